//! Child processes: started in the project's root, stopped when the person presses Ctrl-C.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Knows whether the person asked to stop, and runs commands that heed it.
#[derive(Clone)]
pub struct Runner {
    interrupted: Arc<AtomicBool>,
    root: PathBuf,
    scratch: PathBuf,
}

impl Runner {
    /// Watches for Ctrl-C, SIGTERM and SIGHUP from here on. They set a flag instead of
    /// ending the process, so that a temporary database is stopped and removed first.
    pub fn new() -> Result<Self> {
        let interrupted = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&interrupted))
                .context("could not watch for Ctrl-C")?;
        }
        Ok(Self {
            interrupted,
            root: root(),
            scratch: crate::scratch::place(),
        })
    }

    /// Whether the person asked to stop.
    pub fn interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    /// A command that starts in the project's root and keeps passing things in `scratch`.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("TMPDIR", &self.scratch);
        command
    }

    /// Cargo, the same one that runs this task, in the project's root.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(cargo());
        command.args(arguments);
        command
    }

    /// Runs to the end, its output going where ours goes.
    pub fn run(&self, command: &mut Command) -> Result<ExitStatus> {
        let child = command
            .spawn()
            .with_context(|| format!("could not start {}", shown(command)))?;
        self.wait(child)
    }

    /// Runs to the end and hands every line of standard output to `each`, which says
    /// whether the line is to be printed.
    pub fn run_reading(
        &self,
        command: &mut Command,
        mut each: impl FnMut(&str) -> bool + Send + 'static,
    ) -> Result<ExitStatus> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("could not start {}", shown(command)))?;
        let output = child.stdout.take().context("its output was not piped")?;
        let reader = thread::spawn(move || {
            for line in BufReader::new(output).split(b'\n') {
                let Ok(line) = line else { break };
                let line = String::from_utf8_lossy(&line);
                if each(&line) {
                    // A closed terminal is no reason to stop reading the counts.
                    let _ = writeln!(std::io::stdout(), "{line}");
                }
            }
        });
        let status = self.wait(child)?;
        // A process that the program left behind may hold the pipe open for ever.
        let until = Instant::now() + Duration::from_secs(10);
        while !reader.is_finished() && Instant::now() < until {
            thread::sleep(Duration::from_millis(10));
        }
        if reader.is_finished() && reader.join().is_err() {
            bail!("reading the output of {} failed", shown(command));
        }
        Ok(status)
    }

    fn wait(&self, mut child: std::process::Child) -> Result<ExitStatus> {
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            if self.interrupted() {
                // Ctrl-C reached the child too; give it a moment before ending it.
                thread::sleep(Duration::from_millis(300));
                if child.try_wait()?.is_none() {
                    child.kill()?;
                    child.wait()?;
                }
                bail!("stopped by request");
            }
            thread::sleep(Duration::from_millis(30));
        }
    }
}

/// The project's root: the folder above this package.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The cargo that runs this task, or the one on the path.
pub fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first line that a program prints, or `None` when it is absent or fails.
pub fn answer(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().next().unwrap_or_default().trim().to_owned())
}
