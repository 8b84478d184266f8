//! What a new document begins with: what it was made from, and how the last one was made.

use korean::{Lang, t, tr};
use process::Refusal;
use process::document::block::{Content, print};
use process::document::{Block, DocumentForm, DocumentKind};
use process::id::DocumentId;
use process::refusal::Fault;
use store::{DocumentFilter, DocumentPlace, ReportEntry, ReportSource, Tx};

use super::new::Asked;
use crate::acts::NotDone;

/// The form for what the address asked for.
///
/// # Errors
/// When the address names no kind, or a document that is not there.
pub(super) fn filled(
    tx: &mut Tx<'_>,
    lang: Lang,
    asked: &Asked,
    place: DocumentPlace,
) -> Result<DocumentForm, NotDone> {
    let gone = || Refusal::conflict(Fault::new("refusal-document-origin"));
    let like = match (place.replaces, asked.like.as_str()) {
        (Some(old), _) => Some(old),
        (None, "") => None,
        (None, id) => Some(id.parse::<DocumentId>().map_err(|_| gone())?),
    };
    if let Some(old) = like {
        let old = store::document_get(tx, old)?.filter(|d| d.district == place.district);
        return Ok(DocumentForm::from(&old.ok_or_else(gone)?.text));
    }
    let kind: DocumentKind = match asked.kind.as_str() {
        "" => DocumentKind::ResultReport,
        kind => kind.parse().map_err(|_| gone())?,
    };
    let mut form = habits(tx, place)?;
    form.kind = kind.to_string();
    form.body = t(lang, &format!("document-template-{kind}"));
    if let Some(meeting) = place.meeting {
        let source = store::report_source(tx, meeting)?.ok_or_else(gone)?;
        let name = source.meeting.title.as_str();
        form.title = tr(lang, "document-report-title", &[("name", name.into())]);
        form.body = print(&report(lang, &source));
        form.disclosure = "partial".to_owned();
        form.reasons = vec!["6".to_owned()];
        form.attachments = format!("{} | 1부 | 비공개(6)", t(lang, "document-report-list"));
    }
    Ok(form)
}

/// The offices and choices of the last document here, so that nobody types them again.
fn habits(tx: &mut Tx<'_>, place: DocumentPlace) -> Result<DocumentForm, NotDone> {
    let filter = DocumentFilter {
        district: place.district,
        classification: None,
        drafts: true,
        before: None,
        limit: 1,
    };
    let last = store::document_list(tx, &filter)?.into_iter().next();
    let last = match last {
        Some(last) => store::document_get(tx, last.id)?,
        None => None,
    };
    let begin = DocumentForm {
        disclosure: "open".to_owned(),
        retention: "5".to_owned(),
        licence: "kogl-1".to_owned(),
        ..DocumentForm::default()
    };
    let Some(last) = last.map(|last| last.text) else {
        return Ok(begin);
    };
    Ok(DocumentForm {
        department: last.department,
        author_office: last.author_office,
        reviewer_office: last.reviewer_office,
        approver_office: last.approver_office,
        classification: last.classification,
        ..begin
    })
}

/// The report on a meeting: overview, timetable, discussion, suggestions with their review.
fn report(lang: Lang, source: &ReportSource) -> Vec<Block> {
    let meeting = &source.meeting;
    let fact = |key: &str, value: &str| {
        let text = format!("{}: {value}", t(lang, key));
        Block::item(1, text)
    };
    let people: i64 = source.attendance.iter().map(|(_, people)| people).sum();
    let mut blocks = vec![
        Block::heading(t(lang, "document-report-overview")),
        fact(
            "document-report-when",
            &korean::date_time(lang, meeting.starts_at),
        ),
        fact("document-report-where", &meeting.place),
        fact("document-report-purpose", &one_line(&meeting.purpose)),
        fact(
            "document-report-people",
            &tr(lang, "ui-people", &[("count", people.into())]),
        ),
    ];
    for (kind, people) in &source.attendance {
        let people = tr(lang, "ui-people", &[("count", (*people).into())]);
        blocks.push(Block::item(2, format!("{kind}: {people}")));
    }
    if !source.slots.is_empty() {
        blocks.push(Block::heading(t(lang, "document-report-timetable")));
        let rows = source.slots.iter().map(|slot| {
            let minutes = tr(lang, "document-minutes", &[("count", slot.minutes.into())]);
            let cells = [
                korean::time(slot.starts_at),
                minutes,
                slot.title.clone(),
                slot.lead.clone(),
            ];
            cells.map(|cell| cell_text(&cell)).to_vec()
        });
        let head = ["when", "minutes", "what", "lead"];
        blocks.push(table(
            lang,
            "document-report-timetable",
            &head,
            rows.collect(),
        ));
    }
    blocks.push(Block::heading(t(lang, "document-report-discussion")));
    for board in ["liked", "missed", "other", "topic"] {
        let entries = of_board(source, board);
        if !entries.is_empty() {
            let name = t(lang, &format!("document-board-{board}"));
            blocks.push(Block::item(1, name));
            blocks.extend(entries.iter().map(|e| Block::item(2, said(e))));
        }
    }
    let suggestions = of_board(source, "suggestion");
    if !suggestions.is_empty() {
        blocks.push(Block::heading(t(lang, "document-report-suggestions")));
        let rows = suggestions.iter().map(|entry| {
            let review = match entry.review.trim() {
                "" => t(lang, "document-report-unanswered"),
                review => review.to_owned(),
            };
            vec![cell_text(&said(entry)), cell_text(&review)]
        });
        let head = ["suggestion", "review"];
        blocks.push(table(
            lang,
            "document-report-suggestions",
            &head,
            rows.collect(),
        ));
    }
    blocks
}

fn of_board<'a>(source: &'a ReportSource, board: &str) -> Vec<&'a ReportEntry> {
    source.entries.iter().filter(|e| e.board == board).collect()
}

fn said(entry: &ReportEntry) -> String {
    let (title, text) = (one_line(&entry.title), one_line(&entry.text));
    match (title.as_str(), text.as_str()) {
        (_, "") => title,
        ("", _) => text,
        _ => format!("{title}: {text}"),
    }
}

/// A table with the names of its columns.
pub(super) fn table(lang: Lang, caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::open(Content::Table {
        caption: t(lang, caption),
        head: head
            .iter()
            .map(|name| t(lang, &format!("document-column-{name}")))
            .collect(),
        rows,
    })
}

/// A text that fits into a cell: one line without the sign that parts cells.
pub(super) fn cell_text(text: &str) -> String {
    one_line(text).replace('|', "/")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
