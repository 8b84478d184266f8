//! Official documents (공문서): what one holds, who signs it, what of it the public reads.
//!
//! A document is drafted, reviewed and approved. Its number is given when it is approved and
//! not before, and from then on nothing in it changes: who wants another text drafts a new
//! document that refers to the old one.

mod attachment;
pub mod block;
pub mod disclosure;
mod form;
pub mod mark;
pub mod public;
pub mod retention;
mod signing;
#[cfg(test)]
mod tests;

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::id::{CycleId, DistrictId, DocumentId, MeetingId, PersonId};
use crate::role::named;

pub use block::Block;
pub use disclosure::{Class, Disclosure};
pub use form::DocumentForm;
pub use public::Public;
pub use retention::Retention;
pub use signing::{Signed, Signer, edit, hand_back, report, report_is_late, sign, withdraw};

named! {
    /// What a document is for.
    DocumentKind {
        /// 결과보고, of a meeting, a workshop or a year.
        ResultReport = "result-report",
        /// 계획.
        Plan = "plan",
        /// 협약.
        Agreement = "agreement",
        /// 예산 변경.
        BudgetChange = "budget-change",
        /// 정산.
        Settlement = "settlement",
    }
}

named! {
    /// Where a document stands.
    DocumentState {
        /// Being written or signed.
        Draft = "draft",
        /// Signed by its approver, numbered and locked.
        Approved = "approved",
        /// Taken back by its drafter before anybody signed.
        Withdrawn = "withdrawn",
        /// Handed back by one who was to sign, with a reason.
        Returned = "returned",
    }
}

named! {
    /// A step of the approval line (결재선).
    SignStep {
        /// 기안.
        Draft = "draft",
        /// 검토.
        Review = "review",
        /// 결재.
        Approve = "approve",
    }
}

named! {
    /// A licence of the Korea Open Government Licence (공공누리).
    Licence {
        /// Free, without naming the source.
        Kogl0 = "kogl-0",
        /// The source is named.
        Kogl1 = "kogl-1",
        /// The source is named, no commerce.
        Kogl2 = "kogl-2",
        /// The source is named, no changes.
        Kogl3 = "kogl-3",
        /// The source is named, no commerce, no changes.
        Kogl4 = "kogl-4",
    }
}

/// The number of a document: 처리과명-일련번호, counted for each department and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentNumber {
    /// The year in which it is counted.
    pub year: i64,
    /// Counted from 1 without a gap.
    pub serial: i64,
}

/// What a person wrote: everything but number, state and signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentText {
    /// What it is for.
    #[serde(serialize_with = "as_text")]
    pub kind: DocumentKind,
    /// One line that names it.
    pub title: String,
    /// What it says.
    pub body: Vec<Block>,
    /// The department (처리과) that counts its number.
    pub department: String,
    /// The office of whoever drafts it.
    pub author_office: String,
    /// The office that reviews it; empty when nobody does.
    pub reviewer_office: String,
    /// The office that approves it.
    pub approver_office: String,
    /// What it rests on (추진근거); may be empty.
    pub legal_basis: String,
    /// Its policy number (방침번호); may be empty.
    pub policy_number: String,
    /// With whom it was agreed, and what came of it (협력); may be empty.
    pub cooperation: String,
    /// What the project costs (사업비), where it costs anything.
    pub cost: Option<Won>,
    /// What the public may read.
    pub disclosure: Disclosure,
    /// How long it is kept.
    #[serde(serialize_with = "as_text")]
    pub retention: Retention,
    /// Its place in the scheme of functions, the widest first.
    pub classification: String,
    /// On what terms others may use it.
    #[serde(serialize_with = "as_text")]
    pub licence: Licence,
    /// What comes with it.
    pub attachments: Vec<Attachment>,
}

/// Something that comes with a document (붙임).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// What it is.
    pub title: String,
    /// How many copies.
    pub copies: i64,
    /// Whether the public may have it.
    pub disclosure: Disclosure,
}

