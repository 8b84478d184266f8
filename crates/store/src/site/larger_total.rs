//! What was chosen and what became of it, for the case for a larger total. Whoever shows several
//! districts goes by their names; nothing here is ordered by an amount.

use finance::Won;
use process::id::DistrictId;
use process::larger_total::{Short, Year};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// A selection with what became of its money; the budget is that of the selection, or of the
/// round where it was not kept.
macro_rules! years {
    ($rest:literal) => {
        concat!(
            "SELECT c.district_id, c.fiscal_year, \
             CASE WHEN s.budget_won = 0 THEN c.budget_won ELSE s.budget_won END, \
             (SELECT COUNT(*) FROM selection_item i WHERE i.selection_id = s.id), \
             COALESCE((SELECT CAST(SUM(i.asked_won) AS BIGINT) FROM selection_item i \
              WHERE i.selection_id = s.id), 0), \
             COALESCE((SELECT CAST(SUM(i.granted_won) AS BIGINT) FROM selection_item i \
              WHERE i.selection_id = s.id), 0), \
             (SELECT CAST(SUM(l.amount_won) AS BIGINT) FROM budget_version_line l \
              JOIN budget_version v ON v.id = l.version_id \
              WHERE v.cycle_id = c.id AND v.number = (SELECT MAX(w.number) \
              FROM budget_version w WHERE w.cycle_id = c.id) \
              AND EXISTS (SELECT 1 FROM agreement a WHERE a.cycle_id = c.id \
              AND a.district_signed_at IS NOT NULL AND a.city_signed_at IS NOT NULL)), \
             COALESCE((SELECT CAST(SUM(p.amount_won) AS BIGINT) FROM spending p \
              JOIN budget_line b ON b.id = p.line_id AND b.cycle_id = c.id \
              WHERE p.cycle_id = c.id), 0), \
             COALESCE((SELECT CAST(SUM(o.amount_won) AS BIGINT) FROM carry_over o \
              JOIN budget_line b ON b.id = o.line_id AND b.cycle_id = c.id \
              WHERE o.cycle_id = c.id), 0) \
             FROM selection s JOIN cycle c ON c.id = s.cycle_id ",
            $rest
        )
    };
}

/// Items that were given less than they asked for.
macro_rules! short {
    ($rest:literal) => {
        concat!(
            "SELECT c.district_id, c.fiscal_year, i.position, i.agenda_id, i.proposal_id, \
             i.title, i.asked_won, i.granted_won, i.verdict, i.reason, \
             COALESCE(p.hidden, g.hidden, 0), COALESCE(i.vote_won, 0) \
             FROM selection_item i JOIN selection s ON s.id = i.selection_id \
             JOIN cycle c ON c.id = s.cycle_id LEFT JOIN proposal p ON p.id = i.proposal_id \
             LEFT JOIN agenda g ON g.id = i.agenda_id WHERE i.asked_won > i.granted_won AND ",
            $rest
        )
    };
}

statements! {
    OF_DISTRICT = years!("WHERE c.district_id = $1 ORDER BY c.fiscal_year DESC LIMIT $2");
    OF_CITY = years!("WHERE c.fiscal_year = $1 ORDER BY c.district_id");
    SHORT_OF_DISTRICT = short!("c.district_id = $1 AND c.fiscal_year >= $2 \
                                ORDER BY c.fiscal_year DESC, i.position");
    SHORT_OF_CITY = short!("c.fiscal_year = $1 ORDER BY c.district_id, i.position");
    SELECTED_YEARS = "SELECT DISTINCT c.fiscal_year FROM selection s \
                      JOIN cycle c ON c.id = s.cycle_id ORDER BY c.fiscal_year DESC LIMIT $1";
    BUDGETS = "SELECT c.district_id, c.budget_won FROM cycle c WHERE c.fiscal_year = \
               (SELECT MAX(d.fiscal_year) FROM cycle d WHERE d.district_id = c.district_id) \
               ORDER BY c.district_id";
}

/// The years of a district that have a selection, the latest first.
///
/// # Errors
/// When the store fails.
pub fn case_years(
    tx: &mut Tx<'_>,
    district: DistrictId,
    limit: i64,
) -> Result<Vec<Year>, StoreError> {
    tx.rows(OF_DISTRICT, values![district, limit], read_year)
}

/// The districts that have a selection in a fiscal year.
///
/// # Errors
/// When the store fails.
pub fn case_city(tx: &mut Tx<'_>, fiscal_year: i64) -> Result<Vec<Year>, StoreError> {
    tx.rows(OF_CITY, values![fiscal_year], read_year)
}

/// What was given less than it asked for in a district since a year, by year and place.
///
/// # Errors
/// When the store fails.
pub fn case_short(
    tx: &mut Tx<'_>,
    district: DistrictId,
    since: i64,
) -> Result<Vec<Short>, StoreError> {
    tx.rows(SHORT_OF_DISTRICT, values![district, since], read_short)
}

/// What was given less than it asked for in all districts in a fiscal year.
///
/// # Errors
/// When the store fails.
pub fn case_city_short(tx: &mut Tx<'_>, fiscal_year: i64) -> Result<Vec<Short>, StoreError> {
    tx.rows(SHORT_OF_CITY, values![fiscal_year], read_short)
}

/// The fiscal years in which any district has a selection, the latest first.
///
/// # Errors
/// When the store fails.
pub fn case_city_years(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<i64>, StoreError> {
    tx.rows(SELECTED_YEARS, values![limit], |row| row.get(0))
}

/// What each district decides on in the latest year that it has.
///
/// # Errors
/// When the store fails.
pub fn city_budgets(tx: &mut Tx<'_>) -> Result<Vec<(DistrictId, Won)>, StoreError> {
    tx.rows(BUDGETS, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read_year(row: &Row<'_>) -> Result<Year, StoreError> {
    Ok(Year {
        district: row.get(0)?,
        fiscal_year: row.get(1)?,
        budget: row.get(2)?,
        items: row.get(3)?,
        requested: row.get(4)?,
        granted: row.get(5)?,
        in_force: row.get(6)?,
        spent: row.get(7)?,
        carried: row.get(8)?,
    })
}

fn read_short(row: &Row<'_>) -> Result<Short, StoreError> {
    Ok(Short {
        district: row.get(0)?,
        fiscal_year: row.get(1)?,
        position: row.get(2)?,
        agenda: row.get(3)?,
        proposal: row.get(4)?,
        title: row.get(5)?,
        asked: row.get(6)?,
        granted: row.get(7)?,
        verdict: row.get(8)?,
        reason: row.get(9)?,
        hidden: row.get(10)?,
        voted: row.get(11)?,
    })
}
