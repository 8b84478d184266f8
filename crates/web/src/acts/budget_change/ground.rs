//! The agreed budget of a year as a change finds it, and judging on it.

use std::collections::BTreeMap;

use finance::change::{Circumstances, Judgement, Line, judge};
use finance::{Won, WonError};
use process::budget_change;
use process::id::{BudgetChangeId, BudgetLineId};
use process::refusal::Fault;
use process::{Invalid, Refusal};
use store::{Agreement, BudgetLine, ChangeLine, Cycle, LineAmounts, Tx};

use crate::acts::{By, NotDone};

/// What changes would add to lines.
type WaitingMoves = BTreeMap<BudgetChangeId, BTreeMap<BudgetLineId, Won>>;

/// The agreed budget of a year as a change finds it.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The year.
    pub cycle: Cycle,
    /// The agreement in force.
    pub agreement: Agreement,
    /// The lines in the order of the plan.
    pub lines: Vec<BudgetLine>,
    /// Their amounts in the same order.
    pub amounts: Vec<LineAmounts>,
    /// What changes that wait do to lines.
    pub waiting: Vec<(BudgetChangeId, ChangeLine)>,
    /// What was spent of lines.
    pub spent: Vec<(BudgetLineId, Won)>,
}

impl Ground {
    /// Reads it, always with the same number of statements.
    ///
    /// # Errors
    /// When no agreement is in force: there is nothing to change yet.
    pub fn read(tx: &mut Tx<'_>, cycle: Cycle) -> Result<Ground, NotDone> {
        let agreement = store::agreement_in_force(tx, cycle.id)?;
        let none = || Refusal::conflict(Fault::new("refusal-change-no-agreement"));
        Ok(Ground {
            agreement: agreement.ok_or_else(none)?,
            lines: store::budget_lines(tx, cycle.id)?,
            amounts: store::budget_amounts(tx, cycle.id)?,
            waiting: store::budget_changes_waiting(tx, cycle.id)?,
            spent: store::taken_of_lines(tx, cycle.id)?,
            cycle,
        })
    }

    /// The ids of the lines in the order of the plan.
    pub fn ids(&self) -> Vec<BudgetLineId> {
        self.lines.iter().map(|line| line.id).collect()
    }

    /// Judges the amounts that the lines would get. Changes that wait keep their part of the
    /// limit; for the change `own` only those do that were proposed before it.
    ///
    /// # Errors
    /// When sums leave 64 bits.
    pub fn judge(
        &self,
        by: &By,
        new: &[Won],
        content: bool,
        own: Option<BudgetChangeId>,
    ) -> Result<Judgement, NotDone> {
        let waiting = self.waiting_moves(own)?;
        let lines = self.lines.iter().zip(&self.amounts).zip(new);
        let lines: Vec<Line> = lines
            .map(|((line, amounts), new)| Line {
                path: line.path.clone(),
                base: amounts.base,
                current: amounts.current,
                new: *new,
                waiting: (waiting.values())
                    .map(|moves| moves.get(&line.id).copied().unwrap_or_default())
                    .collect(),
            })
            .collect();
        let circumstances = Circumstances {
            today: by.today,
            transfer_voted: false,
            content,
        };
        let judged = judge(&lines, &self.agreement.text.terms, circumstances);
        Ok(judged.map_err(too_large)?)
    }

    /// What each change that waits would add to lines, or take from them.
    fn waiting_moves(&self, own: Option<BudgetChangeId>) -> Result<WaitingMoves, NotDone> {
        let mut changes = WaitingMoves::new();
        let before = |id: BudgetChangeId| own.is_none_or(|own| id < own);
        for (change, line) in self.waiting.iter().filter(|(id, _)| before(*id)) {
            let moves = changes.entry(*change).or_default();
            moves.insert(line.line, line.difference()?);
        }
        Ok(changes)
    }

    /// Checks that no source pays more than before.
    pub(super) fn same_sources(&self, new: &[Won]) -> Result<(), Invalid> {
        let lines = self.lines.iter().zip(&self.amounts).zip(new);
        budget_change::same_sources(
            lines.map(|((line, amounts), new)| (line.source.as_str(), amounts.current, *new)),
        )
    }

    /// Checks that no line that a change touches gets less than was spent of it, and that what
    /// other changes that wait would take is not taken once more.
    pub(super) fn above_taken(&self, new: &[Won]) -> Result<(), Invalid> {
        self.at_least(new, |line, falls| {
            let moves = self.waiting.iter().filter(|(_, moved)| moved.line == line);
            let promised = moves.fold(0i64, |sum, (_, moved)| {
                sum.saturating_add(moved.before.0.saturating_sub(moved.after.0).max(0))
            });
            if falls { promised } else { 0 }
        })
    }

    /// Checks that no line that a change touches gets less than was spent of it.
    fn above_spent(&self, new: &[Won]) -> Result<(), Invalid> {
        self.at_least(new, |_, _| 0)
    }

    /// Checks what touched lines keep: what was spent, and `beside` that, by whether they fall.
    fn at_least(
        &self,
        new: &[Won],
        beside: impl Fn(BudgetLineId, bool) -> i64,
    ) -> Result<(), Invalid> {
        let lines = self.amounts.iter().zip(new);
        budget_change::above_spent(lines.map(|(line, new)| {
            if line.current == *new {
                return (*new, Won::ZERO);
            }
            let spent = self.spent.iter().find(|(of, _)| *of == line.line);
            let spent = spent.map_or(0, |(_, won)| won.0);
            let beside = beside(line.line, *new < line.current);
            (*new, Won(spent.saturating_add(beside)))
        }))
    }

    /// The amounts of all lines once a change is applied to those in force.
    ///
    /// # Errors
    /// When a line would fall below nothing, or below what was spent of it.
    pub(super) fn applied(&self, moves: &[ChangeLine]) -> Result<Vec<Won>, NotDone> {
        let amounts = self.amounts.iter().map(|amounts| {
            let moved = moves.iter().find(|change| change.line == amounts.line);
            let moved = moved.map_or(Ok(Won::ZERO), ChangeLine::difference)?;
            match amounts
                .current
                .0
                .checked_add(moved.0)
                .filter(|won| 0 <= *won)
            {
                Some(won) => Ok(Won(won)),
                None => Err(Refusal::conflict(Fault::new("refusal-change-below-zero")).into()),
            }
        });
        let amounts = amounts.collect::<Result<Vec<_>, NotDone>>()?;
        if self.above_spent(&amounts).is_err() {
            return Err(Refusal::conflict(Fault::new("refusal-change-spent")).into());
        }
        Ok(amounts)
    }
}

fn too_large(_: WonError) -> Invalid {
    Invalid::one("amounts", Fault::new("fault-sum-too-large"))
}
