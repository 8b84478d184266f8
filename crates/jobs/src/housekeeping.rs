//! Removes rows, names, secrets and traces that have done their duty. Nothing official is among them.

use jiff::{SignedDuration, Timestamp};
use process::Act;
use process::rules::Rules;
use serde_json::json;
use store::{StoreError, Stores, Tx};

/// How many accounts without consent are closed at once.
const CLOSED_AT_ONCE: i64 = 500;

/// Removes what is older than its span, names to be called by in a workshop room, accounts whose owners never agreed to the terms,
/// secrets of sealed boxes, and the order in which ballots came.
///
/// # Errors
/// When the store fails.
pub async fn tidy(stores: &Stores, now: Timestamp) -> Result<(), StoreError> {
    rows(stores, now).await?;
    // What fails here is tried again in an hour. A dump reads for a long time, and a folder
    // of keys may be read-only for a while; neither may keep the rest from its duty.
    if let Err(error) = secrets(stores).await {
        tracing::error!(%error, "secrets of sealed votes may still be there");
    }
    if let Err(error) = mix(stores, now).await {
        tracing::error!(%error, "the order of the ballots was not taken away this time");
    }
    Ok(())
}

/// Takes the order of the ballots away while a vote is not counted; after that there is none.
async fn mix(stores: &Stores, now: Timestamp) -> Result<(), StoreError> {
    let votes = stores
        .site
        .read(move |tx| store::votes_uncounted(tx, now))
        .await?;
    match votes.is_empty() {
        true => Ok(()),
        false => stores.order_mix().await,
    }
}

/// Destroys the secrets of boxes that are sealed. The process that counts destroys its own;
/// this finds those on other hosts and those that came back with a folder from a backup.
async fn secrets(stores: &Stores) -> Result<(), StoreError> {
    for vote in stores.keys.vote_secrets()? {
        let state = stores
            .ballot_box
            .read(move |tx| store::box_get(tx, vote))
            .await?;
        if state.is_some_and(|state| state.sealed_at.is_some()) {
            stores.keys.vote_secret_destroy(vote)?;
            tracing::info!(%vote, "the secret of a sealed vote was still there; it is destroyed");
        }
    }
    Ok(())
}

async fn rows(stores: &Stores, now: Timestamp) -> Result<(), StoreError> {
    let today = korean::seoul(now).date();
    let kept = Rules::on(today).retention;
    let hours = move |hours: i64| {
        let span = SignedDuration::from_hours(hours);
        now.saturating_sub(span).unwrap_or(Timestamp::MIN)
    };
    let days = move |days: i64| hours(24 * days);
    let removed = stores
        .site
        .write(move |tx| -> Result<_, StoreError> {
            Ok([
                store::idempotency_prune(tx, days(kept.form_answers_days))?,
                store::code_prune(tx, hours(kept.codes_hours))?,
                store::session_prune(tx, days(kept.sessions_days))?,
                store::outbox_prune(tx, days(kept.notices_days))?,
                close_unconsented(tx, days(kept.unconsented_days), now)?,
                store::room_names_forget(tx, days(kept.room_names_days))?,
                store::check_in_prune(tx, days(kept.check_in_marks_days))?,
                store::access_need_prune(tx, days(kept.access_needs_days))?,
                store::photo_prune(tx, now)? + store::evidence_file_prune(tx, now)?,
                store::draft_prune(tx, now)?,
                store::applications_purge(tx, days(kept.applications_days), today, now)?,
            ])
        })
        .await?;
    let [
        answers,
        codes,
        sessions,
        outbox,
        accounts,
        names,
        check_ins,
        needs,
        photos,
        drafts,
        applications,
    ] = removed;
    if removed.iter().any(|rows| *rows > 0) {
        tracing::info!(
            answers,
            codes,
            sessions,
            outbox,
            accounts,
            names,
            check_ins,
            needs,
            photos,
            drafts,
            applications,
            "old rows removed"
        );
    }
    Ok(())
}

