//! Outcome reports (성과보고) of projects, of all districts.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::category::Category;
use process::id::OutcomeReportId;
use process::outcome_report::JudgedBy;
use process::role::Role;
use serde::Serialize;
use store::{OutcomeFilter, OutcomeFound, OutcomeVersion, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, one_of};
use crate::acts::outcome_report::get;
use crate::error::WebError;
use crate::form::encode;

/// A report in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeInShort {
    /// The id.
    pub id: Id,
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// What the project is called.
    pub project: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The field of life.
    #[schema(schema_with = categories)]
    pub category: &'static str,
    /// What was done.
    pub done: String,
    /// What to repeat.
    pub repeat: String,
    /// What not to do again.
    pub avoid: String,
    /// When its present version was published.
    pub published_at: Moment,
}

/// A report with its published versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeReport {
    /// The id.
    pub id: Id,
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The id of the project.
    pub project: Id,
    /// What the project is called.
    pub project_name: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The page for people.
    pub page: String,
    /// The published versions, the latest first; that is the one that holds.
    pub versions: Vec<OutcomeReportVersion>,
}

/// A published version.
#[derive(Debug, Serialize, ToSchema)]
pub struct OutcomeReportVersion {
    /// Counted from 1.
    pub number: i64,
    /// The field of life.
    #[schema(schema_with = categories)]
    pub category: Option<&'static str>,
    /// What was intended.
    pub intended: String,
    /// What was done.
    pub done: String,
    /// What shows it, in words.
    pub evidence: String,
    /// Addresses that show it.
    pub links: Vec<String>,
    /// Where residents judged it.
    #[schema(schema_with = judges)]
    pub judged_by: Option<&'static str>,
    /// On which day.
    #[schema(format = Date, example = "2027-11-20")]
    pub judged_on: Option<String>,
    /// Who judged, and what they said.
    pub judgement: String,
    /// How many agreed.
    pub agree: i64,
    /// How many did not.
    pub disagree: i64,
    /// What to repeat.
    pub repeat: String,
    /// What not to do again.
    pub avoid: String,
    /// Why it corrects the version before; empty for the first.
    pub reason: String,
    /// In which role it was written.
    #[schema(schema_with = roles)]
    pub written_as: &'static str,
    /// When it was published.
    pub published_at: Option<Moment>,
}

/// Outcome reports
///
/// What projects of all districts left, the newest first; by words, field and district.
#[utoipa::path(
    get,
    path = "/api/v1/outcomes",
    tag = "evaluation",
    operation_id = "listOutcomes",
    params(
        ("q" = Option<String>, Query, description = "Words that it holds"),
        ("field" = Option<String>, Query, description = "A field of life"),
        ("district" = Option<String>, Query, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page of reports", body = Listing<OutcomeInShort>)),
)]
pub async fn list(call: Call) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<OutcomeReportId>()?;
    let words: String = call.optional("q", "fault-page-key")?.unwrap_or_default();
    let field: Option<Category> = call.optional("field", "fault-category")?;
    let slug: Option<String> = call.optional("district", "fault-page-key")?;
    let mut path = format!("/api/v1/outcomes?q={}&", encode(&words));
    if let Some(field) = field {
        path.push_str(&format!("field={field}&"));
    }
    if let Some(slug) = &slug {
        path.push_str(&format!("district={}&", encode(slug)));
    }
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = match slug {
            Some(slug) => Some(call::district(tx, &slug)?.id),
            None => None,
        };
        let filter = OutcomeFilter {
            words,
            district,
            category: field,
            before: paging.after,
            limit: paging.rows(),
        };
        Ok(store::outcome_catalogue(tx, &filter)?)
    };
    let found = call.app.stores.site.read(read).await?;
    Ok(answer(&paging.cut(found, &path, |one| one.id, in_short)))
}

/// Outcome report
///
/// One report with all its published versions.
#[utoipa::path(
    get,
    path = "/api/v1/outcomes/{report}",
    tag = "evaluation",
    operation_id = "getOutcome",
    params(("report" = Id, Path, description = "The id of a report")),
    responses((status = 200, description = "The report", body = OutcomeReport)),
)]
pub async fn show(call: Call, Path(report): Path<String>) -> Result<Response<Body>, WebError> {
    let id: OutcomeReportId = report.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = get(tx, id)?;
        call::district_of(tx, found.district.id)?;
        Ok(found)
    };
    let found = call.app.stores.site.read(read).await?;
    let published = found
        .versions
        .iter()
        .filter(|one| one.published_at.is_some());
    let versions: Vec<OutcomeReportVersion> = published.map(version).collect();
    if versions.is_empty() {
        return Err(WebError::not_found());
    }
    Ok(answer(&OutcomeReport {
        id: Id::of(id),
        project: Id::of(found.report.project),
        fiscal_year: found.report.fiscal_year,
        page: format!("/outcomes/{id}"),
        versions,
        project_name: found.report.name,
        district: found.district.slug,
    }))
}

fn in_short(one: OutcomeFound) -> OutcomeInShort {
    OutcomeInShort {
        id: Id::of(one.id),
        district: one.slug,
        project: one.name,
        fiscal_year: one.fiscal_year,
        category: one.category.as_str(),
        done: one.done,
        repeat: one.repeat,
        avoid: one.avoid,
        published_at: Moment(one.published_at),
    }
}

fn version(one: &OutcomeVersion) -> OutcomeReportVersion {
    let text = one.text.clone();
    OutcomeReportVersion {
        number: one.number,
        category: text.category.map(Category::as_str),
        intended: text.intended,
        done: text.done,
        evidence: text.evidence,
        links: text.links,
        judged_by: text.judged_by.map(JudgedBy::as_str),
        judged_on: text.judged_on.map(|on| on.to_string()),
        judgement: text.judgement,
        agree: text.agree,
        disagree: text.disagree,
        repeat: text.repeat,
        avoid: text.avoid,
        reason: text.reason,
        written_as: one.written_as.as_str(),
        published_at: one.published_at.map(Moment),
    }
}

fn categories() -> Object {
    one_of(Category::ALL.iter().map(|one| one.as_str()))
}

fn judges() -> Object {
    one_of(JudgedBy::ALL.iter().map(|one| one.as_str()))
}

fn roles() -> Object {
    one_of(Role::ALL.iter().map(|one| one.as_str()))
}
