//! Projects (사업) of a year: their money, co-owners, completion and log.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use finance::Won;
use process::completion::{CompletionState, OwnerConsent};
use process::execution_entry::{EvidenceFor, Phase};
use process::id::{ExecutionEntryId, ProjectId};
use process::project_owner::OwnerTask;
use process::spending::LedgerLine;
use serde::Serialize;
use store::{Completion, ExecutionEntry, StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Moment, Money, one_of};
use crate::acts;
use crate::acts::money;
use crate::error::WebError;

/// How many proposals of completion are looked at.
const LATEST: i64 = 1;

/// The money of a project.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectMoney {
    /// What the agreement gave it.
    pub planned_won: Money,
    /// What it has now.
    pub in_force_won: Money,
    /// What was spent.
    pub spent_won: Money,
    /// What is left.
    pub left_won: Money,
}

/// A project of a year.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProjectShort)]
pub struct Short {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// The policy programme above it.
    pub policy_program: String,
    /// The unit programme above it.
    pub unit_program: String,
    /// Its money.
    pub money: ProjectMoney,
    /// How many residents are its co-owners.
    pub owners: i64,
    /// How the latest proposal to call it complete stands; null while there is none.
    #[schema(schema_with = states)]
    pub completion: Option<&'static str>,
}

/// The projects of a year.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Projects)]
pub struct Projects {
    /// The slug of the district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// Each project.
    pub projects: Vec<Short>,
}

/// A line of a project.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectLine {
    /// The id of the line.
    pub id: Id,
    /// What it is called.
    pub label: String,
    /// The code of the statistical item.
    #[schema(example = "201-01")]
    pub stat_code: String,
    /// Its money.
    pub money: ProjectMoney,
}

/// What was paid in a month.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectMonth {
    /// The month.
    #[schema(example = "2027-05")]
    pub month: String,
    /// How much, counter-entries taken off.
    pub paid_won: Money,
}

/// What a co-owner says to a proposal of completion.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectConsent {
    /// What she looks after.
    #[schema(schema_with = tasks)]
    pub task: &'static str,
    /// What she said; null when nothing.
    #[schema(schema_with = consents)]
    pub answer: Option<&'static str>,
    /// Why.
    pub reason: String,
    /// When.
    pub answered_at: Option<Moment>,
}

/// A proposal to call a project complete.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectCompletion {
    /// How it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// What was achieved, in the words of the department.
    pub achieved: String,
    /// When it was proposed.
    pub proposed_at: Moment,
    /// Until when co-owners answer.
    pub until: Moment,
    /// Since when the project is complete.
    pub complete_since: Option<Moment>,
    /// What each co-owner says.
    pub answers: Vec<ProjectConsent>,
}

/// A project with its money, month by month and line by line.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Project)]
pub struct Whole {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// What it is called.
    pub name: String,
    /// The policy programme above it.
    pub policy_program: String,
    /// The unit programme above it.
    pub unit_program: String,
    /// Its lines.
    pub lines: Vec<ProjectLine>,
    /// What was paid in each month.
    pub months: Vec<ProjectMonth>,
    /// What its co-owners look after.
    #[schema(schema_with = task_list)]
    pub owners: Vec<&'static str>,
    /// The latest proposal to call it complete.
    pub completion: Option<ProjectCompletion>,
}

/// An entry of the log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExecutionEntry)]
pub struct Entry {
    /// The id.
    pub id: Id,
    /// The day.
    #[schema(format = Date, example = "2027-05-20")]
    pub day: String,
    /// What it shows.
    #[schema(schema_with = phases)]
    pub phase: &'static str,
    /// What was done; empty when the entry was withdrawn.
    pub done: String,
    /// What proves it, where everybody may read that.
    pub evidence: Option<String>,
    /// The task or role of whoever wrote it.
    pub written_as: &'static str,
    /// When it was written.
    pub written_at: Moment,
    /// When it was taken back.
    pub withdrawn_at: Option<Moment>,
    /// Why.
    pub withdrawn_reason: String,
}

/// One page of the log of a project.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExecutionLog)]
pub struct Log {
    /// The entries, the newest first.
    pub items: Vec<Entry>,
    /// The address of the next page; null on the last one.
    pub next: Option<String>,
}

/// Projects of a district
///
/// Of a year; of the one that is carried out when none is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/projects",
    tag = "money",
    operation_id = "listProjects",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The projects", body = Projects)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = money::year(tx, district.id, wanted)?;
        let projects = store::projects_of(tx, cycle.id)?;
        let lines = store::ledger_of(tx, cycle.id)?.lines;
        let owners = store::project_owner_counts(tx, cycle.id)?;
        let states = store::completion_states(tx, cycle.id, now)?;
        Ok((district, cycle, projects, lines, owners, states))
    };
    let (district, cycle, projects, lines, owners, states) =
        call.app.stores.site.read(read).await?;
    let short = |project: store::Project| -> Result<Short, StoreError> {
        let own = lines.iter().filter(|line| project.holds(&line.path));
        let owners = owners.iter().find(|(of, _)| *of == project.id);
        let state = states.iter().find(|(of, _)| *of == project.id);
        Ok(Short {
            id: Id::of(project.id),
            money: sums(own)?,
            owners: owners.map_or(0, |(_, count)| *count),
            completion: state.map(|(_, state)| state.as_str()),
            name: project.name,
            policy_program: project.policy_program,
            unit_program: project.unit_program,
        })
    };
    Ok(answer(&Projects {
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        projects: projects.into_iter().map(short).collect::<Result<_, _>>()?,
    }))
}

