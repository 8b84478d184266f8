//! Commitments (지출원인행위) of a year.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::CommitmentId;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money};
use crate::acts::spending::year;
use crate::error::WebError;

/// Money that is bound, or a row that gives back what a commitment had open.
#[derive(Debug, Serialize, ToSchema)]
pub struct Commitment {
    /// The id.
    pub id: Id,
    /// The id of the line whose money it binds.
    pub line: Id,
    /// How much; negative when it gives back.
    pub amount_won: Money,
    /// What is neither paid nor given back nor carried over; nothing for a row that gives back.
    pub open_won: Money,
    /// The day.
    #[schema(format = Date, example = "2027-05-20")]
    pub made_on: String,
    /// What for, or why it was given back.
    pub what: String,
    /// To whom: `company`, `association`, `resident-group`, `person`, `public-body` or `other`.
    #[schema(example = "company")]
    pub payee: &'static str,
    /// The id of the commitment whose rest it gives back.
    pub counters: Option<Id>,
    /// When it was written.
    pub recorded_at: Moment,
}

/// Commitments of a district
///
/// The newest first, of the latest year with an agreement when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/commitments",
    tag = "money",
    operation_id = "listCommitments",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Commitment>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<CommitmentId>()?;
    let wanted: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::commitment_list(tx, cycle.id, paging.after, paging.rows())?,
            None => Vec::new(),
        };
        Ok((district.slug, rows))
    };
    let (slug, rows) = call.app.stores.site.read(read).await?;
    let path = match wanted {
        Some(year) => format!("/api/v1/districts/{slug}/commitments?year={year}&"),
        None => format!("/api/v1/districts/{slug}/commitments?"),
    };
    Ok(answer(&paging.cut(
        rows,
        &path,
        |row| row.id,
        Commitment::from,
    )))
}

impl From<store::Commitment> for Commitment {
    fn from(row: store::Commitment) -> Commitment {
        let open = row.as_open().map_or(finance::Won::ZERO, |open| open.open);
        Commitment {
            id: Id::of(row.id),
            line: Id::of(row.line),
            amount_won: Money(row.amount),
            open_won: Money(open),
            made_on: row.made_on.to_string(),
            what: row.what,
            payee: row.payee.as_str(),
            counters: row.counters.map(Id::of),
            recorded_at: Moment(row.recorded_at),
        }
    }
}
