//! Writing a file that [`super::read`] reads back equal.

use super::election::Election;
use crate::Amount;
use std::fmt::Write as _;

/// Writes an election; the same election always gives the same text. Voters are numbered from 1
/// in the order of the ballots, which is all that the file says about them.
pub fn write(election: &Election) -> String {
    let instance = election.instance();
    let mut file = String::from("META\nkey;value\n");
    for (key, value) in election.meta() {
        row(&mut file, [key.as_str(), value.as_str()]);
    }
    for (key, value) in [
        ("num_projects", instance.projects().len().to_string()),
        ("num_votes", election.voters().to_string()),
        ("budget", instance.budget().to_string()),
        ("vote_type", election.vote_type().to_string()),
    ] {
        row(&mut file, [key, &value]);
    }
    let profile = election.profile();
    file.push_str("PROJECTS\nproject_id;cost;votes;name\n");
    for (position, project) in instance.projects().iter().enumerate() {
        let (cost, votes) = (
            project.cost.to_string(),
            profile.votes(position).to_string(),
        );
        row(&mut file, [&project.id, &cost, &votes, &project.name]);
    }
    let scored = election.vote_type().has_points();
    file.push_str(match scored {
        true => "VOTES\nvoter_id;vote;points\n",
        false => "VOTES\nvoter_id;vote\n",
    });
    for (index, ballot) in election.ballots().enumerate() {
        let ids = ballot
            .choices
            .iter()
            .map(|&at| &instance.projects()[at as usize].id);
        let vote = list(ids);
        let voter = (index + 1).to_string();
        match scored {
            true => row(&mut file, [&voter, &vote, &points(ballot.points)]),
            false => row(&mut file, [&voter, &vote]),
        }
    }
    file
}

fn list<'i>(items: impl Iterator<Item = &'i String>) -> String {
    let items: Vec<&str> = items.map(String::as_str).collect();
    items.join(",")
}

fn points(points: &[Amount]) -> String {
    let texts: Vec<String> = points.iter().map(Amount::to_string).collect();
    list(texts.iter())
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
