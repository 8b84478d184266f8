//! Numbers with separators, ordinals and percentages.

use crate::Lang;

/// A whole number with a comma between groups of three digits: "1,870,000", "−12,000".
///
/// The minus is the typographic one (U+2212), which screen readers say aloud.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if value < 0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A place in an order: "1번째", "2nd".
pub fn ordinal(lang: Lang, value: u64) -> String {
    match lang {
        Lang::Ko => format!("{value}번째"),
        Lang::En => {
            let ending = match (value % 10, value % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{value}{ending}")
        }
    }
}

/// A share as a percentage with one decimal, rounded half up: "8.2 %", "100 %".
///
/// `None` when the whole is zero or either number is negative.
pub fn percent(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 || part < 0 {
        return None;
    }
    let tenths = (i128::from(part) * 2000 + i128::from(whole)) / (i128::from(whole) * 2);
    i64::try_from(tenths).ok().map(self::tenths)
}

/// A share as [`percent`] gives it, but cut instead of rounded, so that "100 %" is said of the
/// whole alone.
///
/// `None` when the whole is zero or either number is negative.
pub fn percent_cut(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 || part < 0 {
        return None;
    }
    let tenths = i128::from(part) * 1000 / i128::from(whole);
    i64::try_from(tenths).ok().map(self::tenths)
}

/// Tenths of a per cent as a percentage: 82 is "8.2 %", 100 is "10 %".
pub fn tenths(value: i64) -> String {
    let units = number(value / 10);
    match value % 10 {
        0 => format!("{units} %"),
        tenth => format!("{units}.{} %", tenth.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_share_is_whole_of_the_whole_alone() {
        let cut = |part, whole| percent_cut(part, whole).unwrap_or_default();
        assert_eq!(cut(99_960_000, 100_000_000), "99.9 %");
        assert_eq!(cut(100_000_000, 100_000_000), "100 %");
        assert_eq!(cut(i64::MAX - 1, i64::MAX), "99.9 %");
        assert_eq!(cut(1, 3), "33.3 %");
        assert_eq!((percent_cut(1, 0), percent_cut(-1, 5)), (None, None));
    }

    #[test]
    fn separators() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_000), "1,000");
        assert_eq!(number(-1_234_567), "−1,234,567");
        assert_eq!(number(i64::MIN), "−9,223,372,036,854,775,808");
    }

    #[test]
    fn ordinals() {
        assert_eq!(ordinal(Lang::Ko, 3), "3번째");
        assert_eq!(ordinal(Lang::En, 1), "1st");
        assert_eq!(ordinal(Lang::En, 12), "12th");
        assert_eq!(ordinal(Lang::En, 23), "23rd");
    }

    #[test]
    fn percentages() {
        assert_eq!(percent(82, 1000).as_deref(), Some("8.2 %"));
        assert_eq!(percent(1, 3).as_deref(), Some("33.3 %"));
        assert_eq!(percent(2, 3).as_deref(), Some("66.7 %"));
        assert_eq!(percent(5, 5).as_deref(), Some("100 %"));
        assert_eq!(percent(1, 0), None);
        assert_eq!(percent(i64::MAX, i64::MAX).as_deref(), Some("100 %"));
    }
}
