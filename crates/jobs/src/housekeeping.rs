//! Removes rows that have done their duty. Nothing official is among them.

use jiff::{SignedDuration, Timestamp};
use store::{StoreError, Stores};

/// How long the answer to a form is kept for a repeated request.
const ANSWERS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a spent code is kept; the limit of codes in an hour looks at it.
const CODES: SignedDuration = SignedDuration::from_hours(24);
/// How long an ended session is kept.
const SESSIONS: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a delivered notice, blank by then, is kept.
const OUTBOX: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Removes what is older than its span.
///
/// # Errors
/// When the store fails.
pub async fn tidy(stores: &Stores, now: Timestamp) -> Result<(), StoreError> {
    let before = move |span: SignedDuration| now.saturating_sub(span).unwrap_or(Timestamp::MIN);
    let removed = stores
        .site
        .write(move |tx| -> Result<_, StoreError> {
            Ok([
                store::idempotency_prune(tx, before(ANSWERS))?,
                store::code_prune(tx, before(CODES))?,
                store::session_prune(tx, before(SESSIONS))?,
                store::outbox_prune(tx, before(OUTBOX))?,
            ])
        })
        .await?;
    let [answers, codes, sessions, outbox] = removed;
    if removed.iter().any(|rows| *rows > 0) {
        tracing::info!(answers, codes, sessions, outbox, "old rows removed");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing::{at, stores};
    use store::{Idempotency, IdempotentRequest, NewCode};

    #[tokio::test]
    async fn only_what_is_old_goes() {
        let (stores, _folder) = stores();
        let now = at("2026-07-27T01:00:00Z");
        let old = now - SignedDuration::from_hours(8 * 24);
        let request = |key: &str| IdempotentRequest {
            scope: "visit:x".into(),
            key: key.into(),
            route: "/".into(),
            request_hash: "0".into(),
        };
        let code = |expires_at| NewCode {
            channel: process::person::Channel::Email,
            address_key: "k".into(),
            person: None,
            code_hash: "h".into(),
            expires_at,
            district: None,
        };
        let (a, b) = (request("old"), request("new"));
        stores
            .site
            .write(move |tx| -> Result<_, StoreError> {
                store::idempotency_keep(tx, &a, 303, "/", old)?;
                store::idempotency_keep(tx, &b, 303, "/", now)?;
                store::code_put(tx, &code(old), old)?;
                store::code_put(tx, &code(now), now)?;
                Ok(())
            })
            .await
            .unwrap();
        tidy(&stores, now).await.unwrap();
        let (a, b) = (request("old"), request("new"));
        let (gone, kept, codes) = stores
            .site
            .read(move |tx| -> Result<_, StoreError> {
                Ok((
                    store::idempotency_find(tx, &a)?,
                    store::idempotency_find(tx, &b)?,
                    store::codes_since(tx, "k", old)?,
                ))
            })
            .await
            .unwrap();
        assert!(matches!(gone, Idempotency::Fresh));
        assert!(matches!(kept, Idempotency::Replay { .. }));
        assert_eq!(codes, 1);
    }
}
