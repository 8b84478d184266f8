//! How well the `madang` mode does, measured: `docs/deliberation.md` holds what this prints.
//!
//! `cargo run --release -p deliberation --example evaluate -- conversations FOLDER` reads
//! conversations (`NAME/votes.csv` and `NAME/statements.csv`) and prints how well hidden votes are
//! foretold and how steady lists are; `-- planted` looks for groups that were planted; `-- speed`
//! takes the time at city size.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use deliberation::classic::{self, statistics, tally};
use deliberation::madang::{Live, Settings, analyse, expected};
use deliberation::{Id, Vote, Votes, csv};

type Row = (Id, Id, Vote);

/// SplitMix64, so that every run hides the same votes.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

fn rows(votes: &Votes) -> Vec<Row> {
    let one = |at: usize| {
        let who = &votes.participants()[at];
        let row = votes.row(at);
        row.map(move |(place, vote)| (who.clone(), votes.statements()[place].clone(), vote))
    };
    (0..votes.participants().len()).flat_map(one).collect()
}

/// The votes of a conversation on statements that were not moderated.
fn read(folder: &Path) -> Result<Vec<Row>, Box<dyn std::error::Error>> {
    let statements = std::fs::read_to_string(folder.join("statements.csv"))?;
    let gone: BTreeSet<Id> = (statements.lines().skip(1))
        .filter_map(|line| {
            let mut fields = line.splitn(3, ',');
            let id = fields.next()?;
            (fields.next()? == "-1").then(|| Id::from(id))
        })
        .collect();
    let votes = csv::read(std::fs::File::open(folder.join("votes.csv"))?)?;
    Ok(rows(&votes)
        .into_iter()
        .filter(|row| !gone.contains(&row.1))
        .collect())
}

/// How often an agree was expected to be higher than a disagree; a tie counts half.
fn auc(mut pairs: Vec<(f64, bool)>) -> f64 {
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut up, mut down, mut right) = (0.0, 0.0, 0.0);
    for equal in pairs.chunk_by(|a, b| a.0 == b.0) {
        let agrees = equal.iter().filter(|pair| pair.1).count() as f64;
        let disagrees = equal.len() as f64 - agrees;
        right += agrees * (down + disagrees / 2.0);
        (up, down) = (up + agrees, down + disagrees);
    }
    right / (up * down).max(1.0)
}

