//! What the voters want: ballots, with equal ones merged.

use crate::Instance;
use std::collections::HashMap;

/// Voters with one and the same ballot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Positions in [`Instance::projects`], ascending, each once.
    pub projects: Vec<u32>,
    /// How many voters cast this ballot.
    pub multiplicity: u64,
}

/// The ballots of an election as sets of projects; equal ballots are merged into a [`Group`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    groups: Vec<Group>,
    votes: Vec<u64>,
    voters: u64,
}

/// Why ballots don't belong to an instance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("ballot {ballot} names the project {project:?}, which is not in the instance")]
pub struct ProfileError {
    /// The ballot's place, counted from 1.
    pub ballot: usize,
    /// The id that was not found.
    pub project: String,
}

impl Profile {
    /// Merges ballots given as project ids. A project named twice on a ballot counts once; an
    /// empty ballot is a voter who supports nothing.
    ///
    /// # Errors
    /// When a ballot names a project that the instance does not hold.
    pub fn from_ballots<Ballots, Ballot, Id>(
        instance: &Instance,
        ballots: Ballots,
    ) -> Result<Self, ProfileError>
    where
        Ballots: IntoIterator<Item = Ballot>,
        Ballot: IntoIterator<Item = Id>,
        Id: AsRef<str>,
    {
        let mut merger = Merger::new(instance);
        for (index, ballot) in ballots.into_iter().enumerate() {
            for id in ballot {
                let id = id.as_ref();
                let position = instance.position(id).ok_or_else(|| ProfileError {
                    ballot: index + 1,
                    project: id.to_owned(),
                })?;
                merger.ballot.push(position as u32);
            }
            merger.close();
        }
        Ok(merger.finish())
    }

    /// Merges ballots given as positions in [`Instance::projects`], all known to exist.
    ///
    /// # Panics
    /// When a position is not in the instance.
    pub fn from_positions<'a>(
        instance: &Instance,
        ballots: impl Iterator<Item = &'a [u32]>,
    ) -> Self {
        let mut merger = Merger::new(instance);
        for ballot in ballots {
            merger.ballot.extend_from_slice(ballot);
            merger.close();
        }
        merger.finish()
    }

    /// The groups in ascending order of their ballots.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many voters cast a ballot, empty ones included.
    pub fn voters(&self) -> u64 {
        self.voters
    }

    /// How many voters listed the project at this position of [`Instance::projects`].
    pub fn votes(&self, project: usize) -> u64 {
        self.votes[project]
    }
}

/// Collects ballots one after another.
struct Merger {
    ballot: Vec<u32>,
    merged: HashMap<Vec<u32>, u64>,
    votes: Vec<u64>,
    voters: u64,
}

impl Merger {
    fn new(instance: &Instance) -> Self {
        Merger {
            ballot: Vec::new(),
            merged: HashMap::new(),
            votes: vec![0; instance.projects().len()],
            voters: 0,
        }
    }

    fn close(&mut self) {
        self.ballot.sort_unstable();
        self.ballot.dedup();
        for &project in &self.ballot {
            self.votes[project as usize] += 1;
        }
        self.voters += 1;
        match self.merged.get_mut(&self.ballot) {
            Some(multiplicity) => *multiplicity += 1,
            None => {
                self.merged.insert(self.ballot.clone(), 1);
            }
        }
        self.ballot.clear();
    }

    fn finish(self) -> Profile {
        let mut groups: Vec<Group> = self
            .merged
            .into_iter()
            .map(|(projects, multiplicity)| Group {
                projects,
                multiplicity,
            })
            .collect();
        groups.sort_unstable();
        Profile {
            groups,
            votes: self.votes,
            voters: self.voters,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Amount, Project};

    #[test]
    fn equal_ballots_are_merged_and_unknown_projects_refused() {
        let projects = ["a", "b"].map(|id| Project::new(id, "", Amount::from_units(1)));
        let instance = Instance::new(Amount::from_units(1), projects.to_vec()).unwrap();
        let ballots = [vec!["a", "b"], vec!["b", "a", "a"], vec![], vec!["b"]];
        let profile = Profile::from_ballots(&instance, ballots).unwrap();
        assert_eq!(profile.voters(), 4);
        assert_eq!((profile.votes(0), profile.votes(1)), (2, 3));
        let sizes: Vec<u64> = profile.groups().iter().map(|g| g.multiplicity).collect();
        assert_eq!(sizes, [1, 2, 1]);
        let wrong = Profile::from_ballots(&instance, [vec!["a"], vec!["c"]]).unwrap_err();
        assert_eq!((wrong.ballot, wrong.project.as_str()), (2, "c"));
    }
}
