//! Whether the officers came to the meetings of their districts.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{DistrictId, MeetingId, PersonId};
use process::meeting::MeetingKind;
use process::role::Role;
use process::support_officer::{Presence, PresenceText, Told};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The kinds of meeting at which an officer is expected, and of `m` that they were not
/// cancelled.
macro_rules! expected {
    () => {
        "m.kind IN ('sub-committee', 'joint', 'forum', 'assembly', 'launch', 'workshop') \
         AND m.cancelled_at IS NULL"
    };
}

/// What is known of the officer at meeting `m`, in the order of [`told`].
macro_rules! told {
    ($rest:literal) => {
        concat!(
            "p.presence, p.office, p.reason, \
             CASE WHEN EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id) \
             THEN 1 ELSE 0 END, o.people, o.note, ",
            $rest
        )
    };
}

/// The tables that [`told!`] reads beside `m`.
macro_rules! beside {
    () => {
        "LEFT JOIN officer_presence p ON p.meeting_id = m.id \
         LEFT JOIN attendance o ON o.meeting_id = m.id AND o.kind = 'support-officer' "
    };
}

/// The columns of [`OfficerMeeting`].
macro_rules! meetings {
    ($($rest:tt)*) => {
        concat!(
            "SELECT ",
            told!("m.id, d.slug, d.name_ko, d.name_en, m.kind, m.title, m.place, m.starts_at, \
                   m.ends_at, p.told_as, n.id, n.written_at, n.due_at, n.answered_at "),
            "FROM meeting m JOIN district d ON d.id = m.district_id \
             LEFT JOIN officer_note n ON n.meeting_id = m.id ",
            beside!(),
            $($rest)*
        )
    };
}

statements! {
    SET = "INSERT INTO officer_presence (meeting_id, presence, office, reason, told_as, told_by, \
           told_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (meeting_id) DO UPDATE \
           SET presence = excluded.presence, office = excluded.office, reason = excluded.reason, \
           told_as = excluded.told_as, told_by = excluded.told_by, told_at = excluded.told_at";
    OF_MEETING = concat!("SELECT ", told!("p.told_as "), "FROM meeting m ", beside!(), "WHERE m.id = $1");
    PAST = meetings!(
        "WHERE m.district_id = $1 AND ", expected!(), " AND m.ends_at <= $2 \
         AND (m.starts_at < $3 OR (m.starts_at = $3 AND m.id < $4)) \
         ORDER BY m.starts_at DESC, m.id DESC LIMIT $5"
    );
    STARTS = "SELECT starts_at FROM meeting WHERE id = $1 AND district_id = $2";
    NEXT_OF = meetings!(
        "WHERE ", expected!(), " AND m.ends_at > $2 AND EXISTS (SELECT 1 FROM officer_assignment s \
         WHERE s.district_id = m.district_id AND (s.officer_id = $1 OR s.substitute_id = $1) \
         AND s.starts_on <= $3 AND s.ends_on >= $3 AND (s.ended_on IS NULL OR s.ended_on > $3)) \
         ORDER BY m.starts_at, m.id LIMIT $4"
    );
    UNTOLD_OF = meetings!(
        "WHERE ", expected!(), " AND m.ends_at <= $2 AND m.ends_at > $5 \
         AND ((p.presence IS NULL AND NOT EXISTS (SELECT 1 FROM attendance a \
         WHERE a.meeting_id = m.id)) \
         OR (n.id IS NULL AND (p.presence IN ('officer', 'substitute') \
         OR (p.presence IS NULL AND (o.people > 0 OR o.note <> ''))))) \
         AND EXISTS (SELECT 1 FROM officer_assignment s \
         WHERE s.district_id = m.district_id AND (s.officer_id = $1 OR s.substitute_id = $1) \
         AND s.starts_on <= $3 AND s.ends_on >= $3 AND (s.ended_on IS NULL OR s.ended_on > $3)) \
         ORDER BY m.ends_at, m.id LIMIT $4"
    );
    COUNTS = concat!(
        "SELECT d.id, d.slug, d.name_ko, d.name_en, COUNT(m.id), \
         CAST(COALESCE(SUM(CASE WHEN p.presence = 'officer' \
         OR (p.presence IS NULL AND o.people > 0) THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN p.presence = 'substitute' OR (p.presence IS NULL \
         AND COALESCE(o.people, 0) = 0 AND COALESCE(o.note, '') <> '') \
         THEN 1 ELSE 0 END), 0) AS BIGINT), \
         CAST(COALESCE(SUM(CASE WHEN p.presence = 'absent' OR (p.presence IS NULL \
         AND COALESCE(o.people, 0) = 0 AND COALESCE(o.note, '') = '' AND EXISTS \
         (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id)) THEN 1 ELSE 0 END), 0) AS BIGINT) \
         FROM district d LEFT JOIN meeting m ON m.district_id = d.id AND ",
        expected!(),
        " AND m.starts_at >= $1 AND m.starts_at < $2 AND m.ends_at <= $3 ",
        beside!(),
        "WHERE d.kind = 'district' AND (d.id = $4 OR $4 = 0) \
         GROUP BY d.id, d.slug, d.name_ko, d.name_en"
    );
    OFFICES = "SELECT district_id, office, substitute_office FROM officer_assignment \
               WHERE starts_on <= $1 AND ends_on >= $1 AND (ended_on IS NULL OR ended_on > $1)";
}

