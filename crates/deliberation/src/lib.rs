//! What people agree on: votes on statements, opinion groups, bridging, slates, similar texts.
//!
//! People agree with, disagree with or pass on short statements. [`Votes`] holds what they said,
//! sparse and in one order that does not depend on the order in which it arrived.
//!
//! [`madang`] says what they agree on across their differences, [`routing`] what somebody is shown
//! next.
//!
//! Nothing here knows a clock, a file or a source of randomness: a seed is an argument. The same
//! votes give the same bytes, whoever voted first and however many threads are at work.

#![forbid(unsafe_code)]

mod id;
pub mod madang;
mod random;
pub mod routing;
pub mod similar;
mod votes;

pub use id::Id;
pub use votes::{Vote, Votes};
