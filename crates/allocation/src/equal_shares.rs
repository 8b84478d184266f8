//! The Method of Equal Shares, exact.

use crate::{
    Completion, Fraction, Instance, Method, Outcome, Payments, Profile, Reason, Rule, Step,
    TieBreaking, Utility,
    amount::UNIT,
    greedy,
    ledger::Ledger,
    purses::{Offer, Purses},
};
use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Zero;

/// Counts by the Method of Equal Shares (see the head of this crate).
pub fn equal_shares(
    instance: &Instance,
    profile: &Profile,
    utility: Utility,
    ties: &TieBreaking,
    completion: Completion,
) -> Outcome {
    let mut ledger = Ledger::new(instance, profile, ties);
    Count::new(&mut ledger, utility).run();
    if completion == Completion::Greedy {
        greedy::spend(&mut ledger, utility);
    }
    ledger.close(Rule {
        name: Method::EqualShares,
        utility,
        completion,
        ties: ties.clone(),
    })
}

/// A project that may still be bought.
struct Candidate {
    project: usize,
    /// In steps of [`Count::step`], greater than zero.
    cost: BigUint,
    supporters: Vec<u32>,
    /// The price found last. Purses only shrink, so it is a lower bound of the price now.
    price: BigRational,
    /// The offer behind [`Candidate::price`], kept while the purses are unchanged.
    terms: Option<Terms>,
}

/// How a project would be paid for right now.
struct Terms {
    due: BigUint,
    payers: u64,
    gave_all: u64,
    highest: BigRational,
}

struct Count<'l, 'a> {
    ledger: &'l mut Ledger<'a>,
    utility: Utility,
    /// The largest amount that divides the budget and all costs, in steps of 1 / [`UNIT`].
    step: u128,
    purses: Purses,
}

impl<'l, 'a> Count<'l, 'a> {
    fn new(ledger: &'l mut Ledger<'a>, utility: Utility) -> Self {
        let budget = ledger.instance.budget().steps();
        let costs = ledger.instance.projects().iter().map(|p| p.cost.steps());
        let step = costs.fold(budget, |common, cost| common.gcd(&cost)).max(1);
        let purses = Purses::new(BigUint::from(budget / step), ledger.profile);
        Count {
            ledger,
            utility,
            step,
            purses,
        }
    }

    fn run(mut self) {
        let mut candidates = self.candidates();
        let mut dropped = Vec::new();
        loop {
            // Cheap first: whoever's lower bound exceeds the best price can't win this round.
            candidates.sort_by(|a, b| a.price.cmp(&b.price));
            let mut best: Option<BigRational> = None;
            let mut next = 0;
            while next < candidates.len() {
                let candidate = &mut candidates[next];
                if best.as_ref().is_some_and(|best| candidate.price > *best) {
                    break;
                }
                if self.reprice(candidate) {
                    if best.as_ref().is_none_or(|best| candidate.price < *best) {
                        best = Some(candidate.price.clone());
                    }
                    next += 1;
                } else {
                    dropped.push(candidates.remove(next));
                }
            }
            let Some(price) = best else { break };
            let mut tied: Vec<usize> = (candidates.iter())
                .filter(|c| c.terms.is_some() && c.price == price)
                .map(|c| c.project)
                .collect();
            self.ledger.sort(&mut tied);
            let winner = self.buy(&tied, &price, &candidates);
            for candidate in &mut candidates {
                if candidate.project != winner {
                    candidate.terms = None;
                }
            }
            if let Some(at) = candidates.iter().position(|c| c.project == winner) {
                let candidate = candidates.swap_remove(at);
                if let Some(terms) = candidate.terms {
                    self.purses
                        .pay(&terms.due, terms.payers, &candidate.supporters);
                }
            }
        }
        for candidate in dropped {
            self.refuse_short(&candidate);
        }
    }

    /// The supported projects that cost something; takes the free ones, refuses the others.
    fn candidates(&mut self) -> Vec<Candidate> {
        let profile = self.ledger.profile;
        let mut supporters: Vec<Vec<u32>> = vec![Vec::new(); self.ledger.instance.projects().len()];
        for (index, group) in profile.groups().iter().enumerate() {
            for &project in &group.projects {
                supporters[project as usize].push(index as u32);
            }
        }
        let mut candidates = Vec::new();
        let mut free = Vec::new();
        for (project, supporters) in supporters.into_iter().enumerate() {
            let cost = self.ledger.cost(project);
            if supporters.is_empty() {
                self.ledger.refuse(project, Reason::NoSupport);
            } else if !cost.is_zero() {
                candidates.push(Candidate {
                    project,
                    cost: BigUint::from(cost.steps() / self.step),
                    supporters,
                    price: BigRational::zero(),
                    terms: None,
                });
            } else if self.utility == Utility::Cost {
                self.ledger.refuse(project, Reason::NoUtility);
            } else {
                free.push(project);
            }
        }
        self.ledger.sort(&mut free);
        for at in 0..free.len() {
            self.ledger
                .buy(Step::EqualShares, &free[at..], None, |_| None);
        }
        candidates
    }

    /// Finds the price at the present purses; false when the supporters' money falls short.
    fn reprice(&mut self, candidate: &mut Candidate) -> bool {
        if candidate.terms.is_some() {
            return true;
        }
        let profile = self.ledger.profile;
        match self
            .purses
            .offer(&candidate.cost, &candidate.supporters, profile)
        {
            Offer::Short { .. } => false,
            Offer::Price {
                due,
                payers,
                gave_all,
            } => {
                let highest = self.money(due.clone(), payers);
                candidate.price = match self.utility {
                    Utility::Cardinality => highest.clone(),
                    Utility::Cost => {
                        &highest / Fraction::from(self.ledger.cost(candidate.project)).0
                    }
                };
                candidate.terms = Some(Terms {
                    due,
                    payers,
                    gave_all,
                    highest,
                });
                true
            }
        }
    }

    /// `amount / (parts * denominator of the purses)` in units of the currency.
    fn money(&self, amount: BigUint, parts: u64) -> BigRational {
        let numerator = amount * self.step;
        let denominator = self.purses.denominator() * parts * UNIT;
        BigRational::new(BigInt::from(numerator), BigInt::from(denominator))
    }

    fn buy(&mut self, tied: &[usize], price: &BigRational, candidates: &[Candidate]) -> usize {
        let score = Some(Fraction(price.recip()));
        let payments = |winner: usize| {
            let candidate = candidates.iter().find(|c| c.project == winner)?;
            let terms = candidate.terms.as_ref()?;
            Some(Payments {
                price: Fraction(price.clone()),
                highest: Fraction(terms.highest.clone()),
                gave_all: terms.gave_all,
            })
        };
        (self.ledger.buy(Step::EqualShares, tied, score, payments))
            .expect("the cheapest project is among those tied for cheapest")
    }

    fn refuse_short(&mut self, candidate: &Candidate) {
        let offer =
            (self.purses).offer(&candidate.cost, &candidate.supporters, self.ledger.profile);
        if let Offer::Short { money } = offer {
            let money_left = self.money(money, 1);
            let cost = Fraction::from(self.ledger.cost(candidate.project)).0;
            let reason = Reason::SupportersShort {
                missing: Fraction(cost - &money_left),
                money_left: Fraction(money_left),
            };
            self.ledger.refuse(candidate.project, reason);
        }
    }
}
