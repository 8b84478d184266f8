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

/// Delivers both lines, one after the other.
async fn due(
    stores: &Stores,
    couriers: &Arc<Couriers>,
    clock: &Clock,
) -> Result<usize, StoreError> {
    let (_going_on, stop) = watch::channel(false);
    let mail = super::due(stores, couriers, clock, MAIL, &stop).await?;
    Ok(mail + super::due(stores, couriers, clock, PHONE, &stop).await?)
}

async fn put(stores: &Stores, notice: &Notice, now: Timestamp) -> i64 {
    let (kind, payload) = (notice.kind(), serde_json::to_string(notice).unwrap());
    stores
        .site
        .write(move |tx| store::outbox_put(tx, kind, &payload, now))
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

/// How many entries still hold an address.
async fn payloads(stores: &Stores) -> i64 {
    let sql = "SELECT COUNT(*) FROM outbox WHERE payload <> ''";
    let read = stores.site.read(move |tx| tx.number(sql, &[]));
    read.await.map_err(|e: StoreError| e.to_string()).unwrap()
}

fn to_folder(folder: &std::path::Path) -> Arc<Couriers> {
    let settings = CourierSettings {
        mail_from: "madang@example.org".into(),
        folder: folder.join("outbox"),
        ..CourierSettings::default()
    };
    Arc::new(Couriers::new(&settings).unwrap())
}

#[tokio::test]
async fn an_entry_that_ends_every_process_is_given_up() {
    let (stores, folder) = stores();
    let couriers = to_folder(folder.path());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    put(&stores, &notice(Courier::Email, "a@example.org"), clock()).await;
    for _ in 0..store::OUTBOX_ATTEMPTS {
        // A process takes it and is not heard of again.
        let at = clock();
        let taken = stores
            .site
            .write(move |tx| store::outbox_take_from(tx, MAIL, 1, at))
            .await;
        assert_eq!(taken.unwrap().len(), 1);
        *now.lock().unwrap() = at + SignedDuration::from_mins(2);
    }
    assert_eq!(payloads(&stores).await, 1);
    assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 0);
    assert_eq!((waiting(&stores).await, payloads(&stores).await), (0, 0));
    let outbox = folder.path().join("outbox");
    assert_eq!(std::fs::read_dir(outbox).unwrap().count(), 0);
}

#[tokio::test]
async fn a_dead_code_does_not_travel() {
    let (stores, folder) = stores();
    let couriers = to_folder(folder.path());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    for (to, minutes) in [("late@example.org", 10), ("early@example.org", 11)] {
        let mut notice = notice(Courier::Email, to);
        notice.until = Some(clock() + SignedDuration::from_mins(minutes));
        put(&stores, &notice, clock()).await;
    }
    *now.lock().unwrap() = at("2026-07-27T01:10:00Z");
    assert_eq!(due(&stores, &couriers, &clock).await.unwrap(), 1);
    assert_eq!((waiting(&stores).await, payloads(&stores).await), (0, 0));
}

#[tokio::test]
async fn a_silent_mail_server_holds_up_no_phone() {
    let (stores, folder) = stores();
    // It takes connections and never says a word.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (url, requests) = hook(&[200]);
    let settings = CourierSettings {
        smtp_url: format!("smtp://{}", silent.local_addr().unwrap()),
        phone_hook_url: url,
        mail_from: "madang@example.org".into(),
        folder: folder.path().join("outbox"),
        ..CourierSettings::default()
    };
    let couriers = Arc::new(Couriers::new(&settings).unwrap());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    for number in 0..8 {
        let to = format!("resident{number}@example.org");
        put(&stores, &notice(Courier::Email, &to), clock()).await;
    }
    put(&stores, &notice(Courier::Phone, "01012345678"), clock()).await;
    let jobs = crate::spawn(&crate::JobsConfig {
        duties: Vec::new(),
        stores: stores.clone(),
        clock,
        couriers,
    });
    let arrived = tokio::task::spawn_blocking(move || {
        requests.recv_timeout(std::time::Duration::from_secs(10))
    });
    assert!(arrived.await.unwrap().is_ok(), "while the mail waits");
    // The journeys under way end at once when the other side goes.
    drop(silent);
    drop(jobs);
}

#[tokio::test]
async fn nothing_begins_after_a_stop() {
    let (stores, folder) = stores();
    let couriers = to_folder(folder.path());
    let now = Arc::new(Mutex::new(at("2026-07-27T01:00:00Z")));
    let clock = clock(&now);
    put(&stores, &notice(Courier::Email, "a@example.org"), clock()).await;
    let (_stop, stopped) = watch::channel(true);
    let none = super::due(&stores, &couriers, &clock, MAIL, &stopped).await;
    assert_eq!((none.unwrap(), waiting(&stores).await), (0, 1));
}
