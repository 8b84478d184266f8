//! `madang count` on elections of real cities: the printed winners are those of the baseline.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::Command;

/// A few files of different kinds of ballots, small enough to be counted in a moment.
const FILES: usize = 6;
/// The rules of the baseline as options of the command.
const RULES: [(&str, &str); 4] = [
    ("greedy_cost", "--rule greedy --utility cost"),
    ("greedy_card", "--rule greedy --utility cardinality"),
    ("mes_cost", "--rule equal-shares --utility cost"),
    ("mes_card", "--rule equal-shares --utility cardinality"),
];

#[test]
fn real_elections_are_counted_as_the_baseline_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pabulib");
    let Ok(baseline) = std::fs::read_to_string(folder.join("baseline.jsonl")) else {
        println!("skipped: needs ../shared/data/pabulib");
        return;
    };
    let rows: Vec<serde_json::Value> = baseline
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // One row in so many, so that the files differ in city and kind of ballot.
    let mut files: Vec<&str> = rows
        .iter()
        .filter(|row| row["voters"].as_u64().unwrap() <= 2_000)
        .map(|row| row["file"].as_str().unwrap())
        .collect();
    files.dedup();
    let step = (files.len() / FILES).max(1);
    let mut counted = 0;
    for file in files.into_iter().step_by(step).take(FILES) {
        for (rule, options) in RULES {
            let row = rows
                .iter()
                .find(|row| row["file"] == file && row["rule"] == rule)
                .unwrap_or_else(|| panic!("the baseline has no {rule} of {file}"));
            let output = Command::new(env!("CARGO_BIN_EXE_madang"))
                .arg("count")
                .arg(folder.join("pb").join(file))
                .args(options.split(' '))
                .args(["--format", "json"])
                .output()
                .unwrap();
            let error = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{file} {rule}: {error}");
            let result: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(result["winners"], row["order"], "{file} {rule}");
            assert_eq!(result["voters"], row["voters"], "{file} {rule}");
            counted += 1;
        }
    }
    assert_eq!(counted, FILES * RULES.len());
}
