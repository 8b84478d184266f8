//! What is carried over (이월) from a year to the next.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::ledger::CarryKind;
use process::id::CarryOverId;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, one_of};
use crate::acts::spending::year;
use crate::error::WebError;

/// Money that is carried over, or a row that takes another one back.
#[derive(Debug, Serialize, ToSchema)]
pub struct CarryOver {
    /// The id.
    pub id: Id,
    /// The id of its line.
    pub line: Id,
    /// By which of the three ways of the law.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// How much; negative when it takes another row back.
    pub amount_won: Money,
    /// The vote, the cause or the project; why, when it takes another row back.
    pub basis: String,
    /// The id of the commitment that could not be paid in time.
    pub commitment: Option<Id>,
    /// The id of the row that it takes back.
    pub counters: Option<Id>,
    /// Whether another row takes it back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Moment,
}

/// What a district carries over
///
/// The newest first, of the latest year with an agreement when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/carry-over",
    tag = "money",
    operation_id = "listCarryOver",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year that it leaves"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<CarryOver>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<CarryOverId>()?;
    let wanted: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::carry_over_list(tx, cycle.id, paging.after, paging.rows())?,
            None => Vec::new(),
        };
        Ok((district.slug, rows))
    };
    let (slug, rows) = call.app.stores.site.read(read).await?;
    let path = match wanted {
        Some(year) => format!("/api/v1/districts/{slug}/carry-over?year={year}&"),
        None => format!("/api/v1/districts/{slug}/carry-over?"),
    };
    Ok(answer(&paging.cut(
        rows,
        &path,
        |row| row.id,
        CarryOver::from,
    )))
}

impl From<store::CarryOver> for CarryOver {
    fn from(row: store::CarryOver) -> CarryOver {
        CarryOver {
            id: Id::of(row.id),
            line: Id::of(row.line),
            kind: row.kind.as_str(),
            amount_won: Money(row.amount),
            basis: row.basis,
            commitment: row.commitment.map(Id::of),
            counters: row.counters.map(Id::of),
            countered: row.countered,
            recorded_at: Moment(row.recorded_at),
        }
    }
}

fn kinds() -> Object {
    one_of(CarryKind::ALL.iter().map(|kind| kind.as_str()))
}
