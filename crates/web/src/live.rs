//! Who listens to a room, and how a change reaches everybody at once.
//!
//! Each room that somebody listens to has one task. It is woken by the acts of this process and
//! looks every 200 ms for those of others on the same database. Listeners are told the revision
//! alone; the parts that changed are rendered once for a revision and the same bytes are sent
//! to every phone.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::Bytes;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use korean::Lang;
use process::id::RoomId;
use store::StoreError;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};

use crate::app::App;
use crate::error::WebError;

/// How often a room is looked at for what other processes wrote.
const LOOK: Duration = Duration::from_millis(200);
/// How often a silent line is kept open.
const ALIVE: Duration = Duration::from_secs(15);
/// How many browsers may listen, over all rooms: as many as four full rooms.
const LISTENERS: usize = 2_400;
/// How many browsers may listen to one room.
const IN_A_ROOM: usize = 700;
/// When to come back when there is no place.
const COME_BACK: u64 = 10;
/// How many renderings are kept.
const KEPT: usize = 64;

/// What is sent over a room's line: one number at a time.
pub type Line = Sse<axum::response::sse::KeepAliveStream<Events>>;
/// The numbers of a line as events.
pub type Events = std::pin::Pin<Box<dyn Stream<Item = Result<Event, Infallible>> + Send>>;

/// A rendering of a wall: its room, language, and whether it names who waits to speak.
pub type Wall = (RoomId, Lang, bool);

/// All rooms that somebody listens to.
pub struct Rooms {
    channels: Mutex<HashMap<RoomId, Arc<Channel>>>,
    places: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    walls: tokio::sync::Mutex<HashMap<Wall, (i64, Bytes)>>,
}

struct Channel {
    wake: Notify,
    revision: watch::Sender<i64>,
}

impl Default for Rooms {
    fn default() -> Rooms {
        Rooms {
            channels: Mutex::default(),
            places: Arc::new(Semaphore::new(LISTENERS)),
            closing: watch::channel(false).0,
            walls: tokio::sync::Mutex::default(),
        }
    }
}

impl Rooms {
    /// Looks at a room at once, after an act in it.
    pub fn wake(&self, room: RoomId) {
        if let Some(channel) = self.channels().get(&room) {
            channel.wake.notify_one();
        }
    }

    /// Ends every line, so that a stop need not wait for them.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// A line on which the revisions of a room come, the present one first.
    ///
    /// # Errors
    /// 503 with a time to come back when too many listen.
    pub fn listen(&self, app: &App, room: RoomId, present: i64) -> Result<Line, WebError> {
        let full = || WebError::Busy { wait: COME_BACK };
        let place = self
            .places
            .clone()
            .try_acquire_owned()
            .map_err(|_| full())?;
        let heard = {
            let mut channels = self.channels();
            let known = channels.get(&room).cloned();
            let channel = known.unwrap_or_else(|| {
                let channel = Arc::new(Channel {
                    wake: Notify::new(),
                    revision: watch::channel(present).0,
                });
                channels.insert(room, channel.clone());
                // The first listener counts before the task looks whether there is one.
                tokio::spawn(look(app.clone(), room, channel.clone()));
                channel
            });
            if channel.revision.receiver_count() >= IN_A_ROOM {
                return Err(full());
            }
            channel.revision.subscribe()
        };
        let closing = self.closing.subscribe();
        let line: Events = Box::pin(unfold(
            Hearing {
                heard,
                closing,
                first: true,
                _place: place,
            },
            Hearing::next,
        ));
        Ok(Sse::new(line).keep_alive(KeepAlive::new().interval(ALIVE)))
    }

    /// The wall of a room as it is at its present revision: rendered once, shared by all.
    ///
    /// # Errors
    /// When `render` fails; it answers the revision that it saw with the page.
    pub async fn wall<F, Fut>(&self, wall: Wall, present: i64, render: F) -> Result<Bytes, WebError>
    where
        F: FnOnce() -> Fut,
        Fut: Future<Output = Result<(i64, Bytes), WebError>>,
    {
        // Whoever comes while one renders waits here and takes what came of it.
        let mut walls = self.walls.lock().await;
        if let Some((revision, page)) = walls.get(&wall)
            && *revision >= present
        {
            return Ok(page.clone());
        }
        let (revision, page) = render().await?;
        if walls.len() >= KEPT {
            walls.clear();
        }
        walls.insert(wall, (revision, page.clone()));
        Ok(page)
    }

    fn channels(&self) -> MutexGuard<'_, HashMap<RoomId, Arc<Channel>>> {
        // The map is whole between any two of its calls, so a panic elsewhere leaves it usable.
        self.channels
            .lock()
            .unwrap_or_else(|broken| broken.into_inner())
    }
}

/// One listener.
struct Hearing {
    heard: watch::Receiver<i64>,
    closing: watch::Receiver<bool>,
    first: bool,
    _place: OwnedSemaphorePermit,
}

impl Hearing {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Hearing)> {
        if *self.closing.borrow() {
            return None;
        }
        if !self.first {
            tokio::select! {
                changed = self.heard.changed() => changed.ok()?,
                _ = self.closing.changed() => return None,
            }
        }
        self.first = false;
        let revision = *self.heard.borrow_and_update();
        Some((Ok(Event::default().data(revision.to_string())), self))
    }
}

/// Follows the revision of a room while somebody listens.
async fn look(app: App, room: RoomId, channel: Arc<Channel>) {
    let mut closing = app.rooms.closing.subscribe();
    loop {
        tokio::select! {
            () = channel.wake.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
            _ = closing.changed() => {}
        }
        {
            let mut channels = app.rooms.channels();
            if *closing.borrow() || channel.revision.receiver_count() == 0 {
                channels.remove(&room);
                return;
            }
        }
        let read = move |tx: &mut store::Tx<'_>| store::room_revision(tx, room);
        let found: Result<Option<i64>, StoreError> = app.stores.site.read(read).await;
        // A store that can't answer now is asked again after the next pause.
        if let Ok(Some(revision)) = found {
            channel.revision.send_if_modified(|known| {
                let grown = *known != revision;
                *known = revision;
                grown
            });
        }
    }
}
