//! The book that a rule writes while it buys.

use crate::{
    Amount, Fraction, Instance, NotSelected, Outcome, Payments, Profile, Reason, Round, Rule, Step,
    Tie, TieBreaking,
};

/// How many of a tie every round names. A longer tie goes on over many rounds, and naming all
/// in each would make the outcome grow with the square of the projects.
const NAMED_AGAIN: usize = 20;

/// What has been bought so far, and why others were not.
pub(crate) struct Ledger<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) profile: &'a Profile,
    ties: &'a TieBreaking,
    /// The place of each project when all are put in the order of the keys.
    places: Vec<usize>,
    /// The step in which a tie named the project last.
    named: Vec<Option<Step>>,
    left: Amount,
    rounds: Vec<Round>,
    bought: Vec<bool>,
    reasons: Vec<Option<Reason>>,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(instance: &'a Instance, profile: &'a Profile, ties: &'a TieBreaking) -> Self {
        let mut order: Vec<usize> = (0..instance.projects().len()).collect();
        order.sort_by(|&a, &b| ties.compare(instance, profile, a, b));
        let mut places = vec![0; order.len()];
        for (place, &project) in order.iter().enumerate() {
            places[project] = place;
        }
        Ledger {
            instance,
            profile,
            ties,
            places,
            named: vec![None; instance.projects().len()],
            left: instance.budget(),
            rounds: Vec::new(),
            bought: vec![false; instance.projects().len()],
            reasons: vec![None; instance.projects().len()],
        }
    }

    pub(crate) fn cost(&self, project: usize) -> Amount {
        self.instance.projects()[project].cost
    }

    /// The projects not bought so far, in the order of the instance.
    pub(crate) fn open(&self) -> Vec<usize> {
        (0..self.bought.len())
            .filter(|&p| !self.bought[p])
            .collect()
    }

    /// Whether the project fits into what is left; if not, this is written down as the reason.
    pub(crate) fn fits(&mut self, project: usize) -> bool {
        let missing = self.cost(project).minus(self.left);
        match missing.filter(|missing| !missing.is_zero()) {
            None => true,
            Some(missing) => {
                let reason = Reason::DoesNotFit {
                    after_round: self.rounds.len(),
                    budget_left: self.left,
                    missing,
                };
                self.refuse(project, reason);
                false
            }
        }
    }

    pub(crate) fn refuse(&mut self, project: usize, reason: Reason) {
        self.reasons[project] = Some(reason);
    }

    /// Puts tied projects in the order in which they are bought.
    pub(crate) fn sort(&self, tied: &mut [usize]) {
        tied.sort_unstable_by_key(|&project| self.places[project]);
    }

    /// Buys the first of the tied projects, all of which fit and which are [sorted](Self::sort),
    /// and says which it was.
    pub(crate) fn buy(
        &mut self,
        step: Step,
        tied: &[usize],
        score: Option<Fraction>,
        payments: impl FnOnce(usize) -> Option<Payments>,
    ) -> Option<usize> {
        let winner = *tied.first()?;
        let after = (self.left.minus(self.cost(winner)))
            .expect("a rule only buys what fits into the unspent budget");
        let tie = self.tie(step, tied);
        let id = |p: usize| self.instance.projects()[p].id.clone();
        self.rounds.push(Round {
            number: self.rounds.len() + 1,
            step,
            winner: id(winner),
            cost: self.cost(winner),
            votes: self.profile.votes(winner),
            score,
            payments: payments(winner),
            budget_before: self.left,
            budget_after: after,
            tie,
        });
        self.left = after;
        self.bought[winner] = true;
        Some(winner)
    }

    /// The tie among sorted projects; nothing when there is only one.
    fn tie(&mut self, step: Step, tied: &[usize]) -> Option<Tie> {
        let (&winner, &next) = (tied.first()?, tied.get(1)?);
        let decided_by = self
            .ties
            .between(self.instance, self.profile, winner, next)?;
        let mut among = Vec::new();
        for (place, &project) in tied.iter().enumerate() {
            if place < NAMED_AGAIN || self.named[project] != Some(step) {
                self.named[project] = Some(step);
                among.push(self.instance.projects()[project].id.clone());
            }
        }
        among.sort_unstable();
        Some(Tie {
            unnamed: tied.len() - among.len(),
            among,
            decided_by,
            left_out: Vec::new(),
        })
    }

    pub(crate) fn close(mut self, rule: Rule) -> Outcome {
        for tie in self
            .rounds
            .iter_mut()
            .filter_map(|round| round.tie.as_mut())
        {
            tie.left_out = (tie.among.iter())
                .filter(|id| self.instance.position(id).is_some_and(|p| !self.bought[p]))
                .cloned()
                .collect();
        }
        let mut not_selected: Vec<NotSelected> = (self.open().into_iter())
            .filter_map(|p| {
                Some(NotSelected {
                    id: self.instance.projects()[p].id.clone(),
                    cost: self.cost(p),
                    votes: self.profile.votes(p),
                    reason: self.reasons[p].take()?,
                })
            })
            .collect();
        not_selected.sort_by(|a, b| a.id.cmp(&b.id));
        Outcome {
            rule,
            winners: self
                .rounds
                .iter()
                .map(|round| round.winner.clone())
                .collect(),
            total_cost: (self.instance.budget().minus(self.left))
                .expect("the unspent budget never exceeds the budget"),
            budget: self.instance.budget(),
            voters: self.profile.voters(),
            rounds: self.rounds,
            not_selected,
        }
    }
}
