//! The ballot box: one ballot for each slot, nothing after the sealing, and no way back from
//! a ballot to its voter.

use jiff::Timestamp;
use process::id::VoteItemId;
use process::vote::{Cast, Terms};
use store::{Halt, Stores, ballot_cast, ballots_counted, box_seal};

use crate::bed::{Bed, VOTE, at, now, on_both, open_box, terms};

async fn cast_at(
    stores: &Stores,
    slot: &str,
    seq: i64,
    choices: &[i64],
    now: Timestamp,
) -> Result<Cast, Halt> {
    let (slot, choices) = (slot.to_owned(), items(choices));
    let write = stores
        .ballot_box
        .write(move |tx| ballot_cast::<Halt>(tx, VOTE, &slot, seq, &choices, now));
    write.await
}

async fn cast(stores: &Stores, slot: &str, seq: i64, choices: &[i64]) -> Result<Cast, Halt> {
    cast_at(stores, slot, seq, choices, now()).await
}

fn items(choices: &[i64]) -> Vec<VoteItemId> {
    choices.iter().copied().map(VoteItemId).collect()
}

fn refusal(result: Result<Cast, Halt>) -> &'static str {
    match result {
        Err(Halt::Refused(refusal)) => refusal.fault.key,
        other => panic!("not a refusal: {other:?}"),
    }
}

async fn mine(stores: &Stores, slot: &'static str) -> Option<(i64, Vec<VoteItemId>)> {
    stores
        .ballot_box
        .read(move |tx| store::ballot_mine(tx, VOTE, slot))
        .await
        .unwrap()
}

async fn seal(stores: &Stores, at: Timestamp) -> Result<bool, store::StoreError> {
    stores
        .ballot_box
        .write(move |tx| box_seal(tx, VOTE, at))
        .await
}

async fn counted(stores: &Stores) -> Vec<(Vec<VoteItemId>, i64)> {
    stores
        .ballot_box
        .read(|tx| ballots_counted(tx, VOTE))
        .await
        .unwrap()
}

async fn slots(stores: &Stores) -> i64 {
    stores
        .ballot_box
        .read(|tx| store::ballot_slots(tx, VOTE))
        .await
        .unwrap()
}

fn after_grace() -> Timestamp {
    at("31T18:01:00")
}

