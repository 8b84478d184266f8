//! Sign-in codes that were sent or handed over. Only a keyed hash of a code is kept.

use jiff::Timestamp;
use process::id::{DistrictId, PersonId};
use process::person::{Channel, SentCode};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    PUT = "INSERT INTO sign_in_code (id, channel, address_key, person_id, code_hash, created_at, \
           expires_at, attempts, district_id) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8)";
    LATEST = "SELECT id, channel, address_key, person_id, code_hash, created_at, expires_at, \
              attempts, used_at, district_id FROM sign_in_code WHERE address_key = $1 \
              ORDER BY id DESC LIMIT 1";
    GET = "SELECT id, channel, address_key, person_id, code_hash, created_at, expires_at, \
           attempts, used_at, district_id FROM sign_in_code WHERE id = $1";
    ATTEMPT = "UPDATE sign_in_code SET attempts = attempts + 1 WHERE id = $1";
    USE = "UPDATE sign_in_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    VOID = "UPDATE sign_in_code SET used_at = $3 \
            WHERE person_id = $1 AND channel = $2 AND used_at IS NULL";
    SINCE = "SELECT COUNT(*) FROM sign_in_code WHERE address_key = $1 AND created_at >= $2";
    PRUNE = "DELETE FROM sign_in_code WHERE expires_at < $1";
}

/// A code that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInCode {
    /// Its id.
    pub id: i64,
    /// How it reaches its owner.
    pub channel: Channel,
    /// The keyed hash of the address; for a code handed over, that of the session or slip.
    pub address_key: String,
    /// Whose account it opens, when that is known already.
    pub person: Option<PersonId>,
    /// See [`Keyring::code_hash`](crate::Keyring::code_hash).
    pub code_hash: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// How often a wrong one was typed for it.
    pub attempts: i64,
    /// When it was used.
    pub used_at: Option<Timestamp>,
    /// The district where it was asked for.
    pub district: Option<DistrictId>,
}

impl SignInCode {
    /// What [`check_code`](process::person::check_code) needs to know, for a typed code with
    /// this hash.
    pub fn sent(&self, typed_hash: &str) -> SentCode {
        SentCode {
            expires_at: self.expires_at,
            attempts: self.attempts,
            used: self.used_at.is_some(),
            // Both are keyed hashes: how many leading letters agree tells nobody anything.
            matches: self.code_hash == typed_hash,
        }
    }
}

/// A code to be kept.
#[derive(Clone, Debug)]
pub struct NewCode {
    /// How it reaches its owner.
    pub channel: Channel,
    /// The keyed hash of the address.
    pub address_key: String,
    /// Whose account it opens, when that is known already.
    pub person: Option<PersonId>,
    /// See [`Keyring::code_hash`](crate::Keyring::code_hash).
    pub code_hash: String,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// The district where it was asked for.
    pub district: Option<DistrictId>,
}

/// Keeps a code.
///
/// # Errors
/// When the store fails.
pub fn code_put(tx: &mut Tx<'_>, new: &NewCode, now: Timestamp) -> Result<i64, StoreError> {
    let id = tx.next_id(now);
    let NewCode {
        channel,
        address_key,
        person,
        code_hash,
        expires_at,
        district,
    } = new;
    let values = values![
        id,
        *channel,
        address_key,
        *person,
        code_hash,
        now,
        *expires_at,
        *district
    ];
    tx.execute(PUT, values)?;
    Ok(id)
}

/// Notes that a code was asked for by somebody, so that it can be counted with
/// [`codes_since`] how often the same one asks.
///
/// `asker_key` is a keyed hash of the address together with whatever stands for the asker. It
/// is kept until `until` like a code that nothing matches.
///
/// # Errors
/// When the store fails.
pub fn code_asked(
    tx: &mut Tx<'_>,
    channel: Channel,
    asker_key: &str,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    let note = NewCode {
        channel,
        address_key: asker_key.to_owned(),
        person: None,
        code_hash: String::new(),
        expires_at: until,
        district: None,
    };
    code_put(tx, &note, now).map(drop)
}

/// The latest code of an address, slip or session.
///
/// # Errors
/// When the store fails.
pub fn code_latest(tx: &mut Tx<'_>, address_key: &str) -> Result<Option<SignInCode>, StoreError> {
    tx.row(LATEST, values![address_key], read)
}

/// The code with this id.
///
/// # Errors
/// When the store fails.
pub fn code_get(tx: &mut Tx<'_>, id: i64) -> Result<Option<SignInCode>, StoreError> {
    tx.row(GET, values![id], read)
}

/// Counts one more wrong attempt. The closure has to answer `Ok`, or the count is undone.
///
/// # Errors
/// When the store fails.
pub fn code_attempt(tx: &mut Tx<'_>, id: i64) -> Result<(), StoreError> {
    tx.execute(ATTEMPT, values![id]).map(drop)
}

/// Marks a code as used; `false` when it was used before.
///
/// # Errors
/// When the store fails.
pub fn code_use(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(USE, values![id, now])? == 1)
}

/// Ends the codes of a channel that open a person's account, because a new one takes their
/// place.
///
/// # Errors
/// When the store fails.
pub fn code_void(
    tx: &mut Tx<'_>,
    person: PersonId,
    channel: Channel,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(VOID, values![person, channel, now]).map(drop)
}

/// How many codes an address got since a moment.
///
/// # Errors
/// When the store fails.
pub fn codes_since(
    tx: &mut Tx<'_>,
    address_key: &str,
    since: Timestamp,
) -> Result<i64, StoreError> {
    tx.number(SINCE, values![address_key, since])
}

/// Removes codes that ended before `before`.
///
/// # Errors
/// When the store fails.
pub fn code_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(PRUNE, values![before])
}

fn read(row: &Row<'_>) -> Result<SignInCode, StoreError> {
    Ok(SignInCode {
        id: row.get(0)?,
        channel: row.get(1)?,
        address_key: row.get(2)?,
        person: row.get(3)?,
        code_hash: row.get(4)?,
        created_at: row.get(5)?,
        expires_at: row.get(6)?,
        attempts: row.get(7)?,
        used_at: row.get(8)?,
        district: row.get(9)?,
    })
}
