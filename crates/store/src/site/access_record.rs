//! Who on the staff read whose personal data, and why.

use jiff::Timestamp;
use process::id::PersonId;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    COUNT = "SELECT COUNT(*) FROM access_record WHERE reader_id = $1 AND at >= $2";
    ADD = "INSERT INTO access_record (id, at, reader_id, place, subject_id, purpose) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT id, at, reader_id, place, subject_id, purpose FROM access_record \
            WHERE subject_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRecord {
    /// Its id.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who read.
    pub reader: PersonId,
    /// Where, such as `desk` or a channel.
    pub place: String,
    /// Whose data.
    pub subject: PersonId,
    /// What for.
    pub purpose: String,
}

/// Records a reading, in the transaction that reads or right before it.
///
/// # Errors
/// When the store fails; then nothing may be shown.
pub fn access_record_add(
    tx: &mut Tx<'_>,
    reader: PersonId,
    place: &str,
    subject: PersonId,
    purpose: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    tx.execute(ADD, values![id, now, reader, place, subject, purpose])
        .map(drop)
}

/// How often somebody on the staff read personal data since a moment.
///
/// # Errors
/// When the store fails.
pub fn access_record_count(
    tx: &mut Tx<'_>,
    reader: PersonId,
    since: Timestamp,
) -> Result<i64, StoreError> {
    tx.number(COUNT, values![reader, since])
}

/// Who read a person's data, the newest first; `before` is the last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn access_record_list(
    tx: &mut Tx<'_>,
    subject: PersonId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<AccessRecord>, StoreError> {
    let read = |row: &Row<'_>| {
        Ok(AccessRecord {
            id: row.get(0)?,
            at: row.get(1)?,
            reader: row.get(2)?,
            place: row.get(3)?,
            subject: row.get(4)?,
            purpose: row.get(5)?,
        })
    };
    tx.rows(
        LIST,
        values![subject, before.unwrap_or(i64::MAX), limit],
        read,
    )
}
