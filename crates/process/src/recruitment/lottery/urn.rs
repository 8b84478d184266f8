//! What is drawn from: tokens in cells, and the limits that a panel keeps.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many of a group sit on a panel, in people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Limit {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

/// Applications that count toward the same limits, so that each has the same chance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The positions of these limits, rising.
    pub limits: Vec<usize>,
    /// The tokens of the applications, rising.
    pub tokens: Vec<String>,
}

/// Everything that a draw depends on beside its seed. It has one order only, so that nobody
/// can choose among several, and that order tells nothing about any group: limits go by their
/// numbers and then by the smallest token in them, cells by their smallest token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urn {
    /// How many seats are filled.
    pub seats: u32,
    /// The limits.
    pub limits: Vec<Limit>,
    /// The cells; every token stands in one.
    pub cells: Vec<Cell>,
}

impl Urn {
    /// Puts applications into an urn. `people` are tokens with the positions of the limits
    /// toward which they count. Answers also where each of the given limits stands now.
    pub fn fill(
        seats: u32,
        limits: &[Limit],
        people: &[(String, Vec<usize>)],
    ) -> (Urn, Vec<usize>) {
        let smallest = |limit: usize| {
            let inside = people.iter().filter(|(_, of)| of.contains(&limit));
            inside.map(|(token, _)| token.as_str()).min()
        };
        let mut order: Vec<usize> = (0..limits.len()).collect();
        order.sort_by_key(|at| (limits[*at], smallest(*at)));
        let mut places = vec![0; limits.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at] = place;
        }
        let mut cells: BTreeMap<Vec<usize>, Vec<String>> = BTreeMap::new();
        for (token, of) in people {
            let mut of: Vec<usize> = of.iter().map(|at| places[*at]).collect();
            of.sort_unstable();
            of.dedup();
            cells.entry(of).or_default().push(token.clone());
        }
        let mut cells: Vec<Cell> = cells
            .into_iter()
            .map(|(limits, mut tokens)| {
                tokens.sort_unstable();
                Cell { limits, tokens }
            })
            .collect();
        cells.sort_by(|a, b| a.tokens.cmp(&b.tokens));
        let limits = order.iter().map(|at| limits[*at]).collect();
        let urn = Urn {
            seats,
            limits,
            cells,
        };
        (urn, places)
    }

    /// Whether it stands in its one order, every token once.
    pub fn is_in_order(&self) -> bool {
        let known = |cell: &Cell| cell.limits.iter().all(|at| *at < self.limits.len());
        if !self.cells.iter().all(known) {
            return false;
        }
        let people: Vec<(String, Vec<usize>)> = self
            .cells
            .iter()
            .flat_map(|cell| cell.tokens.iter().map(|t| (t.clone(), cell.limits.clone())))
            .collect();
        let mut tokens: Vec<&String> = people.iter().map(|(token, _)| token).collect();
        tokens.sort_unstable();
        let all = tokens.len();
        tokens.dedup();
        tokens.len() == all && Urn::fill(self.seats, &self.limits, &people).0 == *self
    }

    /// How many applications are in it.
    pub fn people(&self) -> usize {
        self.cells.iter().map(|cell| cell.tokens.len()).sum()
    }

    /// How many applications count toward a limit.
    pub fn people_of(&self, limit: usize) -> usize {
        let inside = self
            .cells
            .iter()
            .filter(|cell| cell.limits.contains(&limit));
        inside.map(|cell| cell.tokens.len()).sum()
    }

    /// The limits toward which an application counts.
    pub fn limits_of(&self, token: &str) -> &[usize] {
        let found = self
            .cells
            .iter()
            .find(|cell| cell.tokens.iter().any(|t| t == token));
        found.map_or(&[], |cell| cell.limits.as_slice())
    }

    /// How many of `tokens` count toward each limit.
    pub fn count(&self, tokens: &[String]) -> Vec<u32> {
        let mut counts = vec![0; self.limits.len()];
        for token in tokens {
            for at in self.limits_of(token) {
                counts[*at] += 1;
            }
        }
        counts
    }

    /// The hash of all tokens in rising order, a line each: lower-case hex of SHA-256.
    pub fn list_hash(&self) -> String {
        let mut tokens: Vec<&str> = self
            .cells
            .iter()
            .flat_map(|cell| cell.tokens.iter().map(String::as_str))
            .collect();
        tokens.sort_unstable();
        hash(&tokens.join("\n"))
    }
}

/// The SHA-256 of a text, as lower-case hex.
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
