//! Writing a file that [`super::read`] reads back equal.

use super::election::{Election, VoteType, is_derived};
use crate::{Amount, Instance};
use std::fmt::Write as _;

/// Writes an election; the same election always gives the same text. Voters are numbered from 1
/// in the order of the ballots, which is all that the file says about them.
pub fn write(election: &Election) -> String {
    let (instance, profile) = (election.instance(), election.profile());
    let head = Head {
        instance,
        meta: election.meta(),
        vote_type: election.vote_type(),
        voters: profile.voters(),
    };
    let mut file = head.write(|position| profile.votes(position));
    for (number, ballot) in (1..).zip(election.ballots()) {
        let ids = ballot.choices.iter();
        let ids = ids.map(|&at| instance.projects()[at as usize].id.as_str());
        match election.vote_type().has_points() {
            true => {
                let cells = [&u64::to_string(&number), &list(ids), &points(ballot.points)];
                row(&mut file, cells.map(String::as_str));
            }
            false => write_ballot(&mut file, number, ids),
        }
    }
    file
}

/// Everything that a file says before its ballots, for files that are written piece by piece.
#[derive(Clone, Copy, Debug)]
pub struct Head<'e> {
    /// The budget and the projects.
    pub instance: &'e Instance,
    /// What META says beyond budget, vote type and counts: `description`, `country`, `unit`,
    /// `instance`, `rule`, `date_begin`, `date_end`, `currency` and so on.
    pub meta: &'e [(String, String)],
    /// What voters were asked to write.
    pub vote_type: VoteType,
    /// How many ballots follow.
    pub voters: u64,
}

impl Head<'_> {
    /// The head, up to the line that names the columns of the ballots. `votes` tells how many
    /// voters listed the project at a position of [`Instance::projects`].
    pub fn write(&self, votes: impl Fn(usize) -> u64) -> String {
        let mut file = String::from("META\nkey;value\n");
        let given = self.meta.iter().filter(|(key, _)| !is_derived(key));
        for (key, value) in given {
            row(&mut file, [key.as_str(), value.as_str()]);
        }
        for (key, value) in [
            ("num_projects", self.instance.projects().len().to_string()),
            ("num_votes", self.voters.to_string()),
            ("budget", self.instance.budget().to_string()),
            ("vote_type", self.vote_type.to_string()),
        ] {
            row(&mut file, [key, &value]);
        }
        file.push_str("PROJECTS\nproject_id;cost;votes;name\n");
        for (position, project) in self.instance.projects().iter().enumerate() {
            let (cost, votes) = (project.cost.to_string(), votes(position).to_string());
            row(&mut file, [&project.id, &cost, &votes, &project.name]);
        }
        file.push_str(match self.vote_type.has_points() {
            true => "VOTES\nvoter_id;vote;points\n",
            false => "VOTES\nvoter_id;vote\n",
        });
        file
    }
}

/// Adds a ballot without points; `number` stands for the voter.
pub fn write_ballot<'i>(file: &mut String, number: u64, ids: impl Iterator<Item = &'i str>) {
    row(file, [&number.to_string(), &list(ids)]);
}

fn list<'i>(items: impl Iterator<Item = &'i str>) -> String {
    items.collect::<Vec<_>>().join(",")
}

fn points(points: &[Amount]) -> String {
    let texts: Vec<String> = points.iter().map(Amount::to_string).collect();
    texts.join(",")
}

/// Adds a row, quoting the cells that need it.
fn row<const N: usize>(file: &mut String, cells: [&str; N]) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            file.push(';');
        }
        if cell.contains([';', '"', '\n', '\r']) {
            let _ = write!(file, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            file.push_str(cell);
        }
    }
    file.push('\n');
}
