//! Who may sign a document, and what may become of it before and after.

use jiff::Timestamp;

use super::{Document, DocumentState, SignStep};
use crate::id::PersonId;
use crate::refusal::{Fault, Refusal};

/// Who is about to sign.
#[derive(Clone, Copy, Debug)]
pub struct Signer {
    /// The person.
    pub person: PersonId,
    /// Whether she holds the office of an approver here.
    pub approver: bool,
}

/// A signature to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The place in the approval line, counted from 0.
    pub place: usize,
    /// Whether a deputy signs for the approver (대결).
    pub acting: bool,
    /// Whether the document is approved by it.
    pub approves: bool,
}

fn refused(key: &'static str) -> Refusal {
    Refusal::conflict(Fault::new(key))
}

fn is_draft(document: &Document) -> Result<(), Refusal> {
    match document.state {
        DocumentState::Draft => Ok(()),
        DocumentState::Approved => Err(refused("refusal-document-approved")),
        DocumentState::Withdrawn | DocumentState::Returned => {
            Err(refused("refusal-document-ended"))
        }
    }
}

/// Decides on the next signature.
///
/// Whoever drafted a document signs no other place of it. A deputy reviews in her own
/// office; where she signs in the approver's place, that is an acting approval (대결), and the
/// approver has to be told.
///
/// # Errors
/// Refuses the drafter, and what is no draft any more.
pub fn sign(document: &Document, signer: Signer) -> Result<Signed, Refusal> {
    is_draft(document)?;
    if document.drafted_by == signer.person {
        return Err(Refusal::forbidden("refusal-document-own"));
    }
    let place = document.next_place();
    let place = place.ok_or_else(|| refused("refusal-document-approved"))?;
    let approves = document.signatures[place].step == SignStep::Approve;
    Ok(Signed {
        place,
        acting: approves && !signer.approver,
        approves,
    })
}

/// Decides on a change of the text: only while nobody but the drafter has signed.
///
/// # Errors
/// What was signed is not changed; a new document refers to it instead.
pub fn edit(document: &Document) -> Result<(), Refusal> {
    is_draft(document)?;
    match document.is_signed() {
        true => Err(refused("refusal-document-signed")),
        false => Ok(()),
    }
}

/// Decides whether `person` may take a draft back.
///
/// # Errors
/// Only its drafter may, and only before anybody signed.
pub fn withdraw(document: &Document, person: PersonId) -> Result<(), Refusal> {
    edit(document)?;
    match document.drafted_by == person {
        true => Ok(()),
        false => Err(Refusal::forbidden("refusal-document-not-own")),
    }
}

/// Decides whether `person` may hand a draft back instead of signing it.
///
/// # Errors
/// As for [`sign`].
pub fn hand_back(document: &Document, person: PersonId) -> Result<(), Refusal> {
    let approver = true;
    sign(document, Signer { person, approver }).map(drop)
}

/// Decides whether the approver takes note of what a deputy signed.
///
/// # Errors
/// Only an approver who did not sign it may, once, and only where a deputy signed.
pub fn report(document: &Document, signer: Signer) -> Result<(), Refusal> {
    if document.state != DocumentState::Approved || document.report_due_at.is_none() {
        return Err(refused("refusal-document-no-report"));
    }
    if document.reported_at.is_some() {
        return Err(refused("refusal-document-reported"));
    }
    let acted = |s: &super::Signature| s.acting && s.person == Some(signer.person);
    if !signer.approver || document.signatures.iter().any(acted) {
        return Err(Refusal::forbidden("refusal-document-report-approver"));
    }
    Ok(())
}

/// Whether a report to the approver is late at `now`.
pub fn report_is_late(document: &Document, now: Timestamp) -> bool {
    document.reported_at.is_none() && document.report_due_at.is_some_and(|due| due <= now)
}
