//! Diversions (전용) of a quarter, as they are reported to the assembly.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::diversion_report::Quarter;
use process::rules::Rules;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Money};
use crate::error::WebError;
use crate::pages::diversion_report::{MOST, cut};

/// The diversions that came into force in a quarter.
#[derive(Debug, Serialize, ToSchema)]
pub struct Diversions {
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The year.
    pub year: i64,
    /// The quarter from 1 to 4.
    pub quarter: i64,
    /// The last day on which it may be reported.
    #[schema(format = Date, example = "2027-07-31")]
    pub due_on: String,
    /// Whether there are more than are listed; the CSV file of the page has all of them.
    pub more: bool,
    /// The diversions, in the order in which they came into force.
    pub items: Vec<Diversion>,
}

/// A diversion.
#[derive(Debug, Serialize, ToSchema)]
pub struct Diversion {
    /// The id of the change.
    pub change: Id,
    /// What it is called.
    pub title: String,
    /// Why.
    pub reason: String,
    /// What left lines for others.
    pub moved_won: Money,
    /// When the council decided.
    pub council_at: Option<Moment>,
    /// When the city was consulted.
    pub consulted_at: Option<Moment>,
    /// When the city approved, and it came into force.
    pub city_at: Option<Moment>,
    /// What it does to each line.
    pub lines: Vec<DivertedLine>,
}

/// What a diversion does to a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct DivertedLine {
    /// What it is called.
    pub label: String,
    /// The code of its statistical item.
    #[schema(example = "201-01")]
    pub stat_code: String,
    /// What it had.
    pub before_won: Money,
    /// What it got.
    pub after_won: Money,
}

/// Diversions of a district
///
/// Of a quarter; of the last one that is over when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/diversions",
    tag = "budget",
    operation_id = "listDiversions",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The year"),
        ("quarter" = Option<u8>, Query, description = "The quarter in it", minimum = 1, maximum = 4),
    ),
    responses((status = 200, description = "The diversions", body = Diversions)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let year: Option<i64> = call.optional("year", "fault-page-key")?;
    let number: Option<i64> = call.optional("quarter", "fault-page-key")?;
    let quarter = match (year, number) {
        (None, None) => Quarter::of(korean::seoul(call.now).date()).before(),
        (year, number) => year
            .zip(number)
            .and_then(|(year, number)| Quarter::new(year, number))
            .ok_or_else(WebError::not_found)?,
    };
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::diversions_between(tx, district.id, quarter.moments(), MOST + 1)?;
        Ok((district.slug, found))
    };
    let (district, mut found) = call.app.stores.site.read(read).await?;
    let more = cut(&mut found, MOST);
    Ok(answer(&Diversions {
        district,
        year: quarter.year(),
        quarter: quarter.number(),
        due_on: quarter
            .due(Rules::on(quarter.last_day()).diversion)
            .to_string(),
        more,
        items: found.into_iter().map(Diversion::from).collect(),
    }))
}

impl From<store::Diversion> for Diversion {
    fn from(one: store::Diversion) -> Diversion {
        let moved = one.moved();
        let lines = one.lines.into_iter().map(|line| DivertedLine {
            label: line.label,
            stat_code: line.path.stat_code,
            before_won: Money(line.before),
            after_won: Money(line.after),
        });
        Diversion {
            change: Id::of(one.id),
            title: one.title,
            reason: one.reason,
            moved_won: Money(moved),
            council_at: one.council_at.map(Moment),
            consulted_at: one.consulted_at.map(Moment),
            city_at: one.city_at.map(Moment),
            lines: lines.collect(),
        }
    }
}
