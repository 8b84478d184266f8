//! Money of an election: exact decimals that are never negative.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// Decimals kept; binary rounding noise such as `1437562.5099999998` still fits.
const DECIMALS: usize = 15;
/// Digits read before the decimal point: enough for any public budget in any currency.
const WHOLE_DIGITS: usize = 18;
/// One unit of the currency in the smallest step that is kept.
pub(crate) const UNIT: u128 = 10u128.pow(15);

/// An exact amount of money in the currency of its instance, never negative.
///
/// Read and written as decimal text (`"1500000"`, `"969245.38"`), in JSON as well.
///
/// ```
/// use allocation::Amount;
/// let budget: Amount = "969245,380".parse()?;
/// assert_eq!(budget.to_string(), "969245.38");
/// assert_eq!(Amount::from_units(3).minus(budget), None);
/// # Ok::<(), allocation::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u128);

/// Why a text is no [`Amount`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing but white space.
    #[error("the amount is missing")]
    Missing,
    /// A minus sign.
    #[error("an amount is never negative")]
    Negative,
    /// Something else than digits with at most one decimal point or comma.
    #[error("not a decimal number; write digits with at most one decimal point")]
    NotANumber,
    /// `1,000` may be one or one thousand.
    #[error("a comma before three digits has two meanings; write 1000 or 1.0")]
    AmbiguousComma,
    /// More than eighteen digits before the decimal point.
    #[error("the amount has more than 18 digits before the decimal point")]
    TooLarge,
    /// More than fifteen decimals.
    #[error("the amount has more than 15 decimals")]
    TooPrecise,
}

impl Amount {
    /// No money.
    pub const ZERO: Amount = Amount(0);

    /// Whole units of the currency, such as won.
    pub const fn from_units(units: u64) -> Amount {
        Amount(units as u128 * UNIT)
    }

    /// The amount in whole units, or nothing when it has decimals or exceeds `u64`.
    pub fn units(self) -> Option<u64> {
        let whole = u64::try_from(self.0 / UNIT).ok();
        whole.filter(|_| self.0.is_multiple_of(UNIT))
    }

    /// What is left after taking `other`, or nothing when `other` is larger.
    pub fn minus(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// The sum, or nothing beyond about 3.4 × 10²³ units.
    pub fn plus(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// Whether this is no money at all.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount in steps of 1 / [`UNIT`].
    pub(crate) fn steps(self) -> u128 {
        self.0
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AmountError::Missing);
        }
        if text.starts_with(['-', '\u{2212}']) {
            return Err(AmountError::Negative);
        }
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) {
            return Err(AmountError::NotANumber);
        }
        let grouped = whole.len() <= 3 && decimals.len() == 3 && !whole.starts_with('0');
        if grouped && text.contains(',') {
            return Err(AmountError::AmbiguousComma);
        }
        let (whole, decimals) = (
            whole.trim_start_matches('0'),
            decimals.trim_end_matches('0'),
        );
        if whole.len() > WHOLE_DIGITS {
            return Err(AmountError::TooLarge);
        }
        if decimals.len() > DECIMALS {
            return Err(AmountError::TooPrecise);
        }
        let digits = format!("0{whole}{decimals:0<DECIMALS$}");
        digits
            .parse()
            .map(Amount)
            .map_err(|_| AmountError::TooLarge)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / UNIT, self.0 % UNIT);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:0>DECIMALS$}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Result<&str, AmountError>) {
        let read = text.parse::<Amount>().map(|amount| amount.to_string());
        assert_eq!(read.as_deref(), expect.as_deref(), "{text}");
    }

    #[test]
    fn texts_become_amounts_or_a_reason() {
        check("0", Ok("0"));
        check(" 1500000 ", Ok("1500000"));
        check("75000.0", Ok("75000"));
        check("0,125", Ok("0.125"));
        check("1437562.5099999998", Ok("1437562.5099999998"));
        check("12345,678", Ok("12345.678"));
        check("000000000000000000001", Ok("1"));
        check("999999999999999999", Ok("999999999999999999"));
        assert_eq!(Amount::from_units(u64::MAX).units(), Some(u64::MAX));
        assert_eq!("1.5".parse::<Amount>().unwrap().units(), None);
        check("1,000", Err(AmountError::AmbiguousComma));
        check("1,000,000", Err(AmountError::NotANumber));
        check("", Err(AmountError::Missing));
        check("-1", Err(AmountError::Negative));
        check("−1", Err(AmountError::Negative));
        for text in [
            "1e9", "+1", "1 000", "0x10", "١٢", ".5", "NaN", "inf", "1원",
        ] {
            check(text, Err(AmountError::NotANumber));
        }
        check("1000000000000000000", Err(AmountError::TooLarge));
        check("0.1234567890123456", Err(AmountError::TooPrecise));
    }

    #[test]
    fn json_keeps_every_digit() {
        let amount: Amount = "969245.38".parse().unwrap();
        let json = serde_json::to_string(&amount).unwrap();
        assert_eq!(json, "\"969245.38\"");
        assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), amount);
    }
}
