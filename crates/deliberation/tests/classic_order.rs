//! The same votes give the same bytes, whatever the order of the rows and however many threads
//! are at work, in both modes.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use deliberation::{Id, Vote, Votes, classic, csv, report};
use proptest::prelude::*;

/// Permutations of the rows of each conversation.
const PERMUTATIONS: u64 = 20;
/// Threads of the permutations: 1 to this many in turn.
const MOST_THREADS: u64 = 4;
/// Madang mode takes a second for 60,000 votes when nothing is optimised, so that larger
/// conversations get fewer permutations then: as many as make about this many votes, two at least.
const MADANG_VOTES: usize = if cfg!(debug_assertions) {
    60_000
} else {
    usize::MAX
};
const SEED: u64 = 20_261_123;

fn conversations() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("MADANG_SHARED").map_or(beside, PathBuf::from);
    let folder = shared.join("data/conversations");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: needs ../shared/data/conversations or MADANG_SHARED");
    None
}

/// A number that follows from a seed and how often it was asked for.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    for factor in [0xbf58_476d_1ce4_e5b9_u64, 0x94d0_49bb_1331_11eb] {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(factor);
    }
    mixed ^ (mixed >> 32)
}

fn shuffle<T>(rows: &mut [T], mut seed: u64) {
    for last in (1..rows.len()).rev() {
        rows.swap(last, (next(&mut seed) % (last as u64 + 1)) as usize);
    }
}

/// What the command prints, in either mode.
fn printed(votes: &Votes, madang: bool, threads: usize) -> String {
    let report = match madang {
        true => report::madang(votes, 1, threads),
        false => classic::report(votes, 1, threads),
    };
    serde_json::to_string_pretty(&report).unwrap()
}

#[test]
fn real_conversations_give_the_same_bytes() {
    let Some(folder) = conversations() else {
        return;
    };
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut files: Vec<PathBuf> = folders
        .map(|entry| entry.path().join("votes.csv"))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (head, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        let votes = csv::read(text.as_bytes()).unwrap();
        let madang_times = (MADANG_VOTES / votes.len()).clamp(2, PERMUTATIONS as usize) as u64;
        let expected = [false, true].map(|madang| printed(&votes, madang, 1));
        for number in 1..=PERMUTATIONS {
            shuffle(&mut rows, SEED + number);
            let shuffled = format!("{head}\n{}\n", rows.join("\n"));
            let shuffled = csv::read(shuffled.as_bytes()).unwrap();
            assert_eq!(shuffled, votes, "{}", file.display());
            let threads = (number % MOST_THREADS + 1) as usize;
            let what = || format!("{}, {threads} thread(s)", file.display());
            assert!(
                printed(&shuffled, false, threads) == expected[0],
                "{}",
                what()
            );
            if number <= madang_times {
                assert!(
                    printed(&shuffled, true, threads) == expected[1],
                    "{}",
                    what()
                );
            }
        }
        println!(
            "{}: the same over {PERMUTATIONS} permutations in classic mode, {madang_times} in madang mode",
            file.display()
        );
    }
}

fn conversation() -> impl Strategy<Value = Vec<(u64, u64, i8)>> {
    // A pair that is voted on twice is another conversation in another order.
    let cells = prop::collection::btree_map((0..40u64, 0..12u64), -1..=1i8, 1..300);
    cells.prop_map(|cells| {
        let cells = cells.into_iter();
        cells.map(|((who, what), vote)| (who, what, vote)).collect()
    })
}

fn votes(rows: &[(u64, u64, i8)]) -> Votes {
    let vote = |number: i8| match number {
        1 => Vote::Agree,
        0 => Vote::Pass,
        _ => Vote::Disagree,
    };
    let rows = rows.iter();
    Votes::from_rows(rows.map(|row| (Id::from(row.0), Id::from(row.1), vote(row.2))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn invented_conversations_give_the_same_bytes(mut rows in conversation(), seed: u64) {
        let before = votes(&rows);
        shuffle(&mut rows, seed);
        let after = votes(&rows);
        for madang in [false, true] {
            let expected = printed(&before, madang, 1);
            prop_assert_eq!(&printed(&after, madang, 2), &expected);
            prop_assert_eq!(&printed(&after, madang, 1), &expected);
        }
    }
}
