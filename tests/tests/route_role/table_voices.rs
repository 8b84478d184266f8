//! The rows about the inbox, opinions of agendas, and the desk of the staff.

use process::Act;

use super::{SEE, Target, row};

const ASSIGN: Option<Act> = Some(Act::InquiryAssign);
const ANSWER: Option<Act> = Some(Act::InquiryAnswer);
const GIVE: Option<Act> = Some(Act::OpinionGive);
const ADD: Option<Act> = Some(Act::StatementAdd);
const SAY: Option<Act> = Some(Act::StatementVote);
const SET: Option<Act> = Some(Act::StatementSet);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/inbox", SEE, 200),
    row(
        "GET",
        "/d/{district}/inbox/new",
        Some(Act::InquiryMake),
        200,
    ),
    // A visitor is shown her code at once; whoever has an account is led on.
    row("POST", "/d/{district}/inbox", None, 303),
    row("GET", "/d/{district}/inbox/find", SEE, 200),
    row("POST", "/d/{district}/inbox/find", SEE, 200),
    row("GET", "/d/{district}/inbox/{inquiry}", SEE, 200),
    row("GET", "/d/{district}/inbox/{inquiry}/assign", ASSIGN, 200),
    row("POST", "/d/{district}/inbox/{inquiry}/assign", ASSIGN, 303),
    row("GET", "/d/{district}/inbox/{inquiry}/answer", ANSWER, 200),
    row("POST", "/d/{district}/inbox/{inquiry}/answer", ANSWER, 303),
    row("GET", "/d/{district}/agendas/{agenda}/opinion", SEE, 200),
    row("POST", "/d/{district}/agendas/{agenda}/opinion", GIVE, 303),
    row(
        "POST",
        "/d/{district}/agendas/{agenda}/opinion/withdraw",
        GIVE,
        303,
    ),
    row("GET", "/d/{district}/agendas/{agenda}/statements", SEE, 200),
    row(
        "POST",
        "/d/{district}/agendas/{agenda}/statements",
        ADD,
        303,
    ),
    row(
        "GET",
        "/d/{district}/agendas/{agenda}/statements/vote",
        SEE,
        200,
    ),
    row(
        "POST",
        "/d/{district}/agendas/{agenda}/statements/vote",
        SAY,
        303,
    ),
    row(
        "GET",
        "/d/{district}/agendas/{agenda}/statements/mine",
        SAY,
        200,
    ),
    row(
        "GET",
        "/d/{district}/agendas/{agenda}/statements/map",
        SEE,
        200,
    ),
    row(
        "GET",
        "/d/{district}/agendas/{agenda}/statements/settings",
        SET,
        200,
    ),
    row(
        "POST",
        "/d/{district}/agendas/{agenda}/statements/settings",
        SET,
        303,
    ),
    row(
        "GET",
        "/d/{district}/agendas/{agenda}/statements/votes.csv",
        SEE,
        200,
    ),
    // For whoever holds a role.
    row("GET", "/me/desk", None, 200),
    row("GET", "/api/v1/districts/{district}/inbox", SEE, 200),
    row("GET", "/api/v1/inquiries/{inquiry}", SEE, 200),
    row("GET", "/api/v1/agendas/{agenda}/opinions", SEE, 200),
    // The report of a room that is published already.
    row("GET", "/rooms/{room}/report", SEE, 200),
    row("POST", "/rooms/{room}/report", Some(Act::RoomLead), 303),
    row("GET", "/api/v1/rooms/{room}/report", SEE, 200),
    row("GET", "/api/v1/agendas/{agenda}/statements", SEE, 200),
    row(
        "GET",
        "/api/v1/agendas/{agenda}/statements/analysis",
        SEE,
        200,
    ),
];
