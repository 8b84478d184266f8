//! What a count gives: winners, rounds, and reasons for all others.
//!
//! Everything here serialises to JSON and reads back equal; money and fractions are texts, ids
//! are strings. Fields are only ever added.

use crate::{Amount, Fraction, Rule, TieKey};
use serde::{Deserialize, Serialize};

/// The result of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rule with every option.
    pub rule: Rule,
    /// Ids of the projects bought, in order of purchase.
    pub winners: Vec<String>,
    /// What the winners cost together.
    pub total_cost: Amount,
    /// The budget of the instance.
    pub budget: Amount,
    /// The number of voters, empty ballots included.
    pub voters: u64,
    /// One entry per purchase, in order.
    pub rounds: Vec<Round>,
    /// Every other project and why it was not bought, ordered by id.
    pub not_selected: Vec<NotSelected>,
}

/// The part of a rule that made a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The greedy rule, alone or as the completion of equal shares.
    Greedy,
    /// The Method of Equal Shares.
    EqualShares,
}

/// One purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Counted from 1.
    pub number: usize,
    /// The part of the rule that bought.
    pub step: Step,
    /// The id of the project bought.
    pub winner: String,
    /// What it cost.
    pub cost: Amount,
    /// How many voters listed it.
    pub votes: u64,
    /// Why it came first; the highest score of the round. Greedy: total utility per unit of
    /// money, which under cost utility is the number of votes. Equal shares: utility per unit of
    /// the highest payment, which under cost utility is the effective vote count. Nothing for a
    /// project that is free of charge.
    pub score: Option<Fraction>,
    /// What the supporters paid, for equal shares.
    pub payments: Option<Payments>,
    /// Unspent budget before this purchase.
    pub budget_before: Amount,
    /// Unspent budget after it.
    pub budget_after: Amount,
    /// The tie that was decided, if there was one.
    pub tie: Option<Tie>,
}

/// How the supporters of a project shared its cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payments {
    /// `rho`: money paid per unit of utility by those who could afford it.
    pub price: Fraction,
    /// The most that any supporter paid.
    pub highest: Fraction,
    /// Supporters who had less than [`Payments::highest`] and gave all they had left, also those
    /// who had nothing left.
    pub gave_all: u64,
}

/// A decision among projects with exactly the same score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Ids of the tied projects, the winner among them, ordered by id. A tie of more than
    /// twenty that goes on from round to round is named in full when it comes up; later rounds
    /// name the first twenty in the order of the keys, and who was in no tie before.
    pub among: Vec<String>,
    /// How many more were tied, each named in a round before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unnamed: usize,
    /// The key that singled out the winner.
    pub decided_by: TieKey,
    /// Those of [`Tie::among`] that no later round bought: for them the tie may have decided.
    pub left_out: Vec<String>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A project that was not bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotSelected {
    /// The project's id.
    pub id: String,
    /// What it would have cost.
    pub cost: Amount,
    /// How many voters listed it.
    pub votes: u64,
    /// Why it was not bought.
    pub reason: Reason,
}

/// Why a project was not bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// When its turn came, the unspent budget was too small.
    DoesNotFit {
        /// The round after which its turn came; 0 when nothing had been bought.
        after_round: usize,
        /// The unspent budget at that moment.
        budget_left: Amount,
        /// What was lacking.
        missing: Amount,
    },
    /// Equal shares: nobody listed it.
    NoSupport,
    /// Equal shares: its supporters' money did not cover its cost.
    SupportersShort {
        /// What its supporters had left together at the end.
        money_left: Fraction,
        /// What was lacking.
        missing: Fraction,
    },
    /// Equal shares with cost utility: it costs nothing, so nobody gains from it.
    NoUtility,
}

impl Outcome {
    /// The unspent budget.
    pub fn budget_left(&self) -> Amount {
        self.rounds
            .last()
            .map_or(self.budget, |round| round.budget_after)
    }

    /// The rounds that decided a tie, with what they decided.
    pub fn ties(&self) -> impl Iterator<Item = (&Round, &Tie)> {
        (self.rounds.iter()).filter_map(|round| round.tie.as_ref().map(|tie| (round, tie)))
    }
}
