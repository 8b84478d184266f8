//! Budget changes (예산변경) of a year, with the figures of their verdicts.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::change::{Clause, Figures, Judgement};
use process::budget_change::ChangeState;
use process::id::BudgetChangeId;
use serde::Serialize;
use store::{StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, Name, one_of};
use crate::acts::money;
use crate::error::WebError;

/// A change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BudgetChange)]
pub struct Change {
    /// The id.
    pub id: Id,
    /// The page for people.
    pub page: String,
    /// One line that names it.
    pub title: String,
    /// Why.
    pub reason: String,
    /// What changes beside money; may be empty.
    pub content: String,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// Who decides, as the rule says; judged again at each decision.
    #[schema(schema_with = verdicts)]
    pub verdict: String,
    /// When it was proposed.
    pub proposed_at: Moment,
    /// When the council's decision was recorded.
    pub council_at: Option<Moment>,
    /// When the city was consulted.
    pub consulted_at: Option<Moment>,
    /// When the city answered.
    pub city_at: Option<Moment>,
    /// Why the city answered so; empty before.
    pub city_reason: String,
}

/// A change with what it moves and how it was judged.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BudgetChangeDetail)]
pub struct ChangeDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub change: Change,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The lines it touches.
    pub moves: Vec<Move>,
    /// The figures of the verdict.
    pub judgement: Judged,
}

/// What a change does to a line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = BudgetChangeMove)]
pub struct Move {
    /// The id of the line.
    pub line: Id,
    /// What it had when the change was proposed.
    pub before_won: Money,
    /// What it would get.
    pub after_won: Money,
}

/// The figures that a verdict was computed from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChangeJudgement)]
pub struct Judged {
    /// The clause of the agreement that decides, where one does: `execution-start`, `limit`,
    /// `at-limit`, `diversion` or `content`.
    #[schema(example = "limit")]
    pub clause: Option<&'static str>,
    /// The article that decides, where a law does.
    pub article: Option<Name>,
    /// The sum of the baseline.
    pub base_total_won: Money,
    /// The sum after the change.
    pub new_total_won: Money,
    /// Each project held against its limit.
    pub projects: Vec<Limit>,
}

/// What moves in a project against its limit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChangeLimit)]
pub struct Limit {
    /// The detailed project.
    pub project: String,
    /// Its baseline: what the city approved last.
    pub total_won: Money,
    /// What lines gain over the baseline.
    pub increased_won: Money,
    /// What lines lose from it.
    pub decreased_won: Money,
    /// The larger of the two.
    pub moved_won: Money,
    /// What this change moves by itself.
    pub own_won: Money,
    /// What other changes that wait keep free.
    pub reserved_won: Money,
    /// The limit.
    pub limit_won: Money,
    /// What is left of it; negative over the limit.
    pub headroom_won: Money,
}

/// Budget changes of a district
///
/// The newest first; of the year that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/changes",
    tag = "budget",
    operation_id = "listBudgetChanges",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Change>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<BudgetChangeId>()?;
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let found = store::budget_change_list(tx, cycle.id, paging.after, paging.rows())?;
        Ok((district.slug, cycle.fiscal_year, found))
    };
    let (slug, year, found) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/districts/{slug}/changes?year={year}&");
    let page = paging.cut(
        found,
        &path,
        |change| change.id,
        |change| Change::of(change, &slug),
    );
    Ok(answer(&page))
}

/// A budget change
///
/// With what it moves, and the figures of the verdict.
#[utoipa::path(
    get,
    path = "/api/v1/changes/{change}",
    tag = "budget",
    operation_id = "getBudgetChange",
    params(("change" = Id, Path, description = "The id of a change")),
    responses((status = 200, description = "The change", body = ChangeDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: BudgetChangeId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let change = store::budget_change_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, change.district)?;
        let cycle = store::cycle_get(tx, change.cycle)?.ok_or_else(WebError::not_found)?;
        let moves = store::budget_change_lines(tx, id)?;
        Ok((change, district, cycle, moves))
    };
    let (change, district, cycle, moves) = call.app.stores.site.read(read).await?;
    let judged: Judgement = serde_json::from_str(&change.detail)
        .map_err(|error| StoreError::Data(format!("budget_change {id}: {error}")))?;
    let moves = moves.into_iter().map(|moved| Move {
        line: Id::of(moved.line),
        before_won: Money(moved.before),
        after_won: Money(moved.after),
    });
    Ok(answer(&ChangeDetail {
        moves: moves.collect(),
        judgement: judged.into(),
        fiscal_year: cycle.fiscal_year,
        change: Change::of(change, &district.slug),
        district: district.slug,
    }))
}

impl Change {
    fn of(change: store::BudgetChange, slug: &str) -> Change {
        Change {
            id: Id::of(change.id),
            page: format!("/d/{slug}/changes/{}", change.id),
            title: change.title,
            reason: change.reason,
            content: change.content,
            state: change.state.as_str(),
            verdict: change.verdict,
            proposed_at: Moment(change.proposed_at),
            council_at: change.council_at.map(Moment),
            consulted_at: change.consulted_at.map(Moment),
            city_at: change.city_at.map(Moment),
            city_reason: change.city_reason,
        }
    }
}

impl From<Judgement> for Judged {
    fn from(judged: Judgement) -> Judged {
        Judged {
            clause: judged.clause.map(Clause::as_str),
            article: judged
                .article
                .map(|article| Name::new(article.ko, article.en)),
            base_total_won: Money(judged.base_total),
            new_total_won: Money(judged.new_total),
            projects: judged.projects.into_iter().map(Limit::from).collect(),
        }
    }
}

impl From<Figures> for Limit {
    fn from(figures: Figures) -> Limit {
        Limit {
            project: figures.project,
            total_won: Money(figures.total),
            increased_won: Money(figures.increased),
            decreased_won: Money(figures.decreased),
            moved_won: Money(figures.moved),
            own_won: Money(figures.own),
            reserved_won: Money(figures.reserved),
            limit_won: Money(figures.limit),
            headroom_won: Money(figures.headroom),
        }
    }
}

fn states() -> Object {
    one_of(ChangeState::ALL.iter().map(|state| state.as_str()))
}

fn verdicts() -> Object {
    one_of(finance::change::Verdict::ALL.map(finance::change::Verdict::as_str))
}
