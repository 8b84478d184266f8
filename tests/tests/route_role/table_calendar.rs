//! The rows about joint meetings that recur, and about how two bodies work together.

use process::Act;

use super::{SEE, Target, row};

const CALL: Option<Act> = Some(Act::MeetingCall);
const ASK: Option<Act> = Some(Act::ConveningAsk);
const ONE: &str = "/d/{district}/convenings/{convening}";

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/together", SEE, 200),
    row("GET", "/d/{district}/together.csv", SEE, 200),
    row("GET", "/api/v1/districts/{district}/together", SEE, 200),
    row("GET", "/d/{district}/calendar", SEE, 200),
    row("GET", "/city/calendar", SEE, 200),
    row("GET", "/city/calendar.ics", SEE, 200),
    row("GET", "/d/{district}/convenings", SEE, 200),
    row("POST", "/d/{district}/convenings", ASK, 303),
    row("GET", "/d/{district}/convenings/new", ASK, 200),
    row("GET", ONE, SEE, 200),
    row(
        "POST",
        "/d/{district}/convenings/{convening}/sign",
        ASK,
        303,
    ),
    row(
        "POST",
        "/d/{district}/convenings/{convening}/unsign",
        ASK,
        303,
    ),
    row(
        "POST",
        "/d/{district}/convenings/{convening}/date",
        CALL,
        303,
    ),
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
