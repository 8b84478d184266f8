//! Meetings: called, attended, minuted. Decisions and the boards have files of their own.

use jiff::Timestamp;
use process::id::{BodyId, DistrictId, MeetingId, PersonId};
use process::meeting::{Attendance, MeetingKind, MeetingPlan, Slot};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.district_id, m.body_id, b.name_ko, b.name_en, m.kind, m.title, \
             m.purpose, m.place, m.starts_at, m.called_at, m.called_by, m.minutes_due_at, \
             m.minutes_published_at, \
             COALESCE((SELECT SUM(a.people) FROM attendance a WHERE a.meeting_id = m.id), 0) \
             FROM meeting m LEFT JOIN body b ON b.id = m.body_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO meeting (id, district_id, body_id, kind, title, purpose, place, starts_at, \
           called_at, called_by, minutes_due_at, minutes, minutes_public) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '')";
    SLOT_ADD = "INSERT INTO meeting_slot (meeting_id, position, starts_at, minutes, title, lead) \
                VALUES ($1, $2, $3, $4, $5, $6)";
    SLOTS = "SELECT starts_at, minutes, title, lead FROM meeting_slot WHERE meeting_id = $1 \
             ORDER BY position";
    GET = select!("WHERE m.id = $1");
    AHEAD = select!("WHERE m.district_id = $1 AND m.starts_at > $2 \
                     ORDER BY m.starts_at, m.id LIMIT $3");
    PAST = select!("WHERE m.district_id = $1 AND m.starts_at <= $2 AND m.id < $3 \
                    ORDER BY m.id DESC LIMIT $4");
    OF_BODY = select!("WHERE m.body_id = $1 AND m.starts_at <= $2 ORDER BY m.id DESC LIMIT $3");
    ATTENDANCE_CLEAR = "DELETE FROM attendance WHERE meeting_id = $1";
    ATTENDANCE_ADD = "INSERT INTO attendance (meeting_id, kind, people, note) \
                      VALUES ($1, $2, $3, $4)";
    ATTENDANCE = "SELECT kind, people, note FROM attendance WHERE meeting_id = $1";
    MINUTES = "SELECT minutes, minutes_public, minutes_published_at FROM meeting WHERE id = $1";
    MINUTES_WRITE = "UPDATE meeting SET minutes = $2 WHERE id = $1 \
                     AND minutes_published_at IS NULL";
    MINUTES_PUBLISH = "UPDATE meeting SET minutes = $2, minutes_public = $3, \
                       minutes_published_at = $4, minutes_published_by = $5 \
                       WHERE id = $1 AND minutes_published_at IS NULL";
    OVERDUE = select!("WHERE m.minutes_due_at <= $1 AND m.minutes_published_at IS NULL \
                       AND m.minutes_warned_at IS NULL ORDER BY m.minutes_due_at, m.id LIMIT $2");
    WARNED = "UPDATE meeting SET minutes_warned_at = $2 WHERE id = $1 \
              AND minutes_warned_at IS NULL AND minutes_published_at IS NULL";
    OWED = select!("WHERE m.district_id = $1 AND m.starts_at <= $2 \
                    AND m.minutes_published_at IS NULL ORDER BY m.minutes_due_at, m.id LIMIT $3");
}

/// A meeting as lists and its page show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// Its district.
    pub district: DistrictId,
    /// The body that meets.
    pub body: Option<BodyId>,
    /// The names of the body in Korean and English.
    pub body_names: Option<(String, String)>,
    /// What kind.
    pub kind: MeetingKind,
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
    /// When it was called.
    pub called_at: Timestamp,
    /// By whom.
    pub called_by: PersonId,
    /// First moment at which unpublished minutes are overdue.
    pub minutes_due_at: Timestamp,
    /// When the minutes were published.
    pub minutes_published_at: Option<Timestamp>,
    /// How many came, as far as it is recorded.
    pub people: i64,
}

/// The minutes of a meeting. The original may hold personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesText {
    /// As they were written.
    pub original: String,
    /// As they were published.
    pub public: String,
    /// When they were published.
    pub published_at: Option<Timestamp>,
}

/// Calls a meeting; `minutes_due_at` is the first moment at which its minutes are overdue.
///
/// # Errors
/// When the store fails.
pub fn meeting_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    plan: &MeetingPlan,
    minutes_due_at: Timestamp,
    called_by: PersonId,
    now: Timestamp,
) -> Result<MeetingId, StoreError> {
    let id = MeetingId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            district,
            plan.body,
            plan.kind,
            &plan.title,
            &plan.purpose,
            &plan.place,
            plan.starts_at,
            now,
            called_by,
            minutes_due_at
        ],
    )?;
    for (position, slot) in (1i64..).zip(&plan.slots) {
        let (title, lead) = (&slot.title, &slot.lead);
        let values = values![id, position, slot.starts_at, slot.minutes, title, lead];
        tx.execute(SLOT_ADD, values)?;
    }
    Ok(id)
}

