//! Dots: each person has a few, and nobody sees the sums before the end of their block.

use jiff::Timestamp;

use super::{Block, BlockKind, RoomState};
use crate::id::CardId;
use crate::refusal::{Fault, Invalid, Refusal};

/// What the decision needs to know of one person's dots.
#[derive(Clone, Copy, Debug)]
pub struct Dots<'a> {
    /// How many each person has.
    pub limit: i64,
    /// Whether several may stand on one group.
    pub several: bool,
    /// Whether dots may be given now, which [`dots_open`] decides.
    pub open: bool,
    /// The first cards of the groups on which dots of the person stand, one for each dot.
    pub given: &'a [CardId],
}

/// Decides whether one more dot may stand on the group whose first card is `on`.
///
/// # Errors
/// When none may be given now, when none is left, and a second one where one is the most.
pub fn give(dots: Dots<'_>, on: CardId) -> Result<(), Refusal> {
    let refused = |fault| Err(Refusal::conflict(fault));
    if !dots.open {
        return refused(Fault::new("refusal-room-no-vote"));
    }
    if i64::try_from(dots.given.len()).is_ok_and(|given| given >= dots.limit) {
        return refused(Fault::new("refusal-room-dots").count("max", dots.limit));
    }
    if !dots.several && dots.given.contains(&on) {
        return refused(Fault::new("refusal-room-one-dot"));
    }
    Ok(())
}

/// Whether dots may be given, taken back and counted in from paper: in a block of dots, on cards
/// that everybody sees, for as long as nobody sees the sums.
pub fn dots_open(state: RoomState, present: Option<&Block>, cards: bool, sums: bool) -> bool {
    let votes = present.is_some_and(|block| block.kind == BlockKind::Vote);
    state == RoomState::Open && votes && cards && !sums
}

/// The most dots on one group that may be counted in from paper at once.
const PAPER: i64 = 500;

/// Decides how many dots are counted in from paper on a group, or with `off` counted off again.
/// `there` stand on it from paper already.
///
/// # Errors
/// When it is no number from 1 to the most at once, or more than stand there.
pub fn paper_dots(typed: &str, there: i64, off: bool) -> Result<i64, Invalid> {
    let most = if off { there.min(PAPER) } else { PAPER };
    let amount = typed.trim().parse().ok();
    let amount: Option<i64> = amount.filter(|amount| (1..=most).contains(amount));
    let fault = match most {
        ..=0 => Fault::new("fault-room-paper-none"),
        _ => Fault::new("fault-room-paper").count("max", most),
    };
    let amount = amount.ok_or_else(|| Invalid::one("amount", fault))?;
    Ok(if off { -amount } else { amount })
}

/// Dots of paper that stand on one card and were counted in at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperDots {
    /// The card.
    pub card: CardId,
    /// When they were counted in.
    pub at: Timestamp,
    /// How many are left of them.
    pub dots: i64,
}

/// From which dots of paper on the cards of a group `off` are counted off: the latest first, and
/// never more than stand there, so that no card and no group can fall below nothing whichever
/// way they part later. What is counted off belongs to the card and the moment of what it takes
/// away.
pub fn paper_off(paper: &[PaperDots], group: &[CardId], off: i64) -> Vec<PaperDots> {
    let here = |one: &&PaperDots| group.contains(&one.card) && one.dots > 0;
    let mut there: Vec<PaperDots> = paper.iter().filter(here).copied().collect();
    there.sort_by_key(|one| std::cmp::Reverse(one.at));
    let mut left = off;
    for one in &mut there {
        one.dots = one.dots.min(left);
        left -= one.dots;
    }
    there.retain(|one| one.dots > 0);
    there
}

/// Whether the sums of dots may be seen: once they were revealed, a block of dots is over, or
/// the room is.
pub fn results_open(
    state: RoomState,
    blocks: &[Block],
    present: Option<i64>,
    revealed: bool,
) -> bool {
    let past = |block: &Block| {
        block.kind == BlockKind::Vote && present.is_some_and(|present| block.position < present)
    };
    let here = |block: &Block| block.kind == BlockKind::Vote && Some(block.position) == present;
    state == RoomState::Closed || revealed || blocks.iter().any(past) && !blocks.iter().any(here)
}
