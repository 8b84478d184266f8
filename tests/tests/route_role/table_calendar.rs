//! The rows about joint meetings that recur, and about how two bodies work together.

use process::Act;

use super::{SEE, Target, row};

const CALL: Option<Act> = Some(Act::MeetingCall);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/together", SEE, 200),
    row("GET", "/d/{district}/together.csv", SEE, 200),
    row("GET", "/api/v1/districts/{district}/together", SEE, 200),
    row("GET", "/d/{district}/series", SEE, 200),
    row("POST", "/d/{district}/series", CALL, 303),
    row("GET", "/d/{district}/series/new", CALL, 200),
    row("GET", "/d/{district}/series/{series}", SEE, 200),
    row(
        "GET",
        "/d/{district}/series/{series}/calendar.ics",
        SEE,
        200,
    ),
];