/// AUC of madang mode and of the groups of classic mode, for one way to hide a tenth.
fn foretold(all: &[Row], seed: u64) -> (f64, f64) {
    let mut draw = Draw(seed);
    let (hidden, shown): (Vec<Row>, Vec<Row>) =
        all.iter().cloned().partition(|_| draw.unit() < 0.1);
    let votes = Votes::from_rows(shown);
    let model = expected(
        &votes,
        &Settings {
            seed,
            ..Settings::default()
        },
    );
    let found = classic::analyse(&votes, 1);
    let mean = |tally: tally::Tally, prior: f64| {
        (f64::from(tally.agree) - f64::from(tally.disagree) + prior)
            / (f64::from(tally.votes) + 1.0)
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for (who, what, vote) in hidden.into_iter().filter(|row| row.2 != Vote::Pass) {
        let place = |ids: &[Id], id| ids.binary_search(id).ok();
        let who = place(votes.participants(), &who);
        let (Some(who), Some(what)) = (who, place(votes.statements(), &what)) else {
            continue;
        };
        let all = mean(found.tallies[what], 0.0);
        let group = found.group_of[who].map(|group| &found.group_tallies[usize::from(group)]);
        let agree = vote == Vote::Agree;
        ours.push((model.vote(who, what).unwrap_or(all), agree));
        theirs.push((group.map_or(all, |tallies| mean(tallies[what], all)), agree));
    }
    (auc(ours), auc(theirs))
}

fn bridging(votes: &Votes) -> Vec<Id> {
    let list = Live::new(votes, &Settings::default()).bridging();
    list.into_iter().take(10).map(|row| row.statement).collect()
}

/// Plain consensus as Polis ranks it: the share who agree times its distance from one half.
fn consensus(votes: &Votes) -> Vec<Id> {
    let score = |tally: tally::Tally| {
        let (share, test) = (
            statistics::share(tally.agree, tally.votes),
            statistics::share_test(tally.agree, tally.votes),
        );
        if share > 0.5 && test > 1.2816 {
            share * test
        } else {
            0.0
        }
    };
    let mut scored: Vec<(f64, usize)> = tally::everybody(votes, 1)
        .into_iter()
        .map(score)
        .zip(0..)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored
        .into_iter()
        .take(10)
        .map(|(_, at)| votes.statements()[at].clone())
        .collect()
}

fn jaccard(a: &[Id], b: &[Id]) -> f64 {
    let both = a.iter().filter(|id| b.contains(id)).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// How alike the ten first stay when a fifth of the votes is taken away.
fn steady(all: &[Row], list: fn(&Votes) -> Vec<Id>, times: u64) -> f64 {
    let whole = list(&Votes::from_rows(all.to_vec()));
    let one = |seed| {
        let mut draw = Draw(1_000 + seed);
        let part = all.iter().filter(|_| draw.unit() < 0.8).cloned();
        jaccard(&whole, &list(&Votes::from_rows(part)))
    };
    (0..times).map(one).sum::<f64>() / times as f64
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / of.len().max(1) as f64
}

/// Half the width of a 95 % interval of the mean, from the spread of the figures.
fn half(of: &[f64]) -> f64 {
    let middle = mean(of);
    let square: f64 = of.iter().map(|one| (one - middle).powi(2)).sum();
    let n = of.len() as f64;
    2.262 * (square / (n - 1.0).max(1.0) / n).sqrt()
}

fn conversations(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut names: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join("votes.csv").is_file())
        .collect();
    names.sort();
    println!(
        "| conversation | people × statements, votes | AUC madang | AUC groups | gain, 95 % | bridging steady | consensus steady | groups | agreement | between |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let (mut gains, mut lists, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for path in names {
        let all = read(&path)?;
        let pairs: Vec<(f64, f64)> = (0..10).map(|seed| foretold(&all, seed)).collect();
        let (ours, theirs): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let gain: Vec<f64> = pairs.iter().map(|pair| pair.0 - pair.1).collect();
        let votes = Votes::from_rows(all.clone());
        let (first, second) = (steady(&all, bridging, 10), steady(&all, consensus, 10));
        let found = analyse(&votes, &Settings::default());
        println!(
            "| {} | {} × {}, {} | {:.3} | {:.3} | {:+.3} ± {:.3} | {first:.2} | {second:.2} | {} | {:.2} | {:.2} |",
            path.file_name().unwrap_or_default().to_string_lossy(),
            votes.participants().len(),
            votes.statements().len(),
            votes.len(),
            mean(&ours),
            mean(&theirs),
            mean(&gain),
            half(&gain),
            found.groups.len(),
            found.agreement,
            found.between,
        );
        gains.push(mean(&gain));
        lists.push(first);
        plain.push(second);
    }
    println!(
        "| mean | | | | {:+.3} | {:.3} | {:.3} | | | |",
        mean(&gains),
        mean(&lists),
        mean(&plain)
    );
    Ok(())
}

/// Four groups in three dimensions with fixed centres: the corners of a tetrahedron, people 0.5
/// around them in each direction. A statement has a normal position and half a normal intercept.
/// A person agrees when intercept + 0.3 × position · position + a normal number is above 0.35,
/// disagrees below -0.35, passes between. Everybody answers 50 statements drawn at random.
fn planted(seed: u64) -> (Votes, Vec<usize>) {
    const CENTRES: [[f64; 3]; 4] = [
        [1.0, 1.0, 1.0],
        [1.0, -1.0, -1.0],
        [-1.0, 1.0, -1.0],
        [-1.0, -1.0, 1.0],
    ];
    let mut draw = Draw(seed);
    let statements: Vec<(f64, [f64; 3])> = (0..400)
        .map(|_| (0.5 * draw.normal(), [(); 3].map(|()| draw.normal())))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    let group = |person: usize| person % 4;
    for person in 0..3_000 {
        let at = CENTRES[group(person)].map(|centre| centre + 0.5 * draw.normal());
        let mut seen = BTreeSet::new();
        while seen.len() < 50 {
            let place = (draw.unit() * 400.0) as usize;
            if !seen.insert(place) {
                continue;
            }
            let (own, position) = &statements[place];
            let dot: f64 = at.iter().zip(position).map(|(a, b)| a * b).sum();
            let vote = match own + 0.3 * dot + draw.normal() {
                high if high > 0.35 => Vote::Agree,
                low if low < -0.35 => Vote::Disagree,
                _ => Vote::Pass,
            };
            rows.push(((person as u64).into(), (place as u64).into(), vote));
        }
    }
    (Votes::from_rows(rows), (0..3_000).map(group).collect())
}

/// The adjusted Rand index.
fn alike(first: &[usize], second: &[usize]) -> f64 {
    let mut cells = [[0.0f64; 8]; 8];
    for (a, b) in first.iter().zip(second) {
        cells[*a.min(&7)][*b.min(&7)] += 1.0;
    }
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let both: f64 = cells.iter().flatten().map(|n| pairs(*n)).sum();
    let rows: f64 = cells.iter().map(|row| pairs(row.iter().sum())).sum();
    let columns: f64 = (0..8)
        .map(|at| pairs(cells.iter().map(|row| row[at]).sum()))
        .sum();
    let chance = rows * columns / pairs(first.len() as f64);
    (both - chance) / ((rows + columns) / 2.0 - chance)
}

fn recovery() {
    println!("| seed | groups, madang | ARI | agreement | groups, classic | ARI |");
    println!("|---|---|---|---|---|---|");
    for seed in 0..5 {
        let (votes, truth) = planted(seed);
        let found = analyse(&votes, &Settings::default());
        let mut of = vec![7; truth.len()];
        for (number, group) in found.groups.iter().enumerate() {
            for id in &group.members {
                if let Ok(at) = votes.participants().binary_search(id) {
                    of[at] = number;
                }
            }
        }
        let old = classic::analyse(&votes, 1);
        let other: Vec<usize> = old
            .group_of
            .iter()
            .map(|group| group.map_or(7, usize::from))
            .collect();
        println!(
            "| {seed} | {} | {:.3} | {:.2} | {} | {:.3} |",
            found.groups.len(),
            alike(&truth, &of),
            found.agreement,
            old.groups,
            alike(&truth, &other)
        );
    }
}

/// The processor time of this process in seconds, of Linux.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let field = |at| {
        after
            .split_whitespace()
            .nth(at)
            .and_then(|text| text.parse::<f64>().ok())
    };
    (field(11).unwrap_or(0.0) + field(12).unwrap_or(0.0)) / 100.0
}

