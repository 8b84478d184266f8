//! What is hung on the boards of a workshop or forum, and what became of it.

use process::Act;
use process::id::{MeetingId, WorkshopEntryId};
use process::meeting::{EntryForm, Standing, check_review};
use process::refusal::{Fault, Refusal};
use serde_json::json;
use store::{Meeting, Tx, WorkshopEntry};

use super::meeting::recorded;
use super::{By, NotDone, not_found};

/// More entries than one workshop holds.
pub const ALL: i64 = 1_000;

/// A meeting with boards of which `by` may record something, and what hangs on them.
fn boards(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
) -> Result<(Meeting, Vec<WorkshopEntry>), NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    if !meeting.kind.has_boards() {
        return Err(not_found().into());
    }
    let entries = store::workshop_entries(tx, id, ALL)?;
    Ok((meeting, entries))
}

/// Hangs a card, a topic or a suggestion up.
///
/// # Errors
/// Refuses who may not and before the meeting; names the faulty fields.
pub fn entry_add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &EntryForm,
) -> Result<WorkshopEntryId, NotDone> {
    let (_, entries) = boards(tx, by, slug, id)?;
    let there: Vec<Standing> = entries.iter().map(WorkshopEntry::standing).collect();
    let text = form.check(by.rules.limits, &there)?;
    let entry = store::workshop_entry_add(tx, id, &text, by.now)?;
    let detail = json!({ "step": "entry", "entry": entry, "board": text.board.as_str() });
    by.audit(
        tx,
        Act::MeetingRecord,
        format_args!("meeting/{id}"),
        &detail,
    )?;
    Ok(entry)
}

/// Writes what became of a suggestion, or answers a missed card, once.
///
/// # Errors
/// Refuses who may not, other boards, and a second time; says what is wrong with the text.
pub fn review(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    entry: WorkshopEntryId,
    typed: &str,
) -> Result<(), NotDone> {
    let (_, entries) = boards(tx, by, slug, id)?;
    let found = entries.iter().find(|one| one.id == entry);
    let found = found.filter(|one| one.board.is_answered());
    if found.ok_or_else(not_found)?.reviewed_at.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-board-reviewed")).into());
    }
    let text = check_review(by.rules.limits, typed)?;
    store::workshop_review(tx, entry, &text, by.now)?;
    let detail = json!({ "step": "review", "entry": entry });
    by.audit(
        tx,
        Act::MeetingRecord,
        format_args!("meeting/{id}"),
        &detail,
    )?;
    Ok(())
}
