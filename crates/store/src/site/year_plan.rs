//! The day on which the budget of a year goes to the district's assembly.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::CycleId;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    SET = "INSERT INTO year_plan (cycle_id, submits_on, set_at) VALUES ($1, $2, $3) \
           ON CONFLICT (cycle_id) DO UPDATE SET submits_on = excluded.submits_on, \
           set_at = excluded.set_at";
    GET = "SELECT submits_on FROM year_plan WHERE cycle_id = $1";
}

/// Sets the day on which the budget is handed in.
///
/// # Errors
/// When the store fails.
pub fn submission_set(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    day: Date,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SET, values![cycle, day, now]).map(drop)
}

/// The day on which the budget is handed in, if the district has set one.
///
/// # Errors
/// When the store fails.
pub fn submission_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Option<Date>, StoreError> {
    tx.row(GET, values![cycle], |row| row.get(0))
}
