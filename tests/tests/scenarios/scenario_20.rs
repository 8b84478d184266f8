//! Anybody can count again: the published file gives the published result.

use std::path::Path;
use std::process::Command;

use allocation::{Outcome, Rule, pabulib};
use system_tests::load::{Random, server};
use system_tests::{DistrictBuilder, TestApp, on_both};

/// Who vote, each with a ballot that follows from [`SEED`].
const VOTERS: usize = 45;
const SEED: u64 = 20;

/// Given selection, when anyone replays with published data, then the identical winner list
/// and explanation result.
#[tokio::test(flavor = "multi_thread")]
async fn scenario_20_the_published_file_gives_the_published_result() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let vote = village.vote(14, 5).await;
        let mut random = Random::new(SEED);
        for n in 0..VOTERS {
            let person = app.person().make().await;
            village.enrol(person, &format!("주민 {n}"), &vote).await;
            let marked = random.some_of(&(0..14).collect::<Vec<usize>>(), 5);
            village.cast(person, &vote, &marked, 1).await;
        }
        app.set_time("2026-07-31T18:01:00+09:00");
        assert_eq!(
            jobs::counting::due(app.stores(), app.now()).await,
            Ok(vec![vote.id])
        );

        let mut visitor = app.visitor();
        let file = visitor
            .get(&format!("{}/ballots.pb", vote.path))
            .await
            .expect(200)
            .text
            .clone();
        let again = visitor.get(&format!("{}/ballots.pb", vote.path)).await;
        assert_eq!(file, again.text, "the file is the same every time");
        let api = format!("/api/v1/votes/{}/result", vote.id);
        let result = visitor.get(&api).await.expect(200).json();
        assert_eq!(result["ballots_counted"], VOTERS);

        by_library(&file, &result);
        let page = visitor.get(&format!("{}/result", vote.path)).await;
        let commands: Vec<_> = page.page().all("pre").map(|pre| pre.text.clone()).collect();
        assert_eq!(
            commands.len(),
            2,
            "the page says how to count again by both rules"
        );
        by_binary(&app, &file, &result, &commands).await;
        for rule in ["greedy", "equal_shares"] {
            assert!(!result[rule]["winners"].as_array().unwrap().is_empty());
        }
    })
    .await;
}

/// Counts the file with the crate, by the options that are published.
fn by_library(file: &str, result: &serde_json::Value) {
    let election = pabulib::read(file.as_bytes()).unwrap();
    assert_eq!(election.notices(), [], "nothing about the file is odd");
    for name in ["greedy", "equal_shares"] {
        let rule: Rule = serde_json::from_value(result[name]["rule"].clone()).unwrap();
        let counted: Outcome = rule.count(election.instance(), &election.profile());
        let counted = serde_json::to_value(&counted).unwrap();
        for part in [
            "winners",
            "total_cost",
            "budget",
            "voters",
            "rounds",
            "not_selected",
        ] {
            assert_eq!(counted[part], result[name][part], "{name}: {part}");
        }
    }
    let official: Rule = serde_json::from_value(result["official_rule"].clone()).unwrap();
    assert_eq!(
        result["equal_shares"]["rule"],
        serde_json::to_value(&official).unwrap()
    );
}

/// Runs the commands of the result page with the real binary, twice each.
async fn by_binary(app: &TestApp, file: &str, result: &serde_json::Value, commands: &[String]) {
    let place = app.database().folder().join("published.pb");
    std::fs::write(&place, file).unwrap();
    let binary = tokio::task::spawn_blocking(server::binary)
        .await
        .unwrap()
        .unwrap();
    let mut rules = Vec::new();
    for command in commands {
        let words: Vec<_> = command.split_whitespace().collect();
        assert_eq!(words[..2], ["madang", "count"], "{command}");
        let run = || count(&binary, &place, &words[3..]);
        let printed = run();
        assert_eq!(printed, run(), "the same bytes every time");
        let counted: serde_json::Value = serde_json::from_slice(&printed).unwrap();
        let name = counted["rule"]["name"].as_str().unwrap().replace('-', "_");
        let published = &result[name.as_str()];
        for part in ["winners", "total_cost", "budget", "rounds", "not_selected"] {
            assert_eq!(counted[part], published[part], "{command}: {part}");
        }
        for option in ["name", "utility", "completion", "ties"] {
            assert_eq!(
                counted["rule"][option], published["rule"][option],
                "{command}: {option}"
            );
        }
        rules.push(name);
    }
    assert_eq!(rules, ["greedy", "equal_shares"]);
}

fn count(binary: &Path, file: &Path, options: &[&str]) -> Vec<u8> {
    let mut command = Command::new(binary);
    command
        .arg("count")
        .arg(file)
        .args(options)
        .args(["--format", "json"]);
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    done.stdout
}
