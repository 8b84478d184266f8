//! How often each statement was answered, by everybody and by groups.

use super::table::Table;

/// Votes on a statement, by what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// How many agree.
    pub agrees: u32,
    /// How many disagree.
    pub disagrees: u32,
    /// How many passed.
    pub passes: u32,
}

impl Tally {
    /// How many answered, passes included.
    pub fn all(self) -> u32 {
        self.agrees + self.disagrees + self.passes
    }

    fn of(&mut self, vote: i8) -> &mut u32 {
        match vote {
            1 => &mut self.agrees,
            -1 => &mut self.disagrees,
            _ => &mut self.passes,
        }
    }

    pub(super) fn take(&mut self, vote: i8) {
        *self.of(vote) += 1;
    }

    pub(super) fn give_back(&mut self, vote: i8) {
        *self.of(vote) -= 1;
    }

    /// What the others said, when all said `all`.
    pub(super) fn rest(self, all: Tally) -> Tally {
        Tally {
            agrees: all.agrees - self.agrees,
            disagrees: all.disagrees - self.disagrees,
            passes: all.passes - self.passes,
        }
    }
}

/// The votes on every statement.
pub(super) fn tallies(table: &Table) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); table.statements];
    for (statement, vote) in table.statement.iter().zip(&table.vote) {
        tallies[usize::from(*statement)].take(*vote);
    }
    tallies
}

/// The votes on every statement, for each group.
pub(super) fn by_group(table: &Table, group: &[Option<usize>], groups: usize) -> Vec<Vec<Tally>> {
    let mut tallies = vec![vec![Tally::default(); table.statements]; groups];
    for (person, group) in group.iter().enumerate() {
        if let Some(group) = group {
            for (statement, vote) in table.row(person) {
                tallies[*group][statement].take(vote);
            }
        }
    }
    tallies
}
