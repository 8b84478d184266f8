//! Who listens to a room, and how a change reaches everybody at once.
//!
//! Each room that somebody listens to has one task. It is woken by the acts of this process and
//! looks every 200 ms for those of others on the same database. Listeners are told the revision
//! alone; the parts that changed are rendered once for a revision and the same bytes are sent
//! to every phone.
//!
//! Whoever leads an open room uses the site for as long as her line is open, though she may
//! only listen for an hour: her session does not count as idle meanwhile.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::Bytes;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::future::OptionFuture;
use futures_util::stream::{Stream, unfold};
use jiff::{SignedDuration, Timestamp};
use korean::Lang;
use process::id::RoomId;
use process::room::RoomState;
use store::{Room, StoreError};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};

use crate::app::App;
use crate::context;
use crate::error::WebError;

/// How often a room is looked at for what other processes wrote.
const LOOK: Duration = Duration::from_millis(200);
/// How often a silent line is kept open.
const ALIVE: Duration = Duration::from_secs(15);
/// How many browsers may listen, over all rooms: as many as four full rooms.
const LISTENERS: usize = 2_400;
/// How many browsers may listen to one room.
const IN_A_ROOM: usize = 700;
/// How many of one network: a full hall often has one address, and no network has them all.
const OF_A_NETWORK: usize = 800;
/// How many of one participant, one leader, or of the walls of one room.
const OF_ONE: usize = 12;
/// How many of one network, and in one room, who have not come in. With all who may come in
/// they fit into the room.
const STRANGERS: usize = 60;
const STRANGERS_IN_A_ROOM: usize = 90;
/// When to come back when there is no place.
const COME_BACK: u64 = 10;
/// When a browser opens a lost line again, in milliseconds: after a time of its own between
/// these, so that a hall does not come back in the same moment after a restart.
const REOPEN: (u64, u64) = (1_000, 3_000);
/// How often the line of whoever leads looks at the time.
const BEAT: Duration = Duration::from_millis(500);
/// How often it notes that her session is used.
const USED: SignedDuration = SignedDuration::from_mins(5);
/// How many renderings are kept.
const KEPT: usize = 64;

/// What is sent over a room's line: one number at a time.
pub type Line = Sse<axum::response::sse::KeepAliveStream<Events>>;
/// The numbers of a line as events.
pub type Events = std::pin::Pin<Box<dyn Stream<Item = Result<Event, Infallible>> + Send>>;

/// A rendering of a wall: its room, language, and whether it names who waits to speak.
pub type Wall = (RoomId, Lang, bool);

/// Who wants to listen.
pub struct Caller {
    /// A hash that stands for the network.
    pub network: String,
    /// Who it is in the room: a participant, a leader or a wall; nothing for a stranger.
    pub inside: Option<String>,
}

impl Caller {
    /// What this caller needs a place in, and how many places there are.
    fn needs(&self, room: RoomId) -> Vec<(String, usize)> {
        let network = &self.network;
        let mut all = vec![(format!("network/{network}"), OF_A_NETWORK)];
        match &self.inside {
            Some(who) => all.push((who.clone(), OF_ONE)),
            None => all.extend([
                (format!("strangers/{network}"), STRANGERS),
                (format!("room/{room}"), STRANGERS_IN_A_ROOM),
            ]),
        }
        all
    }
}

/// All rooms that somebody listens to.
pub struct Rooms {
    channels: Mutex<HashMap<RoomId, Arc<Channel>>>,
    places: Arc<Semaphore>,
    shares: Mutex<HashMap<String, Arc<Semaphore>>>,
    closing: watch::Sender<bool>,
    walls: Mutex<HashMap<Wall, Arc<Rendering>>>,
}

/// A wall with the revision at which it was rendered, behind a lock of its own.
type Rendering = tokio::sync::Mutex<Option<(i64, Bytes)>>;

struct Channel {
    wake: Notify,
    revision: watch::Sender<i64>,
}

