//! What people agree on: votes on statements, opinion groups, bridging, slates, similar texts.
//!
//! People agree with, disagree with or pass on short statements. [`Votes`] holds what they said,
//! sparse and in one order that does not depend on the order in which it arrived; [`csv`] reads
//! them. [`madang`] says what people agree on across their differences, [`classic`] looks at them
//! the way Polis does, and [`report`] is what programs read of either. [`routing`] says what
//! somebody is shown next, and [`similar`] which texts are about the same.
//!
//! Nothing here knows a clock, a file or a source of randomness: a seed is an argument. The same
//! votes give the same bytes, whoever voted first and however many threads are at work.

#![forbid(unsafe_code)]

pub mod classic;
pub mod csv;
mod gather;
mod id;
pub mod madang;
pub mod parallel;
mod random;
pub mod report;
pub mod routing;
pub mod similar;
mod votes;

pub use id::Id;
pub use votes::{MOST_STATEMENTS, Vote, Votes};
