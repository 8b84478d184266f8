//! The report on a meeting: overview, timetable, discussion, suggestions with their review.

use korean::{Lang, t, tr};
use process::document::Block;
use process::id::MeetingId;
use process::meeting::{Attendance, Board, Slot, unanswered};
use store::{Meeting, StoreError, Tx, WorkshopEntry};

use super::{fact, one_line, table};

/// More entries than the boards of a workshop have.
const ENTRIES: i64 = 300;

/// A meeting with everything that a report tells of it.
pub(super) struct Source {
    pub meeting: Meeting,
    slots: Vec<Slot>,
    attendance: Vec<Attendance>,
    entries: Vec<WorkshopEntry>,
}

/// Reads a meeting for its report.
pub(super) fn read(tx: &mut Tx<'_>, id: MeetingId) -> Result<Option<Source>, StoreError> {
    let Some(meeting) = store::meeting_get(tx, id)? else {
        return Ok(None);
    };
    Ok(Some(Source {
        meeting,
        slots: store::meeting_slots(tx, id)?,
        attendance: store::attendance_of(tx, id)?,
        entries: store::workshop_entries(tx, id, ENTRIES)?,
    }))
}

/// The blocks of the report. A part without content is left out, not empty.
pub(super) fn blocks(lang: Lang, source: &Source) -> Vec<Block> {
    let meeting = &source.meeting;
    let people = |count: i64| tr(lang, "ui-people", &[("count", count.into())]);
    let all = source.attendance.iter().map(|a| a.people).sum();
    let when = korean::date_time(lang, meeting.starts_at);
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        fact(lang, "document-report-when", &when),
        fact(lang, "document-report-where", &meeting.place),
        fact(lang, "document-report-purpose", &meeting.purpose),
        fact(lang, "document-report-people", &people(all)),
    ];
    for group in &source.attendance {
        let kind = t(lang, &format!("document-attendee-{}", group.kind));
        blocks.push(Block::item(2, format!("{kind} {}", people(group.people))));
    }
    if !source.slots.is_empty() {
        blocks.push(Block::heading(t(lang, "document-report-timetable")));
        let rows = source.slots.iter().map(|slot| {
            let minutes = tr(lang, "document-minutes", &[("count", slot.minutes.into())]);
            let when = korean::time(slot.starts_at);
            vec![when, minutes, slot.title.clone(), slot.lead.clone()]
        });
        let head = ["when", "minutes", "what", "lead"];
        blocks.push(table(
            lang,
            "document-report-timetable",
            &head,
            rows.collect(),
        ));
    }
    blocks.extend(discussion(lang, source));
    let suggestions = of_board(source, Board::Suggestion);
    if !suggestions.is_empty() {
        blocks.push(Block::heading(t(lang, "document-report-suggestions")));
        let rows = suggestions.iter().map(|entry| {
            let review = match entry.review.trim() {
                "" => t(lang, "document-report-unanswered"),
                review => review.to_owned(),
            };
            vec![said(entry), review]
        });
        blocks.push(table(
            lang,
            "document-report-suggestions",
            &["suggestion", "review"],
            rows.collect(),
        ));
    }
    blocks
}

fn discussion(lang: Lang, source: &Source) -> Vec<Block> {
    let mut blocks = Vec::new();
    for board in [Board::Liked, Board::Missed, Board::Other, Board::Topic] {
        let entries = of_board(source, board);
        if !entries.is_empty() {
            let name = t(lang, &format!("document-board-{board}"));
            blocks.push(Block::item(1, name));
            blocks.extend(
                entries
                    .iter()
                    .map(|e| Block::item(2, answered(lang, source, e))),
            );
        }
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading(t(lang, "document-report-discussion")));
    }
    blocks
}

/// What was missed, with its answer, or word that it has none.
fn answered(lang: Lang, source: &Source, entry: &WorkshopEntry) -> String {
    let said = said(entry);
    let standings: Vec<_> = source.entries.iter().map(WorkshopEntry::standing).collect();
    if entry.board == Board::Missed && unanswered(&standings).contains(&entry.id) {
        return format!("{said} ({})", t(lang, "document-report-unanswered"));
    }
    match entry.review.as_str() {
        "" => said,
        review => format!("{said} → {}", one_line(review)),
    }
}

fn of_board(source: &Source, board: Board) -> Vec<&WorkshopEntry> {
    source.entries.iter().filter(|e| e.board == board).collect()
}

fn said(entry: &WorkshopEntry) -> String {
    match entry.text.as_str() {
        "" => one_line(&entry.title),
        text => one_line(&format!("{}: {text}", entry.title)),
    }
}
