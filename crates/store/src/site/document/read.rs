//! Reading one document.

use process::document::{
    Attachment, Block, Disclosure, Document, DocumentNumber, DocumentText, Kept,
};
use process::id::DocumentId;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    GET = "SELECT id, district_id, cycle_id, meeting_id, replaces_id, kind, title, body, \
           department, author_office, reviewer_office, approver_office, state, end_reason, \
           number_year, number, legal_basis, policy_number, cooperation, cost_won, disclosure, \
           reasons, retention, retention_from, retention_until, classification, licence, \
           drafted_by, drafted_at, approved_at, hash, report_due_at, reported_at \
           FROM document WHERE id = $1";
    LINE = "SELECT step, office, person_id, signed_at, acting FROM document_signature \
            WHERE document_id = $1 ORDER BY position";
    ATTACHMENTS = "SELECT title, copies, disclosure, reasons FROM document_attachment \
                   WHERE document_id = $1 ORDER BY position";
}

pub(super) fn get(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Document>, StoreError> {
    let Some(mut document) = tx.row(GET, values![id], document)? else {
        return Ok(None);
    };
    document.signatures = tx.rows(LINE, values![id], super::signature)?;
    document.text.attachments = tx.rows(ATTACHMENTS, values![id], |row| {
        Ok(Attachment {
            title: row.get(0)?,
            copies: row.get(1)?,
            disclosure: disclosure(row, 2)?,
        })
    })?;
    Ok(Some(document))
}

/// The body as the column holds it.
pub(super) fn body_text(body: &[Block]) -> Result<String, StoreError> {
    serde_json::to_string(body).map_err(|e| StoreError::Data(e.to_string()))
}

/// Class and reasons in two columns.
pub(super) fn disclosure(row: &Row<'_>, first: usize) -> Result<Disclosure, StoreError> {
    let digits: String = row.get(first + 1)?;
    Disclosure::of_digits(row.get(first)?, &digits)
        .map_err(|_| StoreError::Data("reasons do not fit the disclosure".into()))
}

/// Year and serial in two columns.
pub(super) fn number(row: &Row<'_>, first: usize) -> Result<Option<DocumentNumber>, StoreError> {
    let year: Option<i64> = row.get(first)?;
    let serial: Option<i64> = row.get(first + 1)?;
    let both = year.zip(serial);
    Ok(both.map(|(year, serial)| DocumentNumber { year, serial }))
}

/// First and last day in two columns.
fn kept(row: &Row<'_>, first: usize) -> Result<Option<Kept>, StoreError> {
    let from: Option<jiff::civil::Date> = row.get(first)?;
    let until = row.get(first + 1)?;
    Ok(from.map(|from| Kept { from, until }))
}

fn document(row: &Row<'_>) -> Result<Document, StoreError> {
    let body: String = row.get(7)?;
    let body = serde_json::from_str(&body)
        .map_err(|_| StoreError::Data("the body of a document can't be read".into()))?;
    let text = DocumentText {
        kind: row.get(5)?,
        title: row.get(6)?,
        body,
        department: row.get(8)?,
        author_office: row.get(9)?,
        reviewer_office: row.get(10)?,
        approver_office: row.get(11)?,
        legal_basis: row.get(16)?,
        policy_number: row.get(17)?,
        cooperation: row.get(18)?,
        cost: row.get(19)?,
        disclosure: disclosure(row, 20)?,
        retention: row.get(22)?,
        classification: row.get(25)?,
        licence: row.get(26)?,
        attachments: Vec::new(),
    };
    Ok(Document {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        meeting: row.get(3)?,
        replaces: row.get(4)?,
        text,
        state: row.get(12)?,
        number: number(row, 14)?,
        kept: kept(row, 23)?,
        drafted_by: row.get(27)?,
        drafted_at: row.get(28)?,
        approved_at: row.get(29)?,
        hash: row.get(30)?,
        end_reason: row.get(13)?,
        report_due_at: row.get(31)?,
        reported_at: row.get(32)?,
        signatures: Vec::new(),
    })
}
