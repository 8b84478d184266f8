//! Official documents (공문서): what everybody may read of them.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::document::public::{PublicContent, Shown};
use process::document::{self as paper, Class, DocumentKind, Licence, Public, Retention, SignStep};
use process::id::DocumentId;
use serde::Serialize;
use store::{DocumentEntry, DocumentFilter, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, one_of};
use crate::error::WebError;

/// How much is open, and why not all.
#[derive(Debug, Serialize, ToSchema)]
pub struct Disclosure {
    /// How much.
    #[schema(schema_with = classes)]
    pub class: &'static str,
    /// The numbers of the legal reasons, 1 to 8; empty when all is open.
    pub reasons: Vec<u8>,
}

/// A document as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Document {
    /// The id.
    pub id: Id,
    /// The slug of its district, or of the city's own space.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// What it is for.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// One line that names it.
    pub title: String,
    /// The department that counts its number.
    pub department: String,
    /// The year in which its number is counted.
    pub number_year: i64,
    /// Its number within that year, without a gap.
    pub number: i64,
    /// When it was approved.
    pub approved_at: Moment,
    /// How much of it is open.
    pub disclosure: Disclosure,
}

/// A whole document.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocumentDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub document: Document,
    /// The approved document in whose place it comes.
    pub replaces: Option<Id>,
    /// How long it is kept: years, `semi-permanent` or `permanent`.
    #[schema(schema_with = retentions)]
    pub retention: &'static str,
    /// 1 January after the year of the approval.
    #[schema(format = Date, example = "2018-01-01")]
    pub kept_from: String,
    /// The last day; null when it is kept for good.
    #[schema(format = Date, example = "2022-12-31")]
    pub kept_until: Option<String>,
    /// Its place in the scheme of functions.
    pub classification: String,
    /// What it says; null when it is closed.
    pub content: Option<Content>,
}

/// What an open or partly open document says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentContent)]
pub struct Content {
    /// The office of whoever drafted it.
    pub author_office: String,
    /// What it rests on; may be empty.
    pub legal_basis: String,
    /// Its policy number; may be empty.
    pub policy_number: String,
    /// With whom it was agreed; may be empty.
    pub cooperation: String,
    /// What the project costs.
    pub cost_won: Option<Money>,
    /// On what terms others may use it.
    #[schema(schema_with = licences)]
    pub licence: &'static str,
    /// The body, block by block.
    pub body: Vec<Part>,
    /// What comes with it; of closed ones only title and reasons.
    pub attachments: Vec<Attachment>,
    /// The approval line.
    pub line: Vec<Signature>,
    /// SHA-256 that seals it.
    pub hash: String,
}

/// A block of the body.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = DocumentBlock)]
pub struct Part {
    /// `heading`, `paragraph`, `item`, `table`, `total`, or `withheld` in the place of
    /// something closed.
    pub kind: &'static str,
    /// The level of an item, 1 to 8.
    pub level: Option<u8>,
    /// The mark of an item; empty when it stands alone.
    pub mark: Option<String>,
    /// The text, the caption of a table or the name of a sum.
    pub text: Option<String>,
    /// The names of the columns of a table.
    pub head: Option<Vec<String>>,
    /// The rows of a table.
    pub rows: Option<Vec<Vec<String>>>,
    /// A sum.
    pub amount_won: Option<Money>,
}

/// Something that comes with a document.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentAttachment)]
pub struct Attachment {
    /// What it is.
    pub title: String,
    /// How many copies.
    pub copies: i64,
    /// Whether it is open.
    pub disclosure: Disclosure,
}

/// A place in the approval line, by office.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentSignature)]
pub struct Signature {
    /// Which step.
    #[schema(schema_with = steps)]
    pub step: &'static str,
    /// Whose office it is.
    pub office: String,
    /// When it was signed.
    pub signed_at: Option<Moment>,
    /// Whether a deputy signed for the one whose office this is (대결).
    pub acting: bool,
}

/// Documents of a district
///
/// Approved ones, the newest first. Of closed ones only this entry is public.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/documents",
    tag = "documents",
    operation_id = "listDocuments",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Document>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<DocumentId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let filter = DocumentFilter {
            district: district.id,
            classification: None,
            drafts: false,
            before: paging.after,
            limit: paging.rows(),
        };
        Ok((district.slug, store::document_list(tx, &filter)?))
    };
    let (slug, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/districts/{slug}/documents?");
    let listing = paging.cut(found, &path, |e| e.id, |e| entry(&slug, e));
    let items = listing.items.into_iter().flatten().collect();
    Ok(answer(&Listing {
        items,
        next: listing.next,
    }))
}

