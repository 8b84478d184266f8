//! `kill -9` at the peak of a vote, on the real binary over real sockets.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use process::id::VoteItemId;
use store::{StoreConfig, Stores};
use system_tests::app::has_postgres;
use system_tests::database::{Database, POSTGRES};
use system_tests::load::ground::{Ground, MARKS, Poll};
use system_tests::load::{Client, Random, Server, Voter, server};
use tokio::sync::Notify;
use tokio::task::JoinSet;

const KILLS: usize = 20;
const VOTERS: usize = 400;
const CLIENTS: usize = 32;
/// When the server is killed, in milliseconds after the first answer.
const PATIENCE: std::ops::Range<u64> = 50..400;
/// How long the first answer of a started server may take, on a slow machine.
const ANSWERED_WITHIN: Duration = Duration::from_secs(60);

/// A numbered ballot.
type Ballot = (i64, Vec<VoteItemId>);

/// A voter with what she knows of her ballots.
struct Person {
    voter: Voter,
    /// The last one that was answered with 303.
    acknowledged: Option<Ballot>,
    /// The one she sent and got no answer for; she sends it again as it is.
    unanswered: Option<Ballot>,
}

/// Some voters who share a connection, and how often they were answered.
struct Queue {
    people: Vec<Person>,
    /// Whose turn it is; the turn goes on where the last kill ended it.
    turn: usize,
    random: Random,
    answers: usize,
}

/// Given `kill -9` at peak, when restarted, then every acknowledged ballot exists exactly
/// once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scenario_19_twenty_kills_lose_and_double_nothing() {
    let sqlite = Database::sqlite();
    twenty_kills("SQLite", &sqlite.config()).await;
    for store in ["site", "roll", "ballot_box"] {
        let file = sqlite.folder().join(format!("{store}.db"));
        let connection = rusqlite::Connection::open(file).unwrap();
        let said: String = connection
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(said, "ok", "{store}.db");
    }
    if has_postgres() {
        let postgres = Database::postgres(&std::env::var(POSTGRES).unwrap());
        twenty_kills("PostgreSQL", &postgres.config()).await;
        postgres.remove();
    }
}

async fn twenty_kills(place: &str, config: &StoreConfig) {
    let seed = Random::any_seed();
    println!("{place}: seed {seed}");
    let mut random = Random::new(seed);
    let (vote, voters) = prepare(config).await;
    let binary = tokio::task::spawn_blocking(server::binary)
        .await
        .unwrap()
        .unwrap();
    let mut queues: Vec<Queue> = (0..CLIENTS)
        .map(|_| Queue {
            people: Vec::new(),
            turn: 0,
            random: Random::new(random.number()),
            answers: 0,
        })
        .collect();
    for (n, voter) in voters.into_iter().enumerate() {
        let person = Person {
            voter,
            acknowledged: None,
            unanswered: None,
        };
        queues[n % CLIENTS].people.push(person);
    }
    let vote = Arc::new(vote);
    for kill in 0..KILLS {
        let server = Server::start(&binary, config).unwrap();
        let first = Arc::new(Notify::new());
        let mut clients = JoinSet::new();
        for queue in queues {
            let client = Client::connect(server.address()).await.unwrap();
            clients.spawn(vote_on(client, queue, vote.clone(), first.clone()));
        }
        if tokio::time::timeout(ANSWERED_WITHIN, first.notified())
            .await
            .is_err()
        {
            // A client that was refused panicked. Joining shows why; without the server, the
            // others end too.
            let killed = server.kill();
            clients.join_all().await;
            panic!("kill {kill}: no answer within {ANSWERED_WITHIN:?}; killing: {killed:?}");
        }
        let patience = PATIENCE.start + random.below(PATIENCE.end - PATIENCE.start);
        tokio::time::sleep(Duration::from_millis(patience)).await;
        server.kill().unwrap();
        queues = clients.join_all().await;
        assert_eq!(queues.len(), CLIENTS, "kill {kill}");
    }
    let answers: usize = queues.iter().map(|queue| queue.answers).sum();
    let people = queues.into_iter().flat_map(|queue| queue.people).collect();
    look_into(place, config, &vote, people, answers).await;
}