impl Default for Rooms {
    fn default() -> Rooms {
        Rooms {
            channels: Mutex::default(),
            places: Arc::new(Semaphore::new(LISTENERS)),
            shares: Mutex::default(),
            closing: watch::channel(false).0,
            walls: Mutex::default(),
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

    /// A line on which the revisions of a room come, the present one first. `leader` is the
    /// token of the session of somebody who leads the room.
    ///
    /// # Errors
    /// 503 with a time to come back when too many listen.
    pub fn listen(
        &self,
        app: &App,
        (room, present): (RoomId, i64),
        caller: &Caller,
        leader: Option<String>,
    ) -> Result<Line, WebError> {
        let full = || WebError::Busy { wait: COME_BACK };
        let place = self
            .places
            .clone()
            .try_acquire_owned()
            .map_err(|_| full())?;
        let mut places = vec![place];
        for (share, most) in caller.needs(room) {
            places.push(self.share(share, most).ok_or_else(full)?);
        }
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
                leader: leader.map(|token| Leader {
                    app: app.clone(),
                    room,
                    token,
                    noted: (app.clock)(),
                }),
                _places: places,
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
        let kept = {
            let mut walls = whole(&self.walls);
            if walls.len() >= KEPT && !walls.contains_key(&wall) {
                walls.clear();
            }
            walls.entry(wall).or_default().clone()
        };
        // Whoever comes while one renders waits here and takes what came of it. Other rooms
        // have locks of their own.
        let mut kept = kept.lock().await;
        if let Some((revision, page)) = kept.as_ref()
            && *revision >= present
        {
            return Ok(page.clone());
        }
        let (revision, page) = render().await?;
        *kept = Some((revision, page.clone()));
        Ok(page)
    }

    /// A place in a share of all places; nothing when it is used up.
    fn share(&self, share: String, most: usize) -> Option<OwnedSemaphorePermit> {
        let mut shares = whole(&self.shares);
        // Each place that is taken holds on to its share.
        shares.retain(|_, share| Arc::strong_count(share) > 1);
        let new = || Arc::new(Semaphore::new(most));
        let share = shares.entry(share).or_insert_with(new).clone();
        share.try_acquire_owned().ok()
    }

    fn channels(&self) -> MutexGuard<'_, HashMap<RoomId, Arc<Channel>>> {
        whole(&self.channels)
    }
}

/// Takes a lock whose map is whole between any two of its calls, so that a panic elsewhere
/// leaves it usable.
fn whole<T>(map: &Mutex<T>) -> MutexGuard<'_, T> {
    map.lock().unwrap_or_else(|broken| broken.into_inner())
}

/// One listener.
struct Hearing {
    heard: watch::Receiver<i64>,
    closing: watch::Receiver<bool>,
    first: bool,
    leader: Option<Leader>,
    _places: Vec<OwnedSemaphorePermit>,
}

/// Whoever leads the room of a line.
struct Leader {
    app: App,
    room: RoomId,
    token: String,
    noted: Timestamp,
}

impl Leader {
    /// Notes now and then that her session is used, while the room is open. A session that is
    /// over stays over, and none lasts beyond its longest time.
    async fn beat(&mut self) {
        tokio::time::sleep(BEAT).await;
        let now = (self.app.clock)();
        if now < self.noted + USED {
            return;
        }
        self.noted = now;
        let room = self.room;
        let read = move |tx: &mut store::Tx<'_>| store::room_get(tx, room);
        let found: Result<Option<Room>, StoreError> = self.app.stores.site.read(read).await;
        if found.is_ok_and(|room| room.is_some_and(|room| room.state == RoomState::Open)) {
            // A store that can't answer now is asked again in a few minutes.
            let _ = context::signed_in(&self.app, &self.token, now).await;
        }
    }
}

impl Hearing {
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Hearing)> {
        if *self.closing.borrow() {
            return None;
        }
        while !self.first {
            let leader = self.leader.as_mut();
            let beat = OptionFuture::from(leader.map(Leader::beat));
            tokio::select! {
                changed = self.heard.changed() => {
                    changed.ok()?;
                    break;
                }
                _ = self.closing.changed() => return None,
                Some(()) = beat => {}
            }
        }
        let revision = *self.heard.borrow_and_update();
        let mut event = Event::default().data(revision.to_string());
        if std::mem::take(&mut self.first) {
            event = event.retry(reopen());
        }
        Some((Ok(event), self))
    }
}

/// When one browser opens a lost line again.
fn reopen() -> Duration {
    let random = u64::from_str_radix(&store::random_hex(4), 16).unwrap_or_default();
    let (least, most) = REOPEN;
    Duration::from_millis(least + random % (most - least))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// One client that opens lines without end keeps nobody else out.
    #[test]
    fn a_flood_of_lines_leaves_room_for_a_hall() {
        let rooms = Rooms::default();
        let caller = |network: &str, inside: Option<String>| Caller {
            network: network.to_owned(),
            inside,
        };
        let mut kept = Vec::new();
        let mut come = |caller: &Caller| {
            let needs = caller.needs(RoomId(1)).into_iter();
            let places: Option<Vec<_>> = needs.map(|(of, most)| rooms.share(of, most)).collect();
            let came = places.is_some();
            kept.extend(places);
            came
        };
        let flood = (0..1_000).filter(|_| come(&caller("far", None))).count();
        assert_eq!(flood, STRANGERS);
        let one = caller("hall", Some("participant/7".to_owned()));
        assert_eq!((0..100).filter(|_| come(&one)).count(), OF_ONE);
        let phone = |number: i64| caller("hall", Some(format!("participant/{}", 100 + number)));
        assert_eq!((0..600).filter(|number| come(&phone(*number))).count(), 600);
        // Who goes leaves the place to others.
        kept.clear();
        assert!(rooms.share("participant/7".to_owned(), OF_ONE).is_some());
    }
}
