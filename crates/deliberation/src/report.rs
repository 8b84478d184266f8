//! What `madang opinions` prints, in the form that programs read.
//!
//! Both modes print the same fields; a field that a mode does not know is `null`. Ids are texts,
//! as the file wrote them. Shares lie between 0 and 1.

use serde::Serialize;

use crate::madang::{
    self, Analysis, Bridging, Flag, ModelFigures, Settings, Side, Slate, WhyGroups,
};
use crate::{Id, Votes};

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
    /// Statements by how well they are liked whatever side people are on, the best first. `null`
    /// in classic mode.
    pub bridging: Option<Vec<Bridging>>,
    /// Few statements that speak for as many as possible. `null` in classic mode.
    pub slate: Option<Slate>,
    /// Whether the groups stay the same when only some of the people are looked at. When not,
    /// madang mode shows no groups. `null` in classic mode, which shows them without asking.
    pub stable: Option<bool>,
    /// What classic mode knows of each statement; `null` in madang mode.
    pub classic: Option<Vec<ClassicStatement>>,
    /// What else madang mode knows; `null` in classic mode.
    pub madang: Option<MadangPart>,
}

/// What only madang mode knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MadangPart {
    /// What the model looks like.
    pub model: ModelFigures,
    /// Why groups are shown or not.
    pub why_groups: WhyGroups,
    /// How well groups found in parts of the votes agree with those found in all; 1 is always the
    /// same.
    pub agreement: f64,
    /// Whether there is a gap between the groups: people who stand halfway between two of them,
    /// for each who stands at a centre, of the pair where that is most. Above about 0.8
    /// ([`madang::ONE_CROWD`]) stable groups are only parts of one crowd, cut at the same place
    /// again and again. 0 without groups.
    pub between: f64,
    /// Where people stand on the map.
    pub positions: Vec<madang::Position>,
    /// People whose votes want a second look.
    pub flags: Vec<Flag>,
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
    /// The share of their votes that has the stance. Classic mode draws it a little towards one
    /// half: `(n + 1) / (votes + 2)`.
    pub share: f64,
    /// How far the share lies above one half, in standard deviations; `null` in madang mode.
    pub share_z: Option<f64>,
    /// A lower bound of the share; `null` in classic mode.
    pub share_lower: Option<f64>,
    /// The same share of all others; `null` for everybody and in classic mode.
    pub share_others: Option<f64>,
    /// How many times larger the share is than that of all others; `null` for everybody and in
    /// madang mode.
    pub ratio: Option<f64>,
    /// How far both shares lie apart, in standard deviations; `null` where the ratio is.
    pub ratio_z: Option<f64>,
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

/// What `madang opinions --mode madang` prints.
pub fn madang(votes: &Votes, seed: u64, threads: usize) -> Report {
    let settings = Settings {
        seed,
        threads,
        ..Settings::default()
    };
    let found: Analysis = madang::analyse(votes, &settings);
    let groups = found.groups.into_iter().enumerate();
    Report {
        mode: Mode::Madang,
        version: found.version,
        seed,
        data_sha256: votes.sha256(),
        participants: found.participants,
        statements: found.statements,
        votes: found.votes,
        groups: groups
            .map(|(id, group)| Group {
                id,
                members: group.members,
                representative: group.representative.into_iter().map(position).collect(),
            })
            .collect(),
        consensus: found.consensus.into_iter().map(position).collect(),
        bridging: Some(found.bridging),
        slate: Some(found.slate),
        stable: Some(found.stable),
        classic: None,
        madang: Some(MadangPart {
            model: found.model,
            why_groups: found.why_groups,
            agreement: found.agreement,
            between: found.between,
            positions: found.positions,
            flags: found.flags,
        }),
    }
}

fn position(side: Side) -> Position {
    Position {
        statement: side.statement,
        stance: if side.agree {
            Stance::Agree
        } else {
            Stance::Disagree
        },
        agree: side.tally.agrees,
        disagree: side.tally.disagrees,
        pass: side.tally.passes,
        share: side.share,
        share_z: None,
        share_lower: Some(side.lower),
        share_others: side.others,
        ratio: None,
        ratio_z: None,
    }
}
