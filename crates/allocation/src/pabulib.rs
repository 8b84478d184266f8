//! The `.pb` format of the Pabulib library: reading with clear faults, and writing.
//!
//! A file is UTF-8 text of `;`-separated cells in three sections, each with a title line and a
//! header line: `META` (`key;value`), `PROJECTS` (the first column is the id, `cost` is needed) and
//! `VOTES` (`vote` lists project ids with commas; `points` goes with it for `scoring` and
//! `cumulative`). Cells may be quoted with `"`, blank lines are skipped, `None` means missing, a
//! byte order mark is tolerated, and money may have a decimal comma.
//!
//! What a file doesn't say is a [`Fault`], never a guess: a file is read whole or not at all, and
//! as many faults as possible are reported at once ([`MAX_FAULTS`]). Things that look odd and still
//! have only one meaning are [notices](Election::notices). Extra columns are left aside.

mod cells;
mod decode;
mod election;
mod fault;
mod faults;
mod meta;
mod projects;
mod read;
mod votes;
mod write;

pub use decode::MAX_BYTES;
pub use election::{Ballot, Election, ElectionError, VoteType};
pub use fault::{Fault, FaultCode};
pub use faults::MAX_FAULTS;
pub use read::read;
pub use write::{Head, write, write_ballot};
