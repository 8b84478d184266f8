//! How often the right text is among the first, over the committed queries; `--nocapture`
//! prints the table of docs/similar.md.

use std::collections::BTreeMap;

use deliberation::similar::{Index, NEAR_COPY_PERCENT, Query, Synonyms};

const CORPUS: &str = include_str!("../data/similar/corpus.tsv");
const QUERIES: &str = include_str!("../data/similar/queries.tsv");
const PAIRS: &str = include_str!("../data/similar/pairs.tsv");

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

fn number(id: &str) -> i64 {
    id[1..].parse().expect("a letter and a number")
}

fn first_list() -> Synonyms {
    Synonyms::read(Synonyms::first_text()).expect("the list of the crate can be read")
}

/// How many of the queries found theirs among the first 1, 3 and 5, and the mean of 1/rank.
#[derive(Clone, Copy, Default)]
struct Recall {
    asked: u32,
    first: [u32; 3],
    ranks: f64,
}

impl Recall {
    fn count(&mut self, rank: Option<usize>) {
        self.asked += 1;
        for (found, within) in self.first.iter_mut().zip([1, 3, 5]) {
            *found += u32::from(rank.is_some_and(|rank| rank <= within));
        }
        self.ranks += rank.map_or(0.0, |rank| 1.0 / rank as f64);
    }

    fn within_five(&self) -> f64 {
        f64::from(self.first[2]) / f64::from(self.asked)
    }

    fn line(&self, name: &str) -> String {
        let asked = f64::from(self.asked);
        let [one, three, five] = self.first.map(|n| f64::from(n) / asked);
        let mean = self.ranks / asked;
        format!(
            "{name:24} {asked:4} queries  @1 {one:.3}  @3 {three:.3}  @5 {five:.3}  MRR {mean:.3}"
        )
    }
}

fn measure(index: &Index, split: &str, synonyms: &Synonyms) -> (Recall, BTreeMap<String, Recall>) {
    let mut all = Recall::default();
    let mut kinds: BTreeMap<String, Recall> = BTreeMap::new();
    for row in rows(QUERIES).filter(|row| row[1] == split) {
        let hits = index.ask(&Query::new(row[3], synonyms), 20);
        let place = hits.iter().position(|hit| hit.id == number(row[4]));
        let rank = place.map(|place| place + 1);
        all.count(rank);
        kinds.entry(row[2].to_owned()).or_default().count(rank);
    }
    (all, kinds)
}

#[test]
fn the_right_text_is_among_the_first_five() {
    let mut index = Index::default();
    for row in rows(CORPUS) {
        index.put(number(row[0]), row[1], row[2]);
    }
    assert_eq!(index.len(), 478);
    for (split, goal) in [("dev", 0.95), ("test", 0.85)] {
        for (name, list) in [("plain", Synonyms::default()), ("synonyms", first_list())] {
            let (all, kinds) = measure(&index, split, &list);
            println!("{}", all.line(&format!("{split} {name}")));
            for (kind, recall) in kinds {
                println!("{}", recall.line(&format!("  {kind}")));
            }
            let reached = list == Synonyms::default() || all.within_five() >= goal;
            assert!(reached, "{split}: {}", all.within_five());
        }
    }
}

/// Grams in both texts of a pair, in percent of those in either.
fn share(one: &str, other: &str) -> u64 {
    let mut index = Index::default();
    index.put(1, other, "");
    let hits = index.ask(&Query::new(one, &Synonyms::default()), 1);
    hits.first().map_or(0, |hit| hit.share.percent())
}

#[test]
fn a_near_copy_may_say_the_opposite_so_a_person_decides() {
    let mut kinds: BTreeMap<(&str, &str), (u32, u32)> = BTreeMap::new();
    for row in rows(PAIRS) {
        let near = share(row[2], row[3]) >= NEAR_COPY_PERCENT;
        let counted = kinds.entry((row[4], row[1])).or_default();
        *counted = (counted.0 + u32::from(near), counted.1 + 1);
    }
    for ((label, kind), (near, all)) in &kinds {
        println!("{label:10} {kind:12} {near:3} of {all:3} are near copies");
    }
    let near = |label: &str, kind: &str| kinds[&(label, kind)].0;
    assert_eq!(near("different", "far"), 0);
    assert!(near("same", "spacing") >= 4);
    assert!(
        near("related", "negation") > 0,
        "the opposite is a near copy too"
    );
}

const SECOND: &str = include_str!("../data/similar/second.tsv");

/// Cohen's kappa: by how much two readings agree more than by chance.
#[test]
fn both_readings_of_the_pairs_are_there() {
    let second: BTreeMap<&str, &str> = rows(SECOND).map(|row| (row[0], row[1])).collect();
    let readings: Vec<_> = rows(PAIRS).map(|row| (row[4], second[row[0]])).collect();
    let all = readings.len() as f64;
    let part = |is: &dyn Fn(&(&str, &str)) -> bool| {
        readings.iter().filter(|reading| is(reading)).count() as f64 / all
    };
    let agree = part(&|(one, other)| one == other);
    let chance: f64 = ["same", "related", "different"]
        .iter()
        .map(|label| part(&|(one, _)| one == label) * part(&|(_, other)| other == label))
        .sum();
    println!(
        "{all} pairs: agreement {agree:.3}, kappa {:.3}",
        (agree - chance) / (1.0 - chance)
    );
    assert!(readings.len() >= 200 && agree > 0.8);
}
