//! A PostgreSQL server for the time of one run: own folder, free loopback port, removed after.
//!
//! The server refuses to run as root, so root hands it to the system user `postgres`.
//! `fsync` stays on: where the folder lies on a disk, the tests wait for it as a site does.

use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::child::{answer, shown};

/// The variable that tells the tests where the server is.
pub const VARIABLE: &str = "MADANG_TEST_POSTGRES";

const SETTINGS: &str = "
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
fsync = on
synchronous_commit = on
timezone = 'UTC'
";

/// A running server. Dropping it stops the server and removes its folder.
pub struct TemporaryPostgres {
    folder: TempDir,
    programs: PathBuf,
    user: Option<String>,
    port: u16,
}

impl TemporaryPostgres {
    /// Makes an empty cluster and starts it.
    ///
    /// # Errors
    /// When no server programs are installed, when root finds no unprivileged user, or
    /// when the server does not start (the end of its log is in the message).
    pub fn start() -> Result<Self> {
        let programs = programs().context("no PostgreSQL server programs found")?;
        let user = unprivileged_user()?;
        let mut server = Self {
            folder: folder_for(user.as_deref())?,
            programs,
            user,
            port: 0,
        };
        server.run("initdb", &initdb_arguments(&server.data()))?;
        let configuration = server.data().join("postgresql.conf");
        let text = std::fs::read_to_string(&configuration)? + SETTINGS;
        std::fs::write(&configuration, text)?;
        // Another process may take the port between our look and the server's start.
        let mut outcome = Ok(());
        for _ in 0..3 {
            server.port = free_port()?;
            outcome = server.launch();
            if outcome.is_ok() {
                return Ok(server);
            }
        }
        outcome.map(|()| server)
    }

    /// The address for the tests: superuser `madang`, no password, loopback only.
    pub fn url(&self) -> String {
        format!("postgres://madang@127.0.0.1:{}/postgres", self.port)
    }

    fn launch(&self) -> Result<()> {
        let (data, log) = (self.data(), self.folder.path().join("log"));
        let options = format!("-p {}", self.port);
        let arguments = [
            "start",
            "-w",
            "-t",
            "60",
            "-D",
            &data.to_string_lossy(),
            "-l",
            &log.to_string_lossy(),
            "-o",
            &options,
        ]
        .map(str::to_owned);
        self.run("pg_ctl", &arguments).with_context(|| {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            let lines: Vec<_> = text.lines().collect();
            let end = lines[lines.len().saturating_sub(10)..].join("\n");
            format!("PostgreSQL did not start; the end of its log:\n{end}")
        })
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, program: &str, arguments: &[String]) -> Result<()> {
        let program = self.programs.join(program);
        let mut command = match &self.user {
            Some(user) => as_user(user, &program),
            None => Command::new(&program),
        };
        let output = command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("could not start {}", shown(&command)))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("{} failed: {}", shown(&command), said.trim());
        }
        Ok(())
    }
}

impl Drop for TemporaryPostgres {
    fn drop(&mut self) {
        let arguments = [
            "stop",
            "-w",
            "-m",
            "immediate",
            "-D",
            &self.data().to_string_lossy(),
        ]
        .map(str::to_owned);
        if let Err(error) = self.run("pg_ctl", &arguments) {
            eprintln!("PostgreSQL was not stopped: {error:#}");
        }
    }
}

/// The folder of `initdb` and `pg_ctl`: Debian keeps them off the path.
pub fn programs() -> Option<PathBuf> {
    let told = answer("pg_config", &["--bindir"]).map(PathBuf::from);
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            entries
                .flatten()
                .map(|entry| entry.path().join("bin"))
                .collect()
        })
        .unwrap_or_default();
    versions.sort();
    told.into_iter()
        .chain(versions.into_iter().rev())
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
}

/// Whether this process is root, who may install packages but not run the server.
pub fn is_root() -> bool {
    answer("id", &["-u"]).as_deref() == Some("0")
}

fn unprivileged_user() -> Result<Option<String>> {
    if !is_root() {
        return Ok(None);
    }
    ["postgres", "nobody"]
        .into_iter()
        .find(|user| answer("id", &["-u", user]).is_some())
        .map(|user| Some(user.to_owned()))
        .context("root may not run PostgreSQL, and there is no user `postgres` or `nobody`")
}

fn as_user(user: &str, program: &Path) -> Command {
    let mut command;
    if answer("runuser", &["--version"]).is_some() {
        command = Command::new("runuser");
        command.args(["-u", user, "--"]);
    } else {
        command = Command::new("setpriv");
        command.args(["--reuid", user, "--regid", user, "--init-groups", "--"]);
    }
    command.arg(program);
    command
}

/// A folder that belongs to `user`, under the first temporary place that they may enter.
fn folder_for(user: Option<&str>) -> Result<TempDir> {
    let Some(user) = user else {
        return Ok(tempfile::Builder::new()
            .prefix("madang-postgres-")
            .tempdir_in(crate::scratch::place())?);
    };
    let number = answer("id", &["-u", user]).context("the user has no number")?;
    let places = [crate::scratch::place(), "/tmp".into(), "/var/tmp".into()];
    for place in places {
        let Ok(folder) = tempfile::Builder::new()
            .prefix("madang-postgres-")
            .tempdir_in(&place)
        else {
            continue;
        };
        chown(folder.path(), Some(number.parse()?), None)?;
        let enters = as_user(user, Path::new("test"))
            .arg("-w")
            .arg(folder.path())
            .current_dir("/")
            .status();
        if enters.is_ok_and(|status| status.success()) {
            return Ok(folder);
        }
    }
    bail!("no temporary folder that the user `{user}` may enter; set TMPDIR to one")
}

fn initdb_arguments(data: &Path) -> Vec<String> {
    let data = data.to_string_lossy();
    [
        "--username=madang",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "-D",
        &data,
    ]
    .map(str::to_owned)
    .to_vec()
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
