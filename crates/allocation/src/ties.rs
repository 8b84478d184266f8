//! Who goes first among projects with exactly the same score.

use crate::{Instance, Profile, UnknownOption};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// One way to order tied projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieKey {
    /// The cheaper project first.
    #[serde(rename = "cost")]
    MinCost,
    /// The project with more votes first.
    #[serde(rename = "votes")]
    MaxVotes,
    /// The id that comes first as a string of Unicode code points: `"10"` before `"2"`.
    Name,
}

impl TieKey {
    /// The name used on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            TieKey::MinCost => "cost",
            TieKey::MaxVotes => "votes",
            TieKey::Name => "name",
        }
    }

    fn compare(self, instance: &Instance, profile: &Profile, a: usize, b: usize) -> Ordering {
        let (first, second) = (&instance.projects()[a], &instance.projects()[b]);
        match self {
            TieKey::MinCost => first.cost.cmp(&second.cost),
            TieKey::MaxVotes => profile.votes(b).cmp(&profile.votes(a)),
            TieKey::Name => first.id.cmp(&second.id),
        }
    }
}

/// An ordered chain of keys that always ends with [`TieKey::Name`], so it always decides.
///
/// ```
/// use allocation::TieBreaking;
/// assert_eq!("cost,votes".parse::<TieBreaking>()?.to_string(), "cost,votes,name");
/// assert!("name,cost".parse::<TieBreaking>().is_err());
/// # Ok::<(), allocation::TieBreakingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<TieKey>", into = "Vec<TieKey>")]
pub struct TieBreaking(Vec<TieKey>);

/// Why keys make no chain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TieBreakingError {
    /// A key that is not known.
    #[error(transparent)]
    Unknown(#[from] UnknownOption),
    /// The same key twice.
    #[error("the key {0} is given twice; name each key once")]
    Repeated(TieKey),
    /// Ids are unique, so a key after the name never decides.
    #[error("the key {0} comes after name and could never decide; put name last")]
    AfterName(TieKey),
}

impl fmt::Display for TieKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TieBreaking {
    /// By id alone, as pabutools does by default.
    pub fn by_name() -> Self {
        TieBreaking(vec![TieKey::Name])
    }

    /// A chain of keys; [`TieKey::Name`] is appended when it is missing.
    ///
    /// # Errors
    /// When a key is given twice or stands after the name.
    pub fn new(keys: impl IntoIterator<Item = TieKey>) -> Result<Self, TieBreakingError> {
        let mut chain: Vec<TieKey> = Vec::new();
        for key in keys {
            if chain.contains(&key) {
                return Err(TieBreakingError::Repeated(key));
            }
            if chain.contains(&TieKey::Name) {
                return Err(TieBreakingError::AfterName(key));
            }
            chain.push(key);
        }
        if !chain.contains(&TieKey::Name) {
            chain.push(TieKey::Name);
        }
        Ok(TieBreaking(chain))
    }

    /// The keys in the order they are asked.
    pub fn keys(&self) -> &[TieKey] {
        &self.0
    }

    /// Orders two projects by the chain.
    pub(crate) fn compare(
        &self,
        instance: &Instance,
        profile: &Profile,
        a: usize,
        b: usize,
    ) -> Ordering {
        let mut orders = self
            .0
            .iter()
            .map(|key| key.compare(instance, profile, a, b));
        orders
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// The key that puts a project before the one next to it in order. It also singles the
    /// first out among all tied ones, because the next is the one most like it.
    pub(crate) fn between(
        &self,
        instance: &Instance,
        profile: &Profile,
        first: usize,
        next: usize,
    ) -> Option<TieKey> {
        let mut keys = self.0.iter().copied();
        keys.find(|key| key.compare(instance, profile, first, next).is_ne())
    }
}

impl fmt::Display for TieBreaking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.iter().map(|key| key.name()).collect();
        f.write_str(&names.join(","))
    }
}

impl FromStr for TieBreaking {
    type Err = TieBreakingError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let keys = text.split(',').map(|name| match name.trim() {
            "cost" => Ok(TieKey::MinCost),
            "votes" => Ok(TieKey::MaxVotes),
            "name" => Ok(TieKey::Name),
            other => Err(UnknownOption {
                given: other.to_owned(),
                known: "cost, votes, name",
            }),
        });
        TieBreaking::new(keys.collect::<Result<Vec<_>, _>>()?)
    }
}

impl TryFrom<Vec<TieKey>> for TieBreaking {
    type Error = TieBreakingError;

    fn try_from(keys: Vec<TieKey>) -> Result<Self, Self::Error> {
        TieBreaking::new(keys)
    }
}

impl From<TieBreaking> for Vec<TieKey> {
    fn from(ties: TieBreaking) -> Self {
        ties.0
    }
}
