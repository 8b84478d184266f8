//! The rows about plan, agreement and changes of the budget.

use process::Act;

use super::{RECORD, SEE, Target, row};

const PLAN: Option<Act> = Some(Act::PlanWrite);
const DRAFT: Option<Act> = Some(Act::AgreementDraft);
const READ: Option<Act> = Some(Act::AgreementRead);
const SIGN: Option<Act> = Some(Act::AgreementSignDistrict);
const SEND_BACK: Option<Act> = Some(Act::AgreementSendBack);
const PROPOSE: Option<Act> = Some(Act::ChangePropose);
const DECIDE: Option<Act> = Some(Act::ChangeDecide);
const APPROVE: Option<Act> = Some(Act::ChangeApprove);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/money", SEE, 200),
    row("GET", "/d/{district}/plan", SEE, 200),
    row("GET", "/d/{district}/plan/lines/new", PLAN, 200),
    row("POST", "/d/{district}/plan/lines", PLAN, 303),
    row("GET", "/d/{district}/plan/lines/{line}", PLAN, 200),
    row("POST", "/d/{district}/plan/lines/{line}", PLAN, 303),
    row("GET", "/d/{district}/agreement", SEE, 200),
    row("GET", "/d/{district}/agreement/new", DRAFT, 200),
    row("POST", "/d/{district}/agreement", DRAFT, 303),
    row("POST", "/d/{district}/agreement/sign", SIGN, 303),
    row("POST", "/d/{district}/agreement/send-back", SEND_BACK, 303),
    row("GET", "/d/{district}/agreement/summary", SEE, 200),
    row("POST", "/d/{district}/agreement/read", READ, 303),
    row("GET", "/d/{district}/agreement/shown", RECORD, 200),
    row("POST", "/d/{district}/agreement/shown", RECORD, 303),
    row(
        "GET",
        "/api/v1/districts/{district}/agreement/summary",
        SEE,
        200,
    ),
    row("GET", "/d/{district}/changes", SEE, 200),
    row("GET", "/d/{district}/changes/new", PROPOSE, 200),
    row("POST", "/d/{district}/changes", PROPOSE, 303),
    row("GET", "/d/{district}/changes/{change}", SEE, 200),
    row("POST", "/d/{district}/changes/{change}/decide", DECIDE, 303),
    row(
        "POST",
        "/d/{district}/changes/{change}/consult",
        APPROVE,
        303,
    ),
    row(
        "POST",
        "/d/{district}/changes/{change}/approve",
        APPROVE,
        303,
    ),
    // Somebody else's: its proposer may too, which the tests of changes look at.
    row(
        "POST",
        "/d/{district}/changes/{change}/withdraw",
        DECIDE,
        303,
    ),
    row("GET", "/api/v1/districts/{district}/plan", SEE, 200),
    row("GET", "/api/v1/districts/{district}/agreement", SEE, 200),
    row("GET", "/api/v1/districts/{district}/changes", SEE, 200),
    row("GET", "/api/v1/changes/{change}", SEE, 200),
];
