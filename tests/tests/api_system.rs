//! The public API against the pages: the same things, by key, with ids as texts.

use process::Role;
use serde_json::Value;
use system_tests::{Browser, DistrictBuilder, on_both};
use web::acts::moderation::Subject;

/// Reads a list to its end by the way it names itself.
async fn all(browser: &mut Browser, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut next = Some(path.to_owned());
    while let Some(path) = next {
        let answer = browser.get(&path).await;
        let page = answer.expect(200).json();
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        next = page["next"].as_str().map(str::to_owned);
        assert!(items.len() < 1_000, "{path} never ends");
    }
    items
}

/// Ids and amounts are texts: 63 bits don't fit into the numbers of many readers.
fn no_large_numbers(value: &Value) {
    match value {
        Value::Number(number) => {
            assert!(
                number.as_i64().is_some_and(|n| n.abs() < 1 << 53),
                "{number}"
            );
        }
        Value::Array(items) => items.iter().for_each(no_large_numbers),
        Value::Object(fields) => {
            for (name, value) in fields {
                let id = name == "id" || name.ends_with("_id");
                assert!(
                    !id || value.is_string() || value.is_null(),
                    "{name}: {value}"
                );
                no_large_numbers(value);
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn lists_are_read_to_their_end_by_key() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let author = village.resident().await.0;
        let mut ids = Vec::new();
        for n in 0..25 {
            ids.push(
                village
                    .proposal(author, &format!("제안 {n}"))
                    .await
                    .to_string(),
            );
        }
        let vote = village.vote(4, 2).await;
        let first = ids[0].clone();
        for n in 0..25 {
            village
                .comment(author, first.parse().unwrap(), &format!("의견 {n}"))
                .await;
        }
        let mut browser = app.visitor();
        for limit in [1, 7, 20, 100] {
            let path = format!("/api/v1/districts/haneul/proposals?limit={limit}");
            let mut listed: Vec<String> = all(&mut browser, &path)
                .await
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned())
                .collect();
            listed.sort();
            let mut expected = ids.clone();
            expected.sort();
            assert_eq!(listed, expected, "limit {limit}");
            let path = format!("/api/v1/proposals/{first}/comments?limit={limit}");
            assert_eq!(all(&mut browser, &path).await.len(), 25, "limit {limit}");
        }
        for path in [
            "/api/v1/districts".to_owned(),
            "/api/v1/districts/haneul".to_owned(),
            "/api/v1/districts/haneul/proposals".to_owned(),
            format!("/api/v1/proposals/{first}"),
            format!("/api/v1/proposals/{first}/comments"),
            "/api/v1/districts/haneul/votes".to_owned(),
            format!("/api/v1/votes/{}", vote.id),
        ] {
            let answer = browser.get(&path).await;
            assert_eq!(
                answer.expect(200).header("content-type"),
                "application/json",
                "{path}"
            );
            assert!(answer.header("set-cookie").is_empty(), "{path}");
            no_large_numbers(&answer.json());
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_shows_nothing_more() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (author, mut writer) = village.resident().await;
        let (moderator, mut staff) = village.holder(Role::Moderator).await;
        let id = village.proposal(author, "가려질 제안").await;
        let comment = village.comment(author, id, "가려질 의견").await;
        village.hide(moderator, Subject::comment(comment)).await;
        village.hide(moderator, Subject::proposal(id)).await;
        let mut visitor = app.visitor();
        for path in [
            "/api/v1/districts/haneul/proposals".to_owned(),
            format!("/api/v1/proposals/{id}"),
            format!("/api/v1/proposals/{id}/comments"),
            format!("/api/v1/comments/{comment}"),
        ] {
            let seen = visitor.get(&path).await;
            for text in ["가려질 제안", "가려질 의견"] {
                assert!(!seen.contains(text), "{path} shows {text}");
            }
            for browser in [&mut writer, &mut staff] {
                let answer = browser.get(&path).await;
                assert_eq!(
                    (answer.status, &answer.text),
                    (seen.status, &seen.text),
                    "{path}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_running_vote_shows_no_figures() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(3, 2).await;
        let (person, _) = village.resident().await;
        village.enrol(person, "주민 삼", &vote).await;
        village.cast(person, &vote, &[0, 2], 1).await;
        let mut visitor = app.visitor();
        let sealed = [
            format!("/api/v1/votes/{}/result", vote.id),
            format!("{}/result", vote.path),
            format!("{}/ballots.pb", vote.path),
        ];
        for time in ["2026-07-30T10:00:00+09:00", "2026-07-31T18:00:30+09:00"] {
            app.set_time(time);
            assert!(app.count_votes().await.is_empty());
            for path in &sealed {
                let answer = visitor.get(path).await;
                assert!(
                    [404, 409].contains(&answer.status),
                    "{path} at {time}: {}",
                    answer.status
                );
            }
        }
        app.set_time("2026-07-31T18:01:00+09:00");
        assert_eq!(app.count_votes().await, [vote.id]);
        for path in &sealed {
            visitor.get(path).await.expect(200);
        }
        let result = visitor.get(&sealed[0]).await.json();
        no_large_numbers(&result);
        let file = visitor.get(&sealed[2]).await;
        assert!(
            file.contains("PROJECTS") && file.contains("VOTES"),
            "{}",
            file.brief()
        );
    })
    .await;
}

#[tokio::test]
async fn failures_are_problem_documents_in_the_readers_language() {
    on_both(|app| async move {
        DistrictBuilder::new("haneul").make(&app).await;
        let (mut korean, mut english) = (app.visitor(), app.visitor().english());
        for path in [
            "/api/v1/nothing",
            "/api/v1/districts/nowhere",
            "/api/v1/proposals/42",
            "/api/v1/proposals/abc",
            "/api/v1/proposals/99999999999999999999",
            "/api/v1/votes/42",
            "/api/v1/votes/-1/result",
        ] {
            let answer = korean.get(path).await;
            let problem = answer.expect(404).json();
            assert_eq!(
                answer.header("content-type"),
                "application/problem+json",
                "{path}"
            );
            assert_eq!(
                (&problem["status"], problem["code"].is_string()),
                (&404.into(), true)
            );
            let other = english.get(path).await.json();
            assert_eq!(other["code"], problem["code"]);
            assert_ne!(other["detail"], problem["detail"], "{path}");
        }
    })
    .await;
}
