//! One payment with what proves it, and what was paid back (반납) of a year.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::evidence::EvidenceKind;
use process::id::SpendingId;
use serde::Serialize;
use store::{RefundRow, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::spending::Row;
use super::wire::{Id, Moment, Money, one_of};
use crate::acts::refund::owed;
use crate::acts::spending::year;
use crate::error::WebError;

/// How many pieces of evidence a payment shows, and how many refunds a year.
const MOST: i64 = 200;

/// A payment with its evidence.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payment {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub row: Row,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// What proves it.
    pub evidence_list: Vec<Evidence>,
}

/// What proves a payment.
#[derive(Debug, Serialize, ToSchema)]
pub struct Evidence {
    /// What kind it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// What it is called; null where that is closed.
    pub what: Option<String>,
    /// By which number of article 9 (1) of the disclosure act it is closed; null where it is not.
    pub closed: Option<u8>,
    /// When it was written.
    pub recorded_at: Moment,
}

/// What was paid back of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refunds {
    /// The fiscal year; null before there is an agreement.
    pub fiscal_year: Option<i64>,
    /// What was not spent of the city's money, as the settlement has it.
    pub unspent_won: Money,
    /// The interest that it bore, as the settlement says.
    pub interest_won: Money,
    /// What went back so far of what was not spent.
    pub paid_won: Money,
    /// What went back so far of the interest.
    pub interest_paid_won: Money,
    /// The payments back, the newest first.
    pub items: Vec<PaidBack>,
}

/// A payment back, or a row that takes one back.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaidBack {
    /// The id.
    pub id: Id,
    /// What was not spent; negative when it takes another row back.
    pub amount_won: Money,
    /// The interest that it bore.
    pub interest_won: Money,
    /// The day.
    #[schema(format = Date, example = "2028-02-20")]
    pub paid_on: String,
    /// The number of the receipt; why, when it takes another row back.
    pub receipt: String,
    /// The id of the row that it takes back.
    pub counters: Option<Id>,
    /// Whether another row takes it back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Moment,
}

/// A payment
///
/// With its evidence; what is closed has a kind and a reason, and no name.
#[utoipa::path(
    get,
    path = "/api/v1/spending/{row}",
    tag = "money",
    operation_id = "getPayment",
    params(("row" = Id, Path, description = "The id of a row of the ledger")),
    responses((status = 200, description = "The payment", body = Payment)),
)]
pub async fn show(call: Call, Path(row): Path<String>) -> Result<Response<Body>, WebError> {
    let id: SpendingId = row.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let row = store::spending_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, row.district)?;
        Ok((district.slug, store::evidence_of(tx, id, MOST)?, row))
    };
    let (district, evidence, row) = call.app.stores.site.read(read).await?;
    Ok(answer(&Payment {
        row: Row::from(row),
        district,
        evidence_list: evidence.into_iter().map(Evidence::from).collect(),
    }))
}

/// What a district paid back
///
/// Of a year, of the latest one with an agreement when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/refund",
    tag = "money",
    operation_id = "getRefunds",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "What was paid back", body = Refunds)),
)]
pub async fn refunds(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::refund_list(tx, cycle.id, MOST)?,
            None => Vec::new(),
        };
        let (_, sums) = owed(tx, &year)?;
        Ok((year.cycle.map(|cycle| cycle.fiscal_year), sums, rows))
    };
    let (fiscal_year, sums, rows) = call.app.stores.site.read(read).await?;
    Ok(answer(&Refunds {
        fiscal_year,
        unspent_won: Money(sums.unspent),
        interest_won: Money(sums.interest),
        paid_won: Money(sums.paid),
        interest_paid_won: Money(sums.interest_paid),
        items: rows.into_iter().map(PaidBack::from).collect(),
    }))
}

impl From<store::Evidence> for Evidence {
    fn from(one: store::Evidence) -> Evidence {
        let text = one.text;
        Evidence {
            kind: text.kind.as_str(),
            what: text.closed.is_none().then_some(text.what),
            closed: text.closed,
            recorded_at: Moment(one.recorded_at),
        }
    }
}

impl From<RefundRow> for PaidBack {
    fn from(row: RefundRow) -> PaidBack {
        PaidBack {
            id: Id::of(row.id),
            amount_won: Money(row.amount),
            interest_won: Money(row.interest),
            paid_on: row.paid_on.to_string(),
            receipt: row.receipt,
            counters: row.counters.map(Id::of),
            countered: row.countered,
            recorded_at: Moment(row.recorded_at),
        }
    }
}

fn kinds() -> Object {
    one_of(EvidenceKind::ALL.iter().map(|kind| kind.as_str()))
}
