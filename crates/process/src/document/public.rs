//! What everybody may read of a document.
//!
//! [`Public`] has no place for what is closed: a closed block becomes [`Shown::Withheld`],
//! which holds nothing, and a closed document has no content at all. Pages for everybody, the
//! text version and the API take this type and never [`Document`].

use finance::Won;
use jiff::Timestamp;

use super::block::{self, Block, Content};
use super::{
    Attachment, Class, Disclosure, Document, DocumentKind, DocumentNumber, DocumentState, Kept,
    Licence, Retention, SignStep,
};
use crate::id::{DistrictId, DocumentId};

/// An approved document as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// Its id.
    pub id: DocumentId,
    /// Its district, or the city's own space.
    pub district: DistrictId,
    /// The document in whose place it comes.
    pub replaces: Option<DocumentId>,
    /// What it is for.
    pub kind: DocumentKind,
    /// One line that names it.
    pub title: String,
    /// Its number.
    pub number: DocumentNumber,
    /// When it was approved.
    pub approved_at: Timestamp,
    /// The department that counts its number.
    pub department: String,
    /// How much of it is open, and why not all.
    pub disclosure: Disclosure,
    /// How long it is kept.
    pub retention: Retention,
    /// From when to when.
    pub kept: Kept,
    /// Its place in the scheme of functions.
    pub classification: String,
    /// What it says; none when it is closed.
    pub content: Option<PublicContent>,
}

/// What an open or partly open document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicContent {
    /// The office of whoever drafted it.
    pub author_office: String,
    /// What it rests on; may be empty.
    pub legal_basis: String,
    /// Its policy number; may be empty.
    pub policy_number: String,
    /// With whom it was agreed; may be empty.
    pub cooperation: String,
    /// What the project costs.
    pub cost: Option<Won>,
    /// On what terms others may use it.
    pub licence: Licence,
    /// The body.
    pub body: Vec<Shown>,
    /// What comes with it: of closed ones the title and the reasons.
    pub attachments: Vec<Attachment>,
    /// The approval line.
    pub line: Vec<PublicSignature>,
    /// The SHA-256 that seals it.
    pub hash: String,
}

/// A place in the approval line, by office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicSignature {
    /// Which step.
    pub step: SignStep,
    /// Whose office it is.
    pub office: String,
    /// When it was signed.
    pub signed_at: Option<Timestamp>,
    /// Whether a deputy signed.
    pub acting: bool,
}

/// A block as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the variants and fields are those of `Content`"
)]
pub enum Shown {
    Heading(String),
    Paragraph(String),
    Item {
        level: u8,
        /// Its mark; empty when it stands alone.
        mark: String,
        text: String,
    },
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Total {
        label: String,
        amount: Won,
    },
    /// Something that is not shown. It holds nothing of it.
    Withheld,
}

impl Public {
    /// What everybody may read of `document`; none before it is approved.
    pub fn of(document: &Document) -> Option<Public> {
        if document.state != DocumentState::Approved {
            return None;
        }
        let text = &document.text;
        let closed = text.disclosure.class == Class::Closed;
        Some(Public {
            id: document.id,
            district: document.district,
            replaces: document.replaces,
            kind: text.kind,
            title: text.title.clone(),
            number: document.number?,
            approved_at: document.approved_at?,
            department: text.department.clone(),
            disclosure: text.disclosure.clone(),
            retention: text.retention,
            kept: document.kept?,
            classification: text.classification.clone(),
            content: (!closed).then(|| content(document)),
        })
    }
}

fn content(document: &Document) -> PublicContent {
    let text = &document.text;
    let line = document.signatures.iter().map(|s| PublicSignature {
        step: s.step,
        office: s.office.clone(),
        signed_at: s.signed_at,
        acting: s.acting,
    });
    PublicContent {
        author_office: text.author_office.clone(),
        legal_basis: text.legal_basis.clone(),
        policy_number: text.policy_number.clone(),
        cooperation: text.cooperation.clone(),
        cost: text.cost,
        licence: text.licence,
        body: open(&text.body),
        attachments: text.attachments.clone(),
        line: line.collect(),
        hash: document.hash.clone().unwrap_or_default(),
    }
}

/// The blocks that everybody may read; in the place of the others it says that something is
/// missing. Marks stay those of the whole text.
pub fn open(blocks: &[Block]) -> Vec<Shown> {
    let each = blocks.iter().zip(whole(blocks));
    each.map(|(block, shown)| match block.closed {
        true => Shown::Withheld,
        false => shown,
    })
    .collect()
}

/// All blocks, for those who may see closed parts.
pub fn whole(blocks: &[Block]) -> Vec<Shown> {
    let each = blocks.iter().zip(block::marks(blocks));
    each.map(|(block, mark)| shown(&block.content, mark))
        .collect()
}

fn shown(content: &Content, mark: String) -> Shown {
    match content.clone() {
        Content::Heading { text } => Shown::Heading(text),
        Content::Paragraph { text } => Shown::Paragraph(text),
        Content::Item { level, text } => Shown::Item { level, mark, text },
        Content::Table {
            caption,
            head,
            rows,
        } => Shown::Table {
            caption,
            head,
            rows,
        },
        Content::Total { label, amount } => Shown::Total { label, amount },
    }
}
