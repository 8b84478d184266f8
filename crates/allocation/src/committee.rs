//! Choosing a few among many so that everybody is represented: seats instead of money.
//!
//! A seat costs the same whatever is put on it, so there is no budget here: the ballots of a
//! [`Profile`] are read as approvals.

use crate::Profile;

/// The most seats: weights up to this many are whole numbers that cannot overflow.
pub const MOST_SEATS: usize = 20;

/// The least common multiple of 1 to [`MOST_SEATS`], so that 1/2, 1/3, … of it are exact.
const WHOLE: u64 = 232_792_560;

/// Sequential Proportional Approval Voting (Thiele's reweighted approvals): seat by seat, the
/// project with the largest sum over its voters of 1 / (1 + seats she already approves). Exact;
/// among equals the one with more votes, then the one that stands first in the instance.
///
/// Gives positions in the instance, in the order of their seats. A project without a vote gets
/// none, so there may be fewer than `seats`; more than [`MOST_SEATS`] are never given.
pub fn sequential_pav(profile: &Profile, projects: usize, seats: usize) -> Vec<usize> {
    let mut satisfied = vec![0u64; profile.groups().len()];
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < seats.min(MOST_SEATS) {
        let mut gain = vec![0u64; projects];
        for (group, satisfied) in profile.groups().iter().zip(&satisfied) {
            let worth = WHOLE / (satisfied + 1) * group.multiplicity;
            for project in &group.projects {
                gain[*project as usize] += worth;
            }
        }
        let open = (0..projects).filter(|project| gain[*project] > 0 && !chosen.contains(project));
        let key = |project: &usize| (gain[*project], profile.votes(*project), projects - project);
        let Some(best) = open.max_by_key(key) else {
            break;
        };
        for (group, satisfied) in profile.groups().iter().zip(&mut satisfied) {
            if group.projects.binary_search(&(best as u32)).is_ok() {
                *satisfied += 1;
            }
        }
        chosen.push(best);
    }
    chosen
}

/// Whether a committee represents, and the bloc that comes nearest to showing that it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    /// Voters who approve at least one of the committee.
    pub covered: u64,
    /// The smallest number of voters who deserve a seat when they agree on something: the voters
    /// divided by the seats, rounded up.
    pub deserves: u64,
    /// The most voters without anybody on the committee who approve one and the same project.
    pub largest_bloc: u64,
    /// That project, the first of equals; nothing when there is no such voter.
    pub bloc_wants: Option<usize>,
}

impl Representation {
    /// Justified representation (Aziz and others, 2017): no group of voters that is large enough
    /// for a seat and agrees on a project goes without anything it approves.
    pub fn holds(&self) -> bool {
        self.largest_bloc < self.deserves
    }
}

/// Looks at who is left without a seat. `seats` are those that were to be given.
pub fn representation(
    profile: &Profile,
    projects: usize,
    committee: &[usize],
    seats: usize,
) -> Representation {
    let mut wanted = vec![0u64; projects];
    let mut covered = 0;
    for group in profile.groups() {
        let on = |project: &u32| committee.contains(&(*project as usize));
        if group.projects.iter().any(on) {
            covered += group.multiplicity;
        } else {
            for project in &group.projects {
                wanted[*project as usize] += group.multiplicity;
            }
        }
    }
    let bloc_wants = (0..projects)
        .filter(|project| wanted[*project] > 0)
        .max_by_key(|project| (wanted[*project], projects - project));
    Representation {
        covered,
        deserves: profile.voters().div_ceil(seats.max(1) as u64).max(1),
        largest_bloc: bloc_wants.map_or(0, |project| wanted[project]),
        bloc_wants,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Amount, Instance, Project};

    fn profile(ballots: &[(usize, &[u32])]) -> Profile {
        let one = Amount::from_units(1);
        let projects = (0..5)
            .map(|id| Project::new(id.to_string(), "", one))
            .collect();
        let instance = Instance::new(Amount::from_units(3), projects).unwrap();
        let all = ballots
            .iter()
            .flat_map(|(times, ballot)| vec![*ballot; *times]);
        Profile::from_positions(&instance, all)
    }

    #[test]
    fn a_minority_gets_its_seat_and_the_check_sees_when_it_does_not() {
        // Six of nine approve 0, 1 and 2, three approve 3: most votes first would give 0, 1, 2.
        let ballots = profile(&[(6, &[0, 1, 2]), (3, &[3])]);
        let chosen = sequential_pav(&ballots, 5, 3);
        assert_eq!(
            chosen,
            [0, 1, 3],
            "6, then 3 for 1 and 3 alike: more votes, then 3"
        );
        let fair = representation(&ballots, 5, &chosen, 3);
        assert!(fair.holds() && fair.covered == 9 && fair.bloc_wants.is_none());
        let unfair = representation(&ballots, 5, &[0, 1, 2], 3);
        assert!(!unfair.holds());
        assert_eq!(
            (unfair.largest_bloc, unfair.deserves, unfair.bloc_wants),
            (3, 3, Some(3))
        );
        assert_eq!(sequential_pav(&ballots, 5, 10).len(), 4, "4 has no vote");
    }
}
