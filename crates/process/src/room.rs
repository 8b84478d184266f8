//! A workshop room (워크숍 방): what happens between its opening and its report.
//!
//! A room has a timetable of blocks whose clock runs in the server, boards for keyword cards,
//! tables as sub-boards, topics with notes, a queue of speakers, and suggestions that are
//! reviewed and become actions. People come in with a code of six digits and need no account.
//! Nothing that was typed is lost: what comes after the end of its block is taken and marked.

mod block;
mod card;
mod cluster;
mod dot;
mod figures;
mod plan;
mod queue;
mod suggestion;

pub use block::{Block, BlockKind, Clock, Move, Step, step};
pub use card::{CardForm, TextForm, is_late};
pub use cluster::{
    Card, Cluster, DotsGo, Group, Joined, dots_stay, groups, regroup, take_down, unanswered,
};
pub use dot::{Dots, PaperDots, dots_open, give, paper_dots, paper_off, results_open};
pub use figures::{Figures, FiguresForm};
pub use plan::{RoomBoard, RoomForm, RoomPlan, code_digits};
pub use queue::{Turn, order, spoken_seconds, spoken_total};
pub use suggestion::{Action, Outcome, SuggestionForm, SuggestionText, check_answer};

use jiff::{SignedDuration, Timestamp};

use crate::act::{Act, Target, authorize};
use crate::id::{DistrictId, ParticipantId};
use crate::refusal::{Fault, Kind, Refusal};
use crate::role::{Actor, named};
use crate::rules::Limits;

named! {
    /// Where a room stands.
    RoomState {
        /// Its blocks have not begun; people may come in.
        Planned = "planned",
        /// A block is present.
        Open = "open",
        /// It is over, and its code is dead.
        Closed = "closed",
    }
}

/// Who acts in a room: somebody who leads it, somebody who came in with the code, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// Whether the actor may lead rooms of this district, or of the city.
    pub leads: bool,
    /// The participant behind the token of the browser.
    pub participant: Option<ParticipantId>,
}

impl Hand {
    /// What `actor`, with the participant that her browser's token names, is in a room of
    /// `district`; `None` is a room of the whole city.
    pub fn of(
        actor: &Actor,
        district: Option<DistrictId>,
        participant: Option<ParticipantId>,
    ) -> Hand {
        let target = Target {
            district,
            owner: None,
        };
        Hand {
            leads: authorize(actor, Act::RoomLead, target).is_ok(),
            participant,
        }
    }
}

/// What is done in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomAct {
    /// Write a card, a note or a topic, which was typed while the room was open.
    Write,
    /// Give dots, or ask to speak.
    TakePart,
    /// Lead: move the clock, call speakers, count dots of paper in.
    Lead,
    /// Put cards together, also after the end, until the report is published.
    Sort,
    /// Record what came of it: suggestions, answers, figures. Take a card down that hurts
    /// somebody, or hang it up again. Also after the end.
    Record,
}

/// What is over of a room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Over {
    /// When the room was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether everybody may read its report.
    pub published: bool,
}

/// Decides who may do what in a room.
///
/// # Errors
/// Whoever has not come in is told to, nobody acts in a closed room except to sort its cards
/// before the report and to record, and what was typed before the end may come a little later.
pub fn allow(
    hand: Hand,
    act: RoomAct,
    over: Over,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refusal> {
    if matches!(act, RoomAct::Lead | RoomAct::Sort | RoomAct::Record) {
        let refused = |key| Err(Refusal::conflict(Fault::new(key)));
        return match act {
            _ if !hand.leads => Err(Refusal::forbidden("refusal-not-allowed")),
            RoomAct::Lead if over.closed_at.is_some() => refused("refusal-room-closed"),
            RoomAct::Sort if over.published => refused("refusal-room-published"),
            _ => Ok(()),
        };
    }
    if !hand.leads && hand.participant.is_none() {
        return Err(Refusal {
            kind: Kind::Forbidden,
            fault: Fault::new("refusal-room-join"),
        });
    }
    let grace = match act {
        RoomAct::Write => SignedDuration::from_mins(limits.room_grace_minutes),
        _ => SignedDuration::ZERO,
    };
    let closed = over.closed_at.is_some_and(|at| at + grace <= now);
    match closed {
        true => Err(Refusal::conflict(Fault::new("refusal-room-closed"))),
        false => Ok(()),
    }
}

/// Decides whether one more of what there may be only so many of still fits. `of` is what is
/// counted: `own` what one person wrote, `turns` how often she asked to speak, or `all` what the
/// room has.
///
/// # Errors
/// When there are as many already.
pub fn fits(of: &str, there: i64, most: i64) -> Result<(), Refusal> {
    let key = match of {
        "own" => "refusal-room-own",
        "turns" => "refusal-room-turns",
        _ => "refusal-room-all",
    };
    match there < most {
        true => Ok(()),
        false => Err(Refusal::conflict(Fault::new(key).count("max", most))),
    }
}

#[cfg(test)]
mod tests;