fn speed() {
    let mut draw = Draw(7);
    let people: Vec<(usize, f64)> = (0..100_000).map(|at| (at % 3, draw.normal())).collect();
    let statements: Vec<[f64; 3]> = (0..5_000)
        .map(|_| [(); 3].map(|()| draw.normal()))
        .collect();
    let count = 10_000_000;
    let rows = (0..count).map(|at| {
        let person = at / 100;
        // A step that shares no factor with 5,000 meets no statement twice in 100.
        let place = (person * 37 + at % 100 * 1_777) % 5_000;
        let (group, shift) = people[person];
        let lean = statements[place][group] + 0.3 * shift * statements[place][0] + draw.normal();
        let vote = match lean {
            high if high > 0.2 => Vote::Agree,
            low if low < -0.2 => Vote::Disagree,
            _ => Vote::Pass,
        };
        (Id::from(person as u64), Id::from(place as u64), vote)
    });
    let votes = Votes::from_rows(rows);
    let settings = Settings::default();
    let (clock, before) = (Instant::now(), processor());
    let found = analyse(&votes, &settings);
    println!(
        "analysis of {} votes: {:.2} s of processor, {:.2} s by the clock; {} groups, agreement {:.2}",
        votes.len(),
        processor() - before,
        clock.elapsed().as_secs_f64(),
        found.groups.len(),
        found.agreement
    );
    let mut live = Live::new(&votes, &settings);
    let fresh: Vec<Row> = (0..1_000u64)
        .map(|at| {
            (
                (at * 97 % 100_000).into(),
                (at * 13 % 5_000).into(),
                Vote::Agree,
            )
        })
        .collect();
    let clock = Instant::now();
    live.take(&fresh);
    let list = live.bridging();
    println!(
        "1,000 new votes and the list of {}: {:.1} ms by the clock",
        list.len(),
        clock.elapsed().as_secs_f64() * 1e3
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("planted") => recovery(),
        Some("speed") => speed(),
        _ => {
            let folder = words.get(1).map_or_else(
                || {
                    let shared = std::env::var_os("MADANG_SHARED");
                    let shared = shared.map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
                    shared.join("data/conversations")
                },
                PathBuf::from,
            );
            if !folder.is_dir() {
                println!(
                    "skipped: there are no conversations in {}",
                    folder.display()
                );
                return Ok(());
            }
            conversations(&folder)?;
        }
    }
    Ok(())
}
