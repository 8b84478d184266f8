//! The result of a count as JSON.

use allocation::{
    Amount, Completion, Method, NotSelected, Outcome, Round, Rule, Tie,
    pabulib::{Election, Fault},
};
use serde::Serialize;

/// What programs read. Money and fractions are texts, ids are strings.
#[derive(Serialize)]
struct Result<'a> {
    election: About<'a>,
    rule: FullRule<'a>,
    winners: &'a [String],
    total_cost: Amount,
    budget: Amount,
    budget_left: Amount,
    voters: u64,
    rounds: &'a [Round],
    not_selected: &'a [NotSelected],
    ties: Vec<RoundTie<'a>>,
    notices: &'a [Fault],
}

/// What the file says about itself.
#[derive(Serialize)]
struct About<'a> {
    description: Option<&'a str>,
    currency: Option<&'a str>,
    vote_type: &'a str,
    projects: usize,
}

/// The rule with what it implies.
#[derive(Serialize)]
struct FullRule<'a> {
    #[serde(flatten)]
    rule: &'a Rule,
    arithmetic: &'a str,
    over_budget: &'a str,
    /// When a project without a single vote is bought.
    without_votes: &'a str,
}

#[derive(Serialize)]
struct RoundTie<'a> {
    round: usize,
    winner: &'a str,
    #[serde(flatten)]
    tie: &'a Tie,
}

/// The whole result, one line at the end.
pub(super) fn result(election: &Election, outcome: &Outcome) -> String {
    let result = Result {
        election: About {
            description: election.meta_value("description"),
            currency: election.meta_value("currency"),
            vote_type: election.vote_type().name(),
            projects: election.instance().projects().len(),
        },
        rule: FullRule {
            rule: &outcome.rule,
            arithmetic: "exact",
            over_budget: "skip",
            without_votes: match (outcome.rule.name, outcome.rule.completion) {
                (Method::EqualShares, Completion::None) => "never",
                _ => "last",
            },
        },
        winners: &outcome.winners,
        total_cost: outcome.total_cost,
        budget: outcome.budget,
        budget_left: outcome.budget_left(),
        voters: outcome.voters,
        rounds: &outcome.rounds,
        not_selected: &outcome.not_selected,
        ties: (outcome.ties())
            .map(|(round, tie)| RoundTie {
                round: round.number,
                winner: &round.winner,
                tie,
            })
            .collect(),
        notices: election.notices(),
    };
    let json = serde_json::to_string_pretty(&result);
    json.expect("every part of the result has a JSON form") + "\n"
}
