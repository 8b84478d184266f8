//! Minutes (회의록) as written and as published, and what was added to them later.

use jiff::Timestamp;
use process::id::{MeetingId, PersonId};
use process::meeting::{MinutesBody, Point};
use process::role::Role;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    GET = "SELECT minutes, minutes_public, minutes_published_at FROM meeting WHERE id = $1";
    WRITE = "UPDATE meeting SET minutes = $2 WHERE id = $1 AND minutes_published_at IS NULL";
    PUBLISH = "UPDATE meeting SET minutes_public = $2, minutes_published_at = $3, \
               minutes_published_by = $4 WHERE id = $1 AND minutes_published_at IS NULL";
    APPROVE = "UPDATE meeting SET minutes_approved_at = $2, minutes_approved_by = $3, \
               minutes_approved_as = $4 WHERE id = $1 AND minutes_published_at IS NOT NULL \
               AND minutes_approved_at IS NULL";
    POINTS = "SELECT slot, text, text_public FROM minutes_point WHERE meeting_id = $1 \
              ORDER BY position";
    POINTS_CLEAR = "DELETE FROM minutes_point WHERE meeting_id = $1";
    POINT_ADD = "INSERT INTO minutes_point (meeting_id, position, slot, text, text_public) \
                 VALUES ($1, $2, $3, $4, '')";
    POINT_PUBLISH = "UPDATE minutes_point SET text_public = $3 \
                     WHERE meeting_id = $1 AND position = $2";
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
    pub original: MinutesBody,
    /// As published; empty before.
    pub public: MinutesBody,
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

/// What the minutes of a meeting say. Two statements.
///
/// # Errors
/// When the store fails.
pub fn minutes_get(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<MinutesText>, StoreError> {
    let found = tx.row(GET, values![meeting], |row| {
        let of = |text: String| MinutesBody {
            text,
            points: Vec::new(),
        };
        Ok(MinutesText {
            original: of(row.get(0)?),
            public: of(row.get(1)?),
            published_at: row.get(2)?,
        })
    })?;
    let points = tx.rows(POINTS, values![meeting], |row| {
        let (slot, text, public) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((Point { slot, text }, Point { slot, text: public }))
    })?;
    Ok(found.map(|mut minutes| {
        let published = minutes.published_at.is_some();
        for (original, public) in points {
            minutes.original.points.push(original);
            if published {
                minutes.public.points.push(public);
            }
        }
        minutes
    }))
}

/// Writes minutes that are not published, in the place of what was written before; `false`
/// when they are.
///
/// # Errors
/// When the store fails.
pub fn minutes_write(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    minutes: &MinutesBody,
) -> Result<bool, StoreError> {
    if tx.execute(WRITE, values![meeting, &minutes.text])? != 1 {
        return Ok(false);
    }
    tx.execute(POINTS_CLEAR, values![meeting])?;
    for (position, Point { slot, text }) in (1i64..).zip(&minutes.points) {
        tx.execute(POINT_ADD, values![meeting, position, *slot, text])?;
    }
    Ok(true)
}

/// Publishes what was written in its masked form, once; `false` when it was before.
///
/// # Errors
/// When the store fails.
pub fn minutes_publish(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    public: &MinutesBody,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if tx.execute(PUBLISH, values![meeting, &public.text, now, by])? != 1 {
        return Ok(false);
    }
    for (position, point) in (1i64..).zip(&public.points) {
        tx.execute(POINT_PUBLISH, values![meeting, position, &point.text])?;
    }
    Ok(true)
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
