//! A few statements that together speak for as many people as they can.

use allocation::committee::{MOST_SEATS, representation, sequential_pav};
use allocation::{Amount, Instance, MAX_PROJECTS, Profile, Project};

use super::findings::LEAST_VOTES;
use super::table::Table;
use super::tally::Tally;

/// Statements of a slate, with what its check says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Chosen {
    pub(super) statements: Vec<usize>,
    pub(super) covered: u64,
    pub(super) voters: u64,
    pub(super) deserves: u64,
    pub(super) largest_bloc: u64,
    pub(super) bloc_wants: Option<usize>,
    pub(super) represents: bool,
}

/// Sequential proportional approval voting over agrees, among the statements with enough votes.
pub(super) fn choose(table: &Table, tallies: &[Tally], seats: usize) -> Chosen {
    let seats = seats.min(MOST_SEATS);
    let mut open: Vec<usize> = (0..table.statements)
        .filter(|statement| tallies[*statement].all() >= LEAST_VOTES)
        .collect();
    if open.len() > MAX_PROJECTS {
        open.sort_by_key(|statement| (u32::MAX - tallies[*statement].agrees, *statement));
        open.truncate(MAX_PROJECTS);
        open.sort_unstable();
    }
    let one = Amount::from_units(1);
    let projects = open
        .iter()
        .map(|at| Project::new(at.to_string(), "", one))
        .collect();
    let Ok(instance) = Instance::new(Amount::from_units(seats as u64), projects) else {
        return Chosen::default();
    };
    let mut place = vec![None; table.statements];
    for (at, statement) in open.iter().enumerate() {
        place[*statement] = Some(at as u32);
    }
    let mut starts = vec![0];
    let mut approved: Vec<u32> = Vec::new();
    for person in 0..table.people() {
        let agrees = table.row(person).filter(|(_, vote)| *vote > 0);
        approved.extend(agrees.filter_map(|(statement, _)| place[statement]));
        starts.push(approved.len());
    }
    let ballots = starts.windows(2).map(|ends| &approved[ends[0]..ends[1]]);
    let profile = Profile::from_positions(&instance, ballots);
    let chosen = sequential_pav(&profile, open.len(), seats);
    let check = representation(&profile, open.len(), &chosen, seats);
    Chosen {
        statements: chosen.iter().map(|at| open[*at]).collect(),
        covered: check.covered,
        voters: profile.voters(),
        deserves: check.deserves,
        largest_bloc: check.largest_bloc,
        bloc_wants: check.bloc_wants.map(|at| open[at]),
        represents: check.holds(),
    }
}
