//! Votes: the list, the ballot, the declaration before it, and the result.

pub mod announce;
pub mod ballot;
pub mod eligibility;
pub mod list;
pub mod result;
pub mod show;
