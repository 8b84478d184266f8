//! Bodies (모임): what they are there for and how many people are in them. Nobody is named.

use axum::body::Body as Answer;
use axum::extract::Path;
use axum::http::Response;
use process::body::{BodyKind, Standing};
use process::id::BodyId;
use process::role::Role;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Name, one_of};
use crate::error::WebError;

/// A council, committee or group of a district.
#[derive(Debug, Serialize, ToSchema)]
pub struct Body {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// What it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The name.
    pub name: Name,
    /// What it is there for, in the words of the district; may be empty.
    pub purpose: String,
    /// Whether anybody may join at any time, without an appointment.
    pub open: bool,
}

/// A body with how many people are in it and what it has done.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub body: Body,
    /// How many hold each office today.
    pub offices: Vec<OfficeCount>,
    /// How many have joined, by what they are there.
    pub members: Vec<StandingCount>,
    /// Meetings that have begun.
    pub meetings: i64,
    /// When the latest of them began; null before the first.
    pub met_at: Option<Moment>,
    /// Decisions that were recorded.
    pub decisions: i64,
    /// Agendas that it deliberates or has deliberated.
    pub agendas: i64,
}

/// How many hold an office.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficeCount {
    /// The office.
    #[schema(schema_with = roles)]
    pub role: &'static str,
    /// How many people.
    pub people: i64,
}

/// How many have a place in an open body.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingCount {
    /// What they are there.
    #[schema(schema_with = standings)]
    pub standing: &'static str,
    /// How many people.
    pub people: i64,
}

/// Bodies of a district
///
/// The oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/bodies",
    tag = "bodies",
    operation_id = "listBodies",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Body>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Answer>, WebError> {
    let paging = call.paging::<BodyId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::body_page(tx, district.id, paging.after, paging.rows())?;
        Ok((district.slug, found))
    };
    let (slug, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/districts/{slug}/bodies?");
    Ok(answer(&paging.cut(
        found,
        &path,
        |body| body.id,
        |body| Body::of(body, &slug),
    )))
}

/// A body
#[utoipa::path(
    get,
    path = "/api/v1/bodies/{body}",
    tag = "bodies",
    operation_id = "getBody",
    params(("body" = Id, Path, description = "The id of a body")),
    responses((status = 200, description = "The body", body = BodyDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Answer>, WebError> {
    let id: BodyId = id.parse().map_err(|_| WebError::not_found())?;
    let now = call.now;
    let today = korean::seoul(now).date();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let body = store::body_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, body.district)?;
        let offices = store::body_office_counts(tx, &body, today)?;
        let members = store::membership_counts(tx, id)?;
        let done = store::body_done(tx, id, now)?;
        Ok((district.slug, body, offices, members, done))
    };
    let (slug, body, offices, members, done) = call.app.stores.site.read(read).await?;
    let office = |(role, people): (Role, i64)| OfficeCount {
        role: role.as_str(),
        people,
    };
    let place = |(standing, people): (Standing, i64)| StandingCount {
        standing: standing.as_str(),
        people,
    };
    Ok(answer(&BodyDetail {
        body: Body::of(body, &slug),
        offices: offices.into_iter().map(office).collect(),
        members: members.into_iter().map(place).collect(),
        meetings: done.meetings,
        met_at: done.met_at.map(Moment),
        decisions: done.decisions,
        agendas: done.agendas,
    }))
}

impl Body {
    fn of(body: store::Body, slug: &str) -> Body {
        Body {
            id: Id::of(body.id),
            district: slug.to_owned(),
            page: format!("/d/{slug}/bodies/{}", body.id),
            kind: body.kind.as_str(),
            name: Name::new(body.name_ko, body.name_en),
            purpose: body.purpose,
            open: body.open,
        }
    }
}

fn kinds() -> Object {
    one_of(BodyKind::ALL.iter().map(|kind| kind.as_str()))
}

fn roles() -> Object {
    one_of(Role::ALL.iter().map(|role| role.as_str()))
}

fn standings() -> Object {
    one_of(Standing::ALL.iter().map(|standing| standing.as_str()))
}
