//! Commitments (지출원인행위): money of a line that is bound before it is paid.

use finance::Won;
use jiff::civil::Date;

use crate::id::{BudgetLineId, CommitmentId};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::spending::{Execution, LedgerLine, LedgerState, check_amount, check_day};
use crate::text::Field;

named! {
    /// To whom money is promised. Nobody is named: a ledger is public, and people in it are not.
    Payee {
        /// A company.
        Company = "company",
        /// An association or a social enterprise.
        Association = "association",
        /// A group of residents.
        ResidentGroup = "resident-group",
        /// A single person.
        Person = "person",
        /// A public body.
        PublicBody = "public-body",
        /// Anything else.
        Other = "other",
    }
}

/// A commitment of which something is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCommitment {
    /// Its id.
    pub id: CommitmentId,
    /// The line whose money it binds.
    pub line: BudgetLineId,
    /// What for.
    pub what: String,
    /// The day.
    pub made_on: Date,
    /// What is neither paid nor released nor carried over of it.
    pub open: Won,
}

/// A commitment as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitmentForm {
    /// The id of the line.
    pub line: String,
    /// How much.
    pub amount: String,
    /// The day, `YYYY-MM-DD`.
    pub made_on: String,
    /// What for.
    pub what: String,
    /// A name of [`Payee`].
    pub payee: String,
}

/// A commitment that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `CommitmentForm`")]
pub struct CommitmentText {
    pub line: BudgetLineId,
    pub amount: Won,
    pub made_on: Date,
    pub what: String,
    pub payee: Payee,
}

impl CommitmentForm {
    /// Checks every field against the lines of the year.
    ///
    /// # Errors
    /// All faulty fields at once; an amount that is too large with the figures it was held
    /// against.
    pub fn check(
        &self,
        limits: &Limits,
        lines: &[LedgerLine],
        execution: Execution,
        today: Date,
    ) -> Result<CommitmentText, Invalid> {
        let mut invalid = Invalid::default();
        let line = lines.iter().find(|line| line.id.to_string() == self.line);
        if line.is_none() {
            invalid.push("line", Fault::new("spending-fault-line"));
        }
        let amount = check_amount(&self.amount, line, &mut invalid);
        let made_on = check_day("made_on", &self.made_on, execution, today, &mut invalid);
        let what = Field::line("what", limits.need_max)
            .public()
            .check(&self.what, &mut invalid);
        let payee = self.payee.parse::<Payee>().ok();
        if payee.is_none() {
            invalid.push("payee", Fault::new("commitment-fault-payee"));
        }
        let (Some(line), Some(amount), Some(made_on), Some(payee)) = (line, amount, made_on, payee)
        else {
            return Err(invalid);
        };
        invalid.or(CommitmentText {
            line: line.id,
            amount,
            made_on,
            what,
            payee,
        })
    }
}

/// Decides on giving back what a commitment has open, and answers how much that is.
///
/// # Errors
/// Once the year is settled, and when nothing is open.
pub fn release(open: Option<&OpenCommitment>, state: LedgerState) -> Result<Won, Refusal> {
    state.open()?;
    match open {
        Some(commitment) => Ok(commitment.open),
        None => Err(Refusal::conflict(Fault::new("refusal-commitment-closed"))),
    }
}
