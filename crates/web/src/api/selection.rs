//! The selection (선정) of a year: what became of each agenda, and why.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use finance::Won;
use jiff::Timestamp;
use korean::{Lang, tr};
use process::selection::{LastWord, Verdict, late};
use process::stage::StageKind;
use serde::Serialize;
use store::{StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::meeting::Decision;
use super::wire::{Id, Moment, Money, Name, one_of};
use crate::acts::district;
use crate::acts::selection::Recorded;
use crate::error::WebError;

/// What was selected for a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct Selection {
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The page for people.
    pub page: String,
    /// Who had the last word: where it is `vote`, nothing departs from the residents' vote.
    #[schema(schema_with = words)]
    pub last_word: &'static str,
    /// The meeting of the council that decided.
    pub meeting: Id,
    /// Its decision.
    pub decision: Decision,
    /// The residents' vote that the council had before it, where there was one.
    pub vote: Option<Id>,
    /// When it was recorded; a selection is never changed.
    pub recorded_at: Moment,
    /// That it was recorded after its stage had ended, as a sentence; null when it was recorded
    /// in time.
    pub recorded_late: Option<Name>,
    /// What was decided on when it was recorded.
    pub budget_won: Money,
    /// What all items get together.
    pub granted_won: Money,
    /// Every item that was dealt with, in the order of the ballot; then what was not on it.
    pub items: Vec<Item>,
}

/// What became of one item.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SelectionItem)]
pub struct Item {
    /// Its place in the selection, counted from 1.
    pub position: i64,
    /// What it was called; empty when a moderator has hidden where it came from.
    pub title: String,
    /// Whether a moderator has hidden where it came from.
    pub hidden: bool,
    /// The id under which it stood on the ballot, if it did.
    pub ballot_item: Option<Id>,
    /// The id of the agenda that it is, if it is one.
    pub agenda: Option<Id>,
    /// The id of the proposal that it came from, if it came from one.
    pub proposal: Option<Id>,
    /// What it asked for; 0 when that was not known.
    pub asked_won: Money,
    /// What became of it.
    #[schema(schema_with = verdicts)]
    pub verdict: &'static str,
    /// What it gets.
    pub granted_won: Money,
    /// Why; empty only for what was selected as it stood.
    pub reason: String,
    /// What the residents' vote granted it; null when it was on no ballot.
    pub vote_won: Option<Money>,
    /// The rank that the forum gave it, 1 the best.
    pub forum_rank: Option<i64>,
    /// Whether it gets another sum than the vote granted.
    pub departs_vote: bool,
    /// Whether it is left out while something with a worse rank of the forum is funded.
    pub departs_forum: bool,
}

/// The selection of a year
///
/// Of the year that is being decided on when none is asked for. Until the council's selection
/// is recorded there is none: 404 with the code `selection-not-recorded`.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/selection",
    tag = "votes",
    operation_id = "getSelection",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("year" = Option<i64>, Query, description = "The fiscal year"),
    ),
    responses((status = 200, description = "The selection", body = Selection)),
)]
pub async fn show(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let wanted = call.optional("year", "fault-page-key")?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let cycle = district::year(tx, district.id, wanted, now)?;
        let selection = store::selection_of(tx, cycle.id)?.ok_or_else(not_recorded)?;
        let stages = store::stages_of(tx, cycle.id)?;
        let stage = stages.iter().find(|s| s.kind == StageKind::Selection);
        let closed = late(stage, selection.recorded_at);
        Ok((district, cycle, closed, Recorded::read(tx, selection)?))
    };
    let (district, cycle, closed, recorded) = call.app.stores.site.read(read).await?;
    let granted = Won::sum(recorded.items.iter().map(|item| item.granted));
    let granted = granted.map_err(|error| StoreError::Data(error.to_string()))?;
    let (slug, year) = (district.slug, cycle.fiscal_year);
    Ok(answer(&Selection {
        recorded_late: closed.map(said_late),
        budget_won: Money(recorded.budget(&cycle)),
        page: format!("/d/{slug}/selection?year={year}"),
        district: slug,
        fiscal_year: year,
        last_word: recorded.selection.last_word.as_str(),
        meeting: Id::of(recorded.decision.meeting),
        decision: recorded.decision.into(),
        vote: recorded.selection.vote.map(Id::of),
        recorded_at: Moment(recorded.selection.recorded_at),
        granted_won: Money(granted),
        items: recorded.items.into_iter().map(Item::from).collect(),
    }))
}

/// The sentence of the page for people.
fn said_late(closed: Timestamp) -> Name {
    let said = |lang| {
        let closed = korean::deadline(lang, closed);
        tr(lang, "selection-late", &[("closed", closed.into())])
    };
    Name::new(said(Lang::Ko), said(Lang::En))
}

fn not_recorded() -> WebError {
    WebError::request(StatusCode::NOT_FOUND, "selection-not-recorded")
}

impl From<store::SelectionItem> for Item {
    fn from(item: store::SelectionItem) -> Item {
        Item {
            position: item.position,
            title: if item.hidden {
                String::new()
            } else {
                item.title
            },
            hidden: item.hidden,
            ballot_item: item.vote_item.map(Id::of),
            agenda: item.agenda.map(Id::of),
            proposal: item.proposal.map(Id::of),
            asked_won: Money(item.asked),
            verdict: item.verdict.as_str(),
            granted_won: Money(item.granted),
            reason: item.reason,
            vote_won: item.vote_won.map(Money),
            forum_rank: item.forum_rank,
            departs_vote: item.departs_vote,
            departs_forum: item.departs_forum,
        }
    }
}

fn words() -> Object {
    one_of(LastWord::ALL.iter().map(|word| word.as_str()))
}

fn verdicts() -> Object {
    one_of(Verdict::ALL.iter().map(|verdict| verdict.as_str()))
}
