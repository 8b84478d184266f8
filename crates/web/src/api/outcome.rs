//! What a count gives, field by field: the published form of [`allocation::Outcome`].
//!
//! These types name the fields for the OpenAPI document, and let nothing else of a stored
//! outcome out. A test holds them against the crate `allocation`.

use allocation::{Amount, Completion, Fraction, Method, TieKey, Utility};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use super::wire::{Money, one_of};

/// A rule with every option that can change its outcome.
///
/// `name`: most votes first (`greedy`) or the Method of Equal Shares. `utility`: what a voter
/// gains from a marked agenda that is bought, its cost or one. `completion`: what happens with
/// money that equal shares leave.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    /// How winners are found: most votes per won first, or the Method of Equal Shares.
    #[schema(schema_with = methods)]
    pub name: Method,
    /// What a voter gains from a marked agenda that is bought: its cost, or one.
    #[schema(schema_with = utilities)]
    pub utility: Utility,
    /// What happens with money that equal shares leave.
    #[schema(schema_with = completions)]
    pub completion: Completion,
    /// Who goes first among equals, key after key: lower cost, more votes, id as text.
    #[schema(value_type = Vec<String>, example = json!(["cost", "votes", "name"]))]
    pub ties: Vec<TieKey>,
}

/// The outcome of one rule.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Outcome {
    /// The rule with every option.
    pub rule: Rule,
    /// Ids of the agendas bought, in order of purchase.
    pub winners: Vec<String>,
    /// What the winners cost together.
    #[schema(value_type = Money)]
    pub total_cost: Amount,
    /// The money there was.
    #[schema(value_type = Money)]
    pub budget: Amount,
    /// The number of ballots, empty ones included.
    pub voters: u64,
    /// One entry per purchase, in order.
    pub rounds: Vec<Round>,
    /// Every other agenda and why it was not bought, ordered by id.
    pub not_selected: Vec<NotSelected>,
}

/// One purchase.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Round {
    /// Counted from 1.
    pub number: usize,
    /// The part of the rule that bought.
    #[schema(schema_with = methods)]
    pub step: Method,
    /// The id of the agenda bought.
    pub winner: String,
    /// What it cost.
    #[schema(value_type = Money)]
    pub cost: Amount,
    /// How many ballots mark it.
    pub votes: u64,
    /// Why it came first: the highest score of the round. Null for what is free of charge.
    #[schema(schema_with = fraction_or_null)]
    pub score: Option<Fraction>,
    /// What the supporters paid, for equal shares.
    pub payments: Option<Payments>,
    /// Unspent money before this purchase.
    #[schema(value_type = Money)]
    pub budget_before: Amount,
    /// Unspent money after it.
    #[schema(value_type = Money)]
    pub budget_after: Amount,
    /// The tie that was decided, if there was one.
    pub tie: Option<Tie>,
}

/// How the supporters of an agenda shared its cost.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Payments {
    /// Money paid per unit of utility by those who could afford it.
    #[schema(schema_with = fraction)]
    pub price: Fraction,
    /// The most that any supporter paid.
    #[schema(schema_with = fraction)]
    pub highest: Fraction,
    /// Supporters who had less than that and gave all they had left.
    pub gave_all: u64,
}

/// A decision among agendas with exactly the same score.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Tie {
    /// Ids of the tied agendas, the winner among them. A tie of more than twenty that goes on
    /// is named in full in the first round of it.
    pub among: Vec<String>,
    /// How many more were tied, each named in a round before; absent when there are none.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schema(required = false)]
    pub unnamed: usize,
    /// The key that singled out the winner.
    #[schema(schema_with = tie_keys)]
    pub decided_by: TieKey,
    /// Those among them that no later round bought.
    pub left_out: Vec<String>,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// An agenda that was not bought.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NotSelected {
    /// Its id.
    pub id: String,
    /// What it would have cost.
    #[schema(value_type = Money)]
    pub cost: Amount,
    /// How many ballots mark it.
    pub votes: u64,
    /// Why it was not bought.
    pub reason: Reason,
}

