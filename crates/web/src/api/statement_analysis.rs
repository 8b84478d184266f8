//! What people agree on, worked out of their votes on statements about an agenda.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use deliberation::madang::WhyGroups;
use process::id::AgendaId;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{Call, answer};
use super::statement::ground;
use super::wire::{Id, Moment, one_of};
use crate::analysis::{self, Analysed, Report};
use crate::error::WebError;

/// What people agree on.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementAnalysis {
    /// The id of the agenda.
    pub agenda: Id,
    /// The page for people.
    pub page: String,
    /// Whether the numbers are kept back now.
    pub kept_back: bool,
    /// What was worked out last; null while the numbers are kept back, before the first analysis
    /// and with fewer than ten people.
    pub analysis: Option<Figures>,
}

/// The figures. Shares are 0 to 1, bounds are Wilson's of 95 %, passes count among the voters,
/// and nothing is said of fewer than ten votes.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figures {
    /// When it was worked out.
    pub computed_at: Moment,
    /// The version of the method `madang`, which this program documents; it rises whenever the
    /// same votes give other figures.
    pub version: u32,
    /// What every random number followed from.
    pub seed: u64,
    /// How many people voted on statements that are shown.
    pub people: i64,
    /// How many votes there are.
    pub votes: i64,
    /// Statements by how well they are liked whatever side people are on, the best first.
    pub bridging: Vec<Bridging>,
    /// What most people agree or disagree with, the surest first; empty with fewer than fifty.
    pub consensus: Vec<Side>,
    /// Whether there are groups that hold in random parts of the votes.
    pub stable: bool,
    /// Why groups are told or not.
    #[schema(schema_with = reasons)]
    pub why_groups: WhyGroups,
    /// How well groups of parts of the votes agree with those of all: the adjusted Rand index.
    pub agreement: f64,
    /// People halfway between two groups, for each who stands at a centre.
    pub between: f64,
    /// Whether the groups are parts of one crowd, with no gap between them.
    pub one_crowd: bool,
    /// The groups, the largest first.
    pub groups: Vec<Group>,
    /// Statements that together speak for as many people as they can; null with fewer than
    /// fifty people.
    pub slate: Option<Slate>,
}

/// How well a statement bridges.
#[derive(Debug, Serialize, ToSchema)]
pub struct Bridging {
    /// The id of the statement.
    pub statement: Id,
    /// The vote expected of somebody in the middle of all opinions: 1 agrees, -1 disagrees.
    pub score: f64,
    /// The score had ten more people in the middle disagreed; the list follows it.
    pub lower: f64,
    /// The share who agree.
    pub agree: f64,
    /// Its lower bound.
    pub agree_low: f64,
    /// Its upper bound.
    pub agree_high: f64,
}

/// A side that people took on a statement.
#[derive(Debug, Serialize, ToSchema)]
pub struct Side {
    /// The id of the statement.
    pub statement: Id,
    /// Whether they agree; they disagree otherwise.
    pub agree: bool,
    /// The share who took this side.
    pub share: f64,
    /// Its lower bound.
    pub low: f64,
    /// Its upper bound.
    pub high: f64,
    /// Of a group: the share of all others who took this side. Null of everybody.
    pub others: Option<f64>,
}

/// People who answer alike. Nobody is told who they are.
#[derive(Debug, Serialize, ToSchema)]
pub struct Group {
    /// How many people; null below ten.
    pub people: Option<i64>,
    /// What they say clearly more often than all others, the widest gap first.
    pub stands_for: Vec<Side>,
}

/// Statements that together speak for as many people as they can.
#[derive(Debug, Serialize, ToSchema)]
pub struct Slate {
    /// The ids of the statements in the order in which they were chosen, without those of fewer
    /// than ten votes.
    pub statements: Vec<Id>,
    /// How many people voted.
    pub people: i64,
    /// How many of them agreed with at least one of what was chosen.
    pub covered: i64,
    /// Whether no group with a common wish that is large enough for a place goes without.
    pub represents: bool,
}

/// What people agree on about an agenda
///
/// Common ground, what bridges, groups, and a slate, each with its bounds: what the page of
/// results says. It is worked out anew within a minute after new votes.
#[utoipa::path(
    get,
    path = "/api/v1/agendas/{agenda}/statements/analysis",
    tag = "agendas",
    operation_id = "getStatementAnalysis",
    params(("agenda" = Id, Path, description = "The id of an agenda")),
    responses((status = 200, description = "The analysis", body = StatementAnalysis)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        Ok((ground(tx, id, now)?, Analysed::read(tx, id)?))
    };
    let (ground, found) = call.app.stores.site.read(read).await?;
    let kept_back = ground.revealed().is_err();
    let slug = &ground.district.slug;
    Ok(answer(&StatementAnalysis {
        agenda: Id::of(id),
        page: format!("/d/{slug}/agendas/{id}/statements/map"),
        kept_back,
        analysis: found.filter(|_| !kept_back).map(Figures::of),
    }))
}

impl Figures {
    fn of(found: Analysed) -> Figures {
        let report: Report = found.report;
        Figures {
            computed_at: Moment(found.computed_at),
            version: report.version,
            seed: report.seed,
            people: report.participants,
            votes: report.votes,
            one_crowd: report.one_crowd(),
            bridging: report.bridging.iter().map(Bridging::of).collect(),
            consensus: report.consensus.iter().map(Side::of).collect(),
            stable: report.stable,
            why_groups: report.why_groups,
            agreement: report.agreement,
            between: report.between,
            groups: (report.groups.iter())
                .map(|group| Group {
                    people: group.people(),
                    stands_for: group.representative.iter().map(Side::of).collect(),
                })
                .collect(),
            slate: report.slate.map(|slate| Slate {
                statements: slate.statements.iter().map(Id::of).collect(),
                people: slate.voters,
                covered: slate.covered,
                represents: slate.represents,
            }),
        }
    }
}

impl Bridging {
    fn of(one: &analysis::Bridging) -> Bridging {
        Bridging {
            statement: Id::of(&one.statement),
            score: one.score,
            lower: one.lower,
            agree: one.agree,
            agree_low: one.agree_low,
            agree_high: one.agree_high,
        }
    }
}

impl Side {
    fn of(side: &analysis::Side) -> Side {
        let (low, high) = side.bounds();
        Side {
            statement: Id::of(&side.statement),
            agree: side.agree,
            share: side.share,
            low,
            high,
            others: side.others,
        }
    }
}

fn reasons() -> Object {
    one_of(["stable", "too_few_people", "not_stable"])
}
