//! Bodies through the pages: making, changing, joining, leaving, places, members from a table.

mod import;
mod newcomers;
mod places;
mod statements;
