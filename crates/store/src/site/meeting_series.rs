//! Joint meetings of two bodies, and those that recur by a rule.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use process::id::{BodyId, DistrictId, MeetingId, MeetingSeriesId, PersonId};
use process::meeting::{Nth, SeriesRule};
use process::role::Role;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.district_id, s.council_id, s.committee_id, c.name_ko, c.name_en, \
             b.name_ko, b.name_en, s.title, s.pattern, s.every, s.weekday, s.nth, s.first_on, \
             s.last_on, s.meetings, s.on_holiday, s.called_at, s.called_as \
             FROM meeting_series s JOIN body c ON c.id = s.council_id \
             JOIN body b ON b.id = s.committee_id ",
            $rest
        )
    };
}

statements! {
    JOIN = "UPDATE meeting SET body_id = $2, with_body_id = $3 WHERE id = $1";
    ADD = "INSERT INTO meeting_series (id, district_id, council_id, committee_id, title, pattern, \
           every, weekday, nth, first_on, last_on, meetings, on_holiday, called_at, called_by, \
           called_as) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    DAY_ADD = "INSERT INTO series_day (series_id, position, planned_on, meeting_id) \
               VALUES ($1, $2, $3, $4)";
    DAY_SET = "UPDATE series_day SET planned_on = $2 WHERE meeting_id = $1";
    GET = select!("WHERE s.id = $1");
    LIST = select!("WHERE s.district_id = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
    DAYS = "SELECT d.planned_on, m.id, m.title, m.starts_at, m.ends_at, m.place, m.revision, \
            m.cancelled_at FROM series_day d LEFT JOIN meeting m ON m.id = d.meeting_id \
            WHERE d.series_id = $1 ORDER BY d.position";
}

/// A series of joint meetings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingSeries {
    /// Its id.
    pub id: MeetingSeriesId,
    /// Its district.
    pub district: DistrictId,
    /// The two bodies: council, then budget committee.
    pub bodies: [BodyId; 2],
    /// Their names, Korean and English.
    pub body_names: [(String, String); 2],
    /// One line that names its meetings.
    pub title: String,
    /// The rule as it was called.
    pub rule: SeriesRule,
    /// When it was called.
    pub called_at: Timestamp,
    /// The role in which it was.
    pub called_as: Role,
}

/// A day of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesMeeting {
    /// The day that the rule gives, or that a move of this and all later meetings gave.
    pub planned_on: Date,
    /// The meeting; nothing where the day is left out.
    pub meeting: Option<DayMeeting>,
}

/// The meeting of a day of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMeeting {
    /// Its id.
    pub id: MeetingId,
    /// One line that names it.
    pub title: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
    /// The end of its timetable.
    pub ends_at: Timestamp,
    /// Where.
    pub place: String,
    /// How often it was moved or cancelled.
    pub revision: i64,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
}

/// Says which two bodies a meeting is one of.
///
/// # Errors
/// When the store fails.
pub fn meeting_join(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    [one, other]: [BodyId; 2],
) -> Result<(), StoreError> {
    tx.execute(JOIN, values![meeting, one, other]).map(drop)
}

/// Adds a series.
///
/// # Errors
/// When the store fails.
pub fn series_add(
    tx: &mut Tx<'_>,
    (district, [council, committee]): (DistrictId, [BodyId; 2]),
    title: &str,
    rule: &SeriesRule,
    (by, role): (PersonId, Role),
    now: Timestamp,
) -> Result<MeetingSeriesId, StoreError> {
    let id = MeetingSeriesId(tx.next_id(now));
    let count = rule.count.map(|n| i64::try_from(n).unwrap_or(i64::MAX));
    let values = values![
        id,
        district,
        council,
        committee,
        title,
        rule.pattern,
        rule.every,
        i64::from(rule.weekday.to_monday_one_offset()),
        i64::from(rule.nth),
        rule.first_on,
        rule.last_on,
        count,
        rule.on_holiday,
        now,
        by,
        role
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Adds a day of a series, with its meeting where one is held.
///
/// # Errors
/// When the store fails.
pub fn series_day_add(
    tx: &mut Tx<'_>,
    series: MeetingSeriesId,
    position: i64,
    planned_on: Date,
    meeting: Option<MeetingId>,
) -> Result<(), StoreError> {
    tx.execute(DAY_ADD, values![series, position, planned_on, meeting])
        .map(drop)
}

/// Plans a meeting of a series on another day.
///
/// # Errors
/// When the store fails.
pub fn series_day_plan(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    planned_on: Date,
) -> Result<(), StoreError> {
    tx.execute(DAY_SET, values![meeting, planned_on]).map(drop)
}

/// The series with this id.
///
/// # Errors
/// When the store fails.
pub fn series_get(
    tx: &mut Tx<'_>,
    id: MeetingSeriesId,
) -> Result<Option<MeetingSeries>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The series of a district, the newest first; `before` is the last one of the page before.
///
/// # Errors
/// When the store fails.
pub fn series_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<MeetingSeriesId>,
    limit: i64,
) -> Result<Vec<MeetingSeries>, StoreError> {
    let before = before.unwrap_or(MeetingSeriesId(i64::MAX));
    tx.rows(LIST, values![district, before, limit], read)
}

/// The days of a series in the order of its rule.
///
/// # Errors
/// When the store fails.
pub fn series_days(
    tx: &mut Tx<'_>,
    series: MeetingSeriesId,
) -> Result<Vec<SeriesMeeting>, StoreError> {
    tx.rows(DAYS, values![series], |row| {
        let meeting = match row.get::<Option<MeetingId>>(1)? {
            None => None,
            Some(id) => Some(DayMeeting {
                id,
                title: row.get(2)?,
                starts_at: row.get(3)?,
                ends_at: row.get(4)?,
                place: row.get(5)?,
                revision: row.get(6)?,
                cancelled_at: row.get(7)?,
            }),
        };
        Ok(SeriesMeeting {
            planned_on: row.get(0)?,
            meeting,
        })
    })
}

fn read(row: &Row<'_>) -> Result<MeetingSeries, StoreError> {
    let weekday: i64 = row.get(11)?;
    let weekday = i8::try_from(weekday).map(Weekday::from_monday_one_offset);
    Ok(MeetingSeries {
        id: row.get(0)?,
        district: row.get(1)?,
        bodies: [row.get(2)?, row.get(3)?],
        body_names: [(row.get(4)?, row.get(5)?), (row.get(6)?, row.get(7)?)],
        title: row.get(8)?,
        rule: SeriesRule {
            pattern: row.get(9)?,
            every: row.get(10)?,
            weekday: match weekday {
                Ok(Ok(weekday)) => weekday,
                _ => return Err(StoreError::Data("not a weekday".into())),
            },
            nth: Nth::try_from(row.get::<i64>(12)?).unwrap_or_default(),
            first_on: row.get(13)?,
            last_on: row.get(14)?,
            count: row
                .get::<Option<i64>>(15)?
                .and_then(|n| usize::try_from(n).ok()),
            on_holiday: row.get(16)?,
        },
        called_at: row.get(17)?,
        called_as: row.get(18)?,
    })
}
