//! A request that comes twice with the same key is done once.
//!
//! Find, act and keep belong into one `write`, so that of many copies of a request one acts
//! and the others are told what it answered.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    FIND = "SELECT route, request_hash, status, location FROM idempotency \
            WHERE scope = $1 AND key = $2";
    KEEP = "INSERT INTO idempotency (scope, key, route, request_hash, status, location, \
            created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    PRUNE = "DELETE FROM idempotency WHERE created_at < $1";
}

/// A request with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotentRequest {
    /// Whose key: the person or session, so that nobody meets another's keys.
    pub scope: String,
    /// The key the client chose.
    pub key: String,
    /// Method and path.
    pub route: String,
    /// A hash of the body.
    pub request_hash: String,
}

/// What is known of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// It is new: act, then keep the answer.
    Fresh,
    /// It was done before and answered so.
    Replay {
        /// The HTTP status.
        status: i64,
        /// Where the thing is.
        location: String,
    },
    /// The key was used for a different request.
    Mismatch,
}

/// Looks a request up.
///
/// # Errors
/// When the store fails.
pub fn idempotency_find(
    tx: &mut Tx<'_>,
    request: &IdempotentRequest,
) -> Result<Idempotency, StoreError> {
    let found = tx.row(FIND, values![&request.scope, &request.key], |row| {
        let same =
            row.get::<String>(0)? == request.route && row.get::<String>(1)? == request.request_hash;
        Ok(if same {
            Idempotency::Replay {
                status: row.get(2)?,
                location: row.get(3)?,
            }
        } else {
            Idempotency::Mismatch
        })
    })?;
    Ok(found.unwrap_or(Idempotency::Fresh))
}

/// Keeps the answer to a request, in the transaction that acted.
///
/// # Errors
/// When the store fails, or the key is there already.
pub fn idempotency_keep(
    tx: &mut Tx<'_>,
    request: &IdempotentRequest,
    status: i64,
    location: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let IdempotentRequest {
        scope,
        key,
        route,
        request_hash,
    } = request;
    tx.execute(
        KEEP,
        values![scope, key, route, request_hash, status, location, now],
    )?;
    Ok(())
}

/// Forgets the answers kept before `before`.
///
/// # Errors
/// When the store fails.
pub fn idempotency_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(PRUNE, values![before])
}
