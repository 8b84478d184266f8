//! The report on a meeting without a room: overview, who came, timetable.

use korean::{Lang, t, tr};
use process::document::Block;
use process::id::MeetingId;
use process::meeting::{Attendance, Slot};
use store::{Meeting, StoreError, Tx};

use super::{fact, table};

/// A meeting with everything that a report tells of it.
pub(super) struct Source {
    pub meeting: Meeting,
    slots: Vec<Slot>,
    attendance: Vec<Attendance>,
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
    blocks
}
