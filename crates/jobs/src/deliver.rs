//! Takes notices out of the outbox and hands them to the couriers.
//!
//! An entry is leased for two minutes, so no two processes work on it. A process that dies
//! lets the lease run out, and the notice may then travel twice: it carries the same number
//! both times, by which a mail server or a hook can tell. It is never lost.

use std::sync::Arc;

use process::notice::Notice;
use store::{OutboxEntry, Retry, StoreError, Stores};

use crate::Clock;
use crate::courier::{Couriers, DeliveryError};

/// How many notices travel at once; all of them have to arrive within a lease.
const AT_ONCE: i64 = 4;

/// Delivers what is due, and answers how many notices arrived.
///
/// # Errors
/// When the store fails. A notice that was not taken is no error: it is tried again later.
pub async fn due(
    stores: &Stores,
    couriers: &Arc<Couriers>,
    clock: &Clock,
) -> Result<usize, StoreError> {
    let mut arrived = 0;
    loop {
        let now = clock();
        let next = stores.site.read(store::outbox_next_due).await?;
        if next.is_none_or(|next| now < next) {
            return Ok(arrived);
        }
        let taken = stores
            .site
            .write(move |tx| store::outbox_take(tx, AT_ONCE, now))
            .await?;
        if taken.is_empty() {
            return Ok(arrived);
        }
        let journeys: Vec<_> = taken
            .into_iter()
            .map(|entry| {
                let couriers = Arc::clone(couriers);
                tokio::task::spawn_blocking(move || {
                    let outcome = travel(&couriers, &entry);
                    (entry, outcome)
                })
            })
            .collect();
        for journey in journeys {
            // A courier that panicked leaves its lease to run out.
            let Ok((entry, outcome)) = journey.await else {
                continue;
            };
            arrived += usize::from(note(stores, entry, outcome, clock).await?);
        }
    }
}

/// Why an entry did not arrive. The text names nobody.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("entries of this kind are unknown to this version")]
    Kind,
    #[error("the entry can't be read")]
    Payload,
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

fn travel(couriers: &Couriers, entry: &OutboxEntry) -> Result<(), Failed> {
    if entry.kind != Notice::KIND {
        return Err(Failed::Kind);
    }
    let notice: Notice = serde_json::from_str(&entry.payload).map_err(|_| Failed::Payload)?;
    Ok(couriers.deliver(entry.id, &notice)?)
}

/// Writes down what became of an entry; `true` when it arrived.
async fn note(
    stores: &Stores,
    entry: OutboxEntry,
    outcome: Result<(), Failed>,
    clock: &Clock,
) -> Result<bool, StoreError> {
    let (id, attempt, now) = (entry.id, entry.attempt, clock());
    let Err(failed) = outcome else {
        stores
            .site
            .write(move |tx| store::outbox_done(tx, id, now))
            .await?;
        tracing::info!(entry = id, attempt, "notice delivered");
        return Ok(true);
    };
    let reason = failed.to_string();
    let retry = stores
        .site
        .write(move |tx| store::outbox_retry(tx, &entry, now, &reason))
        .await?;
    match retry {
        Retry::At(due) => {
            tracing::warn!(entry = id, attempt, %due, reason = %failed, "notice not delivered yet");
        }
        Retry::GivenUp => {
            tracing::error!(entry = id, attempt, reason = %failed, "notice given up");
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
