//! Roles given to people. A grant is revoked, never removed.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{BodyId, DistrictId, GrantId, PersonId};
use process::role::{Grant, Role};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO role_grant (id, person_id, role, district_id, body_id, starts_on, ends_on, \
           granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REVOKE = "UPDATE role_grant SET revoked_at = $3, revoked_by = $2 \
              WHERE id = $1 AND revoked_at IS NULL";
    GET = "SELECT g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on, g.person_id, \
           p.display_name, g.granted_at, g.revoked_at FROM role_grant g \
           JOIN person p ON p.id = g.person_id WHERE g.id = $1";
    OF_PERSON = "SELECT id, role, district_id, body_id, starts_on, ends_on FROM role_grant \
                 WHERE person_id = $1 AND revoked_at IS NULL ORDER BY id";
    IN_DISTRICT = "SELECT g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on, \
                   g.person_id, p.display_name, g.granted_at, g.revoked_at FROM role_grant g \
                   JOIN person p ON p.id = g.person_id \
                   WHERE g.district_id = $1 AND g.id < $2 AND g.revoked_at IS NULL \
                   ORDER BY g.id DESC LIMIT $3";
    IN_CITY = "SELECT g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on, \
               g.person_id, p.display_name, g.granted_at, g.revoked_at FROM role_grant g \
               JOIN person p ON p.id = g.person_id \
               WHERE g.district_id IS NULL AND g.id < $1 AND g.revoked_at IS NULL \
               ORDER BY g.id DESC LIMIT $2";
}

/// A grant with its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantView {
    /// The grant.
    pub grant: Grant,
    /// Who holds it.
    pub person: PersonId,
    /// The holder's display name; may be empty.
    pub display_name: String,
    /// When it was given.
    pub granted_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// A role to be given.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// To whom.
    pub person: PersonId,
    /// Which.
    pub role: Role,
    /// Where; `None` for the whole city.
    pub district: Option<DistrictId>,
    /// In which body, if any.
    pub body: Option<BodyId>,
    /// First day, in Seoul.
    pub starts_on: Date,
    /// Last day, in Seoul; `None` until revoked.
    pub ends_on: Option<Date>,
    /// By whom; `None` by the system.
    pub granted_by: Option<PersonId>,
}

/// Gives a role.
///
/// # Errors
/// When the store fails.
pub fn grant_add(tx: &mut Tx<'_>, new: &NewGrant, now: Timestamp) -> Result<GrantId, StoreError> {
    let id = GrantId(tx.next_id(now));
    let NewGrant {
        person,
        role,
        district,
        body,
        starts_on,
        ends_on,
        granted_by,
    } = new;
    let values = values![
        id,
        *person,
        *role,
        *district,
        *body,
        *starts_on,
        *ends_on,
        *granted_by,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Revokes a grant; `false` when it was revoked before or is not there.
///
/// # Errors
/// When the store fails.
pub fn grant_revoke(
    tx: &mut Tx<'_>,
    id: GrantId,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REVOKE, values![id, by, now])? == 1)
}

/// The grant with this id, revoked or not.
///
/// # Errors
/// When the store fails.
pub fn grant_get(tx: &mut Tx<'_>, id: GrantId) -> Result<Option<GrantView>, StoreError> {
    tx.row(GET, values![id], read_view)
}

/// The grants of a person that were not revoked, whatever their terms.
///
/// # Errors
/// When the store fails.
pub fn grants_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Grant>, StoreError> {
    tx.rows(OF_PERSON, values![person], read)
}

/// The grants in a district, or for the whole city when `district` is `None`, the newest
/// first; `before` is the last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn grants_in(
    tx: &mut Tx<'_>,
    district: Option<DistrictId>,
    before: Option<GrantId>,
    limit: i64,
) -> Result<Vec<GrantView>, StoreError> {
    let before = before.unwrap_or(GrantId(i64::MAX));
    match district {
        Some(district) => tx.rows(IN_DISTRICT, values![district, before, limit], read_view),
        None => tx.rows(IN_CITY, values![before, limit], read_view),
    }
}

/// Reads a grant whose columns come first.
pub(crate) fn read(row: &Row<'_>) -> Result<Grant, StoreError> {
    Ok(Grant {
        id: row.get(0)?,
        role: row.get(1)?,
        district: row.get(2)?,
        body: row.get(3)?,
        starts_on: row.get(4)?,
        ends_on: row.get(5)?,
    })
}

/// Reads a grant with its holder, as `GET` selects them.
pub(crate) fn read_view(row: &Row<'_>) -> Result<GrantView, StoreError> {
    Ok(GrantView {
        grant: read(row)?,
        person: row.get(6)?,
        display_name: row.get(7)?,
        granted_at: row.get(8)?,
        revoked_at: row.get(9)?,
    })
}
