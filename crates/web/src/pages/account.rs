//! A person's own account.

pub mod close;
pub mod consent;
pub mod contact;
pub mod generation;
pub mod name;
pub mod session;
pub mod show;