/// Closes accounts whose owners signed in and never agreed to the terms: without consent
/// their addresses must not be kept.
fn close_unconsented(
    tx: &mut Tx<'_>,
    before: Timestamp,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let people = store::persons_unconsented(tx, before, korean::seoul(now).date(), CLOSED_AT_ONCE)?;
    for person in &people {
        store::person_close(tx, *person, now)?;
        store::contact_remove_all(tx, *person)?;
        store::rooms_forget_person(tx, *person)?;
        store::session_end_all(tx, *person, None, now)?;
        let (act, subject) = (Act::AccountManage.as_str(), format!("person/{person}"));
        let detail = json!({ "step": "close-unconsented" });
        store::audit_append(tx, now, None, act, &subject, &detail)?;
    }
    Ok(people.len() as u64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::testing::{at, stores};
    use process::id::{VoteId, VoteItemId};
    use process::vote::Terms;
    use store::{Idempotency, IdempotentRequest, NewCode};

    /// The counting process destroyed its own secret; this folder is that of another host, or
    /// was put back from a backup.
    #[tokio::test]
    async fn the_secret_of_a_sealed_vote_goes_wherever_it_is() {
        let (stores, folder) = stores();
        let now = at("2026-07-27T01:00:00Z");
        let (sealed, open, unknown) = (VoteId(1), VoteId(2), VoteId(3));
        for vote in [sealed, open] {
            let terms = Terms {
                opens_at: now - SignedDuration::from_hours(2),
                closes_at: now - SignedDuration::from_hours(1),
                max_choices: 1,
                items: vec![VoteItemId(1)],
            };
            let write = stores
                .ballot_box
                .write(move |tx| store::box_open(tx, vote, &terms, 60, now));
            write.await.unwrap();
        }
        for vote in [sealed, open, unknown] {
            stores.keys.vote_secret_make(vote).unwrap();
        }
        let seal = stores
            .ballot_box
            .write(move |tx| store::box_seal(tx, sealed, now));
        assert_eq!(seal.await, Ok(true));
        for _ in 0..2 {
            tidy(&stores, now).await.unwrap();
            assert_eq!(stores.keys.vote_secrets(), Ok(vec![open, unknown]));
            // The backup comes back once more.
            let key = |vote: VoteId| folder.path().join("keys").join(format!("vote-{vote}.key"));
            std::fs::copy(key(open), key(sealed)).unwrap();
        }
        tidy(&stores, now).await.unwrap();
        assert_eq!(stores.keys.vote_secrets(), Ok(vec![open, unknown]));
        assert!(stores.keys.slot(sealed, "voter").is_err());
    }

    /// An address is not kept for longer than it takes to make up one's mind.
    #[tokio::test]
    async fn an_account_without_consent_is_closed_after_a_week() {
        let (stores, _folder) = stores();
        let now = at("2026-07-27T01:00:00Z");
        let ago = move |days: i64| now - SignedDuration::from_hours(24 * days);
        let made = stores.site.write(move |tx| -> Result<_, StoreError> {
            let mut people = Vec::new();
            for (days, agreed) in [(8, false), (8, true), (6, false)] {
                let person = store::person_add(tx, "ko", "주민", ago(days))?;
                let address = format!("{person}@example.org");
                let contact = store::NewContact {
                    person,
                    channel: process::person::Channel::Email,
                    address_key: address.clone(),
                    address: store::Personal::new(address),
                    verified_at: Some(now),
                };
                store::contact_add(tx, &contact, ago(days))?;
                if agreed {
                    store::person_set_consent(tx, person, 1, ago(days))?;
                }
                people.push(person);
            }
            Ok(people)
        });
        let people = made.await.unwrap();
        tidy(&stores, now).await.unwrap();
        let left = stores.site.read(move |tx| -> Result<_, StoreError> {
            let mut left = Vec::new();
            for person in people {
                let closed = store::person_get(tx, person)?.is_some_and(|p| p.closed_at.is_some());
                left.push((closed, store::contacts_of(tx, person)?.len()));
            }
            Ok(left)
        });
        assert_eq!(left.await, Ok(vec![(true, 0), (false, 1), (false, 1)]));
    }

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
