//! A workshop room under load: phones write cards, a projector shows them, the server is killed.
//!
//! Each phone does what the script of a room does: it comes in with the code, keeps a line of
//! events open, opens the wall anew when something has changed, looks at its own page when its
//! cards are saved, and keeps a card that was not saved until it is, with the same key. The
//! projector opens its wall the same way; from the moment a phone first sends a card until the
//! projector has it is what is measured.

use std::collections::{BTreeMap, HashMap};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use process::id::RoomId;
use store::{StoreConfig, Stores};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::bench::named;
use super::client::Client;
use super::figures::Figures;
use super::ground::Ground;
use super::random::Random;
use super::server::{self, Server};
use crate::load::options::Options;

/// A phone writes a card about so often.
const PAUSE: Duration = Duration::from_secs(20);
/// How soon the script of a room opens the wall again when more has changed meanwhile: on a
/// projector, and at least on a phone.
const BREATH: Duration = Duration::from_millis(100);
const PHONE_BREATH: Duration = Duration::from_millis(1_000);
/// After how long the script sends a card again at first, and at most; half of it by chance.
const AGAIN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(8));
/// How long whoever opens a lost line again waits, as the server tells each browser.
const REOPEN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(3));
/// How long the phones have after the server is back.
const PATIENCE: Duration = Duration::from_secs(120);
/// By when everything should be saved that was kept meanwhile.
const GOAL: Duration = Duration::from_secs(15);

/// What the phones and the projector share.
struct Hall {
    address: SocketAddr,
    room: RoomId,
    code: String,
    /// Cards that were sent and are not on the projector yet.
    sent: Mutex<HashMap<String, Instant>>,
    /// Whether the clock of the figures runs.
    measured: AtomicBool,
    each: Mutex<Vec<Duration>>,
    made: AtomicUsize,
    saved: AtomicUsize,
    writing: AtomicBool,
    over: AtomicBool,
    /// What phones were answered instead of having their cards saved, once the server was back.
    refused: Mutex<BTreeMap<String, usize>>,
    back: AtomicBool,
}

impl Hall {
    /// Notes why a card is not saved yet.
    fn unsaved(&self, answer: &std::io::Result<super::client::Reply>) {
        if self.back.load(Ordering::Relaxed) {
            let why = match answer {
                Ok(reply) => reply.status.to_string(),
                Err(error) => error.kind().to_string(),
            };
            *held(&self.refused).entry(why).or_default() += 1;
        }
    }

    fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }
}

