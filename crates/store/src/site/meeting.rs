//! Meetings: called and listed. Attendance, minutes, decisions and the boards have files of
//! their own.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{BodyId, DistrictId, MeetingId, MeetingSeriesId, PersonId};
use process::meeting::{Attendance, MeetingKind, MeetingMode, MeetingPlan, MeetingStanding, Slot};
use process::role::Role;

use super::calendar::MeetingFilter;
use super::minutes::Addendum;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.district_id, m.body_id, b.name_ko, b.name_en, m.kind, m.title, \
             m.purpose, m.place, m.starts_at, m.ends_at, m.called_at, m.called_by, m.called_as, \
             m.minutes_due_at, m.minutes_published_at, \
             (SELECT CAST(COALESCE(SUM(a.people), 0) AS BIGINT) FROM attendance a \
             WHERE a.meeting_id = m.id), \
             CASE (SELECT p.presence FROM officer_presence p WHERE p.meeting_id = m.id) \
             WHEN 'officer' THEN 1 WHEN 'substitute' THEN 0 WHEN 'absent' THEN 0 \
             ELSE (SELECT CAST(COALESCE(SUM(a.people), 0) AS BIGINT) FROM attendance a \
             WHERE a.meeting_id = m.id AND a.kind = 'support-officer') END, \
             m.mode, m.join_link, m.late_reason, m.revision, m.changed_at, m.change_reason, \
             m.cancelled_at, m.minutes_approved_at, m.minutes_approved_as, m.with_body_id, w.name_ko, \
             w.name_en, (SELECT y.series_id FROM series_day y WHERE y.meeting_id = m.id) \
             FROM meeting m LEFT JOIN body b ON b.id = m.body_id \
             LEFT JOIN body w ON w.id = m.with_body_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO meeting (id, district_id, body_id, kind, title, purpose, place, starts_at, \
           ends_at, called_at, called_by, called_as, minutes_due_at, minutes, minutes_public, mode, \
           join_link, late_reason) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', $14, $15, $16)";
    SLOT_ADD = "INSERT INTO meeting_slot (meeting_id, position, starts_at, minutes, title, lead, \
                speakers) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SLOTS = "SELECT starts_at, minutes, title, lead, speakers FROM meeting_slot WHERE meeting_id = $1 \
             ORDER BY position";
    FRAME = "SELECT 'slot', position, starts_at, minutes, title, lead, speakers \
             FROM meeting_slot WHERE meeting_id = $1 \
             UNION ALL SELECT 'came', 0, 0, people, kind, note, '' FROM attendance \
             WHERE meeting_id = $1 \
             UNION ALL SELECT 'added', position, at, 0, text, text_public, '' \
             FROM minutes_addendum WHERE meeting_id = $1 \
             UNION ALL SELECT * FROM (SELECT 'agreed', c.fiscal_year, CAST(0 AS BIGINT), \
             (SELECT CAST(COALESCE(SUM(s.people), 0) AS BIGINT) FROM agreement_shown s \
             JOIN agreement v ON v.id = s.agreement_id \
             WHERE v.cycle_id = c.id AND s.meeting_id = m.id), '', '', '' \
             FROM meeting m JOIN agreement a ON a.district_id = m.district_id \
             JOIN cycle c ON c.id = a.cycle_id WHERE m.id = $1 \
             AND a.district_signed_at <= m.ends_at AND a.city_signed_at <= m.ends_at \
             ORDER BY c.fiscal_year DESC LIMIT 1) agreed ORDER BY 1, 2";
    GET = select!("WHERE m.id = $1");
    NEXT = select!("WHERE m.district_id = $1 AND m.ends_at > $2 AND m.cancelled_at IS NULL \
                    ORDER BY m.starts_at, m.id LIMIT 1");
    COMING = select!("WHERE m.district_id = $1 AND m.ends_at > $2 \
                      AND (m.starts_at > $3 OR (m.starts_at = $3 AND m.id > $4)) \
                      ORDER BY m.starts_at, m.id LIMIT $5");
    PAST = select!("WHERE m.district_id = $1 AND m.ends_at <= $2 \
                    AND (m.starts_at < $3 OR (m.starts_at = $3 AND m.id < $4)) \
                    ORDER BY m.starts_at DESC, m.id DESC LIMIT $5");
    OF_BODY = select!("WHERE (m.body_id = $1 OR m.with_body_id = $1) AND m.starts_at <= $2 AND m.cancelled_at IS NULL \
                       ORDER BY m.starts_at DESC, m.id DESC LIMIT $3");
    FEED = select!("WHERE m.district_id = $1 AND (m.kind = $2 OR $2 = '') \
                    AND (b.kind = $3 OR w.kind = $3 OR $3 = '') \
                    ORDER BY m.starts_at DESC, m.id DESC LIMIT $4");
    FEED_ALL = select!("WHERE m.starts_at >= $1 AND (m.kind = $2 OR $2 = '') \
                        AND (b.kind = $3 OR w.kind = $3 OR $3 = '') \
                        ORDER BY m.starts_at, m.id LIMIT $4");
    SLUGS = "SELECT id, slug FROM district ORDER BY id";
    OF_SERIES = select!("JOIN series_day d ON d.meeting_id = m.id WHERE d.series_id = $1 \
                         ORDER BY d.position");
    OF_OFFICER = select!("WHERE m.ends_at > $2 AND m.kind IN ('sub-committee', 'joint', 'forum', \
                          'assembly', 'launch', 'workshop') AND EXISTS (SELECT 1 \
                          FROM officer_assignment s WHERE s.district_id = m.district_id \
                          AND (s.officer_id = $1 OR s.substitute_id = $1) AND s.starts_on <= $3 \
                          AND s.ends_on >= $3 AND (s.ended_on IS NULL OR s.ended_on > $3)) \
                          ORDER BY m.starts_at, m.id LIMIT $4");
    OVERDUE = select!("WHERE m.minutes_due_at <= $1 AND m.minutes_published_at IS NULL \
                       AND m.cancelled_at IS NULL \
                       AND m.minutes_warned_at IS NULL ORDER BY m.minutes_due_at, m.id LIMIT $2");
    WARNED = "UPDATE meeting SET minutes_warned_at = $2 WHERE id = $1 \
              AND minutes_warned_at IS NULL AND minutes_published_at IS NULL";
    OWED = select!("WHERE m.district_id = $1 AND m.starts_at <= $2 AND m.cancelled_at IS NULL \
                    AND m.minutes_published_at IS NULL ORDER BY m.minutes_due_at, m.id LIMIT $3");
    OVERDUE_COUNT = "SELECT COUNT(*) FROM meeting WHERE district_id = $1 \
                     AND minutes_due_at <= $2 AND minutes_published_at IS NULL \
                     AND cancelled_at IS NULL";
    JOINT = "SELECT COUNT(*) FROM meeting m JOIN attendance a ON a.meeting_id = m.id \
             WHERE m.district_id = $1 AND m.kind = 'joint' AND a.kind = 'budget-committee' \
             AND a.people > 0 AND m.starts_at >= $2 AND m.starts_at < $3";
    UNATTENDED = "SELECT d.slug, d.name_ko, d.name_en, m.id, m.title, m.starts_at, \
                  CASE WHEN p.presence IS NULL THEN o.note ELSE p.office END \
                  FROM meeting m JOIN district d ON d.id = m.district_id \
                  LEFT JOIN attendance o ON o.meeting_id = m.id AND o.kind = 'support-officer' \
                  LEFT JOIN officer_presence p ON p.meeting_id = m.id \
                  WHERE m.kind IN ('sub-committee', 'joint', 'forum', 'assembly', 'launch', \
                  'workshop') AND (p.presence IN ('substitute', 'absent') OR (p.presence IS NULL \
                  AND EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id) \
                  AND COALESCE(o.people, 0) = 0)) \
                  ORDER BY m.starts_at DESC, m.id DESC LIMIT $1";
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
    /// The second body of a joint meeting.
    pub with_body: Option<BodyId>,
    /// Its names in Korean and English.
    pub with_body_names: Option<(String, String)>,
    /// The series that it is one of.
    pub series: Option<MeetingSeriesId>,
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
    /// The end of its timetable.
    pub ends_at: Timestamp,
    /// When it was called.
    pub called_at: Timestamp,
    /// By whom.
    pub called_by: PersonId,
    /// The role in which it was called, which is shown instead of a name.
    pub called_as: Role,
    /// First moment at which unpublished minutes are overdue.
    pub minutes_due_at: Timestamp,
    /// When the minutes were published.
    pub minutes_published_at: Option<Timestamp>,
    /// How many came; zero until it is recorded.
    pub people: i64,
    /// How many support officers came, as it was told of them or counted.
    pub support_officers: i64,
    /// How people take part.
    pub mode: MeetingMode,
    /// The address under which one joins from afar; empty on site.
    pub join_link: String,
    /// Why it was entered after it had begun; empty for an announced one.
    pub late_reason: String,
    /// How often it was moved or cancelled.
    pub revision: i64,
    /// When it was last moved or cancelled.
    pub changed_at: Option<Timestamp>,
    /// Why.
    pub change_reason: String,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// When its published minutes were approved.
    pub minutes_approved_at: Option<Timestamp>,
    /// The role in which they were.
    pub minutes_approved_as: Option<Role>,
}

