//! What a `.pb` file holds.

use super::fault::Fault;
use crate::{Amount, Instance, Profile, ProfileError, UnknownOption};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What voters were asked to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoteType {
    /// Any number of projects.
    Approval,
    /// One project; counted as an approval.
    #[serde(rename = "choose-1")]
    Choose1,
    /// Points per project.
    Scoring,
    /// Points per project out of a common total.
    Cumulative,
    /// Projects in order of preference.
    Ordinal,
}

impl VoteType {
    /// The name used in files.
    pub fn name(self) -> &'static str {
        match self {
            VoteType::Approval => "approval",
            VoteType::Choose1 => "choose-1",
            VoteType::Scoring => "scoring",
            VoteType::Cumulative => "cumulative",
            VoteType::Ordinal => "ordinal",
        }
    }

    /// Whether every choice carries points.
    pub fn has_points(self) -> bool {
        matches!(self, VoteType::Scoring | VoteType::Cumulative)
    }
}

impl fmt::Display for VoteType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for VoteType {
    type Err = UnknownOption;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use VoteType::*;
        ([Approval, Choose1, Scoring, Cumulative, Ordinal].into_iter())
            .find(|vote_type| text.eq_ignore_ascii_case(vote_type.name()))
            .ok_or_else(|| UnknownOption {
                given: text.to_owned(),
                known: "approval, choose-1, scoring, cumulative, ordinal",
            })
    }
}

/// One voter's ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot<'e> {
    /// Positions in [`Instance::projects`] in the order of the ballot, each once.
    pub choices: &'e [u32],
    /// The points of each choice; empty when the vote type has none.
    pub points: &'e [Amount],
}

/// A whole election: what was asked, what was voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    meta: Vec<(String, String)>,
    vote_type: VoteType,
    instance: Instance,
    pub(super) ballots: Ballots,
    notices: Vec<Fault>,
}

/// All ballots, one after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ballots {
    pub(super) choices: Vec<u32>,
    /// One entry per choice when the vote type has points.
    pub(super) points: Vec<Amount>,
    /// Where each ballot ends in `choices`.
    pub(super) ends: Vec<usize>,
}

/// Why an election can't be published as a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ElectionError {
    /// A ballot names a project that the instance does not hold.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// An id that a vote list could not name.
    #[error(
        "{0:?} can't be a project id in a file: no comma, no outer spaces, not None, at most 200 bytes"
    )]
    BadId(String),
}

/// META keys that follow from the rest of an [`Election`].
pub(super) const DERIVED: [&str; 4] = ["num_projects", "num_votes", "budget", "vote_type"];

/// Whether a META key follows from the rest.
pub(super) fn is_derived(key: &str) -> bool {
    DERIVED.contains(&key.to_ascii_lowercase().as_str())
}

/// Whether a vote list can name this id.
pub(super) fn is_id(id: &str) -> bool {
    let plain = !id.is_empty() && id.len() <= 200 && id.trim() == id && !id.contains(',');
    plain && !id.eq_ignore_ascii_case("none") && !id.contains(char::is_control)
}

impl Election {
    /// An approval election to be published. `meta` holds what META shall say beyond budget, vote
    /// type and counts: `description`, `country`, `unit`, `instance`, `rule`, `date_begin`,
    /// `date_end`, `currency` and so on. Ballots are written in the order given.
    ///
    /// # Errors
    /// When a ballot names an unknown project, or an id can't stand in a vote list.
    pub fn approval<Ballot, Id>(
        instance: Instance,
        meta: impl IntoIterator<Item = (String, String)>,
        ballots: impl IntoIterator<Item = Ballot>,
    ) -> Result<Self, ElectionError>
    where
        Ballot: IntoIterator<Item = Id>,
        Id: AsRef<str>,
    {
        if let Some(bad) = instance.projects().iter().find(|p| !is_id(&p.id)) {
            return Err(ElectionError::BadId(bad.id.clone()));
        }
        let mut merged = Ballots::default();
        for (index, ballot) in ballots.into_iter().enumerate() {
            let start = merged.choices.len();
            for id in ballot {
                let id = id.as_ref();
                let position = instance.position(id).ok_or_else(|| ProfileError {
                    ballot: index + 1,
                    project: id.to_owned(),
                })? as u32;
                if !merged.choices[start..].contains(&position) {
                    merged.choices.push(position);
                }
            }
            merged.ends.push(merged.choices.len());
        }
        let meta = meta.into_iter().collect();
        Ok(Election::new(
            meta,
            VoteType::Approval,
            instance,
            merged,
            Vec::new(),
        ))
    }

    pub(super) fn new(
        meta: Vec<(String, String)>,
        vote_type: VoteType,
        instance: Instance,
        ballots: Ballots,
        notices: Vec<Fault>,
    ) -> Self {
        Election {
            meta: meta
                .into_iter()
                .filter(|(key, _)| !is_derived(key))
                .collect(),
            vote_type,
            instance,
            ballots,
            notices,
        }
    }

    /// What voters were asked to write.
    pub fn vote_type(&self) -> VoteType {
        self.vote_type
    }

    /// The budget and the projects.
    pub fn instance(&self) -> &Instance {
        &self.instance
    }

    /// The lines of META, except budget, vote type and counts.
    pub fn meta(&self) -> &[(String, String)] {
        &self.meta
    }

    /// The value of the first META line with this key.
    pub fn meta_value(&self, key: &str) -> Option<&str> {
        let line = self.meta.iter().find(|(k, _)| k.eq_ignore_ascii_case(key));
        line.map(|(_, value)| value.as_str())
    }

    /// Oddities with only one meaning, which were read all the same.
    pub fn notices(&self) -> &[Fault] {
        &self.notices
    }

    /// How many ballots there are.
    pub fn voters(&self) -> usize {
        self.ballots.ends.len()
    }

    /// The ballots in the order of the file.
    pub fn ballots(&self) -> impl Iterator<Item = Ballot<'_>> {
        let starts = std::iter::once(0).chain(self.ballots.ends.iter().copied());
        starts.zip(&self.ballots.ends).map(|(start, &end)| Ballot {
            choices: &self.ballots.choices[start..end],
            points: self.ballots.points.get(start..end).unwrap_or_default(),
        })
    }

    /// The ballots as sets of listed projects, whatever their points or rank.
    pub fn profile(&self) -> Profile {
        Profile::from_positions(&self.instance, self.ballots().map(|ballot| ballot.choices))
    }
}
