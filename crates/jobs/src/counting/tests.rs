//! A vote is counted once, wherever the count was interrupted.
#![allow(clippy::unwrap_used)]

use allocation::Outcome;
use finance::Won;
use jiff::SignedDuration;
use process::eligibility::Basis;
use process::id::VoteItemId;
use process::vote::Terms;
use store::{Halt, NewDistrict, NewVote, NewVoteItem, StoreConfig};

use super::*;
use crate::testing::{at, stores};

const OPENS: &str = "2026-07-22T00:00:00Z";
const CLOSES: &str = "2026-07-31T09:00:00Z";
const GRACE: i64 = 60;

/// A vote on three agendas with five ballots in the box and six people on the roll.
async fn voted(stores: &Stores) -> VoteId {
    let opens = at(OPENS);
    let (id, items) = store::vote_ids(&stores.ids, 3, opens);
    stores.keys.vote_secret_make(id).unwrap();
    let terms = Terms {
        opens_at: opens,
        closes_at: at(CLOSES),
        max_choices: 2,
        items: items.clone(),
    };
    stores
        .ballot_box
        .write(move |tx| store::box_open(tx, id, &terms, GRACE, opens))
        .await
        .unwrap();
    announce(stores, id, &items).await;
    let marks: [&[usize]; 5] = [&[0, 2], &[0, 2], &[1], &[], &[0]];
    for voter in 0..6 {
        let key = stores.keys.voter_key(id, &format!("person {voter}"));
        let (roll_key, today) = (key.clone(), jiff::civil::date(2026, 7, 22));
        stores
            .roll
            .write(move |tx| store::roll_issue(tx, id, &roll_key, Basis::Resident, today))
            .await
            .unwrap();
        let Some(marks) = marks.get(voter) else {
            continue;
        };
        let choices: Vec<VoteItemId> = marks.iter().map(|mark| items[*mark]).collect();
        let slot = stores.keys.slot(id, &key).unwrap();
        stores
            .ballot_box
            .write(move |tx| store::ballot_cast::<Halt>(tx, id, &slot, 1, &choices, opens))
            .await
            .unwrap();
    }
    id
}

async fn announce(stores: &Stores, id: VoteId, items: &[VoteItemId]) {
    let opens = at(OPENS);
    let agenda = |title: &str, cost| NewVoteItem {
        item: None,
        title: title.into(),
        need: "필요해요.".into(),
        cost: Won(cost),
    };
    let agendas = [
        agenda("가로등", 600),
        agenda("점심", 500),
        agenda("나무", 400),
    ];
    let items: Vec<_> = items.iter().copied().zip(agendas).collect();
    stores
        .site
        .write(move |tx| -> Result<_, StoreError> {
            let names = NewDistrict {
                slug: "haneul".into(),
                name_ko: "하늘구".into(),
                name_en: "Haneul-gu".into(),
                plain_name_ko: "하늘구 주민이 짜는 예산".into(),
                plain_name_en: "The budget of Haneul-gu".into(),
                kind: process::district::DistrictKind::District,
            };
            let district = store::district_add(tx, &names, opens)?;
            let cycle = store::cycle_add(tx, district, 2027, Won(1_000), opens)?;
            let person = store::person_add(tx, "ko", "간사", opens)?;
            let new = NewVote {
                district,
                cycle,
                title_ko: "주민투표".into(),
                title_en: "Vote".into(),
                opens_at: opens,
                closes_at: at(CLOSES),
                max_choices: 2,
                budget: Won(1_000),
                official_rule: "equal-shares".into(),
                utility: "cost".into(),
                completion: "greedy".into(),
                ties: "cost,votes,name".into(),
                announced_by: person,
            };
            store::vote_add(tx, id, &new, &items, opens)
        })
        .await
        .unwrap();
}

async fn result_of(stores: &Stores, id: VoteId) -> Option<VoteResult> {
    stores
        .site
        .read(move |tx| store::vote_result_get(tx, id))
        .await
        .unwrap()
}

async fn vote(stores: &Stores, id: VoteId) -> Vote {
    stores
        .site
        .read(move |tx| store::vote_get(tx, id))
        .await
        .unwrap()
        .unwrap()
}

async fn audit_rows(stores: &Stores) -> usize {
    let rows = stores
        .site
        .read(|tx| store::audit_list(tx, 0, 1_000))
        .await
        .unwrap();
    rows.iter().filter(|row| row.act == ACT).count()
}

fn after_grace() -> Timestamp {
    at(CLOSES) + SignedDuration::from_secs(GRACE)
}

/// Does the first `steps` steps as a process that dies then would, counts, and counts again.
async fn interrupted(stores: &Stores, steps: usize) {
    let id = voted(stores).await;
    let now = after_grace();
    if steps > 0 {
        assert!(seal(stores, id, now).await.unwrap());
    }
    if steps > 1 {
        stores.box_scrub().await.unwrap();
    }
    if steps > 2 {
        stores.keys.vote_secret_destroy(id).unwrap();
    }
    if steps > 3 {
        let vote = vote(stores, id).await;
        assert!(publish(stores, vote.clone(), now).await.unwrap());
        let later = now + SignedDuration::from_secs(1);
        assert!(
            !publish(stores, vote, later).await.unwrap(),
            "a result is written once"
        );
    }
    let expected = if steps > 3 { vec![] } else { vec![id] };
    assert_eq!(
        due(stores, now).await.unwrap(),
        expected,
        "after {steps} steps"
    );
    let result = result_of(stores, id).await.unwrap();
    assert_eq!(
        (result.ballots, result.issued, result.counted_at),
        (5, 6, now)
    );
    let greedy: Outcome = serde_json::from_str(&result.greedy).unwrap();
    let shares: Outcome = serde_json::from_str(&result.equal_shares).unwrap();
    assert_eq!((greedy.voters, shares.voters), (5, 5));
    assert_eq!(greedy.total_cost, allocation::Amount::from_units(1_000));
    assert_eq!(due(stores, now).await.unwrap(), []);
    assert_eq!(result_of(stores, id).await.unwrap(), result);
    assert_eq!(audit_rows(stores).await, 1);
    assert!(!stores.keys.vote_secret_there(id));
    let slots = stores
        .ballot_box
        .read(move |tx| store::ballot_slots(tx, id))
        .await
        .unwrap();
    assert_eq!(slots, 0);
}

