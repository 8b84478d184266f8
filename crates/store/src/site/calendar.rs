//! The meetings and stage deadlines of a time, of one district or of all.

use jiff::Timestamp;
use process::body::BodyKind;
use process::id::{CycleId, DistrictId, MeetingId};
use process::meeting::MeetingKind;
use process::stage::StageKind;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// The most meetings of one month: more than 25 districts hold.
const MOST: i64 = 1_000;

statements! {
    MEETINGS = "SELECT d.id, d.slug, d.name_ko, d.name_en, m.id, m.kind, m.title, m.starts_at, \
                m.cancelled_at, b.kind, w.kind FROM meeting m \
                JOIN district d ON d.id = m.district_id LEFT JOIN body b ON b.id = m.body_id \
                LEFT JOIN body w ON w.id = m.with_body_id \
                WHERE (m.district_id = $1 OR $1 = 0) AND m.starts_at >= $2 AND m.starts_at < $3 \
                ORDER BY m.starts_at, m.id LIMIT $4";
    STAGES = "SELECT d.id, d.slug, d.name_ko, d.name_en, s.kind, s.closes_at, c.id FROM stage s \
              JOIN cycle c ON c.id = s.cycle_id JOIN district d ON d.id = c.district_id \
              WHERE (c.district_id = $1 OR $1 = 0) AND s.closes_at > $2 AND s.closes_at <= $3 \
              ORDER BY s.closes_at, d.id, s.kind LIMIT $4";
}

/// The district of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPlace {
    /// Its id.
    pub id: DistrictId,
    /// Its part of an address.
    pub slug: String,
    /// Its names, Korean and English.
    pub names: (String, String),
}

/// A meeting as a calendar lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarMeeting {
    /// Its district.
    pub place: CalendarPlace,
    /// Its id.
    pub id: MeetingId,
    /// What kind.
    pub kind: MeetingKind,
    /// One line that names it.
    pub title: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// What the bodies that meet are, up to two.
    pub bodies: [Option<BodyKind>; 2],
}

/// The end of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarStage {
    /// Its district.
    pub place: CalendarPlace,
    /// The stage.
    pub kind: StageKind,
    /// The first moment after it.
    pub closes_at: Timestamp,
    /// Its round.
    pub cycle: CycleId,
}

/// Which meetings a calendar holds: all where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeetingFilter {
    /// Those of this kind.
    pub kind: Option<MeetingKind>,
    /// Those at which such a body meets.
    pub body: Option<BodyKind>,
}

impl MeetingFilter {
    /// Whether a meeting of this kind and of these bodies is one.
    pub fn fits(self, kind: MeetingKind, bodies: &[Option<BodyKind>]) -> bool {
        let body = self.body.is_none() || bodies.contains(&self.body);
        body && self.kind.is_none_or(|asked| asked == kind)
    }

    /// The names of kind and body, as addresses and statements have them; nothing for all.
    pub fn names(self) -> (&'static str, &'static str) {
        let kind = self.kind.map_or("", MeetingKind::as_str);
        (kind, self.body.map_or("", BodyKind::as_str))
    }
}

/// The meetings that begin in a time, cancelled ones too, the first first; of all districts
/// where none is named.
///
/// # Errors
/// When the store fails.
pub fn calendar_meetings(
    tx: &mut Tx<'_>,
    district: Option<DistrictId>,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<CalendarMeeting>, StoreError> {
    let district = district.map_or(0, |id| id.0);
    tx.rows(MEETINGS, values![district, from, until, MOST], |row| {
        Ok(CalendarMeeting {
            place: CalendarPlace {
                id: row.get(0)?,
                slug: row.get(1)?,
                names: (row.get(2)?, row.get(3)?),
            },
            id: row.get(4)?,
            kind: row.get(5)?,
            title: row.get(6)?,
            starts_at: row.get(7)?,
            cancelled_at: row.get(8)?,
            bodies: [row.get(9)?, row.get(10)?],
        })
    })
}

/// The stages whose last moment lies in a time, the first to end first.
///
/// # Errors
/// When the store fails.
pub fn calendar_stages(
    tx: &mut Tx<'_>,
    district: Option<DistrictId>,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<CalendarStage>, StoreError> {
    let district = district.map_or(0, |id| id.0);
    tx.rows(STAGES, values![district, from, until, MOST], |row| {
        Ok(CalendarStage {
            place: CalendarPlace {
                id: row.get(0)?,
                slug: row.get(1)?,
                names: (row.get(2)?, row.get(3)?),
            },
            kind: row.get(4)?,
            closes_at: row.get(5)?,
            cycle: row.get(6)?,
        })
    })
}
