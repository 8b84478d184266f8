//! Scenario 19 at the level of the stores: the process is killed while ballots come in, and
//! every acknowledged ballot is there, once.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use process::id::VoteItemId;
use store::{Access, Data, Halt, StoreConfig, Stores, ballot_cast};

use crate::ballots::{bits, number};
use crate::bed::{VOTE, at, now, on_both, open_box};

/// Tells the child process where the stores are: the folder or address, the keys folder, and
/// the first number to use.
const CHILD: &str = "STORE_TEST_CHILD";
const KILLS: i64 = 20;
const VOTERS_PER_ROUND: i64 = 20_000;

/// Not a test: the process that is killed. It casts ballots and says which were acknowledged.
#[test]
fn child() {
    let Ok(given) = std::env::var(CHILD) else {
        return;
    };
    let mut parts = given.split('\n');
    let mut part = || parts.next().unwrap().to_owned();
    let (kind, place, keys) = (part(), part(), part());
    let first: i64 = part().parse().unwrap();
    let data = match kind.as_str() {
        "sqlite" => Data::Sqlite {
            folder: place.into(),
        },
        _ => Data::Postgres { url: place },
    };
    let config = StoreConfig {
        data,
        keys_folder: keys.into(),
        access: Access::Serve,
        readers: 1,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .unwrap();
    runtime.block_on(async {
        let stores = Stores::open(&config).unwrap();
        let next = std::sync::Arc::new(std::sync::atomic::AtomicI64::new(first));
        let tasks: Vec<_> = (0..64)
            .map(|_| {
                let (stores, next) = (stores.clone(), std::sync::Arc::clone(&next));
                tokio::spawn(async move { cast_on(&stores, &next, first).await })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
}

async fn cast_on(stores: &Stores, next: &std::sync::atomic::AtomicI64, first: i64) {
    loop {
        let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if number >= first + VOTERS_PER_ROUND {
            return;
        }
        let write = stores.ballot_box.write(move |tx| {
            let choices: Vec<_> = bits(number).into_iter().map(VoteItemId).collect();
            ballot_cast::<Halt>(tx, VOTE, &format!("slot {number}"), 1, &choices, now())
        });
        write.await.unwrap();
        let mut out = std::io::stdout().lock();
        writeln!(out, "acknowledged {number}.").unwrap();
        out.flush().unwrap();
    }
}

/// Starts the child, kills it after `patience` and answers what it had acknowledged.
fn round(config: &StoreConfig, first: i64, patience: Duration) -> Vec<i64> {
    let (kind, place) = match &config.data {
        Data::Sqlite { folder } => ("sqlite", folder.display().to_string()),
        Data::Postgres { url } => ("postgres", url.clone()),
    };
    let keys = config.keys_folder.display();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--nocapture"])
        .env(CHILD, format!("{kind}\n{place}\n{keys}\n{first}"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    let mut killer = None;
    for line in lines.map_while(Result::ok) {
        // A line that was cut off by the kill has no full stop.
        let found = line
            .rsplit_once("acknowledged ")
            .and_then(|(_, n)| n.strip_suffix('.'));
        if let Some(number) = found {
            acknowledged.push(number.parse().unwrap());
            if killer.is_none() {
                // The clock runs from the first acknowledgement, while more are read.
                let id = child.id();
                killer = Some(std::thread::spawn(move || {
                    std::thread::sleep(patience);
                    Command::new("kill")
                        .args(["-9", &id.to_string()])
                        .status()
                        .unwrap();
                }));
            }
        }
    }
    if let Some(killer) = killer {
        killer.join().unwrap();
    }
    child.wait().unwrap();
    acknowledged
}

on_both! {
    async fn what_was_acknowledged_before_a_kill_is_counted(bed: Bed) {
        open_box(&bed.stores).await;
        let ids = std::sync::Arc::clone(&bed.stores.ids);
        let bed = bed.close().await;
        let config = bed.config.clone();
        let mut acknowledged = Vec::new();
        for index in 0..KILLS {
            let patience = Duration::from_millis(ids.next(now()).unsigned_abs() % 60);
            let (config, first) = (config.clone(), index * VOTERS_PER_ROUND);
            let round = tokio::task::spawn_blocking(move || round(&config, first, patience));
            let found = round.await.unwrap();
            assert!(!found.is_empty(), "round {index} acknowledged something");
            acknowledged.extend(found);
        }
        let bed = bed.reopened();
        let seal = at("31T18:01:00");
        let sealed = bed.stores.ballot_box.write(move |tx| store::box_seal(tx, VOTE, seal));
        assert_eq!(sealed.await, Ok(true));
        let all = "SELECT choices FROM counted_ballot";
        let read = bed.stores.ballot_box.read(move |tx| {
            tx.rows(all, &[], |row| row.get::<String>(0))
        });
        let counted: Vec<i64> = read.await.unwrap().iter().map(|text| number(text)).collect();
        let distinct: BTreeSet<i64> = counted.iter().copied().collect();
        assert_eq!(distinct.len(), counted.len(), "no ballot is there twice");
        let lost: Vec<_> = acknowledged.iter().filter(|n| !distinct.contains(n)).collect();
        assert!(lost.is_empty(), "{} of {} are lost", lost.len(), acknowledged.len());
        println!("{} acknowledged, {} counted", acknowledged.len(), counted.len());
    }
}
