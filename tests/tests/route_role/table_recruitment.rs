//! The rows about calls and applications.

use process::Act;

use super::{SEE, Situation, Target, row, when};

const CALL: Option<Act> = Some(Act::RecruitmentCall);
const APPLY: Option<Act> = Some(Act::RecruitmentApply);
const SELECT: Option<Act> = Some(Act::RecruitmentSelect);
const DRAW: Option<Act> = Some(Act::RecruitmentDraw);
const ANSWER: Option<Act> = Some(Act::RecruitmentAnswer);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/coverage", SEE, 200),
    row("GET", "/d/{district}/coverage.csv", SEE, 200),
    row("GET", "/api/v1/districts/{district}/coverage", SEE, 200),
    row("GET", "/d/{district}/recruitment", SEE, 200),
    row("GET", "/d/{district}/recruitment/new", CALL, 200),
    row("POST", "/d/{district}/recruitment", CALL, 303),
    row("GET", "/d/{district}/recruitment/{recruitment}", SEE, 200),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/apply",
        APPLY,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/apply",
        APPLY,
        303,
    ),
    when(
        Situation::OwnAccount,
        row(
            "POST",
            "/d/{district}/recruitment/{recruitment}/withdraw",
            ANSWER,
            303,
        ),
    ),
    when(
        Situation::OwnAccount,
        row(
            "POST",
            "/d/{district}/recruitment/{recruitment}/answer",
            ANSWER,
            303,
        ),
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/applications",
        SELECT,
        200,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/applications/{application}",
        SELECT,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/applications/{application}",
        SELECT,
        303,
    ),
    // What was written is the answer.
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/applications/{application}/read",
        SELECT,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/settle",
        SELECT,
        303,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/draw",
        DRAW,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/draw",
        DRAW,
        303,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/draw.json",
        SEE,
        200,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/quotas",
        CALL,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/quotas",
        CALL,
        303,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/seats/{seat}",
        CALL,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/seats/{seat}",
        CALL,
        303,
    ),
    row(
        "GET",
        "/d/{district}/recruitment/{recruitment}/cancel",
        CALL,
        200,
    ),
    row(
        "POST",
        "/d/{district}/recruitment/{recruitment}/cancel",
        CALL,
        303,
    ),
    row("GET", "/api/v1/districts/{district}/recruitment", SEE, 200),
    row("GET", "/api/v1/recruitment/{recruitment}", SEE, 200),
];
