//! Places for forms with files. Each is much memory, so there are few, and nobody has two.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// The places, and who has one.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    senders: Arc<Senders>,
}

#[derive(Default)]
struct Senders {
    inside: Mutex<HashSet<String>>,
    left: Notify,
}

/// A place, free again when it is dropped.
pub struct Place {
    _sender: Sender,
    _permit: OwnedSemaphorePermit,
}

struct Sender {
    name: String,
    all: Arc<Senders>,
}

impl Senders {
    /// Whether this one came in; not when it is inside already.
    fn enter(&self, name: &str) -> bool {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.insert(name.to_owned())
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        let mut inside = self
            .all
            .inside
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        inside.remove(&self.name);
        drop(inside);
        self.all.left.notify_waiters();
    }
}

impl Places {
    /// So many places, all of them free.
    pub fn new(count: usize) -> Places {
        Places {
            free: Arc::new(Semaphore::new(count)),
            senders: Arc::default(),
        }
    }

    /// Waits for a place, and before that for the one that this sender has; `None` when there
    /// never will be one.
    pub async fn take(&self, sender: &str) -> Option<Place> {
        let sender = self.alone(sender).await;
        let permit = self.free.clone().acquire_owned().await.ok()?;
        Some(Place {
            _sender: sender,
            _permit: permit,
        })
    }

    async fn alone(&self, name: &str) -> Sender {
        loop {
            // Listening begins before looking, so nobody who leaves in between is missed.
            let left = self.senders.left.notified();
            if self.senders.enter(name) {
                return Sender {
                    name: name.to_owned(),
                    all: self.senders.clone(),
                };
            }
            left.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    const MOMENT: Duration = Duration::from_millis(50);

    #[tokio::test]
    async fn nobody_has_two_places_and_all_are_free_again() {
        let places = Places::new(2);
        let first = places.take("a").await;
        assert!(
            timeout(MOMENT, places.take("a")).await.is_err(),
            "a has one"
        );
        let second = timeout(MOMENT, places.take("b")).await.expect("is free");
        assert!(
            timeout(MOMENT, places.take("c")).await.is_err(),
            "none is left"
        );
        let (waits, ()) = tokio::join!(places.take("a"), async { drop(first) });
        assert!(waits.is_some(), "who leaves makes room");
        drop((waits, second));
        let all = tokio::join!(places.take("a"), places.take("b"));
        assert!(all.0.is_some() && all.1.is_some());
    }
}
