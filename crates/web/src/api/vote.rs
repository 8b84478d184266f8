//! Resident votes (주민투표): what was announced, and where each stands.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::Timestamp;
use process::agenda::Item;
use process::id::VoteId;
use process::vote::{Phase, phase};
use serde::Serialize;
use store::{StoreError, Tx};
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::outcome::Rule;
use super::wire::{Id, Listing, Moment, Money, Name};
use crate::error::WebError;

/// A vote as it was announced.
#[derive(Debug, Serialize, ToSchema)]
pub struct Vote {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The id of its round.
    pub cycle: Id,
    /// The page for people.
    pub page: String,
    /// What it is about.
    pub title: Name,
    /// Where it stands at the time of the call.
    pub phase: VotePhase,
    /// First moment.
    pub opens_at: Moment,
    /// First moment that is too late.
    pub closes_at: Moment,
    /// How many agendas one ballot may mark.
    pub max_choices: i64,
    /// The money there is.
    pub budget_won: Money,
    /// The rule that decides, as announced.
    pub official_rule: Rule,
    /// When it was announced.
    pub announced_at: Moment,
    /// The address of the result, once the vote is counted.
    pub result: Option<String>,
    /// The address of all ballots as a Pabulib file (.pb), once the vote is counted.
    pub ballots: Option<String>,
}

/// Not yet open; open; closed and not yet counted; counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words are those of `process::vote::Phase`")]
pub enum VotePhase {
    Announced,
    Open,
    Counting,
    Counted,
}

/// A vote with its ballot.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoteDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub vote: Vote,
    /// The agendas, in the order of the ballot.
    pub items: Vec<VoteItem>,
}

/// An agenda on the ballot.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoteItem {
    /// The id, which results and ballot files use.
    pub id: Id,
    /// Its place on the ballot, counted from 1.
    pub position: i64,
    /// Its title.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What it costs.
    pub cost_won: Money,
    /// The id of the proposal it is; null when it is none.
    pub proposal: Option<Id>,
    /// The id of the agenda on the board that it is; null when it is none.
    pub agenda: Option<Id>,
    /// Whether a moderator has hidden it on the board; title and need are withheld then.
    pub hidden: bool,
}

/// Votes of a district
///
/// The newest first.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/votes",
    tag = "votes",
    operation_id = "listVotes",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Vote>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let (paging, now) = (call.paging::<VoteId>()?, call.now);
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::vote_list(tx, district.id, paging.after, paging.rows())?;
        let rules = found
            .iter()
            .map(Rule::announced)
            .collect::<Result<Vec<_>, _>>()?;
        Ok((district, found.into_iter().zip(rules).collect::<Vec<_>>()))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    let path = format!("/api/v1/districts/{slug}/votes?");
    let page = paging.cut(
        found,
        &path,
        |(vote, _)| vote.id,
        |(vote, rule)| Vote::of(vote, rule, slug, now),
    );
    Ok(answer(&page))
}

/// A vote
///
/// With the agendas on its ballot. While it runs nobody learns a figure.
#[utoipa::path(
    get,
    path = "/api/v1/votes/{vote}",
    tag = "votes",
    operation_id = "getVote",
    params(("vote" = Id, Path, description = "The id of a vote")),
    responses((status = 200, description = "The vote", body = VoteDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: VoteId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (vote, district) = find(tx, id)?;
        let items = crate::acts::vote::items(tx, id, korean::Lang::Ko)?;
        let rule = Rule::announced(&vote)?;
        Ok((vote, rule, district, items))
    };
    let (vote, rule, district, items) = call.app.stores.site.read(read).await?;
    let vote = Vote::of(vote, rule, &district.slug, call.now);
    Ok(answer(&VoteDetail {
        vote,
        items: items.into_iter().map(VoteItem::from).collect(),
    }))
}

/// A vote with its district.
pub(super) fn find(
    tx: &mut Tx<'_>,
    id: VoteId,
) -> Result<(store::Vote, store::District), WebError> {
    let vote = store::vote_get(tx, id)?.ok_or_else(WebError::not_found)?;
    let district = call::district_of(tx, vote.district)?;
    Ok((vote, district))
}

/// The phase of a vote at `now`.
pub(super) fn phase_of(vote: &store::Vote, now: Timestamp) -> Phase {
    phase(&vote.terms(&[]), vote.counted_at.is_some(), now)
}

/// The address of the ballot file of a vote.
pub(super) fn ballots_of(slug: &str, id: VoteId) -> String {
    format!("/d/{slug}/votes/{id}/ballots.pb")
}

impl Vote {
    fn of(vote: store::Vote, official_rule: Rule, slug: &str, now: Timestamp) -> Vote {
        let (id, phase) = (vote.id, phase_of(&vote, now));
        let counted = phase == Phase::Counted;
        Vote {
            id: Id::of(id),
            district: slug.to_owned(),
            cycle: Id::of(vote.cycle),
            page: format!("/d/{slug}/votes/{id}"),
            title: Name::new(vote.title_ko, vote.title_en),
            phase: phase.into(),
            opens_at: Moment(vote.opens_at),
            closes_at: Moment(vote.closes_at),
            max_choices: vote.max_choices,
            budget_won: Money(vote.budget),
            official_rule,
            announced_at: Moment(vote.announced_at),
            result: counted.then(|| format!("/api/v1/votes/{id}/result")),
            ballots: counted.then(|| ballots_of(slug, id)),
        }
    }
}

impl From<Phase> for VotePhase {
    fn from(phase: Phase) -> VotePhase {
        match phase {
            Phase::Announced => VotePhase::Announced,
            Phase::Open => VotePhase::Open,
            Phase::Counting => VotePhase::Counting,
            Phase::Counted => VotePhase::Counted,
        }
    }
}

impl From<store::VoteItem> for VoteItem {
    fn from(item: store::VoteItem) -> VoteItem {
        VoteItem {
            id: Id::of(item.id),
            position: item.position,
            title: item.title,
            need: item.need,
            cost_won: Money(item.cost),
            proposal: item.item.and_then(Item::proposal).map(Id::of),
            agenda: item.item.and_then(Item::agenda).map(Id::of),
            hidden: item.hidden,
        }
    }
}

impl Rule {
    /// The rule a vote was announced with.
    ///
    /// # Errors
    /// When the record names a rule that this version does not know.
    pub fn announced(vote: &store::Vote) -> Result<Rule, StoreError> {
        let unknown = |option: &dyn std::fmt::Display| {
            StoreError::Data(format!("the rule of vote {}: {option}", vote.id))
        };
        let ties: allocation::TieBreaking = vote.ties.parse().map_err(|e| unknown(&e))?;
        Ok(Rule {
            name: vote.official_rule.parse().map_err(|e| unknown(&e))?,
            utility: vote.utility.parse().map_err(|e| unknown(&e))?,
            completion: vote.completion.parse().map_err(|e| unknown(&e))?,
            ties: ties.into(),
        })
    }
}
