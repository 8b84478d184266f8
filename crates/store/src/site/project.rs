//! Detailed projects (세부사업): what lines of a plan share.

use finance::budget::Path;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId, ProjectId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.district_id, p.cycle_id, p.policy_program, p.unit_program, \
             p.detailed_project FROM project p WHERE EXISTS (SELECT 1 FROM budget_line l \
             WHERE l.cycle_id = p.cycle_id AND l.policy_program = p.policy_program \
             AND l.unit_program = p.unit_program AND l.detailed_project = p.detailed_project \
             AND l.removed_at IS NULL) AND ",
            $rest
        )
    };
}

statements! {
    KEEP = "INSERT INTO project (id, district_id, cycle_id, policy_program, unit_program, \
            detailed_project) VALUES ($1, $2, $3, $4, $5, $6) \
            ON CONFLICT (cycle_id, policy_program, unit_program, detailed_project) DO NOTHING";
    GET = select!("p.id = $1");
    OF_CYCLE = select!("p.cycle_id = $1 ORDER BY p.id");
    AFTER = select!("p.cycle_id = $1 AND p.id > $2 ORDER BY p.id LIMIT $3");
}

/// A detailed project of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// 정책사업.
    pub policy_program: String,
    /// 단위사업.
    pub unit_program: String,
    /// 세부사업: what it is called.
    pub name: String,
}

impl Project {
    /// Whether a line with this path belongs to it.
    pub fn holds(&self, path: &Path) -> bool {
        path.policy_program == self.policy_program
            && path.unit_program == self.unit_program
            && path.detailed_project == self.name
    }
}

/// Sees to it that the project of a line has a row.
///
/// # Errors
/// When the store fails.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    (district, cycle): (DistrictId, CycleId),
    path: &Path,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = ProjectId(tx.next_id(now));
    let values = values![
        id,
        district,
        cycle,
        &path.policy_program,
        &path.unit_program,
        &path.detailed_project
    ];
    tx.execute(KEEP, values).map(drop)
}

/// The project with this id, while a line of it stands.
///
/// # Errors
/// When the store fails.
pub fn project_get(tx: &mut Tx<'_>, id: ProjectId) -> Result<Option<Project>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The projects of a round, in the order in which their first lines came.
///
/// # Errors
/// When the store fails.
pub fn projects_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<Project>, StoreError> {
    tx.rows(OF_CYCLE, values![cycle], read)
}

/// A page of the projects of a round, those after one of them.
///
/// # Errors
/// When the store fails.
pub fn projects_after(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    after: Option<ProjectId>,
    limit: i64,
) -> Result<Vec<Project>, StoreError> {
    let after = after.unwrap_or(ProjectId(0));
    tx.rows(AFTER, values![cycle, after, limit], read)
}

fn read(row: &Row<'_>) -> Result<Project, StoreError> {
    Ok(Project {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        policy_program: row.get(3)?,
        unit_program: row.get(4)?,
        name: row.get(5)?,
    })
}
