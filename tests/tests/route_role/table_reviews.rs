//! The rows about reviews by departments.

use process::Act;

use super::{CHANGE, SEE, Target, row};

const SEND: Option<Act> = Some(Act::ReviewSend);
const WRITE: Option<Act> = Some(Act::ReviewWrite);
const COORDINATE: Option<Act> = Some(Act::ReviewCoordinate);
const APPEAL: Option<Act> = Some(Act::ReviewAppeal);
const FLAG: Option<Act> = Some(Act::ConflictFlag);
const OWN: Option<Act> = Some(Act::OwnerName);
const INVITE: Option<Act> = Some(Act::ExpertInvite);
const EXPERT: Option<Act> = Some(Act::ExpertWrite);
const REPLY: Option<Act> = Some(Act::ExpertAnswer);
const ISSUE: Option<Act> = Some(Act::CommonAgreementIssue);
const TEMPLATE: Option<Act> = Some(Act::TemplateManage);
const BULK: Option<Act> = Some(Act::InquiryAnswer);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/settings/departments", CHANGE, 200),
    row("POST", "/d/{district}/settings/departments", CHANGE, 303),
    row("GET", "/d/{district}/reviews", SEE, 200),
    row("POST", "/d/{district}/reviews", SEND, 303),
    row("GET", "/d/{district}/reviews/new", SEND, 200),
    row("GET", "/d/{district}/reviews/{review}", SEE, 200),
    row("GET", "/d/{district}/reviews/cards/{card}", WRITE, 200),
    row("POST", "/d/{district}/reviews/cards/{card}", WRITE, 303),
    row(
        "GET",
        "/d/{district}/reviews/cards/{card}/hand",
        COORDINATE,
        200,
    ),
    row(
        "POST",
        "/d/{district}/reviews/cards/{card}/hand",
        COORDINATE,
        303,
    ),
    row(
        "GET",
        "/d/{district}/reviews/{review}/answer",
        COORDINATE,
        200,
    ),
    row(
        "POST",
        "/d/{district}/reviews/{review}/answer",
        COORDINATE,
        303,
    ),
    row("GET", "/d/{district}/reviews/{review}/appeal", APPEAL, 200),
    row("POST", "/d/{district}/reviews/{review}/appeal", APPEAL, 303),
    row("GET", "/d/{district}/reviews/{review}/withdraw", SEND, 200),
    row("POST", "/d/{district}/reviews/{review}/withdraw", SEND, 303),
    row("GET", "/d/{district}/conflicts", SEE, 200),
    row("POST", "/d/{district}/conflicts", FLAG, 303),
    row("GET", "/d/{district}/conflicts/new", FLAG, 200),
    row("GET", "/d/{district}/conflicts/{conflict}/end", FLAG, 200),
    row("POST", "/d/{district}/conflicts/{conflict}/end", FLAG, 303),
    row("GET", "/d/{district}/agendas/{agenda}/owner", OWN, 200),
    row("POST", "/d/{district}/agendas/{agenda}/owner", OWN, 303),
    row("POST", "/d/{district}/experts", INVITE, 303),
    row("GET", "/d/{district}/experts/new", INVITE, 200),
    row("GET", "/d/{district}/experts/{expert}", SEE, 200),
    row(
        "GET",
        "/d/{district}/experts/{expert}/interest",
        EXPERT,
        200,
    ),
    row(
        "POST",
        "/d/{district}/experts/{expert}/interest",
        EXPERT,
        303,
    ),
    row("GET", "/d/{district}/experts/{expert}/write", EXPERT, 200),
    row("POST", "/d/{district}/experts/{expert}/write", EXPERT, 303),
    row("GET", "/d/{district}/experts/{expert}/answer", REPLY, 200),
    row("POST", "/d/{district}/experts/{expert}/answer", REPLY, 303),
    row("GET", "/city", Some(Act::CitySee), 200),
    row("GET", "/city/agreements", SEE, 200),
    row("POST", "/city/agreements", ISSUE, 303),
    row("GET", "/city/agreements/new", ISSUE, 200),
    row("GET", "/city/agreements/{common}", SEE, 200),
    row("GET", "/d/{district}/templates", TEMPLATE, 200),
    row("POST", "/d/{district}/templates", TEMPLATE, 303),
    row(
        "POST",
        "/d/{district}/templates/{template}/end",
        TEMPLATE,
        303,
    ),
    row("GET", "/d/{district}/bulk", BULK, 200),
    row("POST", "/d/{district}/bulk", BULK, 303),
    row("GET", "/api/v1/districts/{district}/reviews", SEE, 200),
    row("GET", "/api/v1/reviews/{review}", SEE, 200),
];