/// The meeting with this id.
///
/// # Errors
/// When the store fails.
pub fn meeting_get(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<Meeting>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The meetings of a district that are still to come, the nearest first.
///
/// # Errors
/// When the store fails.
pub fn meetings_ahead(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(AHEAD, values![district, now, limit], read)
}

/// The meetings of a district that have begun, the last called first; `before` is the last id
/// of the page before.
///
/// # Errors
/// When the store fails.
pub fn meetings_past(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
    before: Option<MeetingId>,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    let before = before.unwrap_or(MeetingId(i64::MAX));
    tx.rows(PAST, values![district, now, before, limit], read)
}

/// The meetings of a body that have begun, the last called first.
///
/// # Errors
/// When the store fails.
pub fn meetings_of_body(
    tx: &mut Tx<'_>,
    body: BodyId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(OF_BODY, values![body, now, limit], read)
}

/// The timetable of a meeting.
///
/// # Errors
/// When the store fails.
pub fn meeting_slots(tx: &mut Tx<'_>, id: MeetingId) -> Result<Vec<Slot>, StoreError> {
    tx.rows(SLOTS, values![id], |row| {
        Ok(Slot {
            starts_at: row.get(0)?,
            minutes: row.get(1)?,
            title: row.get(2)?,
            lead: row.get(3)?,
        })
    })
}

/// Sets how many came; what was recorded before is replaced.
///
/// # Errors
/// When the store fails.
pub fn attendance_set(
    tx: &mut Tx<'_>,
    id: MeetingId,
    attendance: &[Attendance],
) -> Result<(), StoreError> {
    tx.execute(ATTENDANCE_CLEAR, values![id])?;
    for came in attendance {
        tx.execute(
            ATTENDANCE_ADD,
            values![id, came.kind, came.people, &came.note],
        )?;
    }
    Ok(())
}

/// How many came, in the order of the kinds.
///
/// # Errors
/// When the store fails.
pub fn attendance_of(tx: &mut Tx<'_>, id: MeetingId) -> Result<Vec<Attendance>, StoreError> {
    let mut found = tx.rows(ATTENDANCE, values![id], |row| {
        Ok(Attendance {
            kind: row.get(0)?,
            people: row.get(1)?,
            note: row.get(2)?,
        })
    })?;
    found.sort_by_key(|attendance| attendance.kind);
    Ok(found)
}

/// The minutes of a meeting.
///
/// # Errors
/// When the store fails.
pub fn minutes_get(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<MinutesText>, StoreError> {
    tx.row(MINUTES, values![id], |row| {
        Ok(MinutesText {
            original: row.get(0)?,
            public: row.get(1)?,
            published_at: row.get(2)?,
        })
    })
}

/// Writes the original of minutes; `false` when they are published.
///
/// # Errors
/// When the store fails.
pub fn minutes_write(tx: &mut Tx<'_>, id: MeetingId, original: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(MINUTES_WRITE, values![id, original])? == 1)
}

/// Publishes minutes; `false` when they were published before.
///
/// # Errors
/// When the store fails.
pub fn minutes_publish(
    tx: &mut Tx<'_>,
    id: MeetingId,
    (original, public): (&str, &str),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![id, original, public, now, by];
    Ok(tx.execute(MINUTES_PUBLISH, values)? == 1)
}

/// Meetings whose minutes are overdue at `now` and of which nobody was warned yet.
///
/// # Errors
/// When the store fails.
pub fn minutes_overdue(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(OVERDUE, values![now, limit], read)
}

/// Notes that the secretary was warned; `false` when that was done before, or the minutes have
/// been published meanwhile.
///
/// # Errors
/// When the store fails.
pub fn minutes_warned(tx: &mut Tx<'_>, id: MeetingId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(WARNED, values![id, now])? == 1)
}

/// Meetings of a district that have begun and whose minutes are not published, the first due
/// first.
///
/// # Errors
/// When the store fails.
pub fn minutes_owed(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(OWED, values![district, now, limit], read)
}

fn read(row: &Row<'_>) -> Result<Meeting, StoreError> {
    let body_ko: Option<String> = row.get(3)?;
    Ok(Meeting {
        id: row.get(0)?,
        district: row.get(1)?,
        body: row.get(2)?,
        body_names: body_ko.zip(row.get(4)?),
        kind: row.get(5)?,
        title: row.get(6)?,
        purpose: row.get(7)?,
        place: row.get(8)?,
        starts_at: row.get(9)?,
        called_at: row.get(10)?,
        called_by: row.get(11)?,
        minutes_due_at: row.get(12)?,
        minutes_published_at: row.get(13)?,
        people: row.get(14)?,
    })
}
