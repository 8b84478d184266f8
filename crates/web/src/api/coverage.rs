//! Who takes part: what a round has from which group, and how open the bodies are. Numbers under
//! five people are kept back, with those from which they could be reckoned.

use axum::body::Body as Answer;
use axum::extract::Path;
use axum::http::Response;
use process::openness::Openness as Year;
use process::recruitment::quota::Dimension;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{Call, answer};
use super::wire::{Id, one_of};
use crate::acts;
use crate::error::WebError;

/// Who takes part in a round.
#[derive(Debug, Serialize, ToSchema)]
pub struct Coverage {
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year of the round; null before there is any.
    pub fiscal_year: Option<i64>,
    /// The groups, and last in each dimension what nobody has grouped.
    pub groups: Vec<CoverageGroup>,
    /// Groups from which nothing came.
    pub gaps: Vec<CoverageGap>,
    /// All bodies together, by calendar year.
    pub openness: Vec<Openness>,
    /// Each body by itself.
    pub bodies: Vec<BodyOpenness>,
}

/// What came from one group.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageGroup {
    /// By what it is grouped.
    #[schema(schema_with = dimensions)]
    pub dimension: &'static str,
    /// The group; null for what nobody has grouped.
    #[schema(example = "category:safety")]
    pub group: Option<String>,
    /// How many agendas; null where the number is kept back.
    pub agendas: Option<i64>,
    /// How many proposals; null where the number is kept back.
    pub proposals: Option<i64>,
    /// How many people wrote them; null where the number is kept back.
    pub people: Option<i64>,
}

/// A gap.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageGap {
    /// What is missing.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// The group.
    #[schema(example = "neighborhood:7123")]
    pub group: String,
}

/// One calendar year of a body, in people; null where a number is kept back.
#[derive(Debug, Serialize, ToSchema)]
pub struct Openness {
    /// The calendar year.
    #[schema(example = 2026)]
    pub year: i16,
    /// All who had a place.
    pub people: Option<i64>,
    /// Those who never had a place in any body of the district before.
    pub new: Option<i64>,
    /// Those who had a place in an earlier year.
    pub returning: Option<i64>,
    /// Those who came from another body of the district.
    pub from_elsewhere: Option<i64>,
    /// To how many meetings the places of one person called her, in the middle of all people.
    pub meetings_median: Option<i64>,
    /// The same, for whoever was called to the most.
    pub meetings_most: Option<i64>,
}

/// The years of one body.
#[derive(Debug, Serialize, ToSchema)]
pub struct BodyOpenness {
    /// The body.
    pub body: Id,
    /// Its last years, the earliest first.
    pub years: Vec<Openness>,
}

/// Who takes part
///
/// By field, neighbourhood and generation, with the gaps. A body is compared with its own
/// earlier years and with nothing else.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/coverage",
    tag = "bodies",
    operation_id = "getCoverage",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year of a round; the one that is decided on unless said"),
    ),
    responses((status = 200, description = "Who takes part", body = Coverage)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Answer>, WebError> {
    let (now, year) = (call.now, call.optional::<i64>("year", "fault-page-key")?);
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        super::call::district(tx, &slug)?;
        Ok(acts::coverage::read(tx, &slug, year, now)?)
    };
    let found = call.app.stores.site.read(read).await?;
    let groups = found.tables.iter().flat_map(|(dimension, lines)| {
        lines.iter().map(|line| CoverageGroup {
            dimension: dimension.as_str(),
            group: line.group.map(|group| group.to_string()),
            agendas: line.agendas,
            proposals: line.proposals,
            people: line.people,
        })
    });
    let gaps = found.gaps.iter().map(|gap| CoverageGap {
        kind: gap.as_str(),
        group: gap.group().to_string(),
    });
    let bodies = found.bodies.iter().map(|(body, years)| BodyOpenness {
        body: Id::of(body.id),
        years: years.iter().map(Openness::of).collect(),
    });
    Ok(answer(&Coverage {
        groups: groups.collect(),
        gaps: gaps.collect(),
        openness: found.together.iter().map(Openness::of).collect(),
        bodies: bodies.collect(),
        fiscal_year: found.cycle.map(|cycle| cycle.fiscal_year),
        district: found.district.slug,
    }))
}

impl Openness {
    fn of(year: &Year) -> Openness {
        Openness {
            year: year.year,
            people: year.people,
            new: year.new,
            returning: year.returning,
            from_elsewhere: year.from_elsewhere,
            meetings_median: year.burden.map(|(middle, _)| middle),
            meetings_most: year.burden.map(|(_, most)| most),
        }
    }
}

fn dimensions() -> Object {
    one_of(
        process::coverage::DIMENSIONS
            .iter()
            .map(|one: &Dimension| one.as_str()),
    )
}

fn kinds() -> Object {
    one_of(["nothing", "no-agenda", "nobody"])
}
