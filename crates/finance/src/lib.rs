//! Money in Madang: integer won, the budget tree, and the rule on its changes.
//!
//! No float enters this crate: a won is the smallest unit there is, so every sum is exact, and
//! shares are compared by cross-multiplication.

pub mod budget;
pub mod change;
mod won;

pub use won::{Won, WonError};
