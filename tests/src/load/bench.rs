//! The two benches: ballots and pages.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use store::{StoreConfig, Stores};
use tokio::task::JoinSet;

use super::client::Client;
use super::figures::{Figures, load_average};
use super::ground::{Ground, MARKS, Poll, SLUG, Voter};
use super::options::{Bench, Options};
use super::random::Random;
use super::server::{self, Server};
use crate::database::Database;

/// Comments on the proposal whose page is measured.
const COMMENTS: usize = 30;
/// Comments on the agenda that is shown: half of them begin threads, half answer the first.
const THREAD: usize = 5_000;

/// Runs a bench and prints its figures.
///
/// # Errors
/// When something can't be set up, or the figures don't agree with the box.
pub async fn run(options: &Options) -> Result<()> {
    let database = options
        .postgres
        .as_deref()
        .map_or_else(Database::sqlite, Database::postgres);
    let place = if options.postgres.is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    println!("database: {place}; load average before: {}", load_average());
    let outcome = match options.bench {
        Bench::Ballots => ballots(options, &database.config()).await,
        Bench::Pages => pages(options, &database).await,
        Bench::Room => super::room::run(options, &database.config()).await,
    };
    database.remove();
    println!("load average after: {}", load_average());
    outcome
}

async fn ground(config: &StoreConfig, now: Timestamp) -> Result<Ground> {
    Stores::migrate(config)?;
    Ground::set_up(Stores::open(config)?, now).await
}

async fn open_vote(ground: &Ground, now: Timestamp) -> Result<Poll> {
    let day = SignedDuration::from_hours(24);
    ground.vote(now - day, now + day).await
}

/// Every voter sends one ballot; then the server is killed and the box is looked into.
async fn ballots(options: &Options, config: &StoreConfig) -> Result<()> {
    let now = Timestamp::now();
    let ground = ground(config, now).await?;
    let vote = open_vote(&ground, now).await?;
    let voters = ground.voters(vote.id, options.voters, now).await?;
    ground.close().await;
    let binary = server::binary()?;
    println!("server: {} serve, a child process", named(&binary));
    println!("{} voters, {} connections", voters.len(), options.clients);
    let server = Server::start(&binary, config)?;
    let (voters, next) = (Arc::new(voters), Arc::new(AtomicUsize::new(0)));
    let began = Instant::now();
    let mut clients = JoinSet::new();
    for number in 0..options.clients {
        let client = Client::connect(server.address()).await?;
        let work = (voters.clone(), next.clone(), vote.clone());
        let until = began + options.span;
        clients.spawn(cast(client, work, Random::new(number as u64), until));
    }
    let (mut each, mut others) = (Vec::new(), 0);
    while let Some(done) = clients.join_next().await {
        let (answered, refused) = done??;
        each.extend(answered);
        others += refused;
    }
    let whole = began.elapsed();
    server.kill()?;
    let stores = Stores::open(config)?;
    let id = vote.id;
    let rows = stores
        .ballot_box
        .read(move |tx| store::ballot_slots(tx, id))
        .await?;
    stores.close().await;
    let answers = each.len();
    println!("ballots      {}", Figures::new(each, whole));
    println!(
        "answers 303: {answers}; other answers: {others}; rows in the box after SIGKILL: {rows}"
    );
    ensure!(
        usize::try_from(rows) == Ok(answers),
        "the box and the answers don't agree"
    );
    ensure!(others == 0, "some ballots were not taken");
    Ok(())
}

/// Casts ballots of voters whom nobody else takes, until there are none or time is up.
async fn cast(
    mut client: Client,
    (voters, next, vote): (Arc<Vec<Voter>>, Arc<AtomicUsize>, Poll),
    mut random: Random,
    until: Instant,
) -> Result<(Vec<Duration>, usize)> {
    let path = format!("{}/ballot", vote.path());
    let (mut each, mut others) = (Vec::new(), 0);
    while Instant::now() < until {
        let Some(voter) = voters.get(next.fetch_add(1, Ordering::Relaxed)) else {
            break;
        };
        let form = voter.ballot(1, &random.some_of(&vote.items, MARKS));
        let sent = Instant::now();
        let reply = client.post(&path, Some(&voter.token), &form).await?;
        if reply.status == 303 {
            each.push(sent.elapsed());
        } else {
            others += 1;
        }
    }
    Ok((each, others))
}

