//! The case for a larger total: what was chosen and could not be paid for.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::larger_total::{Case, Short};
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Money};
use crate::acts::larger_total::{CityCase, DistrictCase, title};
use crate::error::WebError;

/// An item that was given less than it asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseItem {
    /// Its place in the selection, counted from 1.
    pub position: i64,
    /// Its title at that time.
    pub title: String,
    /// The agenda that it is.
    pub agenda: Option<Id>,
    /// The proposal that it came from.
    pub proposal: Option<Id>,
    /// What it asked for.
    pub requested_won: Money,
    /// What it got.
    pub granted_won: Money,
    /// Whether what was left of the budget could not have paid for it, and nothing was taken from
    /// what the vote granted.
    pub lacked_money: bool,
    /// Why, as the selection says.
    pub reason: String,
}

/// What a district decided on in a fiscal year, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseYear {
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    #[schema(example = 2027)]
    pub fiscal_year: i64,
    /// What there was to decide on.
    pub budget_won: Money,
    /// What the items of the selection asked for.
    pub requested_won: Money,
    /// What they were granted.
    pub granted_won: Money,
    /// What was missing for those that lacked money.
    pub missing_won: Money,
    /// How much larger the total would have had to be for all of them.
    pub more_won: Money,
    /// What the agreement has now; null before there is one.
    pub in_force_won: Option<Money>,
    /// What was spent of it.
    pub spent_won: Option<Money>,
    /// What of it was neither spent nor carried over.
    pub unspent_won: Option<Money>,
    /// The items that were given less than they asked for.
    pub items: Vec<CaseItem>,
}

/// The case for a larger total.
#[derive(Debug, Serialize, ToSchema)]
pub struct LargerTotal {
    /// The years of a district, the latest first; or the districts of a year, in the order of
    /// their Korean names.
    pub years: Vec<CaseYear>,
}

/// The case of a district for a larger total
///
/// The last ten years with a selection. An item lacked money when what it was not given is more
/// than what was left of the budget, and the council took nothing from what the vote granted.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/case",
    tag = "money",
    operation_id = "getCase",
    params(("district" = String, Path, description = "The slug of a district", example = "haneul")),
    responses((status = 200, description = "The years", body = LargerTotal)),
)]
pub async fn of_district(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        Ok(DistrictCase::read(tx, district, None)?)
    };
    let found = call.app.stores.site.read(read).await?;
    let cases = found.cases()?;
    let slug = &found.district.slug;
    Ok(answer(&LargerTotal {
        years: cases.iter().map(|case| CaseYear::of(slug, case)).collect(),
    }))
}

/// The case of all districts for a larger total
///
/// One fiscal year, the latest with a selection unless said.
#[utoipa::path(
    get,
    path = "/api/v1/case",
    tag = "money",
    operation_id = "getCityCase",
    params(("year" = Option<i64>, Query, description = "The fiscal year")),
    responses((status = 200, description = "The districts", body = LargerTotal)),
)]
pub async fn of_city(call: Call) -> Result<Response<Body>, WebError> {
    let year: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> { Ok(CityCase::read(tx, year)?) };
    let found = call.app.stores.site.read(read).await?;
    let cases = found.cases()?;
    let years = cases.iter().filter_map(|case| {
        let district = found.district(case.year.district)?;
        Some(CaseYear::of(&district.slug, case))
    });
    Ok(answer(&LargerTotal {
        years: years.collect(),
    }))
}

impl CaseYear {
    fn of(slug: &str, case: &Case<'_>) -> CaseYear {
        let year = case.year;
        let lacking = case.lacking.iter().map(|one| CaseItem::of(one, true));
        let otherwise = case.otherwise.iter().map(|one| CaseItem::of(one, false));
        CaseYear {
            district: slug.to_owned(),
            fiscal_year: year.fiscal_year,
            budget_won: Money(year.budget),
            requested_won: Money(year.requested),
            granted_won: Money(year.granted),
            missing_won: Money(case.missing),
            more_won: Money(case.more),
            in_force_won: year.in_force.map(Money),
            spent_won: year.in_force.map(|_| Money(year.spent)),
            unspent_won: year.unspent().map(Money),
            items: lacking.chain(otherwise).collect(),
        }
    }
}

impl CaseItem {
    fn of(one: &Short, lacked_money: bool) -> CaseItem {
        CaseItem {
            position: one.position,
            title: title(korean::Lang::Ko, one),
            agenda: one.agenda.filter(|_| !one.hidden).map(Id::of),
            proposal: one.proposal.filter(|_| !one.hidden).map(Id::of),
            requested_won: Money(one.asked),
            granted_won: Money(one.granted),
            lacked_money,
            reason: one.reason.clone(),
        }
    }
}
