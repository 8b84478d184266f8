//! The votes that count, in the form that the passes over them want.

use crate::Votes;

/// Votes of some people on some statements, by person. Positions are those of the analysis, not
/// of the conversation: moderated statements and people left out do not stand here.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    starts: Vec<usize>,
    pub(super) statement: Vec<u16>,
    pub(super) vote: Vec<i8>,
    pub(super) statements: usize,
}

impl Table {
    /// The votes of `people` on the statements that have a position in `place`.
    pub(super) fn new(
        votes: &Votes,
        people: &[usize],
        place: &[Option<u16>],
        statements: usize,
    ) -> Table {
        let mut table = Table {
            starts: vec![0],
            statement: Vec::with_capacity(votes.len()),
            vote: Vec::with_capacity(votes.len()),
            statements,
        };
        for person in people {
            for (statement, vote) in votes.row(*person) {
                if let Some(place) = place[statement] {
                    table.statement.push(place);
                    table.vote.push(vote as i8);
                }
            }
            table.starts.push(table.vote.len());
        }
        table
    }

    pub(super) fn people(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.vote.len()
    }

    /// How many votes a person cast.
    pub(super) fn count(&self, person: usize) -> usize {
        self.starts[person + 1] - self.starts[person]
    }

    pub(super) fn row(&self, person: usize) -> impl ExactSizeIterator<Item = (usize, i8)> + '_ {
        let range = self.starts[person]..self.starts[person + 1];
        let votes = &self.vote[range.clone()];
        let places = self.statement[range].iter();
        places
            .zip(votes)
            .map(|(place, vote)| (usize::from(*place), *vote))
    }

    /// The same people with only the votes that `keep` takes; it is asked in order.
    pub(super) fn filter(&self, mut keep: impl FnMut(usize, usize, i8) -> bool) -> Table {
        let mut table = Table {
            starts: vec![0],
            statements: self.statements,
            ..Table::default()
        };
        for person in 0..self.people() {
            for (statement, vote) in self.row(person) {
                if keep(person, statement, vote) {
                    table.statement.push(statement as u16);
                    table.vote.push(vote);
                }
            }
            table.starts.push(table.vote.len());
        }
        table
    }

    /// Some of the people, with all their votes; one may come several times.
    pub(super) fn rows(&self, people: impl IntoIterator<Item = usize>) -> Table {
        let mut table = Table {
            starts: vec![0],
            statements: self.statements,
            ..Table::default()
        };
        for person in people {
            let range = self.starts[person]..self.starts[person + 1];
            table
                .statement
                .extend_from_slice(&self.statement[range.clone()]);
            table.vote.extend_from_slice(&self.vote[range]);
            table.starts.push(table.vote.len());
        }
        table
    }

    /// Cuts the people into at most `most` runs with about as many votes each. The cut depends on
    /// the votes alone, so sums taken run by run are the same with any number of threads.
    pub(super) fn runs(&self, most: usize) -> Vec<std::ops::Range<usize>> {
        let wanted = (self.len() / 25_000).clamp(1, most);
        let (mut runs, mut start) = (Vec::new(), 0);
        for run in 1..=wanted {
            let until = self.len() * run / wanted;
            let end = match run == wanted {
                true => self.people(),
                false => self.starts.partition_point(|at| *at <= until) - 1,
            };
            runs.push(start..end.max(start));
            start = end.max(start);
        }
        runs
    }
}
