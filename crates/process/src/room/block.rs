//! Blocks of a room and the clock that runs in the server.

use jiff::{SignedDuration, Timestamp};

use super::RoomState;
use crate::refusal::{Fault, Refusal};
use crate::role::named;

named! {
    /// What is done in a block.
    BlockKind {
        /// 접수.
        Reception = "reception",
        /// 여는 말, a talk.
        Intro = "intro",
        /// Keyword cards are written.
        Cards = "cards",
        /// Cards that say the same are put together.
        Group = "group",
        /// Dots are given.
        Vote = "vote",
        /// Topics are discussed at the tables.
        Discuss = "discuss",
        /// Tables or districts present.
        Present = "present",
        /// 휴식.
        Break = "break",
        /// What came of it is told; suggestions are taken up.
        Report = "report",
    }
}

impl BlockKind {
    /// Reads the word in front of a line of a timetable, in Korean or English.
    pub fn of_word(word: &str) -> Option<BlockKind> {
        let word = word.trim().to_lowercase();
        Some(match word.replace(' ', "").as_str() {
            "접수" => BlockKind::Reception,
            "여는말" | "소개" => BlockKind::Intro,
            "카드" => BlockKind::Cards,
            "묶기" => BlockKind::Group,
            "투표" => BlockKind::Vote,
            "토론" => BlockKind::Discuss,
            "발표" => BlockKind::Present,
            "휴식" | "쉼" => BlockKind::Break,
            "보고" | "마무리" => BlockKind::Report,
            other => return other.parse().ok(),
        })
    }

    /// The Korean word for it in a timetable.
    pub fn word(self) -> &'static str {
        match self {
            BlockKind::Reception => "접수",
            BlockKind::Intro => "여는말",
            BlockKind::Cards => "카드",
            BlockKind::Group => "묶기",
            BlockKind::Vote => "투표",
            BlockKind::Discuss => "토론",
            BlockKind::Present => "발표",
            BlockKind::Break => "휴식",
            BlockKind::Report => "마무리",
        }
    }
}

/// A block of the timetable, and how it ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Counted from 1.
    pub position: i64,
    /// What is done.
    pub kind: BlockKind,
    /// Its title.
    pub title: String,
    /// Who runs it, by office or group; may be empty.
    pub lead: String,
    /// When it was planned to begin.
    pub planned_at: Timestamp,
    /// Planned minutes.
    pub minutes: i64,
    /// Minutes that were added while it ran.
    pub extra: i64,
    /// When it last began.
    pub started_at: Option<Timestamp>,
}

impl Block {
    /// When its time is over, once it has begun. It goes on until whoever leads moves on.
    pub fn ends_at(&self) -> Option<Timestamp> {
        let span = SignedDuration::from_mins(self.minutes + self.extra);
        self.started_at?.checked_add(span).ok()
    }
}

/// What the clock of a room knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Where the room stands.
    pub state: RoomState,
    /// The present block.
    pub block: Option<i64>,
    /// How many blocks there are.
    pub blocks: i64,
    /// Whether the present block takes dots.
    pub votes: bool,
}

named! {
    /// What whoever leads does with the clock.
    Step {
        /// The next block, or the first.
        Next = "next",
        /// The block before, whose time begins anew.
        Back = "back",
        /// Five minutes more.
        More = "more",
        /// Show the cards, or in a block of dots the dots.
        Reveal = "reveal",
        /// Hide the cards again, or the dots.
        Hide = "hide",
        /// End the room; its code is dead from then on.
        Close = "close",
    }
}

/// What a step changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// This block begins now.
    To(i64),
    /// So many minutes more.
    Longer(i64),
    /// The cards are shown or hidden.
    Cards(bool),
    /// The dots are shown or hidden.
    Dots(bool),
    /// The room is over.
    Closed,
}

/// Decides a step of the clock.
///
/// # Errors
/// In a closed room, beyond the first or last block, and more time before the first.
pub fn step(clock: Clock, step: Step) -> Result<Move, Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    if clock.state == RoomState::Closed {
        return refused("refusal-room-closed");
    }
    match (step, clock.block) {
        (Step::Next, at) => match at.unwrap_or(0) + 1 {
            next if next <= clock.blocks => Ok(Move::To(next)),
            _ => refused("refusal-room-last"),
        },
        (Step::Back, Some(at)) if at > 1 => Ok(Move::To(at - 1)),
        (Step::Back, _) => refused("refusal-room-first"),
        (Step::More, Some(_)) => Ok(Move::Longer(5)),
        (Step::More, None) => refused("refusal-room-not-begun"),
        (Step::Reveal | Step::Hide, _) => {
            let shown = step == Step::Reveal;
            Ok(match clock.votes {
                true => Move::Dots(shown),
                false => Move::Cards(shown),
            })
        }
        (Step::Close, _) => Ok(Move::Closed),
    }
}