on_both! {
    async fn a_newer_ballot_replaces_and_an_older_one_does_not(bed: Bed) {
        let stores = &bed.stores;
        open_box(stores).await;
        assert_eq!(cast(stores, "a", 1, &[2, 1]).await, Ok(Cast::Write));
        assert_eq!(cast(stores, "a", 1, &[1, 2]).await, Ok(Cast::Same));
        assert_eq!(cast(stores, "a", 2, &[5]).await, Ok(Cast::Write));
        for seq in [1, 2, 4, 999_999] {
            assert_eq!(refusal(cast(stores, "a", seq, &[6]).await), "refusal-ballot-stale");
        }
        assert_eq!(cast(stores, "b", 1, &[]).await, Ok(Cast::Write), "an empty ballot is one");
        assert_eq!(mine(stores, "a").await, Some((2, items(&[5]))));
        assert_eq!(mine(stores, "c").await, None);
        assert_eq!(slots(stores).await, 2);
        assert!(counted(stores).await.is_empty(), "nothing is counted before the sealing");
    }

    async fn the_box_keeps_its_own_terms(bed: Bed) {
        let stores = &bed.stores;
        let early = at("22T08:59:59");
        assert!(matches!(cast(stores, "a", 1, &[1]).await, Err(Halt::Store(_))), "no box yet");
        open_box(stores).await;
        open_box(stores).await;
        assert_eq!(refusal(cast_at(stores, "a", 1, &[1], early).await), "refusal-vote-ahead");
        let late = at("31T18:00:00");
        assert_eq!(refusal(cast_at(stores, "a", 1, &[1], late).await), "refusal-vote-closed");
        assert!(matches!(cast(stores, "a", 1, &[21]).await, Err(Halt::Store(_))));
        // Until it opens, an announcement may be corrected; then it is fixed.
        let fewer = |now| stores.ballot_box.write(move |tx| {
            store::box_open(tx, VOTE, &Terms { max_choices: 5, ..terms(20) }, 60, now)
        });
        fewer(early).await.unwrap();
        fewer(now()).await.unwrap();
        let wider = Terms { max_choices: 6, ..terms(20) };
        let write = stores.ballot_box.write(move |tx| store::box_open(tx, VOTE, &wider, 60, now()));
        assert!(write.await.is_err());
        cast(stores, "a", 1, &[1]).await.unwrap();
        for sql in ["UPDATE box SET max_choices = 9", "DELETE FROM box"] {
            assert!(stores.ballot_box.write(move |tx| tx.execute(sql, &[])).await.is_err());
        }
    }

    async fn what_came_in_time_counts_until_the_sealing(bed: Bed) {
        let stores = &bed.stores;
        open_box(stores).await;
        assert!(seal(stores, at("31T18:00:59")).await.is_err(), "the grace is not over");
        let last = at("31T17:59:59");
        assert_eq!(cast_at(stores, "a", 1, &[1], last).await, Ok(Cast::Write));
        assert_eq!(seal(stores, after_grace()).await, Ok(true));
        assert_eq!(refusal(cast_at(stores, "b", 1, &[1], last).await), "refusal-vote-closed");
        assert_eq!(counted(stores).await, [(items(&[1]), 1)]);
        for sql in [
            "INSERT INTO slot_ballot (vote_id, slot_hash, seq, choices) VALUES (7, 'x', 1, '[]')",
            "INSERT INTO counted_ballot (vote_id, id, choices) VALUES (7, 1, '[]')",
            "UPDATE counted_ballot SET choices = '[]'",
            "DELETE FROM counted_ballot",
            "UPDATE box SET sealed_at = NULL",
        ] {
            let write = stores.ballot_box.write(move |tx| tx.execute(sql, &[]));
            assert!(write.await.is_err(), "{sql}");
        }
    }

    /// A crash may come after each step; doing all of them again repairs it.
    async fn sealing_can_be_repeated_from_any_point(bed: Bed) {
        let mut bed = bed;
        open_box(&bed.stores).await;
        bed.stores.keys.vote_secret_make(VOTE).unwrap();
        for index in 0..250 {
            cast(&bed.stores, &format!("slot {index}"), 1, &[index % 3 + 1]).await.unwrap();
        }
        for done in 0..=3 {
            // Each round does one step more before the process ends.
            if done > 0 {
                assert_eq!(seal(&bed.stores, after_grace()).await, Ok(done == 1));
            }
            if done > 1 {
                bed.stores.box_scrub().await.unwrap();
            }
            if done > 2 {
                bed.stores.keys.vote_secret_destroy(VOTE).unwrap();
            }
            bed = bed.restart().await;
            let sealed = bed.stores.ballot_box.read(|tx| store::box_get(tx, VOTE));
            let sealed = sealed.await.unwrap().and_then(|state| state.sealed_at);
            assert_eq!(sealed.is_some(), done > 0);
        }
        assert_eq!(seal(&bed.stores, after_grace()).await, Ok(false));
        bed.stores.box_scrub().await.unwrap();
        bed.stores.keys.vote_secret_destroy(VOTE).unwrap();
        let found = counted(&bed.stores).await;
        assert_eq!(found, [(items(&[1]), 84), (items(&[2]), 83), (items(&[3]), 83)]);
        assert_eq!(slots(&bed.stores).await, 0);
    }

    async fn pages_hold_every_counted_ballot_once(bed: Bed) {
        let stores = &bed.stores;
        open_box(stores).await;
        for index in 0..130 {
            cast(stores, &format!("slot {index}"), 1, &[index % 20 + 1]).await.unwrap();
        }
        seal(stores, after_grace()).await.unwrap();
        let (mut after, mut all) = (None, Vec::new());
        loop {
            let read = stores.ballot_box.read(move |tx| store::ballots_page(tx, VOTE, after, 50));
            let page = read.await.unwrap();
            let Some((last, _)) = page.last() else { break };
            after = Some(*last);
            all.extend(page);
        }
        assert_eq!(all.len(), 130);
        assert!(all.is_sorted_by(|a, b| a.0 < b.0), "in the order of random ids");
    }

    /// Two hundred requests of one voter at once leave one ballot: the last of those whose
    /// number was the next one.
    async fn one_slot_holds_one_ballot_under_a_rush(bed: Bed) {
        let stores = &bed.stores;
        open_box(stores).await;
        let other = if bed.is_sqlite() { stores.clone() } else {
            Stores::open(&bed.config).unwrap()
        };
        let tasks: Vec<_> = (1..=200).map(|seq| {
            let stores = if seq % 2 == 0 { stores.clone() } else { other.clone() };
            tokio::spawn(async move { cast(&stores, "a", seq, &[seq % 20 + 1]).await })
        }).collect();
        let mut written = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(Cast::Write) => written += 1,
                other => assert_eq!(refusal(other), "refusal-ballot-stale"),
            }
        }
        let left = items(&[written % 20 + 1]);
        assert_eq!(mine(stores, "a").await, Some((written, left.clone())));
        assert_eq!(slots(stores).await, 1);
        seal(stores, after_grace()).await.unwrap();
        assert_eq!(counted(stores).await, [(left, 1)]);
        if !bed.is_sqlite() {
            other.close().await;
        }
    }

    /// Ballots are cast in a known order; afterwards the order in which they lie in the
    /// database says nothing of it.
    async fn the_order_of_casting_is_gone(bed: Bed) {
        const VOTERS: i64 = 300;
        let stores = &bed.stores;
        open_box(stores).await;
        for number in 0..VOTERS {
            cast(stores, &format!("slot {number}"), 1, &bits(number)).await.unwrap();
        }
        seal(stores, after_grace()).await.unwrap();
        stores.box_scrub().await.unwrap();
        // A table WITHOUT ROWID lies in the order of its key; a heap in that of ctid.
        let lying = if bed.is_sqlite() {
            "SELECT choices FROM counted_ballot NOT INDEXED"
        } else {
            "SELECT choices FROM counted_ballot ORDER BY ctid"
        };
        let read = stores.ballot_box.read(move |tx| {
            tx.rows(lying, &[], |row| row.get::<String>(0))
        });
        let order: Vec<i64> = read.await.unwrap().iter().map(|text| number(text)).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..VOTERS).collect::<Vec<_>>(), "every ballot once");
        // Of neighbours, about half stand in the order of casting when it is gone.
        let rising = order.windows(2).filter(|pair| pair[0] < pair[1]).count();
        assert!((110..190).contains(&rising), "{rising} of 299 neighbours rise");
        let hashes = "SELECT COUNT(*) FROM slot_ballot";
        assert_eq!(stores.ballot_box.read(move |tx| tx.number(hashes, &[])).await, Ok(0));
    }
}

