//! The result of a vote, by both rules side by side.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::id::VoteId;
use process::vote::Phase;
use serde::Serialize;
use store::{StoreError, Tx};
use utoipa::ToSchema;

use super::call::{Call, answer};
use super::outcome::{Outcome, Rule};
use super::vote::{ballots_of, find, phase_of};
use super::wire::{Id, Moment};
use crate::error::WebError;

/// What a vote came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoteResult {
    /// The id of the vote.
    pub vote: Id,
    /// When it was counted.
    pub counted_at: Moment,
    /// How many ballots were counted.
    pub ballots_counted: i64,
    /// How many voters were issued a ballot.
    pub ballots_issued: i64,
    /// The rule that decides, as announced; its outcome is the one under its name.
    pub official_rule: Rule,
    /// By the greedy rule.
    pub greedy: Outcome,
    /// By the Method of Equal Shares.
    pub equal_shares: Outcome,
    /// The address of all ballots as a Pabulib file (.pb), for counting again.
    pub ballots: String,
}

/// The result of a vote
///
/// By both rules, with every round and the reason for each agenda that was not bought. Until
/// the vote is counted there is none: 404 with the code `vote-not-counted`.
#[utoipa::path(
    get,
    path = "/api/v1/votes/{vote}/result",
    tag = "votes",
    operation_id = "getVoteResult",
    params(("vote" = Id, Path, description = "The id of a vote")),
    responses((status = 200, description = "The result", body = VoteResult)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: VoteId = id.parse().map_err(|_| WebError::not_found())?;
    let now = call.now;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (vote, district) = find(tx, id)?;
        let result = store::vote_result_get(tx, id)?;
        let result = result.filter(|_| phase_of(&vote, now) == Phase::Counted);
        let result = result.ok_or_else(not_counted)?;
        Ok(VoteResult {
            vote: Id::of(id),
            counted_at: Moment(result.counted_at),
            ballots_counted: result.ballots,
            ballots_issued: result.issued,
            official_rule: Rule::announced(&vote)?,
            greedy: outcome(id, &result.greedy)?,
            equal_shares: outcome(id, &result.equal_shares)?,
            ballots: ballots_of(&district.slug, id),
        })
    };
    Ok(answer(&call.app.stores.site.read(read).await?))
}

fn not_counted() -> WebError {
    WebError::request(StatusCode::NOT_FOUND, "vote-not-counted")
}

fn outcome(vote: VoteId, stored: &str) -> Result<Outcome, StoreError> {
    let unreadable = |error| StoreError::Data(format!("the result of vote {vote}: {error}"));
    serde_json::from_str(stored).map_err(unreadable)
}
