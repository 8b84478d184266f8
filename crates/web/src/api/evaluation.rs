//! The evaluation of a year: by what it is measured, and what was measured of one district. No
//! address here gives values of two districts.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::evaluation::{
    Area as AreaName, Figure as Exact, Measure as MeasureName, Unit, Verdict,
};
use process::role::Role;
use serde::Serialize;
use store::{EvaluationObjection, EvaluationResult, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Name, one_of};
use crate::acts::evaluation::read;
use crate::error::WebError;

/// By what a year is measured. It is published before the year and never changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationScheme {
    /// The year, from 1 January to 31 December.
    pub fiscal_year: i64,
    /// The page for people.
    pub page: String,
    /// Why these weights and measures.
    pub reason: String,
    /// What is looked at.
    pub areas: Vec<EvaluationArea>,
    /// When it was published.
    pub published_at: Moment,
    /// SHA-256 that seals it.
    pub hash: String,
}

/// What is looked at.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationArea {
    /// Its name.
    #[schema(schema_with = areas)]
    pub area: &'static str,
    /// Its part of 100; it counts for support alone, and results are never added up.
    pub weight: i64,
    /// What is measured.
    pub measures: Vec<EvaluationMeasure>,
}

/// What is measured.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationMeasure {
    /// Its name.
    #[schema(schema_with = measures)]
    pub measure: &'static str,
    /// How it is told: of a thousand, as a share, in days.
    #[schema(schema_with = units)]
    pub unit: &'static str,
    /// How it is reckoned, in words.
    pub formula: Name,
}

/// What was measured of a district, beside nothing but its own years.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evaluation {
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// All versions of all years, the latest first.
    pub results: Vec<EvaluationVersion>,
    /// Objections to them, the latest first.
    pub objections: Vec<Objection>,
}

/// A version of what was measured in a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationVersion {
    /// The year.
    pub fiscal_year: i64,
    /// Counted from 1; the one with the largest number holds.
    pub number: i64,
    /// The figures.
    pub values: Vec<EvaluationValue>,
    /// When it was published.
    pub published_at: Moment,
    /// The first moment at which nobody can object any more.
    pub objects_until: Moment,
    /// SHA-256 that seals it.
    pub hash: String,
}

/// The figure of a measure, as an exact fraction.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationValue {
    /// What was measured.
    #[schema(schema_with = measures)]
    pub measure: &'static str,
    /// `exact`; `few` where so few people are meant that the number is kept back; `nothing`
    /// where there is nothing to measure.
    #[schema(schema_with = kinds)]
    pub figure: &'static str,
    /// What was counted, as digits.
    pub numerator: Option<String>,
    /// Of how many, as digits.
    pub denominator: Option<String>,
}

/// What a district objects to, and what the city answered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EvaluationObjection)]
pub struct Objection {
    /// The id.
    pub id: Id,
    /// The year.
    pub fiscal_year: i64,
    /// The version that it is about.
    pub number: i64,
    /// What is wrong.
    pub objection: String,
    /// In which role it was made.
    #[schema(schema_with = roles)]
    pub made_as: &'static str,
    /// When.
    pub made_at: Moment,
    /// Until when it is answered.
    pub due_at: Moment,
    /// What the city answered; null before.
    #[schema(schema_with = verdicts)]
    pub verdict: Option<&'static str>,
    /// Why; empty before.
    pub answer: String,
    /// When.
    pub answered_at: Option<Moment>,
}

/// Scheme of a year
///
/// By what all districts are measured in a year.
#[utoipa::path(
    get,
    path = "/api/v1/evaluation/{year}",
    tag = "evaluation",
    operation_id = "getEvaluationScheme",
    params(("year" = i64, Path, description = "The year")),
    responses((status = 200, description = "The scheme", body = EvaluationScheme)),
)]
pub async fn scheme(call: Call, Path(year): Path<String>) -> Result<Response<Body>, WebError> {
    let year: i64 = year.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| store::evaluation_scheme_of(tx, year);
    let found = call.app.stores.site.read(read).await?;
    let found = found.ok_or_else(WebError::not_found)?;
    let measure = |one: &process::evaluation::SchemeMeasure| EvaluationMeasure {
        measure: one.measure.as_str(),
        unit: unit(one.measure.unit()),
        formula: Name::new(&one.formula_ko, &one.formula_en),
    };
    let areas = found.scheme.areas.iter().map(|area| EvaluationArea {
        area: area.area.as_str(),
        weight: area.weight,
        measures: area.measures.iter().map(measure).collect(),
    });
    Ok(answer(&EvaluationScheme {
        fiscal_year: year,
        page: format!("/evaluation/{year}"),
        areas: areas.collect(),
        reason: found.reason,
        published_at: Moment(found.published_at),
        hash: found.hash,
    }))
}

/// Evaluation of a district
///
/// What was measured of one district in each year, with objections and answers.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/evaluation",
    tag = "evaluation",
    operation_id = "getEvaluation",
    params(("district" = String, Path, description = "The slug of a district")),
    responses((status = 200, description = "What was measured", body = Evaluation)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let found = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        call::district(tx, &slug)?;
        Ok(read(tx, &slug)?)
    };
    let found = call.app.stores.site.read(found).await?;
    Ok(answer(&Evaluation {
        district: found.district.slug,
        results: found.results.into_iter().map(version).collect(),
        objections: found.objections.into_iter().map(objection).collect(),
    }))
}

fn version(one: EvaluationResult) -> EvaluationVersion {
    let value = |value: &process::evaluation::Value| {
        let figure = match value.figure {
            Exact::Exact { .. } => "exact",
            Exact::Few => "few",
            Exact::Nothing => "nothing",
        };
        let (numerator, denominator) = value.figure.parts().unzip();
        EvaluationValue {
            measure: value.measure.as_str(),
            figure,
            numerator: numerator.map(|n| n.to_string()),
            denominator: denominator.map(|n| n.to_string()),
        }
    };
    EvaluationVersion {
        fiscal_year: one.fiscal_year,
        number: one.number,
        values: one.profile.values.iter().map(value).collect(),
        published_at: Moment(one.published_at),
        objects_until: Moment(one.objects_until),
        hash: one.hash,
    }
}

fn objection(one: EvaluationObjection) -> Objection {
    Objection {
        id: Id::of(one.id),
        fiscal_year: one.fiscal_year,
        number: one.number,
        objection: one.objection,
        made_as: one.made_as.as_str(),
        made_at: Moment(one.made_at),
        due_at: Moment(one.due_at),
        verdict: one.verdict.map(Verdict::as_str),
        answer: one.answer,
        answered_at: one.answered_at.map(Moment),
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::PerThousand => "per-thousand",
        Unit::Share => "share",
        Unit::Days => "days",
    }
}

fn areas() -> Object {
    one_of(AreaName::ALL.iter().map(|one| one.as_str()))
}

fn measures() -> Object {
    one_of(MeasureName::ALL.iter().map(|one| one.as_str()))
}

fn units() -> Object {
    one_of([Unit::PerThousand, Unit::Share, Unit::Days].map(unit))
}

fn kinds() -> Object {
    one_of(["exact", "few", "nothing"])
}

fn roles() -> Object {
    one_of(Role::ALL.iter().map(|one| one.as_str()))
}

fn verdicts() -> Object {
    one_of(Verdict::ALL.iter().map(|one| one.as_str()))
}
