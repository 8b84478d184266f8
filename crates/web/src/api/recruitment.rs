//! Calls for seats and for people (공개모집): when, by which quotas, and what came of them.
//! Nobody is named.

use axum::body::Body as Answer;
use axum::extract::Path;
use axum::http::Response;
use process::diversity::shown;
use process::id::RecruitmentId;
use process::recruitment::{CallKind, Method, Phase};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, one_of};
use crate::error::WebError;

/// A call.
#[derive(Debug, Serialize, ToSchema)]
pub struct Recruitment {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// The body; null where a call without seats names none.
    pub body: Option<Id>,
    /// Seats for a term, or people of some group without seats.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// One line that names it.
    pub title: String,
    /// The first moment in which one can apply.
    pub opens_at: Moment,
    /// The first moment that is too late.
    pub closes_at: Moment,
    /// Where it stands now.
    #[schema(schema_with = phases)]
    pub phase: &'static str,
    /// How many seats; 0 for none.
    pub seats: i64,
    /// How they are filled.
    #[schema(schema_with = methods)]
    pub method: &'static str,
}

/// A call with its quotas.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecruitmentDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub recruitment: Recruitment,
    /// What it is about.
    pub about: String,
    /// How many applications stand; null for fewer than five.
    pub applications: Option<i64>,
    /// The hash of the secret of its lottery; null without one.
    pub commitment: Option<String>,
    /// How many seats which group gets, or whom a call without seats looks for.
    pub quotas: Vec<RecruitmentQuota>,
}

/// A quota.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecruitmentQuota {
    /// The group: a dimension and a name or an id.
    #[schema(example = "generation:twenties")]
    pub group: String,
    /// At least so many people.
    pub least: u32,
    /// At most so many people.
    pub most: u32,
    /// How many of the group got a seat; null before that, and for fewer than five.
    pub seated: Option<i64>,
}

/// Calls of a district
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/recruitment",
    tag = "bodies",
    operation_id = "listRecruitment",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Recruitment>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Answer>, WebError> {
    let paging = call.paging::<RecruitmentId>()?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::recruitment_page(tx, district.id, paging.after, paging.rows())?;
        Ok((district.slug, found))
    };
    let (slug, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/districts/{slug}/recruitment?");
    Ok(answer(&paging.cut(
        found,
        &path,
        |found| found.id,
        |found| Recruitment::of(&found, &slug, now),
    )))
}

/// A call
#[utoipa::path(
    get,
    path = "/api/v1/recruitment/{recruitment}",
    tag = "bodies",
    operation_id = "getRecruitment",
    params(("recruitment" = Id, Path, description = "The id of a call")),
    responses((status = 200, description = "The call", body = RecruitmentDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Answer>, WebError> {
    let id: RecruitmentId = id.parse().map_err(|_| WebError::not_found())?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::recruitment_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, found.district)?;
        let quotas = store::recruitment_quotas(tx, id)?;
        let people = store::application_count(tx, id)?;
        Ok((district.slug, found, quotas, people))
    };
    let (slug, found, quotas, people) = call.app.stores.site.read(read).await?;
    let settled = found.times.settled_at.is_some();
    let quota = |row: store::RecruitmentQuota| RecruitmentQuota {
        group: row.quota.group.to_string(),
        least: row.quota.least,
        most: row.quota.most,
        seated: if settled { shown(row.seated) } else { None },
    };
    Ok(answer(&RecruitmentDetail {
        recruitment: Recruitment::of(&found, &slug, now),
        about: found.about,
        applications: shown(people),
        commitment: Some(found.commitment).filter(|hash| !hash.is_empty()),
        quotas: quotas.into_iter().map(quota).collect(),
    }))
}

impl Recruitment {
    fn of(found: &store::Recruitment, slug: &str, now: jiff::Timestamp) -> Recruitment {
        Recruitment {
            id: Id::of(found.id),
            district: slug.to_owned(),
            page: format!("/d/{slug}/recruitment/{}", found.id),
            body: found.body.map(Id::of),
            kind: found.kind.as_str(),
            title: found.title.clone(),
            opens_at: Moment(found.times.opens_at),
            closes_at: Moment(found.times.closes_at),
            phase: found.times.phase(now).as_str(),
            seats: found.seats,
            method: found.method.as_str(),
        }
    }
}

fn kinds() -> Object {
    one_of(CallKind::ALL.iter().map(|kind| kind.as_str()))
}

fn phases() -> Object {
    one_of(Phase::ALL.iter().map(|phase| phase.as_str()))
}

fn methods() -> Object {
    one_of(Method::ALL.iter().map(|method| method.as_str()))
}
