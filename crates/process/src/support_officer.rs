//! Support officers of the city (협치지원관): who stands by which district and when, whether they
//! came to its meetings, what they noted, and the conversation between council, officer and city.

mod assignment;
mod note;
mod presence;
mod talk;

pub use assignment::{
    AbsenceForm, AssignForm, Assignment, AssignmentText, Away, OnDuty, lasts, on_duty,
};
pub use note::{NoteAnswerForm, NoteForm, NoteText, answer_note, write_note};
pub use presence::{Attended, Presence, PresenceForm, PresenceText, Told, attended, expected};
pub use talk::{
    Say, TalkForm, TalkParty, TalkPhase, TalkStanding, TalkText, TalkTitle, close, say, speaks_for,
};

use jiff::civil::Date;

use crate::refusal::{Fault, Invalid};

/// A day as browsers send it.
fn day(field: &'static str, typed: &str, invalid: &mut Invalid) -> Option<Date> {
    let typed = typed.trim();
    let day = match typed.len() {
        10 => typed.parse().ok(),
        _ => None,
    };
    if day.is_none() {
        invalid.push(field, Fault::new("fault-date"));
    }
    day
}

/// First and last day of a time, in order.
fn days(
    (first, last): (&'static str, &'static str),
    typed: (&str, &str),
    invalid: &mut Invalid,
) -> Option<(Date, Date)> {
    let from = day(first, typed.0, invalid);
    let until = day(last, typed.1, invalid);
    let (from, until) = from.zip(until)?;
    if until < from {
        invalid.push(last, Fault::new("fault-date-order"));
        return None;
    }
    Some((from, until))
}
