//! `cargo xtask ci`: form, lints, then all tests.

use crate::child::Runner;
use crate::steps::{Outcome, Report};
use crate::test::{self, Options};

/// Runs the checks of form and the lints, then [`test::run`].
pub fn run(runner: &Runner, options: Options, report: &mut Report) {
    let lints: &[&str] = &[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    for (name, arguments) in [
        ("cargo fmt", &["fmt", "--all", "--check"][..]),
        ("cargo clippy", lints),
    ] {
        report.step(name, || {
            let status = runner.run(&mut runner.cargo(arguments))?;
            Ok(Outcome::of(status.success()))
        });
        if runner.interrupted() {
            return;
        }
    }
    test::run(runner, options, report);
}
