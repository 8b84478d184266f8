//! What officers noted of meetings, and the answers.

use jiff::Timestamp;
use process::id::{DistrictId, MeetingId, OfficerNoteId, PersonId};
use process::role::Role;
use process::support_officer::NoteText;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO officer_note (id, meeting_id, district_id, seen, open_points, written_by, \
           written_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_MEETING = "SELECT id, seen, open_points, written_by, written_at, due_at, answer, \
                  answered_as, answered_at FROM officer_note WHERE meeting_id = $1";
    ANSWER = "UPDATE officer_note SET answer = $2, answered_as = $3, answered_by = $4, \
              answered_at = $5 WHERE id = $1 AND answered_at IS NULL";
}

/// A note on a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerNote {
    /// Its id.
    pub id: OfficerNoteId,
    /// What it says.
    pub text: NoteText,
    /// Who wrote it.
    pub written_by: PersonId,
    /// When.
    pub written_at: Timestamp,
    /// The first moment at which an answer is late.
    pub due_at: Timestamp,
    /// The council's answer.
    pub answer: Option<String>,
    /// The role in which it was answered.
    pub answered_as: Option<Role>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// Writes a note.
///
/// # Errors
/// [`StoreError::Exists`] when the meeting has one.
pub fn officer_note_add(
    tx: &mut Tx<'_>,
    (district, meeting): (DistrictId, MeetingId),
    text: &NoteText,
    due_at: Timestamp,
    by: PersonId,
    now: Timestamp,
) -> Result<OfficerNoteId, StoreError> {
    let id = OfficerNoteId(tx.next_id(now));
    let values = values![
        id,
        meeting,
        district,
        &text.seen,
        &text.open_points,
        by,
        now,
        due_at
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The note on a meeting.
///
/// # Errors
/// When the store fails.
pub fn officer_note_of(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<Option<OfficerNote>, StoreError> {
    tx.row(OF_MEETING, values![meeting], |row| {
        Ok(OfficerNote {
            id: row.get(0)?,
            text: NoteText {
                seen: row.get(1)?,
                open_points: row.get(2)?,
            },
            written_by: row.get(3)?,
            written_at: row.get(4)?,
            due_at: row.get(5)?,
            answer: row.get(6)?,
            answered_as: row.get(7)?,
            answered_at: row.get(8)?,
        })
    })
}

/// Answers a note, once; `false` when somebody else was first.
///
/// # Errors
/// When the store fails.
pub fn officer_note_answer(
    tx: &mut Tx<'_>,
    id: OfficerNoteId,
    answer: &str,
    (by, answered_as): (PersonId, Role),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ANSWER, values![id, answer, answered_as, by, now])? == 1)
}
