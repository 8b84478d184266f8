//! `madang change-check` from arguments to output.
#![allow(clippy::unwrap_used)]

use super::*;
use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    check: ChangeCheckArgs,
}

/// Two lines of one project of 100,000,000 won, and `won` that moves between them.
fn change(won: i64, today: &str) -> String {
    let (from, to) = (60_000_000 - won, 40_000_000 + won);
    let line = |code: &str, base: i64, new: i64| {
        format!(
            r#"{{"policy_program": "정책", "unit_program": "단위", "detailed_project": "걷는 길",
                "stat_code": "{code}", "base": "{base}", "new": {new}}}"#
        )
    };
    format!(
        r#"{{"today": "{today}", "agreement": {{"limit": [10, 100], "at_limit": "council",
            "execution_start": "2027-01-01", "execution_end": "2027-12-31"}},
            "lines": [{}, {}]}}"#,
        line("201-01", 60_000_000, from),
        line("201-03", 40_000_000, to)
    )
}

fn file(content: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    file.write_all(content).unwrap();
    file
}

fn outcome(content: &[u8], options: &[&str]) -> Result<String, CheckError> {
    let file = file(content);
    let words = ["change-check", file.path().to_str().unwrap()];
    let args = Cli::parse_from(words.iter().chain(options)).check;
    let mut out = Vec::new();
    run(&args, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn printed(content: &str, options: &[&str]) -> String {
    outcome(content.as_bytes(), options).unwrap()
}

#[test]
fn the_verdict_is_told_in_both_languages_with_its_figures() {
    let over = change(10_000_001, "2027-03-02");
    let korean = printed(&over, &["--lang", "ko"]);
    for words in [
        "시와 협의하고 승인을 받아야 합니다 (한도 초과)",
        "협약의 조건: 한도",
        "걷는 길",
        "협치회의가 정할 수 있는 한도: 10,000,000원",
        "한도를 1원 넘습니다.",
    ] {
        assert!(korean.contains(words), "{words} in {korean}");
    }
    let english = printed(&change(10_000_000, "2027-03-02"), &["--lang", "en"]);
    assert!(english.contains("on exactly the limit"), "{english}");
    assert!(!english.contains("한도"), "{english}");
    assert_eq!(printed(&over, &[]), printed(&over, &[]));
}

#[test]
fn json_has_the_words_of_the_api_and_money_as_text() {
    let json = |won, today| -> serde_json::Value {
        let text = printed(&change(won, today), &["--format", "json"]);
        serde_json::from_str(&text).unwrap()
    };
    let over = json(10_000_001, "2027-03-02");
    assert_eq!(over["verdict"], "city-over-limit");
    assert_eq!(over["clause"], "limit");
    assert_eq!(over["projects"][0]["headroom_won"], "-1");
    // The last day of the year, and the first of the next.
    assert_eq!(json(1, "2027-12-31")["verdict"], "council-decision");
    let late = json(1, "2028-01-01");
    assert_eq!(late["verdict"], "blocked");
    assert_eq!(late["article"]["ko"], "지방재정법 제7조제1항");
    assert_eq!(json(1, "2026-12-31")["verdict"], "agreement-revision");
}

#[test]
fn a_faulty_file_is_named_and_nothing_is_written() {
    let good = change(1, "2027-03-02");
    let swap = |from: &str, to: &str| {
        let faulty = good.replace(from, to);
        assert_ne!(faulty, good, "{from}");
        faulty.into_bytes()
    };
    for (content, said) in [
        (Vec::new(), "EOF"),
        (b"[1, 2".to_vec(), "line 1"),
        (b"\xff\xfe".to_vec(), "line 1"),
        (swap("201-01", "201"), "lines 1: stat_code"),
        (swap("[10, 100]", "[10, 0]"), "agreement.limit"),
        (swap("[10, 100]", "[0.1, 1]"), "0.1"),
        (swap("2027-12-31", "2026-12-31"), "execution_end"),
        (swap("2027-03-02", "2027-02-30"), "2027-02-30"),
        (swap("\"60000000\"", "-1"), "lines 1: base"),
        (swap("\"60000000\"", "\"1.5\""), "digits"),
        (swap("\"60000000\"", "\"9223372036854775807\""), "large"),
        (swap("\"today\"", "\"tody\""), "tody"),
    ] {
        let error = outcome(&content, &["--lang", "en"]).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.exit_code(), 65, "{text}");
        assert!(text.contains(said), "{said} in {text}");
    }
    let huge = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
    assert!(
        outcome(&huge, &[])
            .unwrap_err()
            .to_string()
            .contains("8 MiB")
    );
}

#[test]
fn an_absent_file_has_its_own_code() {
    let args = Cli::parse_from(["change-check", "/nowhere/change.json"]).check;
    let error = run(&args, &mut Vec::new()).unwrap_err();
    assert_eq!(error.exit_code(), 66);
}
