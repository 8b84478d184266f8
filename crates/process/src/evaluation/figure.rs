//! What was measured: exact fractions, and how they moved against the same district's own year
//! before.

use finance::Won;
use serde::{Deserialize, Serialize};

use super::{Measure, Unit};
use crate::diversity::LEAST;

/// What a measure gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Figure {
    /// An exact fraction.
    Exact {
        /// What was counted.
        numerator: i64,
        /// Of how many; 1 for a plain number.
        denominator: i64,
    },
    /// So few people that the number is not shown.
    Few,
    /// There is nothing of which it could be a part.
    Nothing,
}

/// The figure of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// What was measured.
    pub measure: Measure,
    /// What it gave.
    pub figure: Figure,
}

/// What was measured of a district in a year, in the order of its scheme. Its JSON is what the
/// seal covers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The figures.
    pub values: Vec<Value>,
}

impl Profile {
    /// The figure of a measure, where the scheme of the year had it.
    pub fn of(&self, measure: Measure) -> Option<Figure> {
        let found = self.values.iter().find(|value| value.measure == measure);
        found.map(|value| value.figure)
    }

    /// The measures whose figures differ from those of an earlier version.
    pub fn differs(&self, before: &Profile) -> Vec<Measure> {
        let other = |value: &&Value| before.of(value.measure) != Some(value.figure);
        let changed = self.values.iter().filter(other);
        changed.map(|value| value.measure).collect()
    }
}

/// How a figure moved. It says nothing of better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// More than the year before.
    Up,
    /// Less.
    Down,
    /// Exactly the same.
    Same,
}

impl Change {
    /// The name in data and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::Up => "up",
            Change::Down => "down",
            Change::Same => "same",
        }
    }
}

impl Figure {
    /// How it moved from the figure of the year before; `None` where one of them is no number.
    pub fn since(self, before: Figure) -> Option<Change> {
        let (now, before) = (self.parts()?, before.parts()?);
        let left = i128::from(now.0) * i128::from(before.1);
        let right = i128::from(before.0) * i128::from(now.1);
        Some(match left.cmp(&right) {
            std::cmp::Ordering::Greater => Change::Up,
            std::cmp::Ordering::Less => Change::Down,
            std::cmp::Ordering::Equal => Change::Same,
        })
    }

    /// Numerator and denominator.
    pub fn parts(self) -> Option<(i64, i64)> {
        match self {
            Figure::Exact {
                numerator,
                denominator,
            } => Some((numerator, denominator)),
            Figure::Few | Figure::Nothing => None,
        }
    }

    /// The number in tenths of its unit, cut and never rounded up: 123 are 12.3 people of a
    /// thousand, or 12.3 per cent. Days are whole.
    pub fn tenths(self, unit: Unit) -> Option<i64> {
        let (numerator, denominator) = self.parts()?;
        let scale: i128 = match unit {
            Unit::PerThousand => 10_000,
            Unit::Share => 1_000,
            Unit::Days => 10,
        };
        let tenths = (i128::from(numerator) * scale).div_euclid(i128::from(denominator.max(1)));
        Some(i64::try_from(tenths).unwrap_or(i64::MAX))
    }
}

/// A part of a whole; of nothing there is none.
pub fn figure(numerator: i64, denominator: i64) -> Figure {
    match denominator > 0 {
        true => Figure::Exact {
            numerator,
            denominator,
        },
        false => Figure::Nothing,
    }
}

/// So many people of a number that everybody knows, such as that of the residents.
pub fn people_of(people: i64, whole: Option<i64>) -> Figure {
    match whole {
        Some(_) if 0 < people && people < LEAST => Figure::Few,
        Some(whole) => figure(people, whole),
        None => Figure::Nothing,
    }
}

/// A part of people as [`openness`](crate::openness) lets it be seen.
pub fn share_of_people(part: Option<i64>, whole: Option<i64>) -> Figure {
    match part.zip(whole) {
        Some((part, whole)) => figure(part, whole),
        None => Figure::Few,
    }
}

/// A part of an amount.
pub fn share_of_won(part: Won, whole: Won) -> Figure {
    figure(part.0, whole.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_figure_is_compared_exactly() {
        let third = figure(1, 3);
        assert_eq!(
            third.since(figure(333_333_333, 1_000_000_000)),
            Some(Change::Up)
        );
        assert_eq!(third.since(figure(2, 6)), Some(Change::Same));
        assert_eq!(third.since(figure(1, 2)), Some(Change::Down));
        assert_eq!(third.since(Figure::Few), None);
        let most = figure(i64::MAX - 1, i64::MAX);
        assert_eq!(figure(i64::MAX, i64::MAX).since(most), Some(Change::Up));
        assert_eq!(figure(1, 0), Figure::Nothing);
    }

    #[test]
    fn tenths_are_cut() {
        assert_eq!(figure(1, 3).tenths(Unit::Share), Some(333));
        assert_eq!(figure(999_999, 1_000_000).tenths(Unit::Share), Some(999));
        assert_eq!(figure(412, 35_000).tenths(Unit::PerThousand), Some(117));
        assert_eq!(figure(45, 1).tenths(Unit::Days), Some(450));
        assert_eq!(Figure::Nothing.tenths(Unit::Share), None);
    }

    #[test]
    fn few_people_are_no_number() {
        assert_eq!(people_of(4, Some(30_000)), Figure::Few);
        assert_eq!(people_of(0, Some(30_000)), figure(0, 30_000));
        assert_eq!(people_of(5, Some(30_000)), figure(5, 30_000));
        assert_eq!(people_of(50, None), Figure::Nothing);
        assert_eq!(share_of_people(None, Some(12)), Figure::Few);
    }

    #[test]
    fn a_profile_is_read_as_it_was_written() {
        let profile = Profile {
            values: vec![
                Value {
                    measure: Measure::Spent,
                    figure: share_of_won(Won(3_940_000), Won(4_000_000)),
                },
                Value {
                    measure: Measure::NewFaces,
                    figure: Figure::Few,
                },
            ],
        };
        let text = serde_json::to_string(&profile).expect("plain");
        assert_eq!(
            serde_json::from_str::<Profile>(&text).ok(),
            Some(profile.clone())
        );
        let mut later = profile.clone();
        later.values[0].figure = figure(1, 2);
        assert_eq!(later.differs(&profile), [Measure::Spent]);
        assert_eq!(later.of(Measure::CriteriaMet), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_change_turns_around_with_its_years(a in 0i64.., b in 1i64.., c in 0i64.., d in 1i64..) {
            let there = figure(a, b).since(figure(c, d));
            let back = figure(c, d).since(figure(a, b));
            let turned = match there {
                Some(Change::Up) => Some(Change::Down),
                Some(Change::Down) => Some(Change::Up),
                other => other,
            };
            prop_assert_eq!(back, turned);
        }
    }
}
