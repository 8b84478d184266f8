//! Districts (자치구), their round, its stages, their neighbourhoods.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use process::act::{Act, Target, authorize};
use process::role::Actor;
use process::selection::LastWord;
use process::stage::{self, Position, StageKind};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, Name, one_of};
use crate::error::WebError;

/// A district.
#[derive(Debug, Serialize, ToSchema)]
pub struct District {
    /// The id.
    pub id: Id,
    /// Its part of an address.
    #[schema(example = "haneul")]
    pub slug: String,
    /// The name.
    pub name: Name,
    /// What this service is called there.
    pub plain_name: Name,
    /// The page for people.
    #[schema(example = "/d/haneul")]
    pub page: String,
}

/// A district with its current round.
#[derive(Debug, Serialize, ToSchema)]
pub struct DistrictDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub district: District,
    /// The round that is being decided on, once there is one; all are under `/years`.
    pub cycle: Option<Cycle>,
    /// The neighbourhoods (행정동).
    pub neighborhoods: Vec<Neighborhood>,
}

/// A district's round for one fiscal year.
#[derive(Debug, Serialize, ToSchema)]
pub struct Cycle {
    /// The id.
    pub id: Id,
    /// The year in which the money is spent.
    #[schema(example = 2027)]
    pub fiscal_year: i64,
    /// The money that residents decide on.
    pub budget_won: Money,
    /// Who has the last word on what is selected: the council, or the vote as it is.
    #[schema(schema_with = last_words)]
    pub last_word: &'static str,
    /// Why deliberation has fewer days than it should.
    pub short_reason: Option<String>,
    /// The stages, in the order in which they open.
    pub stages: Vec<Stage>,
}

/// A stage of a round.
#[derive(Debug, Serialize, ToSchema)]
pub struct Stage {
    /// Which stage.
    #[schema(schema_with = stage_kinds)]
    pub kind: &'static str,
    /// First moment.
    pub opens_at: Moment,
    /// First moment that is too late.
    pub closes_at: Moment,
    /// How many days in Seoul it touches.
    #[schema(example = 64)]
    pub days: i64,
    /// Where the stage lies at the time of the call.
    pub position: StagePosition,
}

/// Where a stage lies: not begun, running, or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "the words are those of `process::stage::Position`"
)]
pub enum StagePosition {
    Ahead,
    Present,
    Past,
}

/// A neighbourhood.
#[derive(Debug, Serialize, ToSchema)]
pub struct Neighborhood {
    /// The id.
    pub id: Id,
    /// The name.
    pub name: Name,
}

/// All districts
///
/// In the order of their Korean names. A city has a few dozen, so there is one page.
#[utoipa::path(
    get,
    path = "/api/v1/districts",
    tag = "districts",
    operation_id = "listDistricts",
    responses((status = 200, description = "The districts", body = Listing<District>)),
)]
pub async fn list(call: Call) -> Result<Response<Body>, WebError> {
    authorize(&Actor::visitor(), Act::PublicSee, Target::default())?;
    let found = call.app.stores.site.read(store::district_list).await;
    let found: Result<Vec<_>, store::StoreError> = found;
    let items = found?.into_iter().map(District::from).collect();
    Ok(answer(&Listing { items, next: None }))
}

/// A district
///
/// With its current round, the stages of that round and its neighbourhoods.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}",
    tag = "districts",
    operation_id = "getDistrict",
    params(("district" = String, Path, description = "The slug of a district")),
    responses((status = 200, description = "The district", body = DistrictDetail)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let now = call.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = store::cycle_deciding(tx, district.id, now)?;
        let stages = match &cycle {
            Some(cycle) => store::stages_of(tx, cycle.id)?,
            None => Vec::new(),
        };
        let near = store::neighborhood_list(tx, district.id)?;
        Ok((district, cycle, stages, near))
    };
    let (district, cycle, stages, near) = call.app.stores.site.read(read).await?;
    let cycle = cycle.map(|cycle| Cycle::at(cycle, stages.iter(), now));
    let near = near.into_iter().map(|one| Neighborhood {
        id: Id::of(one.id),
        name: Name::new(one.name_ko, one.name_en),
    });
    let neighborhoods = near.collect();
    Ok(answer(&DistrictDetail {
        district: district.into(),
        cycle,
        neighborhoods,
    }))
}

/// The years of a district
///
/// Every fiscal year with its stages, the latest first. There is one round a year, so there is
/// one page.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/years",
    tag = "districts",
    operation_id = "listYears",
    params(("district" = String, Path, description = "The slug of a district")),
    responses((status = 200, description = "The years", body = Listing<Cycle>)),
)]
pub async fn years(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let now = call.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycles = store::cycles_of(tx, district.id)?;
        Ok((cycles, store::stages_of_district(tx, district.id)?))
    };
    let (cycles, stages) = call.app.stores.site.read(read).await?;
    let items = cycles.into_iter().map(|cycle| {
        let id = cycle.id;
        let of = stages.iter().filter(|(of, _)| *of == id);
        Cycle::at(cycle, of.map(|(_, stage)| stage), now)
    });
    let items = items.collect();
    Ok(answer(&Listing { items, next: None }))
}

impl Cycle {
    fn at<'a>(
        cycle: store::Cycle,
        stages: impl Iterator<Item = &'a stage::Stage>,
        now: Timestamp,
    ) -> Cycle {
        Cycle {
            id: Id::of(cycle.id),
            fiscal_year: cycle.fiscal_year,
            budget_won: Money(cycle.budget),
            last_word: cycle.last_word.as_str(),
            short_reason: Some(cycle.short_reason).filter(|reason| !reason.is_empty()),
            stages: stages.map(|stage| Stage::at(stage, now)).collect(),
        }
    }
}

impl From<store::District> for District {
    fn from(district: store::District) -> District {
        District {
            id: Id::of(district.id),
            page: format!("/d/{}", district.slug),
            slug: district.slug,
            name: Name::new(district.name_ko, district.name_en),
            plain_name: Name::new(district.plain_name_ko, district.plain_name_en),
        }
    }
}

impl Stage {
    fn at(stage: &stage::Stage, now: Timestamp) -> Stage {
        Stage {
            kind: stage.kind.as_str(),
            opens_at: Moment(stage.opens_at),
            closes_at: Moment(stage.closes_at),
            days: stage.days(),
            position: match stage.position(now) {
                Position::Ahead => StagePosition::Ahead,
                Position::Present => StagePosition::Present,
                Position::Past => StagePosition::Past,
            },
        }
    }
}

fn last_words() -> Object {
    one_of(LastWord::ALL.iter().map(|word| word.as_str()))
}

fn stage_kinds() -> Object {
    one_of(StageKind::ALL.iter().map(|kind| kind.as_str()))
}
