//! Lists of documents: nothing in a row of them can be closed.

use jiff::Timestamp;
use process::document::{Disclosure, DocumentKind, DocumentNumber, DocumentState};
use process::id::{DistrictId, DocumentId};

use super::read;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`entry`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, title, department, number_year, number, disclosure, reasons, state, \
             drafted_at, approved_at, report_due_at, reported_at FROM document ",
            $rest
        )
    };
}

statements! {
    APPROVED = select!("WHERE district_id = $1 AND state = 'approved' AND id < $2 \
                        ORDER BY id DESC LIMIT $3");
    APPROVED_OF_CLASS = select!("WHERE district_id = $1 AND state = 'approved' AND id < $2 \
                                 AND classification = $4 ORDER BY id DESC LIMIT $3");
    EVERY = select!("WHERE district_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    OPEN = select!("WHERE district_id = $1 AND state = 'draft' ORDER BY id DESC LIMIT $2");
    LATER = "SELECT id FROM document WHERE replaces_id = $1 AND state = 'approved' \
             ORDER BY id LIMIT 1";
}

/// A document as lists show it: title and reasons, and what the register says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Its id.
    pub id: DocumentId,
    /// What it is for.
    pub kind: DocumentKind,
    /// One line that names it.
    pub title: String,
    /// The department that counts its number.
    pub department: String,
    /// Its number, from the approval on.
    pub number: Option<DocumentNumber>,
    /// How much of it is open, and why not all.
    pub disclosure: Disclosure,
    /// Where it stands.
    pub state: DocumentState,
    /// When it was drafted.
    pub drafted_at: Timestamp,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// Until when what a deputy signed is told to the approver, while that is not done.
    pub report_due_at: Option<Timestamp>,
}

/// Which documents of a district to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentFilter {
    /// The district.
    pub district: DistrictId,
    /// Only those of one place in the scheme of functions.
    pub classification: Option<String>,
    /// Whatever is no approved document too: for those who draft and sign.
    pub drafts: bool,
    /// The last id of the page before.
    pub before: Option<DocumentId>,
    /// The largest number.
    pub limit: i64,
}

/// A page of documents, the newest first. Of one classification only approved ones.
///
/// # Errors
/// When the store fails.
pub fn document_list(
    tx: &mut Tx<'_>,
    filter: &DocumentFilter,
) -> Result<Vec<DocumentEntry>, StoreError> {
    let before = filter.before.unwrap_or(DocumentId(i64::MAX));
    let (district, limit) = (filter.district, filter.limit);
    match (&filter.classification, filter.drafts) {
        (Some(class), _) => {
            let values = values![district, before, limit, class];
            tx.rows(APPROVED_OF_CLASS, values, entry)
        }
        (None, true) => tx.rows(EVERY, values![district, before, limit], entry),
        (None, false) => tx.rows(APPROVED, values![district, before, limit], entry),
    }
}

/// The drafts of a district that wait for a signature, the newest first.
///
/// # Errors
/// When the store fails.
pub fn documents_open(
    tx: &mut Tx<'_>,
    district: DistrictId,
    limit: i64,
) -> Result<Vec<DocumentEntry>, StoreError> {
    tx.rows(OPEN, values![district, limit], entry)
}

/// The approved document that came in the place of this one, if there is one.
///
/// # Errors
/// When the store fails.
pub fn document_later(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<DocumentId>, StoreError> {
    tx.row(LATER, values![id], |row| row.get(0))
}

fn entry(row: &Row<'_>) -> Result<DocumentEntry, StoreError> {
    let reported: Option<Timestamp> = row.get(12)?;
    let due: Option<Timestamp> = row.get(11)?;
    Ok(DocumentEntry {
        id: row.get(0)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        department: row.get(3)?,
        number: read::number(row, 4)?,
        disclosure: read::disclosure(row, 6)?,
        state: row.get(8)?,
        drafted_at: row.get(9)?,
        approved_at: row.get(10)?,
        report_due_at: due.filter(|_| reported.is_none()),
    })
}
