//! What is like a text, and what people decided of two things that are alike.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::AgendaId;
use process::similar::{Decision, Likeness};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::agenda::{kinds, page};
use super::call::{self, Call, answer, bad};
use super::wire::{Id, Listing, Moment, one_of};
use crate::error::WebError;
use crate::similar::{Answer, Found};

/// The longest text that is compared, in characters.
const LONGEST: usize = 400;

/// A proposal or an agenda that is like a text, and why.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarItem {
    /// The id, unique among proposals and agendas together.
    pub id: Id,
    /// Which of the two it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The page for people.
    pub page: String,
    /// One line that names it.
    pub title: String,
    /// Where it stands: the state of a proposal or of an agenda.
    pub state: String,
    /// The parts of the text that stand in it.
    pub words: Vec<String>,
    /// Words that stand in it in place of words of the text.
    pub synonyms: Vec<Synonym>,
    /// How many of the single syllables and pairs of both are the same, in percent.
    pub same_percent: u64,
    /// The id of an earlier one of the list that asks for the same, as people decided.
    pub same_as: Option<Id>,
}

/// A word of the text, and the one that stands in its place.
#[derive(Debug, Serialize, ToSchema)]
pub struct Synonym {
    /// As the text has it.
    pub asked: String,
    /// As it stands in what was found.
    pub instead: String,
}

/// What people decided of two proposals or agendas.
#[derive(Debug, Serialize, ToSchema)]
pub struct SimilarDecision {
    /// The id of the decision.
    pub id: Id,
    /// The two things, the older one first.
    pub items: [DecidedItem; 2],
    /// What they are to each other: the same, related, or different and sharing words only.
    #[schema(schema_with = likenesses)]
    pub likeness: &'static str,
    /// Why.
    pub reason: String,
    /// In which role it was decided.
    pub role: &'static str,
    /// When.
    pub at: Moment,
}

/// One of two things that were decided on.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecidedItem {
    /// The id, unique among proposals and agendas together.
    pub id: Id,
    /// Which of the two it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The page for people.
    pub page: String,
}

/// What is like a text
///
/// At most five proposals and agendas of all rounds, the best first; those that people decided
/// to be the same stand one behind the other. Hidden, withdrawn and undone ones are left out.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/similar",
    tag = "agendas",
    operation_id = "listSimilar",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("text" = String, Query, description = "Such as a title and a need, at most 400 characters"),
    ),
    responses((status = 200, description = "What is like it", body = Listing<SimilarItem>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let text = call.optional::<String>("text", "fault-similar-text")?;
    let text = text.map(|text| text.trim().to_owned());
    let text = text.filter(|text| !text.is_empty() && text.chars().count() <= LONGEST);
    let text = text.ok_or_else(|| bad("fault-similar-text"))?;
    let app = call.app.clone();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = app
            .similar
            .ask(tx, (app.clock)(), district.id, (&text, None))?;
        Ok((district, found))
    };
    let (district, Answer { found, .. }) = call.app.stores.site.read(read).await?;
    let of = |at: Option<usize>| {
        let first = at.and_then(|at| found.get(at))?;
        Some(Id::of(first.row.item.number()))
    };
    let items = found
        .iter()
        .map(|one| SimilarItem::of(one, of(one.same_as), &district.slug));
    Ok(answer(&Listing {
        items: items.collect(),
        next: None,
    }))
}

/// Decisions on similar things
///
/// What holds of each two proposals or agendas of a district that people looked at, the latest
/// first.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/similar/decisions",
    tag = "agendas",
    operation_id = "listSimilarDecisions",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<SimilarDecision>)),
)]
pub async fn decisions(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<AgendaId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let before = paging.after.map(|id| id.0);
        let found = store::similar_decisions(tx, district.id, before, paging.rows())?;
        Ok((district, found))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/districts/{}/similar/decisions?", district.slug);
    let wire = |(id, decision)| SimilarDecision::of(id, decision, &district.slug);
    Ok(answer(&paging.cut(found, &path, |row| row.0, wire)))
}

impl SimilarItem {
    fn of(found: &Found, same_as: Option<Id>, slug: &str) -> SimilarItem {
        let (row, hit) = (&found.row, &found.hit);
        let synonyms = hit.replaced.iter().map(|replaced| Synonym {
            asked: replaced.asked.clone(),
            instead: replaced.instead.clone(),
        });
        SimilarItem {
            id: Id::of(row.item.number()),
            kind: row.item.kind().as_str(),
            page: page(slug, row.item),
            title: row.title.clone(),
            state: row.state.clone(),
            words: hit.words.clone(),
            synonyms: synonyms.collect(),
            same_percent: hit.share.percent(),
            same_as,
        }
    }
}

impl SimilarDecision {
    fn of(id: i64, decision: Decision, slug: &str) -> SimilarDecision {
        let items = [decision.pair.first(), decision.pair.second()];
        SimilarDecision {
            id: Id::of(id),
            items: items.map(|item| DecidedItem {
                id: Id::of(item.number()),
                kind: item.kind().as_str(),
                page: page(slug, item),
            }),
            likeness: decision.likeness.as_str(),
            reason: decision.reason,
            role: decision.role.as_str(),
            at: Moment(decision.at),
        }
    }
}

fn likenesses() -> Object {
    one_of(Likeness::ALL.iter().map(|likeness| likeness.as_str()))
}
