//! Calling a series of joint meetings of council and budget committee.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp};

use super::call::later;
use super::series::{LAST, Nth, OnHoliday, Pattern, SeriesDay, SeriesRule};
use super::{MeetingForm, MeetingKind, MeetingPlan};
use crate::refusal::{Fault, Invalid};
use crate::rules::Rules;

/// The most weeks between two meetings of a series.
const WEEKS: i64 = 26;

/// The weekdays in the order of the form.
pub const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The choices for the place of a weekday in a month.
pub const NTHS: [Nth; 5] = [1, 2, 3, 4, LAST];

/// A series as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeriesForm {
    /// What each meeting is like; its day is the first one on which a meeting may be held, and
    /// its kind, body and agendas are not read.
    pub meeting: MeetingForm,
    /// A name of [`Pattern`].
    pub pattern: String,
    /// Every so many weeks.
    pub every: String,
    /// The number of a weekday, Monday is 1.
    pub weekday: String,
    /// Which one of a month: 1 to 4, or -1 for the last.
    pub nth: String,
    /// The last day, `2026-12-31`; nothing where `count` is given.
    pub until: String,
    /// How many meetings; nothing where `until` is given.
    pub count: String,
    /// A name of [`OnHoliday`].
    pub on_holiday: String,
}

/// A series that can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesPlan {
    /// The rule.
    pub rule: SeriesRule,
    /// Its days, each with its meeting where one is held.
    pub days: Vec<(SeriesDay, Option<MeetingPlan>)>,
}

impl SeriesForm {
    /// Checks every field. Every meeting lies ahead of `now` and not further than any meeting
    /// may be announced.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, rules: &Rules, now: Timestamp) -> Result<SeriesPlan, Invalid> {
        let mut invalid = Invalid::default();
        let rule = self.rule(rules, &mut invalid);
        let days = rule
            .as_ref()
            .map(|rule| rule.days(rules.limits.series_meetings_max + 1))
            .unwrap_or_default();
        let held: Vec<Date> = days.iter().filter_map(|day| day.held_on).collect();
        if let Some(rule) = &rule {
            self.check_days(rules, rule, &held, now, &mut invalid);
        }
        // What all have in common is checked once, on the first day that is held.
        let first = held.first().map(ToString::to_string);
        let first = self.one(first.unwrap_or_else(|| self.meeting.day.clone()));
        if let Err(more) = first.check(rules, &[], now) {
            invalid.0.extend(more.0);
        }
        let Some(rule) = rule.filter(|_| invalid.0.is_empty()) else {
            return Err(invalid);
        };
        let mut planned = Vec::with_capacity(days.len());
        for day in days {
            let meeting = match day.held_on {
                Some(held) => Some(self.one(held.to_string()).check(rules, &[], now)?),
                None => None,
            };
            planned.push((day, meeting));
        }
        Ok(SeriesPlan {
            rule,
            days: planned,
        })
    }

    /// The form of one of its meetings.
    fn one(&self, day: String) -> MeetingForm {
        MeetingForm {
            kind: MeetingKind::Joint.as_str().to_owned(),
            body: String::new(),
            day,
            late_reason: String::new(),
            agendas: Vec::new(),
            ..self.meeting.clone()
        }
    }

    fn rule(&self, rules: &Rules, invalid: &mut Invalid) -> Option<SeriesRule> {
        let pattern = self.pattern.parse::<Pattern>().ok();
        if pattern.is_none() {
            invalid.push("pattern", Fault::new("fault-series-pattern"));
        }
        let number = |typed: &str, most: i64| {
            let read = typed.trim().parse::<i64>().ok();
            read.filter(|number| (1..=most).contains(number))
        };
        let every = match pattern {
            Some(Pattern::Weeks) => number(&self.every, WEEKS),
            _ => Some(1),
        };
        if every.is_none() {
            invalid.push(
                "every",
                Fault::new("fault-series-every").count("max", WEEKS),
            );
        }
        let weekday = self.weekday.trim().parse().ok();
        let weekday = weekday.and_then(|day| Weekday::from_monday_one_offset(day).ok());
        if weekday.is_none() {
            invalid.push("weekday", Fault::new("fault-series-weekday"));
        }
        let nth = match pattern {
            Some(Pattern::Month) => {
                let typed = self.nth.trim().parse().ok();
                typed.filter(|nth| NTHS.contains(nth))
            }
            _ => Some(0),
        };
        if nth.is_none() {
            invalid.push("nth", Fault::new("fault-series-nth"));
        }
        let on_holiday = self.on_holiday.parse::<OnHoliday>().ok();
        if on_holiday.is_none() {
            invalid.push("on_holiday", Fault::new("fault-series-holiday"));
        }
        let most = rules.limits.series_meetings_max;
        let (until, count) = (self.until.trim(), self.count.trim());
        let ends = match (until, count) {
            ("", "") => {
                invalid.push("until", Fault::new("fault-series-end"));
                None
            }
            (until, "") => {
                let day = until.parse::<Date>().ok();
                if day.is_none() {
                    invalid.push("until", Fault::new("fault-date"));
                }
                day.map(|day| (Some(day), None))
            }
            ("", count) => {
                let count = count.parse().ok().filter(|n| (1..=most).contains(n));
                if count.is_none() {
                    invalid.push(
                        "count",
                        Fault::new("fault-series-count").number("max", most),
                    );
                }
                count.map(|count| (None, Some(count)))
            }
            _ => {
                invalid.push("count", Fault::new("fault-series-two-ends"));
                None
            }
        };
        let first_on = self.meeting.day.trim().parse().ok();
        let (last_on, count) = ends?;
        Some(SeriesRule {
            pattern: pattern?,
            every: every?,
            weekday: weekday?,
            nth: nth?,
            first_on: first_on?,
            last_on,
            count,
            on_holiday: on_holiday?,
        })
    }

    /// There is a meeting, there are not too many, and none lies too far ahead.
    fn check_days(
        &self,
        rules: &Rules,
        rule: &SeriesRule,
        held: &[Date],
        now: Timestamp,
        invalid: &mut Invalid,
    ) {
        let most = rules.limits.series_meetings_max;
        let end = match rule.count {
            Some(_) => "count",
            None => "until",
        };
        match held {
            // A first day that is too far ahead has its own fault.
            [] if too_far(rules, rule.first_on, now).is_none() => {
                invalid.push("until", Fault::new("fault-series-none"));
            }
            [_, .., last] => match too_far(rules, *last, now) {
                Some(fault) => invalid.push(end, fault),
                None if held.len() > most => {
                    invalid.push(end, Fault::new("fault-series-long").number("max", most));
                }
                None => {}
            },
            _ => {}
        }
    }
}

