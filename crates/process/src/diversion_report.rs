//! The quarterly report of diversions (전용): what the assembly is told, and until when.
//!
//! A diversion moves money between budget items of one policy programme. Each one that came
//! into force in a quarter is reported after it, whoever asked for it.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::DiversionRule;

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    number: i8,
}

/// The years that a quarter may have.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=9998;

impl Quarter {
    /// The quarter with this number from 1 to 4.
    pub fn new(year: i64, number: i64) -> Option<Quarter> {
        let year = i16::try_from(year)
            .ok()
            .filter(|year| YEARS.contains(year))?;
        let number = i8::try_from(number).ok().filter(|n| (1..=4).contains(n))?;
        Some(Quarter { year, number })
    }

    /// The quarter of a day.
    pub fn of(day: Date) -> Quarter {
        let year = day.year().clamp(*YEARS.start(), *YEARS.end());
        let number = (day.month() - 1) / 3 + 1;
        Quarter { year, number }
    }

    /// The quarter by its name, such as `2027-2`.
    pub fn from_name(name: &str) -> Option<Quarter> {
        let (year, number) = name.split_once('-')?;
        Quarter::new(year.parse().ok()?, number.parse().ok()?)
    }

    /// Its name in addresses.
    pub fn name(self) -> String {
        format!("{}-{}", self.year, self.number)
    }

    /// The year.
    pub fn year(self) -> i64 {
        i64::from(self.year)
    }

    /// The number in the year, from 1 to 4.
    pub fn number(self) -> i64 {
        i64::from(self.number)
    }

    /// The one before.
    pub fn before(self) -> Quarter {
        match self.number {
            1 => Quarter {
                year: (self.year - 1).max(*YEARS.start()),
                number: 4,
            },
            number => Quarter {
                number: number - 1,
                ..self
            },
        }
    }

    /// The one after.
    pub fn after(self) -> Quarter {
        match self.number {
            4 => Quarter {
                year: (self.year + 1).min(*YEARS.end()),
                number: 1,
            },
            number => Quarter {
                number: number + 1,
                ..self
            },
        }
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        date(self.year, (self.number - 1) * 3 + 1, 1)
    }

    /// The last day.
    pub fn last_day(self) -> Date {
        date(self.year, self.number * 3, 1).last_of_month()
    }

    /// Its first moment, and the first one after it.
    pub fn moments(self) -> (Timestamp, Timestamp) {
        let next = self.last_day().tomorrow().unwrap_or(Date::MAX);
        let midnight = korean::seoul_midnight;
        (midnight(self.first_day()), midnight(next))
    }

    /// The last day on which it may be reported: the end of a later month.
    pub fn due(self, rule: &DiversionRule) -> Date {
        let months = i32::from(self.number) * 3 - 1 + i32::from(rule.months_after);
        let year = i32::from(self.year) + months / 12;
        let year = i16::try_from(year).unwrap_or(i16::MAX).min(9999);
        let month = i8::try_from(months % 12 + 1).unwrap_or(12);
        date(year, month, 1).last_of_month()
    }
}

/// Reads the day on which the report of a quarter went to the assembly.
///
/// # Errors
/// While the quarter runs; names a day that is none, before its end, or to come.
pub fn reported(quarter: Quarter, typed: &str, today: Date) -> Result<Date, Reporting> {
    if today <= quarter.last_day() {
        let fault = Fault::new("refusal-diversion-quarter-runs");
        return Err(Reporting::Refused(Refusal::conflict(fault)));
    }
    let wrong = |key| Reporting::Invalid(Invalid::one("reported_on", Fault::new(key)));
    let day: Date = typed.trim().parse().map_err(|_| wrong("fault-date"))?;
    match day {
        day if today < day => Err(wrong("spending-fault-future")),
        day if day <= quarter.last_day() => Err(wrong("diversion-fault-early")),
        day => Ok(day),
    }
}

/// Why a report is not noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reporting {
    /// It can't be yet.
    Refused(Refusal),
    /// The day is faulty.
    Invalid(Invalid),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    #[test]
    fn a_quarter_is_due_at_the_end_of_the_month_after_it() {
        let rule = Rules::on(date(2027, 7, 1)).diversion;
        for (quarter, first, last, due) in [
            (
                "2027-1",
                date(2027, 1, 1),
                date(2027, 3, 31),
                date(2027, 4, 30),
            ),
            (
                "2027-2",
                date(2027, 4, 1),
                date(2027, 6, 30),
                date(2027, 7, 31),
            ),
            (
                "2027-4",
                date(2027, 10, 1),
                date(2027, 12, 31),
                date(2028, 1, 31),
            ),
        ] {
            let quarter = Quarter::from_name(quarter).expect("a quarter");
            assert_eq!((quarter.first_day(), quarter.last_day()), (first, last));
            assert_eq!(quarter.due(rule), due);
            assert_eq!((Quarter::of(first), Quarter::of(last)), (quarter, quarter));
            assert_eq!(quarter.before().after(), quarter);
        }
        assert!(rule.law_ko.contains("49"));
    }

    #[test]
    fn it_is_reported_after_its_last_day() {
        let quarter = Quarter::from_name("2027-2").expect("a quarter");
        let on = |typed, today| reported(quarter, typed, today);
        let today = date(2027, 7, 20);
        assert_eq!(on("2027-07-15", today), Ok(date(2027, 7, 15)));
        assert_eq!(on(" 2027-07-20 ", today), Ok(today));
        for typed in ["2027-06-30", "2027-07-21", "", "7월 15일"] {
            assert!(
                matches!(on(typed, today), Err(Reporting::Invalid(_))),
                "{typed}"
            );
        }
        let early = on("2027-06-30", date(2027, 6, 30));
        assert!(matches!(early, Err(Reporting::Refused(_))));
    }

    #[test]
    fn its_moments_are_those_of_seoul() {
        let (from, until) = Quarter::from_name("2027-2").expect("a quarter").moments();
        assert_eq!(from.to_string(), "2027-03-31T15:00:00Z");
        assert_eq!(until.to_string(), "2027-06-30T15:00:00Z");
    }

    #[test]
    fn what_is_no_quarter_is_none() {
        for name in [
            "2027-0", "2027-5", "2027", "1999-1", "9999-1", "-1-1", "가-나", "2027-1-1",
        ] {
            assert_eq!(Quarter::from_name(name), None, "{name}");
        }
        assert_eq!(Quarter::of(Date::MAX).after().year(), 9998);
    }
}
