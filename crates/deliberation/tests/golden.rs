//! The formulas of classic mode against what the mathematics worker of Polis itself wrote.
//!
//! Seven results of that worker are taken as they are: its components and its groups go in, and
//! what follows from them must come out. Groups themselves are not compared: Polis starts from
//! chance and from its previous groups.
//!
//! Inside Polis agree is -1, so the signs of its means are turned. Moderated and meta statements
//! are columns of 0 there, for everybody, and count as votes when people are placed.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use deliberation::classic::pca::Components;
use deliberation::classic::project;
use deliberation::classic::statistics::{self, Agreed, Telling};
use deliberation::classic::tally::{self, Tally};
use deliberation::report::Stance;
use deliberation::{Id, Vote, Votes};
use serde_json::Value;

/// The results that come with all votes.
const WITH_VOTES: [&str; 2] = ["vw", "biodiversity-2025"];
const FIXTURES: [&str; 5] = [
    "above-100-ptpts",
    "below-100-ptpts",
    "150ptpt-3gp-no-strict-no-meta",
    "25ptpt-3gp-no-strict-with-meta",
    "50ptpt-3gp-strict-no-meta",
];
/// Largest relative differences; representativeness was stored in 32 bits.
const NEAR: f64 = 1e-9;
const NEAR_STORED: f64 = 1e-6;

fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("MADANG_SHARED").map_or(beside, PathBuf::from);
    let folder = shared.join("data/golden");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: needs ../shared/data/golden or MADANG_SHARED");
    None
}

/// A result of the worker.
struct Blob {
    value: Value,
    /// The numbers of the statements, in the order of the components.
    tids: Vec<u64>,
}

impl Blob {
    fn read(file: &Path) -> Blob {
        let value: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        let tids = numbers(&value["tids"]);
        Blob { value, tids }
    }

    fn components(&self) -> Components {
        let pca = &self.value["pca"];
        Components {
            means: floats(&pca["center"]).iter().map(|mean| -mean).collect(),
            directions: [floats(&pca["comps"][0]), floats(&pca["comps"][1])],
            strengths: [0.0; 2],
            passes: 0,
        }
    }

    /// The votes of each group on each statement.
    fn groups(&self) -> Vec<Vec<Tally>> {
        let groups = self.value["group-votes"].as_object().unwrap();
        let group = |number: usize| {
            let votes = &groups[&number.to_string()]["votes"];
            let count =
                |tid: &u64, what: &str| votes[tid.to_string()][what].as_u64().unwrap() as u32;
            let tally = |tid: &u64| Tally {
                agree: count(tid, "A"),
                disagree: count(tid, "D"),
                votes: count(tid, "S"),
            };
            self.tids.iter().map(tally).collect()
        };
        (0..groups.len()).map(group).collect()
    }

    fn is_shown(&self) -> impl Fn(usize) -> bool + '_ {
        let out = numbers(&self.value["mod-out"]);
        move |place| !out.contains(&self.tids[place])
    }

    fn of(&self, what: &str, place: usize) -> f64 {
        self.value[what][self.tids[place].to_string()]
            .as_f64()
            .unwrap()
    }
}

fn floats(value: &Value) -> Vec<f64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_f64().unwrap())
        .collect()
}

fn numbers(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_u64().unwrap())
        .collect()
}

/// How many figures were compared, and the largest relative difference among them.
#[derive(Default)]
struct Check {
    figures: usize,
    largest: f64,
}

impl Check {
    fn add(&mut self, ours: f64, theirs: f64) {
        self.figures += 1;
        self.largest = self
            .largest
            .max((ours - theirs).abs() / theirs.abs().max(1.0));
    }

    fn done(&self, what: &str, near: f64) {
        println!(
            "{what}: {} figures, {:.1e} at most",
            self.figures, self.largest
        );
        assert!(
            0 < self.figures && self.largest <= near,
            "{what}: {:e}",
            self.largest
        );
    }
}

