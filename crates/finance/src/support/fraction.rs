//! The value of a criterion: nothing, all, or an exact fraction between.

use std::fmt;
use std::str::FromStr;

/// The largest denominator.
const MOST: u32 = 1_000_000;

/// An exact fraction from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

/// Why a text is no such fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "no value from 0 to 1: write per cent with at most two decimals (62.5%) or a fraction (5/8)"
)]
pub struct FractionError;

impl Fraction {
    /// A fraction.
    ///
    /// # Errors
    /// When it is above one or its denominator is nothing or above a million.
    pub fn new(numerator: u32, denominator: u32) -> Result<Fraction, FractionError> {
        let fits = 0 < denominator && denominator <= MOST && numerator <= denominator;
        fits.then_some(Fraction {
            numerator,
            denominator,
        })
        .ok_or(FractionError)
    }

    /// The upper part.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// The lower part, above nothing.
    pub fn denominator(self) -> u32 {
        self.denominator
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    /// Reads "62.5%" and "5/8". A number alone is refused, because 0.5 could be either.
    fn from_str(text: &str) -> Result<Fraction, FractionError> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some((over, under)) = text.split_once('/') {
            return Fraction::new(digits(over)?, digits(under)?);
        }
        let hundredths = percent_read(text.strip_suffix('%').ok_or(FractionError)?)?;
        Fraction::new(hundredths, 10_000)
    }
}

impl fmt::Display for Fraction {
    /// "62.5%" where the lower part is that of a percentage, else "5/8"; it reads back as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator != 10_000 {
            return write!(f, "{}/{}", self.numerator, self.denominator);
        }
        write!(f, "{}%", percent_text(self.numerator))
    }
}

/// Hundredths of a per cent as a person writes them: 6250 is "62.5".
pub fn percent_text(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        _ if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

/// Reads per cent with at most two decimals, without the sign, as hundredths.
///
/// # Errors
/// When the text is nothing else than digits with at most one point between them.
pub fn percent_read(text: &str) -> Result<u32, FractionError> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, "0"));
    let scale = match rest.len() {
        1 => 10,
        2 => 1,
        _ => return Err(FractionError),
    };
    let whole = digits(whole)?.checked_mul(100).ok_or(FractionError)?;
    whole
        .checked_add(digits(rest)? * scale)
        .ok_or(FractionError)
}

fn digits(text: &str) -> Result<u32, FractionError> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FractionError);
    }
    text.parse().map_err(|_| FractionError)
}
