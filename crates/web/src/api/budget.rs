//! Plan (계획) and agreement (협약) of a year.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::Won;
use finance::budget::Codes;
use process::agreement::Enforced;
use process::plan::FundingSource;
use serde::Serialize;
use store::{BudgetLine, LineAmounts, SentBack, StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Money, one_of};
use crate::acts::money;
use crate::error::WebError;

/// A line of the plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanLine {
    /// The id, the same through all changes.
    pub id: Id,
    /// Its place in the plan.
    pub position: i64,
    /// What the money is for.
    pub label: String,
    /// The four levels of the budget above it, the widest first.
    pub path: Vec<String>,
    /// The code of the statistical item.
    #[schema(example = "201-01")]
    pub stat_code: String,
    /// How many units.
    pub units: i64,
    /// How often.
    pub count: i64,
    /// What one costs.
    pub unit_price_won: Money,
    /// The product of the three.
    pub planned_won: Money,
    /// What the last version that the city approved gives it; null before there is an agreement.
    pub approved_won: Option<Money>,
    /// What it has now; null before there is an agreement.
    pub in_force_won: Option<Money>,
    /// Who pays.
    #[schema(schema_with = sources)]
    pub source: &'static str,
}

/// The plan of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The money the year decides on.
    pub budget_won: Money,
    /// The sum of the planned amounts.
    pub planned_won: Money,
    /// The lines, in their order.
    pub lines: Vec<PlanLine>,
}

/// The agreement of a year that is in force, or the draft while there is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agreement {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The version, counted from 1.
    pub number: i64,
    /// Up to which share of a project's budget the council decides: numerator and denominator.
    #[schema(example = json!([10, 100]))]
    pub limit: [u32; 2],
    /// Who decides on exactly the limit.
    #[schema(schema_with = deciders)]
    pub at_limit: &'static str,
    /// Why.
    pub at_limit_note: String,
    /// Of what the limit is a share: each `project`, or the `district-total`.
    #[schema(example = "project")]
    pub scope: &'static str,
    /// The clauses that are enforced, each with its parameters.
    pub clauses: Vec<EnforcedClause>,
    /// First day of carrying out, in Seoul.
    #[schema(format = Date, example = "2027-01-01")]
    pub execution_start: String,
    /// Last day.
    #[schema(format = Date, example = "2027-12-31")]
    pub execution_end: String,
    /// The agreement in plain words.
    pub summary: String,
    /// When the district signed.
    pub district_signed_at: Option<Moment>,
    /// When the city signed.
    pub city_signed_at: Option<Moment>,
    /// The drafts of this year that a party sent back, the newest first.
    pub sent_back: Vec<AgreementSentBack>,
    /// Whether both have signed.
    pub in_force: bool,
}

/// That a party sent an agreement back.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgreementSentBack {
    /// The version that it was.
    pub number: i64,
    /// Who: `district` or `city`.
    #[schema(example = "city")]
    pub party: &'static str,
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}

impl From<SentBack> for AgreementSentBack {
    fn from(sent: SentBack) -> AgreementSentBack {
        AgreementSentBack {
            number: sent.number,
            party: sent.party.as_str(),
            at: Moment(sent.at),
            reason: sent.reason,
        }
    }
}

/// Plan of a district
///
/// The lines of a year; of the one that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/plan",
    tag = "budget",
    operation_id = "getPlan",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The plan", body = Plan)),
)]
pub async fn plan(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let lines = store::budget_lines(tx, cycle.id)?;
        let amounts = store::budget_amounts(tx, cycle.id)?;
        let agreed = store::agreement_in_force(tx, cycle.id)?.is_some();
        Ok((district, cycle, lines, agreed.then_some(amounts)))
    };
    let (district, cycle, lines, amounts) = call.app.stores.site.read(read).await?;
    let codes = Codes::of(cycle.fiscal_year);
    let planned = lines.iter().map(BudgetLine::planned);
    let planned = Won::sum(planned.collect::<Result<Vec<_>, _>>()?);
    let planned = planned.map_err(|error| StoreError::Data(error.to_string()))?;
    let lines = lines.iter().enumerate();
    let lines = lines.map(|(place, line)| {
        let amounts = amounts.as_ref().and_then(|amounts| amounts.get(place));
        PlanLine::of(line, amounts.copied(), codes)
    });
    Ok(answer(&Plan {
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        budget_won: Money(cycle.budget),
        planned_won: Money(planned),
        lines: lines.collect::<Result<_, StoreError>>()?,
    }))
}

/// Agreement of a district
///
/// Of a year; of the one that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/agreement",
    tag = "budget",
    operation_id = "getAgreement",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The agreement", body = Agreement)),
)]
pub async fn agreement(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let found = match store::agreement_in_force(tx, cycle.id)? {
            Some(agreement) => Some(agreement),
            None => store::agreement_latest(tx, cycle.id)?,
        };
        let sent_back = store::agreements_sent_back(tx, cycle.id)?;
        let found = found.ok_or_else(WebError::not_found)?;
        Ok((district, cycle, found, sent_back))
    };
    let (district, cycle, found, sent_back) = call.app.stores.site.read(read).await?;
    let (signed, terms) = (found.signatures(), found.text.terms);
    Ok(answer(&Agreement {
        id: Id::of(found.id),
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        number: found.number,
        limit: terms.limit,
        at_limit: process::agreement::at_limit_name(terms.at_limit),
        scope: process::agreement::scope_name(terms.scope),
        at_limit_note: found.text.at_limit_note,
        clauses: process::agreement::enforced(&terms)
            .into_iter()
            .map(EnforcedClause::from)
            .collect(),
        execution_start: terms.execution_start.to_string(),
        execution_end: terms.execution_end.to_string(),
        summary: found.text.summary,
        district_signed_at: found.district_signed_at.map(Moment),
        city_signed_at: found.city_signed_at.map(Moment),
        sent_back: sent_back.into_iter().map(AgreementSentBack::from).collect(),
        in_force: signed.in_force(),
    }))
}

/// A clause of an agreement that is enforced.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AgreementClause)]
pub struct EnforcedClause {
    /// The name of the rule: `execution-start`, `limit`, `at-limit`, `diversion` or `content`.
    #[schema(example = "limit")]
    pub rule: &'static str,
    /// Its parameters by their names.
    #[schema(example = json!({ "limit": "10/100", "scope": "project" }))]
    pub parameters: BTreeMap<&'static str, String>,
}

impl From<Enforced> for EnforcedClause {
    fn from(enforced: Enforced) -> EnforcedClause {
        EnforcedClause {
            rule: enforced.clause.as_str(),
            parameters: enforced.parameters.into_iter().collect(),
        }
    }
}

impl PlanLine {
    fn of(
        line: &BudgetLine,
        amounts: Option<LineAmounts>,
        codes: &Codes,
    ) -> Result<PlanLine, StoreError> {
        Ok(PlanLine {
            id: Id::of(line.id),
            position: line.position,
            label: line.label.clone(),
            path: line.path.levels(codes).to_vec(),
            stat_code: line.path.stat_code.clone(),
            units: line.reckoning.units,
            count: line.reckoning.count,
            unit_price_won: Money(line.reckoning.unit_price),
            planned_won: Money(line.planned()?),
            approved_won: amounts.map(|amounts| Money(amounts.base)),
            in_force_won: amounts.map(|amounts| Money(amounts.current)),
            source: line.source.as_str(),
        })
    }
}

fn sources() -> Object {
    one_of(FundingSource::ALL.iter().map(|source| source.as_str()))
}

fn deciders() -> Object {
    one_of(["council", "city"])
}
