//! How an announced meeting was moved or cancelled. What was announced before stays on record.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{MeetingId, PersonId};
use process::meeting::Move;

use super::meeting::Meeting;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    NOTE = "INSERT INTO meeting_change (meeting_id, position, kind, starts_before, place_before, \
            reason, at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    MOVE = "UPDATE meeting SET starts_at = $3, ends_at = $4, place = $5, join_link = $6, \
            minutes_due_at = $7, revision = revision + 1, changed_at = $8, change_reason = $9 \
            WHERE id = $1 AND revision = $2 AND cancelled_at IS NULL";
    MOVE_SLOTS = "UPDATE meeting_slot SET starts_at = starts_at + $2 WHERE meeting_id = $1";
    CANCEL = "UPDATE meeting SET cancelled_at = $3, revision = revision + 1, changed_at = $3, \
              change_reason = $4 WHERE id = $1 AND revision = $2 AND cancelled_at IS NULL";
    TOLD = "SELECT g.person_id FROM role_grant g JOIN body b ON b.id IN ($2, $4) \
            WHERE (g.body_id = b.id OR (g.body_id IS NULL AND g.district_id = b.district_id \
            AND ((b.kind = 'governance-council' AND g.role IN ('council-member', 'co-chair')) \
            OR (b.kind = 'budget-committee' AND g.role = 'budget-committee-member')))) \
            AND g.role IN ('council-member', 'co-chair', 'budget-committee-member') \
            AND g.starts_on <= $3 AND (g.ends_on IS NULL OR g.ends_on >= $3) \
            AND g.revoked_at IS NULL \
            UNION SELECT person_id FROM membership WHERE body_id IN ($2, $4) AND left_at IS NULL \
            UNION SELECT person_id FROM access_need WHERE meeting_id = $1 AND person_id IS NOT NULL";
    LIST = "SELECT kind, starts_before, place_before, reason, at FROM meeting_change \
            WHERE meeting_id = $1 ORDER BY position DESC LIMIT $2";
}

/// A move, or the cancelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingChange {
    /// Whether it was cancelled, not moved.
    pub cancelled: bool,
    /// The beginning that was announced before.
    pub starts_before: Timestamp,
    /// The place that was announced before.
    pub place_before: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Moves a meeting with its timetable; `false` when somebody changed it meanwhile.
/// `(ends_at, minutes_due_at)` are those from now on.
///
/// # Errors
/// When the store fails.
pub fn meeting_move(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    to: &Move,
    (ends_at, minutes_due_at): (Timestamp, Timestamp),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (id, revision) = (meeting.id, meeting.revision);
    let (starts_at, place, link, reason) = (to.starts_at, &to.place, &to.join_link, &to.reason);
    let values = values![
        id,
        revision,
        starts_at,
        ends_at,
        place,
        link,
        minutes_due_at,
        now,
        reason
    ];
    if tx.execute(MOVE, values)? != 1 {
        return Ok(false);
    }
    let by_how_much = i64::try_from(to.by.as_millis()).unwrap_or(0);
    tx.execute(MOVE_SLOTS, values![id, by_how_much])?;
    note(tx, meeting, "moved", reason, by, now)?;
    Ok(true)
}

/// Cancels a meeting; `false` when somebody changed it meanwhile.
///
/// # Errors
/// When the store fails.
pub fn meeting_cancel(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    reason: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![meeting.id, meeting.revision, now, reason];
    if tx.execute(CANCEL, values)? != 1 {
        return Ok(false);
    }
    note(tx, meeting, "cancelled", reason, by, now)?;
    Ok(true)
}

/// Keeps what was announced before.
fn note(
    tx: &mut Tx<'_>,
    before: &Meeting,
    kind: &str,
    reason: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (starts_at, place) = (before.starts_at, &before.place);
    let values = values![
        before.id,
        before.revision + 1,
        kind,
        starts_at,
        place,
        reason,
        now,
        by
    ];
    tx.execute(NOTE, values).map(drop)
}

/// Who was told of a meeting by what she is or asked for: the members of its bodies on a day, and
/// those who said what they need there. Each once.
///
/// # Errors
/// When the store fails.
pub fn meeting_told(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    today: Date,
) -> Result<Vec<PersonId>, StoreError> {
    let values = values![meeting.id, meeting.body, today, meeting.with_body];
    tx.rows(TOLD, values, |row| row.get(0))
}

/// The latest changes of a meeting, the newest first.
///
/// # Errors
/// When the store fails.
pub fn meeting_changes(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<MeetingChange>, StoreError> {
    tx.rows(LIST, values![meeting, limit], |row| {
        Ok(MeetingChange {
            cancelled: row.get::<String>(0)? == "cancelled",
            starts_before: row.get(1)?,
            place_before: row.get(2)?,
            reason: row.get(3)?,
            at: row.get(4)?,
        })
    })
}
