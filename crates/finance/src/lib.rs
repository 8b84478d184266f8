//! Money in Madang: integer won with checked arithmetic.
//!
//! The budget tree, the agreement and the change rule will live here as well.
//! No float enters this crate: a won is the smallest unit there is, so every sum is exact.

mod won;

pub use won::{Won, WonError};