/// A project
#[utoipa::path(
    get,
    path = "/api/v1/projects/{project}",
    tag = "money",
    operation_id = "getProject",
    params(("project" = Id, Path, description = "The id of a project")),
    responses((status = 200, description = "The project", body = Whole)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: ProjectId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let project = store::project_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = store::district_get(tx, project.district)?;
        let district = district.ok_or_else(WebError::not_found)?;
        let cycle = acts::project::cycle_of(tx, &project)?;
        let lines = store::ledger_of(tx, cycle.id)?.lines;
        let months = store::project_months(tx, &project)?;
        let owners = store::project_owners(tx, id)?;
        let completion = store::completions_of(tx, id, LATEST)?;
        Ok((project, district, cycle, lines, months, owners, completion))
    };
    let (project, district, cycle, lines, months, owners, completion) =
        call.app.stores.site.read(read).await?;
    let lines = lines.iter().filter(|line| project.holds(&line.path));
    let lines = lines.map(|line| {
        Ok(ProjectLine {
            id: Id::of(line.id),
            label: line.label.clone(),
            stat_code: line.path.stat_code.clone(),
            money: sums(std::iter::once(line))?,
        })
    });
    let months = months.into_iter().map(|(month, paid)| ProjectMonth {
        month,
        paid_won: Money(paid),
    });
    let owners = owners.iter().filter(|one| one.standing().holds());
    let completion = completion.into_iter().next();
    Ok(answer(&Whole {
        id: Id::of(project.id),
        district: district.slug,
        fiscal_year: cycle.fiscal_year,
        lines: lines.collect::<Result<_, StoreError>>()?,
        months: months.collect(),
        owners: owners.map(|one| one.task.as_str()).collect(),
        completion: completion.map(|found| wire_completion(found, &call)),
        name: project.name,
        policy_program: project.policy_program,
        unit_program: project.unit_program,
    }))
}

/// The log of a project
#[utoipa::path(
    get,
    path = "/api/v1/projects/{project}/entries",
    tag = "money",
    operation_id = "listExecutionEntries",
    params(
        ("project" = Id, Path, description = "The id of a project"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page of entries", body = Log)),
)]
pub async fn entries(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: ProjectId = id.parse().map_err(|_| WebError::not_found())?;
    let paging = call.paging::<ExecutionEntryId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        store::project_get(tx, id)?.ok_or_else(WebError::not_found)?;
        Ok(store::execution_entries(
            tx,
            id,
            paging.after,
            paging.rows(),
        )?)
    };
    let rows = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/projects/{id}/entries?");
    let listing = paging.cut(rows, &path, |row| row.id, Entry::from);
    Ok(answer(&Log {
        items: listing.items,
        next: listing.next,
    }))
}

fn sums<'a>(lines: impl Iterator<Item = &'a LedgerLine>) -> Result<ProjectMoney, StoreError> {
    let lines: Vec<_> = lines.collect();
    let sum = |of: fn(&LedgerLine) -> Won| -> Result<Money, StoreError> {
        let sum = Won::sum(lines.iter().map(|line| of(line)));
        Ok(Money(
            sum.map_err(|error| StoreError::Data(error.to_string()))?,
        ))
    };
    Ok(ProjectMoney {
        planned_won: sum(|line| line.planned)?,
        in_force_won: sum(|line| line.in_force)?,
        spent_won: sum(|line| line.spent)?,
        left_won: sum(LedgerLine::left)?,
    })
}

fn wire_completion(found: Completion, call: &Call) -> ProjectCompletion {
    ProjectCompletion {
        state: found.state(call.now).as_str(),
        proposed_at: Moment(found.proposed_at),
        until: Moment(found.until),
        complete_since: found.complete_since(call.now).map(Moment),
        answers: found
            .answers
            .into_iter()
            .map(|one| ProjectConsent {
                task: one.task.as_str(),
                answer: one.answer.map(OwnerConsent::as_str),
                reason: one.reason,
                answered_at: one.answered_at.map(Moment),
            })
            .collect(),
        achieved: found.achieved,
    }
}

impl From<ExecutionEntry> for Entry {
    fn from(entry: ExecutionEntry) -> Entry {
        let stands = entry.withdrawn_at.is_none();
        let open = stands && entry.evidence_for == EvidenceFor::Everybody;
        Entry {
            id: Id::of(entry.id),
            day: entry.day.to_string(),
            phase: entry.phase.as_str(),
            done: if stands { entry.done } else { String::new() },
            evidence: Some(entry.evidence).filter(|text| open && !text.is_empty()),
            written_as: entry
                .task
                .map_or(entry.author_as.as_str(), OwnerTask::as_str),
            written_at: Moment(entry.written_at),
            withdrawn_at: entry.withdrawn_at.map(Moment),
            withdrawn_reason: entry.withdrawn_reason,
        }
    }
}

fn states() -> Object {
    use CompletionState::{Agreed, Over, Waits, Withdrawn};
    one_of([Waits, Agreed, Over, Withdrawn].map(CompletionState::as_str))
}

fn tasks() -> Object {
    one_of(OwnerTask::ALL.iter().map(|task| task.as_str()))
}

fn task_list() -> utoipa::openapi::schema::Array {
    utoipa::openapi::schema::Array::new(tasks())
}

fn consents() -> Object {
    one_of(OwnerConsent::ALL.iter().map(|said| said.as_str()))
}

fn phases() -> Object {
    one_of(Phase::ALL.iter().map(|phase| phase.as_str()))
}
