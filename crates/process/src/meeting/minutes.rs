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

/// One thing that was said in a part of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The part of the timetable, counted from 1; 0 for none.
    pub slot: i64,
    /// What was said, on one line.
    pub text: String,
}

/// What minutes say: points by part of the timetable, and a text beside them. Either may be
/// missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesBody {
    /// What belongs to the whole meeting.
    pub text: String,
    /// What was said, part by part; what belongs to none comes last.
    pub points: Vec<Point>,
}

impl MinutesBody {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.points.is_empty()
    }

    /// The points of a part of the timetable, counted from 1; 0 for those of none.
    pub fn of(&self, slot: i64) -> impl Iterator<Item = &str> {
        let points = self.points.iter().filter(move |point| point.slot == slot);
        points.map(|point| point.text.as_str())
    }

    /// Everything as one text, in which no two different minutes are alike.
    pub fn whole(&self) -> String {
        self.points
            .iter()
            .fold(self.text.clone(), |whole, Point { slot, text }| {
                format!("{whole}\u{1e}{slot}\u{1f}{text}")
            })
    }
}

/// Minutes as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesForm {
    /// What belongs to the whole meeting.
    pub text: String,
    /// For each part of the timetable in its order, and last for what belongs to none, what
    /// was said: one point a line. Missing ones are empty.
    pub points: Vec<String>,
}

impl From<&str> for MinutesForm {
    /// A text without points.
    fn from(text: &str) -> MinutesForm {
        MinutesForm {
            text: text.to_owned(),
            points: Vec::new(),
        }
    }
}

/// The most points of one meeting: its page shows them all.
const POINTS: usize = 300;

impl MinutesForm {
    /// Checks the text and the points of a meeting whose timetable has so many parts. Together
    /// they are as long as minutes may be. A fault of `points` has the number of its field,
    /// counted from 1, as `nth`.
    ///
    /// # Errors
    /// What is wrong with it; a resident registration number is, and nothing at all.
    pub fn check(&self, limits: &Limits, slots: usize) -> Result<MinutesBody, Invalid> {
        let mut invalid = Invalid::default();
        let mut body = MinutesBody::default();
        for (line, typed) in (1..=slots + 1).zip(&self.points) {
            let mut found = Invalid::default();
            let text = Field::lines("points", limits.minutes_max)
                .optional()
                .check(typed, &mut found);
            for fault in found.0 {
                invalid.push("points", fault.fault.number("nth", line));
            }
            let slot = if line > slots { 0 } else { line };
            let slot = i64::try_from(slot).unwrap_or(0);
            body.points.extend(lines(&text).map(|text| Point {
                slot,
                text: text.to_owned(),
            }));
        }
        body.text = Field::lines("minutes", limits.minutes_max)
            .optional()
            .check(&self.text, &mut invalid);
        let length = body.whole().chars().count();
        if body.is_empty() && invalid.0.is_empty() {
            invalid.push("minutes", Fault::new("fault-empty"));
        } else if length > limits.minutes_max && invalid.0.is_empty() {
            let fault = Fault::new("fault-too-long").number("max", limits.minutes_max);
            invalid.push("minutes", fault.number("length", length));
        } else if body.points.len() > POINTS {
            invalid.push("minutes", Fault::new("fault-points").number("max", POINTS));
        }
        invalid.or(body)
    }
}

/// The points of a field: its lines that hold something, without the sign of a list that some
/// type before each.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .map(|line| line.trim().trim_start_matches(['-', '*', '•', '·']).trim())
        .filter(|line| !line.is_empty())
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
pub fn public_text(written: &str) -> String {
    korean::mask_contacts_in(written)
}

/// The minutes that everybody reads, masked alike.
pub fn public_minutes(written: &MinutesBody) -> MinutesBody {
    MinutesBody {
        text: public_text(&written.text),
        points: written.points.iter().map(public_point).collect(),
    }
}

fn public_point(point: &Point) -> Point {
    Point {
        slot: point.slot,
        text: public_text(&point.text),
    }
}

/// What the decisions need to know of minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes<'a> {
    /// When they were published.
    pub published_at: Option<Timestamp>,
    /// What they say as it stands.
    pub written: &'a MinutesBody,
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
        let (empty, text) = (MinutesBody::default(), form("글", &[]).check(limits(), 0));
        let good = Minutes {
            published_at: None,
            written: &text.expect("a text"),
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
                    written: &empty,
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

    fn limits() -> &'static Limits {
        Rules::on(date(2026, 7, 1)).limits
    }

    fn form(text: &str, points: &[&str]) -> MinutesForm {
        MinutesForm {
            text: text.into(),
            points: points.iter().map(|typed| (*typed).into()).collect(),
        }
    }

    #[test]
    fn what_everybody_reads_is_masked() {
        let written =
            form("주민 3(010-1234-5678, hana@example.org)이 말함", &[]).check(limits(), 0);
        let public = public_minutes(&written.expect("a text"));
        assert_eq!(
            public.text,
            "주민 3(010-****-5678, ha***@example.org)이 말함"
        );
        let invalid = form("번호 900101-1234567", &[]).check(limits(), 0);
        let invalid = invalid.expect_err("refused");
        assert_eq!(invalid.0[0].fault.key, "fault-registration-number");
        assert!(check_addendum(limits(), "  ").is_err());
    }

    #[test]
    fn points_belong_to_parts_of_the_timetable() {
        let typed = [
            "- 그늘이 적다\n\n • 010-1234-5678로 묻는다",
            "",
            "밖에서 나온 말",
        ];
        let body = form("", &typed).check(limits(), 2).expect("minutes");
        assert_eq!(
            body.of(1).collect::<Vec<_>>(),
            ["그늘이 적다", "010-1234-5678로 묻는다"]
        );
        assert_eq!((body.of(2).count(), body.of(0).count()), (0, 1));
        let public = public_minutes(&body);
        assert_eq!(public.of(1).nth(1), Some("010-****-5678로 묻는다"));
        assert_ne!(body.whole(), public.whole());
        let fault = |form: MinutesForm| {
            let invalid = form.check(limits(), 2).expect_err("faulty");
            (invalid.0[0].field, invalid.0[0].fault.number_of("nth"))
        };
        assert_eq!(fault(form(" ", &["", " - "])), ("minutes", None));
        assert_eq!(
            fault(form("글", &["", "900101-1234567"])),
            ("points", Some(2))
        );
        let half = "가".repeat(limits().minutes_max / 2 + 1);
        assert_eq!(fault(form(&half, &[&half])), ("minutes", None));
        assert_eq!(
            fault(form("글", &[&"말\n".repeat(POINTS + 1)])),
            ("minutes", None)
        );
    }
}
