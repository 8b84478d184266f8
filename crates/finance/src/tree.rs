//! The budget as a tree: 정책사업 › 단위사업 › 세부사업 › 편성목 › 통계목.
//!
//! Only lines have amounts; what a part has is the sum of its lines, reckoned anew each time.
//! The parts stand in the order of their names and codes, whatever order the lines come in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::budget::Path;
use crate::won::{Won, WonError};

/// How many levels the tree has.
pub const LEVELS: usize = 5;

/// What a line or a part was planned to get, has in force, and has spent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amounts {
    /// What was planned.
    pub planned: Won,
    /// What is in force.
    pub in_force: Won,
    /// What was spent.
    pub spent: Won,
}

impl Amounts {
    /// The sum.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when 64 bits don't hold it.
    pub fn plus(self, other: Amounts) -> Result<Amounts, WonError> {
        Ok(Amounts {
            planned: self.planned.plus(other.planned)?,
            in_force: self.in_force.plus(other.in_force)?,
            spent: self.spent.plus(other.spent)?,
        })
    }
}

/// A part of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The level, from 0 for a policy programme to 4 for a statistical item.
    pub level: usize,
    /// Its name; on the last two levels its code.
    pub name: String,
    /// The sum of its lines.
    pub amounts: Amounts,
    /// How many lines it has.
    pub lines: usize,
    /// Its parts; none on the last level.
    pub parts: Vec<Node>,
}

/// The whole budget.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tree {
    /// The sum of all lines.
    pub total: Amounts,
    /// The policy programmes.
    pub parts: Vec<Node>,
}

impl Tree {
    /// The tree of these lines.
    ///
    /// # Errors
    /// [`WonError::TooLarge`] when a sum leaves 64 bits.
    pub fn of<'a>(lines: impl IntoIterator<Item = (&'a Path, Amounts)>) -> Result<Tree, WonError> {
        let mut root = Growing::default();
        for (path, amounts) in lines {
            let names = [
                path.policy_program.as_str(),
                path.unit_program.as_str(),
                path.detailed_project.as_str(),
                path.item_code(),
                path.stat_code.as_str(),
            ];
            root.add(&names, amounts)?;
        }
        Ok(Tree {
            total: root.amounts,
            parts: root.grown(0),
        })
    }

    /// Every part in the order of reading: each before its own parts.
    pub fn walk(&self) -> Vec<&Node> {
        let mut all = Vec::new();
        visit(&self.parts, &mut all);
        all
    }

    /// How many levels can be shown with at most so many parts; the first one always is.
    pub fn levels_within(&self, most: usize) -> usize {
        let all = self.walk();
        let shown = |levels: usize| all.iter().filter(|node| node.level < levels).count();
        let fits = (1..=LEVELS).rev().find(|levels| shown(*levels) <= most);
        fits.unwrap_or(1)
    }
}

fn visit<'a>(parts: &'a [Node], all: &mut Vec<&'a Node>) {
    for part in parts {
        all.push(part);
        visit(&part.parts, all);
    }
}

#[derive(Default)]
struct Growing<'a> {
    amounts: Amounts,
    lines: usize,
    parts: BTreeMap<&'a str, Growing<'a>>,
}

impl<'a> Growing<'a> {
    fn add(&mut self, names: &[&'a str], amounts: Amounts) -> Result<(), WonError> {
        self.amounts = self.amounts.plus(amounts)?;
        self.lines += 1;
        match names {
            [] => Ok(()),
            [first, rest @ ..] => self.parts.entry(first).or_default().add(rest, amounts),
        }
    }

    fn grown(self, level: usize) -> Vec<Node> {
        let parts = self.parts.into_iter().map(|(name, part)| Node {
            level,
            name: name.to_owned(),
            amounts: part.amounts,
            lines: part.lines,
            parts: part.grown(level + 1),
        });
        parts.collect()
    }
}

#[cfg(test)]
mod tests;
