//! Published results of votes. A result is written once.

use jiff::Timestamp;
use process::id::VoteId;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    PUT = "INSERT INTO vote_result (vote_id, ballots, issued, greedy, equal_shares, counted_at) \
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (vote_id) DO NOTHING";
    GET = "SELECT vote_id, ballots, issued, greedy, equal_shares, counted_at FROM vote_result \
           WHERE vote_id = $1";
}

/// What a vote came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteResult {
    /// The vote.
    pub vote: VoteId,
    /// How many ballots were counted.
    pub ballots: i64,
    /// How many voters were issued a slot.
    pub issued: i64,
    /// The outcome of the greedy rule, as JSON.
    pub greedy: String,
    /// The outcome of the method of equal shares, as JSON.
    pub equal_shares: String,
    /// When it was counted.
    pub counted_at: Timestamp,
}

/// Publishes a result; `false` when there is one already, which then stays.
///
/// # Errors
/// When the store fails.
pub fn vote_result_put(tx: &mut Tx<'_>, result: &VoteResult) -> Result<bool, StoreError> {
    let VoteResult {
        vote,
        ballots,
        issued,
        greedy,
        equal_shares,
        counted_at,
    } = result;
    let values = values![*vote, *ballots, *issued, greedy, equal_shares, *counted_at];
    Ok(tx.execute(PUT, values)? == 1)
}

/// The result of a vote, once it was counted.
///
/// # Errors
/// When the store fails.
pub fn vote_result_get(tx: &mut Tx<'_>, vote: VoteId) -> Result<Option<VoteResult>, StoreError> {
    tx.row(GET, values![vote], |row| {
        Ok(VoteResult {
            vote: row.get(0)?,
            ballots: row.get(1)?,
            issued: row.get(2)?,
            greedy: row.get(3)?,
            equal_shares: row.get(4)?,
            counted_at: row.get(5)?,
        })
    })
}