/// Runs the load and prints its figures.
///
/// # Errors
/// When something can't be set up, or a card was lost or doubled.
pub async fn run(options: &Options, config: &StoreConfig) -> Result<()> {
    let now = Timestamp::now();
    Stores::migrate(config)?;
    let ground = Ground::set_up(Stores::open(config)?, now).await?;
    let (room, code) = ground.room(now).await?;
    ground.close().await;
    let binary = server::binary()?;
    println!("server: {} serve, a child process", named(&binary));
    println!(
        "{} phones, each with a line of events and a card about every {} s; {} s of measuring, \
         then {} s without a server",
        options.clients,
        PAUSE.as_secs(),
        options.span.as_secs(),
        options.outage.as_secs()
    );
    let server = Server::start(&binary, config)?;
    let hall = Arc::new(Hall {
        address: server.address(),
        room,
        code,
        sent: Mutex::default(),
        measured: AtomicBool::new(true),
        each: Mutex::default(),
        made: AtomicUsize::new(0),
        saved: AtomicUsize::new(0),
        writing: AtomicBool::new(true),
        over: AtomicBool::new(false),
        refused: Mutex::default(),
        back: AtomicBool::new(false),
    });
    let mut tasks = JoinSet::new();
    tasks.spawn(projector(hall.clone()));
    for number in 0..options.clients {
        let mut client = Client::connect(hall.address).await?;
        come_in(&mut client, &hall).await?;
        let opened = Arc::new(Notify::new());
        let watching = client.again().await?;
        tasks.spawn(watch(watching, number, hall.clone(), opened.clone()));
        tasks.spawn(write(client, number, hall.clone(), opened));
    }
    sleep(options.span).await;
    hall.measured.store(false, Ordering::Relaxed);
    let before = hall.made.load(Ordering::Relaxed);
    let each = std::mem::take(&mut *held(&hall.each));
    println!("card to projector  {}", Figures::new(each, options.span));

    server.kill()?;
    sleep(options.outage).await;
    let server = Server::start_at(hall.address, &binary, config)?;
    let back = Instant::now();
    hall.back.store(true, Ordering::Relaxed);
    sleep(Duration::from_secs(5)).await;
    hall.writing.store(false, Ordering::Relaxed);
    let unsaved = || hall.made.load(Ordering::Relaxed) - hall.saved.load(Ordering::Relaxed);
    while unsaved() > 0 && back.elapsed() < PATIENCE {
        sleep(Duration::from_millis(100)).await;
    }
    let (left, took) = (unsaved(), back.elapsed());
    hall.over.store(true, Ordering::Relaxed);
    server.kill()?;
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    let stores = Stores::open(config)?;
    let read = move |tx: &mut store::Tx<'_>| store::room_full(tx, room);
    let full: Result<_, store::StoreError> = stores.site.read(read).await;
    let full = full?.context("the room is there")?;
    stores.close().await;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for card in &full.cards {
        *times.entry(card.text.as_str()).or_default() += 1;
    }
    let made = hall.made.load(Ordering::Relaxed);
    let doubled = times.values().filter(|times| **times > 1).count();
    println!(
        "cards made: {made}, {before} of them before the server was killed; unsaved {:.1} s after \
         it was back (goal: {} s): {left}; cards in the room: {}; doubled: {doubled}",
        took.as_secs_f64(),
        GOAL.as_secs(),
        times.len()
    );
    println!(
        "not saved at the first try after it: {:?}",
        held(&hall.refused)
    );
    ensure!(
        left == 0 && times.len() == made && doubled == 0,
        "cards were lost or doubled"
    );
    Ok(())
}

