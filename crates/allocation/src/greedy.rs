//! The greedy rule: most utility per unit of money first, skip what does not fit.

use crate::{
    Completion, Fraction, Instance, Method, Outcome, Profile, Rule, Step, TieBreaking, Utility,
    ledger::Ledger,
};
use num_rational::BigRational;
use num_traits::Zero;

/// Counts by the greedy rule (see the head of this crate).
pub fn greedy(
    instance: &Instance,
    profile: &Profile,
    utility: Utility,
    ties: &TieBreaking,
) -> Outcome {
    let mut ledger = Ledger::new(instance, profile, ties);
    spend(&mut ledger, utility);
    ledger.close(Rule {
        name: Method::Greedy,
        utility,
        completion: Completion::None,
        ties: ties.clone(),
    })
}

/// Spends what is left in the ledger on the projects not bought yet.
pub(crate) fn spend(ledger: &mut Ledger<'_>, utility: Utility) {
    let mut scored: Vec<(Density, usize)> = (ledger.open().into_iter())
        .map(|project| (Density::of(ledger, project, utility), project))
        .collect();
    scored.sort_by(|(a, _), (b, _)| b.cmp(a));
    for equals in scored.chunk_by(|(a, _), (b, _)| a == b) {
        let score = match &equals[0].0 {
            Density::Finite(value) => Some(Fraction(value.clone())),
            Density::Free => None,
        };
        let mut open: Vec<usize> = equals.iter().map(|&(_, project)| project).collect();
        ledger.sort(&mut open);
        loop {
            open.retain(|&project| ledger.fits(project));
            let Some(winner) = ledger.buy(Step::Greedy, &open, score.clone(), |_| None) else {
                break;
            };
            open.retain(|&project| project != winner);
        }
    }
}

/// Total utility per unit of money.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Density {
    Finite(BigRational),
    /// Some utility for no money at all.
    Free,
}

impl Density {
    fn of(ledger: &Ledger<'_>, project: usize, utility: Utility) -> Self {
        let cost = Fraction::from(ledger.cost(project)).0;
        let votes = Fraction::from(ledger.profile.votes(project)).0;
        match utility {
            // The cost of a project cancels out, but free projects carry no cost utility.
            Utility::Cost if cost.is_zero() => Density::Finite(BigRational::zero()),
            Utility::Cost => Density::Finite(votes),
            Utility::Cardinality if votes.is_zero() => Density::Finite(votes),
            Utility::Cardinality if cost.is_zero() => Density::Free,
            Utility::Cardinality => Density::Finite(votes / cost),
        }
    }
}