/// A document
///
/// Closed parts are marked and hold nothing. A draft is not there.
#[utoipa::path(
    get,
    path = "/api/v1/documents/{document}",
    tag = "documents",
    operation_id = "getDocument",
    params(("document" = Id, Path, description = "The id of a document")),
    responses((status = 200, description = "The document", body = DocumentDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::document_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, found.district)?;
        let public = Public::of(&found).ok_or_else(WebError::not_found)?;
        Ok((district.slug, public))
    };
    let (slug, public) = call.app.stores.site.read(read).await?;
    Ok(answer(&detail(&slug, public)))
}

/// An approved document has a number and a day.
fn entry(slug: &str, entry: DocumentEntry) -> Option<Document> {
    let number = entry.number?;
    Some(Document {
        id: Id::of(entry.id),
        district: slug.to_owned(),
        page: format!("/d/{slug}/documents/{}", entry.id),
        kind: entry.kind.as_str(),
        title: entry.title,
        department: entry.department,
        number_year: number.year,
        number: number.serial,
        approved_at: Moment(entry.approved_at?),
        disclosure: entry.disclosure.into(),
    })
}

fn detail(slug: &str, public: Public) -> DocumentDetail {
    DocumentDetail {
        document: Document {
            id: Id::of(public.id),
            district: slug.to_owned(),
            page: format!("/d/{slug}/documents/{}", public.id),
            kind: public.kind.as_str(),
            title: public.title,
            department: public.department,
            number_year: public.number.year,
            number: public.number.serial,
            approved_at: Moment(public.approved_at),
            disclosure: public.disclosure.into(),
        },
        replaces: public.replaces.map(Id::of),
        retention: public.retention.as_str(),
        kept_from: public.kept.from.to_string(),
        kept_until: public.kept.until.map(|day| day.to_string()),
        classification: public.classification,
        content: public.content.map(Content::from),
    }
}

impl From<PublicContent> for Content {
    fn from(content: PublicContent) -> Content {
        let attachments = content.attachments.into_iter().map(|a| Attachment {
            title: a.title,
            copies: a.copies,
            disclosure: a.disclosure.into(),
        });
        let line = content.line.into_iter().map(|s| Signature {
            step: s.step.as_str(),
            office: s.office,
            signed_at: s.signed_at.map(Moment),
            acting: s.acting,
        });
        Content {
            author_office: content.author_office,
            legal_basis: content.legal_basis,
            policy_number: content.policy_number,
            cooperation: content.cooperation,
            cost_won: content.cost.map(Money),
            licence: content.licence.as_str(),
            body: content.body.into_iter().map(Part::from).collect(),
            attachments: attachments.collect(),
            line: line.collect(),
            hash: content.hash,
        }
    }
}

impl From<Shown> for Part {
    fn from(shown: Shown) -> Part {
        let texts = |kind, text| Part {
            kind,
            text: Some(text),
            ..Part::default()
        };
        match shown {
            Shown::Heading(text) => texts("heading", text),
            Shown::Paragraph(text) => texts("paragraph", text),
            Shown::Item { level, mark, text } => Part {
                level: Some(level),
                mark: Some(mark),
                ..texts("item", text)
            },
            Shown::Table {
                caption,
                head,
                rows,
            } => Part {
                head: Some(head),
                rows: Some(rows),
                ..texts("table", caption)
            },
            Shown::Total { label, amount } => Part {
                amount_won: Some(Money(amount)),
                ..texts("total", label)
            },
            Shown::Withheld => Part {
                kind: "withheld",
                ..Part::default()
            },
        }
    }
}

impl From<paper::Disclosure> for Disclosure {
    fn from(disclosure: paper::Disclosure) -> Disclosure {
        Disclosure {
            class: disclosure.class.as_str(),
            reasons: disclosure.reasons,
        }
    }
}

fn classes() -> Object {
    one_of(Class::ALL.iter().map(|class| class.as_str()))
}

fn kinds() -> Object {
    one_of(DocumentKind::ALL.iter().map(|kind| kind.as_str()))
}

fn retentions() -> Object {
    one_of(Retention::ALL.iter().map(|retention| retention.as_str()))
}

fn licences() -> Object {
    one_of(Licence::ALL.iter().map(|licence| licence.as_str()))
}

fn steps() -> Object {
    one_of(SignStep::ALL.iter().map(|step| step.as_str()))
}
