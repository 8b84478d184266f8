//! What the files tell beyond their rows: deleted slots, and the order in which rows came.

use std::time::{Duration, Instant};

use process::eligibility::Basis;
use process::id::{VoteId, VoteItemId};
use store::{Halt, StoreError, Stores};
use tokio::task::block_in_place;

use crate::bed::{Bed, VOTE, at, now, on_both, open_box, terms};

const OTHER: VoteId = VoteId(8);

async fn cast(stores: &Stores, vote: VoteId, slot: String) {
    let choices = [VoteItemId(1)];
    let write = stores
        .ballot_box
        .write(move |tx| store::ballot_cast::<Halt>(tx, vote, &slot, 1, &choices, now()));
    write.await.unwrap();
}

async fn seal(stores: &Stores) {
    let write = stores
        .ballot_box
        .write(|tx| store::box_seal(tx, VOTE, at("31T18:01:00")));
    assert_eq!(write.await, Ok(true));
}

async fn in_box(stores: &Stores, sql: &'static str) -> i64 {
    let read = stores.ballot_box.read(move |tx| tx.number(sql, &[]));
    read.await.map_err(|e: StoreError| e.to_string()).unwrap()
}

const SIZE: &str = "SELECT pg_relation_size('slot_ballot')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_slot_survives_for_an_older_snapshot() {
    let Some(bed) = Bed::postgres() else { return };
    open_box(&bed.stores).await;
    for index in 0..50 {
        cast(&bed.stores, VOTE, format!("slot {index}")).await;
    }
    let snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT COUNT(*) FROM ballot_box.box";
    let older = block_in_place(|| {
        let mut client = bed.client();
        client.batch_execute(snapshot).unwrap();
        client
    });
    seal(&bed.stores).await;
    assert!(
        in_box(&bed.stores, SIZE).await > 0,
        "the test looks in the right place"
    );
    bed.stores.box_scrub().await.unwrap();
    assert_eq!(in_box(&bed.stores, SIZE).await, 0);
    block_in_place(|| drop(older));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dump_puts_the_scrub_off_and_voting_goes_on() {
    let Some(bed) = Bed::postgres() else { return };
    let stores = &bed.stores;
    open_box(stores).await;
    let other = stores
        .ballot_box
        .write(|tx| store::box_open(tx, OTHER, &terms(20), 60, now()));
    other.await.unwrap();
    for index in 0..20 {
        cast(stores, VOTE, format!("slot {index}")).await;
        cast(stores, OTHER, format!("slot {index}")).await;
    }
    seal(stores).await;
    let dump = block_in_place(|| {
        let mut client = bed.client();
        let reading = "BEGIN; LOCK TABLE ballot_box.slot_ballot IN ACCESS SHARE MODE";
        client.batch_execute(reading).unwrap();
        client
    });
    let begun = Instant::now();
    let scrub = stores.box_scrub().await;
    assert!(
        matches!(scrub, Err(StoreError::Unavailable(_))),
        "{scrub:?}"
    );
    assert!(begun.elapsed() < Duration::from_secs(3));
    cast(stores, OTHER, "late".into()).await;
    block_in_place(|| drop(dump));
    stores.box_scrub().await.unwrap();
    let others = "SELECT COUNT(*) FROM slot_ballot WHERE vote_id = 8 AND seq = 1";
    assert_eq!(in_box(stores, others).await, 21);
    assert_eq!(in_box(stores, "SELECT COUNT(*) FROM slot_ballot").await, 21);
}

on_both! {
    /// Voters are issued a ballot and cast it one after the other; afterwards neither table
    /// tells the order, by transaction or by place.
    async fn the_order_of_a_running_vote_can_be_taken_away(bed: Bed) {
        let stores = &bed.stores;
        open_box(stores).await;
        for index in 0..60 {
            let key = format!("{:x}", index * 7919 % 61);
            let today = jiff::civil::date(2026, 7, 24);
            stores
                .roll
                .write(move |tx| store::roll_issue(tx, VOTE, &key, Basis::Resident, today))
                .await
                .unwrap();
            cast(stores, VOTE, format!("slot {index}")).await;
        }
        let tables = [
            (&stores.roll, "SELECT COUNT(DISTINCT xmin::text) FROM roll_entry",
                "SELECT voter_key FROM roll_entry ORDER BY ctid"),
            (&stores.ballot_box, "SELECT COUNT(DISTINCT xmin::text) FROM slot_ballot",
                "SELECT slot_hash FROM slot_ballot ORDER BY ctid"),
        ];
        for mixed in [false, true] {
            if mixed {
                stores.order_mix().await.unwrap();
            }
            for (db, transactions, lying) in tables {
                if let Some(file) = db.file() {
                    let log = std::fs::metadata(file.with_extension("db-wal"));
                    let length = log.map_or(0, |log| log.len());
                    assert_eq!(length == 0, mixed, "{}: {length}", db.name());
                    continue;
                }
                let count: Result<i64, StoreError> =
                    db.read(move |tx| tx.number(transactions, &[])).await;
                assert_eq!(count.unwrap() == 1, mixed, "{}", db.name());
                let keys = db.read(move |tx| tx.rows(lying, &[], |row| row.get::<String>(0)));
                let keys: Result<Vec<String>, StoreError> = keys.await;
                assert_eq!(keys.unwrap().is_sorted(), mixed, "{}", db.name());
            }
        }
        let issued = stores.roll.read(|tx| store::roll_issued_count(tx, VOTE)).await;
        assert_eq!(issued, Ok(60));
        assert_eq!(in_box(stores, "SELECT COUNT(*) FROM slot_ballot").await, 60);
    }

    async fn one_of_several_rolls_is_enough(bed: Bed) {
        let roll = &bed.stores.roll;
        let today = jiff::civil::date(2026, 7, 24);
        let issue = move |tx: &mut store::Tx<'_>| {
            store::roll_issue(tx, OTHER, "b", Basis::Resident, today)
        };
        roll.write(issue).await.unwrap();
        for (asked, found) in [
            (vec![], false),
            (vec![(VOTE, "b")], false),
            (vec![(VOTE, "a"), (OTHER, "a")], false),
            (vec![(VOTE, "a"), (OTHER, "b")], true),
        ] {
            let asked: Vec<_> = asked.into_iter().map(|(v, key)| (v, key.to_owned())).collect();
            let read = roll.read(move |tx| store::roll_issued_any(tx, &asked)).await;
            assert_eq!(read, Ok(found));
        }
    }
}
