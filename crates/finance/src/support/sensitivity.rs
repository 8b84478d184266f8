//! How much hangs on a weight: what each district would gain or lose if it were a little more
//! or less.

use super::{District, Formula, Support, WHOLE, share};
use crate::apportionment::{Claim, apportion};
use crate::won::Won;

/// By how many ten-thousandths a weight is moved: one percentage point.
pub const STEP: u32 = 100;

/// What a step of one weight would change, for each district in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// Which weight: 0 is the equal part, 1 the part by residents, then the criteria.
    pub weight: usize,
    /// With one step more, taken from the others in proportion; none when it has all but less
    /// than a step, or when the limits leave no room.
    pub more: Option<Vec<Won>>,
    /// With one step less, given to the others in proportion; none when it is below a step, or
    /// when the limits leave no room.
    pub less: Option<Vec<Won>>,
}

/// Computes everything anew for each weight and direction. Where the others have no weight, a
/// step less is shared by them equally. `now` is what [`share`] gives.
pub fn sensitivity(formula: &Formula, districts: &[District], now: &[Support]) -> Vec<Sensitivity> {
    let moved = |weight: usize, to: u32| {
        let then = share(&with_weight(formula, weight, to)?, districts).ok()?;
        let pairs = then.iter().zip(now);
        let change = pairs.map(|(then, now)| Won(then.amount.0 - now.amount.0));
        Some(change.collect())
    };
    let steps = weights(formula).into_iter().enumerate();
    let steps = steps.map(|(at, weight)| Sensitivity {
        weight: at,
        more: (weight + STEP <= WHOLE)
            .then(|| moved(at, weight + STEP))
            .flatten(),
        less: weight.checked_sub(STEP).and_then(|to| moved(at, to)),
    });
    steps.collect()
}

fn weights(formula: &Formula) -> Vec<u32> {
    let first = [formula.equal, formula.need].into_iter();
    let criteria = formula.criteria.iter().map(|one| one.weight);
    first.chain(criteria).collect()
}

/// The formula with another weight in one place, the others keeping their proportions.
fn with_weight(formula: &Formula, at: usize, to: u32) -> Option<Formula> {
    let mut weights = weights(formula);
    weights[at] = to;
    let others: Vec<usize> = (0..weights.len()).filter(|other| *other != at).collect();
    let none = others.iter().all(|other| weights[*other] == 0);
    let claims: Vec<_> = others
        .iter()
        .map(|other| Claim::by_weight(*other, i128::from(if none { 1 } else { weights[*other] })))
        .collect();
    let parts = apportion(Won(i64::from(WHOLE.checked_sub(to)?)), &claims).ok()?;
    for (other, part) in others.iter().zip(parts) {
        weights[*other] = u32::try_from(part.0).ok()?;
    }
    let mut changed = formula.clone();
    changed.equal = weights[0];
    changed.need = weights[1];
    for (criterion, weight) in changed.criteria.iter_mut().zip(&weights[2..]) {
        criterion.weight = *weight;
    }
    Some(changed)
}
