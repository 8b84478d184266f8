//! Exact fractions as results show and store them.

use crate::amount::{Amount, UNIT};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// An exact fraction in lowest terms, written `"7/3"`, or `"2"` when it is whole.
///
/// ```
/// use allocation::Fraction;
/// let share: Fraction = "1000/3".parse()?;
/// assert_eq!(share.decimal(2), "333.33");
/// # Ok::<(), &'static str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(pub(crate) BigRational);

impl Fraction {
    /// The fraction as a decimal cut off (not rounded) after `places` digits, for showing only.
    pub fn decimal(&self, places: usize) -> String {
        let scale = num_traits::pow(BigInt::from(10), places);
        let cut = (&self.0 * BigRational::from(scale)).to_integer();
        let sign = if cut < BigInt::zero() { "-" } else { "" };
        let digits = format!("{:0>width$}", cut.magnitude(), width = places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        match places {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{decimals}"),
        }
    }

    /// The smallest whole number that is not less, for showing what something is at most.
    pub fn ceiling(&self) -> String {
        self.0.ceil().to_integer().to_string()
    }
}

impl From<BigRational> for Fraction {
    fn from(value: BigRational) -> Self {
        Fraction(value)
    }
}

impl From<u64> for Fraction {
    fn from(value: u64) -> Self {
        Fraction(BigRational::from(BigInt::from(value)))
    }
}

impl From<Amount> for Fraction {
    fn from(value: Amount) -> Self {
        Fraction(BigRational::new(value.steps().into(), UNIT.into()))
    }
}

impl FromStr for Fraction {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let part = |text: &str| {
            text.parse::<BigInt>()
                .map_err(|_| "not a fraction like 7/3")
        };
        let (numerator, denominator) = (part(numerator)?, part(denominator)?);
        if denominator < BigInt::one() {
            return Err("the denominator of a fraction is at least 1");
        }
        Ok(Fraction(BigRational::new(numerator, denominator)))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn fractions_are_shown_cut_off_and_stored_exact() {
        let third: Fraction = "2/6".parse().unwrap();
        assert_eq!(third.to_string(), "1/3");
        assert_eq!(third.decimal(3), "0.333");
        assert_eq!(third.decimal(0), "0");
        assert_eq!("-5/2".parse::<Fraction>().unwrap().decimal(1), "-2.5");
        assert_eq!(Fraction::from(7).decimal(2), "7.00");
        assert_eq!(
            (
                third.ceiling().as_str(),
                Fraction::from(7).ceiling().as_str()
            ),
            ("1", "7")
        );
        let amount = Amount::from_str("0.25").unwrap();
        assert_eq!(Fraction::from(amount).to_string(), "1/4");
        let json = serde_json::to_string(&third).unwrap();
        assert_eq!(serde_json::from_str::<Fraction>(&json).unwrap(), third);
        for bad in ["", "1/0", "1/-2", "1/2/3", "x"] {
            assert!(bad.parse::<Fraction>().is_err(), "{bad}");
        }
    }
}
