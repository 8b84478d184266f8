//! Telling of an agreement (협약 알리기): how many people saw its summary at a meeting.

use crate::id::MeetingId;
use crate::refusal::{Fault, Invalid};

/// More people than any hall of a district holds.
const MOST: i64 = 10_000;

/// How many people were shown the summary, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownForm {
    /// The id of the meeting.
    pub meeting: String,
    /// How many.
    pub people: String,
}

impl ShownForm {
    /// Checks both fields; `meetings` are those that began since the agreement took force.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, meetings: &[MeetingId]) -> Result<(MeetingId, i64), Invalid> {
        let mut invalid = Invalid::default();
        let meeting = self.meeting.parse::<MeetingId>().ok();
        let meeting = meeting.filter(|meeting| meetings.contains(meeting));
        if meeting.is_none() {
            invalid.push("shown_at", Fault::new("fault-shown-meeting"));
        }
        let people = self.people.trim().parse::<i64>().ok();
        let people = people.filter(|people| (0..=MOST).contains(people));
        if people.is_none() {
            invalid.push(
                "shown_people",
                Fault::new("fault-people").count("max", MOST),
            );
        }
        match meeting.zip(people) {
            Some(found) => invalid.or(found),
            None => Err(invalid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_shown_it_at_a_meeting_that_began() {
        let form = |meeting: &str, people: &str| ShownForm {
            meeting: meeting.into(),
            people: people.into(),
        };
        let known = [MeetingId(7)];
        let good = form("7", " 38 ").check(&known);
        assert_eq!(good, Ok((MeetingId(7), 38)));
        for (meeting, people, fields) in [
            ("8", "38", &["shown_at"][..]),
            ("7", "-1", &["shown_people"]),
            ("7", "10001", &["shown_people"]),
            ("", "", &["shown_at", "shown_people"]),
        ] {
            let invalid = form(meeting, people).check(&known).expect_err("faulty");
            let found: Vec<_> = invalid.0.iter().map(|fault| fault.field).collect();
            assert_eq!(found, fields, "{meeting} {people}");
        }
    }
}
