//! What the files of a year are made from; always the same number of statements.

use std::collections::BTreeMap;

use finance::Won;
use process::id::{BudgetChangeId, BudgetLineId};
use process::spending::LedgerLine;
use store::{BudgetChange, BudgetLine, ChangeLine, Commitment, Project, Settlement, Spending, Tx};

use crate::acts::NotDone;
use crate::pages::money::Books;

/// How many rows of each kind one file may have: of the ledger, commitments, changes, and lines of
/// changes.
const ROWS: i64 = 150_000;

/// The money of a year.
pub(super) struct Source {
    /// Its plan with the amounts in force.
    pub books: Books,
    /// The detailed projects.
    pub projects: Vec<Project>,
    /// The lines of the ledger.
    pub ledger: Vec<LedgerLine>,
    /// What was bound and given back, the oldest first.
    pub commitments: Vec<Commitment>,
    /// What was paid, the oldest first.
    pub rows: Vec<Spending>,
    /// Whether there is more than a file may have.
    pub more: bool,
    /// The changes, the oldest first.
    pub changes: Vec<BudgetChange>,
    /// What they do to each line.
    pub moves: Vec<(BudgetChangeId, ChangeLine)>,
    /// The latest approved settlement.
    pub settlement: Option<Settlement>,
}

impl Source {
    /// Reads everything.
    ///
    /// # Errors
    /// When there is no such district or year.
    pub fn read(tx: &mut Tx<'_>, slug: &str, year: Option<i64>) -> Result<Source, NotDone> {
        let books = Books::read(tx, slug, year)?;
        let cycle = books.cycle.id;
        let mut rows = store::spending_list(tx, cycle, None, ROWS + 1)?;
        rows.reverse();
        let mut commitments = store::commitment_list(tx, cycle, None, ROWS + 1)?;
        commitments.reverse();
        let mut changes = store::budget_change_list(tx, cycle, None, ROWS + 1)?;
        changes.reverse();
        let moves = store::budget_change_moves(tx, cycle, ROWS + 1)?;
        let counts = [rows.len(), commitments.len(), changes.len(), moves.len()];
        let more = |count: &usize| usize::try_from(ROWS).is_ok_and(|most| most < *count);
        let settlements = store::settlements_of(tx, cycle, 100)?;
        Ok(Source {
            projects: store::projects_of(tx, cycle)?,
            ledger: store::ledger_of(tx, cycle)?.lines,
            more: counts.iter().any(more),
            rows,
            commitments,
            changes,
            moves,
            settlement: settlements.into_iter().find(|s| s.approved_at.is_some()),
            books,
        })
    }

    /// What was spent of each line.
    pub fn spent(&self) -> BTreeMap<BudgetLineId, Won> {
        self.ledger
            .iter()
            .map(|line| (line.id, line.spent))
            .collect()
    }

    /// The lines by their ids.
    pub fn lines(&self) -> BTreeMap<BudgetLineId, &BudgetLine> {
        self.books
            .lines
            .iter()
            .map(|line| (line.id, line))
            .collect()
    }
}