/// Why an agenda was not bought.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// When its turn came, the unspent money was too small.
    DoesNotFit {
        /// The round after which its turn came; 0 when nothing had been bought.
        after_round: usize,
        /// The unspent money at that moment.
        #[schema(value_type = Money)]
        budget_left: Amount,
        /// What was lacking.
        #[schema(value_type = Money)]
        missing: Amount,
    },
    /// Equal shares: no ballot marks it.
    NoSupport,
    /// Equal shares: its supporters' money did not cover its cost.
    SupportersShort {
        /// What its supporters had left together at the end.
        #[schema(schema_with = fraction)]
        money_left: Fraction,
        /// What was lacking.
        #[schema(schema_with = fraction)]
        missing: Fraction,
    },
    /// Equal shares with cost utility: it costs nothing, so nobody gains from it.
    NoUtility,
}

fn methods() -> Object {
    one_of([Method::Greedy, Method::EqualShares].map(Method::name))
}

fn utilities() -> Object {
    one_of([Utility::Cost, Utility::Cardinality].map(Utility::name))
}

fn completions() -> Object {
    one_of([Completion::None, Completion::Greedy].map(Completion::name))
}

fn tie_keys() -> Object {
    one_of([TieKey::MinCost, TieKey::MaxVotes, TieKey::Name].map(TieKey::name))
}

fn fraction() -> Object {
    fraction_of(SchemaType::new(Type::String))
}

fn fraction_or_null() -> Object {
    fraction_of(SchemaType::from_iter([Type::String, Type::Null]))
}

fn fraction_of(kind: SchemaType) -> Object {
    ObjectBuilder::new()
        .schema_type(kind)
        .description(Some(
            "An exact fraction in lowest terms, or a whole number.",
        ))
        .pattern(Some("^-?[0-9]+(/[1-9][0-9]*)?$"))
        .examples(["1000/3"])
        .build()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use allocation::{Instance, Profile, Project, TieBreaking};
    use serde_json::Value;

    /// Two agendas tie, one does not fit, one has no votes and one is free of charge, so that
    /// every field and every reason occurs.
    fn outcomes() -> Vec<allocation::Outcome> {
        let won = Amount::from_units;
        let project = |id: &str, cost| Project::new(id, id, won(cost));
        let projects = vec![
            project("1", 400),
            project("2", 400),
            project("3", 500),
            project("4", 100),
            project("5", 0),
        ];
        let instance = Instance::new(won(1_000), projects).unwrap();
        let ballots = [vec!["1", "2"], vec!["1", "2", "5"], vec!["3"], vec![]];
        let profile = Profile::from_ballots(&instance, ballots).unwrap();
        let ties = TieBreaking::by_name();
        let (cost, one) = (Utility::Cost, Utility::Cardinality);
        vec![
            allocation::greedy(&instance, &profile, cost, &ties),
            allocation::equal_shares(&instance, &profile, cost, &ties, Completion::None),
            allocation::equal_shares(&instance, &profile, one, &ties, Completion::Greedy),
        ]
    }

    #[test]
    fn nothing_of_an_outcome_is_lost_or_renamed() {
        let mut seen = String::new();
        for outcome in outcomes() {
            let stored = serde_json::to_string(&outcome).unwrap();
            let published: Outcome = serde_json::from_str(&stored).unwrap();
            let published = serde_json::to_value(&published).unwrap();
            assert_eq!(published, serde_json::from_str::<Value>(&stored).unwrap());
            seen.push_str(&stored);
        }
        for kind in [
            "does-not-fit",
            "no-support",
            "supporters-short",
            "no-utility",
            "gave_all",
        ] {
            assert!(seen.contains(kind), "{kind} in {seen}");
        }
        assert!(seen.contains("decided_by"), "a tie in {seen}");
    }
}
