//! Counts of votes, of everybody and of each group.

use std::iter::Sum;
use std::ops::AddAssign;

use crate::parallel;
use crate::votes::{Vote, Votes};

/// The votes of some people on one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many agree.
    pub agree: u32,
    /// How many disagree.
    pub disagree: u32,
    /// How many voted, those who pass included.
    pub votes: u32,
}

impl Tally {
    /// How many pass.
    pub fn pass(self) -> u32 {
        self.votes - self.agree - self.disagree
    }

    #[inline]
    pub(super) fn take(&mut self, vote: Vote) {
        self.votes += 1;
        self.agree += u32::from(vote == Vote::Agree);
        self.disagree += u32::from(vote == Vote::Disagree);
    }

    /// Forgets a vote that was taken.
    pub(super) fn give_back(&mut self, vote: Vote) {
        self.votes -= 1;
        self.agree -= u32::from(vote == Vote::Agree);
        self.disagree -= u32::from(vote == Vote::Disagree);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.agree += other.agree;
        self.disagree += other.disagree;
        self.votes += other.votes;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(tallies: I) -> Tally {
        let mut sum = Tally::default();
        tallies.for_each(|tally| sum += tally);
        sum
    }
}

/// The votes of everybody on each statement.
pub fn everybody(votes: &Votes, threads: usize) -> Vec<Tally> {
    tallies(votes, &vec![None; votes.participants().len()], 0, threads).0
}

/// The votes on each statement: of everybody, and of each group. Participants without a group
/// count among everybody only.
pub fn tallies(
    votes: &Votes,
    group_of: &[Option<u8>],
    groups: usize,
    threads: usize,
) -> (Vec<Tally>, Vec<Vec<Tally>>) {
    let statements = votes.statements().len();
    let empty = || vec![vec![Tally::default(); statements]; groups + 1];
    let found = parallel::map(&super::rows(votes), threads, |part| {
        let mut tallies = empty();
        for participant in part {
            let group = group_of[participant].map_or(groups, usize::from);
            let tally = &mut tallies[group];
            for entry in votes.entries(participant) {
                tally[entry.statement()].take(entry.vote());
            }
        }
        tallies
    });
    let mut by_group = empty();
    for part in &found {
        for (sum, tallies) in by_group.iter_mut().zip(part) {
            for (sum, tally) in sum.iter_mut().zip(tallies) {
                *sum += *tally;
            }
        }
    }
    let statement = |place: usize| by_group.iter().map(|group| group[place]).sum();
    let all = (0..statements).map(statement).collect();
    by_group.truncate(groups);
    (all, by_group)
}
