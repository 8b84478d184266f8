//! One store as its users see it: `write` and `read`, each with a closure over [`Tx`].

use std::sync::Arc;
use std::sync::Mutex;

use tokio::sync::{mpsc, oneshot, watch};

use crate::effort::Effort;
use crate::error::StoreError;
use crate::failed::Failed;
use crate::ids::Ids;
use crate::job::{Message, Work};
use crate::link::{Link, Place};
use crate::tx::{Conn, Tx};
use crate::{reader, writer};

/// What the threads of a store share.
pub(crate) struct Shared {
    pub(crate) name: &'static str,
    pub(crate) ids: Arc<Ids>,
    pub(crate) effort: Arc<Effort>,
}

/// One of the three stores. A clone is another handle on the same threads.
#[derive(Clone)]
pub struct Db {
    name: &'static str,
    place: Place,
    writer: Option<mpsc::Sender<Message>>,
    reader: mpsc::Sender<Message>,
    readers: usize,
    failed: watch::Receiver<Option<StoreError>>,
}

impl Db {
    /// Connects and starts the threads: one that writes unless `writes` is false, and
    /// `readers` that read.
    pub(crate) fn start(
        place: &Place,
        shared: Shared,
        writes: bool,
        readers: usize,
    ) -> Result<Db, StoreError> {
        let name = shared.name;
        let shared = Arc::new(shared);
        let (fail, failed) = Failed::new(name);
        let fail = Arc::new(fail);
        let writer = if writes {
            let link = Link::open(place.clone(), name, true)?;
            let (sender, queue) = mpsc::channel(writer::GROUP);
            let (shared, fail) = (Arc::clone(&shared), Arc::clone(&fail));
            spawn(format!("{name}-writer"), move || {
                fail.guard(|| writer::run(link, queue, &shared, &fail));
            })?;
            Some(sender)
        } else {
            None
        };
        let (sender, queue) = mpsc::channel(writer::GROUP);
        let queue = Arc::new(Mutex::new(queue));
        let readers = readers.max(1);
        for number in 1..=readers {
            let link = Link::open(place.clone(), name, false)?;
            let (queue, shared) = (Arc::clone(&queue), Arc::clone(&shared));
            let fail = Arc::clone(&fail);
            let work = move || reader::run(link, &queue, &shared, &fail);
            spawn(format!("{name}-reader-{number}"), work)?;
        }
        Ok(Db {
            name,
            place: place.clone(),
            writer,
            reader: sender,
            readers,
            failed,
        })
    }

    /// The store's name: `site`, `roll` or `ballot_box`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs `closure` in a transaction and answers after the commit.
    ///
    /// When the closure answers an error or panics, what it wrote is undone; what others
    /// wrote in the same group is kept. The closure must do nothing that takes time: no
    /// other input or output, no sleep. Everybody's writes wait for it.
    ///
    /// It must hand on every [`StoreError`] it meets. On PostgreSQL a statement that fails
    /// ends the closure's savepoint: one that goes on and answers `Ok` fails the whole group,
    /// although SQLite lets it pass. Ask first, or use `ON CONFLICT`.
    ///
    /// # Errors
    /// What the closure answers, or the failure of the store. After a failure nothing was
    /// acknowledged; with [`StoreError::Unavailable`] it may still have been kept.
    pub async fn write<F, T, E>(&self, closure: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let writer = self.writer()?;
        let (work, answer) = Work::new(closure);
        send(writer, Message::Job(Box::new(work))).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// Runs `closure` on a reading connection. It sees one state of the store throughout.
    ///
    /// # Errors
    /// What the closure answers, or the failure of the store. Writing is refused.
    pub async fn read<F, T, E>(&self, closure: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (work, answer) = Work::new(closure);
        send(&self.reader, Message::Job(Box::new(work))).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// The failure after which the store takes no more writes, once there is one.
    pub fn failed(&self) -> watch::Receiver<Option<StoreError>> {
        self.failed.clone()
    }

    /// Does what is queued, moves the log into the database and stops the threads.
    ///
    /// Work that is asked for later is answered with [`StoreError::Closed`].
    pub async fn close(&self) {
        // The readers first: the writer can then empty the log, which nobody holds any more.
        let readers = std::iter::repeat_n(&self.reader, self.readers);
        for queue in readers.chain(&self.writer) {
            let (asker, answer) = oneshot::channel();
            if queue.send(Message::Stop(asker)).await.is_ok() {
                let _ = answer.await;
            }
        }
    }

    /// Runs `work` on the writing connection, outside of any transaction.
    pub(crate) async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (asker, answer) = oneshot::channel();
        let work = move |conn: Result<&mut Conn, StoreError>| {
            let done = conn.and_then(work);
            let outcome = done.as_ref().map(drop).map_err(StoreError::clone);
            let _ = asker.send(done);
            outcome
        };
        send(self.writer()?, Message::Alone(Box::new(work))).await?;
        answer.await.map_err(|_| StoreError::Closed)?
    }

    /// The file of the store, when it is one.
    pub fn file(&self) -> Option<&std::path::Path> {
        match &self.place {
            Place::Sqlite(file) => Some(file),
            Place::Postgres(_) => None,
        }
    }

    /// Reads every page of the store's file and names what is damaged; `None` when the store
    /// is no file. It takes time in proportion to the file.
    ///
    /// # Errors
    /// When the file is too damaged to be looked at.
    pub async fn check_file(&self) -> Result<Option<Vec<String>>, StoreError> {
        if self.file().is_none() {
            return Ok(None);
        }
        let check = |tx: &mut Tx<'_>| tx.rows("PRAGMA quick_check", &[], |row| row.get(0));
        let found: Vec<String> = self.read(check).await?;
        Ok(Some(
            found.into_iter().filter(|line| line != "ok").collect(),
        ))
    }

    fn writer(&self) -> Result<&mpsc::Sender<Message>, StoreError> {
        let refused = || StoreError::Setup("the stores were opened for reading only".into());
        self.writer.as_ref().ok_or_else(refused)
    }
}

async fn send(queue: &mpsc::Sender<Message>, message: Message) -> Result<(), StoreError> {
    queue.send(message).await.map_err(|_| StoreError::Closed)
}

fn spawn(name: String, work: impl FnOnce() + Send + 'static) -> Result<(), StoreError> {
    let started = std::thread::Builder::new().name(name).spawn(work);
    started
        .map(drop)
        .map_err(|e| StoreError::Setup(format!("no thread can be started: {e}")))
}
