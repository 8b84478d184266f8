//! The rows about differential support and the case for a larger total.

use process::Act;

use super::{SEE, Target, row};

const PUBLISH: Option<Act> = Some(Act::SupportFormulaPublish);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/support", SEE, 200),
    row("GET", "/support.csv", SEE, 200),
    row("GET", "/support/new", PUBLISH, 200),
    row("POST", "/support", PUBLISH, 303),
    row("GET", "/support/{year}", SEE, 200),
    row("GET", "/d/{district}/case", SEE, 200),
    row("GET", "/d/{district}/case.csv", SEE, 200),
    row("GET", "/city/case", SEE, 200),
    row("GET", "/city/case.csv", SEE, 200),
    row("GET", "/api/v1/support", SEE, 200),
    row("GET", "/api/v1/support/{year}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/case", SEE, 200),
    row("GET", "/api/v1/case", SEE, 200),
];
