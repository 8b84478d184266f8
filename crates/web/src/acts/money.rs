//! Which year's money: what plan, agreement, changes, spending and settlement are about.

use process::id::DistrictId;
use store::{Cycle, Tx};

use super::{NotDone, district, not_found};

/// The round of a fiscal year; without one that whose agreement is in force, else the latest.
///
/// # Errors
/// When the district has no year at all, or not this one.
pub fn year(tx: &mut Tx<'_>, district: DistrictId, asked: Option<i64>) -> Result<Cycle, NotDone> {
    if let Some(year) = asked {
        return Ok(store::cycle_by_year(tx, district, year)?.ok_or_else(not_found)?);
    }
    let found = match store::cycle_agreed(tx, district)? {
        Some(cycle) => Some(cycle),
        None => store::cycle_current(tx, district)?,
    };
    Ok(found.ok_or_else(district::not_set_up)?)
}
