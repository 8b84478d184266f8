//! The rows about bodies and their people.

use process::Act;

use super::{SEE, Situation, Target, row, when};

const MANAGE: Option<Act> = Some(Act::BodyManage);
const JOIN: Option<Act> = Some(Act::BodyJoin);
const LEAVE: Option<Act> = Some(Act::BodyLeave);
const GUIDE: Option<Act> = Some(Act::BodyGuide);
const HAND_OUT: Option<Act> = Some(Act::TurnHandOut);
const HAND_ON: Option<Act> = Some(Act::TurnHandOn);
const SET: Option<Act> = Some(Act::MembershipSet);
const IMPORT: Option<Act> = Some(Act::MembersImport);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/d/{district}/bodies", SEE, 200),
    row("GET", "/d/{district}/bodies/new", MANAGE, 200),
    row("POST", "/d/{district}/bodies", MANAGE, 303),
    row("GET", "/d/{district}/bodies/{body}", SEE, 200),
    row("GET", "/d/{district}/bodies/{body}/edit", MANAGE, 200),
    row("POST", "/d/{district}/bodies/{body}/edit", MANAGE, 303),
    row("GET", "/d/{district}/bodies/{body}/join", JOIN, 200),
    row("POST", "/d/{district}/bodies/{body}/join", JOIN, 303),
    when(
        Situation::OwnAccount,
        row("POST", "/d/{district}/bodies/{body}/leave", LEAVE, 303),
    ),
    row(
        "GET",
        "/d/{district}/bodies/{body}/members/{membership}",
        SET,
        200,
    ),
    row(
        "POST",
        "/d/{district}/bodies/{body}/members/{membership}",
        SET,
        303,
    ),
    when(
        Situation::OwnAccount,
        row("POST", "/d/{district}/bodies/{body}/guide", GUIDE, 303),
    ),
    row("GET", "/d/{district}/bodies/{body}/turns", SEE, 200),
    row("POST", "/d/{district}/bodies/{body}/turns", HAND_OUT, 303),
    when(
        Situation::OwnAccount,
        row(
            "POST",
            "/d/{district}/bodies/{body}/turns/{turn}",
            HAND_ON,
            303,
        ),
    ),
    row("GET", "/d/{district}/bodies/{body}/import", IMPORT, 200),
    // What would happen is shown first.
    row("POST", "/d/{district}/bodies/{body}/import", IMPORT, 200),
    row("GET", "/api/v1/districts/{district}/bodies", SEE, 200),
    row("GET", "/api/v1/bodies/{body}", SEE, 200),
];
