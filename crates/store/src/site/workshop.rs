//! The boards of a workshop or forum: keywords, topics, suggestions with their reviews.

use jiff::Timestamp;
use process::id::{MeetingId, WorkshopEntryId};
use process::meeting::{Board, EntryText, Standing};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO workshop_entry (id, meeting_id, board, position, title, text, about_id, review) \
           VALUES ($1, $2, $3, (SELECT COALESCE(MAX(position), 0) + 1 FROM workshop_entry \
           WHERE meeting_id = $2 AND board = $3), $4, $5, $6, '')";
    LIST = "SELECT id, meeting_id, board, position, title, text, about_id, review, reviewed_at FROM workshop_entry \
            WHERE meeting_id = $1 ORDER BY position, id LIMIT $2";
    GET = "SELECT id, meeting_id, board, position, title, text, about_id, review, reviewed_at FROM workshop_entry \
           WHERE id = $1";
    REVIEW = "UPDATE workshop_entry SET review = $2, reviewed_at = $3 WHERE id = $1 \
              AND board IN ('suggestion', 'missed') AND reviewed_at IS NULL";
}

/// Something that hangs on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkshopEntry {
    /// Its id.
    pub id: WorkshopEntryId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Which board.
    pub board: Board,
    /// Counted from 1 on its board.
    pub position: i64,
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// For a suggestion: the missed card that it takes up.
    pub about: Option<WorkshopEntryId>,
    /// What became of a suggestion, or the answer to a missed card; empty until there is one.
    pub review: String,
    /// When that was written.
    pub reviewed_at: Option<Timestamp>,
}

impl WorkshopEntry {
    /// What the decisions need to know.
    pub fn standing(&self) -> Standing {
        Standing {
            id: self.id,
            board: self.board,
            about: self.about,
            reviewed: self.reviewed_at.is_some(),
        }
    }
}

/// Hangs something on a board, after what hangs there.
///
/// # Errors
/// When the store fails.
pub fn workshop_entry_add(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    entry: &EntryText,
    now: Timestamp,
) -> Result<WorkshopEntryId, StoreError> {
    let id = WorkshopEntryId(tx.next_id(now));
    let (title, text) = (&entry.title, &entry.text);
    tx.execute(
        ADD,
        values![id, meeting, entry.board, title, text, entry.about],
    )?;
    Ok(id)
}

/// What hangs on the boards of a meeting, board by board, at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn workshop_entries(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<WorkshopEntry>, StoreError> {
    let mut found = tx.rows(LIST, values![meeting, limit], read)?;
    found.sort_by_key(|entry| (entry.board, entry.position));
    Ok(found)
}

/// The entry with this id.
///
/// # Errors
/// When the store fails.
pub fn workshop_entry_get(
    tx: &mut Tx<'_>,
    id: WorkshopEntryId,
) -> Result<Option<WorkshopEntry>, StoreError> {
    tx.row(GET, values![id], read)
}

/// Writes what became of a suggestion, or the answer to a missed card, once; `false` when it is
/// neither or was written before.
///
/// # Errors
/// When the store fails.
pub fn workshop_review(
    tx: &mut Tx<'_>,
    id: WorkshopEntryId,
    review: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REVIEW, values![id, review, now])? == 1)
}

fn read(row: &Row<'_>) -> Result<WorkshopEntry, StoreError> {
    Ok(WorkshopEntry {
        id: row.get(0)?,
        meeting: row.get(1)?,
        board: row.get(2)?,
        position: row.get(3)?,
        title: row.get(4)?,
        text: row.get(5)?,
        about: row.get(6)?,
        review: row.get(7)?,
        reviewed_at: row.get(8)?,
    })
}
