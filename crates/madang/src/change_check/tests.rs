//! `madang change-check` from arguments to output.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use super::*;
use crate::json_file::MAX_BYTES;
use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    check: ChangeCheckArgs,
}

const AGREEMENT: &str = r#"{"fiscal_year": 2027, "limit_percent": 10, "at_limit": "council",
    "scope": "project", "clauses": {"limit": "제6조제1항", "diversion": "제6조제2항"}}"#;

/// A budget of one project with two lines of one item.
fn budget(date: &str, first: i64, second: i64) -> String {
    let line = |stat: &str, won: i64| {
        format!(
            r#"{{"policy": "정책", "unit": "단위", "detail": "걷는 길", "item": "201",
                "stat": "{stat}", "amount": {won}}}"#
        )
    };
    let lines = [line("01", first), line("03", second)].join(", ");
    format!(r#"{{"date": "{date}", "purpose": "길", "lines": [{lines}]}}"#)
}

fn outcome(files: [&[u8]; 3], options: &[&str]) -> Result<String, FileError> {
    let folder = tempfile::tempdir().unwrap();
    let names = ["agreement", "baseline", "proposed"];
    let mut words = vec!["change-check".to_owned()];
    for (name, content) in names.iter().zip(files) {
        let file = folder.path().join(format!("{name}.json"));
        fs::write(&file, content).unwrap();
        words.extend([format!("--{name}"), file.to_str().unwrap().to_owned()]);
    }
    words.extend(options.iter().map(|option| (*option).to_owned()));
    let mut out = Vec::new();
    run(&Cli::parse_from(words).check, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

/// So much moves in a project of 100,000,000 won.
fn moved(won: i64, today: &str, options: &[&str]) -> String {
    let before = budget("2027-01-01", 60_000_000, 40_000_000);
    let after = budget(today, 60_000_000 - won, 40_000_000 + won);
    let files = [AGREEMENT, &before, &after].map(str::as_bytes);
    outcome(files, options).unwrap()
}

#[test]
fn the_verdict_is_told_in_both_languages_with_its_figures() {
    let korean = moved(10_000_001, "2027-03-02", &["--lang", "ko"]);
    for words in [
        "시와 협의하고 승인을 받아야 합니다 (한도 초과)",
        "협약의 조건: 한도",
        "걷는 길",
        "협치회의가 정할 수 있는 한도: 10,000,000원",
        "한도를 1원 넘습니다.",
    ] {
        assert!(korean.contains(words), "{words} in {korean}");
    }
    let english = moved(10_000_000, "2027-03-02", &["--lang", "en"]);
    assert!(english.contains("on exactly the limit"), "{english}");
    assert!(!english.contains("한도"), "{english}");
}

#[test]
fn json_has_the_words_and_figures_that_programs_read() {
    let json = |won, today| -> serde_json::Value {
        serde_json::from_str(&moved(won, today, &["--format", "json"])).unwrap()
    };
    let over = json(10_000_001, "2027-03-02");
    for (field, expected) in [
        ("verdict", "city-approval".into()),
        ("reason", "over-limit".into()),
        ("clause", "제6조제1항".into()),
        ("moved", 10_000_001.into()),
        ("limit", 10_000_000.into()),
        ("headroom", serde_json::Value::from(-1)),
    ] {
        assert_eq!(over[field], expected, "{field}");
    }
    assert!(
        over["sentence"].as_str().unwrap().contains("1원 넘"),
        "{over}"
    );
    let names = |value: serde_json::Value| {
        ["verdict", "reason", "clause"].map(|field| value[field].as_str().unwrap().to_owned())
    };
    for (won, today, expected) in [
        (
            10_000_000,
            "2027-12-31",
            ["council-decision", "within-limit", "제6조제1항"],
        ),
        (
            0,
            "2027-03-02",
            ["council-decision", "within-limit", "제6조제1항"],
        ),
        (
            1,
            "2028-01-01",
            ["blocked", "forbidden", "지방재정법 제7조제1항"],
        ),
        (
            1,
            "2026-12-31",
            [
                "agreement-revision",
                "before-execution",
                "협약의 조건: 실행을 시작하기 전",
            ],
        ),
    ] {
        assert_eq!(names(json(won, today)), expected, "{won} {today}");
    }
}

#[test]
fn a_faulty_file_is_named_with_the_place_and_nothing_is_written() {
    let before = budget("2027-01-01", 60_000_000, 40_000_000);
    let overflow = budget("2027-03-02", i64::MAX, i64::MAX);
    let cases: [(&str, [&[u8]; 3], &str); 4] = [
        (
            "agreement.json",
            [b"{}", before.as_bytes(), before.as_bytes()],
            "#/fiscal_year",
        ),
        (
            "baseline.json",
            [AGREEMENT.as_bytes(), b"\xff", before.as_bytes()],
            "#: ",
        ),
        (
            "proposed.json",
            [AGREEMENT.as_bytes(), before.as_bytes(), b"{\"date\": 1}"],
            "#/date",
        ),
        (
            "proposed.json",
            [AGREEMENT.as_bytes(), before.as_bytes(), overflow.as_bytes()],
            "#/lines",
        ),
    ];
    for (file, files, pointer) in cases {
        let error = outcome(files, &["--lang", "en"]).unwrap_err();
        let text = error.to_string();
        assert_eq!(error.exit_code(), 2, "{text}");
        assert!(text.contains(file) && text.contains(pointer), "{text}");
    }
    let huge = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
    let huge = outcome([&huge, b"{}", b"{}"], &["--lang", "en"]).unwrap_err();
    assert!(huge.to_string().contains("8 MiB"));
}

/// Everything that can be wrong with a file is told in Korean too, but for the names that stand
/// in the file itself.
#[test]
fn a_fault_is_told_in_the_language_that_was_chosen() {
    let good = budget("2027-03-02", 60_000_000, 40_000_000);
    let agreement = |from: &str, to: &str| AGREEMENT.replace(from, to);
    let changed = |from: &str, to: &str| good.replacen(from, to, 1);
    let of_agreement = [
        (
            agreement("\"fiscal_year\": 2027, ", ""),
            "‘fiscal_year’ 항목이 없습니다.",
        ),
        (
            agreement("2027", "27"),
            "회계연도는 2018처럼 네 자리입니다.",
        ),
        (
            agreement("2027", "\"2027\""),
            "이 자리에는 이 범위의 정수를 적습니다.",
        ),
        (agreement("10,", "101,"), "100까지 적을 수 있습니다."),
        (
            agreement("10,", "-1,"),
            "이 자리에는 이 범위의 정수를 적습니다.",
        ),
        (
            agreement("council", "mayor"),
            "‘mayor’: 쓸 수 없는 값입니다. 쓸 수 있는 값: council, city",
        ),
        (
            agreement("\"scope\"", "\"scape\""),
            "‘scape’: 모르는 항목입니다.",
        ),
        (
            agreement(
                "\"clauses\"",
                "\"execution_start\": \"2028-01-01\", \"clauses\"",
            ),
            "2027-12-31보다 늦게 실행을 시작합니다.",
        ),
        (agreement("}}", "}"), "파일이 중간에 끝납니다."),
        (agreement("2027", "2027,,"), "JSON의 꼴이 아닙니다."),
    ];
    let of_proposed = [
        (
            changed("2027-03-02", "3월 2일"),
            "\"3월 2일\": 2018-05-01 같은 날짜가 아닙니다.",
        ),
        (changed("\"201\"", "\"20\""), "편성목의 번호는 201처럼"),
        (changed("\"01\"", "\"1\""), "통계목의 번호는 01처럼"),
        (changed("60000000", "-1"), "0보다 작습니다."),
        (changed("\"03\"", "\"01\""), "모두 같은 줄이 또 있습니다."),
        (
            changed("\"길\"", "7"),
            "이 자리에는 따옴표 안의 글을 적습니다.",
        ),
        (
            budget("2027-03-02", i64::MAX, i64::MAX),
            "금액을 모두 더하면 너무 큽니다.",
        ),
    ];
    let told = |files: [&str; 3], lang: &str| {
        let error = outcome(files.map(str::as_bytes), &["--lang", lang]).unwrap_err();
        error.to_string()
    };
    let cases = of_agreement
        .iter()
        .map(|(file, said)| ([file.as_str(), &good, &good], said));
    let proposed = of_proposed
        .iter()
        .map(|(file, said)| ([AGREEMENT, &good, file.as_str()], said));
    for (files, said) in cases.chain(proposed) {
        let korean = told(files, "ko");
        assert!(korean.contains(said), "{said} in {korean}");
        let detail = korean.lines().nth(1).unwrap();
        for words in ["expected", "invalid", "field", "line ", "such as"] {
            assert!(!detail.contains(words), "{detail}");
        }
        let english = told(files, "en");
        let detail = english.lines().nth(1).unwrap();
        let name = detail
            .replace("3월 2일", "")
            .replace("편성목", "")
            .replace("통계목", "");
        let hangul = |c: char| ('가'..='힣').contains(&c);
        assert!(!name.contains(hangul), "{detail}");
    }
}

#[test]
fn an_absent_file_is_named() {
    let words = [
        "change-check",
        "--agreement",
        "/nowhere/a.json",
        "--baseline",
        "b",
        "--proposed",
        "p",
    ];
    let error = run(&Cli::parse_from(words).check, &mut Vec::new()).unwrap_err();
    assert_eq!(error.exit_code(), 2);
    assert!(error.to_string().contains("/nowhere/a.json"));
}

/// What stands in `examples/change-check` is what its README says.
#[test]
fn the_examples_give_the_verdicts_that_are_written_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/change-check");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut seen = 0;
    for row in rows {
        let cells: Vec<&str> = row
            .split('|')
            .map(|cell| cell.trim().trim_matches('`'))
            .collect();
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let words = [
            "change-check".to_owned(),
            format!("--agreement={}", path("agreement.json")),
            format!("--baseline={}", path("baseline.json")),
            format!("--proposed={}", path(cells[0])),
            "--format=json".to_owned(),
        ];
        let mut out = Vec::new();
        run(&Cli::parse_from(words).check, &mut out).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(
            [
                json["verdict"].as_str().unwrap(),
                json["reason"].as_str().unwrap()
            ],
            [cells[1], cells[2]],
            "{row}"
        );
        seen += 1;
    }
    assert_eq!(seen, 8, "one for each verdict and each reason of the city");
}
