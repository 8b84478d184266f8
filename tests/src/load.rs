//! Load on the real binary over real sockets: for the scenario of the kills and for the bench.
//!
//! [`Server`] is `madang serve` as a child process, [`Client`] a keep-alive connection to it,
//! and [`Ground`] the district with voters, ballots and proposals that both work on.

pub mod bench;
pub mod client;
pub mod figures;
pub mod ground;
pub mod options;
pub mod random;
pub mod room;
pub mod server;
pub mod talk;

pub use client::Client;
pub use ground::{Ground, Voter};
pub use random::Random;
pub use server::Server;
