//! `madang opinions` from arguments to output.
#![allow(clippy::unwrap_used)]

use super::*;
use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    opinions: OpinionsArgs,
}

/// Two sides of ten people each who disagree on two statements and agree on a third.
fn two_sides() -> String {
    let mut text = "statement,participant,vote,comment\n".to_owned();
    for person in 1..=20 {
        let side = if person <= 10 { 1 } else { -1 };
        for (statement, vote) in [("숲", side), ("길", -side), ("물", 1)] {
            text += &format!("{statement},{person},{vote},\n");
        }
    }
    text
}

fn file(content: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(content).unwrap();
    file
}

fn outcome(content: &[u8], options: &str) -> Result<String, OpinionsError> {
    let file = file(content);
    let words = ["opinions", file.path().to_str().unwrap()];
    let args = Cli::parse_from(words.into_iter().chain(options.split_whitespace())).opinions;
    let mut out = Vec::new();
    run(&args, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn both_sides_and_what_they_share_are_found() {
    let votes = two_sides();
    let text = outcome(votes.as_bytes(), "--mode classic --format json").unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["mode"], "classic");
    assert_eq!(json["participants"], 20);
    assert_eq!(
        (&json["statements"], &json["votes"]),
        (&3.into(), &60.into())
    );
    let groups = json["groups"].as_array().unwrap();
    let members = |group: usize| groups[group]["members"].as_array().unwrap().len();
    assert_eq!((groups.len(), members(0), members(1)), (2, 10, 10));
    assert_eq!(groups[0]["representative"][0]["statement"], "숲");
    assert_eq!(json["consensus"][0]["statement"], "물");
    assert_eq!(json["consensus"][0]["agree"], 20);
    assert!(json["bridging"].is_null() && json["slate"].is_null());
    assert_eq!(json["data_sha256"].as_str().unwrap().len(), 64);
    for threads in ["--threads 1", "--threads 3", "--seed 1"] {
        let same = format!("--mode classic --format json {threads}");
        assert_eq!(outcome(votes.as_bytes(), &same).unwrap(), text);
    }
    let mut lines: Vec<&str> = votes.lines().collect();
    lines[1..].reverse();
    let turned = outcome(
        lines.join("\r\n").as_bytes(),
        "--mode classic --format json",
    );
    assert_eq!(turned.unwrap(), text);
}

#[test]
fn madang_is_the_default_and_tells_more() {
    let mut votes = two_sides();
    for person in 21..=100 {
        let side = if person % 2 == 0 { 1 } else { -1 };
        for statement in 1..=8 {
            votes += &format!("{statement},{person},{},\n", side * (statement % 2 * 2 - 1));
        }
        votes += &format!("물,{person},1,\n");
    }
    let text = outcome(votes.as_bytes(), "--format json").unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["mode"], &json["seed"]),
        (&"madang".into(), &1.into())
    );
    assert_eq!(json["bridging"][0]["statement"], "물");
    assert_eq!(json["consensus"][0]["statement"], "물");
    assert_eq!(json["slate"]["represents"], true);
    assert_eq!(json["stable"], true, "{text}");
    assert!(json["classic"].is_null());
    let told = outcome(votes.as_bytes(), "--lang en").unwrap();
    assert!(
        told.contains("Mode madang") && told.contains("would deserve a place"),
        "{told}"
    );
    for same in ["--threads 1 --mode madang", "--threads 4", "--seed 1"] {
        assert_eq!(
            outcome(votes.as_bytes(), &format!("--format json {same}")).unwrap(),
            text
        );
    }
}

#[test]
fn the_text_is_told_in_both_languages() {
    let votes = two_sides();
    let korean = outcome(votes.as_bytes(), "--mode classic --lang ko").unwrap();
    for words in [
        "참여 20명 · 문장 3개 · 표 60개",
        "모둠 1 · 10명 (50 %)",
        "[물] 찬성 100 % (20명 중 20명)",
    ] {
        assert!(korean.contains(words), "{words} in {korean}");
    }
    let english = outcome(votes.as_bytes(), "--mode classic --lang en").unwrap();
    assert!(english.contains("[물] 100 % agree (20 of 20)"), "{english}");
    let none = outcome(b"participant,statement,vote\n", "--mode classic --lang en").unwrap();
    assert!(none.contains("Nothing stands out."), "{none}");
}

#[test]
fn a_faulty_file_is_named_and_nothing_is_written() {
    let head = "participant,statement,vote\n";
    for (content, korean, english) in [
        (String::new(), "1:1: 파일이 비어", "1:1: The file is empty."),
        (
            "a,b,c\n".into(),
            "participant 열이 없습니다",
            "no column participant",
        ),
        (
            format!("{head}1,1,1\n1,2,agree\n"),
            "3:5: 표는",
            "3:5: A vote is 1, 0 or -1, not \"agree\".",
        ),
        (
            format!("{head}1,,1\n1,2\n"),
            "3:1: 칸이 2개",
            "2:3: The field statement is empty.",
        ),
        (
            format!("{head}1,\x1b\"2,1\n"),
            "2:4: 큰따옴표",
            "2:4: A quotation mark",
        ),
        (
            format!("{head}1,1,\x1b[31m\n"),
            "\"\u{20}[31m\"",
            "not \"\u{20}[31m\"",
        ),
        (
            head.to_owned() + &"1,1,2\n".repeat(50),
            "여기까지만",
            "reading stopped here",
        ),
    ] {
        for (lang, said) in [("ko", korean), ("en", english)] {
            let error = outcome(content.as_bytes(), &format!("--lang {lang}")).unwrap_err();
            let text = error.to_string();
            assert_eq!(error.exit_code(), 65, "{text}");
            assert!(text.contains(said), "{said} in {text}");
        }
    }
    let utf8 = outcome(b"participant,statement,vote\n\xB0\xA1,1,1\n", "--lang en").unwrap_err();
    assert!(utf8.to_string().contains("2:1: This is not UTF-8."));
}

#[test]
fn absent_files_and_full_outputs_have_their_own_codes() {
    let folder = tempfile::tempdir().unwrap();
    for path in [folder.path().join("absent.csv"), folder.path().to_owned()] {
        let args = Cli::parse_from(["opinions".as_ref(), path.as_os_str()]).opinions;
        assert_eq!(run(&args, &mut Vec::new()).unwrap_err().exit_code(), 66);
    }
    let file = file(two_sides().as_bytes());
    let words = ["opinions".as_ref(), file.path().as_os_str()];
    let args = Cli::parse_from(
        words
            .into_iter()
            .chain(["--mode".as_ref(), "classic".as_ref()]),
    );
    let error = run(&args.opinions, &mut [0u8; 8].as_mut_slice()).unwrap_err();
    assert_eq!(error.exit_code(), 1);
}
