//! Official documents with their approval lines and attachments.
//!
//! Nothing here changes an approved document: its text, number, signatures and hash are
//! written once, in the transaction that approves it.

mod list;
mod read;

pub use list::*;

use jiff::Timestamp;
use process::document::{
    Document, DocumentNumber, DocumentState, DocumentText, Kept, SignStep, Signature,
};
use process::id::{CycleId, DistrictId, DocumentId, MeetingId, PersonId};

use crate::error::StoreError;
use crate::keyring::sha256;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO document (id, district_id, cycle_id, meeting_id, replaces_id, kind, title, \
           body, department, author_office, reviewer_office, approver_office, state, end_reason, \
           legal_basis, policy_number, cooperation, cost_won, disclosure, reasons, retention, \
           classification, licence, drafted_by, drafted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, \
           $8, $9, $10, $11, $12, 'draft', '', $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
           $23)";
    CHANGE = "UPDATE document SET kind = $2, title = $3, body = $4, department = $5, \
              author_office = $6, reviewer_office = $7, approver_office = $8, legal_basis = $9, \
              policy_number = $10, cooperation = $11, cost_won = $12, disclosure = $13, \
              reasons = $14, retention = $15, classification = $16, licence = $17 \
              WHERE id = $1 AND state = 'draft'";
    PLACE_ADD = "INSERT INTO document_signature (document_id, position, step, office, person_id, \
                 signed_at, acting) VALUES ($1, $2, $3, $4, $5, $6, 0)";
    PLACES_DROP = "DELETE FROM document_signature WHERE document_id = $1";
    ATTACHMENT_ADD = "INSERT INTO document_attachment (document_id, position, title, copies, \
                      disclosure, reasons) VALUES ($1, $2, $3, $4, $5, $6)";
    ATTACHMENTS_DROP = "DELETE FROM document_attachment WHERE document_id = $1";
    SIGN = "UPDATE document_signature SET person_id = $3, signed_at = $4, acting = $5 \
            WHERE document_id = $1 AND position = $2 AND signed_at IS NULL";
    LAST_NUMBER = "SELECT COALESCE(MAX(number), 0) FROM document \
                   WHERE district_id = $1 AND department = $2 AND number_year = $3";
    APPROVE = "UPDATE document SET state = 'approved', number_year = $2, number = $3, \
               approved_at = $4, retention_from = $5, retention_until = $6, report_due_at = $7, \
               hash = $8 WHERE id = $1 AND state = 'draft'";
    END = "UPDATE document SET state = $2, end_reason = $3 WHERE id = $1 AND state = 'draft'";
    REPORTED = "UPDATE document SET reported_at = $3, reported_by = $2 \
                WHERE id = $1 AND reported_at IS NULL";
}

/// The statements of this noun, those of its lists and readings included.
pub(crate) const ALL: [&[(&str, &str)]; 3] = [STATEMENTS, list::STATEMENTS, read::STATEMENTS];

/// Where a document belongs and what it comes from.
#[derive(Clone, Copy, Debug)]
pub struct DocumentPlace {
    /// Its district.
    pub district: DistrictId,
    /// The year it belongs to.
    pub cycle: Option<CycleId>,
    /// The meeting it reports on.
    pub meeting: Option<MeetingId>,
    /// The approved document in whose place it comes.
    pub replaces: Option<DocumentId>,
}

/// Adds a draft; its drafter signs the first place of the approval line.
///
/// # Errors
/// When the store fails.
pub fn document_add(
    tx: &mut Tx<'_>,
    place: DocumentPlace,
    text: &DocumentText,
    drafter: PersonId,
    now: Timestamp,
) -> Result<DocumentId, StoreError> {
    let id = DocumentId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            place.district,
            place.cycle,
            place.meeting,
            place.replaces,
            text.kind,
            &text.title,
            read::body_text(&text.body)?,
            &text.department,
            &text.author_office,
            &text.reviewer_office,
            &text.approver_office,
            &text.legal_basis,
            &text.policy_number,
            &text.cooperation,
            text.cost,
            text.disclosure.class,
            text.disclosure.digits(),
            text.retention,
            &text.classification,
            text.licence,
            drafter,
            now
        ],
    )?;
    parts_add(tx, id, text, drafter, now)?;
    Ok(id)
}

