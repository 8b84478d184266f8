//! The rows about what belongs to writing a proposal: its photos and who writes along.

use process::Act;

use super::{Target, row};

const SEE: Option<Act> = Some(Act::PublicSee);

const WRITE: Option<Act> = Some(Act::ProposalEdit);
const AUTHORS: &str = "/d/{district}/proposals/{proposal}/authors";
const JOIN: &str = "/d/{district}/proposals/{proposal}/join";

pub const ROWS: &[Target] = &[
    row("GET", AUTHORS, WRITE, 200),
    row("POST", AUTHORS, WRITE, 200),
    row("GET", JOIN, Some(Act::ProposalSubmit), 200),
    row("POST", JOIN, Some(Act::ProposalSubmit), 303),
    row("GET", "/photos/{photo}", SEE, 200),
    row("GET", "/photos/{photo}/small", SEE, 200),
];