/// A meeting at which an officer is expected, with what is known of her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerMeeting {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its district's part of an address.
    pub slug: String,
    /// The names of the district, Korean and English.
    pub district_names: (String, String),
    /// What kind.
    pub kind: MeetingKind,
    /// One line that names it.
    pub title: String,
    /// Where.
    pub place: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
    /// The end of its timetable.
    pub ends_at: Timestamp,
    /// What is known of the officer.
    pub told: Told,
    /// The role in which that was told.
    pub told_as: Option<Role>,
    /// When a note was written.
    pub noted_at: Option<Timestamp>,
    /// The first moment at which an answer to it is late.
    pub answer_due_at: Option<Timestamp>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// How many meetings of a district an officer was expected at, and to how many one came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerCount {
    /// The district.
    pub district: DistrictId,
    /// Its part of an address.
    pub slug: String,
    /// Its names, Korean and English.
    pub names: (String, String),
    /// The offices of officer and substitute of today; empty without one.
    pub offices: (String, String),
    /// How many meetings were held.
    pub held: i64,
    /// To how many the officer came.
    pub officer: i64,
    /// To how many the substitute came.
    pub substitute: i64,
    /// To how many nobody came.
    pub nobody: i64,
}

impl OfficerCount {
    /// Of how many nobody told.
    pub fn not_told(&self) -> i64 {
        self.held - self.officer - self.substitute - self.nobody
    }
}

/// Notes whether an officer came, in the place of what was told before.
///
/// # Errors
/// When the store fails.
pub fn officer_presence_set(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    text: &PresenceText,
    (by, told_as): (PersonId, Role),
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = values![
        meeting,
        text.presence,
        &text.office,
        &text.reason,
        told_as,
        by,
        now
    ];
    tx.execute(SET, values).map(drop)
}

