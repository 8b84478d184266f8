//! What a new document begins with: what it was made from, and how the last one was made.

mod diversion;
mod larger_total;
mod meeting;
mod money;

use korean::{Lang, t, tr};
use process::Refusal;
use process::diversion_report::Quarter;
use process::document::block::{Content, print};
use process::document::{Block, DocumentForm, DocumentKind};
use process::id::{DocumentId, SettlementId};
use process::refusal::Fault;
use store::{District, DocumentFilter, DocumentPlace, Tx};

use super::new::Asked;
use crate::acts::NotDone;
use crate::acts::report::{self, Sheet};

fn gone() -> Refusal {
    Refusal::conflict(Fault::new("refusal-document-origin"))
}

/// The form for what the address asked for.
///
/// # Errors
/// When the address names no kind, or something that is not there.
pub(super) fn filled(
    tx: &mut Tx<'_>,
    lang: Lang,
    district: &District,
    asked: &Asked,
    place: DocumentPlace,
    report: Option<&Sheet>,
) -> Result<DocumentForm, NotDone> {
    let like = match (place.replaces, asked.like.as_str()) {
        (Some(old), _) => Some(old),
        (None, "") => None,
        (None, id) => Some(id.parse::<DocumentId>().map_err(|_| gone())?),
    };
    if let Some(old) = like {
        let old = store::document_get(tx, old)?.filter(|d| d.district == district.id);
        return Ok(DocumentForm::from(&old.ok_or_else(gone)?.text));
    }
    let kind: DocumentKind = match asked.kind.as_str() {
        "" => DocumentKind::ResultReport,
        kind => kind.parse().map_err(|_| gone())?,
    };
    let mut form = habits(tx, place)?;
    form.kind = kind.to_string();
    form.body = t(lang, &format!("document-template-{kind}"));
    if let Some(sheet) = report {
        report::document::fill(lang, sheet, &mut form);
    } else if let Some(meeting) = place.meeting {
        let source = meeting::read(tx, meeting)?.ok_or_else(gone)?;
        let name = source.meeting.title.as_str();
        form.title = tr(lang, "document-report-title", &[("name", name.into())]);
        let mut blocks = meeting::blocks(lang, &source);
        blocks.extend(money::of_ledger(tx, lang, district)?);
        form.body = print(&blocks);
        form.disclosure = "partial".to_owned();
        form.reasons = vec!["6".to_owned()];
        form.attachments = format!("{} | 1부 | 비공개(6)", t(lang, "document-report-list"));
    } else if !asked.case.is_empty() && asked.case_of == "city" {
        larger_total::fill_city(tx, lang, &asked.case, &mut form)?;
    } else if !asked.case.is_empty() {
        larger_total::fill(tx, lang, district, &asked.case, &mut form)?;
    } else if !asked.settlement.is_empty() {
        let id: SettlementId = asked.settlement.parse().map_err(|_| gone())?;
        let found = store::settlement_get(tx, id)?;
        let found = found.filter(|s| s.district == district.id && s.approved_at.is_some());
        money::of_settlement(tx, lang, district, &found.ok_or_else(gone)?, &mut form)?;
    } else if !asked.diversions.is_empty() {
        let quarter = Quarter::from_name(&asked.diversions).ok_or_else(gone)?;
        diversion::of_quarter(tx, lang, district, quarter, &mut form)?;
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

/// An item "name: value" on the first level.
fn fact(lang: Lang, key: &str, value: &str) -> Block {
    Block::item(1, format!("{}: {}", t(lang, key), one_line(value)))
}

/// A table with the names of its columns.
fn table(lang: Lang, caption: &str, head: &[&str], rows: Vec<Vec<String>>) -> Block {
    let cells = |row: Vec<String>| row.iter().map(|cell| cell_text(cell)).collect();
    Block::open(Content::Table {
        caption: t(lang, caption),
        head: head
            .iter()
            .map(|name| t(lang, &format!("document-column-{name}")))
            .collect(),
        rows: rows.into_iter().map(cells).collect(),
    })
}

/// A text that fits into a cell: one line without the sign that parts cells.
fn cell_text(text: &str) -> String {
    one_line(text).replace('|', "/")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
