//! What happened to an agenda so far, out of the meetings that were called on it.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{AgendaId, MeetingId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    DECISIONS = "SELECT d.motion, d.outcome, d.at, m.id, m.title FROM meeting_agenda a \
                 JOIN meeting m ON m.id = a.meeting_id JOIN decision d ON d.meeting_id = m.id \
                 WHERE a.agenda_id = $1 ORDER BY d.id DESC LIMIT $2";
    POINTS = "SELECT m.id, m.title, m.starts_at, p.text_public FROM meeting_agenda a \
              JOIN meeting m ON m.id = a.meeting_id \
              JOIN minutes_point p ON p.meeting_id = m.id \
              WHERE a.agenda_id = $1 AND m.minutes_published_at IS NOT NULL \
              AND p.text_public <> '' \
              ORDER BY m.starts_at DESC, m.id DESC, p.position LIMIT $2";
    OPEN_TASKS = "SELECT t.what, t.who, t.due_on, m.id, m.title FROM meeting_agenda a \
                  JOIN meeting m ON m.id = a.meeting_id \
                  JOIN meeting_task t ON t.meeting_id = m.id \
                  WHERE a.agenda_id = $1 AND t.done_at IS NULL ORDER BY t.due_on, t.id LIMIT $2";
}

/// A decision of a meeting that was called on an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryDecision {
    /// What was put to the vote.
    pub motion: String,
    /// Whether it passed.
    pub passed: bool,
    /// When.
    pub at: Timestamp,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub meeting_title: String,
}

/// A point of published minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryPoint {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub meeting_title: String,
    /// When it began.
    pub starts_at: Timestamp,
    /// What was said, as published.
    pub text: String,
}

/// Something that is still to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryTask {
    /// What.
    pub what: String,
    /// By which office.
    pub who: String,
    /// Until which day.
    pub due_on: Date,
    /// The meeting in which it came up.
    pub meeting: MeetingId,
    /// Its title.
    pub meeting_title: String,
}

/// The decisions of the meetings that were called on an agenda, the newest first.
///
/// # Errors
/// When the store fails.
pub fn agenda_story_decisions(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    limit: i64,
) -> Result<Vec<StoryDecision>, StoreError> {
    tx.rows(DECISIONS, values![agenda, limit], |row| {
        Ok(StoryDecision {
            motion: row.get(0)?,
            passed: row.get::<String>(1)? == "passed",
            at: row.get(2)?,
            meeting: row.get(3)?,
            meeting_title: row.get(4)?,
        })
    })
}

/// What published minutes of these meetings say, the latest meeting first.
///
/// # Errors
/// When the store fails.
pub fn agenda_story_points(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    limit: i64,
) -> Result<Vec<StoryPoint>, StoreError> {
    tx.rows(POINTS, values![agenda, limit], |row| {
        Ok(StoryPoint {
            meeting: row.get(0)?,
            meeting_title: row.get(1)?,
            starts_at: row.get(2)?,
            text: row.get(3)?,
        })
    })
}

/// What somebody undertook in these meetings and did not do yet, the first due first.
///
/// # Errors
/// When the store fails.
pub fn agenda_story_tasks(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    limit: i64,
) -> Result<Vec<StoryTask>, StoreError> {
    tx.rows(OPEN_TASKS, values![agenda, limit], |row| {
        Ok(StoryTask {
            what: row.get(0)?,
            who: row.get(1)?,
            due_on: row.get(2)?,
            meeting: row.get(3)?,
            meeting_title: row.get(4)?,
        })
    })
}
