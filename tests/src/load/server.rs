//! `madang serve` as a child process.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use store::{Data, StoreConfig};

/// A running site. Dropping it kills it, as a power cut would.
pub struct Server {
    child: Child,
    /// Kept open, so that the server's words have somewhere to go.
    _output: BufReader<ChildStdout>,
    address: SocketAddr,
}

impl Server {
    /// Starts the site on a free port of loopback and waits until it listens.
    ///
    /// # Errors
    /// When it does not start; its own words are on standard error then.
    pub fn start(binary: &Path, config: &StoreConfig) -> Result<Server> {
        Server::start_at(SocketAddr::from(([127, 0, 0, 1], 0)), binary, config)
    }

    /// Starts the site at an address of loopback, as after a failure, and waits until it listens.
    ///
    /// # Errors
    /// When it does not start; its own words are on standard error then.
    pub fn start_at(listen: SocketAddr, binary: &Path, config: &StoreConfig) -> Result<Server> {
        let mut command = Command::new(binary);
        // Settings of the surroundings, such as an address that is taken, are not this site's.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"MADANG_") {
                command.env_remove(name);
            }
        }
        command
            .arg("serve")
            .env("MADANG_LISTEN", listen.to_string())
            .env("MADANG_KEYS_FOLDER", &config.keys_folder)
            .env("MADANG_POST_RATE", "1000000")
            .env("MADANG_SIGN_IN_RATE", "1000000")
            .env("MADANG_CONCURRENCY", "4096")
            .env("MADANG_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        match &config.data {
            Data::Sqlite { folder } => command.env("MADANG_DATA_FOLDER", folder),
            Data::Postgres { url } => {
                let beside = config.keys_folder.parent().unwrap_or(&config.keys_folder);
                command
                    .env("MADANG_DATABASE_URL", url)
                    .env("MADANG_DATA_FOLDER", beside)
            }
        };
        let mut child = command
            .spawn()
            .with_context(|| format!("can't start {}", binary.display()))?;
        let output = child
            .stdout
            .take()
            .context("the output of the server is a pipe")?;
        let mut output = BufReader::new(output);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let Some(address) = listening(&line) else {
            // Nothing was said, or something else: it is ending, or of no use.
            let _ = child.kill();
            let status = child.wait()?;
            bail!("the server did not start ({status}): {line}");
        };
        Ok(Server {
            child,
            _output: output,
            address,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends the process with SIGKILL, which it can't notice.
    ///
    /// # Errors
    /// When the system refuses, or the process had ended on its own.
    pub fn kill(mut self) -> Result<()> {
        ensure!(
            self.child.try_wait()?.is_none(),
            "the server had ended on its own"
        );
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail when it was killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The address in `Madang listens on http://127.0.0.1:PORT (…)`.
fn listening(line: &str) -> Option<SocketAddr> {
    line.split("http://")
        .nth(1)?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// The binary that belongs to the running program: named by `MADANG_BIN`, else built from
/// the present sources in the same profile and target folder.
///
/// # Errors
/// When it can't be built.
pub fn binary() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("MADANG_BIN") {
        return Ok(PathBuf::from(named));
    }
    let own = std::env::current_exe()?;
    let mut profile = own.parent().context("a program lies in a folder")?;
    if profile.ends_with("deps") {
        profile = profile
            .parent()
            .context("`deps` lies in the folder of a profile")?;
    }
    let target = profile
        .parent()
        .context("the folder of a profile lies in the target folder")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--quiet", "--package", "madang", "--target-dir"])
        .arg(target)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile.ends_with("release") {
        build.arg("--release");
    }
    let status = build.status().context("can't run cargo")?;
    ensure!(status.success(), "madang can't be built ({status})");
    Ok(profile.join("madang"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_says_where_it_listens() {
        let line =
            "Madang listens on http://127.0.0.1:4321 (public address http://127.0.0.1:4321)\n";
        assert_eq!(
            listening(line),
            Some(SocketAddr::from(([127, 0, 0, 1], 4321)))
        );
        assert_eq!(listening("error"), None);
    }
}
