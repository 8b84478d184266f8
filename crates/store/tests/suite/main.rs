//! The behaviour of the stores, once on SQLite and once on PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

mod bed;

mod agendas;
mod audit;
mod ballots;
mod boards_moved;
mod bodies;
mod engine;
mod evaluations;
mod idempotency;
mod keys;
mod kill;
mod meetings;
mod nouns;
mod opening;
mod outbox;
mod projects;
mod schema;
mod scrub;
mod selections;
mod supports;
mod voices;
