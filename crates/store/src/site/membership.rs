//! Places in open bodies. A place is left, never removed.

use jiff::Timestamp;
use process::body::Standing;
use process::id::{BodyId, MembershipId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.body_id, m.person_id, p.display_name, m.standing, m.joined_at, \
             m.left_at, (SELECT COUNT(*) FROM membership e WHERE e.body_id = m.body_id \
             AND e.person_id = m.person_id AND e.id < m.id) \
             FROM membership m JOIN person p ON p.id = m.person_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO membership (id, body_id, person_id, standing, joined_at) \
           VALUES ($1, $2, $3, $4, $5)";
    SET = "UPDATE membership SET standing = $2 WHERE id = $1 AND left_at IS NULL";
    LEAVE = "UPDATE membership SET left_at = $2 WHERE id = $1 AND left_at IS NULL";
    LEAVE_ALL = "UPDATE membership SET left_at = $2 WHERE person_id = $1 AND left_at IS NULL";
    GET = select!("WHERE m.id = $1");
    OF = select!("WHERE m.body_id = $1 AND m.person_id = $2 AND m.left_at IS NULL");
    LIST = select!("WHERE m.body_id = $1 AND m.left_at IS NULL AND m.id > $2 \
                    ORDER BY m.id LIMIT $3");
    COUNTS = "SELECT standing, COUNT(*) FROM membership WHERE body_id = $1 AND left_at IS NULL \
              GROUP BY standing ORDER BY standing";
    COUNTS_IN = "SELECT m.body_id, COUNT(*) FROM membership m JOIN body b ON b.id = m.body_id \
                 WHERE b.district_id = $1 AND m.left_at IS NULL AND m.body_id > $2 \
                 GROUP BY m.body_id ORDER BY m.body_id LIMIT $3";
}

/// Somebody's place in an open body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its id.
    pub id: MembershipId,
    /// The body.
    pub body: BodyId,
    /// Who.
    pub person: PersonId,
    /// The name she shows; empty when she closed her account.
    pub display_name: String,
    /// What she is there.
    pub standing: Standing,
    /// Since when.
    pub joined_at: Timestamp,
    /// When she left.
    pub left_at: Option<Timestamp>,
    /// Whether she had a place there before.
    pub before: bool,
}

/// Gives somebody a place.
///
/// # Errors
/// [`StoreError::Exists`] when she has one.
pub fn membership_add(
    tx: &mut Tx<'_>,
    body: BodyId,
    person: PersonId,
    standing: Standing,
    now: Timestamp,
) -> Result<MembershipId, StoreError> {
    let id = MembershipId(tx.next_id(now));
    tx.execute(ADD, values![id, body, person, standing, now])?;
    Ok(id)
}

/// Changes what somebody is; `false` when she has left.
///
/// # Errors
/// When the store fails.
pub fn membership_set(
    tx: &mut Tx<'_>,
    id: MembershipId,
    standing: Standing,
) -> Result<bool, StoreError> {
    Ok(tx.execute(SET, values![id, standing])? == 1)
}

/// Ends a place; `false` when it was ended before.
///
/// # Errors
/// When the store fails.
pub fn membership_leave(
    tx: &mut Tx<'_>,
    id: MembershipId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(LEAVE, values![id, now])? == 1)
}

/// Ends every place of a person who closes her account.
///
/// # Errors
/// When the store fails.
pub fn membership_leave_all(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(LEAVE_ALL, values![person, now]).map(drop)
}

/// The place with this id, left or not.
///
/// # Errors
/// When the store fails.
pub fn membership_get(tx: &mut Tx<'_>, id: MembershipId) -> Result<Option<Membership>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The place that somebody has in a body.
///
/// # Errors
/// When the store fails.
pub fn membership_of(
    tx: &mut Tx<'_>,
    body: BodyId,
    person: PersonId,
) -> Result<Option<Membership>, StoreError> {
    tx.row(OF, values![body, person], read)
}

/// A page of those who have a place, who came first; `after` is the last of the page before.
///
/// # Errors
/// When the store fails.
pub fn membership_list(
    tx: &mut Tx<'_>,
    body: BodyId,
    after: Option<MembershipId>,
    limit: i64,
) -> Result<Vec<Membership>, StoreError> {
    let after = after.unwrap_or(MembershipId(0));
    tx.rows(LIST, values![body, after, limit], read)
}

/// How many are observers, participants and members.
///
/// # Errors
/// When the store fails.
pub fn membership_counts(
    tx: &mut Tx<'_>,
    body: BodyId,
) -> Result<Vec<(Standing, i64)>, StoreError> {
    let mut counts = tx.rows(COUNTS, values![body], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // The databases order texts each in its own way.
    counts.sort_by_key(|(standing, _): &(Standing, i64)| *standing);
    Ok(counts)
}

/// How many have a place in each body of a page of them; bodies without any are left out.
///
/// # Errors
/// When the store fails.
pub fn membership_counts_in(
    tx: &mut Tx<'_>,
    district: process::id::DistrictId,
    after: Option<BodyId>,
    limit: i64,
) -> Result<Vec<(BodyId, i64)>, StoreError> {
    let after = after.unwrap_or(BodyId(0));
    tx.rows(COUNTS_IN, values![district, after, limit], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn read(row: &Row<'_>) -> Result<Membership, StoreError> {
    Ok(Membership {
        id: row.get(0)?,
        body: row.get(1)?,
        person: row.get(2)?,
        display_name: row.get(3)?,
        standing: row.get(4)?,
        joined_at: row.get(5)?,
        left_at: row.get(6)?,
        before: row.get::<i64>(7)? > 0,
    })
}
