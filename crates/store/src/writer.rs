//! The writer: one thread that turns its queue into transactions.
//!
//! It takes everything that waits, up to [`GROUP`] pieces of work, into one transaction with
//! a savepoint for each, commits once and then answers everyone. Disk time is thus paid once
//! for a group. Nobody is answered before the commit, not even who is refused: a refusal may
//! rest on what a neighbour in the same group wrote.
//!
//! On PostgreSQL each group first takes an advisory lock of its store. Writes of one store
//! are therefore in one order across all processes, as they are on SQLite: a decision may
//! read, decide and write without a race, and groups can't deadlock. The row of the audit
//! head would make writers wait for each other anyway.

use tokio::sync::{mpsc, oneshot};

use crate::db::Shared;
use crate::error::StoreError;
use crate::failed::Failed;
use crate::job::{Alone, Job, Message, Verdict};
use crate::link::Link;
use crate::tx::Tx;

/// The largest number of closures in one transaction.
pub(crate) const GROUP: usize = 512;

/// Runs until the queue is closed or a stop is asked for.
pub(crate) fn run(
    mut link: Link,
    mut queue: mpsc::Receiver<Message>,
    shared: &Shared,
    failed: &Failed,
) {
    let mut waiting = Vec::with_capacity(GROUP);
    let mut stopped: Vec<oneshot::Sender<()>> = Vec::new();
    while queue.blocking_recv_many(&mut waiting, GROUP) > 0 {
        let mut jobs = Vec::with_capacity(waiting.len());
        for message in waiting.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Alone(work) => {
                    group(&mut link, std::mem::take(&mut jobs), shared, failed);
                    alone(&mut link, work, failed);
                }
                Message::Stop(answer) => {
                    // Nothing new comes in; what is queued is still done.
                    queue.close();
                    stopped.push(answer);
                }
            }
        }
        group(&mut link, jobs, shared, failed);
    }
    if let Err(error) = link.finish() {
        tracing::warn!(store = shared.name, %error, "the store did not finish in order");
    }
    drop(link);
    for answer in stopped {
        let _ = answer.send(());
    }
}

fn alone(link: &mut Link, work: Alone, failed: &Failed) {
    let done = match failed.refusal() {
        Some(error) => work(Err(error)),
        None => work(link.conn()),
    };
    if let Err(error) = &done {
        failed.note(link, error);
    }
}

fn group(link: &mut Link, mut jobs: Vec<Box<dyn Job>>, shared: &Shared, failed: &Failed) {
    if jobs.is_empty() {
        return;
    }
    let outcome = match failed.refusal() {
        Some(error) => Err(error),
        None => transact(link, &mut jobs, shared),
    };
    if let Err(error) = &outcome {
        failed.note(link, error);
    }
    for job in jobs {
        job.answer(outcome.clone());
    }
}

fn transact(link: &mut Link, jobs: &mut [Box<dyn Job>], shared: &Shared) -> Result<(), StoreError> {
    let conn = link.begin_write()?;
    for job in jobs {
        conn.batch("SAVEPOINT job")?;
        let mut tx = Tx::new(conn, &shared.ids, &shared.effort);
        let verdict = job.run(&mut tx);
        if let Some(error) = tx.lost() {
            return Err(error.clone());
        }
        if conn.lost_transaction() {
            return Err(StoreError::Unavailable("the transaction was lost".into()));
        }
        match verdict {
            Verdict::Keep => conn.batch("RELEASE SAVEPOINT job")?,
            Verdict::Undo => conn.batch("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")?,
        }
    }
    conn.batch("COMMIT")
}
