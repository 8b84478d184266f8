//! Requests of members of the council for a meeting, with their signatures.

use jiff::Timestamp;
use jiff::civil::Date;
use process::convening::ReachedBy;
use process::id::{ConveningId, DistrictId, MeetingId, PersonId};
use process::role::Role;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.district_id, c.title, c.reason, c.asked_as, c.asked_at, c.reached_at, \
             c.due_at, (SELECT m.id FROM meeting m WHERE m.id = c.meeting_id \
             AND m.cancelled_at IS NULL), (SELECT COUNT(*) FROM convening_signature s \
             WHERE s.convening_id = c.id AND (c.reached_at IS NOT NULL \
             OR EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = s.person_id \
             AND g.district_id = c.district_id AND g.role IN ('council-member', 'co-chair') \
             AND g.starts_on <= $2 AND (g.ends_on IS NULL OR g.ends_on >= $2) \
             AND (g.revoked_at IS NULL OR g.revoked_at > $3)))), c.reached_by FROM convening c ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO convening (id, district_id, title, reason, asked_by, asked_as, asked_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7)";
    GET = select!("WHERE c.id = $1");
    LIST = select!("WHERE c.district_id = $1 AND c.id < $4 ORDER BY c.id DESC LIMIT $5");
    SIGN = "INSERT INTO convening_signature (convening_id, person_id, at) VALUES ($1, $2, $3) \
            ON CONFLICT (convening_id, person_id) DO NOTHING";
    UNSIGN = "DELETE FROM convening_signature WHERE convening_id = $1 AND person_id = $2";
    SIGNED = "SELECT COUNT(*) FROM convening_signature WHERE convening_id = $1 AND person_id = $2";
    REACHED = "UPDATE convening SET reached_at = $2, due_at = $3, reached_by = $4 \
               WHERE id = $1 AND reached_at IS NULL";
    CALLED = "UPDATE convening SET meeting_id = $2 WHERE id = $1 AND NOT EXISTS \
              (SELECT 1 FROM meeting m WHERE m.id = convening.meeting_id \
              AND m.cancelled_at IS NULL)";
}

/// A request for a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convening {
    /// Its id.
    pub id: ConveningId,
    /// Its district.
    pub district: DistrictId,
    /// What the meeting is to be about.
    pub title: String,
    /// Why it is needed.
    pub reason: String,
    /// The role in which it was asked.
    pub asked_as: Role,
    /// When.
    pub asked_at: Timestamp,
    /// When a co-chair had asked, or enough had signed.
    pub reached_at: Option<Timestamp>,
    /// Which of the two.
    pub reached_by: Option<ReachedBy>,
    /// First moment at which setting a day is late.
    pub due_at: Option<Timestamp>,
    /// The meeting that was called, unless it was cancelled.
    pub meeting: Option<MeetingId>,
    /// How many signed: until enough did, those in office on the day of reading.
    pub signed: i64,
}

/// Asks for a meeting.
///
/// # Errors
/// When the store fails.
pub fn convening_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (title, reason): (&str, &str),
    (by, role): (PersonId, Role),
    now: Timestamp,
) -> Result<ConveningId, StoreError> {
    let id = ConveningId(tx.next_id(now));
    tx.execute(ADD, values![id, district, title, reason, by, role, now])?;
    Ok(id)
}

/// The request with this id, as it stands on a day in Seoul and at its moment.
///
/// # Errors
/// When the store fails.
pub fn convening_get(
    tx: &mut Tx<'_>,
    id: ConveningId,
    (today, now): (Date, Timestamp),
) -> Result<Option<Convening>, StoreError> {
    tx.row(GET, values![id, today, now], read)
}

/// The requests of a district, the newest first; `before` is the last one of the page before.
///
/// # Errors
/// When the store fails.
pub fn convening_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<ConveningId>,
    limit: i64,
    (today, now): (Date, Timestamp),
) -> Result<Vec<Convening>, StoreError> {
    let before = before.unwrap_or(ConveningId(i64::MAX));
    tx.rows(LIST, values![district, today, now, before, limit], read)
}

/// Signs a request; signing twice changes nothing.
///
/// # Errors
/// When the store fails.
pub fn convening_sign(
    tx: &mut Tx<'_>,
    id: ConveningId,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SIGN, values![id, person, now]).map(drop)
}

/// Takes a signature back.
///
/// # Errors
/// When the store fails.
pub fn convening_unsign(
    tx: &mut Tx<'_>,
    id: ConveningId,
    person: PersonId,
) -> Result<(), StoreError> {
    tx.execute(UNSIGN, values![id, person]).map(drop)
}

/// Whether somebody signed a request.
///
/// # Errors
/// When the store fails.
pub fn convening_signed(
    tx: &mut Tx<'_>,
    id: ConveningId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(tx.number(SIGNED, values![id, person])? > 0)
}

/// Notes that a co-chair has asked or that enough have signed, and from when on setting a day is
/// late.
///
/// # Errors
/// When the store fails.
pub fn convening_reached(
    tx: &mut Tx<'_>,
    id: ConveningId,
    by: ReachedBy,
    (at, due_at): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    tx.execute(REACHED, values![id, at, due_at, by]).map(drop)
}

/// Notes the meeting that was called; `false` when one was called before and is not cancelled.
///
/// # Errors
/// When the store fails.
pub fn convening_called(
    tx: &mut Tx<'_>,
    id: ConveningId,
    meeting: MeetingId,
) -> Result<bool, StoreError> {
    Ok(tx.execute(CALLED, values![id, meeting])? == 1)
}

fn read(row: &Row<'_>) -> Result<Convening, StoreError> {
    Ok(Convening {
        id: row.get(0)?,
        district: row.get(1)?,
        title: row.get(2)?,
        reason: row.get(3)?,
        asked_as: row.get(4)?,
        asked_at: row.get(5)?,
        reached_at: row.get(6)?,
        due_at: row.get(7)?,
        meeting: row.get(8)?,
        signed: row.get(9)?,
        reached_by: row.get(10)?,
    })
}
