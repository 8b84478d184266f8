//! What is hung on the boards of a workshop or forum, and what became of it.

use process::id::{MeetingId, WorkshopEntryId};
use process::meeting::{EntryForm, Standing, check_review};
use process::refusal::{Fault, Refusal};
use serde_json::json;
use store::{Tx, WorkshopEntry};

use super::meeting::{find, noted, recorded};
use super::{By, NotDone, not_found};

/// More entries than one workshop holds.
pub const ALL: i64 = 1_000;

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
    let (_, meeting) = recorded(tx, by, slug, id)?;
    if !meeting.kind.has_boards() {
        return Err(not_found().into());
    }
    let entries = store::workshop_entries(tx, id, ALL)?;
    let there: Vec<Standing> = entries.iter().map(WorkshopEntry::standing).collect();
    let text = form.check(by.rules.limits, &there)?;
    let entry = store::workshop_entry_add(tx, id, &text, by.now)?;
    let detail = json!({ "step": "entry", "entry": entry, "board": text.board.as_str() });
    noted(tx, by, id, &detail)?;
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
    let (_, meeting) = find::<NotDone>(tx, slug, id)?;
    let found = store::workshop_entry_get(tx, entry)?;
    let found = found.filter(|one| one.meeting == meeting.id && one.board.is_answered());
    let found = found.ok_or_else(not_found)?;
    recorded(tx, by, slug, id)?;
    if found.reviewed_at.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-board-reviewed")).into());
    }
    let text = check_review(by.rules.limits, typed)?;
    store::workshop_review(tx, entry, &text, by.now)?;
    let detail = json!({ "step": "review", "entry": entry });
    noted(tx, by, id, &detail)
}