/// Opens each page again and again.
async fn pages(options: &Options, database: &Database) -> Result<()> {
    let now = Timestamp::now();
    let config = &database.config();
    let ground = ground(config, now).await?;
    let vote = open_vote(&ground, now).await?;
    let voters = ground.voters(vote.id, options.voters, now).await?;
    let proposal = ground.proposals(options.proposals, COMMENTS, now).await?;
    let agenda = ground.agendas((options.proposals / 10).max(1), now).await?;
    let thread = ground.talk(agenda, THREAD, now).await?;
    let counted = count(&ground, options.voters, now).await?;
    ground.close().await;
    database.count_rows();
    let binary = server::binary()?;
    println!("server: {} serve, a child process", named(&binary));
    println!(
        "{} proposals, {COMMENTS} comments on the one shown, {THREAD} on the agenda, {} ballots in the counted vote, {} \
         connections, {} s each",
        options.proposals,
        options.voters,
        options.clients,
        options.span.as_secs()
    );
    let server = Server::start(&binary, config)?;
    let voter = &voters.first().context("there is a voter")?.token;
    let (district, vote) = (format!("/d/{SLUG}"), vote.path());
    let search = |word: &str| format!("{district}/search?q={}", encode(word));
    for (name, path, session) in [
        ("home", "/".to_owned(), None),
        ("district home", district.clone(), None),
        ("proposal list", format!("{district}/proposals"), None),
        (
            "proposal detail",
            format!("{district}/proposals/{proposal}"),
            None,
        ),
        ("vote, visitor", vote.clone(), None),
        ("vote, ballot", vote, Some(voter)),
        ("result", format!("{}/result", counted.path()), None),
        ("board", format!("{district}/agendas"), None),
        ("agenda", format!("{district}/agendas/{agenda}"), None),
        (
            "comments",
            format!("{district}/agendas/{agenda}/comments"),
            None,
        ),
        ("thread", format!("{district}/comments/{thread}"), None),
        (
            "compare",
            format!("{district}/compare?items=agenda-{agenda}&items=proposal-{proposal}"),
            None,
        ),
        ("search, in all", search("골목"), None),
        ("search, in 1 %", search("쉼터"), None),
        (
            "API list",
            format!("/api/v1/districts/{SLUG}/proposals"),
            None,
        ),
    ] {
        let (figures, bytes) = open(&server, options, &path, session).await?;
        println!("{name:<16} {figures}  {bytes} bytes");
    }
    server.kill()
}

/// A word in an address.
fn encode(word: &str) -> String {
    word.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A vote that was held some days ago, counted.
async fn count(ground: &Ground, voters: usize, now: Timestamp) -> Result<Poll> {
    let days = |n: i64| SignedDuration::from_hours(24 * n);
    let vote = ground.vote(now - days(20), now - days(10)).await?;
    let then = now - days(15);
    let voters = ground.voters(vote.id, voters, then).await?;
    ground
        .cast(&vote, &voters, &mut Random::new(1), then)
        .await?;
    let counted = jobs::counting::due(&ground.stores, now).await?;
    ensure!(counted == [vote.id], "the vote was counted");
    Ok(vote)
}

async fn open(
    server: &Server,
    options: &Options,
    path: &str,
    session: Option<&String>,
) -> Result<(Figures, usize)> {
    let began = Instant::now();
    let mut clients = JoinSet::new();
    for _ in 0..options.clients {
        let mut client = Client::connect(server.address()).await?;
        let (path, session) = (path.to_owned(), session.cloned());
        let until = began + options.span;
        clients.spawn(async move {
            let (mut each, mut bytes) = (Vec::new(), 0);
            while Instant::now() < until {
                let sent = Instant::now();
                let reply = client.get(&path, session.as_deref()).await?;
                each.push(sent.elapsed());
                ensure!(reply.status == 200, "{path} answered {}", reply.status);
                bytes = reply.body.len();
            }
            Ok((each, bytes))
        });
    }
    let (mut each, mut bytes) = (Vec::new(), 0);
    while let Some(done) = clients.join_next().await {
        let (answered, length) = done??;
        each.extend(answered);
        bytes = length;
    }
    Ok((Figures::new(each, began.elapsed()), bytes))
}

/// The last two parts of a path, which tell the profile and no more of the machine.
pub(super) fn named(binary: &Path) -> String {
    let parts: Vec<_> = binary.iter().rev().take(2).collect();
    parts
        .iter()
        .rev()
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}