fn blobs(folder: &Path) -> Vec<(String, Blob)> {
    let fixtures = FIXTURES.map(|name| {
        folder
            .join("red-dwarf-fixtures")
            .join(name)
            .join("math-pca2.json")
    });
    let with_votes = WITH_VOTES.map(|name| file(folder, name, "_math_blob.json"));
    let all = with_votes.into_iter().chain(fixtures);
    all.map(|file| (file.display().to_string(), Blob::read(&file)))
        .collect()
}

fn file(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let files = fs::read_dir(folder.join(name)).unwrap();
    let mut files = files.map(|entry| entry.unwrap().path());
    files
        .find(|file| file.to_string_lossy().ends_with(ending))
        .unwrap()
}

#[test]
fn figures_of_statements_are_those_of_polis() {
    let Some(folder) = folder() else { return };
    let [mut consensus, mut extremity, mut priority] = [(); 3].map(|()| Check::default());
    let mut flat = 0;
    for (name, blob) in blobs(&folder) {
        let components = blob.components();
        let extremities = project::extremity(&components);
        let groups = blob.groups();
        let meta = numbers(&blob.value["meta-tids"]);
        let theirs: Vec<f64> = (0..blob.tids.len())
            .map(|at| blob.of("comment-priorities", at))
            .collect();
        // An accident of Polis gave every statement of one conversation the priority of meta ones.
        let all_meta = theirs.iter().all(|priority| *priority == 49.0);
        flat += usize::from(all_meta);
        let stored = floats(&blob.value["pca"]["comment-extremity"]);
        for at in 0..blob.tids.len() {
            consensus.add(
                statistics::group_aware_consensus(&groups, at),
                blob.of("group-aware-consensus", at),
            );
            extremity.add(extremities[at], stored[at]);
            if !all_meta {
                let tally: Tally = groups.iter().map(|group| group[at]).sum();
                let is_meta = meta.contains(&blob.tids[at]);
                priority.add(
                    statistics::priority(tally, extremities[at], is_meta),
                    theirs[at],
                );
            }
        }
        println!("{name}: {} statements", blob.tids.len());
    }
    consensus.done("group-aware consensus", NEAR);
    extremity.done("extremity", NEAR);
    priority.done("priority", NEAR);
    assert_eq!(flat, 1, "one conversation has the same priority everywhere");
}

#[test]
fn statements_that_tell_a_group_are_those_of_polis() {
    let Some(folder) = folder() else { return };
    let [mut figures, mut representative] = [(); 2].map(|()| Check::default());
    let (mut equal, mut all) = (0, 0);
    for (name, blob) in blobs(&folder) {
        let groups = blob.groups();
        for group in 0..groups.len() {
            let ours = statistics::representative_among(&groups, group, blob.is_shown());
            let theirs = blob.value["repness"][group.to_string()].as_array().unwrap();
            let key = |row: &Telling| (blob.tids[row.statement], row.stance == Stance::Agree);
            let their_key =
                |row: &Value| (row["tid"].as_u64().unwrap(), row["repful-for"] == "agree");
            let same: bool = ours.iter().map(key).eq(theirs.iter().map(their_key));
            all += 1;
            equal += usize::from(same);
            if !same {
                println!(
                    "{name}, group {group}: {:?}",
                    ours.iter().map(key).collect::<Vec<_>>()
                );
                continue;
            }
            for (ours, theirs) in ours.iter().zip(theirs) {
                let stored = |what: &str| theirs[what].as_f64().unwrap();
                figures.add(ours.figures.share, stored("p-success"));
                figures.add(ours.figures.share_test, stored("p-test"));
                figures.add(f64::from(ours.figures.n), stored("n-success"));
                figures.add(f64::from(ours.tally.votes), stored("n-trials"));
                representative.add(ours.figures.ratio, stored("repness"));
                representative.add(ours.figures.ratio_test, stored("repness-test"));
            }
        }
    }
    println!("the same statements in {equal} of {all} groups");
    figures.done("shares", NEAR);
    representative.done("representativeness", NEAR_STORED);
    assert_eq!((equal, all), (22, 22));
}