/// That a meeting of a series is further ahead than one may be announced, with the last moment
/// at which it may.
pub fn too_far(rules: &Rules, day: Date, now: Timestamp) -> Option<Fault> {
    let days = rules.limits.vote_ahead_days;
    let ends = korean::seoul(later(now, SignedDuration::from_hours(24 * days))).date();
    let fault = Fault::new("fault-series-far").count("days", days);
    (day >= ends).then(|| fault.deadline("until", korean::seoul_midnight(ends)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> SeriesForm {
        SeriesForm {
            meeting: MeetingForm {
                title: "함께하는 회의".into(),
                purpose: "의제와 제안을 함께 봅니다.".into(),
                place: "큰 방".into(),
                day: "2026-10-01".into(),
                time: "19:00".into(),
                timetable: "19:00 90 이야기".into(),
                ..MeetingForm::default()
            },
            pattern: "weeks".into(),
            every: "2".into(),
            weekday: "4".into(),
            nth: String::new(),
            until: "2026-12-31".into(),
            count: String::new(),
            on_holiday: "after".into(),
        }
    }

    fn check(form: &SeriesForm) -> Result<SeriesPlan, Invalid> {
        let now = "2026-09-01T09:00:00+09:00".parse().expect("a moment");
        form.check(&Rules::on(date(2026, 9, 1)), now)
    }

    #[test]
    fn each_day_is_a_whole_meeting() {
        let plan = check(&form()).expect("a good form");
        assert_eq!(plan.days.len(), 7);
        for (day, meeting) in &plan.days {
            let meeting = meeting.as_ref().expect("no Thursday is a holiday");
            assert_eq!(meeting.kind, MeetingKind::Joint);
            let at = korean::seoul(meeting.starts_at);
            assert_eq!((Some(at.date()), at.hour()), (day.held_on, 19));
            assert_eq!(meeting.slots.len(), 1);
        }
    }

    #[test]
    fn every_fault_has_its_field() {
        let typed = |change: fn(&mut SeriesForm)| {
            let mut form = form();
            change(&mut form);
            let invalid = check(&form).expect_err("faulty");
            let mut fields: Vec<_> = invalid.0.iter().map(|fault| fault.field).collect();
            fields.dedup();
            assert_eq!(fields.len(), invalid.0.len(), "one message for each field");
            let first = &invalid.0[0];
            (first.field, first.fault.key)
        };
        for (change, field, key) in [
            (
                (|f| f.pattern = "days".into()) as fn(&mut SeriesForm),
                "pattern",
                "fault-series-pattern",
            ),
            (|f| f.every = "27".into(), "every", "fault-series-every"),
            (
                |f| f.weekday = "8".into(),
                "weekday",
                "fault-series-weekday",
            ),
            (
                |f| (f.pattern, f.nth) = ("month".into(), "5".into()),
                "nth",
                "fault-series-nth",
            ),
            (
                |f| f.on_holiday = String::new(),
                "on_holiday",
                "fault-series-holiday",
            ),
            (|f| f.until = String::new(), "until", "fault-series-end"),
            (|f| f.until = "12월".into(), "until", "fault-date"),
            (|f| f.count = "3".into(), "count", "fault-series-two-ends"),
            (
                |f| f.until = "2026-09-30".into(),
                "until",
                "fault-series-none",
            ),
            (
                |f| f.until = "2027-12-31".into(),
                "until",
                "fault-series-far",
            ),
            (
                |f| (f.until, f.count) = (String::new(), "61".into()),
                "count",
                "fault-series-count",
            ),
            (
                |f| (f.until, f.count) = (String::new(), "-1".into()),
                "count",
                "fault-series-count",
            ),
            (
                |f| f.until = "9999-12-31".into(),
                "until",
                "fault-series-far",
            ),
            (
                |f| f.meeting.day = "9999-12-31".into(),
                "day",
                "fault-meeting-day",
            ),
            (
                |f| f.meeting.day = "2026-08-01".into(),
                "day",
                "fault-meeting-day",
            ),
            (|f| f.meeting.title = String::new(), "title", "fault-empty"),
        ] {
            assert_eq!(typed(change), (field, key));
        }
    }
}
