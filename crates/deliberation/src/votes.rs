//! The votes of a conversation, sparse and in canonical order.

use sha2::{Digest as _, Sha256};

use crate::gather::Gathering;
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

/// A vote and the position of its statement in two bytes: the position above, the vote plus one
/// in the two lowest bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub(crate) u16);

impl Entry {
    pub(crate) fn new(statement: u16, vote: Vote) -> Entry {
        Entry(statement << 2 | (vote as i8 + 1) as u16)
    }

    #[inline]
    pub(crate) fn statement(self) -> usize {
        usize::from(self.0 >> 2)
    }

    #[inline]
    pub(crate) fn vote(self) -> Vote {
        match self.0 & 3 {
            0 => Vote::Disagree,
            1 => Vote::Pass,
            _ => Vote::Agree,
        }
    }
}

/// Who said what of which statement.
///
/// Participants and statements stand in the order of their [`Id`], and positions count from 0 in
/// that order. Only what was said takes memory: two bytes a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    pub(crate) participants: Vec<Id>,
    pub(crate) statements: Vec<Id>,
    /// Where the votes of each participant begin; one more for the end.
    pub(crate) starts: Vec<usize>,
    pub(crate) entries: Vec<Entry>,
}

/// A conversation with more statements than this is refused.
pub const MOST_STATEMENTS: usize = 1 << 14;

impl Votes {
    /// Takes rows of participant, statement and vote, in any order of people and statements. Of
    /// two rows with the same participant and statement the last one counts.
    ///
    /// # Panics
    /// With more than [`MOST_STATEMENTS`] different statements.
    pub fn from_rows(rows: impl IntoIterator<Item = (Id, Id, Vote)>) -> Votes {
        let mut gathering = Gathering::default();
        for (participant, statement, vote) in rows {
            let statement = gathering.statement(statement.as_str().as_bytes());
            let participant = gathering.participant(participant.as_str().as_bytes());
            let statement = statement.expect("at most MOST_STATEMENTS statements");
            gathering.add(participant, statement, vote);
        }
        gathering.finish()
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
        self.entries.len()
    }

    /// Whether nobody voted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a participant said: positions of statements, rising, with her vote on each.
    ///
    /// # Panics
    /// When there is no participant at this position.
    pub fn row(&self, participant: usize) -> impl ExactSizeIterator<Item = (usize, Vote)> + '_ {
        let entries = self.entries(participant);
        entries
            .iter()
            .map(|entry| (entry.statement(), entry.vote()))
    }

    pub(crate) fn entries(&self, participant: usize) -> &[Entry] {
        &self.entries[self.starts[participant]..self.starts[participant + 1]]
    }

    /// SHA-256 of the votes in canonical order, as 64 hexadecimal digits in lower case.
    ///
    /// What is hashed, all numbers with the lowest byte first:
    ///
    /// 1. the text `madang-votes-1` and a line feed;
    /// 2. the number of participants in 8 bytes, then for each of them the length of her id in
    ///    bytes, in 8 bytes, and the id in UTF-8;
    /// 3. the statements in the same form;
    /// 4. for each participant the number of her votes in 8 bytes, then for each vote, by rising
    ///    position of the statement, two bytes: four times the position (from 0) plus 0 for
    ///    disagree, 1 for pass and 2 for agree.
    ///
    /// The order in which the votes arrived and votes that were replaced leave no trace in it.
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"madang-votes-1\n");
        for ids in [&self.participants, &self.statements] {
            hash.update((ids.len() as u64).to_le_bytes());
            for id in ids {
                hash.update((id.as_str().len() as u64).to_le_bytes());
                hash.update(id.as_str().as_bytes());
            }
        }
        let mut row = Vec::new();
        for participant in 0..self.participants.len() {
            let entries = self.entries(participant);
            row.clear();
            row.extend_from_slice(&(entries.len() as u64).to_le_bytes());
            row.extend(entries.iter().flat_map(|entry| entry.0.to_le_bytes()));
            hash.update(&row);
        }
        let digest = hash.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
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

    #[test]
    fn the_hash_is_of_the_documented_bytes() {
        let votes = Votes::from_rows([
            ("나".into(), 7.into(), Vote::Agree),
            (3.into(), 7.into(), Vote::Pass),
            ("나".into(), 5.into(), Vote::Disagree),
        ]);
        let mut bytes = b"madang-votes-1\n".to_vec();
        let id = |bytes: &mut Vec<u8>, text: &str| {
            bytes.extend((text.len() as u64).to_le_bytes());
            bytes.extend(text.bytes());
        };
        bytes.extend(2u64.to_le_bytes());
        id(&mut bytes, "3");
        id(&mut bytes, "나");
        bytes.extend(2u64.to_le_bytes());
        id(&mut bytes, "5");
        id(&mut bytes, "7");
        bytes.extend(1u64.to_le_bytes());
        bytes.extend([4 + 1, 0]);
        bytes.extend(2u64.to_le_bytes());
        bytes.extend([0, 0, 4 + 2, 0]);
        let expected: String = (Sha256::digest(&bytes).iter())
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(votes.sha256(), expected);
    }
}