/// All votes of a conversation, with somebody who passes everything, so that columns nobody voted
/// on are there too. Her name puts her last.
fn votes(file: &Path, tids: &[u64]) -> Votes {
    let text = fs::read_to_string(file).unwrap();
    let mut rows: Vec<(u64, [&str; 3])> = (text.lines().skip(1))
        .map(|line| {
            let mut fields = line.split(',');
            let time = fields.next().unwrap().parse().unwrap();
            let rest: Vec<&str> = fields.skip(1).collect();
            (time, rest.try_into().unwrap())
        })
        .collect();
    rows.sort_by_key(|row| row.0);
    let cast = rows.into_iter().map(|(_, [statement, participant, vote])| {
        let vote = match vote {
            "1" => Vote::Agree,
            "-1" => Vote::Disagree,
            _ => Vote::Pass,
        };
        (Id::from(participant), Id::from(statement), vote)
    });
    let passes = tids
        .iter()
        .map(|tid| (Id::from("everything"), Id::from(*tid), Vote::Pass));
    Votes::from_rows(cast.chain(passes))
}

/// What Polis makes of them before it places anybody: everybody passes the statements taken out.
fn zeroed(votes: &Votes, out: &[u64]) -> Votes {
    let everybody = votes.participants().iter().enumerate();
    Votes::from_rows(everybody.flat_map(|(at, id)| {
        let cast = votes
            .row(at)
            .map(|(statement, vote)| (votes.statements()[statement].clone(), vote));
        let out = out.iter().map(|tid| (Id::from(*tid), Vote::Pass));
        let rows: Vec<(Id, Vote)> = cast.chain(out).collect();
        rows.into_iter()
            .map(|(statement, vote)| (id.clone(), statement, vote))
    }))
}

#[test]
fn places_and_consensus_are_those_of_polis() {
    let Some(folder) = folder() else { return };
    let [mut places, mut figures] = [(); 2].map(|()| Check::default());
    let mut equal = 0;
    for name in WITH_VOTES {
        let blob = Blob::read(&file(&folder, name, "_math_blob.json"));
        let votes = votes(&file(&folder, name, "-votes.csv"), &blob.tids);
        let ids: Vec<Id> = blob.tids.iter().map(|tid| Id::from(*tid)).collect();
        assert_eq!(votes.statements(), ids);
        let mut out = numbers(&blob.value["mod-out"]);
        out.retain(|tid| blob.tids.contains(tid));
        let zeroed = zeroed(&votes, &out);

        // Small clusters of one person tell where she stands.
        let found = project::participants(&zeroed, &blob.components(), 1);
        let base = &blob.value["base-clusters"];
        let (x, y) = (floats(&base["x"]), floats(&base["y"]));
        let before = places.figures;
        for (at, members) in base["members"].as_array().unwrap().iter().enumerate() {
            let [member] = numbers(members)[..] else {
                continue;
            };
            let who = votes
                .participants()
                .binary_search(&Id::from(member))
                .unwrap();
            places.add(-found[who][0], x[at]);
            places.add(-found[who][1], y[at]);
        }
        println!("{name}: {} people", (places.figures - before) / 2);

        let mut tallies = tally::everybody(&votes, 1);
        tallies.iter_mut().for_each(|tally| tally.votes -= 1);
        let ours = statistics::consensus_among(&tallies, blob.is_shown());
        let key = |row: &Agreed| blob.tids[row.statement];
        let mut same = true;
        for (ours, which) in [(&ours.agree, "agree"), (&ours.disagree, "disagree")] {
            let theirs = blob.value["consensus"][which].as_array().unwrap();
            let their_tids = theirs.iter().map(|row| row["tid"].as_u64().unwrap());
            same &= ours.iter().map(key).eq(their_tids);
            for (ours, theirs) in ours.iter().zip(theirs) {
                figures.add(ours.share, theirs["p-success"].as_f64().unwrap());
                figures.add(ours.share_test, theirs["p-test"].as_f64().unwrap());
            }
        }
        equal += usize::from(same);
    }
    println!("the same consensus in {equal} of 2");
    places.done("places", NEAR);
    assert_eq!(equal, 2);
    figures.done("consensus", NEAR);
}
