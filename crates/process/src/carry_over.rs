//! Carrying money over to the next year (이월), by one of three ways with its condition.

use finance::Won;
use finance::ledger::CarryKind;
use jiff::civil::Date;

use crate::commitment::OpenCommitment;
use crate::id::{BudgetLineId, CommitmentId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::spending::{Execution, LedgerLine, LedgerState, check_amount, check_open};
use crate::text::Field;

/// A carry-over as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarryForm {
    /// A name of [`CarryKind`].
    pub kind: String,
    /// The id of the line; that of the commitment counts where there is one.
    pub line: String,
    /// The id of the commitment that could not be paid in time; only for `accident`.
    pub commitment: String,
    /// How much.
    pub amount: String,
    /// The vote, the cause, or the project of several years.
    pub basis: String,
}

/// A carry-over that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `CarryForm`")]
pub struct CarryText {
    pub kind: CarryKind,
    pub line: BudgetLineId,
    pub commitment: Option<CommitmentId>,
    pub amount: Won,
    pub basis: String,
}

impl CarryForm {
    /// Checks every field against the lines and open commitments of the year.
    ///
    /// # Errors
    /// All faulty fields at once; an amount that is too large with the figures it was held
    /// against.
    pub fn check(
        &self,
        limits: &Limits,
        lines: &[LedgerLine],
        open: &[OpenCommitment],
    ) -> Result<CarryText, Invalid> {
        let mut invalid = Invalid::default();
        let kind = CarryKind::from_name(&self.kind);
        if kind.is_none() {
            invalid.push("carry_kind", Fault::new("carry-over-fault-kind"));
        }
        let basis = Field::line("carry_basis", limits.need_max)
            .public()
            .check(&self.basis, &mut invalid);
        let found = match kind {
            Some(CarryKind::Accident) => self.bound(open, &mut invalid),
            _ => self.free(lines, &mut invalid),
        };
        let (Some(kind), Some((line, commitment, amount))) = (kind, found) else {
            return Err(invalid);
        };
        invalid.or(CarryText {
            kind,
            line,
            commitment,
            amount,
            basis,
        })
    }

    fn free(&self, lines: &[LedgerLine], invalid: &mut Invalid) -> Option<Carried> {
        let line = lines.iter().find(|line| line.id.to_string() == self.line);
        if line.is_none() {
            invalid.push("line", Fault::new("spending-fault-line"));
        }
        let amount = check_amount(&self.amount, line, invalid)?;
        Some((line?.id, None, amount))
    }

    fn bound(&self, open: &[OpenCommitment], invalid: &mut Invalid) -> Option<Carried> {
        let found = open
            .iter()
            .find(|one| one.id.to_string() == self.commitment);
        if found.is_none() {
            invalid.push("commitment", Fault::new("carry-over-fault-commitment"));
        }
        let amount = check_open(&self.amount, found, invalid)?;
        let found = found?;
        Some((found.line, Some(found.id), amount))
    }
}

type Carried = (BudgetLineId, Option<CommitmentId>, Won);

/// Decides on taking a carry-over back, and answers the amount of the counter-entry.
///
/// # Errors
/// Once the year is settled; what was taken back already, and a counter-entry.
pub fn counter(
    (amount, is_counter, countered): (Won, bool, bool),
    state: LedgerState,
) -> Result<Won, Refusal> {
    state.open()?;
    match is_counter || countered {
        true => Err(Refusal::conflict(Fault::new(
            "refusal-carry-over-countered",
        ))),
        false => Ok(Won(amount.0.saturating_neg())),
    }
}

/// Decides whether the next year can do without what is taken back: it has so much `free` of the
/// line.
///
/// # Errors
/// When it has spent or bound some of it.
pub fn untouched(amount: Won, free: Won) -> Result<(), Refusal> {
    match amount <= free {
        true => Ok(()),
        false => {
            let fault = Fault::new("refusal-carry-over-spent").won("free", free);
            Err(Refusal::conflict(fault))
        }
    }
}

/// Whether a day is early enough to write entries of a fiscal year.
///
/// # Errors
/// After the books have closed, with the day and the article.
pub fn books_open(fiscal_year: i64, today: Date) -> Result<(), Refusal> {
    let closing = finance::ledger::Closing::of(fiscal_year);
    match closing.filter(|closing| closing.books < today) {
        Some(closing) => {
            let fault = Fault::new("refusal-books-closed")
                .text("day", crate::spending::official(closing.books))
                .both("article", &closing.law.ko, &closing.law.en);
            Err(Refusal::conflict(fault))
        }
        None => Ok(()),
    }
}

/// The days in which money of a fiscal year is bound and paid: those of the agreement, and no
/// longer than the ledger is open.
pub fn within_year(execution: Execution, fiscal_year: i64) -> Execution {
    let ledger = finance::ledger::Closing::of(fiscal_year).map(|closing| closing.ledger);
    Execution {
        start: execution.start,
        end: ledger.map_or(execution.end, |ledger| ledger.min(execution.end)),
    }
}
