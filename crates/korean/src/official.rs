//! Amounts as official documents write them, so that no figure can be added unseen.

use crate::number;

const DIGITS: [char; 10] = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const UNITS: [&str; 4] = ["", "십", "백", "천"];
const GROUPS: [&str; 5] = ["", "만", "억", "조", "경"];

/// An amount in figures and in Hangul: "금3,940,000원(금삼백구십사만원)".
///
/// Each figure is spelled out, 일 before a unit included. A negative amount is written in
/// figures alone, as the rules know none.
pub fn won_official(amount: i64) -> String {
    let figures = number(amount);
    match u64::try_from(amount) {
        Ok(amount) => format!("금{figures}원(금{}원)", hangul(amount)),
        Err(_) => format!("{figures}원"),
    }
}

fn hangul(amount: u64) -> String {
    if amount == 0 {
        return DIGITS[0].to_string();
    }
    let digits: Vec<usize> = amount
        .to_string()
        .bytes()
        .map(|b| usize::from(b - b'0'))
        .collect();
    let mut out = String::new();
    let mut group_said = false;
    for (at, digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - at;
        if *digit > 0 {
            out.push(DIGITS[*digit]);
            out.push_str(UNITS[place % 4]);
            group_said = true;
        }
        if place.is_multiple_of(4) && group_said {
            out.push_str(GROUPS.get(place / 4).unwrap_or(&""));
            group_said = false;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_spelled_out_figure_by_figure() {
        for (amount, text) in [
            (113_560, "금113,560원(금일십일만삼천오백육십원)"),
            (3_940_000, "금3,940,000원(금삼백구십사만원)"),
            (100_000_001, "금100,000,001원(금일억일원)"),
            (0, "금0원(금영원)"),
            (-5_000, "−5,000원"),
        ] {
            assert_eq!(won_official(amount), text);
        }
        assert!(won_official(i64::MAX).contains("구백이십이경삼천삼백칠십이조"));
    }
}
