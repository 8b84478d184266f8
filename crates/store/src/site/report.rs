//! Reports of rooms: what people changed, and what became of the report.

use jiff::Timestamp;
use process::id::{BudgetLineId, DocumentId, PersonId, RoomId};
use process::report::Edit;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    GET = "SELECT line_id, published_at, document_id FROM report WHERE room_id = $1";
    LINE = "INSERT INTO report (room_id, line_id) VALUES ($1, $2) \
            ON CONFLICT (room_id) DO UPDATE SET line_id = excluded.line_id";
    PUBLISH = "INSERT INTO report (room_id, published_at) VALUES ($1, $2) \
               ON CONFLICT (room_id) DO UPDATE SET published_at = COALESCE(report.published_at, excluded.published_at)";
    HAND = "INSERT INTO report (room_id, published_at, document_id) VALUES ($1, $3, $2) \
            ON CONFLICT (room_id) DO UPDATE SET document_id = excluded.document_id, \
            published_at = COALESCE(report.published_at, excluded.published_at)";
    ADD_EDIT = "INSERT INTO report_edit (id, room_id, key, part, step, text, reason, generated, role, edited_by, at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    EDITS = "SELECT key, part, step, text, reason, generated, role, at FROM report_edit \
             WHERE room_id = $1 ORDER BY id";
}

/// What became of the report of a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The line of the host's plan that paid.
    pub line: Option<BudgetLineId>,
    /// From when on everybody may read it.
    pub published_at: Option<Timestamp>,
    /// The latest document that was drafted from it.
    pub document: Option<DocumentId>,
}

/// What became of the report of a room; of a new one, nothing yet.
///
/// # Errors
/// When the store fails.
pub fn report_get(tx: &mut Tx<'_>, room: RoomId) -> Result<Report, StoreError> {
    let found = tx.row(GET, values![room], |row| {
        Ok(Report {
            line: row.get(0)?,
            published_at: row.get(1)?,
            document: row.get(2)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Says which line of the plan paid.
///
/// # Errors
/// When the store fails.
pub fn report_line(
    tx: &mut Tx<'_>,
    room: RoomId,
    line: Option<BudgetLineId>,
) -> Result<(), StoreError> {
    tx.execute(LINE, values![room, line]).map(drop)
}

/// Lets everybody read it from now on.
///
/// # Errors
/// When the store fails.
pub fn report_publish(tx: &mut Tx<'_>, room: RoomId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(PUBLISH, values![room, now]).map(drop)
}

/// Notes the document that was drafted from it, and lets everybody read it.
///
/// # Errors
/// When the store fails.
pub fn report_hand(
    tx: &mut Tx<'_>,
    room: RoomId,
    document: DocumentId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(HAND, values![room, document, now]).map(drop)
}

/// Adds a change; an own sentence gets its key here, which is given back.
///
/// # Errors
/// When the store fails.
pub fn report_edit_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    edit: &Edit,
    edited_by: PersonId,
) -> Result<String, StoreError> {
    let id = tx.next_id(edit.at);
    let key = match edit.key.as_str() {
        "" => format!("own-{id}"),
        key => key.to_owned(),
    };
    tx.execute(
        ADD_EDIT,
        values![
            id,
            room,
            &key,
            edit.part,
            edit.step,
            &edit.text,
            &edit.reason,
            &edit.generated,
            edit.role,
            edited_by,
            edit.at
        ],
    )?;
    Ok(key)
}

/// Every change, oldest first.
///
/// # Errors
/// When the store fails.
pub fn report_edits(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<Edit>, StoreError> {
    tx.rows(EDITS, values![room], |row| {
        Ok(Edit {
            key: row.get(0)?,
            part: row.get(1)?,
            step: row.get(2)?,
            text: row.get(3)?,
            reason: row.get(4)?,
            generated: row.get(5)?,
            role: row.get(6)?,
            at: row.get(7)?,
        })
    })
}
