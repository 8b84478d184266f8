//! Real elections: ordered winners equal those of pabutools 1.2.3 in exact mode.
#![allow(clippy::unwrap_used)]

use allocation::{Completion, Method, Profile, Rule, TieBreaking, Utility, pabulib};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// One row of baseline.jsonl.
#[derive(Deserialize)]
struct Row {
    file: String,
    rule: String,
    status: String,
    voters: u64,
    vote_type: String,
    #[serde(default)]
    order: Vec<String>,
}

fn data() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("../shared/data/pabulib");
    if folder.join("baseline.jsonl").is_file() {
        return Some(folder);
    }
    println!("skipped: needs ../shared/data/pabulib");
    None
}

fn rule(name: &str) -> Option<Rule> {
    let (method, utility, completion) = match name {
        "greedy_cost" => (Method::Greedy, Utility::Cost, Completion::None),
        "greedy_card" => (Method::Greedy, Utility::Cardinality, Completion::None),
        "mes_cost" => (Method::EqualShares, Utility::Cost, Completion::None),
        "mes_card" => (Method::EqualShares, Utility::Cardinality, Completion::None),
        "mes_cost_u" => (Method::EqualShares, Utility::Cost, Completion::Greedy),
        _ => return None,
    };
    Some(Rule {
        name: method,
        utility,
        completion,
        ties: TieBreaking::by_name(),
    })
}

/// Compares every answered row of the rules known here, for files with at most `most` voters.
fn compare(folder: &Path, most: u64) {
    let rows = fs::read_to_string(folder.join("baseline.jsonl")).unwrap();
    let mut files: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for line in rows.lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        if row.status == "ok" && row.voters <= most && rule(&row.rule).is_some() {
            files.entry(row.file.clone()).or_default().push(row);
        }
    }
    let mut compared: BTreeMap<String, usize> = BTreeMap::new();
    let mut reading = Duration::ZERO;
    let mut counting: BTreeMap<String, (Duration, Duration)> = BTreeMap::new();
    for (file, rows) in &files {
        let bytes = fs::read(folder.join("pb").join(file)).unwrap();
        let start = Instant::now();
        let election = pabulib::read(&bytes).unwrap_or_else(|faults| panic!("{file}: {faults:?}"));
        let profile: Profile = election.profile();
        reading += start.elapsed();
        for row in rows {
            let rule = rule(&row.rule).unwrap();
            let start = Instant::now();
            let outcome = rule.count(election.instance(), &profile);
            let took = start.elapsed();
            let (sum, longest) = counting.entry(row.rule.clone()).or_default();
            *sum += took;
            *longest = took.max(*longest);
            assert_eq!(outcome.voters, row.voters, "{file}");
            assert_eq!(election.vote_type().to_string(), row.vote_type, "{file}");
            assert_eq!(outcome.winners, row.order, "{file} {}", row.rule);
            *compared.entry(row.rule.clone()).or_default() += 1;
        }
    }
    let total: usize = compared.values().sum();
    println!(
        "{} files, {total} ordered outcomes equal: {compared:?}",
        files.len()
    );
    println!("reading {reading:?}; counting (sum, longest): {counting:?}");
    assert!(total > 0, "the baseline holds no row to compare");
}

#[test]
fn ordered_winners_equal_the_baseline_up_to_500_voters() {
    if let Some(folder) = data() {
        compare(&folder, 500);
    }
}

#[test]
fn ordered_winners_equal_the_baseline_on_every_file() {
    if let Some(folder) = data() {
        compare(&folder, u64::MAX);
    }
}

#[test]
fn every_file_is_read_and_its_text_written_and_read_back_is_equal() {
    let Some(folder) = data() else { return };
    let mut files = 0;
    for entry in fs::read_dir(folder.join("pb")).unwrap() {
        let path = entry.unwrap().path();
        let election = pabulib::read(&fs::read(&path).unwrap()).unwrap();
        let written = pabulib::write(&election);
        let again = pabulib::read(written.as_bytes()).unwrap();
        assert_eq!(again.instance(), election.instance(), "{path:?}");
        assert!(again.ballots().eq(election.ballots()), "{path:?}");
        assert_eq!(again.meta(), election.meta(), "{path:?}");
        assert_eq!(pabulib::write(&again), written, "{path:?}");
        files += 1;
    }
    println!("{files} files written and read back equal");
}
