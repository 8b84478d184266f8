//! The outbox is emptied, once, by however many processes.
#![allow(clippy::unwrap_used)]

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use process::notice::Courier;

use super::*;
use crate::courier::CourierSettings;
use crate::testing::{at, hook, notice, stores};

fn clock(now: &Arc<Mutex<Timestamp>>) -> Clock {
    let now = Arc::clone(now);
    Arc::new(move || *now.lock().unwrap())
}

async fn put(stores: &Stores, notice: &Notice, now: Timestamp) -> i64 {
    let payload = serde_json::to_string(notice).unwrap();
    stores
        .site
        .write(move |tx| store::outbox_put(tx, Notice::KIND, &payload, now))
        .await
        .unwrap()
}

async fn waiting(stores: &Stores) -> i64 {
    stores.site.read(store::outbox_waiting).await.unwrap()
}

#[tokio::test]
async fn what_fails_is_tried_again_and_arrives_once() {
    let (stores, folder) = stores();
    let (url, requests) = hook(&[503, 200]);
    let couriers = Arc::new(
        Couriers::new(&CourierSettings {
            phone_hook_url: url,
            mail_from: "madang@example.org".into(),
            folder: folder.path().join("outbox"),
            ..CourierSettings::default()
        })
        .unwrap(),
    );
    let start = at("2026-07-27T01:00:00Z");
    let now = Arc::new(Mutex::new(start));
    let clock = clock(&now);
    let entry = put(&stores, &notice(Courier::Phone, "01012345678"), start).await;
    assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 0);
    assert_eq!(waiting(&stores).await, 1);
    *now.lock().unwrap() = start + SignedDuration::from_secs(29);
    assert_eq!(
        due(&stores, &couriers, &clock).await.unwrap(),
        0,
        "it rests for 30 seconds"
    );
    *now.lock().unwrap() = start + SignedDuration::from_secs(30);
    assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 1);
    assert_eq!(waiting(&stores).await, 0);
    let key = format!("idempotency-key: {entry}");
    let both: Vec<_> = requests.try_iter().collect();
    assert_eq!(both.len(), 2);
    assert!(
        both.iter().all(|request| request.contains(&key)),
        "one number for both journeys"
    );
}

#[tokio::test]
async fn two_processes_share_the_work() {
    let (stores, folder) = stores();
    let settings = CourierSettings {
        mail_from: "madang@example.org".into(),
        folder: folder.path().join("outbox"),
        ..CourierSettings::default()
    };
    let couriers = Arc::new(Couriers::new(&settings).unwrap());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    for number in 0..25 {
        let to = format!("resident{number}@example.org");
        put(&stores, &notice(Courier::Email, &to), clock()).await;
    }
    let (one, two) = tokio::join!(
        due(&stores, &couriers, &clock),
        due(&stores, &couriers, &clock)
    );
    assert_eq!(one.unwrap() + two.unwrap(), 25);
    assert_eq!(std::fs::read_dir(&settings.folder).unwrap().count(), 25);
}

#[tokio::test]
async fn what_can_t_be_read_does_not_stop_the_rest() {
    let (stores, folder) = stores();
    let settings = CourierSettings {
        mail_from: "madang@example.org".into(),
        folder: folder.path().join("outbox"),
        ..CourierSettings::default()
    };
    let couriers = Arc::new(Couriers::new(&settings).unwrap());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    let start = clock();
    stores
        .site
        .write(move |tx| -> Result<_, StoreError> {
            store::outbox_put(tx, "from-the-future", "{}", start)?;
            store::outbox_put(tx, Notice::KIND, "not json", start)
        })
        .await
        .unwrap();
    put(&stores, &notice(Courier::Email, "a@example.org"), start).await;
    assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 1);
    for _ in 0..store::OUTBOX_ATTEMPTS {
        let later = clock() + SignedDuration::from_hours(1);
        *now.lock().unwrap() = later;
        assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 0);
    }
    assert_eq!(waiting(&stores).await, 0, "given up in the end");
}
