//! The project's own tasks: `cargo xtask test`, `tidy`, `ci` and `postgres`.

use std::process::{Command, ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};

mod child;
mod ci;
mod counts;
mod needs;
mod postgres;
mod scratch;
mod steps;
mod test;
mod tidy;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run all tests; on Debian, as root, first install what they need
    Test(test::Options),
    /// Check the rules of the house that the compiler does not
    Tidy,
    /// Check form and lints, then run all tests
    Ci(test::Options),
    /// Run a command with a temporary PostgreSQL (its address is in MADANG_TEST_POSTGRES)
    Postgres {
        /// The command and its arguments, after `--`
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<bool> {
    let runner = child::Runner::new()?;
    let mut report = steps::Report::new();
    match task {
        Task::Tidy => return tidy::run(),
        Task::Postgres { command } => return with_postgres(&runner, &command),
        Task::Test(options) => test::run(&runner, options, &mut report),
        Task::Ci(options) => ci::run(&runner, options, &mut report),
    }
    if runner.interrupted() {
        println!("\nstopped by request before the end");
    }
    Ok(report.close() && !runner.interrupted())
}

fn with_postgres(runner: &child::Runner, command: &[String]) -> Result<bool> {
    let server = postgres::TemporaryPostgres::start()?;
    // The command runs in the folder where it was typed.
    let mut started = Command::new(&command[0]);
    started
        .args(&command[1..])
        .env(postgres::VARIABLE, server.url())
        .env("TMPDIR", scratch::place());
    Ok(runner.run(&mut started)?.success())
}
