//! The votes of a conversation, sparse and in canonical order.

use std::collections::BTreeMap;

use crate::id::Id;

/// What somebody said of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(i8)]
pub enum Vote {
    /// She disagrees: -1.
    Disagree = -1,
    /// She has no opinion: 0. She has seen it all the same.
    Pass = 0,
    /// She agrees: 1.
    Agree = 1,
}

impl Vote {
    /// The vote as a number: 1, 0 or -1.
    pub fn value(self) -> f64 {
        f64::from(self as i8)
    }
}

/// Who said what of which statement.
///
/// Participants and statements stand in the order of their [`Id`], and positions count from 0 in
/// that order. Only what was said takes memory: three bytes a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    participants: Vec<Id>,
    statements: Vec<Id>,
    /// Where the votes of each participant begin; one more for the end.
    starts: Vec<usize>,
    statement: Vec<u16>,
    vote: Vec<Vote>,
}

/// More statements than this cannot be told apart in memory.
pub const MOST_STATEMENTS: usize = 1 << 16;

impl Votes {
    /// Takes rows of participant, statement and vote, in any order of people and statements. Of
    /// two rows with the same participant and statement the last one counts.
    ///
    /// # Panics
    /// With more than [`MOST_STATEMENTS`] different statements.
    pub fn from_rows(rows: impl IntoIterator<Item = (Id, Id, Vote)>) -> Votes {
        let mut last: BTreeMap<Id, BTreeMap<Id, Vote>> = BTreeMap::new();
        for (participant, statement, vote) in rows {
            last.entry(participant).or_default().insert(statement, vote);
        }
        let mut statements: Vec<Id> = last.values().flat_map(BTreeMap::keys).cloned().collect();
        statements.sort();
        statements.dedup();
        assert!(statements.len() <= MOST_STATEMENTS, "too many statements");
        let mut votes = Votes {
            participants: Vec::with_capacity(last.len()),
            statements,
            starts: vec![0],
            statement: Vec::new(),
            vote: Vec::new(),
        };
        for (participant, row) in last {
            for (id, vote) in row {
                let Ok(position) = votes.statements.binary_search(&id) else {
                    continue;
                };
                votes.statement.push(position as u16);
                votes.vote.push(vote);
            }
            votes.participants.push(participant);
            votes.starts.push(votes.vote.len());
        }
        votes
    }

    /// Everybody who voted, in canonical order.
    pub fn participants(&self) -> &[Id] {
        &self.participants
    }

    /// Everything that was voted on, in canonical order.
    pub fn statements(&self) -> &[Id] {
        &self.statements
    }

    /// How many votes there are.
    pub fn len(&self) -> usize {
        self.vote.len()
    }

    /// Whether nobody voted.
    pub fn is_empty(&self) -> bool {
        self.vote.is_empty()
    }

    /// What a participant said: positions of statements, rising, with her vote on each.
    ///
    /// # Panics
    /// When there is no participant at this position.
    pub fn row(&self, participant: usize) -> impl ExactSizeIterator<Item = (usize, Vote)> + '_ {
        let range = self.starts[participant]..self.starts[participant + 1];
        self.statement[range.clone()]
            .iter()
            .zip(&self.vote[range])
            .map(|(statement, vote)| (usize::from(*statement), *vote))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_equal_pairs_counts_and_order_does_not() {
        let row = |p: u64, s: u64, vote| (Id::from(p), Id::from(s), vote);
        let rows = [
            row(10, 2, Vote::Agree),
            row(9, 11, Vote::Pass),
            row(10, 2, Vote::Disagree),
        ];
        let votes = Votes::from_rows(rows.clone());
        assert_eq!(votes.participants(), [9.into(), 10.into()]);
        assert_eq!(votes.statements(), [2.into(), 11.into()]);
        assert_eq!(votes.row(1).collect::<Vec<_>>(), [(0, Vote::Disagree)]);
        let [a, b, c] = rows;
        assert_eq!(Votes::from_rows([a, c, b]), votes);
    }
}
