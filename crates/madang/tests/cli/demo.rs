//! `madang demo`: played, served, kept, gone on with, and stopped early.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::process::{Running, get, listen, madang, run, text};

#[test]
fn a_village_is_played_served_kept_and_served_on() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let demo = || {
        let mut command = madang(&["demo", "--size", "village", "--port", "0", "--keep"]);
        command.arg(&kept);
        command
    };
    let (site, mut out) = Running::start(demo());
    let url = out.line();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let said = out.until("Ctrl-C");
    for slug in [
        "resident",
        "proposer",
        "moderator-2",
        "clerk",
        "secretary",
        "administrator",
    ] {
        assert!(
            said.contains(&format!("{url}/demo/as/{slug}")),
            "{slug}: {said}"
        );
    }
    assert!(said.contains("outbox"));
    assert_eq!(get(&url, "/healthz").0, 200);
    assert_eq!(get(&url, "/d/haneul/proposals").0, 200);
    // A line of a room that somebody listens to is ended, and not waited for.
    let rooms = get(&url, "/rooms").1;
    let room = rooms.split("href=\"/rooms/").find_map(|rest| {
        let id = rest.split('"').next()?;
        id.bytes().all(|byte| byte.is_ascii_digit()).then_some(id)
    });
    let mut line = listen(&url, &format!("/rooms/{}/events", room.unwrap()));
    let asked = std::time::Instant::now();
    assert_eq!(site.stop(), Some(0));
    assert!(asked.elapsed() < std::time::Duration::from_secs(10));
    line.read_to_end(&mut Vec::new()).unwrap();

    let (site, mut out) = Running::start(demo());
    let url = out.line();
    out.line();
    out.line();
    assert!(out.line().contains("nothing was played again"));
    assert_eq!(get(&url, "/d/haneul/proposals").0, 200);
    let counted = published(&kept).vote;
    let (status, ballots) = get(&url, &format!("/d/haneul/votes/{counted}/ballots.pb"));
    assert_eq!(status, 200, "{ballots}");
    assert_eq!(site.stop(), Some(0));

    replays(&kept, &ballots, folder.path());
    let fails = |command: &mut Command, said: &str| {
        let output = command.output().unwrap();
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(78), "{error}");
        assert!(error.contains(said), "{error}");
    };
    // With the real clock its open vote would be counted.
    for command in ["serve", "doctor", "migrate"] {
        let mut other = madang(&[command]);
        fails(
            other.env("MADANG_DATA_FOLDER", &kept),
            "holds a demonstration",
        );
    }
    let mut city = madang(&["demo", "--size", "city", "--port", "0", "--keep"]);
    fails(city.arg(&kept), "size village, not city");
    std::fs::write(kept.join("demo.json"), "{").unwrap();
    fails(&mut demo(), "demo.json is damaged");
    std::fs::remove_file(kept.join("demo.json")).unwrap();
    fails(&mut demo(), "choose an empty folder");
}

/// A word to stop while it is played leaves no invented people on the disk.
#[test]
fn a_demonstration_that_is_stopped_while_it_is_played_leaves_nothing() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        if signal == "-HUP" && hangup_is_ignored() {
            println!("skipped: needs SIGHUP, which is ignored here (nohup)");
            continue;
        }
        let temporary = tempfile::tempdir().unwrap();
        let mut command = madang(&["demo", "--size", "city", "--port", "0"]);
        command.env("TMPDIR", temporary.path());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut out = child.stdout.take().unwrap();
        let running = Running(child);
        let mut first = String::new();
        said.read_line(&mut first).unwrap();
        assert!(first.contains("residents"), "{first}");
        let folders = || std::fs::read_dir(temporary.path()).unwrap().count();
        assert_eq!(folders(), 1, "it is played into a temporary folder");
        // Somebody reads on, so that a full pipe is not what holds it up.
        std::thread::spawn(move || said.read_to_end(&mut Vec::new()));
        assert_eq!(running.ended_by(signal), Some(0), "{signal}");
        let mut text = String::new();
        out.read_to_string(&mut text).unwrap();
        assert!(text.contains("nothing is left"), "{signal}: {text}");
        assert_eq!(folders(), 0, "{signal}");
    }
}

/// Whether this test was started so that it and its children do not hear a hangup.
fn hangup_is_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.is_some_and(|mask| u64::from_str_radix(mask.trim(), 16).unwrap() & 1 == 1)
}

/// The result that the site keeps of its counted vote.
fn published(folder: &Path) -> store::VoteResult {
    let config = store::StoreConfig {
        access: store::Access::Read,
        ..store::StoreConfig::sqlite(folder)
    };
    let stores = store::Stores::open(&config).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime
        .block_on(stores.site.read(|tx| -> Result<_, store::StoreError> {
            let district = store::district_by_slug(tx, "haneul")?.unwrap().id;
            let votes = store::vote_list(tx, district, None, 10)?;
            let counted = votes.iter().find(|vote| vote.counted_at.is_some()).unwrap();
            store::vote_result_get(tx, counted.id)
        }))
        .unwrap()
        .unwrap()
}

/// Scenario 20: whoever counts the published ballots again, with the command that stands in
/// the file, gets the published result, round for round.
fn replays(kept: &Path, answer: &str, scratch: &Path) {
    let result = published(kept);
    let head = answer.find("META").unwrap();
    let file = scratch.join("ballots.pb");
    std::fs::write(&file, &answer[head..]).unwrap();
    let command = answer
        .lines()
        .find_map(|line| line.strip_prefix("comment;"))
        .unwrap();
    let options = command
        .strip_prefix("madang count FILE.pb ")
        .unwrap()
        .split(' ');
    let mut arguments = vec!["count", file.to_str().unwrap(), "--format", "json"];
    arguments.extend(options);
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let again: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let official: serde_json::Value = serde_json::from_str(&result.equal_shares).unwrap();
    for part in [
        "rule",
        "winners",
        "total_cost",
        "budget",
        "voters",
        "rounds",
        "not_selected",
    ] {
        assert!(
            says(&again[part], &official[part]),
            "{part}: {again:#} {official:#}"
        );
    }
}

/// Whether one document says everything that another says; it may say more.
fn says(more: &serde_json::Value, less: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Object};
    match (more, less) {
        (Object(more), Object(less)) => less
            .iter()
            .all(|(key, value)| more.get(key).is_some_and(|found| says(found, value))),
        (Array(more), Array(less)) => {
            more.len() == less.len() && more.iter().zip(less).all(|(a, b)| says(a, b))
        }
        _ => more == less,
    }
}
