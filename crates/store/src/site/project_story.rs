//! What happened to the money of a project: agreements, changes, payments month by month.

use finance::Won;
use jiff::Timestamp;
use process::budget_change::ChangeState;
use process::id::{BudgetChangeId, CycleId};

use super::project::Project;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    MONTHS = "SELECT SUBSTR(s.paid_on, 1, 7), CAST(SUM(s.amount_won) AS BIGINT) FROM spending s \
              JOIN budget_line l ON l.id = s.line_id WHERE s.cycle_id = $1 \
              AND l.policy_program = $2 AND l.unit_program = $3 AND l.detailed_project = $4 \
              GROUP BY SUBSTR(s.paid_on, 1, 7) ORDER BY 1";
    CHANGES = "SELECT b.id, b.title, b.state, b.proposed_at, v.at, \
               CAST(SUM(c.after_won - c.before_won) AS BIGINT) FROM budget_change b \
               JOIN budget_change_line c ON c.change_id = b.id \
               JOIN budget_line l ON l.id = c.line_id \
               LEFT JOIN budget_version v ON v.id = b.version_id WHERE l.cycle_id = $1 \
               AND l.policy_program = $2 AND l.unit_program = $3 AND l.detailed_project = $4 \
               AND c.before_won <> c.after_won \
               GROUP BY b.id, b.title, b.state, b.proposed_at, v.at ORDER BY b.id DESC LIMIT $5";
    AGREEMENTS = "SELECT number, CASE WHEN district_signed_at < city_signed_at \
                  THEN city_signed_at ELSE district_signed_at END FROM agreement \
                  WHERE cycle_id = $1 AND district_signed_at IS NOT NULL \
                  AND city_signed_at IS NOT NULL ORDER BY number DESC LIMIT $2";
}

/// A change of the budget that touches a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectChange {
    /// Its id.
    pub id: BudgetChangeId,
    /// What it is called.
    pub title: String,
    /// How far it has come.
    pub state: ChangeState,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// When it came into force.
    pub in_force_at: Option<Timestamp>,
    /// What the project gains by it, or loses.
    pub gains: Won,
}

/// What was spent of a project in each month, such as `2027-05`; counter-entries are taken off.
///
/// # Errors
/// When the store fails.
pub fn project_months(
    tx: &mut Tx<'_>,
    project: &Project,
) -> Result<Vec<(String, Won)>, StoreError> {
    let asked = values![
        project.cycle,
        &project.policy_program,
        &project.unit_program,
        &project.name
    ];
    tx.rows(MONTHS, asked, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The latest changes that touch a project, the newest first.
///
/// # Errors
/// When the store fails.
pub fn project_changes(
    tx: &mut Tx<'_>,
    project: &Project,
    limit: i64,
) -> Result<Vec<ProjectChange>, StoreError> {
    let asked = values![
        project.cycle,
        &project.policy_program,
        &project.unit_program,
        &project.name,
        limit
    ];
    tx.rows(CHANGES, asked, |row| {
        Ok(ProjectChange {
            id: row.get(0)?,
            title: row.get(1)?,
            state: row.get(2)?,
            proposed_at: row.get(3)?,
            in_force_at: row.get(4)?,
            gains: row.get(5)?,
        })
    })
}

/// The latest versions of the agreement of a round that both have signed: their numbers and
/// since when each was in force.
///
/// # Errors
/// When the store fails.
pub fn agreements_signed(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<(i64, Timestamp)>, StoreError> {
    tx.rows(AGREEMENTS, values![cycle, limit], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