/// Changes a draft; `false` when it is none any more. Its drafter has signed it anew.
///
/// # Errors
/// When the store fails.
pub fn document_change(
    tx: &mut Tx<'_>,
    id: DocumentId,
    text: &DocumentText,
    drafter: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = tx.execute(
        CHANGE,
        values![
            id,
            text.kind,
            &text.title,
            read::body_text(&text.body)?,
            &text.department,
            &text.author_office,
            &text.reviewer_office,
            &text.approver_office,
            &text.legal_basis,
            &text.policy_number,
            &text.cooperation,
            text.cost,
            text.disclosure.class,
            text.disclosure.digits(),
            text.retention,
            &text.classification,
            text.licence
        ],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    tx.execute(PLACES_DROP, values![id])?;
    tx.execute(ATTACHMENTS_DROP, values![id])?;
    parts_add(tx, id, text, drafter, now)?;
    Ok(true)
}

/// Adds the approval line and the attachments.
fn parts_add(
    tx: &mut Tx<'_>,
    id: DocumentId,
    text: &DocumentText,
    drafter: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = [
        (SignStep::Draft, &text.author_office, Some((drafter, now))),
        (SignStep::Review, &text.reviewer_office, None),
        (SignStep::Approve, &text.approver_office, None),
    ];
    let line = line.into_iter().filter(|(_, office, _)| !office.is_empty());
    for (position, (step, office, signed)) in (1i64..).zip(line) {
        let (person, at) = signed.unzip();
        tx.execute(PLACE_ADD, values![id, position, step, office, person, at])?;
    }
    for (position, attachment) in (1i64..).zip(&text.attachments) {
        tx.execute(
            ATTACHMENT_ADD,
            values![
                id,
                position,
                &attachment.title,
                attachment.copies,
                attachment.disclosure.class,
                attachment.disclosure.digits()
            ],
        )?;
    }
    Ok(())
}

/// The document with this id with everything in it; the caller decides who may see what.
///
/// # Errors
/// When the store fails.
pub fn document_get(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Document>, StoreError> {
    read::get(tx, id)
}

/// Signs a place of the approval line, counted from 0; `false` when it was signed before.
///
/// # Errors
/// When the store fails.
pub fn document_sign(
    tx: &mut Tx<'_>,
    id: DocumentId,
    place: usize,
    person: PersonId,
    acting: bool,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let position = i64::try_from(place).unwrap_or(i64::MAX - 1) + 1;
    let signed = tx.execute(SIGN, values![id, position, person, now, acting])?;
    Ok(signed == 1)
}

/// Approves a document whose last place was signed: gives it the next number of its
/// department and `year`, and seals it. It answers the number, and nothing when the document
/// was no draft any more.
///
/// # Errors
/// When the store fails.
pub fn document_approve(
    tx: &mut Tx<'_>,
    id: DocumentId,
    year: i64,
    kept: Kept,
    report_due_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Option<DocumentNumber>, StoreError> {
    let Some(mut document) = read::get(tx, id)? else {
        return Ok(None);
    };
    let counted = values![document.district, &document.text.department, year];
    let serial = tx.number(LAST_NUMBER, counted)? + 1;
    let number = DocumentNumber { year, serial };
    document.state = DocumentState::Approved;
    document.number = Some(number);
    document.kept = Some(kept);
    document.approved_at = Some(now);
    let approved = tx.execute(
        APPROVE,
        values![
            id,
            year,
            serial,
            now,
            kept.from,
            kept.until,
            report_due_at,
            document_seal(&document)?
        ],
    )?;
    Ok((approved == 1).then_some(number))
}

/// The seal of a document: SHA-256 of everything that does not change after the approval, as
/// JSON with sorted names and without spaces.
///
/// # Errors
/// When the document can't be written as JSON.
pub fn document_seal(document: &Document) -> Result<String, StoreError> {
    seal(&document.sealed())
}

/// SHA-256 of a value as JSON with sorted names and without spaces.
pub(crate) fn seal(value: &impl serde::Serialize) -> Result<String, StoreError> {
    let json = serde_json::to_value(value).map_err(|e| StoreError::Data(e.to_string()))?;
    Ok(sha256(&json.to_string()))
}

/// Ends a draft that is not signed to its end; `false` when it is none any more.
///
/// # Errors
/// When the store fails.
pub fn document_end(
    tx: &mut Tx<'_>,
    id: DocumentId,
    state: DocumentState,
    reason: &str,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, state, reason])? == 1)
}

/// Notes that the approver took note of what a deputy signed; `false` the second time.
///
/// # Errors
/// When the store fails.
pub fn document_report(
    tx: &mut Tx<'_>,
    id: DocumentId,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REPORTED, values![id, by, now])? == 1)
}

/// A place of the approval line as a row has it.
fn signature(row: &crate::value::Row<'_>) -> Result<Signature, StoreError> {
    Ok(Signature {
        step: row.get(0)?,
        office: row.get(1)?,
        person: row.get(2)?,
        signed_at: row.get(3)?,
        acting: row.get(4)?,
    })
}
