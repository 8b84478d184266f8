//! The bridging score: what somebody in the middle of all opinions is expected to say.
//!
//! It has a model of its own, with the same shape for every conversation, because a list that
//! people come back to should not move when the votes of a day favour another shape. Measured on
//! eight conversations (`docs/deliberation.md`): reading passes as votes halfway made the list
//! steadier than anything else did, doubters came next, the number of directions hardly mattered.

use super::factor::{MOST_RANK, Model, Ridge, Shape};
use super::solve::Normal;
use super::table::Table;

/// So many people in the middle who all disagree are added for the lower bound.
pub(super) const DOUBTERS: f64 = 10.0;

pub(super) const W: usize = MOST_RANK + 1;

const RIDGE: Ridge = Ridge {
    person: 4.0,
    statement: 1.0,
    factor: 4.0,
};
/// The most passes of a fit over the votes; most conversations need fewer.
const PASSES: usize = 30;
/// And for a conversation of millions of votes, where each pass says much more.
const PASSES_LARGE: usize = 10;
const LARGE: usize = 2_000_000;

/// The model behind the scores: in as many directions as there may be, since whatever only one
/// side of any of them likes does not bridge.
pub(super) fn model(table: &Table, seed: u64, threads: usize) -> Model {
    let large = table.len() > LARGE;
    let shape = Shape {
        rank: MOST_RANK,
        ridge: RIDGE,
        passes: if large { PASSES_LARGE } else { PASSES },
    };
    Model::fit(table, shape, seed, threads)
}

/// What the votes say of every statement, given where people stand.
pub(super) fn sums(model: &Model, table: &Table) -> Vec<Normal<W>> {
    let mut sums = vec![Normal::<W>::EMPTY; table.statements];
    for person in 0..table.people() {
        let (known, base) = known(model, person);
        for (statement, vote) in table.row(person) {
            sums[statement].take(&known, f64::from(vote) - base);
        }
    }
    sums
}

/// A person as statements meet her: what is known of her after the 1 for the statement's own
/// intercept, and what she is expected to say of anything.
pub(super) fn known(model: &Model, person: usize) -> ([f64; W], f64) {
    let mut known = [1.0; W];
    known[1..].copy_from_slice(&model.people.factors[person]);
    (known, model.mean + model.people.intercept[person])
}

/// Score and lower bound of a statement.
///
/// The score is the mean vote plus the statement's intercept: where the factors account for what
/// only one side likes, the intercept keeps what people like whichever side they are on. The lower
/// bound is the same figure had [`DOUBTERS`] more people in the middle disagreed, which moves a
/// statement with 15 votes far and one with 1,500 hardly.
pub(super) fn score(model: &Model, sum: &Normal<W>) -> (f64, f64) {
    let mut ridge = [RIDGE.factor; W];
    ridge[0] = RIDGE.statement;
    let mut doubted = *sum;
    doubted.gram[0][0] += DOUBTERS;
    doubted.right[0] += DOUBTERS * (-1.0 - model.mean);
    let score = model.mean + sum.solve(&ridge)[0];
    (score, model.mean + doubted.solve(&ridge)[0])
}
