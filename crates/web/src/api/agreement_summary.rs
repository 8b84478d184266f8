//! The agreement of a year on one page, and how many people were told of it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::Won;
use finance::change::Never;
use process::id::AgreementId;
use serde::Serialize;
use store::{AgreementTold, StoreError, Tx};
use utoipa::ToSchema;

use super::call::{Call, answer};
use super::wire::{Id, Moment, Money};
use crate::acts::NotDone;
use crate::error::WebError;
use crate::pages::agreement::summary::{Held, projects};
use crate::pages::money::Books;

/// A project with its money.
#[derive(Debug, Serialize, ToSchema)]
pub struct SummaryProject {
    /// What it is called.
    pub name: String,
    /// The policy programme (정책사업) that it is in.
    pub policy_program: String,
    /// The unit programme (단위사업) that it is in.
    pub unit_program: String,
    /// What it has now.
    pub in_force_won: Money,
}

/// How many people were told of an agreement.
#[derive(Debug, Serialize, ToSchema)]
pub struct SummaryTold {
    /// Everybody who is to be told: who had a part in the round when it took force.
    pub all: i64,
    /// Of them, those who were written to or said that they have read it.
    pub told: i64,
    /// Of them, those who have no address.
    pub unreached: i64,
    /// Of them, those who said that they have read it.
    pub read: i64,
    /// How many people were shown it at meetings.
    pub shown_at_meetings: i64,
}

/// An agreement in force on one page.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreementSummary {
    /// The id of the agreement.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The version, counted from 1.
    pub number: i64,
    /// Since when it is in force.
    pub in_force_since: Option<Moment>,
    /// The agreement in the parties' own plain words.
    pub summary: String,
    /// Up to which share the council decides: numerator and denominator.
    #[schema(example = json!([10, 100]))]
    pub limit: [u32; 2],
    /// First day of carrying out, in Seoul.
    #[schema(format = Date, example = "2027-01-01")]
    pub execution_start: String,
    /// Last day.
    #[schema(format = Date, example = "2027-12-31")]
    pub execution_end: String,
    /// Codes of budget items out of which nothing is moved.
    pub never_out_of: Vec<String>,
    /// Codes of budget items into which nothing is moved.
    pub never_into: Vec<String>,
    /// Each project, in the order of the plan.
    pub projects: Vec<SummaryProject>,
    /// How many people were told.
    pub told: SummaryTold,
}

impl From<AgreementTold> for SummaryTold {
    fn from(told: AgreementTold) -> SummaryTold {
        SummaryTold {
            all: told.all,
            told: told.told,
            unreached: told.unreached(),
            read: told.read,
            shown_at_meetings: told.shown,
        }
    }
}

/// Summary of an agreement
///
/// Of the agreement in force of a year; of the year that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/agreement/summary",
    tag = "budget",
    operation_id = "getAgreementSummary",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The summary", body = AgreementSummary)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let books = Books::read(tx, &slug, wanted)?;
        let id = books.agreement.as_ref().map(|found| found.id);
        let told = store::agreement_told_counts(tx, id.unwrap_or(AgreementId(0)))?;
        Ok((books, told))
    };
    let (books, told) = call.app.stores.site.read(read).await?;
    let found = books.agreement.as_ref().ok_or_else(WebError::not_found)?;
    let terms = &found.text.terms;
    let never = Never::on(terms.execution_start);
    let project = |held: Held<'_>| -> Result<SummaryProject, StoreError> {
        let sum = Won::sum(held.amounts).map_err(|error| StoreError::Data(error.to_string()))?;
        Ok(SummaryProject {
            name: held.path.detailed_project.clone(),
            policy_program: held.path.policy_program.clone(),
            unit_program: held.path.unit_program.clone(),
            in_force_won: Money(sum),
        })
    };
    Ok(answer(&AgreementSummary {
        id: Id::of(found.id),
        district: books.district.slug.clone(),
        fiscal_year: books.cycle.fiscal_year,
        number: found.number,
        in_force_since: found.in_force_since().map(Moment),
        summary: found.text.summary.clone(),
        limit: terms.limit,
        execution_start: terms.execution_start.to_string(),
        execution_end: terms.execution_end.to_string(),
        never_out_of: never.out_of.to_vec(),
        never_into: never.into.to_vec(),
        projects: projects(&books)
            .into_iter()
            .map(project)
            .collect::<Result<_, _>>()?,
        told: told.into(),
    }))
}
