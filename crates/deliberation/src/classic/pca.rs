//! The two directions in which opinions differ most: principal components of sparse votes.
//!
//! A vote that was not cast counts as the mean of its statement and is 0 once the mean is taken
//! off, so that only the votes that were cast take part, and the matrix is never written out.

use super::rows;
use crate::parallel;
use crate::votes::Votes;

mod small;

use small::{Pair, largest};

/// How many vectors are multiplied at a time.
const BLOCK: usize = 2;
/// With more basis vectors than this the search starts again from the best ones.
const BASIS: usize = 32;
/// As many of the best ones.
const KEPT: usize = 6;
/// A direction is found when its residual is this small, relative to the largest variance.
const RESIDUAL: f64 = 1e-10;
/// A direction with less than this part of the largest strength is no direction but rounding.
const NOTHING: f64 = 1e-12;
/// After as many passes over the votes the best directions so far are taken.
const PASSES: usize = 400;

/// The means of all statements and the two directions of most variance.
#[derive(Clone, Debug, PartialEq)]
pub struct Components {
    /// The mean vote on each statement, between -1 and 1.
    pub means: Vec<f64>,
    /// Two unit vectors over the statements, orthogonal to each other. One is all 0 when opinions
    /// do not differ in so many directions. Their entries sum to 0 or more.
    pub directions: [Vec<f64>; 2],
    /// The sum over all participants of their squared extent in each direction.
    pub strengths: [f64; 2],
    /// How often all votes were gone through.
    pub passes: usize,
}

/// The mean of the votes cast on each statement, in canonical order.
pub fn means(votes: &Votes, threads: usize) -> Vec<f64> {
    let statements = votes.statements().len();
    let parts = parallel::map(&rows(votes), threads, |part| {
        let mut sums = vec![(0i64, 0i64); statements];
        for entry in part.flat_map(|who| votes.entries(who)) {
            let (sum, count) = &mut sums[entry.statement()];
            *sum += i64::from(entry.vote() as i8);
            *count += 1;
        }
        sums
    });
    let total = |place: usize| {
        let sums = parts.iter().map(|sums| sums[place]);
        let (sum, count) = sums.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        sum as f64 / count.max(1) as f64
    };
    (0..statements).map(total).collect()
}

/// Finds the two directions of most variance, starting from a vector of ones and a fixed one.
pub fn components(votes: &Votes, threads: usize) -> Components {
    let statements = votes.statements().len();
    from_start(
        votes,
        vec![vec![1.0; statements], patternless(statements)],
        threads,
    )
}

/// Finds the two directions of most variance from directions that are close to them.
pub fn from_start(votes: &Votes, start: Vec<Vec<f64>>, threads: usize) -> Components {
    let means = means(votes, threads);
    let mut search = Search {
        votes,
        means: &means,
        threads,
        basis: Vec::new(),
        images: Vec::new(),
        passes: 0,
    };
    let (directions, strengths) = search.run(start);
    let passes = search.passes;
    Components {
        directions: directions.map(upright),
        means,
        strengths,
        passes,
    }
}

/// The vector or its opposite: the one whose entries sum to more. Where both sum to nearly the
/// same, the one whose largest entry is positive.
fn upright(mut vector: Vec<f64>) -> Vec<f64> {
    let sum: f64 = vector.iter().sum();
    let largest = vector
        .iter()
        .fold(0.0f64, |a, b| if a.abs() < b.abs() { *b } else { a });
    let sign = if 1e-6 < sum.abs() { sum } else { largest };
    if sign < 0.0 {
        vector.iter_mut().for_each(|x| *x = -*x);
    }
    vector
}

/// A block Krylov search: each pass adds to the basis what the best two directions within it miss,
/// their residuals, and then looks for the best directions again.
struct Search<'a> {
    votes: &'a Votes,
    means: &'a [f64],
    threads: usize,
    /// Orthonormal vectors.
    basis: Vec<Vec<f64>>,
    /// What `X'X` makes of each.
    images: Vec<Vec<f64>>,
    passes: usize,
}