/// What is known of the officer at a meeting, and the role in which it was told.
///
/// # Errors
/// When the store fails.
pub fn officer_told(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<(Told, Option<Role>), StoreError> {
    let found = tx.row(OF_MEETING, values![meeting], |row| {
        Ok((told(row)?, row.get(6)?))
    })?;
    Ok(found.unwrap_or_default())
}

/// A page of the past meetings of a district at which an officer is expected, the latest first.
/// `after` is the last one of the page before.
///
/// # Errors
/// When the store fails.
pub fn officer_meetings_past(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: Option<MeetingId>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<OfficerMeeting>, StoreError> {
    let (from, id) = match after {
        None => (i64::MAX, MeetingId(i64::MAX)),
        Some(id) => (tx.number(STARTS, values![id, district])?, id),
    };
    tx.rows(PAST, values![district, now, from, id, limit], read)
}

/// The next meetings in the districts that somebody stands by today.
///
/// # Errors
/// When the store fails.
pub fn officer_meetings_next(
    tx: &mut Tx<'_>,
    person: PersonId,
    (today, now): (Date, Timestamp),
    limit: i64,
) -> Result<Vec<OfficerMeeting>, StoreError> {
    tx.rows(NEXT_OF, values![person, now, today, limit], read)
}

/// The meetings since `from` in the districts that somebody stands by today, of which nobody has
/// told whether an officer came, or of which a note is missing; the oldest first.
///
/// # Errors
/// When the store fails.
pub fn officer_meetings_owed(
    tx: &mut Tx<'_>,
    person: PersonId,
    (today, now): (Date, Timestamp),
    from: Timestamp,
    limit: i64,
) -> Result<Vec<OfficerMeeting>, StoreError> {
    tx.rows(UNTOLD_OF, values![person, now, today, limit, from], read)
}

/// For each district, or for `only` one: the meetings between two moments that are over at
/// `now`, and to how many of them an officer came. In the order of their Korean names, which is
/// that of an alphabet and says nothing else.
///
/// # Errors
/// When the store fails.
pub fn officer_counts(
    tx: &mut Tx<'_>,
    only: Option<DistrictId>,
    (from, until): (Timestamp, Timestamp),
    (today, now): (Date, Timestamp),
) -> Result<Vec<OfficerCount>, StoreError> {
    let only = only.unwrap_or(DistrictId(0));
    let mut found = tx.rows(COUNTS, values![from, until, now, only], |row| {
        Ok(OfficerCount {
            district: row.get(0)?,
            slug: row.get(1)?,
            names: (row.get(2)?, row.get(3)?),
            offices: (String::new(), String::new()),
            held: row.get(4)?,
            officer: row.get(5)?,
            substitute: row.get(6)?,
            nobody: row.get(7)?,
        })
    })?;
    let offices = tx.rows(OFFICES, values![today], |row| {
        Ok((row.get::<DistrictId>(0)?, (row.get(1)?, row.get(2)?)))
    })?;
    for (of, offices) in offices {
        if let Some(one) = found.iter_mut().find(|one| one.district == of) {
            one.offices = offices;
        }
    }
    found.sort_by(|a, b| (&a.names.0, a.district).cmp(&(&b.names.0, b.district)));
    Ok(found)
}

/// Reads the columns of [`told!`], which come first.
fn told(row: &Row<'_>) -> Result<Told, StoreError> {
    let presence: Option<Presence> = row.get(0)?;
    let text = match presence {
        Some(presence) => Some(PresenceText {
            presence,
            office: row.get(1)?,
            reason: row.get(2)?,
        }),
        None => None,
    };
    Ok(Told {
        text,
        counted: row.get(3)?,
        officers: row.get::<Option<i64>>(4)?.unwrap_or_default(),
        noted: row.get::<Option<String>>(5)?.unwrap_or_default(),
    })
}

fn read(row: &Row<'_>) -> Result<OfficerMeeting, StoreError> {
    Ok(OfficerMeeting {
        told: told(row)?,
        meeting: row.get(6)?,
        slug: row.get(7)?,
        district_names: (row.get(8)?, row.get(9)?),
        kind: row.get(10)?,
        title: row.get(11)?,
        place: row.get(12)?,
        starts_at: row.get(13)?,
        ends_at: row.get(14)?,
        told_as: row.get(15)?,
        noted_at: row.get(17)?,
        answer_due_at: row.get(18)?,
        answered_at: row.get(19)?,
    })
}
