//! Terms (기간): how many days somebody has, and on which day they end.
//!
//! Days are those of Asia/Seoul. The holidays are in `data/holidays.toml`, one list for each
//! year, with those whose day is the same every year for a year without a list.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::rules::{self, in_force};

/// Which days of a term count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// Every day.
    Calendar,
    /// Every day but Saturdays, Sundays and holidays.
    Working,
}

/// How long somebody has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Term {
    /// The number of days.
    pub n: u16,
    /// Which days count.
    pub kind: DayKind,
    /// Whether the day of the event is the first day (Civil Act, article 157: it is not).
    pub first_day_counts: bool,
    /// Whether an end on a Saturday, Sunday or holiday moves to the next working day (Civil
    /// Act, article 161).
    #[serde(default)]
    pub rolls: bool,
    /// Where it comes from, in Korean.
    pub law_ko: String,
    /// Where it comes from, in English.
    pub law_en: String,
}

impl Term {
    /// The last day of a term that begins with an event on `day`.
    pub fn last_day(&self, day: Date) -> Date {
        let counts = |day: Date| self.kind == DayKind::Calendar || is_working_day(day);
        let mut last = day;
        let mut left = self.n;
        if self.first_day_counts && counts(day) {
            left = left.saturating_sub(1);
        }
        while left > 0 {
            last = after(last);
            if counts(last) {
                left -= 1;
            }
        }
        while self.rolls && !is_working_day(last) {
            last = after(last);
        }
        last
    }

    /// The first moment that is too late, for an event at `from`: midnight in Seoul after the
    /// last day.
    pub fn deadline(&self, from: Timestamp) -> Timestamp {
        let last = self.last_day(korean::seoul(from).date());
        korean::seoul_midnight(after(last))
    }
}

/// The next day; the calendar's last day is its own next one.
fn after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

/// Whether offices work on a day: no Saturday, no Sunday, no holiday.
pub fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    // The calendar's last day ends every term.
    day == Date::MAX || !(weekend || is_holiday(day))
}

/// Whether a day is a public holiday.
pub fn is_holiday(day: Date) -> bool {
    match FILE.years.get(&day.year().to_string()) {
        Some(days) => days.iter().any(|holiday| *holiday == day.to_string()[5..]),
        None => in_force(&FILE.every_year, day, |fixed| fixed.from)
            .days
            .iter()
            .any(|holiday| *holiday == day.to_string()[5..]),
    }
}

/// Whether the holidays of a year are known; otherwise only those with a fixed day are.
pub fn knows_year(year: i16) -> bool {
    FILE.years.contains_key(&year.to_string())
}

#[derive(Deserialize)]
struct Fixed {
    #[serde(deserialize_with = "rules::day")]
    from: Date,
    days: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    every_year: Vec<Fixed>,
    years: BTreeMap<String, Vec<String>>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/holidays.toml")).expect("a test reads the holidays")
});

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn term(n: u16, kind: DayKind, first_day_counts: bool, rolls: bool) -> Term {
        Term {
            n,
            kind,
            first_day_counts,
            rolls,
            law_ko: String::new(),
            law_en: String::new(),
        }
    }

    #[test]
    fn terms_end_on_their_day() {
        use DayKind::{Calendar, Working};
        for (n, kind, first, rolls, from, last) in [
            // The day of the event does not count, or does.
            (
                7,
                Calendar,
                false,
                false,
                date(2026, 7, 1),
                date(2026, 7, 8),
            ),
            (7, Calendar, true, false, date(2026, 7, 1), date(2026, 7, 7)),
            // 11 July 2026 is a Saturday.
            (
                7,
                Calendar,
                false,
                false,
                date(2026, 7, 4),
                date(2026, 7, 11),
            ),
            (
                7,
                Calendar,
                false,
                true,
                date(2026, 7, 4),
                date(2026, 7, 13),
            ),
            // Over the Harvest Festival of 2026, 24 to 26 September.
            (
                3,
                Working,
                false,
                false,
                date(2026, 9, 23),
                date(2026, 9, 30),
            ),
            // An event on a holiday begins the term all the same.
            (
                1,
                Working,
                false,
                false,
                date(2026, 9, 25),
                date(2026, 9, 28),
            ),
            (
                1,
                Working,
                true,
                false,
                date(2026, 9, 25),
                date(2026, 9, 28),
            ),
            // Over the end of the year; 1 January is a holiday.
            (
                2,
                Working,
                false,
                false,
                date(2026, 12, 30),
                date(2027, 1, 4),
            ),
            (
                1,
                Calendar,
                false,
                true,
                date(2026, 12, 31),
                date(2027, 1, 4),
            ),
            (
                0,
                Calendar,
                false,
                false,
                date(2026, 7, 4),
                date(2026, 7, 4),
            ),
        ] {
            let term = term(n, kind, first, rolls);
            assert_eq!(term.last_day(from), last, "{term:?} from {from}");
        }
    }

    #[test]
    fn a_deadline_is_midnight_in_seoul() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let term = term(7, DayKind::Calendar, false, false);
        // The last second of a day in Seoul, and the first of the next.
        for (from, end) in [
            ("2026-07-01T23:59:59+09:00", "2026-07-09T00:00:00+09:00"),
            ("2026-07-02T00:00:00+09:00", "2026-07-10T00:00:00+09:00"),
            ("2026-12-31T23:59:59+09:00", "2027-01-08T00:00:00+09:00"),
        ] {
            assert_eq!(term.deadline(at(from)), at(end), "{from}");
        }
    }

    #[test]
    fn the_holidays_can_be_read() {
        assert!(is_holiday(date(2026, 9, 25)) && !is_working_day(date(2026, 9, 25)));
        assert!(is_holiday(date(2099, 12, 25)) && !knows_year(2099));
        // Constitution Day came back in 2026, Labour Day came with it.
        for (day, holiday) in [
            (date(2025, 5, 1), false),
            (date(2025, 7, 17), false),
            (date(2022, 7, 17), false),
            (date(2026, 5, 1), true),
            (date(2026, 7, 17), true),
            (date(2027, 5, 3), true),
            (date(2027, 7, 19), true),
            (date(2031, 7, 17), true),
            (date(2028, 10, 5), true),
            (date(2017, 10, 6), true),
        ] {
            assert_eq!(is_holiday(day), holiday, "{day}");
        }
        for (year, days) in &FILE.years {
            for day in days {
                assert!(
                    format!("{year}-{day}").parse::<Date>().is_ok(),
                    "{year}-{day}"
                );
            }
        }
        assert_eq!(
            term(60_000, DayKind::Working, false, true).last_day(Date::MAX),
            Date::MAX
        );
    }
}
