//! Amounts of won in words and in figures.

use crate::{Lang, number};

const MAN: u64 = 10_000;
const EOK: u64 = 100_000_000;
const JO: u64 = 1_000_000_000_000;

/// An amount as people say it, never rounded: "1억 8천만 원", "187만 원"; "180 million won".
///
/// An amount that has no short form is written out: "1억 8,765만 4,321원", "187,654,321 won".
pub fn won(lang: Lang, amount: i64) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    let value = amount.unsigned_abs();
    match lang {
        Lang::Ko => format!("{sign}{}", spoken_korean(value)),
        Lang::En => match spoken_english(value) {
            Some(text) => format!("{sign}{text} won"),
            None => format!("{} won", number(amount)),
        },
    }
}

/// An amount in figures: "180,000,000원", "₩180,000,000".
pub fn won_exact(lang: Lang, amount: i64) -> String {
    match lang {
        Lang::Ko => format!("{}원", number(amount)),
        Lang::En if amount < 0 => format!("−₩{}", number(amount).trim_start_matches('−')),
        Lang::En => format!("₩{}", number(amount)),
    }
}

/// Figures with the spoken form: "180,000,000원(1억 8천만 원)", "₩180,000,000 (180 million won)".
pub fn won_both(lang: Lang, amount: i64) -> String {
    let exact = won_exact(lang, amount);
    let spoken = won(lang, amount);
    match lang {
        _ if amount.unsigned_abs() < MAN => exact,
        Lang::Ko => format!("{exact}({spoken})"),
        Lang::En if amount.unsigned_abs() < 1_000_000 => exact,
        Lang::En => format!("{exact} ({spoken})"),
    }
}

/// Groups of ten thousand, as Korean counts.
fn spoken_korean(value: u64) -> String {
    if value == 0 {
        return "0원".to_owned();
    }
    let mut parts = Vec::new();
    for (unit, name) in [(JO, "조"), (EOK, "억"), (MAN, "만")] {
        // The number of 조 may exceed four digits: 64 bits hold some nine million of them.
        let group = if unit == JO {
            value / unit
        } else {
            value / unit % MAN
        };
        match group {
            0 => {}
            _ if group >= MAN => {
                parts.push(format!(
                    "{}만 {}{name}",
                    grouped(group / MAN),
                    grouped(group % MAN)
                ));
            }
            _ if group.is_multiple_of(1000) => {
                parts.push(format!("{}천{name}", group / 1000));
            }
            _ => parts.push(format!("{}{name}", grouped(group))),
        }
    }
    match value % MAN {
        0 => parts.push("원".to_owned()),
        rest => parts.push(format!("{}원", grouped(rest))),
    }
    parts.join(" ")
}

/// "180 million", "1.87 million", "1.2 billion"; none when three decimals would not be exact.
fn spoken_english(value: u64) -> Option<String> {
    let (unit, name) = match value {
        0..1_000_000 => return None,
        1_000_000..1_000_000_000 => (1_000_000, "million"),
        1_000_000_000..JO => (1_000_000_000, "billion"),
        _ => (JO, "trillion"),
    };
    if !(value % unit).is_multiple_of(unit / 1000) {
        return None;
    }
    let decimals = format!("{:03}", value % unit / (unit / 1000));
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    Some(format!("{}{point}{decimals} {name}", grouped(value / unit)))
}

fn grouped(value: u64) -> String {
    i64::try_from(value).map_or_else(|_| value.to_string(), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoken() {
        for (amount, ko, en) in [
            (0, "0원", "0 won"),
            (900, "900원", "900 won"),
            (1_870_000, "187만 원", "1.87 million won"),
            (3_940_000, "394만 원", "3.94 million won"),
            (10_000_000, "1천만 원", "10 million won"),
            (12_000_000, "1,200만 원", "12 million won"),
            (90_000_000, "9천만 원", "90 million won"),
            (180_000_000, "1억 8천만 원", "180 million won"),
            (187_654_321, "1억 8,765만 4,321원", "187,654,321 won"),
            (1_000_000_000, "10억 원", "1 billion won"),
            (65_500_000_000, "655억 원", "65.5 billion won"),
            (3_000_000_000_000, "3조 원", "3 trillion won"),
            (-5_000_000, "−500만 원", "−5 million won"),
        ] {
            assert_eq!(won(Lang::Ko, amount), ko);
            assert_eq!(won(Lang::En, amount), en);
        }
        // The ends of the range have a text as well.
        assert!(won(Lang::Ko, i64::MIN).starts_with("−922만 3,372조"));
        assert_eq!(
            won(Lang::Ko, i64::MAX),
            "922만 3,372조 368억 5,477만 5,807원"
        );
    }

    #[test]
    fn figures() {
        assert_eq!(won_exact(Lang::Ko, 180_000_000), "180,000,000원");
        assert_eq!(won_exact(Lang::En, -4_200), "−₩4,200");
        assert_eq!(
            won_both(Lang::En, 180_000_000),
            "₩180,000,000 (180 million won)"
        );
        assert_eq!(
            won_both(Lang::Ko, 180_000_000),
            "180,000,000원(1억 8천만 원)"
        );
        assert_eq!(won_both(Lang::Ko, 900), "900원");
    }
}
