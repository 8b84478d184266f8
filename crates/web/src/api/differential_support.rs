//! Differential support: any simulation, and the formulas of the years.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::support::file::Simulation;
use finance::support::{Held, Support, percent_text};
use process::differential_support::Outcome;
use process::rules::Rules;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{Call, answer};
use super::wire::{Moment, Money, one_of};
use crate::acts::NotDone;
use crate::acts::differential_support as acts;
use crate::error::WebError;
use crate::pages::differential_support::{computed, simulated};

/// A part of a formula.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupportWeight {
    /// What the part goes by: `equal`, `residents`, or the name of a criterion.
    #[schema(example = "residents")]
    pub name: String,
    /// Its share of the total in per cent.
    #[schema(example = "12.5")]
    pub percent: String,
}

/// How a total is shared.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SupportFormula)]
pub struct Formula {
    /// What is shared.
    pub total_won: Money,
    /// The fiscal year whose published evaluation gave criteria and values, where one did.
    pub evaluation_year: Option<i64>,
    /// The parts of it.
    pub weights: Vec<SupportWeight>,
    /// What every district gets at least.
    pub floor_won: Option<Money>,
    /// What no district gets more than.
    pub cap_won: Option<Money>,
    /// By how many thousandths a district may fall against last year.
    pub fall_per_mille: Option<u32>,
    /// By how many it may rise.
    pub rise_per_mille: Option<u32>,
}

/// What a district gets, and how each won of it came about.
#[derive(Debug, Serialize, ToSchema)]
pub struct DistrictSupport {
    /// Its name.
    #[schema(example = "하늘구")]
    pub name: String,
    /// What it got last year.
    pub last_year_won: Option<Money>,
    /// What it gets of each part, in the order of the weights.
    pub parts_won: Vec<Money>,
    /// What floor, cap and bounds add to it or take away.
    pub adjustment_won: Money,
    /// What it gets.
    pub amount_won: Money,
    /// The limit that it is held at.
    #[schema(schema_with = limits)]
    pub held: &'static str,
}

/// What one percentage point of a weight would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupportStep {
    /// The weight.
    pub name: String,
    /// With a point more, for each district in their order; null when it can't be more.
    pub more_won: Option<Vec<Money>>,
    /// With a point less; null when it can't be less.
    pub less_won: Option<Vec<Money>>,
}

/// A formula and what it gives. Districts stand in the order of their names.
#[derive(Debug, Serialize, ToSchema)]
pub struct SupportSimulation {
    /// The formula.
    pub formula: Formula,
    /// What each district gets.
    pub districts: Vec<DistrictSupport>,
    /// What hangs on each weight.
    pub sensitivity: Vec<SupportStep>,
}

/// The formula of a year as it was published.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedSupport {
    /// The fiscal year.
    #[schema(example = 2027)]
    pub fiscal_year: i64,
    /// Why this formula.
    pub reason: String,
    /// When it was published.
    pub published_at: Moment,
    /// SHA-256 over year, simulation and reason.
    pub hash: String,
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub simulation: SupportSimulation,
}

