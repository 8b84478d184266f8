//! Which secret key the keyed hashes of the database were made with.

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    GET = "SELECT key_fingerprint FROM installation WHERE id = 1";
    KEEP = "INSERT INTO installation (id, key_fingerprint) VALUES (1, $1) \
            ON CONFLICT (id) DO NOTHING";
}

/// The fingerprint of the key, once there is one.
pub(crate) fn key_fingerprint(tx: &mut Tx<'_>) -> Result<Option<String>, StoreError> {
    tx.row(GET, &[], |row| row.get(0))
}

/// Keeps the fingerprint, unless there is one, and answers the one that holds.
pub(crate) fn key_fingerprint_keep(
    tx: &mut Tx<'_>,
    fingerprint: &str,
) -> Result<String, StoreError> {
    tx.execute(KEEP, values![fingerprint])?;
    let kept = key_fingerprint(tx)?;
    kept.ok_or_else(|| StoreError::Missing("the fingerprint of the key".into()))
}
