//! Money in Madang: integer won, the budget tree, the rule on its changes, and how a total is
//! shared among districts.
//!
//! No float enters this crate: a won is the smallest unit there is, so every sum is exact, and
//! shares are compared by cross-multiplication.

pub mod apportionment;
pub mod budget;
pub mod change;
pub mod json;
pub mod ledger;
pub mod support;
pub mod tree;
mod won;

pub use won::{Won, WonError};
