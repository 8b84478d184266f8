//! Which officer stands by which district, and when she is away.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{DistrictId, GrantId, OfficerAbsenceId, OfficerAssignmentId, PersonId};
use process::role::Role;
use process::support_officer::{Assignment, AssignmentText, Away};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO officer_assignment (id, district_id, officer_id, office, substitute_id, \
           substitute_office, starts_on, ends_on, officer_grant_id, substitute_grant_id, \
           assigned_by, assigned_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    OF_DISTRICT = "SELECT id, officer_id, office, substitute_id, substitute_office, starts_on, \
                   ends_on, ended_on, officer_grant_id, substitute_grant_id \
                   FROM officer_assignment WHERE district_id = $1 \
                   ORDER BY starts_on DESC, id DESC LIMIT $2";
    AWAY = "SELECT b.id, b.assignment_id, b.first_on, b.last_on FROM officer_absence b \
            JOIN officer_assignment a ON a.id = b.assignment_id \
            WHERE a.district_id = $1 AND b.withdrawn_at IS NULL ORDER BY b.first_on, b.id";
    END = "UPDATE officer_assignment SET ended_on = $2, ended_by = $3 \
           WHERE id = $1 AND ended_on IS NULL";
    AWAY_ADD = "INSERT INTO officer_absence (id, assignment_id, first_on, last_on, told_by, told_at) \
                VALUES ($1, $2, $3, $4, $5, $6)";
    AWAY_WITHDRAW = "UPDATE officer_absence SET withdrawn_by = $3, withdrawn_at = $4 \
                     WHERE id = $1 AND assignment_id = $2 AND withdrawn_at IS NULL";
    CANDIDATES = "SELECT g.person_id, p.display_name FROM role_grant g \
                  JOIN person p ON p.id = g.person_id WHERE g.role = $1 AND g.revoked_at IS NULL \
                  AND p.closed_at IS NULL AND (g.ends_on IS NULL OR g.ends_on >= $2) \
                  GROUP BY g.person_id, p.display_name ORDER BY g.person_id LIMIT $3";
    DISTRICTS = "SELECT d.slug, d.name_ko, d.name_en, a.office, a.starts_on, a.ends_on, \
                 CASE WHEN a.officer_id = $1 THEN 1 ELSE 0 END, d.id \
                 FROM officer_assignment a JOIN district d ON d.id = a.district_id \
                 WHERE (a.officer_id = $1 OR a.substitute_id = $1) AND a.ends_on >= $2 \
                 AND (a.ended_on IS NULL OR a.ended_on > $2) ORDER BY d.slug, a.starts_on LIMIT $3";
}

/// How many assignments of a district are read: more than there are in thirty years.
const ASSIGNMENTS: i64 = 100;

/// How many officers are offered, and how many districts one stands by at most.
const OFFICERS: i64 = 200;

/// An assignment with what came with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerAssignment {
    /// Officer, substitute, days and absences.
    pub assignment: Assignment,
    /// The ids of the absences, in the order in which the assignment has them.
    pub absences: Vec<OfficerAbsenceId>,
    /// The role that the officer was given with it.
    pub officer_grant: Option<GrantId>,
    /// The role that the substitute was given with it.
    pub substitute_grant: Option<GrantId>,
}

/// A district that somebody stands by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerDistrict {
    /// Its id.
    pub district: DistrictId,
    /// Its part of an address.
    pub slug: String,
    /// Its names, Korean and English.
    pub names: (String, String),
    /// The name of the officer's office.
    pub office: String,
    /// First day, in Seoul.
    pub starts_on: Date,
    /// Last day, in Seoul.
    pub ends_on: Date,
    /// Whether she is the officer and not the substitute.
    pub officer: bool,
}