impl Meeting {
    /// What the decisions on moving and cancelling need to know.
    pub fn standing(&self) -> MeetingStanding {
        MeetingStanding {
            starts_at: self.starts_at,
            mode: self.mode,
            cancelled_at: self.cancelled_at,
            attended: self.people > 0,
            minutes_published_at: self.minutes_published_at,
        }
    }

    /// When its present time was made known: with its last move, or when it was called.
    pub fn announced_at(&self) -> Timestamp {
        self.changed_at.unwrap_or(self.called_at)
    }
}

/// A meeting as others name it: its id, title and stated beginning.
pub type NamedMeeting = (MeetingId, String, Timestamp);

/// Reads a meeting that may be missing from three columns.
pub(super) fn named(row: &Row<'_>, at: usize) -> Result<Option<NamedMeeting>, StoreError> {
    let id: Option<MeetingId> = row.get(at)?;
    Ok(match id {
        Some(id) => Some((id, row.get(at + 1)?, row.get(at + 2)?)),
        None => None,
    })
}

/// A meeting of a district to which no support officer came, as the city looks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unattended {
    /// The district's part of an address.
    pub slug: String,
    /// The district's names, Korean and English.
    pub district_names: (String, String),
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub title: String,
    /// Its stated beginning.
    pub starts_at: Timestamp,
    /// The office of the substitute, if one is noted.
    pub substitute: Option<String>,
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
    (called_by, called_as): (PersonId, Role),
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
            plan.ends_at(),
            now,
            called_by,
            called_as,
            minutes_due_at,
            plan.mode,
            &plan.join_link,
            &plan.late_reason
        ],
    )?;
    for (position, slot) in (1i64..).zip(&plan.slots) {
        let (starts_at, minutes) = (slot.starts_at, slot.minutes);
        let (title, lead, speakers) = (&slot.title, &slot.lead, &slot.speakers);
        let values = values![id, position, starts_at, minutes, title, lead, speakers];
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

/// The meeting of a district that runs at `now`, or the next one to come.
///
/// # Errors
/// When the store fails.
pub fn meeting_next(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
) -> Result<Option<Meeting>, StoreError> {
    tx.row(NEXT, values![district, now], read)
}

/// A page of the meetings of a district: those that are not over at `now`, the next first,
/// then those that are, the latest first. `after` is the last one of the page before.
///
/// Three statements whatever comes.
///
/// # Errors
/// When the store fails.
pub fn meeting_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: Option<MeetingId>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Meeting>, StoreError> {
    let last = tx.row(GET, values![after.unwrap_or(MeetingId(0))], read)?;
    let last = last.filter(|last| last.district == district);
    if after.is_some() && last.is_none() {
        return Ok(Vec::new());
    }
    let place = |m: &Meeting| (m.starts_at.as_millisecond(), m.id);
    let past = last.as_ref().filter(|last| last.ends_at <= now);
    let coming = last.as_ref().filter(|last| last.ends_at > now);
    let (from, id) = coming.map_or((i64::MIN, MeetingId(0)), place);
    // After a past meeting none is to come.
    let wanted = if past.is_some() { 0 } else { limit };
    let mut found = tx.rows(COMING, values![district, now, from, id, wanted], read)?;
    let left = limit - i64::try_from(found.len()).unwrap_or(limit);
    let (from, id) = past.map_or((i64::MAX, MeetingId(i64::MAX)), place);
    found.extend(tx.rows(PAST, values![district, now, from, id, left], read)?);
    Ok(found)
}

/// The latest meetings of a district, cancelled ones too, for its calendar feed: the last to
/// begin first.
///
/// # Errors
/// When the store fails.
pub fn meeting_feed(
    tx: &mut Tx<'_>,
    district: DistrictId,
    only: MeetingFilter,
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    let (kind, body) = only.names();
    tx.rows(FEED, values![district, kind, body, limit], read)
}

/// The meetings of all districts that begin from a moment on, cancelled ones too, each with the
/// part of an address of its district: the first to begin first.
///
/// # Errors
/// When the store fails.
pub fn meeting_feed_all(
    tx: &mut Tx<'_>,
    since: Timestamp,
    only: MeetingFilter,
    limit: i64,
) -> Result<Vec<(String, Meeting)>, StoreError> {
    let slugs = tx.rows(SLUGS, values![], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let slugs: BTreeMap<DistrictId, String> = slugs.into_iter().collect();
    let found = {
        let (kind, body) = only.names();
        tx.rows(FEED_ALL, values![since, kind, body, limit], read)?
    };
    let with = |meeting: Meeting| {
        let slug = slugs.get(&meeting.district).cloned();
        (slug.unwrap_or_default(), meeting)
    };
    Ok(found.into_iter().map(with).collect())
}

/// The meetings of a series, cancelled ones too, in the order of its days.
///
/// # Errors
/// When the store fails.
pub fn meetings_of_series(
    tx: &mut Tx<'_>,
    series: MeetingSeriesId,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(OF_SERIES, values![series], read)
}

/// The meetings, cancelled ones too, at which a support officer is expected in the districts
/// that somebody stands by today and that are not over at `now`: for her calendar.
///
/// # Errors
/// When the store fails.
pub fn meetings_of_officer(
    tx: &mut Tx<'_>,
    person: PersonId,
    (today, now): (Date, Timestamp),
    limit: i64,
) -> Result<Vec<Meeting>, StoreError> {
    tx.rows(OF_OFFICER, values![person, now, today, limit], read)
}

/// The meetings of a body that have begun, the latest first.
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
            speakers: row.get(4)?,
        })
    })
}

