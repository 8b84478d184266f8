//! How a command ends when it can't go on: a sentence that says what to do, and a code.

use std::process::ExitCode;

use store::StoreError;

/// The codes, as `--help` prints them.
pub const EXIT_CODES: &str = "Exit codes:
  0   done
  1   something failed while running
  2   the command line is wrong
  65  the input file has faults
  66  the input file can't be read
  69  the address or port can't be used
  74  the disk or database failed; nothing unacknowledged was kept
  78  a setting is wrong, or the databases need `madang migrate`";

/// Why a command ended early.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    error: anyhow::Error,
}

impl Failure {
    /// Something failed while running.
    pub fn running(error: impl Into<anyhow::Error>) -> Failure {
        Failure {
            code: 1,
            error: error.into(),
        }
    }

    /// The address or port can't be used.
    pub fn address(error: impl Into<anyhow::Error>) -> Failure {
        Failure {
            code: 69,
            error: error.into(),
        }
    }

    /// The disk or database failed.
    pub fn storage(error: impl Into<anyhow::Error>) -> Failure {
        Failure {
            code: 74,
            error: error.into(),
        }
    }

    /// A setting is wrong.
    pub fn settings(error: impl Into<anyhow::Error>) -> Failure {
        Failure {
            code: 78,
            error: error.into(),
        }
    }

    /// A store can't be opened or used: a setting, or the disk.
    pub fn store(error: StoreError) -> Failure {
        match error {
            StoreError::Unmigrated { .. }
            | StoreError::Foreign { .. }
            | StoreError::InUse(_)
            | StoreError::Setup(_) => Failure::settings(error),
            _ => Failure::storage(error),
        }
    }

    /// Prints the chain of causes and answers with the code.
    pub fn report(&self) -> ExitCode {
        eprintln!("madang: {:#}", self.error);
        ExitCode::from(self.code)
    }
}