async fn prepare(config: &StoreConfig) -> (Poll, Vec<Voter>) {
    Stores::migrate(config).unwrap();
    let (now, day) = (Timestamp::now(), SignedDuration::from_hours(24));
    let ground = Ground::set_up(Stores::open(config).unwrap(), now)
        .await
        .unwrap();
    let vote = ground.vote(now - day, now + day).await.unwrap();
    let voters = ground.voters(vote.id, VOTERS, now).await.unwrap();
    ground.close().await;
    (vote, voters)
}

/// Each voter in turn sends a new ballot, or again the one that was not answered, until the
/// connection breaks.
async fn vote_on(
    mut client: Client,
    mut queue: Queue,
    vote: Arc<Poll>,
    first: Arc<Notify>,
) -> Queue {
    let path = format!("{}/ballot", vote.path());
    loop {
        let Queue {
            people,
            turn,
            random,
            answers,
        } = &mut queue;
        let count = people.len();
        let person = &mut people[*turn % count];
        let ballot = person.unanswered.clone().unwrap_or_else(|| {
            let seq = person.acknowledged.as_ref().map_or(1, |(seq, _)| seq + 1);
            (seq, random.some_of(&vote.items, MARKS))
        });
        person.unanswered = Some(ballot.clone());
        let form = person.voter.ballot(ballot.0, &ballot.1);
        let Ok(reply) = client.post(&path, Some(&person.voter.token), &form).await else {
            return queue;
        };
        let body = String::from_utf8_lossy(&reply.body);
        assert_eq!(reply.status, 303, "{} {body}", reply.head);
        person.acknowledged = person.unanswered.take();
        first.notify_one();
        *answers += 1;
        *turn += 1;
    }
}

/// What lies in the box must be what each voter was told, or what she had just sent.
async fn look_into(
    place: &str,
    config: &StoreConfig,
    vote: &Poll,
    people: Vec<Person>,
    answers: usize,
) {
    let stores = Stores::open(config).unwrap();
    let id = vote.id;
    // PostgreSQL may still be ending what the killed process asked for; writes wait for that.
    stores
        .ballot_box
        .write(|_| Ok::<_, store::StoreError>(()))
        .await
        .unwrap();
    let rows = stores
        .ballot_box
        .read(move |tx| store::ballot_slots(tx, id))
        .await
        .unwrap();
    let (mut acknowledged, mut stored, mut ahead) = (0, 0, 0);
    let mut expected: BTreeMap<Vec<VoteItemId>, i64> = BTreeMap::new();
    for person in &people {
        let slot = stores.keys.slot(id, &person.voter.voter_key).unwrap();
        let read = stores
            .ballot_box
            .read(move |tx| store::ballot_mine(tx, id, &slot))
            .await;
        let found = read.unwrap();
        let same = |known: &Option<Ballot>| {
            known.as_ref().map(|(seq, choices)| {
                let mut choices = choices.clone();
                choices.sort_unstable();
                (*seq, choices)
            })
        };
        acknowledged += usize::from(person.acknowledged.is_some());
        stored += i64::from(found.is_some());
        if found != same(&person.acknowledged) {
            assert!(found.is_some(), "an acknowledged ballot is lost");
            assert_eq!(
                found,
                same(&person.unanswered),
                "{:?} was acknowledged",
                person.acknowledged
            );
            ahead += 1;
        }
        if let Some((_, choices)) = found {
            *expected.entry(choices).or_default() += 1;
        }
    }
    assert_eq!(
        rows, stored,
        "every ballot in the box is a voter's, and each has one"
    );
    assert!(usize::try_from(rows).unwrap() <= people.len());
    assert!(
        acknowledged > 0 && answers > KILLS,
        "{answers} answers are no peak"
    );

    let after = vote.closes_at + SignedDuration::from_secs(3_600);
    assert_eq!(jobs::counting::due(&stores, after).await, Ok(vec![id]));
    let counted = stores
        .ballot_box
        .read(move |tx| store::ballots_counted(tx, id))
        .await
        .unwrap();
    assert_eq!(
        counted.into_iter().collect::<BTreeMap<_, _>>(),
        expected,
        "every one is counted"
    );
    for db in [&stores.site, &stores.roll] {
        let report = db.read(store::audit_verify).await.unwrap();
        assert_eq!(report.fault, None, "the chain of {}", db.name());
    }
    stores.close().await;
    println!(
        "{place}: {KILLS} kills, {answers} ballots acknowledged to {acknowledged} of {} voters, \
         {rows} rows in the box, {ahead} of them sent but not answered before the last kill",
        people.len()
    );
}
