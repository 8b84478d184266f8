//! The lineage (계보) of agendas: what became what, and why.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::agenda::Item;
use process::id::LineageId;
use process::lineage::LineageAct;
use process::role::Role;
use serde::Serialize;
use store::{LineageLink, LineageResult, LineageSource, LineageStep, StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::agenda::kinds;
use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Name, author, one_of};
use crate::error::WebError;

/// Something that became, or became part of, an agenda. Of a hidden one only the place is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct Source {
    /// The id.
    pub id: Id,
    /// Which of the two it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The step that took it in.
    pub lineage: Id,
    /// How many steps lie between it and the agenda; 1 is the agenda's own step.
    pub depth: i64,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// One line that names it.
    pub title: Option<String>,
    /// The name its author shows; null where somebody only recorded a step.
    pub author: Option<String>,
}

/// Where something went and what it is linked with.
#[derive(Debug, Serialize, ToSchema)]
pub struct Onward {
    /// The ids of the agendas that it became; empty while it stands on its own.
    pub moved_to: Vec<Id>,
    /// What it is linked with.
    pub links: Vec<Linked>,
}

/// Something that belongs together with something else.
#[derive(Debug, Serialize, ToSchema)]
pub struct Linked {
    /// The id.
    pub id: Id,
    /// Which of the two it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The step that linked them.
    pub lineage: Id,
}

impl Onward {
    /// Reads it, in two statements.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn read(tx: &mut Tx<'_>, item: Item) -> Result<Onward, StoreError> {
        let steps = store::lineage_steps_of(tx, item)?;
        let standing = steps.iter().filter(|step| step.undone_at.is_none());
        let went = |step: &LineageStep| Id::of(step.agenda);
        let linked = |link: LineageLink| Linked {
            id: Id::of(link.item.number()),
            kind: link.item.kind().as_str(),
            lineage: Id::of(link.lineage),
        };
        Ok(Onward {
            moved_to: standing.map(went).collect(),
            links: store::lineage_links_of(tx, item)?
                .into_iter()
                .map(linked)
                .collect(),
        })
    }
}

/// A step: what became what, and why.
#[derive(Debug, Serialize, ToSchema)]
pub struct Step {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// What was done.
    #[schema(schema_with = acts)]
    pub act: &'static str,
    /// Why.
    pub reason: String,
    /// The body that decided it, if one did.
    pub body: Option<Name>,
    /// The role of whoever recorded it; null for steps of before roles were kept.
    pub role: Option<&'static str>,
    /// When.
    pub at: Moment,
    /// When it was undone.
    pub undone_at: Option<Moment>,
    /// Why it was undone.
    pub undo_reason: Option<String>,
    /// The role of whoever undid it; null for steps of before roles were kept.
    pub undo_role: Option<&'static str>,
    /// What went in.
    pub sources: Vec<Source>,
    /// The ids of the agendas that came out.
    pub results: Vec<Id>,
}

/// A step in the lineage
///
/// What was merged, split or worked into an agenda, why, and whether it was undone.
#[utoipa::path(
    get,
    path = "/api/v1/lineage/{lineage}",
    tag = "agendas",
    operation_id = "getLineage",
    params(("lineage" = Id, Path, description = "The id of a step")),
    responses((status = 200, description = "The step", body = Step)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: LineageId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let step = store::lineage_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, step.district)?;
        let sources = store::lineage_sources(tx, id)?;
        let results = store::lineage_results(tx, id)?;
        Ok((step, district, sources, results))
    };
    let (step, district, sources, results) = call.app.stores.site.read(read).await?;
    Ok(answer(&Step {
        id: Id::of(step.id),
        page: format!("/d/{}/lineage/{id}", district.slug),
        district: district.slug,
        act: step.act.as_str(),
        reason: step.reason,
        body: step.body_names.map(|(ko, en)| Name::new(ko, en)),
        role: step.role.map(Role::as_str),
        at: Moment(step.at),
        undone_at: step.undone_at.map(Moment),
        undo_reason: step.undo_reason,
        undo_role: step.undo_role.map(Role::as_str),
        sources: sources.into_iter().map(Source::of).collect(),
        results: results.iter().map(result).collect(),
    }))
}

fn result(found: &LineageResult) -> Id {
    Id::of(found.agenda)
}

impl Source {
    pub(super) fn of(found: LineageSource) -> Source {
        let shown = !found.hidden;
        let written = found.is_written();
        Source {
            id: Id::of(found.item.number()),
            kind: found.item.kind().as_str(),
            lineage: Id::of(found.lineage),
            depth: found.depth,
            hidden: found.hidden,
            title: shown.then_some(found.title),
            author: author(found.author_name).filter(|_| shown && written),
        }
    }
}

fn acts() -> Object {
    one_of(LineageAct::ALL.iter().map(|act| act.as_str()))
}
