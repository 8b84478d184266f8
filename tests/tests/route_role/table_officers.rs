//! The rows about support officers.

use process::Act;

use super::{SEE, Target, row};

const ASSIGN: Option<Act> = Some(Act::OfficerAssign);
const AWAY: Option<Act> = Some(Act::OfficerAbsenceTell);
const TELL: Option<Act> = Some(Act::OfficerPresenceTell);
const WRITE: Option<Act> = Some(Act::OfficerNoteWrite);
const ANSWER: Option<Act> = Some(Act::OfficerNoteAnswer);
const READ: Option<Act> = Some(Act::OfficerTalkSee);
const TALK: Option<Act> = Some(Act::OfficerTalk);

const ONE: &str = "/d/{district}/officers/{assignment}/absences";
const BACK: &str = "/d/{district}/officers/{assignment}/absences/{absence}/withdraw";
const CAME: &str = "/d/{district}/meetings/{meeting}/officer";
const NOTE: &str = "/d/{district}/meetings/{meeting}/officer/note";
const REPLY: &str = "/d/{district}/meetings/{meeting}/officer/answer";
const THREAD: &str = "/d/{district}/officers/talk/{thread}";

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/city/officers", SEE, 200),
    row("GET", "/d/{district}/officers", SEE, 200),
    row("GET", "/d/{district}/officers/assign", ASSIGN, 200),
    row("POST", "/d/{district}/officers/assign", ASSIGN, 303),
    row(
        "POST",
        "/d/{district}/officers/{assignment}/end",
        ASSIGN,
        303,
    ),
    row("GET", ONE, AWAY, 200),
    row("POST", ONE, AWAY, 303),
    row("POST", BACK, AWAY, 303),
    row("GET", "/d/{district}/officers/talk", READ, 200),
    row("POST", "/d/{district}/officers/talk", TALK, 303),
    row("GET", "/d/{district}/officers/talk/new", TALK, 200),
    row("GET", THREAD, READ, 200),
    row("POST", THREAD, TALK, 303),
    row(
        "POST",
        "/d/{district}/officers/talk/{thread}/close",
        TALK,
        303,
    ),
    row("GET", CAME, TELL, 200),
    row("POST", CAME, TELL, 303),
    row("GET", NOTE, WRITE, 200),
    row("POST", NOTE, WRITE, 303),
    row("GET", REPLY, ANSWER, 200),
    row("POST", REPLY, ANSWER, 303),
    // For whoever holds the role of a support officer.
    row("GET", "/me/officer", None, 200),
    row("GET", "/me/officer/calendar.ics", None, 200),
];
