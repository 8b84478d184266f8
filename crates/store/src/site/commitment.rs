//! Commitments (지출원인행위) of a year. Rows are added; what a commitment has open is reckoned
//! from them, its payments and what was carried over of it.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use process::commitment::{CommitmentText, OpenCommitment, Payee};
use process::id::{BudgetLineId, CommitmentId, CycleId, DistrictId, PersonId};

use super::cycle::Cycle;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// What a commitment has open: its amount without what was given back, paid and carried over.
macro_rules! open {
    () => {
        "(c.amount_won \
         + COALESCE((SELECT CAST(SUM(r.amount_won) AS BIGINT) FROM commitment r \
           WHERE r.counters = c.id), 0) \
         - COALESCE((SELECT CAST(SUM(s.amount_won) AS BIGINT) FROM spending s \
           WHERE s.commitment_id = c.id), 0) \
         - COALESCE((SELECT CAST(SUM(o.amount_won) AS BIGINT) FROM carry_over o \
           WHERE o.commitment_id = c.id), 0))"
    };
}

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.district_id, c.cycle_id, c.line_id, l.label, l.stat_code, \
             c.amount_won, c.made_on, c.what, c.payee, c.counters, c.recorded_at, ",
            open!(),
            " FROM commitment c JOIN budget_line l ON l.id = c.line_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO commitment (id, district_id, cycle_id, line_id, amount_won, made_on, what, \
           payee, counters, recorded_by, recorded_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    GET = select!("WHERE c.id = $1");
    LIST = select!("WHERE c.cycle_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    OPEN = concat!(
        "SELECT c.id, c.line_id, c.what, c.made_on, ", open!(), " FROM commitment c \
         WHERE c.cycle_id = $1 AND c.counters IS NULL AND ", open!(), " > 0 \
         ORDER BY c.id LIMIT $2"
    );
}

/// A commitment, or the row that gives back what one had open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// Its district.
    pub district: DistrictId,
    /// Its year.
    pub cycle: CycleId,
    /// The line whose money it binds.
    pub line: BudgetLineId,
    /// What that line is called.
    pub label: String,
    /// The code of its statistical item.
    pub stat_code: String,
    /// How much; negative when it gives back.
    pub amount: Won,
    /// The day.
    pub made_on: Date,
    /// What for, or why it was given back.
    pub what: String,
    /// To whom.
    pub payee: Payee,
    /// The commitment whose rest this row gives back.
    pub counters: Option<CommitmentId>,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// What is neither paid nor given back nor carried over.
    pub open: Won,
}

impl Commitment {
    /// It as one of which something is open.
    pub fn as_open(&self) -> Option<OpenCommitment> {
        let open = self.counters.is_none() && Won::ZERO < self.open;
        open.then(|| OpenCommitment {
            id: self.id,
            line: self.line,
            what: self.what.clone(),
            made_on: self.made_on,
            open: self.open,
        })
    }
}

/// Writes a commitment.
///
/// # Errors
/// When the store fails.
pub fn commitment_add(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    text: &CommitmentText,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<CommitmentId, StoreError> {
    let id = CommitmentId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            cycle.district,
            cycle.id,
            text.line,
            text.amount,
            text.made_on,
            &text.what,
            text.payee,
            None::<CommitmentId>,
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// Gives back `amount` of what a commitment has open, on `day` and with `reason`.
///
/// # Errors
/// When the store fails.
pub fn commitment_release(
    tx: &mut Tx<'_>,
    row: &Commitment,
    amount: Won,
    (day, reason): (Date, &str),
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<CommitmentId, StoreError> {
    let id = CommitmentId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            row.district,
            row.cycle,
            row.line,
            Won(amount.0.saturating_neg()),
            day,
            reason,
            row.payee,
            Some(row.id),
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// The commitment with this id.
///
/// # Errors
/// When the store fails.
pub fn commitment_get(tx: &mut Tx<'_>, id: CommitmentId) -> Result<Option<Commitment>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the commitments of a year, the newest first.
///
/// # Errors
/// When the store fails.
pub fn commitment_list(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    before: Option<CommitmentId>,
    limit: i64,
) -> Result<Vec<Commitment>, StoreError> {
    let before = before.unwrap_or(CommitmentId(i64::MAX));
    tx.rows(LIST, values![cycle, before, limit], read)
}

/// The commitments of a year of which something is open, the oldest first.
///
/// # Errors
/// When the store fails.
pub fn commitments_open(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<OpenCommitment>, StoreError> {
    tx.rows(OPEN, values![cycle, limit], |row| {
        Ok(OpenCommitment {
            id: row.get(0)?,
            line: row.get(1)?,
            what: row.get(2)?,
            made_on: row.get(3)?,
            open: row.get(4)?,
        })
    })
}

fn read(row: &Row<'_>) -> Result<Commitment, StoreError> {
    Ok(Commitment {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        line: row.get(3)?,
        label: row.get(4)?,
        stat_code: row.get(5)?,
        amount: row.get(6)?,
        made_on: row.get(7)?,
        what: row.get(8)?,
        payee: row.get(9)?,
        counters: row.get(10)?,
        recorded_at: row.get(11)?,
        open: row.get(12)?,
    })
}
