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
    /// Who runs it, and after a slash who speaks in it, by office or group; may be empty.
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
pub struct Clock<'a> {
    /// Where the room stands.
    pub state: RoomState,
    /// The present block.
    pub block: Option<i64>,
    /// The timetable.
    pub blocks: &'a [Block],
    /// Whether everybody may see the cards.
    pub revealed: bool,
}

impl Clock<'_> {
    /// Whether the block at this position takes dots.
    fn votes(&self, position: Option<i64>) -> bool {
        let here = |block: &&Block| Some(block.position) == position;
        let block = self.blocks.iter().find(here);
        block.is_some_and(|block| block.kind == BlockKind::Vote)
    }
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
    To {
        /// Its position.
        block: i64,
        /// Whether it takes dots: then the cards are shown and the sums of dots hidden, so that
        /// everybody can give some at once.
        dots: bool,
    },
    /// So many minutes more.
    Longer(i64),
    /// The cards are shown or hidden.
    Cards(bool),
    /// The dots are shown or hidden.
    Dots(bool),
    /// The room is over.
    Closed,
}

/// Decides a step of the clock. `from` is the block that whoever steps saw as the present one.
///
/// # Errors
/// In a closed room, beyond the first or last block, more time before the first, and when
/// somebody else has moved on to another block meanwhile.
pub fn step(clock: Clock<'_>, step: Step, from: Option<i64>) -> Result<Move, Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    if clock.state == RoomState::Closed {
        return refused("refusal-room-closed");
    }
    if from != clock.block && step != Step::Close {
        return refused("refusal-room-moved");
    }
    let to = |block| {
        let dots = clock.votes(Some(block));
        Ok(Move::To { block, dots })
    };
    let last = i64::try_from(clock.blocks.len()).unwrap_or(i64::MAX);
    match (step, clock.block) {
        (Step::Next, at) => match at.unwrap_or(0) + 1 {
            next if next <= last => to(next),
            _ => refused("refusal-room-last"),
        },
        (Step::Back, Some(at)) if at > 1 => to(at - 1),
        (Step::Back, _) => refused("refusal-room-first"),
        (Step::More, Some(_)) => Ok(Move::Longer(5)),
        (Step::More, None) => refused("refusal-room-not-begun"),
        (Step::Reveal | Step::Hide, _) => {
            let shown = step == Step::Reveal;
            // Dots stand on cards that everybody sees, so the cards come first.
            Ok(match clock.votes(clock.block) {
                true if clock.revealed => Move::Dots(shown),
                true => Move::Cards(true),
                false => Move::Cards(shown),
            })
        }
        (Step::Close, _) => Ok(Move::Closed),
    }
}
