//! How people are reached. This is the only lasting table with addresses.

use jiff::Timestamp;
use process::id::{ContactId, PersonId};
use process::person::Channel;

use crate::error::StoreError;
use crate::personal::Personal;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO contact (id, person_id, channel, address, address_key, verified_at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    BY_KEY = "SELECT id, person_id, channel, address, verified_at FROM contact \
              WHERE address_key = $1";
    OF_PERSON = "SELECT id, person_id, channel, address, verified_at FROM contact \
                 WHERE person_id = $1 ORDER BY id";
    VERIFY = "UPDATE contact SET verified_at = $2 WHERE id = $1 AND verified_at IS NULL";
    REMOVE = "DELETE FROM contact WHERE id = $1 AND person_id = $2";
    REMOVE_ALL = "DELETE FROM contact WHERE person_id = $1";
}

/// An e-mail address or phone number of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Whose it is.
    pub person: PersonId,
    /// E-mail or phone.
    pub channel: Channel,
    /// The address itself.
    pub address: Personal,
    /// When a code sent there came back.
    pub verified_at: Option<Timestamp>,
}

/// A contact to be added.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// Whose it is.
    pub person: PersonId,
    /// E-mail or phone.
    pub channel: Channel,
    /// The address in its canonical form.
    pub address: Personal,
    /// Its keyed hash, see [`Keyring::address_key`](crate::Keyring::address_key).
    pub address_key: String,
    /// When a code sent there came back, if it has.
    pub verified_at: Option<Timestamp>,
}

/// Adds a contact.
///
/// # Errors
/// [`StoreError::Exists`] when the address belongs to somebody already.
pub fn contact_add(
    tx: &mut Tx<'_>,
    new: &NewContact,
    now: Timestamp,
) -> Result<ContactId, StoreError> {
    let id = ContactId(tx.next_id(now));
    let NewContact {
        person,
        channel,
        address,
        address_key,
        verified_at,
    } = new;
    tx.execute(
        ADD,
        values![id, *person, *channel, address, address_key, *verified_at],
    )?;
    Ok(id)
}

/// The contact with this keyed hash.
///
/// # Errors
/// When the store fails.
pub fn contact_by_key(tx: &mut Tx<'_>, address_key: &str) -> Result<Option<Contact>, StoreError> {
    tx.row(BY_KEY, values![address_key], read)
}

/// The contacts of a person, oldest first.
///
/// # Errors
/// When the store fails.
pub fn contacts_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Contact>, StoreError> {
    tx.rows(OF_PERSON, values![person], read)
}

/// Notes that a code sent there came back.
///
/// # Errors
/// When the store fails.
pub fn contact_verify(tx: &mut Tx<'_>, id: ContactId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(VERIFY, values![id, now]).map(drop)
}

/// Destroys one address of a person; `false` when there is no such contact of hers.
///
/// # Errors
/// When the store fails.
pub fn contact_remove(
    tx: &mut Tx<'_>,
    id: ContactId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REMOVE, values![id, person])? == 1)
}

/// Destroys all addresses of a person.
///
/// # Errors
/// When the store fails.
pub fn contact_remove_all(tx: &mut Tx<'_>, person: PersonId) -> Result<u64, StoreError> {
    tx.execute(REMOVE_ALL, values![person])
}

fn read(row: &Row<'_>) -> Result<Contact, StoreError> {
    Ok(Contact {
        id: row.get(0)?,
        person: row.get(1)?,
        channel: row.get(2)?,
        address: row.get(3)?,
        verified_at: row.get(4)?,
    })
}
