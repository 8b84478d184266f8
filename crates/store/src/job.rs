//! Work for a store thread, and how its asker gets the answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::error::StoreError;
use crate::tx::{Conn, Tx};

/// How a piece of work ended, before the commit.
pub(crate) enum Verdict {
    /// Keep what it wrote.
    Keep,
    /// Undo what it wrote, and nothing else.
    Undo,
}

/// A closure with its asker.
pub(crate) trait Job: Send {
    /// Runs the closure inside a savepoint.
    fn run(&mut self, tx: &mut Tx<'_>) -> Verdict;
    /// Gives the answer, or the failure of the transaction instead.
    fn answer(self: Box<Self>, commit: Result<(), StoreError>);
}

/// Work that wants the connection itself, or is told why there is none. It answers its asker
/// and hands its failure to the thread.
pub(crate) type Alone =
    Box<dyn FnOnce(Result<&mut Conn, StoreError>) -> Result<(), StoreError> + Send>;

/// What a store thread finds in its queue.
pub(crate) enum Message {
    /// Work inside a transaction.
    Job(Box<dyn Job>),
    /// Work outside of any transaction, such as VACUUM.
    Alone(Alone),
    /// Finish what is queued, then stop and say so.
    Stop(oneshot::Sender<()>),
}

/// The one kind of [`Job`]: a closure, then its result.
pub(crate) struct Work<F, T, E> {
    closure: Option<F>,
    result: Option<Result<T, E>>,
    asker: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work<F, T, E> {
    pub(crate) fn new(closure: F) -> (Work<F, T, E>, oneshot::Receiver<Result<T, E>>) {
        let (asker, answer) = oneshot::channel();
        (
            Work {
                closure: Some(closure),
                result: None,
                asker,
            },
            answer,
        )
    }
}

impl<F, T, E> Job for Work<F, T, E>
where
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Verdict {
        let Some(closure) = self.closure.take() else {
            return Verdict::Undo;
        };
        // The closure is not used again and its savepoint is rolled back, so a panic leaves
        // nothing half-made behind.
        let result = catch_unwind(AssertUnwindSafe(|| closure(tx)))
            .unwrap_or_else(|_| Err(StoreError::Panicked.into()));
        let verdict = if result.is_ok() {
            Verdict::Keep
        } else {
            Verdict::Undo
        };
        self.result = Some(result);
        verdict
    }

    fn answer(self: Box<Self>, commit: Result<(), StoreError>) {
        let result = match (commit, self.result) {
            (Ok(()), Some(result)) => result,
            (Ok(()), None) => Err(StoreError::Closed.into()),
            (Err(error), _) => Err(error.into()),
        };
        // An asker that went away wants no answer.
        let _ = self.asker.send(result);
    }
}
