//! Minutes (회의록) as written and as published, and what was added to them later.

use jiff::Timestamp;
use process::id::{MeetingId, PersonId};
use process::role::Role;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    GET = "SELECT minutes, minutes_public, minutes_published_at FROM meeting WHERE id = $1";
    WRITE = "UPDATE meeting SET minutes = $2 WHERE id = $1 AND minutes_published_at IS NULL";
    PUBLISH = "UPDATE meeting SET minutes = $2, minutes_public = $3, \
               minutes_published_at = $4, minutes_published_by = $5 WHERE id = $1 AND minutes_published_at IS NULL";
    APPROVE = "UPDATE meeting SET minutes_approved_at = $2, minutes_approved_by = $3, \
               minutes_approved_as = $4 WHERE id = $1 AND minutes_published_at IS NOT NULL \
               AND minutes_approved_at IS NULL";
    ADDENDUM_ADD = "INSERT INTO minutes_addendum (meeting_id, position, text, text_public, at, \
                    added_by) VALUES ($1, (SELECT COUNT(*) + 1 FROM minutes_addendum \
                    WHERE meeting_id = $1), $2, $3, $4, $5)";
    ADDENDA = "SELECT position, text, text_public, at FROM minutes_addendum \
               WHERE meeting_id = $1 ORDER BY position";
}

/// The texts of the minutes of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesText {
    /// As written, for [`MinutesOriginalSee`](process::Act::MinutesOriginalSee) alone; it may
    /// hold personal data.
    pub original: String,
    /// As published; empty before.
    pub public: String,
    /// When they were published.
    pub published_at: Option<Timestamp>,
}

/// Something that was added to published minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addendum {
    /// Counted from 1.
    pub position: i64,
    /// As written, for staff alone.
    pub original: String,
    /// As published.
    pub public: String,
    /// When.
    pub at: Timestamp,
}

/// The texts of the minutes of a meeting.
///
/// # Errors
/// When the store fails.
pub fn minutes_get(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<MinutesText>, StoreError> {
    tx.row(GET, values![meeting], |row| {
        Ok(MinutesText {
            original: row.get(0)?,
            public: row.get(1)?,
            published_at: row.get(2)?,
        })
    })
}

/// Writes the text of minutes that are not published; `false` when they are.
///
/// # Errors
/// When the store fails.
pub fn minutes_write(tx: &mut Tx<'_>, meeting: MeetingId, text: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(WRITE, values![meeting, text])? == 1)
}

/// Publishes minutes with their masked text, once; `false` when they were published before.
///
/// # Errors
/// When the store fails.
pub fn minutes_publish(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (original, public): (&str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![meeting, original, public, now, by];
    Ok(tx.execute(PUBLISH, values)? == 1)
}

/// Approves published minutes, once; `false` when they were before, or are not published.
///
/// # Errors
/// When the store fails.
pub fn minutes_approve(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (by, role): (PersonId, Role),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(APPROVE, values![meeting, now, by, role])? == 1)
}

/// Adds something to published minutes.
///
/// # Errors
/// When the store fails.
pub fn addendum_add(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    (original, public): (&str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(ADDENDUM_ADD, values![meeting, original, public, now, by])
        .map(drop)
}

/// What was added to the minutes of a meeting, the oldest first.
///
/// # Errors
/// When the store fails.
pub fn addenda_of(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Addendum>, StoreError> {
    tx.rows(ADDENDA, values![meeting], |row| {
        Ok(Addendum {
            position: row.get(0)?,
            original: row.get(1)?,
            public: row.get(2)?,
            at: row.get(3)?,
        })
    })
}