/// Any simulation of differential support
///
/// The parameters are those of the page `/support`, so its address can be taken over; without
/// any it is the latest published formula, or else all districts alike.
#[utoipa::path(
    get,
    path = "/api/v1/support",
    tag = "money",
    operation_id = "simulateSupport",
    params(
        ("total" = Option<String>, Query, description = "What is shared, in won"),
        ("equal" = Option<String>, Query, description = "The part that all share equally, in per cent"),
        ("by_residents" = Option<String>, Query, description = "The part by the number of residents, in per cent"),
        ("evaluation_year" = Option<i64>, Query, description = "The fiscal year whose published evaluation gives criteria and values, in place of those below"),
        ("weights" = Option<String>, Query, description = "A criterion on each line: name; per cent"),
        ("floor" = Option<String>, Query, description = "What every district gets at least, in won"),
        ("cap" = Option<String>, Query, description = "What no district gets more than, in won"),
        ("fall" = Option<String>, Query, description = "By how many per cent a district may fall against last year"),
        ("rise" = Option<String>, Query, description = "By how many it may rise"),
        ("figures" = Option<String>, Query, description = "A district on each line: name; residents; last year's grant or -; a value for each criterion, such as 62.5% or 5/8"),
    ),
    responses((status = 200, description = "What each district gets", body = SupportSimulation)),
)]
pub async fn simulate(call: Call) -> Result<Response<Body>, WebError> {
    let limits = Rules::on(korean::seoul(call.now).date()).limits;
    let asked = simulated(call.query());
    let read = move |tx: &mut Tx<'_>| acts::wanted(tx, asked, limits);
    let form = call.app.stores.site.read(read).await?;
    let found = computed(&form, limits).map_err(NotDone::from)?;
    Ok(answer(&SupportSimulation::of(&found)))
}

/// The formula of differential support of a year
///
/// As it was published before the year, with its reason.
#[utoipa::path(
    get,
    path = "/api/v1/support/{year}",
    tag = "money",
    operation_id = "getSupportFormula",
    params(("year" = i64, Path, description = "The fiscal year", example = 2027)),
    responses((status = 200, description = "The formula", body = PublishedSupport)),
)]
pub async fn show(call: Call, Path(year): Path<String>) -> Result<Response<Body>, WebError> {
    let year = year.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| store::support_formula_of(tx, year);
    let found = call.app.stores.site.read(read).await?;
    let found = found.ok_or_else(WebError::not_found)?;
    let outcome = process::differential_support::outcome(&found.simulation);
    let outcome = outcome.map_err(NotDone::from)?;
    Ok(answer(&PublishedSupport {
        fiscal_year: found.fiscal_year,
        reason: found.reason,
        published_at: Moment(found.published_at),
        hash: found.hash,
        simulation: SupportSimulation::of(&(found.simulation, outcome)),
    }))
}

impl SupportSimulation {
    fn of((simulation, outcome): &(Simulation, Outcome)) -> SupportSimulation {
        let formula = &simulation.formula;
        let weight = |name: &str, weight: u32| SupportWeight {
            name: name.to_owned(),
            percent: percent_text(weight),
        };
        let mut weights = vec![
            weight("equal", formula.equal),
            weight("residents", formula.need),
        ];
        let criteria = formula.criteria.iter();
        weights.extend(criteria.map(|one| weight(&one.name, one.weight)));
        let money = |changes: &Option<Vec<finance::Won>>| {
            let all = changes.as_ref()?;
            Some(all.iter().copied().map(Money).collect())
        };
        let steps = outcome.steps.iter().map(|step| SupportStep {
            name: weights[step.weight].name.clone(),
            more_won: money(&step.more),
            less_won: money(&step.less),
        });
        SupportSimulation {
            sensitivity: steps.collect(),
            districts: outcome.supports.iter().map(DistrictSupport::of).collect(),
            formula: Formula {
                total_won: Money(formula.total),
                evaluation_year: simulation.evaluation,
                weights,
                floor_won: formula.floor.map(Money),
                cap_won: formula.cap.map(Money),
                fall_per_mille: formula.fall,
                rise_per_mille: formula.rise,
            },
        }
    }
}

impl DistrictSupport {
    fn of(one: &Support) -> DistrictSupport {
        let first = [one.equal, one.need].into_iter();
        let parts = first.chain(one.criteria.iter().copied());
        DistrictSupport {
            name: one.name.clone(),
            last_year_won: one.last_year.map(Money),
            parts_won: parts.map(Money).collect(),
            adjustment_won: Money(one.adjustment),
            amount_won: Money(one.amount),
            held: one.held.as_str(),
        }
    }
}

fn limits() -> Object {
    let all = [Held::Free, Held::Floor, Held::Cap, Held::Fall, Held::Rise];
    one_of(all.map(Held::as_str))
}