#[tokio::test]
async fn a_count_interrupted_anywhere_ends_the_same() {
    for steps in 0..=4 {
        let (stores, _folder) = stores();
        interrupted(&stores, steps).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_count_interrupted_anywhere_ends_the_same_on_postgresql() {
    let Ok(url) = std::env::var("MADANG_TEST_POSTGRES") else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "MADANG_TEST_POSTGRES has to be set"
        );
        println!("skipped: needs PostgreSQL (MADANG_TEST_POSTGRES)");
        return;
    };
    for steps in 0..=4 {
        let keys = tempfile::tempdir().unwrap();
        let database = Database::create(&url);
        let config = StoreConfig::postgres(&database.url, keys.path().join("keys"));
        Stores::migrate(&config).unwrap();
        let stores = Stores::open(&config).unwrap();
        interrupted(&stores, steps).await;
        stores.close().await;
    }
}

/// A database of this test alone, made and dropped with the client program that comes with
/// the server.
struct Database {
    server: String,
    name: String,
    url: String,
}

impl Database {
    fn create(server: &str) -> Database {
        let (base, _) = server.rsplit_once('/').unwrap();
        let name = format!("jobs_counting_{}", store::random_hex(8));
        let database = Database {
            server: server.to_owned(),
            url: format!("{base}/{name}"),
            name,
        };
        database.run("CREATE DATABASE", "");
        database
    }

    fn run(&self, command: &str, how: &str) {
        let sql = format!("{command} {} {how}", self.name);
        let done = std::process::Command::new("psql")
            .args([&self.server, "-q", "-c", &sql])
            .status()
            .unwrap();
        assert!(done.success(), "{sql}");
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.run("DROP DATABASE", "WITH (FORCE)");
    }
}

#[tokio::test]
async fn nothing_is_sealed_while_ballots_may_be_under_way() {
    let (stores, _folder) = stores();
    let id = voted(&stores).await;
    for early in [at(CLOSES), after_grace() - SignedDuration::from_millis(1)] {
        assert_eq!(due(&stores, early).await.unwrap(), []);
        assert!(stores.keys.vote_secret_there(id));
        assert!(result_of(&stores, id).await.is_none());
    }
    assert_eq!(due(&stores, after_grace()).await.unwrap(), [id]);
}

#[tokio::test]
async fn two_counts_at_once_give_one_result() {
    let (stores, _folder) = stores();
    let id = voted(&stores).await;
    let (one, two) = tokio::join!(due(&stores, after_grace()), due(&stores, after_grace()));
    assert_eq!(one.unwrap().len() + two.unwrap().len(), 1);
    assert!(result_of(&stores, id).await.is_some());
    assert_eq!(audit_rows(&stores).await, 1);
}

#[tokio::test]
async fn a_vote_without_box_does_not_stop_the_others() {
    let (stores, _folder) = stores();
    let (lost, items) = store::vote_ids(&stores.ids, 3, at(OPENS));
    announce(&stores, lost, &items).await;
    // A second announcement needs another district, so the good vote is on the same one.
    let (good, items) = store::vote_ids(&stores.ids, 3, at(OPENS));
    stores.keys.vote_secret_make(good).unwrap();
    let terms = Terms {
        opens_at: at(OPENS),
        closes_at: at(CLOSES),
        max_choices: 2,
        items: items.clone(),
    };
    stores
        .ballot_box
        .write(move |tx| store::box_open(tx, good, &terms, GRACE, at(OPENS)))
        .await
        .unwrap();
    copy_announcement(&stores, lost, good, &items).await;
    assert_eq!(due(&stores, after_grace()).await.unwrap(), [good]);
}

async fn copy_announcement(stores: &Stores, from: VoteId, to: VoteId, items: &[VoteItemId]) {
    let old = vote(stores, from).await;
    let items = items.to_vec();
    stores
        .site
        .write(move |tx| -> Result<_, StoreError> {
            let agendas = store::vote_items(tx, from)?
                .into_iter()
                .map(|item| NewVoteItem {
                    item: None,
                    title: item.title,
                    need: item.need,
                    cost: item.cost,
                });
            let items: Vec<_> = items.into_iter().zip(agendas).collect();
            let new = NewVote {
                district: old.district,
                cycle: old.cycle,
                title_ko: old.title_ko,
                title_en: old.title_en,
                opens_at: old.opens_at,
                closes_at: old.closes_at,
                max_choices: old.max_choices,
                budget: old.budget,
                official_rule: old.official_rule,
                utility: old.utility,
                completion: old.completion,
                ties: old.ties,
                announced_by: old.announced_by,
            };
            store::vote_add(tx, to, &new, &items, at(OPENS))
        })
        .await
        .unwrap();
}
