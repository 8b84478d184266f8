//! Readers: a few threads, each with a connection of its own, that share one queue.

use std::sync::{Arc, Mutex};

use tokio::sync::mpsc;

use crate::db::Shared;
use crate::error::StoreError;
use crate::failed::Failed;
use crate::job::{Job, Message};
use crate::link::Link;
use crate::tx::Tx;

/// The queue that the readers of a store share.
pub(crate) type Queue = Arc<Mutex<mpsc::Receiver<Message>>>;

/// Runs until the queue is closed or a stop is asked for; each stop ends one reader.
pub(crate) fn run(mut link: Link, queue: &Queue, shared: &Shared, failed: &Failed) {
    while let Some(message) = next(queue) {
        match message {
            Message::Job(mut job) => {
                let outcome = read(&mut link, &mut job, shared);
                if let Err(error) = &outcome {
                    failed.note(&mut link, error);
                }
                job.answer(outcome);
            }
            Message::Alone(work) => {
                if let Err(error) = work(link.conn()) {
                    failed.note(&mut link, &error);
                }
            }
            Message::Stop(answer) => {
                drop(link);
                let _ = answer.send(());
                return;
            }
        }
    }
}

fn next(queue: &Queue) -> Option<Message> {
    // One reader waits in the queue, the others wait for its place.
    let mut queue = queue
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    queue.blocking_recv()
}

/// One closure sees one state of the database, however many statements it runs.
fn read(link: &mut Link, job: &mut Box<dyn Job>, shared: &Shared) -> Result<(), StoreError> {
    let conn = link.begin_read()?;
    let mut tx = Tx::new(conn, &shared.ids, &shared.effort);
    job.run(&mut tx);
    if let Some(error) = tx.lost() {
        return Err(error.clone());
    }
    conn.batch("ROLLBACK")
}
