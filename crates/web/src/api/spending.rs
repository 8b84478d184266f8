//! Spending (집행) and settlement (정산) of a year.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::budget::{Codes, Path as BudgetPath};
use process::id::SpendingId;
use process::settlement::SettledLine;
use process::spending::LedgerLine;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Money};
use crate::acts::refund::owed;
use crate::acts::spending::year;
use crate::error::WebError;

/// Where a line stands in the budget.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BudgetPlace)]
pub struct Line {
    /// What it is called.
    pub label: String,
    /// The four levels of the budget above it, the widest first.
    pub path: Vec<String>,
    /// The code of the statistical item.
    #[schema(example = "201-01")]
    pub stat_code: String,
}

/// A line of the ledger with what is left of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LedgerLine)]
pub struct Balance {
    /// The id of the line.
    pub id: Id,
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub line: Line,
    /// What the agreement gave it.
    pub planned_won: Money,
    /// What it has now.
    pub in_force_won: Money,
    /// What commitments have bound and nobody has paid yet.
    pub bound_won: Money,
    /// What was spent.
    pub spent_won: Money,
    /// What was carried over to the next year.
    pub carried_won: Money,
    /// What is neither spent nor carried over.
    pub left_won: Money,
    /// What may still be bound or spent.
    pub free_won: Money,
    /// The year that carried its money over; null for a line of the year itself.
    pub carried_from: Option<i64>,
}

/// A row of the ledger.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpendingRow)]
pub struct Row {
    /// The id.
    pub id: Id,
    /// The id of its line.
    pub line: Id,
    /// How much; negative when it takes another row back.
    pub amount_won: Money,
    /// The day.
    #[schema(format = Date, example = "2027-05-20")]
    pub paid_on: String,
    /// What for.
    pub what: String,
    /// The id of the commitment that it pays.
    pub commitment: Option<Id>,
    /// How many pieces of evidence it has.
    pub evidence: i64,
    /// The id of the row that it takes back.
    pub counters: Option<Id>,
    /// Whether another row takes it back.
    pub countered: bool,
    /// When it was written.
    pub recorded_at: Moment,
}

/// The ledger of a year: its lines, and one page of its rows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpendingLedger)]
pub struct Ledger {
    /// The fiscal year; null before there is an agreement.
    pub fiscal_year: Option<i64>,
    /// Each line with what is left of it.
    pub lines: Vec<Balance>,
    /// The rows, the newest first.
    pub items: Vec<Row>,
    /// The address of the next page; null on the last one.
    pub next: Option<String>,
}

/// The amounts of a line, or of all.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SettlementSums)]
pub struct Sums {
    /// What the agreement gave.
    pub planned_won: Money,
    /// What it was after all changes.
    pub changed_won: Money,
    /// What was spent.
    pub spent_won: Money,
    /// What was carried over to the next year.
    pub carried_won: Money,
    /// What goes back.
    pub returned_won: Money,
}

/// A line of a settlement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SettlementLine)]
pub struct Settled {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub line: Line,
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub sums: Sums,
    /// The year that carried its money over; null for a line of the year itself.
    pub carried_from: Option<i64>,
}

/// An approved settlement.
#[derive(Debug, Serialize, ToSchema)]
pub struct Settlement {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The version, counted from 1.
    pub number: i64,
    /// Why the version before was opened again; empty for the first.
    pub reason: String,
    /// Each line that had money or spending.
    pub lines: Vec<Settled>,
    /// The sums of all lines.
    pub total: Sums,
    /// The changes of the year in their order.
    pub changes: Vec<SettledChange>,
    /// The evidence of its payments, by kind.
    pub evidence: Vec<SettledEvidence>,
    /// What goes back of the city's money.
    pub refund: Refund,
    /// When the city approved it.
    pub approved_at: Option<Moment>,
    /// SHA-256 that seals it.
    pub hash: String,
}

/// A change of the year that came into force.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SettlementChange)]
pub struct SettledChange {
    /// What it is called.
    pub title: String,
    /// The day on which it came into force, in Seoul.
    #[schema(format = Date, example = "2027-05-20")]
    pub day: String,
    /// Who decided, by the name of the verdict.
    #[schema(example = "council-decision")]
    pub verdict: String,
    /// What it moved.
    pub moved_won: Money,
}

/// The evidence of a kind.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SettlementEvidence)]
pub struct SettledEvidence {
    /// What kind it is.
    #[schema(example = "tax-invoice")]
    pub kind: String,
    /// How many.
    pub count: i64,
    /// How many of these are not public.
    pub closed: i64,
}

/// What goes back of the city's money.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SettlementRefund)]
pub struct Refund {
    /// What was not spent of it.
    pub unspent_won: Money,
    /// The interest that it bore, as the settlement says.
    pub interest_won: Money,
    /// What went back so far of what was not spent.
    pub paid_won: Money,
    /// What went back so far of the interest.
    pub interest_paid_won: Money,
}

