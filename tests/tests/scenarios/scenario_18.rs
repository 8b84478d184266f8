//! The close: the time of the request decides, and nobody sees a figure before the sealing.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use store::StoreError;
use system_tests::{DistrictBuilder, TestApp, Village, Vote, on_both};

use crate::resident::{ballots, cast, ids};

/// Given a vote at 18:00:00 close, when a request arrives at 17:59:59 and commits later, then
/// it counts; 18:00:01 does not.
#[tokio::test]
async fn scenario_18_the_time_of_the_request_decides() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let mut forms = Vec::new();
        for name in ["주민 하나", "주민 둘", "주민 셋"] {
            let (person, mut browser) = village.resident().await;
            village.enrol(person, name, &vote).await;
            let form = browser
                .get(&vote.path)
                .await
                .form(&format!("{}/ballot", vote.path));
            forms.push((
                browser,
                form.set("choices", vote.items[forms.len()].to_string()),
            ));
        }
        let [(mut early, first), (mut in_time, second), (mut late, third)] =
            forms.try_into().map_err(|_| "three voters").unwrap();
        app.set_time("2026-07-31T17:59:00+09:00");
        early.send_form(&first).await.expect(303);

        // Another write on the box is slow, so what comes at 17:59:59 has to wait for it.
        app.set_time("2026-07-31T17:59:59+09:00");
        let (go_on, wait) = mpsc::channel::<()>();
        let stores = app.stores().clone();
        let slow = tokio::spawn(async move {
            let hold = move |_: &mut store::Tx<'_>| wait.recv().map_err(|_| StoreError::Closed);
            stores.ballot_box.write(hold).await
        });
        let sent = tokio::spawn(async move { in_time.send_form(&second).await });
        arrived(&app).await;

        app.set_time("2026-07-31T18:00:01+09:00");
        let refused = late.send_form(&third).await;
        refused.expect(409);
        assert!(refused.shows("2026년 7월 31일"), "{}", refused.brief());
        assert!(
            refused.shows("18:00") || refused.shows("오후 6시"),
            "{}",
            refused.brief()
        );
        let refused = late.clone().english().send_form(&third).await;
        refused.expect(409);
        assert!(
            refused.shows("31 July 2026") || refused.shows("July 31, 2026"),
            "{}",
            refused.brief()
        );

        app.set_time("2026-07-31T18:00:05+09:00");
        assert!(!sent.is_finished(), "it still waits for its commit");
        go_on.send(()).unwrap();
        slow.await.unwrap().unwrap();
        sent.await.unwrap().expect(303);
        assert_eq!(ballots(&app).0, 2);

        // The grace after the close, in which such requests are awaited.
        assert_eq!(
            jobs::counting::due(app.stores(), app.now()).await,
            Ok(Vec::new())
        );
        app.set_time("2026-07-31T18:00:59.999+09:00");
        assert_eq!(
            jobs::counting::due(app.stores(), app.now()).await,
            Ok(Vec::new())
        );
        app.set_time("2026-07-31T18:01:00+09:00");
        assert_eq!(
            jobs::counting::due(app.stores(), app.now()).await,
            Ok(vec![vote.id])
        );

        let mut visitor = app.visitor();
        let result = visitor
            .get(&format!("/api/v1/votes/{}/result", vote.id))
            .await;
        assert_eq!(result.expect(200).json()["ballots_counted"], 2);
        let file = visitor.get(&format!("{}/ballots.pb", vote.path)).await;
        let election = allocation::pabulib::read(file.expect(200).text.as_bytes()).unwrap();
        assert_eq!(election.voters(), 2);
        let votes = file.text.split("VOTES").nth(1).unwrap();
        for (item, counted) in ids(&vote, &[0, 1, 2]).iter().zip([true, true, false]) {
            assert_eq!(votes.contains(item), counted, "{votes}");
        }
    })
    .await;
}

/// Waits until the site has read the clock for a request that is under way: it takes a
/// permit right afterwards.
async fn arrived(app: &TestApp) {
    let site = app.app();
    for _ in 0..2_000 {
        if site.permits.available_permits() < site.settings.concurrency {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the request did not arrive");
}

/// Before the sealing every public page reads the same, however many ballots are in the box.
#[tokio::test]
async fn scenario_18_no_figure_is_seen_before_the_sealing() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let mut moments = BTreeMap::new();
        let times = ["2026-07-31T17:30:00+09:00", "2026-07-31T18:00:30+09:00"];
        for time in times {
            app.set_time(time);
            moments.insert(time, public(&app, &village, &vote).await);
        }
        app.set_time("2026-07-31T17:00:00+09:00");
        for (n, name) in ["주민 하나", "주민 둘", "주민 셋"].iter().enumerate() {
            let (person, mut browser) = village.resident().await;
            village.enrol(person, name, &vote).await;
            cast(&mut browser, &vote, &[n, 7]).await.expect(303);
        }
        for time in times {
            app.set_time(time);
            let now = public(&app, &village, &vote).await;
            for (path, before) in &moments[time] {
                assert_eq!(&now[path], before, "{path} at {time} tells of the ballots");
            }
            for (path, status) in [
                (format!("{}/result", vote.path), 409),
                (format!("{}/ballots.pb", vote.path), 409),
                (format!("/api/v1/votes/{}/result", vote.id), 404),
            ] {
                assert_eq!(now[&path].0, status, "{path} at {time}");
            }
        }
        app.set_time("2026-07-31T18:01:00+09:00");
        jobs::counting::due(app.stores(), app.now()).await.unwrap();
        let sealed = public(&app, &village, &vote).await;
        for path in [
            format!("{}/result", vote.path),
            format!("{}/ballots.pb", vote.path),
        ] {
            assert_eq!(sealed[&path].0, 200, "{path}");
        }
    })
    .await;
}

/// What a visitor reads, by address: the status and the text without tokens.
async fn public(app: &TestApp, village: &Village, vote: &Vote) -> BTreeMap<String, (u16, String)> {
    let mut visitor = app.visitor();
    let mut read = BTreeMap::new();
    for path in [
        "/".to_owned(),
        village.path(""),
        village.path("/votes"),
        vote.path.clone(),
        format!("{}/result", vote.path),
        format!("{}/ballots.pb", vote.path),
        format!("/api/v1/districts/{}", village.slug),
        format!("/api/v1/districts/{}/votes", village.slug),
        format!("/api/v1/votes/{}", vote.id),
        format!("/api/v1/votes/{}/result", vote.id),
    ] {
        let answer = visitor.get(&path).await;
        let text = if answer.text.starts_with("<!") {
            answer.visible()
        } else {
            answer.text.clone()
        };
        read.insert(path, (answer.status, text));
    }
    read
}
