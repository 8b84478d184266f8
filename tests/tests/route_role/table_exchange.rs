//! The rows about files of the money of a year, and the reports of diversions.

use process::Act;

use super::{SEE, Target, row};

const PLAN: Option<Act> = Some(Act::PlanWrite);
const SPEND: Option<Act> = Some(Act::SpendingRecord);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/exchange", SEE, 200),
    row("GET", "/d/{district}/exchange/{file}", SEE, 200),
    row("GET", "/d/{district}/diversions", SEE, 200),
    row("POST", "/d/{district}/diversions", SPEND, 303),
    row("GET", "/d/{district}/diversions.csv", SEE, 200),
    row("GET", "/d/{district}/plan/import", PLAN, 200),
    // What would happen is shown first.
    row("POST", "/d/{district}/plan/import", PLAN, 200),
    row("GET", "/d/{district}/spending/import", SPEND, 200),
    row("POST", "/d/{district}/spending/import", SPEND, 200),
];