/// Spending of a district
///
/// The ledger of a year, of the latest one with an agreement when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/spending",
    tag = "money",
    operation_id = "listSpending",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "Lines and one page of rows", body = Ledger)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<SpendingId>()?;
    let wanted: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::spending_list(tx, cycle.id, paging.after, paging.rows())?,
            None => Vec::new(),
        };
        Ok((district.slug, year, rows))
    };
    let (slug, year, rows) = call.app.stores.site.read(read).await?;
    let fiscal_year = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    let codes = Codes::of(fiscal_year.unwrap_or(0));
    let path = match wanted {
        Some(year) => format!("/api/v1/districts/{slug}/spending?year={year}&"),
        None => format!("/api/v1/districts/{slug}/spending?"),
    };
    let listing = paging.cut(rows, &path, |row| row.id, Row::from);
    let lines = year.ledger.lines.iter();
    Ok(answer(&Ledger {
        fiscal_year,
        lines: lines.map(|line| balance(codes, line)).collect(),
        items: listing.items,
        next: listing.next,
    }))
}

/// Settlement of a district
///
/// The latest approved version of a year, of the latest one with an agreement when none is
/// asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/settlement",
    tag = "money",
    operation_id = "getSettlement",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The settlement", body = Settlement)),
)]
pub async fn settlement(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted: Option<i64> = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let (_, refund) = owed(tx, &year)?;
        Ok((district.slug, year, refund))
    };
    let (slug, year, refund) = call.app.stores.site.read(read).await?;
    let found = year.cycle.as_ref().zip(year.approved());
    let (cycle, approved) = found.ok_or_else(WebError::not_found)?;
    let codes = Codes::of(cycle.fiscal_year);
    let settled = |line: &SettledLine| Settled {
        line: wire_line(codes, &line.path, &line.label),
        sums: line.sums.into(),
        carried_from: line.carried_from,
    };
    Ok(answer(&Settlement {
        id: Id::of(approved.id),
        district: slug,
        fiscal_year: cycle.fiscal_year,
        number: approved.number,
        reason: approved.reason.clone(),
        lines: approved.lines.lines.iter().map(settled).collect(),
        total: approved.lines.total.into(),
        changes: approved.lines.changes.iter().map(Into::into).collect(),
        evidence: approved.lines.evidence.iter().map(Into::into).collect(),
        refund: Refund {
            unspent_won: Money(refund.unspent),
            interest_won: Money(refund.interest),
            paid_won: Money(refund.paid),
            interest_paid_won: Money(refund.interest_paid),
        },
        approved_at: approved.approved_at.map(Moment),
        hash: approved.hash.clone(),
    }))
}

fn wire_line(codes: &Codes, path: &BudgetPath, label: &str) -> Line {
    Line {
        label: label.to_owned(),
        path: path.levels(codes).to_vec(),
        stat_code: path.stat_code.clone(),
    }
}

fn balance(codes: &Codes, line: &LedgerLine) -> Balance {
    Balance {
        id: Id::of(line.id),
        line: wire_line(codes, &line.path, &line.label),
        planned_won: Money(line.planned),
        in_force_won: Money(line.in_force),
        bound_won: Money(line.bound),
        spent_won: Money(line.spent),
        carried_won: Money(line.carried),
        left_won: Money(line.left()),
        free_won: Money(line.available()),
        carried_from: line.carried_from,
    }
}

impl From<store::Spending> for Row {
    fn from(row: store::Spending) -> Row {
        Row {
            id: Id::of(row.id),
            line: Id::of(row.line),
            amount_won: Money(row.amount),
            paid_on: row.paid_on.to_string(),
            what: row.what,
            commitment: row.commitment.map(Id::of),
            evidence: row.evidence,
            counters: row.counters.map(Id::of),
            countered: row.countered,
            recorded_at: Moment(row.recorded_at),
        }
    }
}

impl From<process::settlement::Sums> for Sums {
    fn from(sums: process::settlement::Sums) -> Sums {
        Sums {
            planned_won: Money(sums.planned),
            changed_won: Money(sums.changed),
            spent_won: Money(sums.spent),
            carried_won: Money(sums.carried),
            returned_won: Money(sums.returned),
        }
    }
}

impl From<&process::settlement::SettledChange> for SettledChange {
    fn from(change: &process::settlement::SettledChange) -> SettledChange {
        SettledChange {
            title: change.title.clone(),
            day: change.day.clone(),
            verdict: change.verdict.clone(),
            moved_won: Money(change.moved),
        }
    }
}

impl From<&process::settlement::SettledEvidence> for SettledEvidence {
    fn from(evidence: &process::settlement::SettledEvidence) -> SettledEvidence {
        SettledEvidence {
            kind: evidence.kind.clone(),
            count: evidence.count,
            closed: evidence.closed,
        }
    }
}
