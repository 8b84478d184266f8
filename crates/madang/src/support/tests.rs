//! `madang support` from arguments to output.
#![allow(clippy::unwrap_used)]

use std::fs;

use super::*;
use clap::Parser;
use serde_json::Value;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    support: SupportArgs,
}

fn example() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/support/five-districts.json"
    );
    fs::read_to_string(path).unwrap()
}

fn outcome(file: &str, options: &[&str]) -> Result<String, FileError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("F.json");
    fs::write(&path, file).unwrap();
    let words = ["support", "--input", path.to_str().unwrap()];
    let mut out = Vec::new();
    let words = words.iter().chain(options);
    run(&Cli::parse_from(words).support, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn programs_read_amounts_that_sum_to_the_total_in_the_order_of_the_file() {
    let out = outcome(&example(), &["--format", "json"]).unwrap();
    let read: Value = serde_json::from_str(&out).unwrap();
    let districts = read["districts"].as_array().unwrap();
    let names: Vec<_> = districts
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["A", "B", "C", "D", "E"]);
    let sum: i64 = districts
        .iter()
        .map(|one| one["amount"].as_i64().unwrap())
        .sum();
    assert_eq!(sum, 5_000_000_000);
    for one in districts {
        let of = |name: &str| one[name].as_i64().unwrap();
        let criteria = one["criteria"].as_array().unwrap();
        let criteria: i64 = criteria.iter().map(|won| won.as_i64().unwrap()).sum();
        assert_eq!(of("equal") + of("need") + criteria, of("formula"));
        assert_eq!(of("formula") + of("adjustment"), of("amount"));
    }
    for step in read["sensitivity"].as_array().unwrap() {
        for way in ["more", "less"] {
            let change = step[way].as_array().unwrap();
            let sum: i64 = change.iter().map(|won| won.as_i64().unwrap()).sum();
            assert_eq!(sum, 0, "{step}");
        }
    }
    assert_eq!(read["sensitivity"][2]["weight"], "participation");
}

#[test]
fn people_read_it_in_both_languages() {
    let korean = outcome(&example(), &["--lang", "ko"]).unwrap();
    assert!(korean.contains("나누는 총액: 5,000,000,000원"), "{korean}");
    assert!(korean.contains("상한에 걸렸습니다"), "{korean}");
    let english = outcome(&example(), &["--lang", "en"]).unwrap();
    assert!(
        english.contains("Total to be shared: ₩5,000,000,000"),
        "{english}"
    );
}

#[test]
fn a_faulty_file_ends_with_two_and_its_place() {
    for (from, to, place) in [
        ("\"need\": 4000", "\"need\": 4001", "#:"),
        ("\"41%\"", "\"0.41\"", "#/districts/1/values/0:"),
        ("\"total\": 5000000000", "\"total\": 3000000000", "#/total:"),
        ("\"name\": \"B\"", "\"name\": \"A\"", "#/districts/1/name:"),
        ("\"need\": 4000,", "", "#/need:"),
    ] {
        let error = outcome(&example().replace(from, to), &[]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains(place), "{error}");
    }
}
