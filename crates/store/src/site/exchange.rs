//! What files of a year are made from, and the amounts of its versions.

use finance::Won;
use process::id::{BudgetChangeId, BudgetLineId, BudgetVersionId, CycleId};

use super::budget_change::ChangeLine;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// The number of the last version that is not shown.
macro_rules! since {
    () => {
        "(SELECT MAX(n.number) FROM budget_version n WHERE n.cycle_id = $1) - $2"
    };
}

/// How many versions are shown.
macro_rules! shown {
    () => {
        concat!(
            "(SELECT COUNT(*) FROM budget_version a WHERE a.cycle_id = $1 AND a.number > ",
            since!(),
            ")"
        )
    };
}

/// The lines that are not the same in all versions that are shown.
macro_rules! moved {
    () => {
        concat!(
            "SELECT o.line_id FROM budget_version_line o \
             JOIN budget_version w ON w.id = o.version_id WHERE w.cycle_id = $1 AND w.number > ",
            since!(),
            " GROUP BY o.line_id HAVING MIN(o.amount_won) <> MAX(o.amount_won) OR COUNT(*) < ",
            shown!()
        )
    };
}

statements! {
    MOVES = "SELECT l.change_id, l.line_id, l.before_won, l.after_won \
             FROM budget_change_line l JOIN budget_change c ON c.id = l.change_id \
             WHERE c.cycle_id = $1 ORDER BY l.change_id, l.line_id LIMIT $2";
    // Of the latest versions, the lines that are not the same in all of them; those that moved
    // most are kept. One that came later had nothing before.
    CHANGED = concat!("SELECT l.version_id, l.line_id, l.amount_won FROM budget_version_line l \
                       JOIN budget_version v ON v.id = l.version_id \
                       WHERE v.cycle_id = $1 AND v.number > ", since!(), " AND l.line_id IN (",
                      moved!(), " ORDER BY MAX(o.amount_won) - CASE WHEN COUNT(*) < ", shown!(),
                      " THEN 0 ELSE MIN(o.amount_won) END DESC, o.line_id LIMIT $3) \
                       ORDER BY v.number, l.line_id");
    CHANGED_COUNT = concat!("SELECT COUNT(*) FROM (", moved!(), ") AS moved");
}

/// What the changes of a year do to the lines they touch, the oldest change first.
///
/// # Errors
/// When the store fails.
pub fn budget_change_moves(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<(BudgetChangeId, ChangeLine)>, StoreError> {
    tx.rows(MOVES, values![cycle, limit], |row| {
        let line = ChangeLine {
            line: row.get(1)?,
            before: row.get(2)?,
            after: row.get(3)?,
        };
        Ok((row.get(0)?, line))
    })
}

/// How many lines changed within so many of the latest versions.
///
/// # Errors
/// When the store fails.
pub fn budget_changed_count(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    versions: i64,
) -> Result<i64, StoreError> {
    let count = tx.row(CHANGED_COUNT, values![cycle, versions], |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

/// The amounts of the lines that moved most within so many of the latest versions.
///
/// # Errors
/// When the store fails.
pub fn budget_changed_amounts(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    versions: i64,
    lines: i64,
) -> Result<Vec<(BudgetVersionId, BudgetLineId, Won)>, StoreError> {
    tx.rows(CHANGED, values![cycle, versions, lines], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}
