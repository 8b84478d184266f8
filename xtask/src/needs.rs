//! What the tests need from the machine, and how it comes there on Debian.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Result, bail};

use crate::child::{Runner, answer, root};
use crate::postgres;

/// The oldest Node.js that the browser driver runs on.
const NODE: u32 = 20;

/// Something that a Debian package brings.
struct Need {
    package: &'static str,
    what: &'static str,
    why: &'static str,
    present: fn() -> bool,
}

const POSTGRES: Need = Need {
    package: "postgresql",
    what: "a PostgreSQL server",
    why: "the storage tests run on both databases",
    present: || postgres::programs().is_some(),
};

const BROWSER: [Need; 2] = [
    Need {
        package: "chromium-headless-shell",
        what: "Chromium",
        why: "the browser tests open every page",
        present: || chromium().is_some(),
    },
    Need {
        package: "fonts-noto-cjk",
        what: "a Korean font",
        why: "screenshots and measured widths need Korean letters",
        present: || answer("fc-list", &[":lang=ko"]).is_some_and(|line| !line.is_empty()),
    },
];

/// Brings what is missing, saying what and why before it does. What stays missing is found
/// again by the steps that need it.
pub fn install(runner: &Runner, browser: bool) -> Result<bool> {
    let mut wanted = vec![&POSTGRES];
    if browser {
        wanted.extend(&BROWSER);
    }
    wanted.retain(|need| !(need.present)());
    if wanted.is_empty() {
        println!("nothing is missing from the machine");
        return Ok(true);
    }
    for need in &wanted {
        println!(
            "missing: {} (Debian package {}): {}",
            need.what, need.package, need.why
        );
    }
    if !postgres::is_root() || on_path("apt-get").is_none() {
        println!("installing packages needs root and apt-get; go on without");
        return Ok(false);
    }
    let packages: Vec<_> = wanted.iter().map(|need| need.package).collect();
    println!("installing {} with apt-get", packages.join(", "));
    // The lists of packages may be fresh already; asking for them first would cost seconds.
    let done = apt(runner, &["install"], &packages)?
        || (apt(runner, &["update"], &[])? && apt(runner, &["install"], &packages)?);
    Ok(done && wanted.iter().all(|need| (need.present)()))
}

fn apt(runner: &Runner, verb: &[&str], packages: &[&str]) -> Result<bool> {
    let mut command = runner.command("apt-get");
    command
        .args(["--quiet", "--yes", "--no-install-recommends"])
        .args(verb)
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        // The long list of unpacked files is noise; errors still come through.
        .stdout(Stdio::null());
    Ok(runner.run(&mut command)?.success())
}

/// Brings the npm packages of the browser tests, exactly as the lock file names them.
///
/// # Errors
/// When Node.js is absent or too old, or the packages are missing and may not be installed
/// or cannot be. The message says what is needed.
pub fn npm(runner: &Runner, may_install: bool) -> Result<()> {
    let version = answer("node", &["--version"]).unwrap_or_default();
    if major(&version) < NODE {
        bail!(
            "needs Node.js {NODE} or newer (found {})",
            if version.is_empty() { "none" } else { &version }
        );
    }
    let folder = root().join("tests/browser");
    if is_current(&folder) {
        return Ok(());
    }
    if !may_install {
        bail!("needs the npm packages: run `npm ci` in tests/browser");
    }
    println!("installing playwright-core and axe-core with `npm ci` in tests/browser:");
    println!("they drive Chromium and check accessibility");
    let mut command = runner.command("npm");
    command.arg("ci").current_dir(&folder).stdin(Stdio::null());
    if !runner.run(&mut command)?.success() {
        bail!("needs the npm packages, and `npm ci` failed");
    }
    Ok(())
}

/// Whether the installed packages are younger than the lock file.
fn is_current(folder: &Path) -> bool {
    let changed = |name: &str| folder.join(name).metadata().and_then(|m| m.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    installed.is_some() && installed >= changed("package-lock.json")
}

fn major(version: &str) -> u32 {
    let number = version.trim_start_matches('v').split('.').next();
    number.and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The browser: the one that `CHROMIUM` names, or the first of the usual names on the path. The
/// shell without windows needs half the processor time of the whole browser.
pub fn chromium() -> Option<PathBuf> {
    if let Some(told) = std::env::var_os("CHROMIUM") {
        return Some(told.into());
    }
    const NAMES: [&str; 4] = [
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ];
    NAMES.into_iter().find_map(on_path)
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn versions_of_node_are_read() {
        assert_eq!(major("v20.20.2"), 20);
        assert_eq!(major(""), 0);
    }

    #[test]
    fn packages_older_than_the_lock_file_are_brought_again() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_current(folder.path()));
        std::fs::write(folder.path().join("package-lock.json"), "{}").unwrap();
        std::fs::create_dir(folder.path().join("node_modules")).unwrap();
        std::fs::write(folder.path().join("node_modules/.package-lock.json"), "{}").unwrap();
        assert!(is_current(folder.path()));
    }
}