/// Assigns an officer; `grants` are the roles that were given with it.
///
/// # Errors
/// When the store fails.
pub fn officer_assign(
    tx: &mut Tx<'_>,
    district: DistrictId,
    text: &AssignmentText,
    grants: (Option<GrantId>, Option<GrantId>),
    by: PersonId,
    now: Timestamp,
) -> Result<OfficerAssignmentId, StoreError> {
    let id = OfficerAssignmentId(tx.next_id(now));
    let values = values![
        id,
        district,
        text.officer,
        &text.office,
        text.substitute,
        &text.substitute_office,
        text.starts_on,
        text.ends_on,
        grants.0,
        grants.1,
        by,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The assignments of a district, the last to begin first.
///
/// # Errors
/// When the store fails.
pub fn officer_assignments(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<OfficerAssignment>, StoreError> {
    let mut found = tx.rows(OF_DISTRICT, values![district, ASSIGNMENTS], read)?;
    let away = tx.rows(AWAY, values![district], |row| {
        let of: OfficerAssignmentId = row.get(1)?;
        let time = Away {
            first_on: row.get(2)?,
            last_on: row.get(3)?,
        };
        Ok((row.get::<OfficerAbsenceId>(0)?, of, time))
    })?;
    for (id, of, time) in away {
        if let Some(one) = found.iter_mut().find(|one| one.assignment.id == of) {
            one.absences.push(id);
            one.assignment.away.push(time);
        }
    }
    Ok(found)
}

/// Ends an assignment: from `from` on it does not hold. `false` when it was ended before.
///
/// # Errors
/// When the store fails.
pub fn officer_assignment_end(
    tx: &mut Tx<'_>,
    id: OfficerAssignmentId,
    from: Date,
    by: PersonId,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, from, by])? == 1)
}

/// Notes when an officer is away.
///
/// # Errors
/// When the store fails.
pub fn officer_absence_add(
    tx: &mut Tx<'_>,
    of: OfficerAssignmentId,
    away: Away,
    by: PersonId,
    now: Timestamp,
) -> Result<OfficerAbsenceId, StoreError> {
    let id = OfficerAbsenceId(tx.next_id(now));
    let values = values![id, of, away.first_on, away.last_on, by, now];
    tx.execute(AWAY_ADD, values)?;
    Ok(id)
}

/// Takes an absence back; `false` when there is none, or it was taken back before.
///
/// # Errors
/// When the store fails.
pub fn officer_absence_withdraw(
    tx: &mut Tx<'_>,
    (id, of): (OfficerAbsenceId, OfficerAssignmentId),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(AWAY_WITHDRAW, values![id, of, by, now])? == 1)
}

/// Those who hold the role of a support officer anywhere, today or later, with their display
/// names.
///
/// # Errors
/// When the store fails.
pub fn officer_candidates(
    tx: &mut Tx<'_>,
    today: Date,
) -> Result<Vec<(PersonId, String)>, StoreError> {
    let values = values![Role::SupportOfficer, today, OFFICERS];
    tx.rows(CANDIDATES, values, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The districts that somebody stands by today or later, as officer or substitute.
///
/// # Errors
/// When the store fails.
pub fn officer_districts(
    tx: &mut Tx<'_>,
    person: PersonId,
    today: Date,
) -> Result<Vec<OfficerDistrict>, StoreError> {
    tx.rows(DISTRICTS, values![person, today, OFFICERS], |row| {
        Ok(OfficerDistrict {
            slug: row.get(0)?,
            names: (row.get(1)?, row.get(2)?),
            office: row.get(3)?,
            starts_on: row.get(4)?,
            ends_on: row.get(5)?,
            officer: row.get(6)?,
            district: row.get(7)?,
        })
    })
}

fn read(row: &Row<'_>) -> Result<OfficerAssignment, StoreError> {
    Ok(OfficerAssignment {
        assignment: Assignment {
            id: row.get(0)?,
            text: AssignmentText {
                officer: row.get(1)?,
                office: row.get(2)?,
                substitute: row.get(3)?,
                substitute_office: row.get(4)?,
                starts_on: row.get(5)?,
                ends_on: row.get(6)?,
            },
            ended_on: row.get(7)?,
            away: Vec::new(),
        },
        absences: Vec::new(),
        officer_grant: row.get(8)?,
        substitute_grant: row.get(9)?,
    })
}
