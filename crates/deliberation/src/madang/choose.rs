//! How many dimensions, how much ridge and whether passes are read: chosen inside the
//! conversation, by hiding some of its votes.

use super::factor::{Model, Ridge, Shape};
use super::table::Table;
use crate::random::Random;

/// The votes that the choice looks at, at most.
pub(super) const MOST_VOTES: usize = 500_000;
/// The share of votes that is hidden each time.
const HIDDEN: f64 = 0.1;
/// A statement's own intercept is pulled toward 0 by as much as one vote.
const STATEMENT_RIDGE: f64 = 1.0;
const PASSES: usize = 12;

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) rank: usize,
    pub(super) ridge: Ridge,
    /// Whether a pass is read as a vote halfway between agree and disagree, or not at all.
    pub(super) reads_passes: bool,
    /// How often a hidden agree was ranked above a hidden disagree.
    pub(super) right: f64,
}

impl Choice {
    fn new(rank: usize, factor: f64, reads_passes: bool) -> Choice {
        Choice {
            rank,
            ridge: Ridge {
                person: factor,
                statement: STATEMENT_RIDGE,
                factor,
            },
            reads_passes,
            right: 0.0,
        }
    }

    pub(super) fn shape(&self, passes: usize) -> Shape {
        Shape {
            rank: self.rank,
            ridge: self.ridge,
            passes,
        }
    }

    /// The votes that a model of this choice reads.
    pub(super) fn read(&self, table: &Table) -> Table {
        table.filter(|_, _, vote| self.reads_passes || vote != 0)
    }
}

/// People in random order until they hold this many votes; all, in their order, when there are
/// no more.
pub(super) fn sample(table: &Table, most: usize, random: &mut Random) -> Vec<usize> {
    let mut people: Vec<usize> = (0..table.people()).collect();
    if table.len() <= most {
        return people;
    }
    for at in (1..people.len()).rev() {
        people.swap(at, random.below(at + 1));
    }
    let mut votes = 0;
    people.retain(|person| {
        votes += table.count(*person);
        votes <= most
    });
    people.sort_unstable();
    people
}

/// How often of a pair of an agree and a disagree the agree has the higher expectation; a tie
/// counts half. One half where one of them is missing.
pub(super) fn ranked_right(mut pairs: Vec<(f64, bool)>) -> f64 {
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut agrees, mut disagrees, mut right) = (0.0, 0.0, 0.0);
    for equal in pairs.chunk_by(|a, b| a.0 == b.0) {
        let up = equal.iter().filter(|pair| pair.1).count() as f64;
        let down = equal.len() as f64 - up;
        right += up * (disagrees + down / 2.0);
        agrees += up;
        disagrees += down;
    }
    match agrees * disagrees > 0.0 {
        true => right / (agrees * disagrees),
        false => 0.5,
    }
}

/// One way to hide votes: what is left, and what was hidden with whether it is an agree.
type Fold = (Table, Vec<(usize, usize, bool)>);

fn folds(table: &Table, seed: u64) -> Vec<Fold> {
    let wanted = (150_000 / table.len().max(1)).clamp(1, 8);
    let one = |fold: usize| {
        let mut random = Random::new(seed, 1_000 + fold as u64);
        let mut hidden = Vec::new();
        let left = table.filter(|person, statement, vote| {
            let hide = random.unit() < HIDDEN;
            if hide && vote != 0 {
                hidden.push((person, statement, vote > 0));
            }
            !hide
        });
        (left, hidden)
    };
    (0..wanted).map(one).collect()
}

fn judged(folds: &[Fold], mut choice: Choice, seed: u64, threads: usize) -> Choice {
    let one = |(left, hidden): &Fold| {
        let left = choice.read(left);
        let model = Model::fit(&left, choice.shape(PASSES), seed, threads);
        let pair = |(person, statement, agree): &(usize, usize, bool)| {
            (model.expected(*person, *statement), *agree)
        };
        ranked_right(hidden.iter().map(pair).collect())
    };
    choice.right = folds.iter().map(one).sum::<f64>() / folds.len() as f64;
    choice
}

/// Tries ridges with two dimensions, with and without passes, then other numbers of dimensions,
/// then the ridges beside the best. Of equals the first tried stays.
pub(super) fn choose(table: &Table, seed: u64, threads: usize) -> Choice {
    let mut random = Random::new(seed, 2);
    let some = table.rows(sample(table, MOST_VOTES, &mut random));
    let folds = folds(&some, seed);
    let mut best = Choice::new(2, 8.0, true);
    let mut tried: Vec<Choice> = Vec::new();
    let mut attempt = |best: &mut Choice, rank: usize, factor: f64, reads: bool| {
        let next = Choice::new(rank, factor, reads);
        let same = |other: &Choice| {
            (other.rank, other.ridge, other.reads_passes) == (next.rank, next.ridge, reads)
        };
        if !tried.iter().any(same) {
            let next = judged(&folds, next, seed, threads);
            tried.push(next);
            if next.right > best.right {
                *best = next;
            }
        }
    };
    for reads in [true, false] {
        for factor in [8.0, 4.0, 16.0] {
            attempt(&mut best, 2, factor, reads);
        }
    }
    for rank in [1, 3, 4] {
        let (factor, reads) = (best.ridge.factor, best.reads_passes);
        attempt(&mut best, rank, factor, reads);
    }
    for times in [0.5, 2.0, 0.71, 1.41] {
        let (rank, factor, reads) = (best.rank, best.ridge.factor, best.reads_passes);
        attempt(&mut best, rank, factor * times, reads);
    }
    best
}
