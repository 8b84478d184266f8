//! What a result report is made of: the meeting as it was held. Read as a whole, for filling
//! a draft in.

use jiff::Timestamp;
use process::id::{DistrictId, MeetingId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    MEETING = "SELECT id, district_id, title, purpose, place, starts_at FROM meeting \
               WHERE id = $1";
    SLOTS = "SELECT starts_at, minutes, title, lead FROM meeting_slot WHERE meeting_id = $1 \
             ORDER BY position";
    ATTENDANCE = "SELECT kind, people FROM attendance WHERE meeting_id = $1 ORDER BY kind";
    ENTRIES = "SELECT board, title, text, review FROM workshop_entry WHERE meeting_id = $1 \
               ORDER BY board, position";
    LATEST = "SELECT id, district_id, title, purpose, place, starts_at FROM meeting \
              WHERE district_id = $1 ORDER BY starts_at DESC, id DESC LIMIT $2";
}

/// A meeting as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportMeeting {
    /// Its id.
    pub id: MeetingId,
    /// Its district.
    pub district: DistrictId,
    /// What it was called.
    pub title: String,
    /// What it was for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
}

/// A slot of the timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSlot {
    /// When it began.
    pub starts_at: Timestamp,
    /// How long, in minutes.
    pub minutes: i64,
    /// What happened.
    pub title: String,
    /// Who led it; may be empty.
    pub lead: String,
}

/// A card, topic or suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportEntry {
    /// Which board: liked, missed, other, topic or suggestion.
    pub board: String,
    /// What it says in short.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// What became of a suggestion; empty until it was reviewed.
    pub review: String,
}

/// Everything a report on a meeting holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSource {
    /// The meeting.
    pub meeting: ReportMeeting,
    /// Its timetable.
    pub slots: Vec<ReportSlot>,
    /// How many came, by what they are.
    pub attendance: Vec<(String, i64)>,
    /// Its boards, in order within each.
    pub entries: Vec<ReportEntry>,
}

/// The meeting with this id.
///
/// # Errors
/// When the store fails.
pub fn report_meeting(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<ReportMeeting>, StoreError> {
    tx.row(MEETING, values![id], meeting)
}

/// The latest meetings of a district, for choosing what to report on.
///
/// # Errors
/// When the store fails.
pub fn report_meetings(
    tx: &mut Tx<'_>,
    district: DistrictId,
    limit: i64,
) -> Result<Vec<ReportMeeting>, StoreError> {
    tx.rows(LATEST, values![district, limit], meeting)
}

/// All that a report on a meeting holds.
///
/// # Errors
/// When the store fails.
pub fn report_source(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<ReportSource>, StoreError> {
    let Some(meeting) = report_meeting(tx, id)? else {
        return Ok(None);
    };
    let slots = tx.rows(SLOTS, values![id], |row| {
        Ok(ReportSlot {
            starts_at: row.get(0)?,
            minutes: row.get(1)?,
            title: row.get(2)?,
            lead: row.get(3)?,
        })
    })?;
    let attendance = tx.rows(ATTENDANCE, values![id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let entries = tx.rows(ENTRIES, values![id], |row| {
        Ok(ReportEntry {
            board: row.get(0)?,
            title: row.get(1)?,
            text: row.get(2)?,
            review: row.get(3)?,
        })
    })?;
    Ok(Some(ReportSource {
        meeting,
        slots,
        attendance,
        entries,
    }))
}

fn meeting(row: &crate::value::Row<'_>) -> Result<ReportMeeting, StoreError> {
    Ok(ReportMeeting {
        id: row.get(0)?,
        district: row.get(1)?,
        title: row.get(2)?,
        purpose: row.get(3)?,
        place: row.get(4)?,
        starts_at: row.get(5)?,
    })
}
