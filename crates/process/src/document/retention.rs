//! How long a document is kept (보존기간), and from when to when.

use jiff::civil::{Date, date};

use super::Kept;
use crate::role::named;

named! {
    /// A retention period of the rules on records.
    Retention {
        /// One year.
        One = "1",
        /// Three years.
        Three = "3",
        /// Five years.
        Five = "5",
        /// Ten years.
        Ten = "10",
        /// Thirty years.
        Thirty = "30",
        /// 준영구.
        SemiPermanent = "semi-permanent",
        /// 영구.
        Permanent = "permanent",
    }
}

impl Retention {
    /// The number of years; none when it is kept for good.
    pub fn years(self) -> Option<i16> {
        match self {
            Retention::One => Some(1),
            Retention::Three => Some(3),
            Retention::Five => Some(5),
            Retention::Ten => Some(10),
            Retention::Thirty => Some(30),
            Retention::SemiPermanent | Retention::Permanent => None,
        }
    }

    /// From when to when a document is kept that was approved on `day`: years are counted
    /// from 1 January after that year and end on a 31 December. Nothing is deleted then; the
    /// end only opens a review.
    pub fn kept(self, day: Date) -> Kept {
        let first = day.year().saturating_add(1).min(Date::MAX.year());
        let last = |years: i16| first.saturating_add(years - 1).min(Date::MAX.year());
        Kept {
            from: date(first, 1, 1),
            until: self.years().map(|years| date(last(years), 12, 31)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retention_is_counted_in_whole_years_after_the_year() {
        for (retention, day, from, until) in [
            (
                Retention::Five,
                date(2017, 10, 27),
                date(2018, 1, 1),
                Some(date(2022, 12, 31)),
            ),
            (
                Retention::One,
                date(2026, 1, 1),
                date(2027, 1, 1),
                Some(date(2027, 12, 31)),
            ),
            (
                Retention::Thirty,
                date(2026, 12, 31),
                date(2027, 1, 1),
                Some(date(2056, 12, 31)),
            ),
            (
                Retention::Permanent,
                date(2026, 7, 1),
                date(2027, 1, 1),
                None,
            ),
            (
                Retention::Ten,
                Date::MAX,
                date(9999, 1, 1),
                Some(date(9999, 12, 31)),
            ),
        ] {
            assert_eq!(
                retention.kept(day),
                Kept { from, until },
                "{retention} {day}"
            );
        }
    }
}
