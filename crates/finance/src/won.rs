//! `Won`, an amount of money.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount in whole Korean won. Negative amounts are corrections.
///
/// Arithmetic is checked: there is no `+` operator, because a sum that overflows must be
/// an error that somebody sees and never a wrapped figure.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Won(pub i64);

/// Why a text or a sum is not an amount of won.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WonError {
    /// The text holds something other than digits, separators and a trailing unit.
    #[error(
        "not an amount of won: use digits, and commas only before three of them, such as 1,870,000"
    )]
    NotANumber,
    /// The amount is outside what 64 bits hold.
    #[error("the amount is too large")]
    TooLarge,
}

impl Won {
    /// Nothing at all.
    pub const ZERO: Won = Won(0);

    /// The sum, or [`WonError::TooLarge`].
    pub fn plus(self, other: Won) -> Result<Won, WonError> {
        self.0
            .checked_add(other.0)
            .map(Won)
            .ok_or(WonError::TooLarge)
    }

    /// The sum of many amounts, or [`WonError::TooLarge`].
    pub fn sum(amounts: impl IntoIterator<Item = Won>) -> Result<Won, WonError> {
        amounts.into_iter().try_fold(Won::ZERO, Won::plus)
    }
}

impl fmt::Display for Won {
    /// Digits only, as data files and the API carry it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Won {
    type Err = WonError;

    /// Reads what a person types: "1870000", "1,870,000", "1,870,000원", "120만", "1억 8천만 원",
    /// "십만 원", "일백이십만 원".
    ///
    /// The Korean units 억 and 만 may each stand once, in that order; 천, 백 and 십 multiply
    /// within them ("8천만"). 일 to 구 are digits too, one before each unit. A comma stands only before three digits, so that "1,5억", which
    /// may mean one and a half, is no fifteen. A sign, a decimal point or any other character
    /// is refused.
    fn from_str(text: &str) -> Result<Won, WonError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let text = spelled(&text)?;
        let text = text.strip_prefix('₩').unwrap_or(&text);
        let text = text.strip_suffix('원').unwrap_or(text);
        if text.is_empty() {
            return Err(WonError::NotANumber);
        }
        let (eok, rest) = split_unit(text, '억')?;
        let (man, rest) = split_unit(rest, '만')?;
        let ones = if rest.is_empty() { 0 } else { section(rest)? };
        let total = scaled(eok, 100_000_000)?
            .checked_add(scaled(man, 10_000)?)
            .and_then(|sum| sum.checked_add(ones))
            .ok_or(WonError::TooLarge)?;
        Ok(Won(total))
    }
}

/// Writes digits for 일 to 구. Two of them in a row are no number that anybody says.
fn spelled(text: &str) -> Result<String, WonError> {
    let mut before = false;
    let digits = text.chars().map(|letter| {
        let mut place = "일이삼사오육칠팔구".chars().zip('1'..='9');
        let digit = place.find(|(name, _)| *name == letter);
        if before && digit.is_some() {
            return Err(WonError::NotANumber);
        }
        before = digit.is_some();
        Ok(digit.map_or(letter, |(_, digit)| digit))
    });
    digits.collect()
}

/// Cuts the part before `unit` off; a text without the unit has nothing of it.
fn split_unit(text: &str, unit: char) -> Result<(i64, &str), WonError> {
    match text.split_once(unit) {
        Some((before, after)) => Ok((section(before)?, after)),
        None => Ok((0, text)),
    }
}

fn scaled(count: i64, unit: i64) -> Result<i64, WonError> {
    count.checked_mul(unit).ok_or(WonError::TooLarge)
}

/// Digits with 천, 백 and 십 inside one unit: "8천" is 8,000 and "1천2백" is 1,200.
fn section(text: &str) -> Result<i64, WonError> {
    let mut total = 0i64;
    let mut rest = text;
    for (mark, unit) in [('천', 1_000), ('백', 100), ('십', 10)] {
        if let Some((before, after)) = rest.split_once(mark) {
            let count = if before.is_empty() {
                1
            } else {
                digits(before)?
            };
            total = total
                .checked_add(scaled(count, unit)?)
                .ok_or(WonError::TooLarge)?;
            rest = after;
        }
    }
    if rest.is_empty() && !text.is_empty() {
        return Ok(total);
    }
    total.checked_add(digits(rest)?).ok_or(WonError::TooLarge)
}

/// A number, plain or with a comma before every group of three digits.
fn digits(text: &str) -> Result<i64, WonError> {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = !text.contains(',') || first.len() <= 3;
    let rest_of_three = groups.all(|group| group.len() == 3);
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let all_digits = plain.bytes().all(|b| b.is_ascii_digit());
    if first.is_empty() || !grouped || !rest_of_three || !all_digits {
        return Err(WonError::NotANumber);
    }
    plain.parse().map_err(|_| WonError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (text, won) in [
            ("0", 0),
            ("1870000", 1_870_000),
            ("1,870,000", 1_870_000),
            (" 1,870,000 원", 1_870_000),
            ("₩2,070,000", 2_070_000),
            ("120만", 1_200_000),
            ("1억 8천만 원", 180_000_000),
            ("1억", 100_000_000),
            ("10억원", 1_000_000_000),
            ("8천만", 80_000_000),
            ("1억 5백", 100_000_500),
            ("3천5백만", 35_000_000),
            ("1,200만", 12_000_000),
            ("십만", 100_000),
            ("일백이십만원", 1_200_000),
            ("사천삼백만 원", 43_000_000),
            ("삼천오백십이", 3_512),
            ("9,223,372,036,854,775,807", i64::MAX),
        ] {
            assert_eq!(text.parse(), Ok(Won(won)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in [
            "",
            "원",
            "abc",
            "-5",
            "1.5",
            "12e3",
            "만",
            "억",
            "1만2억",
            "１２",
            "1,5",
            "1,5억",
            "1,50만",
            "1,5천만",
            "1,0000",
            "1234,567",
            ",500",
            "500,",
            "1,,000",
            ",",
            "1,000,",
            "1천,500",
            "일이삼",
            "십만십만",
        ] {
            assert_eq!(text.parse::<Won>(), Err(WonError::NotANumber), "{text}");
        }
        assert_eq!(
            "99999999999999999999".parse::<Won>(),
            Err(WonError::TooLarge)
        );
        assert_eq!("999999999999999억".parse::<Won>(), Err(WonError::TooLarge));
    }

    #[test]
    fn sums_are_checked() {
        assert_eq!(
            Won::sum([Won(1_870_000), Won(2_070_000)]),
            Ok(Won(3_940_000))
        );
        assert_eq!(Won(i64::MAX).plus(Won(1)), Err(WonError::TooLarge));
    }
}
