//! Rows of the ledger from a table: what it would write, and writing what was judged.

use finance::Won;
use process::Act;
use process::act::Target;
use process::plan::FundingSource;
use process::spending_import::{self, SpendingRow};
use process::table::Judged;
use store::{Cycle, District, Tx};

use super::{Year, add, leave_refunded, open_days, year};
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
    leave_all(tx, &year, &judged)?;
    Ok((district, cycle.clone(), judged))
}

/// Refuses a table whose rows together take what was paid back to the city.
fn leave_all(tx: &mut Tx<'_>, year: &Year, judged: &Judged<SpendingRow>) -> Result<(), NotDone> {
    let of_city = |row: &&SpendingRow| {
        let line = year.ledger.lines.iter().find(|one| one.id == row.text.line);
        line.is_some_and(|line| line.source == FundingSource::CityBudget)
    };
    let good = judged
        .lines
        .iter()
        .filter_map(|line| line.row.as_ref().ok());
    let rows: Vec<&SpendingRow> = good.filter(of_city).collect();
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let sum = crate::acts::import_file::sum(rows.iter().map(|row| row.text.amount))?;
    match leave_refunded(tx, year, (first.text.line, sum)) {
        Err(NotDone::Invalid(mut invalid)) => {
            for fault in &mut invalid.0 {
                fault.field = "table";
            }
            Err(invalid.into())
        }
        left => left,
    }
}

/// Writes every row as [`judge`] found it in the same transaction, which held each against the
/// year together with the rows above it; answers the sum.
///
/// # Errors
/// When the store fails.
pub fn record_all(
    tx: &mut Tx<'_>,
    by: &By,
    cycle: &Cycle,
    rows: &[&SpendingRow],
) -> Result<Won, NotDone> {
    for row in rows {
        add(tx, by, cycle, &row.text)?;
    }
    Ok(crate::acts::import_file::sum(
        rows.iter().map(|row| row.text.amount),
    )?)
}