fn held<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The hidden token of the forms of a page.
fn token(page: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(page);
    let (_, rest) = text.split_once("name=\"csrf\" value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

async fn come_in(client: &mut Client, hall: &Hall) -> Result<()> {
    let page = client.get("/join", None).await?;
    let csrf = token(&page.body).context("a form of the page")?;
    let (code, key) = (&hall.code, store::random_hex(16));
    let form = format!("csrf={csrf}&key={key}&code={code}&nickname=&district=&table=1");
    let done = client.post("/join", None, &form).await?;
    ensure!(done.status == 303, "coming in was answered {}", done.status);
    Ok(())
}

/// A time between two, by chance.
fn between(random: &mut Random, (least, most): (Duration, Duration)) -> Duration {
    least + (most - least).mul_f64(random.below(1_000) as f64 / 1_000.0)
}

/// The wall of a phone: opened anew after each change, as the script does.
async fn watch(browser: Client, number: usize, hall: Arc<Hall>, opened: Arc<Notify>) -> Result<()> {
    let wall = format!("/rooms/{}/wall", hall.room);
    let random = Random::new(!(number as u64));
    let breath = (PHONE_BREATH, 2 * PHONE_BREATH);
    let line = Line {
        browser,
        random,
        breath,
    };
    line.follow(&hall, &wall, || opened.notify_one(), |_| {})
        .await;
    Ok(())
}

/// The projector: the same, and it notes which cards have come.
async fn projector(hall: Arc<Hall>) -> Result<()> {
    let wall = format!("/rooms/{}/wall?on=projector", hall.room);
    let line = Line {
        browser: Client::connect(hall.address).await?,
        random: Random::new(0),
        breath: (BREATH, BREATH),
    };
    let seen = hall.clone();
    line.follow(
        &hall,
        &wall,
        || {},
        move |page| {
            let arrived = Instant::now();
            let text = String::from_utf8_lossy(page).into_owned();
            let mut each = held(&seen.each);
            held(&seen.sent).retain(|card, began| {
                let there = text.contains(card.as_str());
                if there && seen.measured.load(Ordering::Relaxed) {
                    each.push(arrived - *began);
                }
                !there
            });
        },
    )
    .await;
    Ok(())
}

/// What a browser needs to keep a line open.
struct Line {
    browser: Client,
    random: Random,
    breath: (Duration, Duration),
}

impl Line {
    /// Keeps a line open for as long as the hall is, and opens `wall` after each change.
    async fn follow(
        mut self,
        hall: &Hall,
        wall: &str,
        mut opened: impl FnMut(),
        mut look: impl FnMut(&[u8]),
    ) {
        let events = format!("/rooms/{}/events", hall.room);
        while !hall.is_over() {
            // The server may be away: the next round tries again.
            let both = async {
                let line = self.browser.again().await?.listen(&events).await?;
                Ok::<_, std::io::Error>((line, self.browser.again().await?))
            };
            if let Ok((mut line, mut page)) = both.await {
                opened();
                while !hall.is_over() {
                    let next = tokio::time::timeout(Duration::from_secs(20), line.next());
                    let Ok(Ok(_)) = next.await else { break };
                    match page.get(wall, None).await {
                        Ok(reply) if reply.status == 200 => look(&reply.body),
                        _ => break,
                    }
                    sleep(between(&mut self.random, self.breath)).await;
                }
            }
            sleep(between(&mut self.random, REOPEN)).await;
        }
    }
}

/// Writes cards, and keeps each until it is saved.
async fn write(
    mut client: Client,
    number: usize,
    hall: Arc<Hall>,
    opened: Arc<Notify>,
) -> Result<()> {
    let mut random = Random::new(number as u64);
    let here = format!("/rooms/{}", hall.room);
    let page = client.get("/join", None).await?;
    let csrf = token(&page.body).context("a form of the page")?;
    let (mut waiting, mut count, mut wait) = (Vec::new(), 0, AGAIN.0);
    let mut next = Instant::now() + between(&mut random, (Duration::ZERO, PAUSE));
    let mut retry = Instant::now();
    while !hall.is_over() {
        let now = Instant::now();
        if now >= next && hall.writing.load(Ordering::Relaxed) {
            count += 1;
            let card = format!("카드{number}번{count}째장");
            hall.made.fetch_add(1, Ordering::Relaxed);
            held(&hall.sent).insert(card.clone(), now);
            waiting.push((card, store::random_hex(16)));
            next = now + between(&mut random, (PAUSE / 2, PAUSE * 3 / 2));
        }
        if now >= retry
            && let Some((card, key)) = waiting.first()
        {
            let text: String = card.bytes().map(|b| format!("%{b:02X}")).collect();
            let form = format!("csrf={csrf}&key={key}&board=liked&text={text}&table=");
            let sent = again(&mut client, &format!("{here}/cards"), &form).await;
            if sent.as_ref().is_ok_and(|reply| reply.status == 303) {
                hall.saved.fetch_add(1, Ordering::Relaxed);
                waiting.remove(0);
                wait = AGAIN.0;
                if waiting.is_empty() {
                    // It shows her own cards anew; nothing hangs on it.
                    let _ = client.get(&here, None).await;
                }
            } else {
                hall.unsaved(&sent);
                retry = Instant::now() + between(&mut random, (wait / 2, wait));
                wait = (wait * 2).min(AGAIN.1);
            }
            continue;
        }
        tokio::select! {
            () = opened.notified() => {
                // A line that is open again says that the server is back.
                retry = retry.min(Instant::now() + between(&mut random, (Duration::ZERO, AGAIN.0)));
            }
            () = sleep(Duration::from_millis(20)) => {}
        }
    }
    Ok(())
}

/// Sends a form. A connection that the server has let go of is no answer: a browser opens
/// another one for the same form.
async fn again(
    client: &mut Client,
    path: &str,
    form: &str,
) -> std::io::Result<super::client::Reply> {
    match client.post(path, None, form).await {
        Ok(reply) => Ok(reply),
        Err(_) => {
            *client = client.again().await?;
            client.post(path, None, form).await
        }
    }
}
