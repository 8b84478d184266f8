//! Takes notices out of the outbox and hands them to the couriers.
//!
//! An entry is leased for two minutes, so no two processes work on it. A process that dies
//! lets the lease run out, and the notice may then travel twice: it carries the same number
//! both times, by which a mail server or a hook can tell. It is never lost.

use std::sync::Arc;

use process::notice::Notice;
use store::{OUTBOX_ATTEMPTS, OutboxEntry, OutboxLine, Retry, StoreError, Stores};
use tokio::sync::watch;

use crate::Clock;
use crate::courier::{Couriers, DeliveryError};

/// How many notices of a line travel at once; all of them have to arrive within a lease.
const AT_ONCE: i64 = 4;

/// Messages to phones.
pub const PHONE: OutboxLine = OutboxLine::Only(Notice::PHONE_KIND);
/// E-mail, and whatever this version does not know.
pub const MAIL: OutboxLine = OutboxLine::Except(Notice::PHONE_KIND);

/// Delivers what is due in one line, and answers how many notices arrived. Once `stop` says
/// so it begins nothing new, so that the stores don't close under it.
///
/// # Errors
/// When the store fails. A notice that was not taken is no error: it is tried again later.
pub async fn due(
    stores: &Stores,
    couriers: &Arc<Couriers>,
    clock: &Clock,
    line: OutboxLine,
    stop: &watch::Receiver<bool>,
) -> Result<usize, StoreError> {
    let mut arrived = 0;
    while !*stop.borrow() {
        let now = clock();
        let next = stores
            .site
            .read(move |tx| store::outbox_next_due(tx, line))
            .await?;
        if next.is_none_or(|next| now < next) {
            break;
        }
        let taken = stores
            .site
            .write(move |tx| store::outbox_take_from(tx, line, AT_ONCE, now))
            .await?;
        if taken.is_empty() {
            break;
        }
        let journeys: Vec<_> = taken
            .into_iter()
            .map(|entry| {
                let (couriers, clock, parcel) =
                    (Arc::clone(couriers), Arc::clone(clock), entry.clone());
                let journey =
                    tokio::task::spawn_blocking(move || travel(&couriers, &parcel, &clock));
                (entry, journey)
            })
            .collect();
        for (entry, journey) in journeys {
            let outcome = journey.await.unwrap_or(Err(Failed::Panicked));
            arrived += usize::from(note(stores, entry, outcome, clock).await?);
        }
    }
    Ok(arrived)
}

/// How a journey ended well.
enum Arrival {
    /// The other side has it.
    Delivered,
    /// It was of no use any more and stayed here.
    Late,
}

/// Why an entry did not arrive. The text names nobody.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error("entries of this kind are unknown to this version")]
    Kind,
    #[error("the entry can't be read")]
    Payload,
    #[error("no earlier attempt came to an end")]
    Attempts,
    #[error("the courier panicked")]
    Panicked,
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
}

fn travel(couriers: &Couriers, entry: &OutboxEntry, clock: &Clock) -> Result<Arrival, Failed> {
    // Whoever tried it before did not live to say how it went. Once more could kill this
    // process, too, and the address in it must not stay for ever.
    if entry.attempt > OUTBOX_ATTEMPTS {
        return Err(Failed::Attempts);
    }
    if ![Notice::KIND, Notice::PHONE_KIND].contains(&entry.kind.as_str()) {
        return Err(Failed::Kind);
    }
    let notice: Notice = serde_json::from_str(&entry.payload).map_err(|_| Failed::Payload)?;
    if notice.is_late(clock()) {
        return Ok(Arrival::Late);
    }
    couriers.deliver(entry.id, &notice)?;
    Ok(Arrival::Delivered)
}

/// Writes down what became of an entry; `true` when it arrived.
async fn note(
    stores: &Stores,
    entry: OutboxEntry,
    outcome: Result<Arrival, Failed>,
    clock: &Clock,
) -> Result<bool, StoreError> {
    let (id, attempt, now) = (entry.id, entry.attempt, clock());
    let failed = match outcome {
        Ok(arrival) => {
            stores
                .site
                .write(move |tx| store::outbox_arrived(tx, &entry, now))
                .await?;
            let delivered = matches!(arrival, Arrival::Delivered);
            if delivered {
                tracing::info!(entry = id, attempt, "notice delivered");
            } else {
                tracing::warn!(entry = id, attempt, "notice too late, not delivered");
            }
            return Ok(delivered);
        }
        Err(failed) => failed,
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
        Retry::Lost => {
            tracing::warn!(entry = id, attempt, reason = %failed, "notice is with another by now");
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
