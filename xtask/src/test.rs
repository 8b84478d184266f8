//! `cargo xtask test`: everything that must hold, in one command.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;

use crate::child::{Runner, root};
use crate::counts::{BrowserReader, CargoReader};
use crate::needs;
use crate::postgres::{TemporaryPostgres, VARIABLE};
use crate::steps::{Outcome, Report};

/// What to leave out.
#[derive(clap::Args, Clone, Copy)]
pub struct Options {
    /// Leave out the browser tests
    #[arg(long)]
    no_browser: bool,
    /// Install nothing; what is missing is skipped
    #[arg(long)]
    no_install: bool,
}

/// Runs every step and prints each with its time; `report` may hold steps from before.
pub fn run(runner: &Runner, options: Options, report: &mut Report) {
    if !options.no_install {
        report.step("what the tests need", || {
            let complete = needs::install(runner, !options.no_browser)?;
            Ok(if complete {
                Outcome::of(true)
            } else {
                lacking("packages of the machine")
            })
        });
    }
    let mut server = None;
    report.step("start PostgreSQL", || start(&mut server));
    if runner.interrupted() {
        return;
    }
    let address = std::env::var(VARIABLE)
        .ok()
        .or(server.as_ref().map(TemporaryPostgres::url));
    // Before the tests, some of which start it: they would build it with features of their own.
    let mut program = None;
    report.step("build madang", || build(runner, &mut program));
    if runner.interrupted() {
        return;
    }
    report.step("cargo test --workspace", || {
        cargo_test(runner, address.as_deref(), program.as_deref())
    });
    // The browser tests run on the embedded database.
    drop(server);
    if runner.interrupted() {
        return;
    }
    if options.no_browser {
        report.step("browser tests", || {
            Ok(Outcome::Skipped("--no-browser was given".to_owned()))
        });
        return;
    }
    if let Some(program) = program {
        report.step("browser tests", || browser(runner, options, &program));
    }
}

/// Where a missing part is an error, and where it is only said.
fn lacking(what: &str) -> Outcome {
    println!("skipped: needs {what}");
    if is_ci() {
        println!("CI=true: nothing may be missing here");
        Outcome::of(false)
    } else {
        Outcome::Skipped(format!("needs {what}"))
    }
}

fn start(server: &mut Option<TemporaryPostgres>) -> Result<Outcome> {
    if let Ok(address) = std::env::var(VARIABLE) {
        println!("{VARIABLE} is set: the tests use {address}");
        return Ok(Outcome::of(true));
    }
    if crate::postgres::programs().is_none() {
        return Ok(lacking("a PostgreSQL server"));
    }
    let started = TemporaryPostgres::start()?;
    println!("PostgreSQL answers at {}", started.url());
    *server = Some(started);
    Ok(Outcome::of(true))
}

fn cargo_test(runner: &Runner, postgres: Option<&str>, program: Option<&Path>) -> Result<Outcome> {
    let mut command = runner.cargo(&[
        "test",
        "--workspace",
        "--no-fail-fast",
        "--",
        "--show-output",
    ]);
    if let Some(address) = postgres {
        command.env(VARIABLE, address);
    }
    // Tests whose program is not named build it themselves.
    if let Some(program) = program {
        command.env("MADANG_BIN", program);
    }
    let reader = Arc::new(Mutex::new(CargoReader::default()));
    let shared = Arc::clone(&reader);
    let status = runner.run_reading(&mut command, move |line| {
        shared
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .line(line)
    })?;
    let counts = reader
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .counts
        .clone();
    Ok(if status.success() {
        Outcome::Passed(counts)
    } else {
        Outcome::Failed(counts)
    })
}

fn build(runner: &Runner, program: &mut Option<PathBuf>) -> Result<Outcome> {
    // The same choice of packages as the tests, so that nothing is compiled twice.
    let mut command = runner.cargo(&["build", "--workspace", "--bin", "madang"]);
    let built = runner.run(&mut command)?.success();
    if built {
        *program = Some(target()?.join("debug/madang"));
    }
    Ok(Outcome::of(built))
}

fn browser(runner: &Runner, options: Options, program: &Path) -> Result<Outcome> {
    let Some(chromium) = needs::chromium() else {
        return Ok(lacking("Chromium (or set CHROMIUM to its path)"));
    };
    if let Err(error) = needs::npm(runner, !options.no_install) {
        let reason = error.to_string();
        return Ok(lacking(reason.trim_start_matches("needs ")));
    }
    let mut command = runner.command("node");
    command
        .arg("tests/browser/run.mjs")
        // With an address, a site that runs already would be tested in place of this one.
        .env_remove("MADANG_URL")
        .env("MADANG_BIN", program)
        .env("CHROMIUM", chromium);
    // Nobody looks at the pictures of a machine that is no person's.
    if !is_ci() {
        command.env("MADANG_SCREENSHOTS", target()?.join("screenshots"));
    }
    let reader = Arc::new(Mutex::new(BrowserReader::default()));
    let shared = Arc::clone(&reader);
    let status = runner.run_reading(&mut command, move |line| {
        shared
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .line(line)
    })?;
    let counts = reader
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .counts
        .clone();
    Ok(if status.success() {
        Outcome::Passed(counts)
    } else {
        Outcome::Failed(counts)
    })
}

/// Whether this runs for nobody who looks on.
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}

fn target() -> Result<PathBuf> {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .exec()
        .context("cargo did not say where it builds")?;
    Ok(metadata.target_directory.into_std_path_buf())
}
