//! The rows about workshop rooms.

use process::Act;

use super::{SEE, Target, row};

const TAKE: Option<Act> = Some(Act::RoomTakePart);
const LEAD: Option<Act> = Some(Act::RoomLead);

/// Every row.
pub const ROWS: &[Target] = &[
    row("GET", "/join", SEE, 200),
    row("POST", "/join", TAKE, 303),
    row("GET", "/rooms", SEE, 200),
    row("GET", "/rooms/new", LEAD, 200),
    row("POST", "/rooms", LEAD, 303),
    row("GET", "/rooms/{room}", SEE, 200),
    row("GET", "/rooms/{room}/wall", SEE, 200),
    row("GET", "/rooms/{room}/events", SEE, 200),
    row("GET", "/rooms/{room}/projector", SEE, 200),
    row("GET", "/rooms/{room}/cards.html", SEE, 200),
    // Whoever asks has come in with the code before.
    row("POST", "/rooms/{room}/cards", TAKE, 303),
    row("POST", "/rooms/{room}/dots", TAKE, 303),
    row("POST", "/rooms/{room}/notes", TAKE, 303),
    row("POST", "/rooms/{room}/topics", TAKE, 303),
    row("POST", "/rooms/{room}/turns", TAKE, 303),
    row("GET", "/rooms/{room}/lead", LEAD, 200),
    row("POST", "/rooms/{room}/clock", LEAD, 303),
    row("POST", "/rooms/{room}/groups", LEAD, 303),
    row("GET", "/rooms/{room}/record", LEAD, 200),
    row("POST", "/rooms/{room}/suggestions", LEAD, 303),
    row("POST", "/rooms/{room}/suggestions/{suggestion}", LEAD, 303),
    row("POST", "/rooms/{room}/answers", LEAD, 303),
    row("POST", "/rooms/{room}/figures", LEAD, 303),
    row("GET", "/api/v1/rooms", SEE, 200),
    row("GET", "/api/v1/rooms/{room}", SEE, 200),
];
