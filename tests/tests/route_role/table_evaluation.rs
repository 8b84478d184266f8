//! The rows about evaluation and outcome reports.

use process::Act;

use super::{SEE, Target, row};

const PUBLISH: Option<Act> = Some(Act::EvaluationPublish);
const OBJECT: Option<Act> = Some(Act::EvaluationObject);
const ANSWER: Option<Act> = Some(Act::EvaluationAnswer);
const TELL: Option<Act> = Some(Act::ResidentsTell);
const WRITE: Option<Act> = Some(Act::OutcomeReportWrite);

const OF_YEAR: &str = "/d/{district}/evaluation/publish";
const ONE: &str = "/d/{district}/evaluation/objections/{objection}";
const REPLY: &str = "/d/{district}/evaluation/objections/{objection}/answer";
const EDIT: &str = "/d/{district}/outcomes/{report}/edit";

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/city/evaluation", SEE, 200),
    row("GET", "/city/evaluation/new", PUBLISH, 200),
    row("POST", "/city/evaluation", PUBLISH, 303),
    row("GET", "/evaluation/{year}", SEE, 200),
    row("GET", "/d/{district}/evaluation", SEE, 200),
    row("GET", "/d/{district}/evaluation.csv", SEE, 200),
    row("GET", OF_YEAR, PUBLISH, 200),
    row("POST", OF_YEAR, PUBLISH, 303),
    row(
        "GET",
        "/d/{district}/evaluation/objections/new",
        OBJECT,
        200,
    ),
    row("POST", "/d/{district}/evaluation/objections", OBJECT, 303),
    row("GET", ONE, SEE, 200),
    row("POST", REPLY, ANSWER, 303),
    row("GET", "/d/{district}/residents", SEE, 200),
    row("POST", "/d/{district}/residents", TELL, 303),
    row("GET", "/outcomes", SEE, 200),
    row("GET", "/outcomes/{report}", SEE, 200),
    row("GET", "/d/{district}/outcomes", SEE, 200),
    row("POST", "/d/{district}/outcomes", WRITE, 303),
    row("GET", "/d/{district}/outcomes/new", WRITE, 200),
    row("GET", EDIT, WRITE, 200),
    row("POST", EDIT, WRITE, 303),
    row("GET", "/api/v1/evaluation/{year}", SEE, 200),
    row("GET", "/api/v1/districts/{district}/evaluation", SEE, 200),
    row("GET", "/api/v1/outcomes", SEE, 200),
    row("GET", "/api/v1/outcomes/{report}", SEE, 200),
];
