//! Sharing a total out in whole won, so that the shares sum to it exactly.
//!
//! Each claim has a weight, and may have a least and a most. What a claim would get by its
//! weight alone is a fraction; [`apportion`] finds the one factor by which every claim gets
//! `weight × factor`, held between its least and its most, and then gives the won that are
//! left over by the method of the largest remainder (Hare's quota).
//!
//! **What holds.** The shares sum to the total; each lies between its least and its most; the
//! order in which claims are given changes nothing; without a least or a most that is reached,
//! nobody is more than a won away from her fraction, and whose weight grows while the others
//! stay never gets less.
//!
//! **What does not hold.** A larger total can give somebody one won less, the paradox that is
//! named after Alabama: weights 6, 6 and 2 share 10 as 4, 4 and 2, and 11 as 5, 5 and 1. No
//! method that stays within one won of every fraction is free of such paradoxes; here it moves
//! a single won, and whoever looks at the fractions sees why.

use crate::won::Won;

#[cfg(test)]
mod tests;

/// What somebody claims of a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<K> {
    /// A name that no other claim has. Between equal remainders the first in order comes first.
    pub key: K,
    /// The weight. Whoever has none gets the least and no more.
    pub weight: i128,
    /// The least.
    pub floor: Won,
    /// The most, if there is one.
    pub cap: Option<Won>,
}

impl<K> Claim<K> {
    /// A claim by weight alone.
    pub fn by_weight(key: K, weight: i128) -> Claim<K> {
        Claim {
            key,
            weight,
            floor: Won::ZERO,
            cap: None,
        }
    }
}

/// Why a total can't be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApportionError {
    /// The total, a weight, a least or a most is below nothing.
    #[error("no total, weight or limit can be below nothing")]
    Negative,
    /// Two claims have one name.
    #[error("claims {0} and another one have the same name")]
    SameKey(usize),
    /// A claim, by its place, has a least above its most.
    #[error("the least of claim {0} is above its most")]
    FloorAboveCap(usize),
    /// All the leasts together are above the total.
    #[error("the floors sum to {floors} won, more than the total")]
    FloorsAboveTotal {
        /// What they sum to.
        floors: Won,
    },
    /// All the mosts together are below the total.
    #[error("no more than {caps} won can be given under the caps, less than the total")]
    CapsBelowTotal {
        /// What can be given.
        caps: Won,
    },
    /// Weights or limits sum to more than 64 bits hold.
    #[error("the figures are too large")]
    TooLarge,
}

/// The shares of `total`, in the order of the claims.
///
/// # Errors
/// When the limits contradict each other or the total; see [`ApportionError`].
pub fn apportion<K: Ord>(total: Won, claims: &[Claim<K>]) -> Result<Vec<Won>, ApportionError> {
    check(total, claims)?;
    let total = i128::from(total.0);
    let limits: Vec<Limits> = claims
        .iter()
        .map(|claim| Limits::of(claim, total))
        .collect();
    let least: i128 = limits.iter().map(|one| one.floor).sum();
    let most: i128 = limits.iter().map(|one| one.cap).sum();
    if total < least {
        let floors = won(least)?;
        return Err(ApportionError::FloorsAboveTotal { floors });
    }
    if most < total {
        return Err(ApportionError::CapsBelowTotal { caps: won(most)? });
    }
    let factor = factor(total, &limits);
    let mut given: Vec<i128> = limits.iter().map(|one| one.held(factor)).collect();
    let free: Vec<usize> = (0..limits.len())
        .filter(|at| limits[*at].is_free(factor))
        .collect();
    let weights: i128 = free.iter().map(|at| limits[*at].weight).sum();
    let rest = total - held_sum(&given, &free);
    if 0 < weights {
        for at in &free {
            given[*at] = rest * limits[*at].weight / weights;
        }
    }
    let over = total - given.iter().sum::<i128>();
    let mut order = free;
    order.sort_by(|a, b| {
        let remainder = |at: usize| rest * limits[at].weight % weights.max(1);
        let by_key = || claims[*a].key.cmp(&claims[*b].key);
        remainder(*b).cmp(&remainder(*a)).then_with(by_key)
    });
    for at in order.into_iter().take(usize::try_from(over).unwrap_or(0)) {
        given[at] += 1;
    }
    given.into_iter().map(won).collect()
}

