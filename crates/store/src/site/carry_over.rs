//! What is carried over to the next year (이월). Rows are added.

use finance::Won;
use finance::ledger::CarryKind;
use jiff::Timestamp;
use process::carry_over::CarryText;
use process::id::{BudgetLineId, CarryOverId, CommitmentId, CycleId, DistrictId, PersonId};

use super::cycle::Cycle;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.district_id, o.cycle_id, o.line_id, l.label, l.stat_code, o.kind, \
             o.amount_won, o.basis, o.commitment_id, o.counters, \
             (SELECT COUNT(*) FROM carry_over c WHERE c.counters = o.id), o.recorded_at \
             FROM carry_over o JOIN budget_line l ON l.id = o.line_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO carry_over (id, district_id, cycle_id, line_id, kind, amount_won, basis, \
           commitment_id, counters, recorded_by, recorded_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    GET = select!("WHERE o.id = $1");
    LIST = select!("WHERE o.cycle_id = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT $3");
}

/// Money that is carried over, or a row that takes that back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryOver {
    /// Its id.
    pub id: CarryOverId,
    /// Its district.
    pub district: DistrictId,
    /// The year that it leaves.
    pub cycle: CycleId,
    /// Its line.
    pub line: BudgetLineId,
    /// What that line is called.
    pub label: String,
    /// The code of its statistical item.
    pub stat_code: String,
    /// By which of the three ways.
    pub kind: CarryKind,
    /// How much; negative when it takes another row back.
    pub amount: Won,
    /// The vote, the cause or the project; why, when it takes another row back.
    pub basis: String,
    /// The commitment that could not be paid in time.
    pub commitment: Option<CommitmentId>,
    /// The row that this one takes back.
    pub counters: Option<CarryOverId>,
    /// Whether another row takes this one back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Timestamp,
}

/// Writes a carry-over.
///
/// # Errors
/// When the store fails.
pub fn carry_over_add(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    text: &CarryText,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<CarryOverId, StoreError> {
    let id = CarryOverId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            cycle.district,
            cycle.id,
            text.line,
            text.kind.as_str(),
            text.amount,
            &text.basis,
            text.commitment,
            None::<CarryOverId>,
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// Takes a carry-over back by a row of the opposite `amount`, with `reason`.
///
/// # Errors
/// [`StoreError::Exists`] when another row takes it back already.
pub fn carry_over_counter(
    tx: &mut Tx<'_>,
    row: &CarryOver,
    amount: Won,
    reason: &str,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<CarryOverId, StoreError> {
    let id = CarryOverId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            row.district,
            row.cycle,
            row.line,
            row.kind.as_str(),
            amount,
            reason,
            row.commitment,
            Some(row.id),
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// The carry-over with this id.
///
/// # Errors
/// When the store fails.
pub fn carry_over_get(tx: &mut Tx<'_>, id: CarryOverId) -> Result<Option<CarryOver>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of what is carried over from a year, the newest first.
///
/// # Errors
/// When the store fails.
pub fn carry_over_list(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    before: Option<CarryOverId>,
    limit: i64,
) -> Result<Vec<CarryOver>, StoreError> {
    let before = before.unwrap_or(CarryOverId(i64::MAX));
    tx.rows(LIST, values![cycle, before, limit], read)
}

fn read(row: &Row<'_>) -> Result<CarryOver, StoreError> {
    let kind: String = row.get(6)?;
    let unknown = || StoreError::Data(format!("a carry-over of the kind {kind}"));
    Ok(CarryOver {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        line: row.get(3)?,
        label: row.get(4)?,
        stat_code: row.get(5)?,
        kind: CarryKind::from_name(&kind).ok_or_else(unknown)?,
        amount: row.get(7)?,
        basis: row.get(8)?,
        commitment: row.get(9)?,
        counters: row.get(10)?,
        countered: row.get::<i64>(11)? > 0,
        recorded_at: row.get(12)?,
    })
}