/// A choice that stands for a number below 2^20.
pub fn bits(number: i64) -> Vec<i64> {
    (0..20)
        .filter(|bit| number >> bit & 1 == 1)
        .map(|bit| bit + 1)
        .collect()
}

/// The number a stored choice stands for.
pub fn number(text: &str) -> i64 {
    let digits: Vec<i64> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    digits.iter().map(|item| 1 << (item - 1)).sum()
}

/// After the scrubbing no slot hash is left in any file of the box.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_slot_stays_in_the_files() {
    use sha2::{Digest, Sha256};
    let bed = Bed::sqlite();
    open_box(&bed.stores).await;
    let mut hashes = Vec::new();
    for index in 0..50 {
        let slot = format!("slot {index}");
        cast(&bed.stores, &slot, 1, &[1]).await.unwrap();
        hashes.push(format!("{:x}", Sha256::digest(&slot)));
    }
    let holds = |hash: &String| {
        std::fs::read_dir(bed.folder.path().join("data"))
            .unwrap()
            .any(|entry| {
                let path = entry.unwrap().path();
                let bytes = if path.is_file() {
                    std::fs::read(path).unwrap()
                } else {
                    Vec::new()
                };
                bytes
                    .windows(hash.len())
                    .any(|window| window == hash.as_bytes())
            })
    };
    assert!(
        hashes.iter().all(holds),
        "the test looks in the right place"
    );
    seal(&bed.stores, after_grace()).await.unwrap();
    bed.stores.box_scrub().await.unwrap();
    assert!(!hashes.iter().any(holds));
}