fn check<K: Ord>(total: Won, claims: &[Claim<K>]) -> Result<(), ApportionError> {
    let below = |won: Won| won < Won::ZERO;
    let mut weights = 0i128;
    for claim in claims {
        if claim.weight < 0 || below(claim.floor) || claim.cap.is_some_and(below) {
            return Err(ApportionError::Negative);
        }
        weights = weights
            .checked_add(claim.weight)
            .filter(|sum| *sum <= i128::from(i64::MAX))
            .ok_or(ApportionError::TooLarge)?;
    }
    if below(total) {
        return Err(ApportionError::Negative);
    }
    let crossed = |claim: &Claim<K>| claim.cap.is_some_and(|cap| cap < claim.floor);
    if let Some(at) = claims.iter().position(crossed) {
        return Err(ApportionError::FloorAboveCap(at));
    }
    let mut keys: Vec<usize> = (0..claims.len()).collect();
    keys.sort_by(|a, b| claims[*a].key.cmp(&claims[*b].key));
    let same = keys
        .windows(2)
        .find(|pair| claims[pair[0]].key == claims[pair[1]].key);
    same.map_or(Ok(()), |pair| Err(ApportionError::SameKey(pair[1])))
}

/// A claim with its limits as they work on this total.
struct Limits {
    weight: i128,
    floor: i128,
    cap: i128,
}

/// A factor as a fraction whose lower part is above nothing.
#[derive(Clone, Copy)]
struct Factor {
    over: i128,
    under: i128,
}

impl Limits {
    fn of<K>(claim: &Claim<K>, total: i128) -> Limits {
        let floor = i128::from(claim.floor.0);
        // Nobody can get more than the total, so no most is larger.
        let cap = claim.cap.map_or(total, |cap| i128::from(cap.0).min(total));
        Limits {
            weight: claim.weight,
            floor,
            cap: match claim.weight {
                0 => floor,
                _ => cap.max(floor),
            },
        }
    }

    /// Whether the weight decides at this factor and just above it.
    fn is_free(&self, factor: Factor) -> bool {
        let by_weight = self.weight * factor.over;
        self.weight != 0
            && self.floor * factor.under <= by_weight
            && by_weight < self.cap * factor.under
    }

    /// The limit that holds at this factor; of no meaning for a free claim.
    fn held(&self, factor: Factor) -> i128 {
        let reached = self.cap * factor.under <= self.weight * factor.over;
        if self.weight != 0 && reached {
            self.cap
        } else {
            self.floor
        }
    }

    /// What it gets at this factor, times the lower part of the factor.
    fn at(&self, factor: Factor) -> i128 {
        let by_weight = self.weight * factor.over;
        by_weight.clamp(self.floor * factor.under, self.cap * factor.under)
    }
}

/// The largest factor at which a limit begins or ends to hold and that gives no more than the
/// total. Every limit is at most 2⁶³ and the weights sum to at most 2⁶³, so products fit.
fn factor(total: i128, limits: &[Limits]) -> Factor {
    let mut steps: Vec<Factor> = limits
        .iter()
        .filter(|one| one.weight != 0)
        .flat_map(|one| [one.floor, one.cap].map(|limit| (limit, one.weight)))
        .map(|(over, under)| Factor { over, under })
        .collect();
    steps.sort_by(|a, b| (a.over * b.under).cmp(&(b.over * a.under)));
    let fits = |factor: &Factor| {
        let sum = limits
            .iter()
            .fold(0i128, |sum, one| sum.saturating_add(one.at(*factor)));
        sum <= total * factor.under
    };
    let fitting = steps.partition_point(fits);
    let nothing = Factor { over: 0, under: 1 };
    fitting.checked_sub(1).map_or(nothing, |last| steps[last])
}

/// What claims get whose limit holds.
fn held_sum(given: &[i128], free: &[usize]) -> i128 {
    let held = given
        .iter()
        .enumerate()
        .filter(|(at, _)| !free.contains(at));
    held.map(|(_, won)| won).sum()
}

fn won(amount: i128) -> Result<Won, ApportionError> {
    i64::try_from(amount)
        .map(Won)
        .map_err(|_| ApportionError::TooLarge)
}
