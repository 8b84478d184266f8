//! `madang draw` from arguments to output.
#![allow(clippy::unwrap_used)]

use super::*;
use clap::Parser;
use process::recruitment::lottery::urn::{Limit, Urn};

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    draw: DrawArgs,
}

fn published() -> Published {
    let limits = [Limit { least: 1, most: 3 }, Limit { least: 0, most: 1 }];
    let people: Vec<(String, Vec<usize>)> = (0..12)
        .map(|n| (format!("{n:012x}"), vec![n % 2]))
        .collect();
    let (urn, _) = Urn::fill(3, &limits, &people);
    Published::make(urn, "0f".repeat(32).as_str(), "3514266213").unwrap()
}

fn outcome(content: &[u8], lang: &str) -> Result<(bool, String), DrawError> {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    file.write_all(content).unwrap();
    let words = ["draw", file.path().to_str().unwrap(), "--lang", lang];
    let mut out = Vec::new();
    let equal = run(&Cli::parse_from(words).draw, &mut out)?;
    Ok((equal, String::from_utf8(out).unwrap()))
}

#[test]
fn a_published_draw_is_equal_and_a_changed_one_is_not() {
    let draw = published();
    let json = serde_json::to_vec(&draw).unwrap();
    let (equal, text) = outcome(&json, "ko").unwrap();
    assert!(
        equal && text.contains("같습니다") && text.contains(&draw.drawn[0]),
        "{text}"
    );
    let (_, english) = outcome(&json, "en").unwrap();
    assert!(english.contains("Equal"), "{english}");

    let mut other = draw;
    other.drawn[0] = other.reserve[0].clone();
    let (equal, text) = outcome(&serde_json::to_vec(&other).unwrap(), "ko").unwrap();
    assert!(!equal && text.contains("같지 않습니다"), "{text}");
}

#[test]
fn other_files_are_named() {
    let fault = outcome(b"{\"format\": 1}", "ko").unwrap_err();
    assert_eq!(fault.exit_code(), 65);
    assert!(
        fault.to_string().contains("추첨 파일이 아닙니다"),
        "{fault}"
    );
    let args = Cli::parse_from(["draw", "/no/such/file.json"]).draw;
    let fault = run(&args, &mut Vec::new()).unwrap_err();
    assert_eq!(fault.exit_code(), 66);
}