/// What stands around a meeting: its timetable, who came by kind, and what was added to its
/// minutes. One statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingFrame {
    /// As [`meeting_slots`].
    pub slots: Vec<Slot>,
    /// As [`attendance_of`](crate::attendance_of).
    pub attendance: Vec<Attendance>,
    /// As [`addenda_of`](crate::addenda_of).
    pub addenda: Vec<Addendum>,
    /// The fiscal year of the latest agreement that was in force by its end, and how many people
    /// were shown the summary of it here.
    pub agreed: Option<(i64, i64)>,
}

/// Reads it.
///
/// # Errors
/// When the store fails.
pub fn meeting_frame(tx: &mut Tx<'_>, id: MeetingId) -> Result<MeetingFrame, StoreError> {
    let mut found = MeetingFrame::default();
    tx.rows(FRAME, values![id], |row| {
        match row.get::<String>(0)?.as_str() {
            "slot" => found.slots.push(Slot {
                starts_at: row.get(2)?,
                minutes: row.get(3)?,
                title: row.get(4)?,
                lead: row.get(5)?,
                speakers: row.get(6)?,
            }),
            "came" => found.attendance.push(Attendance {
                people: row.get(3)?,
                kind: row.get(4)?,
                note: row.get(5)?,
            }),
            "agreed" => found.agreed = Some((row.get(1)?, row.get(3)?)),
            _ => found.addenda.push(Addendum {
                position: row.get(1)?,
                at: row.get(2)?,
                original: row.get(4)?,
                public: row.get(5)?,
            }),
        }
        Ok(())
    })?;
    found.attendance.sort_by_key(|row| row.kind);
    Ok(found)
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

/// How many meetings of a district have minutes overdue at `now`.
///
/// # Errors
/// When the store fails.
pub fn minutes_overdue_count(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
) -> Result<i64, StoreError> {
    tx.number(OVERDUE_COUNT, values![district, now])
}

/// How many joint meetings of a time were attended by members of the budget committee.
///
/// # Errors
/// When the store fails.
pub fn meeting_joint_count(
    tx: &mut Tx<'_>,
    district: DistrictId,
    from: Timestamp,
    until: Timestamp,
) -> Result<i64, StoreError> {
    tx.number(JOINT, values![district, from, until])
}

/// The latest forums and joint meetings of all districts to which no support officer came, as
/// far as that was told or attendance is recorded.
///
/// # Errors
/// When the store fails.
pub fn meetings_unattended(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Unattended>, StoreError> {
    tx.rows(UNATTENDED, values![limit], |row| {
        Ok(Unattended {
            slug: row.get(0)?,
            district_names: (row.get(1)?, row.get(2)?),
            meeting: row.get(3)?,
            title: row.get(4)?,
            starts_at: row.get(5)?,
            substitute: row
                .get::<Option<String>>(6)?
                .filter(|note| !note.is_empty()),
        })
    })
}

fn read(row: &Row<'_>) -> Result<Meeting, StoreError> {
    let body_ko: Option<String> = row.get(3)?;
    let with_ko: Option<String> = row.get(28)?;
    Ok(Meeting {
        id: row.get(0)?,
        district: row.get(1)?,
        body: row.get(2)?,
        body_names: body_ko.zip(row.get(4)?),
        with_body: row.get(27)?,
        with_body_names: with_ko.zip(row.get(29)?),
        series: row.get(30)?,
        kind: row.get(5)?,
        title: row.get(6)?,
        purpose: row.get(7)?,
        place: row.get(8)?,
        starts_at: row.get(9)?,
        ends_at: row.get(10)?,
        called_at: row.get(11)?,
        called_by: row.get(12)?,
        called_as: row.get(13)?,
        minutes_due_at: row.get(14)?,
        minutes_published_at: row.get(15)?,
        people: row.get(16)?,
        support_officers: row.get(17)?,
        mode: row.get(18)?,
        join_link: row.get(19)?,
        late_reason: row.get(20)?,
        revision: row.get(21)?,
        changed_at: row.get(22)?,
        change_reason: row.get(23)?,
        cancelled_at: row.get(24)?,
        minutes_approved_at: row.get(25)?,
        minutes_approved_as: row.get(26)?,
    })
}
