//! Matrix factorisation with intercepts: what is expected of a person for a statement.

use super::solve::{Normal, eigen};
use super::table::Table;
use crate::random::Random;

/// The most latent dimensions of a model.
pub(super) const MOST_RANK: usize = 4;

/// How strongly each kind of unknown is pulled toward 0, in votes: a ridge of 5 weighs as much as
/// five votes that say nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ridge {
    pub(super) person: f64,
    pub(super) statement: f64,
    pub(super) factor: f64,
}

/// How a model is fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) rank: usize,
    pub(super) ridge: Ridge,
    /// The most passes over the votes.
    pub(super) passes: usize,
}

/// Intercept and latent position of people or statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Side {
    pub(super) intercept: Vec<f64>,
    /// Dimensions beyond the rank are 0.
    pub(super) factors: Vec<[f64; MOST_RANK]>,
}

/// vote = mean + person's intercept + statement's intercept + person's factors · statement's.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Model {
    pub(super) shape: Shape,
    pub(super) mean: f64,
    pub(super) people: Side,
    pub(super) statements: Side,
}

/// The product of two latent positions.
pub(super) fn dot(a: &[f64; MOST_RANK], b: &[f64; MOST_RANK]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

impl Model {
    /// The vote expected of a person for a statement; it may lie outside -1 to 1.
    pub(super) fn expected(&self, person: usize, statement: usize) -> f64 {
        self.mean
            + self.people.intercept[person]
            + self.statements.intercept[statement]
            + dot(
                &self.people.factors[person],
                &self.statements.factors[statement],
            )
    }

    /// Fits people and statements by turns, from a start that `seed` gives.
    pub(super) fn fit(table: &Table, shape: Shape, seed: u64, threads: usize) -> Model {
        match shape.rank {
            0 | 1 => fit::<2>(table, shape, seed, threads),
            2 => fit::<3>(table, shape, seed, threads),
            3 => fit::<4>(table, shape, seed, threads),
            _ => fit::<5>(table, shape, seed, threads),
        }
    }

    /// Intercept and latent position of one person, from her votes, with the statements as they
    /// are.
    pub(super) fn place(&self, row: impl Iterator<Item = (usize, i8)>) -> (f64, [f64; MOST_RANK]) {
        const W: usize = MOST_RANK + 1;
        let mut normal = Normal::<W>::EMPTY;
        for (statement, vote) in row {
            let mut known = [1.0; W];
            known[1..].copy_from_slice(&self.statements.factors[statement]);
            let base = self.mean + self.statements.intercept[statement];
            normal.take(&known, f64::from(vote) - base);
        }
        let ridge = ridges::<W>(self.shape.ridge.person, self.shape.ridge.factor);
        let solved = normal.solve(&ridge);
        let mut factors = [0.0; MOST_RANK];
        factors.copy_from_slice(&solved[1..]);
        (solved[0], factors)
    }

    /// Turns the latent space so that its axes are the principal ones of people and statements at
    /// once, the longest first, and each points to where most of the statements' weight lies.
    /// Nothing that is expected of anybody changes.
    fn settle(&mut self) {
        let rank = self.shape.rank;
        let gram = |factors: &[[f64; MOST_RANK]]| -> Vec<Vec<f64>> {
            let mut sums = vec![vec![0.0; rank]; rank];
            for factor in factors {
                for a in 0..rank {
                    for b in 0..rank {
                        sums[a][b] += factor[a] * factor[b];
                    }
                }
            }
            sums
        };
        let root = eigen(gram(&self.people.factors));
        // The square root of the people's gram: columns scale the old axes.
        let part = |scale: fn(f64) -> f64| -> Vec<Vec<f64>> {
            let at = |a: usize, b: usize| {
                let terms = root
                    .iter()
                    .map(|(value, v)| v[a] * scale(value.max(1e-12)) * v[b]);
                terms.sum::<f64>()
            };
            (0..rank)
                .map(|a| (0..rank).map(|b| at(a, b)).collect())
                .collect()
        };
        let (half, inverse) = (part(f64::sqrt), part(|value| 1.0 / value.sqrt()));
        let middle = product(&product(&half, &gram(&self.statements.factors)), &half);
        let axes = eigen(middle);
        let turn = |base: &[Vec<f64>], scale: fn(f64) -> f64| -> Vec<Vec<f64>> {
            let columns: Vec<Vec<f64>> = (0..rank)
                .map(|row| {
                    axes.iter()
                        .map(|(value, v)| v[row] * scale(value.max(1e-12)))
                        .collect()
                })
                .collect();
            product(base, &columns)
        };
        let apply = |factors: &mut [[f64; MOST_RANK]], turn: &[Vec<f64>]| {
            for factor in factors {
                let old = *factor;
                for column in 0..rank {
                    factor[column] = (0..rank).map(|row| old[row] * turn[row][column]).sum();
                }
            }
        };
        apply(
            &mut self.people.factors,
            &turn(&inverse, |value| value.sqrt().sqrt()),
        );
        apply(
            &mut self.statements.factors,
            &turn(&half, |value| 1.0 / value.sqrt().sqrt()),
        );
        for axis in 0..rank {
            let all = self.statements.factors.iter();
            let lean: f64 = all
                .map(|factor| factor[axis] * factor[axis] * factor[axis])
                .sum();
            if lean < 0.0 {
                let people = self.people.factors.iter_mut();
                for factor in people.chain(&mut self.statements.factors) {
                    factor[axis] = -factor[axis];
                }
            }
        }
    }
}

fn product(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let at = |row: &[f64], column: usize| row.iter().zip(b).map(|(x, line)| x * line[column]).sum();
    a.iter()
        .map(|row| (0..b[0].len()).map(|column| at(row, column)).collect())
        .collect()
}

/// A statement as people meet it: its base is the mean and its intercept, and what is known of it
/// stands after the 1 for the person's own intercept.
#[derive(Clone, Copy)]
struct Met<const W: usize> {
    base: f64,
    known: [f64; W],
}

fn ridges<const W: usize>(intercept: f64, factor: f64) -> [f64; W] {
    let mut ridge = [factor.max(1e-6); W];
    ridge[0] = intercept.max(1e-6);
    ridge
}

fn met<const W: usize>(mean: f64, side: &Side) -> Vec<Met<W>> {
    let one = |(intercept, factors): (&f64, &[f64; MOST_RANK])| {
        let mut known = [1.0; W];
        known[1..].copy_from_slice(&factors[..W - 1]);
        Met {
            base: mean + intercept,
            known,
        }
    };
    side.intercept.iter().zip(&side.factors).map(one).collect()
}

fn person<const W: usize>(
    row: impl Iterator<Item = (usize, i8)>,
    met: &[Met<W>],
    ridge: &[f64; W],
) -> [f64; W] {
    let mut normal = Normal::<W>::EMPTY;
    for (statement, vote) in row {
        let met = &met[statement];
        normal.take(&met.known, f64::from(vote) - met.base);
    }
    normal.solve(ridge)
}

/// Solves the people of a run and sums up what their votes say of the statements.
fn run<const W: usize>(
    table: &Table,
    people: std::ops::Range<usize>,
    mean: f64,
    met: &[Met<W>],
    ridge: &[f64; W],
) -> (Vec<[f64; W]>, Vec<Normal<W>>) {
    let mut solved = Vec::with_capacity(people.len());
    let mut sums = vec![Normal::<W>::EMPTY; table.statements];
    for at in people {
        let found = person(table.row(at), met, ridge);
        let mut known = found;
        known[0] = 1.0;
        let base = mean + found[0];
        for (statement, vote) in table.row(at) {
            sums[statement].take(&known, f64::from(vote) - base);
        }
        solved.push(found);
    }
    (solved, sums)
}

/// One pass over all votes: every person solved, and the sums for every statement. Runs are
/// joined in their order, whoever finishes first.
fn pass<const W: usize>(
    table: &Table,
    mean: f64,
    met: &[Met<W>],
    ridge: &[f64; W],
    threads: usize,
) -> (Vec<[f64; W]>, Vec<Normal<W>>) {
    let runs = table.runs(8);
    let one = |range: &std::ops::Range<usize>| run(table, range.clone(), mean, met, ridge);
    let mut people = Vec::with_capacity(table.people());
    let mut sums: Vec<Normal<W>> = Vec::new();
    let mut join = |(solved, part): (Vec<[f64; W]>, Vec<Normal<W>>)| {
        people.extend(solved);
        match sums.is_empty() {
            true => sums = part,
            false => {
                for (sum, part) in sums.iter_mut().zip(&part) {
                    sum.add(part, 1.0);
                }
            }
        }
    };
    match threads.min(runs.len()) {
        0 | 1 => runs.iter().map(one).for_each(&mut join),
        threads => {
            for some in runs.chunks(threads) {
                let done: Vec<_> = std::thread::scope(|scope| {
                    let at_work: Vec<_> = some
                        .iter()
                        .map(|range| scope.spawn(|| one(range)))
                        .collect();
                    at_work
                        .into_iter()
                        .map(std::thread::ScopedJoinHandle::join)
                        .collect()
                });
                for part in done {
                    match part {
                        Ok(part) => join(part),
                        Err(panic) => std::panic::resume_unwind(panic),
                    }
                }
            }
        }
    }
    (people, sums)
}

fn side<const W: usize>(solved: &[[f64; W]]) -> Side {
    let factors = |one: &[f64; W]| {
        let mut factors = [0.0; MOST_RANK];
        factors[..W - 1].copy_from_slice(&one[1..]);
        factors
    };
    Side {
        intercept: solved.iter().map(|one| one[0]).collect(),
        factors: solved.iter().map(factors).collect(),
    }
}

fn fit<const W: usize>(table: &Table, shape: Shape, seed: u64, threads: usize) -> Model {
    let total: i64 = table.vote.iter().map(|vote| i64::from(*vote)).sum();
    let mean = total as f64 / table.len().max(1) as f64;
    let for_people = ridges::<W>(shape.ridge.person, shape.ridge.factor);
    let for_statements = ridges::<W>(shape.ridge.statement, shape.ridge.factor);
    let mut random = Random::new(seed, 1);
    let mut statements: Vec<[f64; W]> = (0..table.statements)
        .map(|_| {
            let mut start = [0.0; W];
            start[1..]
                .iter_mut()
                .for_each(|factor| *factor = 0.3 * random.normal());
            start
        })
        .collect();
    let mut people = Vec::new();
    for _ in 0..shape.passes {
        let met = met::<W>(mean, &side(&statements));
        let (solved, sums) = pass(table, mean, &met, &for_people, threads);
        people = solved;
        let (mut moved, mut size) = (0.0, 1e-12);
        for (statement, sum) in statements.iter_mut().zip(&sums) {
            let new = sum.solve(&for_statements);
            for at in 0..W {
                moved += (new[at] - statement[at]).powi(2);
                size += new[at].powi(2);
            }
            *statement = new;
        }
        if moved < 1e-6 * size {
            break;
        }
    }
    let mut model = Model {
        shape,
        mean,
        people: side(&people),
        statements: side(&statements),
    };
    model.settle();
    model
}
