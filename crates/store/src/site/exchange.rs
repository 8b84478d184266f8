//! What files of a year are made from, and the amounts of its versions.

use finance::Won;
use process::id::{BudgetChangeId, BudgetLineId, BudgetVersionId, CycleId};

use super::budget_change::ChangeLine;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    MOVES = "SELECT l.change_id, l.line_id, l.before_won, l.after_won \
             FROM budget_change_line l JOIN budget_change c ON c.id = l.change_id \
             WHERE c.cycle_id = $1 ORDER BY l.change_id, l.line_id LIMIT $2";
    // Lines that are not the same in every version; one that came later had nothing before.
    CHANGED = "SELECT l.version_id, l.line_id, l.amount_won FROM budget_version_line l \
               JOIN budget_version v ON v.id = l.version_id \
               WHERE v.cycle_id = $1 AND v.number > \
               (SELECT MAX(n.number) FROM budget_version n WHERE n.cycle_id = $1) - $2 \
               AND l.line_id IN (SELECT o.line_id FROM budget_version_line o \
               JOIN budget_version w ON w.id = o.version_id WHERE w.cycle_id = $1 \
               GROUP BY o.line_id HAVING MIN(o.amount_won) <> MAX(o.amount_won) \
               OR COUNT(*) < (SELECT COUNT(*) FROM budget_version a WHERE a.cycle_id = $1) \
               ORDER BY o.line_id LIMIT $3) ORDER BY v.number, l.line_id";
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

/// The amounts of lines that changed from version to version, for so many of the latest
/// versions and at most so many lines.
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
