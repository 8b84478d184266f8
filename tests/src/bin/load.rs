//! `load`: how many ballots and pages the real binary serves over real sockets.

use std::process::ExitCode;

use system_tests::load::bench;
use system_tests::load::options::Options;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Options::read(std::env::args().skip(1)) {
        Ok(options) => bench::run(&options).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error:#}");
            ExitCode::FAILURE
        }
    }
}
