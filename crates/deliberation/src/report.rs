//! What `madang opinions` prints, in the form that programs read.
//!
//! Both modes print the same fields; a field that a mode does not know is `null`. Ids are texts,
//! as the file wrote them. Shares lie between 0 and 1.

use serde::Serialize;

use crate::Id;

/// How votes are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// As Polis does, for comparison with it.
    Classic,
    /// With bridging statements, a slate, and groups only where they are stable.
    Madang,
}

/// What was found in the votes of a conversation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// How the votes were looked at.
    pub mode: Mode,
    /// The version of that mode. It rises whenever the same votes may give another result.
    pub version: u32,
    /// The seed of everything random. Classic mode uses no randomness and repeats it only.
    pub seed: u64,
    /// The hash of the votes; [`crate::Votes::sha256`] tells of what exactly.
    pub data_sha256: String,
    /// How many people voted.
    pub participants: usize,
    /// How many statements were voted on.
    pub statements: usize,
    /// How many votes count.
    pub votes: usize,
    /// The groups of people who voted alike. None when there are no groups to be shown.
    pub groups: Vec<Group>,
    /// What everybody agrees on: statements that most agree with, then statements that most
    /// disagree with, the clearest first.
    pub consensus: Vec<Position>,
    /// Statements by how far apart those are who agree with them, the best first. `null` in
    /// classic mode.
    pub bridging: Option<Vec<Bridging>>,
    /// Few statements that speak for as many as possible. `null` in classic mode.
    pub slate: Option<Slate>,
    /// Whether the groups stay the same when only some of the people are looked at. When not,
    /// madang mode shows no groups. `null` in classic mode, which shows them without asking.
    pub stable: Option<bool>,
    /// What classic mode knows of each statement; `null` in madang mode.
    pub classic: Option<Vec<ClassicStatement>>,
}

/// People who voted alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// The number of the group, from 0.
    pub id: usize,
    /// Who belongs to it, in canonical order.
    pub members: Vec<Id>,
    /// The statements that tell it from everybody else, the most telling first; those that it
    /// agrees with come before those that it disagrees with.
    pub representative: Vec<Position>,
}

/// Whether people agree or disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// They agree.
    Agree,
    /// They disagree.
    Disagree,
}

/// What some people, a group or everybody, said of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Position {
    /// The statement.
    pub statement: Id,
    /// Whether they agree or disagree with it. All figures below are of this stance.
    pub stance: Stance,
    /// How many of them agree.
    pub agree: u32,
    /// How many of them disagree.
    pub disagree: u32,
    /// How many of them pass.
    pub pass: u32,
    /// The share of their votes that has the stance, drawn a little towards one half: one more
    /// vote on either side. Classic: `(n + 1) / (votes + 2)`.
    pub share: f64,
    /// How far the share lies above one half, in standard deviations; madang mode gives `null`.
    pub share_z: Option<f64>,
    /// A lower bound of the share; classic mode gives `null`.
    pub share_lower: Option<f64>,
    /// How many times larger the share is than the share of all others. `null` for everybody.
    pub ratio: Option<f64>,
    /// How far both shares lie apart, in standard deviations. `null` for everybody.
    pub ratio_z: Option<f64>,
}

/// How well a statement is agreed with across all differences of opinion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bridging {
    /// The statement.
    pub statement: Id,
    /// Its score: how much people agree with it beyond what their general leaning explains.
    pub score: f64,
    /// A lower bound of the score, by which statements are ranked.
    pub lower: f64,
}

/// Few statements that speak for many, with the evidence that no large group was passed over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slate {
    /// The statements in the order in which they were taken.
    pub statements: Vec<Id>,
    /// The share of people who agree with at least one of them.
    pub covered: f64,
    /// The most people who agree with one same statement and with nothing on the slate.
    pub largest_left_out: usize,
    /// Whether the slate has justified representation: those are fewer than the people who voted
    /// divided by the number of statements on the slate.
    pub justified: bool,
}

/// What classic mode knows of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassicStatement {
    /// The statement.
    pub statement: Id,
    /// How many agree.
    pub agree: u32,
    /// How many disagree.
    pub disagree: u32,
    /// How many pass.
    pub pass: u32,
    /// The product over the groups of the share that agrees, `(n + 1) / (votes + 2)` each.
    pub group_aware_consensus: f64,
    /// How far out on the map of opinions somebody stands who agrees with this one only.
    pub extremity: f64,
    /// How useful it is to show this statement to the next person: her chance grows with it.
    pub priority: f64,
}
