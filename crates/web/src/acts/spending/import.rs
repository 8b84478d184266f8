//! Rows of the ledger from a table: what it would write, and writing them by the act of each.

use finance::Won;
use process::Act;
use process::act::Target;
use process::spending_import::{self, SpendingRow};
use process::table::Judged;
use store::{Cycle, District, Tx};

use super::{open_days, record, year};
use crate::acts::{By, NotDone, district};

/// Judges a table against the ledger of a year; nothing is written.
///
/// # Errors
/// Refuses who may not, before an agreement and after the settlement; names what is wrong with
/// the table as a whole.
pub fn judge(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: i64,
    text: &str,
) -> Result<(District, Cycle, Judged<SpendingRow>), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let year = year::<NotDone>(tx, &district, Some(fiscal_year))?;
    let (cycle, days) = open_days(&year, by.today)?;
    let lines = &year.ledger.lines;
    let judged = spending_import::judge(text, by.rules.limits, lines, days, by.today)?;
    Ok((district, cycle.clone(), judged))
}

/// Writes every row, each by the act of spending, and answers the sum.
///
/// # Errors
/// As [`record`].
pub fn record_all(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: i64,
    rows: &[&SpendingRow],
) -> Result<Won, NotDone> {
    for row in rows {
        record(tx, by, slug, Some(fiscal_year), &row.form)?;
    }
    Ok(crate::acts::import_file::sum(
        rows.iter().map(|row| row.text.amount),
    )?)
}
