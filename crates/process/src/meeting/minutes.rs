//! Minutes (회의록): written, published once with personal data masked, added to later.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// Where the minutes of a meeting stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MinutesState {
    /// The meeting is not over.
    Ahead,
    /// They are to be published before this moment.
    Due(Timestamp),
    /// That moment has passed.
    Overdue {
        /// By so many calendar days in Seoul.
        days: i64,
    },
    /// They were published at this moment.
    Published(Timestamp),
}

/// Where the minutes of a meeting stand at `now`. `due_at` is the first moment that is too
/// late.
pub fn minutes_state(
    ends_at: Timestamp,
    due_at: Timestamp,
    published_at: Option<Timestamp>,
    now: Timestamp,
) -> MinutesState {
    if let Some(at) = published_at {
        return MinutesState::Published(at);
    }
    if now < ends_at {
        MinutesState::Ahead
    } else if now < due_at {
        MinutesState::Due(due_at)
    } else {
        // On the day after the last one they are overdue by a day.
        let days = korean::seoul(now).date() - korean::seoul(due_at).date();
        MinutesState::Overdue {
            days: i64::from(days.get_days()) + 1,
        }
    }
}

/// Checks the text of minutes.
///
/// # Errors
/// What is wrong with it; a resident registration number is.
pub fn check_minutes(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("minutes", limits.minutes_max).check(typed, &mut invalid);
    invalid.or(text)
}

/// Checks the text of an addendum.
///
/// # Errors
/// What is wrong with it.
pub fn check_addendum(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("addendum", limits.body_max).check(typed, &mut invalid);
    invalid.or(text)
}

/// The text that everybody reads: phone numbers and e-mail addresses are masked.
pub fn public_minutes(written: &str) -> String {
    korean::mask_contacts_in(written)
}

/// What the decisions need to know of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes<'a> {
    /// When they were published.
    pub published_at: Option<Timestamp>,
    /// The text as it stands.
    pub written: &'a str,
    /// Whether attendance was recorded.
    pub attendance: bool,
}

/// Decides on writing minutes: what is published does not change any more.
///
/// # Errors
/// When they are published.
pub fn write_minutes(published_at: Option<Timestamp>) -> Result<(), Refusal> {
    match published_at {
        None => Ok(()),
        Some(at) => {
            let fault = Fault::new("refusal-minutes-published").moment("at", at);
            Err(Refusal::conflict(fault))
        }
    }
}

/// Decides on publishing minutes: once, with a text, when attendance is recorded, and only as
/// they stood in the preview (`as_seen`).
///
/// # Errors
/// Says what is missing.
pub fn publish(minutes: Minutes<'_>, as_seen: bool) -> Result<(), Refusal> {
    write_minutes(minutes.published_at)?;
    let missing = if minutes.written.is_empty() {
        "refusal-minutes-empty"
    } else if !minutes.attendance {
        "refusal-minutes-attendance"
    } else if !as_seen {
        "refusal-minutes-changed"
    } else {
        return Ok(());
    };
    Err(Refusal::conflict(Fault::new(missing)))
}

/// Decides on adding something to minutes, which is possible once they are published.
///
/// # Errors
/// Before.
pub fn add_to_minutes(published_at: Option<Timestamp>) -> Result<(), Refusal> {
    match published_at {
        Some(_) => Ok(()),
        None => Err(Refusal::conflict(Fault::new("refusal-minutes-unpublished"))),
    }
}

/// Decides on approving minutes, which is possible once they are published, and once alone.
///
/// # Errors
/// Before, and a second time.
pub fn approve_minutes(
    published_at: Option<Timestamp>,
    approved_at: Option<Timestamp>,
) -> Result<(), Refusal> {
    let fault = match (published_at, approved_at) {
        (None, _) => Fault::new("refusal-minutes-unpublished"),
        (_, Some(at)) => Fault::new("refusal-minutes-approved").moment("at", at),
        (Some(_), None) => return Ok(()),
    };
    Err(Refusal::conflict(fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    #[test]
    fn published_minutes_are_approved_once() {
        let now = at("2026-07-03T09:00:00+09:00");
        assert!(approve_minutes(None, None).is_err());
        assert!(approve_minutes(Some(now), None).is_ok());
        assert!(approve_minutes(Some(now), Some(now)).is_err());
    }

    /// Scenario 4.
    #[test]
    fn minutes_are_overdue_after_seven_days() {
        let ends = at("2026-07-01T18:30:00+09:00");
        let due = Rules::on(date(2026, 7, 1)).terms.minutes.deadline(ends);
        for (now, expected) in [
            ("2026-07-01T18:29:59+09:00", MinutesState::Ahead),
            ("2026-07-01T18:30:00+09:00", MinutesState::Due(due)),
            ("2026-07-08T23:59:59+09:00", MinutesState::Due(due)),
            (
                "2026-07-09T00:00:00+09:00",
                MinutesState::Overdue { days: 1 },
            ),
            (
                "2026-07-11T12:00:00+09:00",
                MinutesState::Overdue { days: 3 },
            ),
        ] {
            assert_eq!(minutes_state(ends, due, None, at(now)), expected, "{now}");
        }
        let published = at("2026-07-20T09:00:00+09:00");
        let late = at("2026-08-01T00:00:00+09:00");
        assert_eq!(
            minutes_state(ends, due, Some(published), late),
            MinutesState::Published(published)
        );
    }

    #[test]
    fn minutes_are_published_once_and_as_seen() {
        let key = |done: Result<(), Refusal>| done.err().map(|refusal| refusal.fault.key);
        let good = Minutes {
            published_at: None,
            written: "글",
            attendance: true,
        };
        let published_at = Some(at("2026-07-20T09:00:00+09:00"));
        for (minutes, seen, expected) in [
            (good, true, None),
            (good, false, Some("refusal-minutes-changed")),
            (
                Minutes {
                    published_at,
                    ..good
                },
                true,
                Some("refusal-minutes-published"),
            ),
            (
                Minutes {
                    written: "",
                    ..good
                },
                true,
                Some("refusal-minutes-empty"),
            ),
            (
                Minutes {
                    attendance: false,
                    ..good
                },
                true,
                Some("refusal-minutes-attendance"),
            ),
        ] {
            assert_eq!(key(publish(minutes, seen)), expected, "{minutes:?}");
        }
        assert_eq!(
            key(add_to_minutes(None)),
            Some("refusal-minutes-unpublished")
        );
        assert!(add_to_minutes(published_at).is_ok() && write_minutes(published_at).is_err());
    }

    #[test]
    fn what_everybody_reads_is_masked() {
        let limits = Rules::on(date(2026, 7, 1)).limits;
        let written = check_minutes(limits, "주민 3(010-1234-5678, hana@example.org)이 말함");
        let public = public_minutes(&written.expect("a text"));
        assert_eq!(public, "주민 3(010-****-5678, ha***@example.org)이 말함");
        let invalid = check_minutes(limits, "번호 900101-1234567").expect_err("refused");
        assert_eq!(invalid.0[0].fault.key, "fault-registration-number");
        assert!(check_addendum(limits, "  ").is_err());
    }
}
