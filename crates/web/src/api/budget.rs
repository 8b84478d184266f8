//! Plan (계획), agreement (협약) and budget changes (예산변경) of a year.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::Won;
use finance::budget::Codes;
use finance::change::{Clause, Figures, Judgement};
use process::budget_change::ChangeState;
use process::id::BudgetChangeId;
use process::plan::FundingSource;
use serde::Serialize;
use store::{BudgetLine, LineAmounts, StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Money, Name, one_of};
use crate::acts::money;
use crate::error::WebError;

/// A line of the plan.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanLine {
    /// The id, the same through all changes.
    pub id: Id,
    /// Its place in the plan.
    pub position: i64,
    /// What the money is for.
    pub label: String,
    /// The four levels of the budget above it, the widest first.
    pub path: Vec<String>,
    /// The code of the statistical item.
    #[schema(example = "201-01")]
    pub stat_code: String,
    /// How many units.
    pub units: i64,
    /// How often.
    pub count: i64,
    /// What one costs.
    pub unit_price_won: Money,
    /// The product of the three.
    pub planned_won: Money,
    /// What the last version that the city approved gives it; null before there is an agreement.
    pub approved_won: Option<Money>,
    /// What it has now; null before there is an agreement.
    pub in_force_won: Option<Money>,
    /// Who pays.
    #[schema(schema_with = sources)]
    pub source: &'static str,
}

/// The plan of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct Plan {
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The money the year decides on.
    pub budget_won: Money,
    /// The sum of the planned amounts.
    pub planned_won: Money,
    /// The lines, in their order.
    pub lines: Vec<PlanLine>,
}

/// The agreement of a year that is in force, or the draft while there is none.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agreement {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The version, counted from 1.
    pub number: i64,
    /// Up to which share of a project's budget the council decides: numerator and denominator.
    #[schema(example = json!([10, 100]))]
    pub limit: [u32; 2],
    /// Who decides on exactly the limit.
    #[schema(schema_with = deciders)]
    pub at_limit: &'static str,
    /// Why.
    pub at_limit_note: String,
    /// First day of carrying out, in Seoul.
    #[schema(format = Date, example = "2027-01-01")]
    pub execution_start: String,
    /// Last day.
    #[schema(format = Date, example = "2027-12-31")]
    pub execution_end: String,
    /// The agreement in plain words.
    pub summary: String,
    /// When the district signed.
    pub district_signed_at: Option<Moment>,
    /// When the city signed.
    pub city_signed_at: Option<Moment>,
    /// Whether both have signed.
    pub in_force: bool,
}

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

/// Plan of a district
///
/// The lines of a year; of the one that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/plan",
    tag = "budget",
    operation_id = "getPlan",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The plan", body = Plan)),
)]
pub async fn plan(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let lines = store::budget_lines(tx, cycle.id)?;
        let amounts = store::budget_amounts(tx, cycle.id)?;
        let agreed = store::agreement_in_force(tx, cycle.id)?.is_some();
        Ok((district, cycle, lines, agreed.then_some(amounts)))
    };
    let (district, cycle, lines, amounts) = call.app.stores.site.read(read).await?;
    let codes = Codes::of(cycle.fiscal_year);
    let planned = lines.iter().map(BudgetLine::planned);
    let planned = Won::sum(planned.collect::<Result<Vec<_>, _>>()?);
    let planned = planned.map_err(|error| StoreError::Data(error.to_string()))?;
    let lines = lines.iter().enumerate();
    let lines = lines.map(|(place, line)| {
        let amounts = amounts.as_ref().and_then(|amounts| amounts.get(place));
        PlanLine::of(line, amounts.copied(), codes)
    });
    Ok(answer(&Plan {
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        budget_won: Money(cycle.budget),
        planned_won: Money(planned),
        lines: lines.collect::<Result<_, StoreError>>()?,
    }))
}

/// Agreement of a district
///
/// Of a year; of the one that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/agreement",
    tag = "budget",
    operation_id = "getAgreement",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The agreement", body = Agreement)),
)]
pub async fn agreement(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let found = match store::agreement_in_force(tx, cycle.id)? {
            Some(agreement) => Some(agreement),
            None => store::agreement_latest(tx, cycle.id)?,
        };
        Ok((district, cycle, found.ok_or_else(WebError::not_found)?))
    };
    let (district, cycle, found) = call.app.stores.site.read(read).await?;
    let (signed, terms) = (found.signatures(), found.text.terms);
    Ok(answer(&Agreement {
        id: Id::of(found.id),
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        number: found.number,
        limit: terms.limit,
        at_limit: process::agreement::at_limit_name(terms.at_limit),
        at_limit_note: found.text.at_limit_note,
        execution_start: terms.execution_start.to_string(),
        execution_end: terms.execution_end.to_string(),
        summary: found.text.summary,
        district_signed_at: found.district_signed_at.map(Moment),
        city_signed_at: found.city_signed_at.map(Moment),
        in_force: signed.district && signed.city,
    }))
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

impl PlanLine {
    fn of(
        line: &BudgetLine,
        amounts: Option<LineAmounts>,
        codes: &Codes,
    ) -> Result<PlanLine, StoreError> {
        Ok(PlanLine {
            id: Id::of(line.id),
            position: line.position,
            label: line.label.clone(),
            path: line.path.levels(codes).to_vec(),
            stat_code: line.path.stat_code.clone(),
            units: line.reckoning.units,
            count: line.reckoning.count,
            unit_price_won: Money(line.reckoning.unit_price),
            planned_won: Money(line.planned()?),
            approved_won: amounts.map(|amounts| Money(amounts.base)),
            in_force_won: amounts.map(|amounts| Money(amounts.current)),
            source: line.source.as_str(),
        })
    }
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

fn sources() -> Object {
    one_of(FundingSource::ALL.iter().map(|source| source.as_str()))
}

fn deciders() -> Object {
    one_of(["council", "city"])
}

fn states() -> Object {
    one_of(ChangeState::ALL.iter().map(|state| state.as_str()))
}

fn verdicts() -> Object {
    one_of(finance::change::Verdict::ALL.map(finance::change::Verdict::as_str))
}
