//! The bridging score: what somebody in the middle of all opinions is expected to say.

use super::factor::{MOST_RANK, Model};
use super::solve::Normal;
use super::table::Table;

/// So many people in the middle who all disagree are added for the lower bound.
pub(super) const DOUBTERS: f64 = 10.0;

const W: usize = MOST_RANK + 1;

/// Score and lower bound of every statement of a model.
///
/// The score is the mean vote plus the statement's intercept: where the factors account for what
/// only one side likes, the intercept keeps what people like whichever side they are on. The lower
/// bound is the same figure had [`DOUBTERS`] more people in the middle disagreed, which moves a
/// statement with 15 votes far and one with 1,500 hardly.
pub(super) fn scores(model: &Model, table: &Table) -> Vec<(f64, f64)> {
    let mut sums = vec![Normal::<W>::EMPTY; table.statements];
    for person in 0..table.people() {
        let mut known = [1.0; W];
        known[1..].copy_from_slice(&model.people.factors[person]);
        let base = model.mean + model.people.intercept[person];
        for (statement, vote) in table.row(person) {
            sums[statement].take(&known, f64::from(vote) - base);
        }
    }
    let mut ridge = [model.shape.ridge.factor; W];
    ridge[0] = model.shape.ridge.statement;
    let one = |sum: &Normal<W>| {
        let mut doubted = *sum;
        doubted.gram[0][0] += DOUBTERS;
        doubted.right[0] += DOUBTERS * (-1.0 - model.mean);
        let score = model.mean + sum.solve(&ridge)[0];
        (score, model.mean + doubted.solve(&ridge)[0])
    };
    sums.iter().map(one).collect()
}