impl Search<'_> {
    fn run(&mut self, start: Vec<Vec<f64>>) -> ([Vec<f64>; 2], [f64; 2]) {
        let mut block = start;
        loop {
            let fresh = orthonormal(&self.basis, block);
            let before = self.basis.len();
            for vectors in fresh.chunks(BLOCK) {
                self.images.extend(self.multiply(vectors));
            }
            self.passes += usize::from(!fresh.is_empty());
            self.basis.extend(fresh);
            let pairs = largest(&self.projected());
            let full = self.basis.len() == self.means.len() || self.basis.len() == before;
            let largest = pairs.first().map_or(0.0, |pair| pair.value);
            block = Vec::new();
            for pair in pairs.iter().take(2) {
                let mut residual = combine(&self.images, &pair.vector);
                let found = combine(&self.basis, &pair.vector);
                add(&mut residual, -pair.value, &found);
                if RESIDUAL * largest < norm(&residual) {
                    block.push(residual);
                }
            }
            if full || block.is_empty() || PASSES <= self.passes {
                return self.found(&pairs);
            }
            if BASIS < self.basis.len() + BLOCK {
                let kept = &pairs[..KEPT];
                let all = |of: &[Vec<f64>]| -> Vec<Vec<f64>> {
                    kept.iter().map(|pair| combine(of, &pair.vector)).collect()
                };
                (self.basis, self.images) = (all(&self.basis), all(&self.images));
            }
        }
    }

    /// `X'X` as the basis sees it.
    fn projected(&self) -> Vec<Vec<f64>> {
        let row = |a: &Vec<f64>| self.images.iter().map(|b| dot(a, b)).collect();
        self.basis.iter().map(row).collect()
    }

    fn found(&self, pairs: &[Pair]) -> ([Vec<f64>; 2], [f64; 2]) {
        let largest = pairs.first().map_or(0.0, |pair| pair.value);
        let pair = |number: usize| match pairs.get(number) {
            Some(pair) if NOTHING * largest < pair.value => {
                (combine(&self.basis, &pair.vector), pair.value)
            }
            _ => (vec![0.0; self.means.len()], 0.0),
        };
        let (first, second) = (pair(0), pair(1));
        ([first.0, second.0], [first.1, second.1])
    }

    fn multiply(&self, vectors: &[Vec<f64>]) -> Vec<Vec<f64>> {
        match vectors {
            [one] => multiply(self.votes, self.means, [one], self.threads).into(),
            [one, two] => multiply(self.votes, self.means, [one, two], self.threads).into(),
            _ => Vec::new(),
        }
    }
}

/// `X'X` times some vectors, in one pass over the votes.
fn multiply<const N: usize>(
    votes: &Votes,
    means: &[f64],
    vectors: [&Vec<f64>; N],
    threads: usize,
) -> [Vec<f64>; N] {
    let statements = means.len();
    let at = |place: usize| (means[place] + 1.0, vectors.map(|vector| vector[place]));
    let table: Vec<(f64, [f64; N])> = (0..statements).map(at).collect();
    let parts = parallel::map(&rows(votes), threads, |part| {
        let mut sums = vec![[0.0; N]; statements];
        for participant in part {
            let entries = votes.entries(participant);
            let mut extent = [0.0; N];
            for entry in entries {
                let (mean, vectors) = &table[entry.statement()];
                let off = f64::from(entry.0 & 3) - mean;
                for (extent, x) in extent.iter_mut().zip(vectors) {
                    *extent += off * x;
                }
            }
            for entry in entries {
                let place = entry.statement();
                let off = f64::from(entry.0 & 3) - table[place].0;
                for (sum, extent) in sums[place].iter_mut().zip(&extent) {
                    *sum += off * extent;
                }
            }
        }
        sums
    });
    std::array::from_fn(|number| {
        let sum = |place: usize| parts.iter().map(|sums| sums[place][number]).sum();
        (0..statements).map(sum).collect()
    })
}

/// Takes the basis off each vector and makes them orthonormal; what vanishes is left out.
fn orthonormal(basis: &[Vec<f64>], vectors: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut fresh: Vec<Vec<f64>> = Vec::new();
    for mut vector in vectors {
        let before = norm(&vector);
        // Twice, for what rounding leaves.
        for _ in 0..2 {
            for other in basis.iter().chain(&fresh) {
                let along = dot(&vector, other);
                add(&mut vector, -along, other);
            }
        }
        let length = norm(&vector);
        if 1e-9 * before < length {
            vector.iter_mut().for_each(|x| *x /= length);
            fresh.push(vector);
        }
    }
    fresh
}

/// A fixed vector without a pattern, which no direction is orthogonal to but by a rare accident.
/// Opinions that exactly cancel out are invisible to the vector of ones, not to this one.
fn patternless(length: usize) -> Vec<f64> {
    let entry = |place: usize| {
        // The finaliser of SplitMix64, to a number between -1 and 1.
        let mut bits = (place as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ bits >> 31) as f64 / (1u64 << 63) as f64 - 1.0
    };
    (0..length).map(entry).collect()
}

fn combine(vectors: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; vectors.first().map_or(0, Vec::len)];
    for (vector, weight) in vectors.iter().zip(weights) {
        add(&mut sum, *weight, vector);
    }
    sum
}

fn add(to: &mut [f64], times: f64, vector: &[f64]) {
    to.iter_mut()
        .zip(vector)
        .for_each(|(to, x)| *to += times * x);
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}
