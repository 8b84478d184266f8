//! The rows about what the council selected.

use process::Act;

use super::{SEE, Target, row};

const RECORD: Option<Act> = Some(Act::SelectionRecord);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/selection", SEE, 200),
    row("GET", "/d/{district}/selection/new", RECORD, 200),
    row("POST", "/d/{district}/selection", RECORD, 303),
    row("GET", "/api/v1/districts/{district}/selection", SEE, 200),
];
