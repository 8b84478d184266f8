//! The one-time link with which the first administrator signs in.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    PUT = "INSERT INTO first_run (token_hash, created_at) VALUES ($1, $2)";
    USE = "UPDATE first_run SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL \
           AND created_at >= $3";
    USED = "SELECT COUNT(*) FROM first_run WHERE used_at IS NOT NULL";
    VALID = "SELECT COUNT(*) FROM first_run WHERE token_hash = $1 AND used_at IS NULL \
             AND created_at >= $2";
}

/// Keeps a link that was shown on the console.
///
/// # Errors
/// When the store fails.
pub fn first_run_put(tx: &mut Tx<'_>, token_hash: &str, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(PUT, values![token_hash, now]).map(drop)
}

/// Whether a link made since `since` would work.
///
/// # Errors
/// When the store fails.
pub fn first_run_valid(
    tx: &mut Tx<'_>,
    token_hash: &str,
    since: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.number(VALID, values![token_hash, since])? > 0)
}

/// Uses a link made since `since`; `false` when it is unknown, too old or used.
///
/// # Errors
/// When the store fails.
pub fn first_run_use(
    tx: &mut Tx<'_>,
    token_hash: &str,
    since: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(USE, values![token_hash, now, since])? == 1)
}

/// Whether any link was ever used.
///
/// # Errors
/// When the store fails.
pub fn first_run_done(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    Ok(tx.number(USED, &[])? > 0)
}
