//! A month of a calendar: its weeks from Monday to Sunday, and the months beside it.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::role::UnknownName;

/// A month of a year, in addresses `2026-08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month(Date);

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Month {
        Month(day.first_of_month())
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// The month after it; the calendar's last one is its own next one.
    pub fn next(self) -> Month {
        self.0.checked_add(1.month()).map_or(self, Month)
    }

    /// The month before it; the calendar's first one is its own.
    pub fn before(self) -> Month {
        self.0.checked_sub(1.month()).map_or(self, Month)
    }

    /// Its weeks, each from Monday to Sunday; days of the months beside it fill the first and
    /// the last one.
    pub fn weeks(self) -> Vec<[Date; 7]> {
        let back = i64::from(self.0.weekday().to_monday_zero_offset());
        let mut monday = self.0.saturating_sub(back.days());
        let mut weeks = Vec::new();
        while monday < self.next().0 {
            let mut day = monday;
            weeks.push([(); 7].map(|()| {
                let this = day;
                day = this.tomorrow().unwrap_or(this);
                this
            }));
            if day == monday {
                break;
            }
            monday = day;
        }
        weeks
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FromStr for Month {
    type Err = UnknownName;

    /// Reads `2026-08`, of the years 2000 to 2199.
    fn from_str(text: &str) -> Result<Month, UnknownName> {
        let (year, month) = text.split_once('-').ok_or(UnknownName)?;
        let year: i16 = year.parse().map_err(|_| UnknownName)?;
        let month: i8 = month.parse().map_err(|_| UnknownName)?;
        if !(2000..2200).contains(&year) || !(1..=12).contains(&month) {
            return Err(UnknownName);
        }
        Ok(Month(date(year, month, 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_go_from_monday_to_sunday_and_hold_the_whole_month() {
        for (month, weeks, first, last) in [
            ("2026-08", 6, date(2026, 7, 27), date(2026, 9, 6)),
            ("2026-02", 5, date(2026, 1, 26), date(2026, 3, 1)),
            // A leap month, and the turn of a year.
            ("2028-02", 5, date(2028, 1, 31), date(2028, 3, 5)),
            ("2026-12", 5, date(2026, 11, 30), date(2027, 1, 3)),
        ] {
            let found = month.parse::<Month>().expect("a month").weeks();
            assert_eq!(found.len(), weeks, "{month}");
            assert_eq!((found[0][0], found[weeks - 1][6]), (first, last), "{month}");
        }
    }

    #[test]
    fn months_are_named_in_addresses() {
        let month: Month = "2026-12".parse().expect("a month");
        assert_eq!(month.next().to_string(), "2027-01");
        assert_eq!(month.before().to_string(), "2026-11");
        assert_eq!(Month::of(date(2026, 12, 31)), month);
        for bad in [
            "", "2026", "2026-13", "2026-00", "1999-12", "2200-01", "x-1",
        ] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
