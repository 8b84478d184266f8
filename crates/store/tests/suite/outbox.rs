//! The outbox: everything is taken once, given back when it fails, and given up at last.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use store::{OUTBOX_ATTEMPTS, OutboxEntry, OutboxLine, Retry, Stores};

use crate::bed::{now, on_both};

async fn put(stores: &Stores, n: usize) {
    let write = stores.site.write(move |tx| {
        (0..n).try_for_each(|_| store::outbox_put(tx, "letter", "{\"to\":\"x\"}", now()).map(drop))
    });
    write.await.unwrap();
}

async fn take(stores: &Stores, limit: i64, minutes: i64) -> Vec<OutboxEntry> {
    let at = now() + SignedDuration::from_mins(minutes);
    stores
        .site
        .write(move |tx| store::outbox_take(tx, limit, at))
        .await
        .unwrap()
}

async fn payloads(stores: &Stores) -> i64 {
    crate::bed::count(stores, "SELECT COUNT(*) FROM outbox WHERE payload <> ''").await
}

on_both! {
    async fn a_taken_entry_comes_back_after_its_lease(bed: Bed) {
        put(&bed.stores, 3).await;
        assert_eq!(take(&bed.stores, 2, 0).await.len(), 2);
        assert_eq!(take(&bed.stores, 9, 1).await.len(), 1);
        assert_eq!(take(&bed.stores, 9, 1).await.len(), 0);
        let again = take(&bed.stores, 9, 2).await;
        assert_eq!(again.iter().map(|e| e.attempt).collect::<Vec<_>>(), [2, 2]);
    }

    async fn what_is_done_keeps_no_address(bed: Bed) {
        put(&bed.stores, 1).await;
        let entry = take(&bed.stores, 1, 0).await.remove(0);
        assert_eq!(entry.payload, "{\"to\":\"x\"}");
        assert!(!format!("{entry:?}").contains("to"), "the payload is not printed");
        bed.stores.site.write(move |tx| store::outbox_done(tx, entry.id, now())).await.unwrap();
        assert_eq!(payloads(&bed.stores).await, 0);
        assert!(take(&bed.stores, 9, 600).await.is_empty());
    }

    async fn failures_wait_longer_and_end(bed: Bed) {
        put(&bed.stores, 1).await;
        let mut at = now();
        let mut waits = Vec::new();
        for attempt in 1..=OUTBOX_ATTEMPTS {
            let taken = bed.stores.site.write(move |tx| store::outbox_take(tx, 1, at)).await;
            let entry = taken.unwrap().remove(0);
            assert_eq!(entry.attempt, attempt);
            let retry = bed.stores.site.write(move |tx| {
                store::outbox_retry(tx, &entry, at, "the mail server is away")
            });
            match retry.await.unwrap() {
                Retry::At(due) => {
                    waits.push(due.duration_since(at).as_secs());
                    let early = due - SignedDuration::from_millis(1);
                    let none = bed.stores.site.write(move |tx| store::outbox_take(tx, 1, early));
                    assert!(none.await.unwrap().is_empty());
                    at = due;
                }
                Retry::GivenUp => assert_eq!(attempt, OUTBOX_ATTEMPTS),
                Retry::Lost => panic!("nobody else has it"),
            }
        }
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920]);
        assert_eq!(payloads(&bed.stores).await, 0);
        assert_eq!(bed.stores.site.read(store::outbox_waiting).await, Ok(0));
    }

    async fn only_the_holder_of_the_lease_says_what_became_of_it(bed: Bed) {
        put(&bed.stores, 1).await;
        let slow = take(&bed.stores, 1, 0).await.remove(0);
        let quick = take(&bed.stores, 1, 2).await.remove(0);
        let site = &bed.stores.site;
        let late = slow.clone();
        let retry = site.write(move |tx| store::outbox_retry(tx, &late, now(), "away")).await;
        assert_eq!(retry, Ok(Retry::Lost));
        let late = OutboxEntry { attempt: OUTBOX_ATTEMPTS + 1, ..slow.clone() };
        let retry = site.write(move |tx| store::outbox_retry(tx, &late, now(), "away")).await;
        assert_eq!(retry, Ok(Retry::Lost), "nobody else's entry is given up");
        let done = site.write(move |tx| store::outbox_arrived(tx, &slow, now())).await;
        assert_eq!(done, Ok(false));
        assert_eq!(payloads(&bed.stores).await, 1);
        let done = site.write(move |tx| store::outbox_arrived(tx, &quick, now())).await;
        assert_eq!(done, Ok(true));
        assert_eq!(payloads(&bed.stores).await, 0);
    }

    async fn lines_move_on_their_own(bed: Bed) {
        put(&bed.stores, 2).await;
        let site = &bed.stores.site;
        site.write(|tx| store::outbox_put(tx, "call", "x", now())).await.unwrap();
        for (line, kinds) in [
            (OutboxLine::Only("call"), vec!["call"]),
            (OutboxLine::Except("call"), vec!["letter", "letter"]),
        ] {
            let next = site.read(move |tx| store::outbox_next_due(tx, line)).await;
            assert_eq!(next, Ok(Some(now())));
            let taken = site.write(move |tx| store::outbox_take_from(tx, line, 9, now())).await;
            let found: Vec<_> = taken.unwrap().into_iter().map(|entry| entry.kind).collect();
            assert_eq!(found, kinds);
        }
    }

    async fn many_takers_share_without_overlap(bed: Bed) {
        put(&bed.stores, 100).await;
        let other = if bed.is_sqlite() {
            bed.stores.clone()
        } else {
            Stores::open(&bed.config).unwrap()
        };
        let tasks: Vec<_> = (0..20).map(|i| {
            let stores = if i % 2 == 0 { bed.stores.clone() } else { other.clone() };
            tokio::spawn(async move { take(&stores, 7, 0).await })
        }).collect();
        let (mut seen, mut taken) = (BTreeSet::new(), 0);
        for task in tasks {
            for entry in task.await.unwrap() {
                taken += 1;
                seen.insert(entry.id);
            }
        }
        assert_eq!((taken, seen.len()), (100, 100));
        if !bed.is_sqlite() {
            other.close().await;
        }
    }
}