/// A place in the approval line, signed or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// Which step.
    #[serde(serialize_with = "as_text")]
    pub step: SignStep,
    /// Whose office it is.
    pub office: String,
    /// Who signed. Only staff see it; the public sees the office.
    pub person: Option<PersonId>,
    /// When.
    #[serde(serialize_with = "millis")]
    pub signed_at: Option<Timestamp>,
    /// Whether a deputy signed for the one whose office this is (대결).
    pub acting: bool,
}

/// How long an approved document is kept; days of Seoul.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// 1 January after the year of the approval.
    #[serde(serialize_with = "as_text")]
    pub from: Date,
    /// The last day; none when it is kept for good.
    #[serde(serialize_with = "maybe_text")]
    pub until: Option<Date>,
}

/// A document with everything in it. Only staff who may see closed parts get this; what
/// everybody may read is [`Public`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// Its district, or the city's own space.
    pub district: DistrictId,
    /// The year it belongs to.
    pub cycle: Option<CycleId>,
    /// The meeting it reports on.
    pub meeting: Option<MeetingId>,
    /// The approved document in whose place it comes.
    pub replaces: Option<DocumentId>,
    /// What it says.
    pub text: DocumentText,
    /// Where it stands.
    pub state: DocumentState,
    /// Its number, from the approval on.
    pub number: Option<DocumentNumber>,
    /// How long it is kept, from the approval on.
    pub kept: Option<Kept>,
    /// Who drafted it.
    pub drafted_by: PersonId,
    /// When it was drafted.
    pub drafted_at: Timestamp,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// SHA-256 over all of it, from the approval on.
    pub hash: Option<String>,
    /// Why it was handed back; empty otherwise.
    pub end_reason: String,
    /// Until when a deputy's signature is to be reported to the approver.
    pub report_due_at: Option<Timestamp>,
    /// When the approver took note of it.
    pub reported_at: Option<Timestamp>,
    /// The approval line in its order.
    pub signatures: Vec<Signature>,
}

impl Document {
    /// The next place to be signed, counted from 0.
    pub fn next_place(&self) -> Option<usize> {
        self.signatures.iter().position(|s| s.signed_at.is_none())
    }

    /// Whether anybody but the drafter has signed.
    pub fn is_signed(&self) -> bool {
        let signed = |s: &Signature| s.step != SignStep::Draft && s.signed_at.is_some();
        self.signatures.iter().any(signed)
    }

    /// Whether a deputy signed for the approver.
    pub fn is_acting(&self) -> bool {
        self.signatures.iter().any(|s| s.acting)
    }

    /// What the seal of the approved document covers.
    pub fn sealed(&self) -> Sealed<'_> {
        Sealed {
            id: self.id,
            replaces: self.replaces,
            number: self.number,
            approved_at: self.approved_at,
            kept: self.kept,
            text: &self.text,
            signatures: &self.signatures,
        }
    }
}

/// Everything that does not change after the approval.
#[derive(Debug, Serialize)]
pub struct Sealed<'a> {
    id: DocumentId,
    replaces: Option<DocumentId>,
    number: Option<DocumentNumber>,
    #[serde(serialize_with = "millis")]
    approved_at: Option<Timestamp>,
    kept: Option<Kept>,
    text: &'a DocumentText,
    signatures: &'a [Signature],
}

/// Writes a name of ours as its text.
fn as_text<T: std::fmt::Display, S: serde::Serializer>(name: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(name)
}

/// The same for what may be missing.
fn maybe_text<T: std::fmt::Display, S: serde::Serializer>(
    day: &Option<T>,
    to: S,
) -> Result<S::Ok, S::Error> {
    day.as_ref().map(T::to_string).serialize(to)
}

/// Writes a moment as it is stored: whole milliseconds.
fn millis<S: serde::Serializer>(moment: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
    moment.map(Timestamp::as_millisecond).serialize(to)
}
