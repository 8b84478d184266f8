//! The roll: who was issued a ballot of which vote. It knows no ballot and no name.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use process::eligibility::Basis;
use process::id::VoteId;
use serde_json::json;

use crate::audit::audit_append;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ISSUE = "INSERT INTO roll_entry (vote_id, voter_key, basis, issued_on) \
             VALUES ($1, $2, $3, $4) ON CONFLICT (vote_id, voter_key) DO NOTHING";
    ISSUED = "SELECT COUNT(*) FROM roll_entry WHERE vote_id = $1 AND voter_key = $2";
    COUNT = "SELECT COUNT(*) FROM roll_entry WHERE vote_id = $1";
}

/// Notes that a voter was issued a ballot; `true` the first time.
///
/// A repetition changes nothing. The audit row names the vote, the clause and the day, never
/// the voter. It is an act of the roll store, for [`Stores::roll`](crate::Stores).
///
/// # Errors
/// When the store fails.
pub fn roll_issue(
    tx: &mut Tx<'_>,
    vote: VoteId,
    voter_key: &str,
    basis: Basis,
    today: Date,
) -> Result<bool, StoreError> {
    if tx.execute(ISSUE, values![vote, voter_key, basis, today])? == 0 {
        return Ok(false);
    }
    let seoul = TimeZone::get("Asia/Seoul").map_err(|e| StoreError::Data(e.to_string()))?;
    let day = today
        .to_zoned(seoul)
        .map_err(|e| StoreError::Data(e.to_string()))?
        .timestamp();
    let detail = json!({ "basis": basis.as_str(), "day": today.to_string() });
    audit_append(
        tx,
        day,
        None,
        "ballot-issue",
        &format!("vote/{vote}"),
        &detail,
    )?;
    Ok(true)
}

/// Whether a voter was issued a ballot of a vote.
///
/// # Errors
/// When the store fails.
pub fn roll_issued(tx: &mut Tx<'_>, vote: VoteId, voter_key: &str) -> Result<bool, StoreError> {
    Ok(tx.number(ISSUED, values![vote, voter_key])? > 0)
}

/// Whether any of these ballots was issued: each a vote and the voter's key on its roll.
///
/// It is for the few votes that are open to one person at a time, and runs a statement for
/// each until one was issued.
///
/// # Errors
/// When the store fails.
pub fn roll_issued_any(tx: &mut Tx<'_>, ballots: &[(VoteId, String)]) -> Result<bool, StoreError> {
    for (vote, voter_key) in ballots {
        if roll_issued(tx, *vote, voter_key)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// How many voters were issued a ballot of a vote.
///
/// # Errors
/// When the store fails.
pub fn roll_issued_count(tx: &mut Tx<'_>, vote: VoteId) -> Result<i64, StoreError> {
    tx.number(COUNT, values![vote])
}
