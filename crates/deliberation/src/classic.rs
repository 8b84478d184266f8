//! Classic mode: opinion groups as Polis finds them, for comparison with it.
//!
//! Every stage is a function of its own, written from the formulas. The whole differs from Polis
//! in what makes that depend on chance and on history:
//!
//! * People stand in the order of their ids, not of their first vote.
//! * The principal components are the true ones, to a relative error far below what anything
//!   after them can see. Polis stops after at most 100 steps from a random start, and learns from
//!   random rows when the conversation is large.
//! * Everything is computed from the votes alone. Polis starts from its previous clusters, keeps
//!   a person in once she is in, and changes the number of groups only after some updates.
//! * The signs are those of the exported files: agree is 1. Inside Polis agree is -1; its
//!   components are the same, its projections have the other sign.

use crate::parallel;
use crate::report::{ClassicStatement, Group, Mode, Position, Report};
use crate::votes::Votes;

pub mod cluster;
pub mod group;
mod live;
pub mod pca;
pub mod project;
pub mod statistics;
pub mod tally;

pub use live::Live;

use pca::Components;
use tally::Tally;

/// The version of classic mode; see [`Report::version`].
pub const VERSION: u32 = 1;

/// What classic mode finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Classic {
    /// The mean vote on each statement, and the two directions in which opinions differ most.
    pub components: Components,
    /// Where each participant stands on the map of opinions.
    pub places: Vec<[f64; 2]>,
    /// For each participant her group; none for those who voted too little to be placed.
    pub group_of: Vec<Option<u8>>,
    /// How many groups there are.
    pub groups: usize,
    /// The votes of each group on each statement.
    pub group_tallies: Vec<Vec<Tally>>,
    /// The votes of everybody on each statement.
    pub tallies: Vec<Tally>,
}

/// Looks at the votes as Polis does. The result does not depend on the number of threads.
pub fn analyse(votes: &Votes, threads: usize) -> Classic {
    let components = pca::components(votes, threads);
    let places = project::participants(votes, &components, threads);
    let active = project::in_conversation(votes);
    let who: Vec<usize> = (0..active.len()).filter(|who| active[*who]).collect();
    let points: Vec<[f64; 2]> = who.iter().map(|who| places[*who]).collect();
    let base = cluster::base(&points);
    let of_base = group::of_base(&base);
    let mut group_of = vec![None; places.len()];
    for (who, base) in who.iter().zip(&base.of) {
        group_of[*who] = Some(of_base.of[*base as usize]);
    }
    let (tallies, group_tallies) = tally::tallies(votes, &group_of, of_base.groups, threads);
    Classic {
        components,
        places,
        group_of,
        groups: of_base.groups,
        group_tallies,
        tallies,
    }
}

/// What `madang opinions --mode classic` prints.
pub fn report(votes: &Votes, seed: u64, threads: usize) -> Report {
    let found = analyse(votes, threads);
    let groups = (0..found.groups).map(|number| {
        let members = found.group_of.iter().zip(votes.participants());
        let members = members.filter(|(group, _)| **group == Some(number as u8));
        let telling = statistics::representative(&found.group_tallies, number);
        Group {
            id: number,
            members: members.map(|(_, id)| id.clone()).collect(),
            representative: (telling.iter())
                .map(|row| row.position(votes.statements()))
                .collect(),
        }
    });
    let groups = groups.collect();
    let consensus = statistics::consensus(&found.tallies);
    let position = |row: &statistics::Agreed| -> Position { row.position(votes.statements()) };
    let consensus = (consensus.agree.iter())
        .chain(&consensus.disagree)
        .map(position);
    let extremity = project::extremity(&found.components);
    let statements = votes.statements().iter().enumerate();
    let classic = statements.map(|(place, statement)| {
        let all = found.tallies[place];
        let in_groups: Tally = found.group_tallies.iter().map(|group| group[place]).sum();
        ClassicStatement {
            statement: statement.clone(),
            agree: all.agree,
            disagree: all.disagree,
            pass: all.pass(),
            group_aware_consensus: statistics::group_aware_consensus(&found.group_tallies, place),
            extremity: extremity[place],
            priority: statistics::priority(in_groups, extremity[place], false),
        }
    });
    Report {
        mode: Mode::Classic,
        version: VERSION,
        seed,
        data_sha256: votes.sha256(),
        participants: votes.participants().len(),
        statements: votes.statements().len(),
        votes: votes.len(),
        groups,
        consensus: consensus.collect(),
        bridging: None,
        slate: None,
        stable: None,
        classic: Some(classic.collect()),
        madang: None,
    }
}

/// The parts in which rows of votes are worked on.
fn rows(votes: &Votes) -> Vec<std::ops::Range<usize>> {
    parallel::parts(votes.participants().len())
}
