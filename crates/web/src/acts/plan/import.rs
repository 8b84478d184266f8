//! Lines of the plan from a table: what it would add, and adding what was judged.

use finance::Won;
use finance::budget::Codes;
use process::budget_import::{self, PlanRow, Standing};
use process::table::Judged;
use store::{Cycle, District, Tx};

use super::{open, put};
use crate::acts::{By, NotDone};

/// Judges a table against the plan of a year; nothing is written.
///
/// # Errors
/// Refuses who may not, and once the plan is signed; names what is wrong with the table as a
/// whole.
pub fn judge(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    text: &str,
) -> Result<(District, Cycle, Judged<PlanRow>), NotDone> {
    let plan = open(tx, by, slug, year)?;
    let keys = plan.lines.iter();
    let keys: Vec<String> = keys
        .map(|line| budget_import::key(&line.path, &line.label))
        .collect();
    let amounts = plan.lines.iter().zip(&plan.amounts);
    let amounts: Vec<_> = amounts.map(|(line, won)| (line.source, *won)).collect();
    let standing = Standing {
        keys: &keys,
        amounts: &amounts,
        budget: plan.cycle.budget,
    };
    let judged = budget_import::judge(text, by.rules.limits, Codes::of(year), standing)?;
    Ok((plan.district, plan.cycle, judged))
}

/// Adds every row as [`judge`] found it in the same transaction, which held all of them against
/// the budget; answers the sum.
///
/// # Errors
/// When the store fails.
pub fn add_all(tx: &mut Tx<'_>, by: &By, cycle: &Cycle, rows: &[&PlanRow]) -> Result<Won, NotDone> {
    for row in rows {
        put(tx, by, (cycle.district, cycle.id), &row.text)?;
    }
    Ok(crate::acts::import_file::sum(
        rows.iter().map(|row| row.text.amount),
    )?)
}
