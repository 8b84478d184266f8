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
pub use cluster::{Card, Cluster, Group, groups, regroup, unanswered};
pub use dot::{Dots, dots_open, give, results_open};
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
    /// Record what came of it: suggestions, answers, figures. Also after the end.
    Record,
}

/// Decides who may do what in a room. Leading its clock and its groups is asked of
/// [`authorize`] alone and only while it is not closed, which [`step`] decides.
///
/// # Errors
/// Whoever has not come in is told to, nobody acts in a closed room except to record, and what
/// was typed before the end may come a little later.
pub fn allow(
    hand: Hand,
    act: RoomAct,
    closed_at: Option<Timestamp>,
    limits: &Limits,
    now: Timestamp,
) -> Result<(), Refusal> {
    if act == RoomAct::Record {
        return match hand.leads {
            true => Ok(()),
            false => Err(Refusal::forbidden("refusal-not-allowed")),
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
    let over = closed_at.is_some_and(|closed| closed + grace <= now);
    match over {
        true => Err(Refusal::conflict(Fault::new("refusal-room-closed"))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests;
