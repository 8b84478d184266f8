//! The rules and their options, as announced before a vote and printed beside its result.

use crate::{Instance, Outcome, Profile, TieBreaking};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How winners are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Most utility per unit of money first, skipping what does not fit.
    Greedy,
    /// The Method of Equal Shares.
    EqualShares,
}

/// What a voter gains from a listed project that is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utility {
    /// The project's cost.
    Cost,
    /// One.
    Cardinality,
}

/// What happens with the money that equal shares leave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// It stays unspent.
    #[default]
    None,
    /// The greedy rule spends it, with the same utility and tie-breaking.
    Greedy,
}

/// A name that is no option.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is not known; choose one of: {known}")]
pub struct UnknownOption {
    /// What was given.
    pub given: String,
    /// What could have been given.
    pub known: &'static str,
}

macro_rules! names {
    ($type:ty, $known:literal, $($variant:path => $name:literal),+) => {
        impl $type {
            /// The name used on the command line and in JSON.
            pub fn name(self) -> &'static str {
                match self { $($variant => $name),+ }
            }
        }
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
        impl FromStr for $type {
            type Err = UnknownOption;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($name => Ok($variant),)+
                    _ => Err(UnknownOption { given: text.to_owned(), known: $known }),
                }
            }
        }
    };
}

names!(Method, "greedy, equal-shares", Method::Greedy => "greedy", Method::EqualShares => "equal-shares");
names!(Utility, "cost, cardinality", Utility::Cost => "cost", Utility::Cardinality => "cardinality");
names!(Completion, "none, greedy", Completion::None => "none", Completion::Greedy => "greedy");

/// A rule with every option that can change its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// How winners are found.
    pub name: Method,
    /// What a voter gains from a listed project that is bought.
    pub utility: Utility,
    /// What happens with money left by equal shares; always `none` for greedy.
    pub completion: Completion,
    /// Who goes first among equals.
    pub ties: TieBreaking,
}

impl Rule {
    /// Counts the ballots by this rule.
    pub fn count(&self, instance: &Instance, profile: &Profile) -> Outcome {
        match self.name {
            Method::Greedy => crate::greedy(instance, profile, self.utility, &self.ties),
            Method::EqualShares => {
                crate::equal_shares(instance, profile, self.utility, &self.ties, self.completion)
            }
        }
    }
}
