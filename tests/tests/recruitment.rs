//! Recruitment over the pages: calls, applications, and what each may see when.
#![allow(clippy::unwrap_used)]

#[path = "recruitment/calls.rs"]
mod calls;
#[path = "recruitment/seats.rs"]
mod seats;
#[path = "recruitment/statements.rs"]
mod statements;
