//! People with an account. Name and birth are not stored; a keyed hash stands for them.

use jiff::Timestamp;
use jiff::civil::Date;
use process::eligibility::Basis;
use process::id::PersonId;
use process::identity::Assurance;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO person (id, created_at, lang, display_name, consent_version) \
           VALUES ($1, $2, $3, $4, 0)";
    GET = "SELECT id, created_at, lang, display_name, consent_version, consented_at, \
           identity_key, assurance, basis, closed_at FROM person WHERE id = $1";
    BY_IDENTITY = "SELECT id, created_at, lang, display_name, consent_version, consented_at, \
                   identity_key, assurance, basis, closed_at FROM person \
                   WHERE identity_key = $1";
    SET_NAME = "UPDATE person SET display_name = $2 WHERE id = $1";
    SET_LANG = "UPDATE person SET lang = $2 WHERE id = $1";
    SET_CONSENT = "UPDATE person SET consent_version = $2, consented_at = $3 WHERE id = $1";
    BIND = "UPDATE person SET identity_key = $2, assurance = $3, basis = $4 WHERE id = $1";
    UNBIND = "UPDATE person SET identity_key = NULL, assurance = NULL, basis = NULL \
              WHERE id = $1 AND identity_key = $2";
    UNCONSENTED = "SELECT id FROM person WHERE consent_version = 0 AND closed_at IS NULL \
                   AND created_at < $1 AND identity_key IS NULL AND NOT EXISTS \
                   (SELECT 1 FROM role_grant g WHERE g.person_id = person.id \
                   AND g.revoked_at IS NULL AND (g.ends_on IS NULL OR g.ends_on >= $3)) \
                   ORDER BY id LIMIT $2";
    CLOSE = "UPDATE person SET closed_at = $2, display_name = '', identity_key = NULL, \
             assurance = NULL, basis = NULL WHERE id = $1";
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// When the account was made.
    pub created_at: Timestamp,
    /// The language of letters and pages: `ko` or `en`.
    pub lang: String,
    /// The name shown beside what the person writes; empty until chosen.
    pub display_name: String,
    /// The version of the terms agreed to; 0 for none.
    pub consent_version: i64,
    /// When they were agreed to.
    pub consented_at: Option<Timestamp>,
    /// The keyed hash of name and birth, once the account stands for a person.
    pub identity_key: Option<String>,
    /// How sure that is.
    pub assurance: Option<Assurance>,
    /// Why the person is a citizen here.
    pub basis: Option<Basis>,
    /// When the account was closed.
    pub closed_at: Option<Timestamp>,
}

/// Makes an account without name, consent or identity.
///
/// # Errors
/// When the store fails.
pub fn person_add(
    tx: &mut Tx<'_>,
    lang: &str,
    display_name: &str,
    now: Timestamp,
) -> Result<PersonId, StoreError> {
    let id = PersonId(tx.next_id(now));
    tx.execute(ADD, values![id, now, lang, display_name])?;
    Ok(id)
}

/// The person with this id.
///
/// # Errors
/// When the store fails.
pub fn person_get(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Person>, StoreError> {
    tx.row(GET, values![id], |row| read(row, 0))
}

/// The person an identity is bound to.
///
/// # Errors
/// When the store fails.
pub fn person_by_identity_key(
    tx: &mut Tx<'_>,
    identity_key: &str,
) -> Result<Option<Person>, StoreError> {
    tx.row(BY_IDENTITY, values![identity_key], |row| read(row, 0))
}

/// Sets the name shown beside what the person writes.
///
/// # Errors
/// When the store fails.
pub fn person_set_name(tx: &mut Tx<'_>, id: PersonId, name: &str) -> Result<(), StoreError> {
    tx.execute(SET_NAME, values![id, name]).map(drop)
}

/// Sets the language, `ko` or `en`.
///
/// # Errors
/// When the store fails.
pub fn person_set_lang(tx: &mut Tx<'_>, id: PersonId, lang: &str) -> Result<(), StoreError> {
    tx.execute(SET_LANG, values![id, lang]).map(drop)
}

/// Notes which version of the terms was agreed to.
///
/// # Errors
/// When the store fails.
pub fn person_set_consent(
    tx: &mut Tx<'_>,
    id: PersonId,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SET_CONSENT, values![id, version, now]).map(drop)
}

/// Lets an account stand for a person.
///
/// # Errors
/// [`StoreError::Exists`] when another account stands for that person.
pub fn person_bind_identity(
    tx: &mut Tx<'_>,
    id: PersonId,
    identity_key: &str,
    assurance: Assurance,
    basis: Option<Basis>,
) -> Result<(), StoreError> {
    tx.execute(BIND, values![id, identity_key, assurance, basis])
        .map(drop)
}

/// Moves an identity from one account to another, whose papers staff saw.
///
/// # Errors
/// When the store fails.
pub fn person_move_identity(
    tx: &mut Tx<'_>,
    from: PersonId,
    to: PersonId,
    identity_key: &str,
    basis: Option<Basis>,
) -> Result<(), StoreError> {
    tx.execute(UNBIND, values![from, identity_key])?;
    person_bind_identity(tx, to, identity_key, Assurance::Verified, basis)
}

/// Accounts made before a moment whose owners never agreed to the terms, without those that
/// hold a role on `day` or later and those that stand for a person who was seen at a desk; the
/// oldest first.
///
/// # Errors
/// When the store fails.
pub fn persons_unconsented(
    tx: &mut Tx<'_>,
    before: Timestamp,
    day: Date,
    limit: i64,
) -> Result<Vec<PersonId>, StoreError> {
    tx.rows(UNCONSENTED, values![before, limit, day], |row| row.get(0))
}

/// Closes an account: its name and identity go, what it published stays.
///
/// Its contacts and sessions are ended with [`contact_remove_all`](crate::contact_remove_all)
/// and [`session_end_all`](crate::session_end_all).
///
/// # Errors
/// When the store fails.
pub fn person_close(tx: &mut Tx<'_>, id: PersonId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(CLOSE, values![id, now]).map(drop)
}

/// Reads a person whose columns begin at `first`.
pub(crate) fn read(row: &Row<'_>, first: usize) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.get(first)?,
        created_at: row.get(first + 1)?,
        lang: row.get(first + 2)?,
        display_name: row.get(first + 3)?,
        consent_version: row.get(first + 4)?,
        consented_at: row.get(first + 5)?,
        identity_key: row.get(first + 6)?,
        assurance: row.get(first + 7)?,
        basis: row.get(first + 8)?,
        closed_at: row.get(first + 9)?,
    })
}
