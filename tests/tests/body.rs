//! Bodies through the pages: making, changing, joining, leaving, places, members from a table.
#![allow(clippy::unwrap_used)]

#[path = "body/import.rs"]
mod import;
#[path = "body/newcomers.rs"]
mod newcomers;
#[path = "body/places.rs"]
mod places;
#[path = "body/statements.rs"]
mod statements;
