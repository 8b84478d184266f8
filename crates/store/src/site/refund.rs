//! What was paid back of a year (반납). Rows are added.

use finance::Won;
use finance::ledger::Refund as Sums;
use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{CycleId, DistrictId, PersonId, RefundId};
use process::refund::RefundText;

use super::cycle::Cycle;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, r.cycle_id, r.amount_won, r.interest_won, r.paid_on, \
             r.receipt, r.counters, (SELECT COUNT(*) FROM refund c WHERE c.counters = r.id), \
             r.recorded_at FROM refund r ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO refund (id, district_id, cycle_id, amount_won, interest_won, paid_on, \
           receipt, counters, recorded_by, recorded_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    GET = select!("WHERE r.id = $1");
    LIST = select!("WHERE r.cycle_id = $1 ORDER BY r.id DESC LIMIT $2");
    SUMS = "SELECT COALESCE(CAST(SUM(amount_won) AS BIGINT), 0), \
            COALESCE(CAST(SUM(interest_won) AS BIGINT), 0) FROM refund WHERE cycle_id = $1";
}

/// A payment back, or a row that takes one back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRow {
    /// Its id.
    pub id: RefundId,
    /// Its district.
    pub district: DistrictId,
    /// Its year.
    pub cycle: CycleId,
    /// What was not spent; negative when it takes another row back.
    pub amount: Won,
    /// The interest that it bore.
    pub interest: Won,
    /// The day.
    pub paid_on: Date,
    /// The number of the receipt; why, when it takes another row back.
    pub receipt: String,
    /// The row that this one takes back.
    pub counters: Option<RefundId>,
    /// Whether another row takes this one back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Timestamp,
}

/// Writes a payment back.
///
/// # Errors
/// When the store fails.
pub fn refund_add(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    text: &RefundText,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<RefundId, StoreError> {
    let id = RefundId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            cycle.district,
            cycle.id,
            text.amount,
            text.interest,
            text.paid_on,
            &text.receipt,
            None::<RefundId>,
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// Takes a payment back out of the list by a row of the opposite amounts, with `reason`.
///
/// # Errors
/// [`StoreError::Exists`] when another row takes it back already.
pub fn refund_counter(
    tx: &mut Tx<'_>,
    row: &RefundRow,
    (day, reason): (Date, &str),
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<RefundId, StoreError> {
    let id = RefundId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            row.district,
            row.cycle,
            Won(row.amount.0.saturating_neg()),
            Won(row.interest.0.saturating_neg()),
            day,
            reason,
            Some(row.id),
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// The payment back with this id.
///
/// # Errors
/// When the store fails.
pub fn refund_get(tx: &mut Tx<'_>, id: RefundId) -> Result<Option<RefundRow>, StoreError> {
    tx.row(GET, values![id], read)
}

/// What was paid back of a year, the newest first.
///
/// # Errors
/// When the store fails.
pub fn refund_list(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<RefundRow>, StoreError> {
    tx.rows(LIST, values![cycle, limit], read)
}

/// The sums of what was paid back of a year; what goes back stands in its settlement.
///
/// # Errors
/// When the store fails.
pub fn refund_sums(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Sums, StoreError> {
    let sums = tx.row(SUMS, values![cycle], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (amount, interest): (Won, Won) = sums.unwrap_or_default();
    Ok(Sums {
        unspent: Won::ZERO,
        interest: Won::ZERO,
        paid: amount,
        interest_paid: interest,
    })
}

fn read(row: &Row<'_>) -> Result<RefundRow, StoreError> {
    Ok(RefundRow {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        amount: row.get(3)?,
        interest: row.get(4)?,
        paid_on: row.get(5)?,
        receipt: row.get(6)?,
        counters: row.get(7)?,
        countered: row.get::<i64>(8)? > 0,
        recorded_at: row.get(9)?,
    })
}
