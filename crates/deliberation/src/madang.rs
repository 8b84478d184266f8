//! The `madang` mode: what people agree on across their differences.
//!
//! [`analyse`] reads the votes of a conversation and says seven things. Every figure is a count, a
//! share (0 to 1) or an expected vote (1 agree, 0 pass, -1 disagree), and none is shown for fewer
//! than ten votes.
//!
//! * [`Bridging`]: how much a statement is liked **whatever side people are on**. A model
//!   `vote = mean + person + statement + person's position · statement's position` explains by
//!   positions what only one side likes; what is left to the statement alone is its bridging score.
//!   It is the vote expected of somebody in the middle. The list is ordered by the lower bound:
//!   the same figure had ten more people in the middle all disagreed.
//! * [`Side`] in `consensus`: what more than half of everybody agree (or disagree) with, passes counted as
//!   neither, after correction for looking at many statements at once.
//! * [`Group`]: people who answer alike. Groups are a view, found anew in twelve random parts of the
//!   votes and shown only when these agree with each other (adjusted Rand index of 0.7 or more) and
//!   each has five people and 5 % of them; otherwise [`Analysis::stable`] is false and there are
//!   none. What a group stands for are statements on which it differs from all others by more
//!   than chance.
//! * [`Position`]: where people stand on a map, the two directions that tell most apart. The
//!   direction itself has no meaning, only who is near whom.
//! * [`Slate`]: up to ten statements that together speak for as many people as they can, and the
//!   check that no large group with a common wish goes without.
//! * [`Flag`]: signs that somebody did not read. They remove nobody: leave people out by
//!   [`Settings::left_out`] to see the result without them.
//! * [`ModelFigures`]: what was chosen for this conversation by hiding some of its own votes.
//!
//! [`Live`] keeps the bridging scores up to date while people vote, [`expected`] says what is
//! expected of people for statements they have not seen.
//!
//! Moderated statements are dropped before anything else, so moderating one moves nobody because
//! of it. Everything follows from the votes and [`Settings::seed`]; neither the order in which votes arrived
//! nor the number of threads changes a byte.
//!
//! The model is that of Community Notes (Wojcik and others, 2022), fitted by alternating least
//! squares over the votes that exist. Systems have at most five unknowns and are solved in plain loops.

mod analysis;
mod bridge;
mod choose;
mod cluster;
mod expected;
mod factor;
mod findings;
mod flags;
mod groups;
mod live;
mod numbers;
mod run;
mod slate;
mod solve;
mod table;
mod tally;

pub use analysis::{
    Analysis, Bridging, Flag, Group, ModelFigures, ONE_CROWD, Position, Side, Slate, WhyGroups,
};
pub use expected::{Expected, expected};
pub use flags::Reason;
pub use groups::LEAST_VOTES;
pub use live::Live;
pub use numbers::wilson;
pub use run::{Settings, analyse};
pub use tally::Tally;
