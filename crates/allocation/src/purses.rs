//! What every group of voters has left, as whole numbers over one common denominator.
//!
//! All groups start alike and a purchase maps equal purses of its supporters to equal purses, so
//! few distinct levels exist. Projects are priced over the levels instead of the voters, and no
//! fraction is ever reduced inside the loop.

use crate::Profile;
use num_bigint::BigUint;
use num_integer::Integer;
use num_traits::Zero;

/// Not a level: no group that stays, or none that pays, stands on it.
const NONE: u32 = u32::MAX;

/// Money left per voter.
pub(crate) struct Purses {
    denominator: BigUint,
    /// Distinct amounts times the denominator, ascending.
    levels: Vec<BigUint>,
    /// The level of each group of the profile.
    level_of: Vec<u32>,
    /// Supporters by level; all zero between two calls.
    weights: Vec<u64>,
}

/// What a project's supporters can do for it.
pub(crate) enum Offer {
    /// The money falls short; it is this over [`Purses::denominator`].
    Short { money: BigUint },
    /// Everybody pays `min(money left, due / (payers * denominator))`.
    Price {
        due: BigUint,
        payers: u64,
        gave_all: u64,
    },
}

impl Purses {
    /// `budget` shared out equally among all voters, of whom there is at least one.
    pub(crate) fn new(budget: BigUint, profile: &Profile) -> Self {
        Purses {
            denominator: BigUint::from(profile.voters()),
            levels: vec![budget],
            level_of: vec![0; profile.groups().len()],
            weights: Vec::new(),
        }
    }

    pub(crate) fn denominator(&self) -> &BigUint {
        &self.denominator
    }

    /// Prices a project of the given cost, greater than zero.
    pub(crate) fn offer(&mut self, cost: &BigUint, supporters: &[u32], profile: &Profile) -> Offer {
        self.weights.resize(self.levels.len(), 0);
        let mut payers = 0;
        for &group in supporters {
            let multiplicity = profile.groups()[group as usize].multiplicity;
            self.weights[self.level_of[group as usize] as usize] += multiplicity;
            payers += multiplicity;
        }
        let mut due = cost * &self.denominator;
        let mut gave_all = 0;
        let mut price = None;
        for (level, weight) in self.levels.iter().zip(&mut self.weights) {
            let weight = std::mem::take(weight);
            if weight == 0 || price.is_some() {
                continue;
            }
            if level * payers >= due {
                price = Some(payers);
                continue;
            }
            due -= level * weight;
            payers -= weight;
            gave_all += weight;
        }
        match price {
            Some(payers) => Offer::Price {
                due,
                payers,
                gave_all,
            },
            None => Offer::Short {
                money: cost * &self.denominator - due,
            },
        }
    }

    /// Takes `min(money left, due / (payers * denominator))` from every supporter.
    pub(crate) fn pay(&mut self, due: &BigUint, payers: u64, supporters: &[u32]) {
        let payers = BigUint::from(payers);
        let common = due.gcd(&payers);
        let (payment, factor) = (due / &common, payers / &common);
        self.denominator *= &factor;

        let mut stays = vec![NONE; self.levels.len()];
        let mut pays = vec![NONE; self.levels.len()];
        let mut is_payer = vec![false; self.level_of.len()];
        for &group in supporters {
            is_payer[group as usize] = true;
        }
        for (&level, &payer) in self.level_of.iter().zip(&is_payer) {
            let used = if payer { &mut pays } else { &mut stays };
            used[level as usize] = 0;
        }
        // Two ascending lists: what stays, and what is left after paying.
        let scaled: Vec<BigUint> = self.levels.iter().map(|level| level * &factor).collect();
        let reduced = |level: usize| {
            if scaled[level] > payment {
                &scaled[level] - &payment
            } else {
                BigUint::zero()
            }
        };
        let used = |slots: &[u32]| -> Vec<usize> {
            (0..slots.len())
                .filter(|&level| slots[level] != NONE)
                .collect()
        };
        let mut staying = (used(&stays).into_iter())
            .map(|level| (level, scaled[level].clone()))
            .peekable();
        let mut paying = (used(&pays).into_iter())
            .map(|level| (level, reduced(level)))
            .peekable();
        let mut merged: Vec<BigUint> = Vec::new();
        loop {
            let from_paying = match (staying.peek(), paying.peek()) {
                (Some((_, stay)), Some((_, pay))) => pay < stay,
                (Some(_), None) => false,
                (None, Some(_)) => true,
                (None, None) => break,
            };
            let next = if from_paying {
                paying.next()
            } else {
                staying.next()
            };
            let Some((level, value)) = next else { break };
            if merged.last() != Some(&value) {
                merged.push(value);
            }
            let slots = if from_paying { &mut pays } else { &mut stays };
            slots[level] = (merged.len() - 1) as u32;
        }
        for (level, payer) in self.level_of.iter_mut().zip(is_payer) {
            let slots = if payer { &pays } else { &stays };
            *level = slots[*level as usize];
        }
        self.levels = merged;
        self.weights = Vec::new();
    }
}
