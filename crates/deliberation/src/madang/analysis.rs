//! What an analysis says, in the words that programs and pages read.

use serde::{Deserialize, Serialize};

use super::flags::Reason;
use super::tally::Tally;
use crate::Id;

/// Above this [`Analysis::between`] stable groups are parts of one crowd. Clouds without any group
/// gave 0.79 to 1.22, two of the real conversations that look like camps far less.
pub const ONE_CROWD: f64 = 0.8;

/// All results of a conversation in `madang` mode.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// Always `madang`.
    pub mode: &'static str,
    /// Rises whenever the same votes give other figures than before.
    pub version: u32,
    /// What every random number followed from.
    pub seed: u64,
    /// People whose votes were read.
    pub participants: usize,
    /// Statements that were read: those that were moderated are not among them.
    pub statements: usize,
    /// Votes that were read, passes included.
    pub votes: usize,
    /// What the model looks like.
    pub model: ModelFigures,
    /// Statements by how well they bridge, the best lower bound first.
    pub bridging: Vec<Bridging>,
    /// What most people agree or disagree with, the surest first.
    pub consensus: Vec<Side>,
    /// Whether groups hold. When not, `groups` is empty.
    pub stable: bool,
    /// Why groups are shown or not.
    pub why_groups: WhyGroups,
    /// How well groups found in parts of the votes agree with those found in all: the adjusted
    /// Rand index, 1 for always the same, about 0 for chance.
    pub agreement: f64,
    /// Whether there is a gap between the groups: people who stand halfway between two of them, for
    /// each who stands at a centre, of the pair where that is most. Above [`ONE_CROWD`] the groups
    /// are parts of one crowd and the border between them is drawn by us. 0 without groups.
    pub between: f64,
    /// The largest group first.
    pub groups: Vec<Group>,
    /// Where people with at least seven votes stand; empty when there are fewer than fifty of
    /// them.
    pub positions: Vec<Position>,
    /// Statements that together speak for as many people as they can.
    pub slate: Slate,
    /// People whose votes want a second look.
    pub flags: Vec<Flag>,
}

/// What was chosen for this conversation, by hiding a tenth of its votes several times.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModelFigures {
    /// Directions in which people differ, 1 to 4.
    pub rank: usize,
    /// How strongly people and positions are pulled toward the middle, in votes.
    pub ridge: f64,
    /// Whether a pass is read as a vote halfway between agree and disagree, or not at all.
    pub reads_passes: bool,
    /// How often a hidden agree was expected to be higher than a hidden disagree, 0.5 to 1. It was
    /// used to choose, so it is a little too good.
    pub ranked_right: f64,
}

/// How well a statement bridges.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bridging {
    /// Which statement.
    pub statement: Id,
    /// The vote expected of somebody in the middle of all opinions: 1 agrees, -1 disagrees.
    pub score: f64,
    /// The score had ten more people in the middle disagreed.
    pub lower: f64,
    /// The votes behind it.
    pub tally: Tally,
    /// The share of its voters who agree, passes counted among the voters.
    pub agree: f64,
    /// Wilson's bounds of that share, 95 %.
    pub agree_low: f64,
    /// The upper one.
    pub agree_high: f64,
}

/// A side that people took on a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Which statement.
    pub statement: Id,
    /// Whether they agree with it; they disagree otherwise.
    pub agree: bool,
    /// Their votes.
    pub tally: Tally,
    /// The share who took this side, passes counted among the voters.
    pub share: f64,
    /// Wilson's lower bound of that share, 95 %.
    pub lower: f64,
    /// For a group: the share of all others who took this side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<f64>,
}

/// Why groups are shown or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyGroups {
    /// They are shown.
    Stable,
    /// Fewer than fifty people cast at least seven votes.
    TooFewPeople,
    /// Parts of the votes gave other groups, or one of them was too small.
    NotStable,
}

/// People who answer alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// Who is in it, in canonical order.
    pub members: Vec<Id>,
    /// What its members say clearly more often than all others, the widest gap first.
    pub representative: Vec<Side>,
}

/// Where somebody stands on the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// Who.
    pub participant: Id,
    /// Along the direction that tells most people apart.
    pub x: f64,
    /// Along the next one.
    pub y: f64,
}

/// Statements that together speak for as many people as they can: sequential proportional
/// approval voting over agrees.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slate {
    /// In the order in which they were chosen.
    pub statements: Vec<Id>,
    /// People who voted.
    pub voters: u64,
    /// Those who agreed with at least one of the statements.
    pub covered: u64,
    /// So many people who agree on something deserve one of the places.
    pub deserves: u64,
    /// The most people who agree with one and the same statement and with none of the slate.
    pub largest_bloc: u64,
    /// That statement, when there is one.
    pub bloc_wants: Option<Id>,
    /// Justified representation: no bloc is as large as what deserves a place.
    pub represents: bool,
}

/// Somebody whose votes want a second look.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Flag {
    /// Who.
    pub participant: Id,
    /// Why.
    pub reasons: Vec<Reason>,
}
