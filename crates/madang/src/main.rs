//! Madang (마당): one binary with roles as sub-commands.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod change_check;
mod clock;
mod config;
mod count;
mod demo;
mod doctor;
mod draw;
mod failure;
mod json_file;
mod log;
mod migrate;
mod opinions;
mod say;
mod serve;
mod server;
mod stop;
mod support;

use failure::Failure;

/// Madang (마당): residents and their council plan a district's budget, from the first idea
/// to the counted vote.
///
/// Start a demonstration with `madang demo`. A real site needs `madang migrate` once and
/// then `madang serve`.
#[derive(Parser)]
#[command(name = "madang", version, max_term_width = 100, after_help = failure::EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Play invented districts into a fresh site and serve it
    Demo(demo::DemoArgs),
    /// Serve the site: web, couriers and counting
    Serve(SettingsArgs),
    /// Bring the databases to the shape this version needs
    Migrate(SettingsArgs),
    /// Look at settings, databases, keys and the audit chain, and say what to do
    Doctor(SettingsArgs),
    /// Count a Pabulib ballot file
    Count(count::CountArgs),
    /// Say who decides on a budget change
    ChangeCheck(change_check::ChangeCheckArgs),
    /// Share a total out to districts by a formula
    Support(support::SupportArgs),
    /// Run a published lottery of a recruitment again and compare
    Draw(draw::DrawArgs),
    /// Find what people agree on in a file of votes on statements
    Opinions(opinions::OpinionsArgs),
}

/// Where the settings come from.
#[derive(clap::Args)]
#[command(after_help = config::help())]
struct SettingsArgs {
    /// A TOML file with settings; `MADANG_…` variables win over it
    #[arg(long, env = "MADANG_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

impl SettingsArgs {
    fn load(&self) -> Result<config::Config, Failure> {
        log::check()?;
        let config = config::Config::load(self.config.as_deref(), std::env::vars_os())
            .map_err(Failure::settings)?;
        demo::refuse(&config)?;
        Ok(config)
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo(args) => demo::run(args),
        Command::Serve(args) => args.load().and_then(|config| serve::run(&config)),
        Command::Migrate(args) => args.load().and_then(|config| migrate::run(&config)),
        Command::Doctor(args) => args.load().and_then(|config| doctor::run(&config)),
        Command::Count(args) => {
            let code = count::run_and_report(&args);
            return ExitCode::from(code);
        }
        Command::ChangeCheck(args) => {
            let code = change_check::run_and_report(&args);
            return ExitCode::from(code);
        }
        Command::Support(args) => {
            let code = support::run_and_report(&args);
            return ExitCode::from(code);
        }
        Command::Draw(args) => {
            let code = draw::run_and_report(&args);
            return ExitCode::from(code);
        }
        Command::Opinions(args) => {
            let code = opinions::run_and_report(&args);
            return ExitCode::from(code);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
