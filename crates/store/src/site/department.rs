//! Departments (부서) of a district, and the officials who hold their role in one.

use jiff::Timestamp;
use jiff::civil::Date;
use process::department::DepartmentText;
use process::id::{DepartmentId, DistrictId, GrantId};

use super::duty::{Holder, read_holder};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// Whether a role of alias `g` is held by an official on day `$3`.
macro_rules! serves {
    ($g:literal) => {
        concat!(
            $g,
            ".role = 'department-official' AND ",
            $g,
            ".revoked_at IS NULL AND ",
            $g,
            ".starts_on <= $3 AND (",
            $g,
            ".ends_on IS NULL OR ",
            $g,
            ".ends_on >= $3)"
        )
    };
}

statements! {
    ADD = "INSERT INTO department (id, district_id, name_ko, name_en, contact, created_at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT id, name_ko, name_en, contact, closed_at FROM department \
            WHERE district_id = $1 AND closed_at IS NULL ORDER BY name_ko, id LIMIT 200";
    REOPEN = "UPDATE department SET name_en = $3, contact = $4, closed_at = NULL \
              WHERE district_id = $1 AND name_ko = $2 AND closed_at IS NOT NULL";
    CHANGE = "UPDATE department SET name_ko = $2, name_en = $3, contact = $4 WHERE id = $1";
    CLOSE = "UPDATE department SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    OWES = "SELECT COUNT(*) FROM review_card c JOIN review r ON r.id = c.review_id \
            WHERE c.department_id = $1 AND c.state IN ('owed', 'returned') \
            AND r.state IN ('open', 'appealed')";
    OFFICIAL_ADD = "INSERT INTO department_official (grant_id, department_id) VALUES ($1, $2)";
    OF_GRANTS = "SELECT x.grant_id, d.id, d.name_ko, d.name_en, d.contact, d.closed_at \
                 FROM department_official x JOIN department d ON d.id = x.department_id \
                 JOIN role_grant g ON g.id = x.grant_id \
                 WHERE d.district_id = $1 AND g.revoked_at IS NULL ORDER BY x.grant_id LIMIT 2000";
    // Who holds the role in this very department; where nobody does, those who hold it in all.
    OFFICIALS = concat!(
        "SELECT g.person_id, p.display_name, p.lang, MIN(g.role) FROM role_grant g \
         JOIN person p ON p.id = g.person_id \
         LEFT JOIN department_official x ON x.grant_id = g.id \
         WHERE (g.district_id = $1 OR g.district_id IS NULL) AND p.closed_at IS NULL AND ",
        serves!("g"),
        " AND (x.department_id = $2 OR (x.department_id IS NULL AND NOT EXISTS (\
         SELECT 1 FROM department_official y JOIN role_grant h ON h.id = y.grant_id \
         WHERE y.department_id = $2 AND ",
        serves!("h"),
        "))) GROUP BY g.person_id, p.display_name, p.lang ORDER BY g.person_id LIMIT 200"
    );
}

/// A department of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its id.
    pub id: DepartmentId,
    /// What it is called, and how its office is reached.
    pub text: DepartmentText,
    /// From when on nothing new is sent to it.
    pub closed_at: Option<Timestamp>,
}

/// Adds a department; one that was closed under the same name is open again.
///
/// # Errors
/// [`StoreError::Exists`] when there is one of that name, or when the store fails.
pub fn department_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    text: &DepartmentText,
    now: Timestamp,
) -> Result<(), StoreError> {
    let DepartmentText {
        name_ko,
        name_en,
        contact,
    } = text;
    let again = values![district, name_ko, name_en, contact];
    if tx.execute(REOPEN, again)? == 1 {
        return Ok(());
    }
    let id = DepartmentId(tx.next_id(now));
    let values = values![id, district, name_ko, name_en, contact, now];
    tx.execute(ADD, values).map(drop)
}

/// The open departments of a district, in the order of their Korean names.
///
/// # Errors
/// When the store fails.
pub fn department_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<Department>, StoreError> {
    tx.rows(LIST, values![district], |row| read(row, 0))
}

/// Changes what a department is called and how it is reached.
///
/// # Errors
/// [`StoreError::Exists`] when there is one of that name, or when the store fails.
pub fn department_change(
    tx: &mut Tx<'_>,
    id: DepartmentId,
    text: &DepartmentText,
) -> Result<(), StoreError> {
    let values = values![id, &text.name_ko, &text.name_en, &text.contact];
    tx.execute(CHANGE, values).map(drop)
}

/// Closes a department: what it said stays, and nothing new is sent to it.
///
/// # Errors
/// When the store fails.
pub fn department_close(
    tx: &mut Tx<'_>,
    id: DepartmentId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(CLOSE, values![id, now]).map(drop)
}

/// Whether a department still owes a card of a review that is under way.
///
/// # Errors
/// When the store fails.
pub fn department_owes(tx: &mut Tx<'_>, id: DepartmentId) -> Result<bool, StoreError> {
    Ok(tx.number(OWES, values![id])? > 0)
}

/// Says in which department the role of an official is held.
///
/// # Errors
/// When the store fails.
pub fn department_official_add(
    tx: &mut Tx<'_>,
    grant: GrantId,
    department: DepartmentId,
) -> Result<(), StoreError> {
    tx.execute(OFFICIAL_ADD, values![grant, department])
        .map(drop)
}

/// The departments that roles of a district are held in.
///
/// # Errors
/// When the store fails.
pub fn departments_of_grants(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<(GrantId, Department)>, StoreError> {
    tx.rows(OF_GRANTS, values![district], |row| {
        Ok((row.get(0)?, read(row, 1)?))
    })
}

/// The officials who answer for a department on a day: those who hold their role in it, else
/// those who hold it in all departments of the district; at most 200.
///
/// # Errors
/// When the store fails.
pub fn officials_of(
    tx: &mut Tx<'_>,
    district: DistrictId,
    department: DepartmentId,
    today: Date,
) -> Result<Vec<Holder>, StoreError> {
    tx.rows(OFFICIALS, values![district, department, today], read_holder)
}

fn read(row: &Row<'_>, first: usize) -> Result<Department, StoreError> {
    Ok(Department {
        id: row.get(first)?,
        text: DepartmentText {
            name_ko: row.get(first + 1)?,
            name_en: row.get(first + 2)?,
            contact: row.get(first + 3)?,
        },
        closed_at: row.get(first + 4)?,
    })
}
