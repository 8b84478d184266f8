//! How much a process asked of its databases, for tests and benches that bound it.

use std::sync::atomic::{AtomicU64, Ordering};

/// Counts since the start of the process, of all its stores together.
#[derive(Debug, Default)]
pub struct Effort {
    statements: AtomicU64,
    steps: AtomicU64,
    replans: AtomicU64,
}

impl Effort {
    /// How many statements ran, transactions' own commands not counted.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// How much they cost, always the same for the same question on the same rows: steps of
    /// SQLite's virtual machine (`SQLITE_STMTSTATUS_VM_STEP`), which grow with every row looked
    /// at, and on PostgreSQL, which does not tell, the rows answered.
    pub fn steps(&self) -> u64 {
        self.steps.load(Ordering::Relaxed)
    }

    /// How often SQLite threw the plan of a statement away and made it again, as it does when a
    /// table was changed, or for every value where the guarantee of stable plans is off.
    pub fn replans(&self) -> u64 {
        self.replans.load(Ordering::Relaxed)
    }

    pub(crate) fn planned_again(&self, more: u64) {
        self.replans.fetch_add(more, Ordering::Relaxed);
    }

    pub(crate) fn statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn step(&self, more: u64) {
        self.steps.fetch_add(more, Ordering::Relaxed);
    }
}
