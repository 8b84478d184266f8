//! The rows about what belongs to writing a proposal: its photos.

use process::Act;

use super::{Target, row};

const SEE: Option<Act> = Some(Act::PublicSee);

pub const ROWS: &[Target] = &[
    row("GET", "/photos/{photo}", SEE, 200),
    row("GET", "/photos/{photo}/small", SEE, 200),
];
