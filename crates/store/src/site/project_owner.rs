//! Residents who are co-owners of a project, and those who were asked to be.

use jiff::Timestamp;
use process::id::{CycleId, DistrictId, PersonId, ProjectId, ProjectOwnerId};
use process::project_owner::{OwnerAnswer, OwnerStanding, OwnerTask};

use super::project::Project;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.project_id, o.district_id, o.task, o.answer, o.person_id, \
             COALESCE(w.display_name, ''), o.named_at, o.answered_at, o.ended_at \
             FROM project_owner o LEFT JOIN person w ON w.id = o.person_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO project_owner (id, project_id, district_id, task, code_hash, named_by, \
           named_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET = select!("WHERE o.id = $1");
    BY_CODE = select!("WHERE o.project_id = $1 AND o.code_hash = $2");
    OF_PROJECT = select!("WHERE o.project_id = $1 ORDER BY o.id");
    COUNTS = "SELECT o.project_id, COUNT(*) FROM project_owner o \
              JOIN project p ON p.id = o.project_id WHERE p.cycle_id = $1 \
              AND o.answer = 'accept' AND o.ended_at IS NULL GROUP BY o.project_id";
    OWNED_BY = "SELECT DISTINCT project_id FROM project_owner WHERE person_id = $1 \
                AND district_id = $2 AND answer = 'accept' AND ended_at IS NULL \
                ORDER BY project_id";
    ANSWER = "UPDATE project_owner SET answer = $2, person_id = $3, answered_at = $4 \
              WHERE id = $1 AND answer IS NULL AND ended_at IS NULL";
    END_ALL = "UPDATE project_owner SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    END = "UPDATE project_owner SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
}

/// A place as co-owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectOwner {
    /// Its id.
    pub id: ProjectOwnerId,
    /// Its project.
    pub project: ProjectId,
    /// Its district.
    pub district: DistrictId,
    /// What she looks after.
    pub task: OwnerTask,
    /// What was answered.
    pub answer: Option<OwnerAnswer>,
    /// Who accepted.
    pub person: Option<PersonId>,
    /// Her shown name; empty after her account was closed, and while nobody accepted.
    pub name: String,
    /// When somebody was asked.
    pub named_at: Timestamp,
    /// When she answered.
    pub answered_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl ProjectOwner {
    /// Where it stands.
    pub fn standing(&self) -> OwnerStanding {
        OwnerStanding {
            answer: self.answer,
            ended: self.ended_at.is_some(),
        }
    }
}

/// Asks a resident to be co-owner; what is kept of her code is its hash.
///
/// # Errors
/// When the store fails.
pub fn project_owner_add(
    tx: &mut Tx<'_>,
    project: &Project,
    (task, code_hash): (OwnerTask, &str),
    named_by: PersonId,
    now: Timestamp,
) -> Result<ProjectOwnerId, StoreError> {
    let id = ProjectOwnerId(tx.next_id(now));
    let values = values![
        id,
        project.id,
        project.district,
        task,
        code_hash,
        named_by,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The place with this id.
///
/// # Errors
/// When the store fails.
pub fn project_owner_get(
    tx: &mut Tx<'_>,
    id: ProjectOwnerId,
) -> Result<Option<ProjectOwner>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The place of a project for which a code asks.
///
/// # Errors
/// When the store fails.
pub fn project_owner_by_code(
    tx: &mut Tx<'_>,
    project: ProjectId,
    code_hash: &str,
) -> Result<Option<ProjectOwner>, StoreError> {
    tx.row(BY_CODE, values![project, code_hash], read)
}

/// Every place of a project, in the order in which somebody was asked.
///
/// # Errors
/// When the store fails.
pub fn project_owners(
    tx: &mut Tx<'_>,
    project: ProjectId,
) -> Result<Vec<ProjectOwner>, StoreError> {
    tx.rows(OF_PROJECT, values![project], read)
}

/// How many co-owners each project of a round has, those without any left out.
///
/// # Errors
/// When the store fails.
pub fn project_owner_counts(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<(ProjectId, i64)>, StoreError> {
    tx.rows(COUNTS, values![cycle], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The projects of a district that somebody owns along now.
///
/// # Errors
/// When the store fails.
pub fn projects_owned_by(
    tx: &mut Tx<'_>,
    district: DistrictId,
    person: PersonId,
) -> Result<Vec<ProjectId>, StoreError> {
    tx.rows(OWNED_BY, values![person, district], |row| row.get(0))
}

/// Records an answer; whoever declines stays unknown. `false` when it was answered before.
///
/// # Errors
/// When the store fails.
pub fn project_owner_answer(
    tx: &mut Tx<'_>,
    id: ProjectOwnerId,
    answer: OwnerAnswer,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let person = (answer == OwnerAnswer::Accept).then_some(person);
    Ok(tx.execute(ANSWER, values![id, answer, person, now])? > 0)
}

/// Ends a place; `false` when it is over already.
///
/// # Errors
/// When the store fails.
pub fn project_owner_end(
    tx: &mut Tx<'_>,
    id: ProjectOwnerId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, now])? > 0)
}

/// Ends every place of somebody whose account closes. What she wrote stays.
///
/// # Errors
/// When the store fails.
pub fn project_owner_end_all(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(END_ALL, values![person, now]).map(drop)
}

fn read(row: &Row<'_>) -> Result<ProjectOwner, StoreError> {
    Ok(ProjectOwner {
        id: row.get(0)?,
        project: row.get(1)?,
        district: row.get(2)?,
        task: row.get(3)?,
        answer: row.get(4)?,
        person: row.get(5)?,
        name: row.get(6)?,
        named_at: row.get(7)?,
        answered_at: row.get(8)?,
        ended_at: row.get(9)?,
    })
}
