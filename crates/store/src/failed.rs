//! The failure after which a store takes no more writes, noted by whichever thread meets it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::watch;

use crate::error::StoreError;
use crate::link::Link;

/// Where the threads of a store note its failure.
pub(crate) struct Failed {
    store: &'static str,
    error: watch::Sender<Option<StoreError>>,
}

impl Failed {
    /// None so far, and where to hear of it.
    pub(crate) fn new(store: &'static str) -> (Failed, watch::Receiver<Option<StoreError>>) {
        let (error, heard) = watch::channel(None);
        (Failed { store, error }, heard)
    }

    /// What is answered once the store has failed.
    pub(crate) fn refusal(&self) -> Option<StoreError> {
        let error = self.error.borrow();
        error
            .as_ref()
            .map(|error| StoreError::Failed(error.to_string()))
    }

    /// Leaves the transaction that met `error`. A disk error, in writing or in reading, is
    /// the end: the process has to start again.
    pub(crate) fn note(&self, link: &mut Link, error: &StoreError) {
        link.abandon(error);
        if error.is_fatal() {
            self.end(error.clone());
        }
    }

    /// Runs the writing thread. Without it nothing would be acknowledged and nobody would
    /// know, so its panic is a failure of the store, too.
    pub(crate) fn guard(&self, run: impl FnOnce()) {
        // Nothing is used again after a panic: the thread ends and the store has failed.
        if catch_unwind(AssertUnwindSafe(run)).is_err() {
            self.end(StoreError::Failed("its writing thread panicked".into()));
        }
    }

    fn end(&self, error: StoreError) {
        let first = self.error.send_if_modified(|there| {
            let first = there.is_none();
            there.get_or_insert_with(|| error.clone());
            first
        });
        if first {
            tracing::error!(store = self.store, %error, "the store takes no more writes");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::time::Duration;

    use super::*;
    use crate::stores::{StoreConfig, Stores};

    fn stores() -> (Stores, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let config = StoreConfig::sqlite(folder.path());
        Stores::migrate(&config).unwrap();
        (Stores::open(&config).unwrap(), folder)
    }

    async fn failure(stores: &Stores) -> StoreError {
        let heard = tokio::time::timeout(Duration::from_secs(10), stores.failed());
        heard.await.expect("the failure is heard of")
    }

    #[tokio::test]
    async fn a_writer_that_panics_is_a_failure() {
        let (stores, _folder) = stores();
        let work = stores
            .roll
            .alone(|_| -> Result<(), StoreError> { panic!("on purpose") });
        assert_eq!(work.await, Err(StoreError::Closed));
        assert!(matches!(failure(&stores).await, StoreError::Failed(_)));
        stores.close().await;
    }

    #[tokio::test]
    async fn a_disk_error_outside_of_transactions_is_a_failure() {
        let (stores, _folder) = stores();
        let broken = || StoreError::Disk("on purpose".into());
        let work = stores
            .ballot_box
            .alone(move |_| -> Result<(), StoreError> { Err(broken()) });
        assert_eq!(work.await, Err(broken()));
        assert_eq!(failure(&stores).await, broken());
        let write = stores.ballot_box.write(|_| Ok::<_, StoreError>(()));
        assert!(matches!(write.await, Err(StoreError::Failed(_))));
    }
}
