//! Counts votes that are over.
//!
//! The steps are: seal the box; scrub its files; destroy the secret that leads from voters to
//! slots; read the ballots, which belong to nobody by then; publish both counts. Each step
//! can be repeated, and a vote counts as open work until the last one is committed, so after
//! a crash at any point all of them are simply done again. Nobody sees a figure before.

use jiff::Timestamp;
use process::id::VoteId;
use process::tally::TallyError;
use process::vote;
use serde_json::json;
use store::{StoreError, Stores, Vote, VoteItem, VoteResult};

/// The name under which the audit log keeps a count; nobody does it, so no role may.
pub const ACT: &str = "vote-count";

/// Why a vote was not counted.
#[derive(Debug, thiserror::Error)]
pub enum CountError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was announced contradicts itself.
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// A result can't be written down.
    #[error("the result can't be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The count itself panicked.
    #[error("the count panicked")]
    Panicked,
}

/// Counts every vote that can be counted at `now`, and names those that got a result.
///
/// A vote that can't be counted does not keep the others waiting.
///
/// # Errors
/// When the store fails.
pub async fn due(stores: &Stores, now: Timestamp) -> Result<Vec<VoteId>, StoreError> {
    let votes = stores
        .site
        .read(move |tx| store::votes_to_count(tx, now))
        .await?;
    let mut sealed = Vec::new();
    for vote in votes {
        let id = vote.id;
        match seal(stores, id, now).await {
            Ok(true) => sealed.push(vote),
            Ok(false) => {}
            Err(error) => failed(id, error.into())?,
        }
    }
    if sealed.is_empty() {
        return Ok(Vec::new());
    }
    // One rewriting serves all boxes that were sealed.
    stores.box_scrub().await?;
    let mut counted = Vec::new();
    for vote in sealed {
        let id = vote.id;
        match one(stores, vote, now).await {
            Ok(true) => counted.push(id),
            Ok(false) => {}
            Err(error) => failed(id, error)?,
        }
    }
    Ok(counted)
}

/// A vote that can't be counted is logged; a store that failed ends the round.
fn failed(vote: VoteId, error: CountError) -> Result<(), StoreError> {
    match error {
        CountError::Store(error) if error.is_fatal() => Err(error),
        error => {
            tracing::error!(%vote, %error, "a vote was not counted");
            Ok(())
        }
    }
}

/// Counts one vote whose box is sealed and scrubbed; `false` when another process was first.
async fn one(stores: &Stores, vote: Vote, now: Timestamp) -> Result<bool, CountError> {
    stores.keys.vote_secret_destroy(vote.id)?;
    publish(stores, vote, now).await
}

/// Seals the box; `false` while requests from before the close may still be under way.
async fn seal(stores: &Stores, id: VoteId, now: Timestamp) -> Result<bool, StoreError> {
    stores
        .ballot_box
        .write(move |tx| {
            let missing = || StoreError::Missing(format!("the box of vote {id}"));
            let state = store::box_get(tx, id)?.ok_or_else(missing)?;
            if state.sealed_at.is_none() {
                if now < vote::seal_from(&state.terms, state.grace_seconds) {
                    return Ok(false);
                }
                store::box_seal(tx, id, now)?;
            }
            Ok(true)
        })
        .await
}

/// Counts the sealed ballots by both rules and publishes the result with its audit row.
async fn publish(stores: &Stores, vote: Vote, now: Timestamp) -> Result<bool, CountError> {
    let id = vote.id;
    let items = stores
        .site
        .read(move |tx| store::vote_items(tx, id))
        .await?;
    let issued = stores
        .roll
        .read(move |tx| store::roll_issued_count(tx, id))
        .await?;
    let groups = stores
        .ballot_box
        .read(move |tx| store::ballots_counted(tx, id))
        .await?;
    let result = tokio::task::spawn_blocking(move || result(&vote, &items, groups, issued, now))
        .await
        .map_err(|_| CountError::Panicked)??;
    let ballots = result.ballots;
    let published = stores
        .site
        .write(move |tx| -> Result<bool, StoreError> {
            let fresh = store::vote_result_put(tx, &result)?;
            if fresh {
                let detail = json!({ "ballots": result.ballots, "issued": result.issued });
                store::audit_append(tx, now, None, ACT, &format!("vote/{id}"), &detail)?;
            }
            Ok(fresh)
        })
        .await?;
    if published {
        tracing::info!(vote = %id, ballots, issued, "vote counted");
    }
    Ok(published)
}

/// Works the result out. It depends on the announcement and the ballots alone.
fn result(
    vote: &Vote,
    items: &[VoteItem],
    groups: Vec<(Vec<process::id::VoteItemId>, i64)>,
    issued: i64,
    now: Timestamp,
) -> Result<VoteResult, CountError> {
    let announced = vote.announced(items)?;
    let ballots = groups.iter().map(|(_, voters)| voters).sum();
    let groups: Vec<_> = groups
        .into_iter()
        .map(|(choice, voters)| (choice, u64::try_from(voters).unwrap_or(0)))
        .collect();
    let tally = announced.tally(&groups)?;
    Ok(VoteResult {
        vote: vote.id,
        ballots,
        issued,
        greedy: serde_json::to_string(&tally.greedy)?,
        equal_shares: serde_json::to_string(&tally.equal_shares)?,
        counted_at: now,
    })
}

#[cfg(test)]
mod tests;
