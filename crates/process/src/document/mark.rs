//! The marks before the items of an official text: 1. 가. 1) 가) (1) (가) ① ㉮.
//!
//! The order of the eight levels and what follows 하 come from the rules on the conduct of
//! administrative business (시행규칙 제2조).

/// The number of levels.
pub const LEVELS: u8 = 8;

/// The Hangul of a mark: 가 나 … 하, then 거 너 … 허, then 고 …
const INITIALS: [u32; 14] = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18];
const VOWELS: [u32; 6] = [0, 4, 8, 13, 18, 20];

/// The mark of the `number`th item on a level; both are counted from 1.
///
/// Levels beyond the eighth get the mark of the eighth.
pub fn mark(level: u8, number: usize) -> String {
    let number = number.max(1);
    match level {
        0 | 1 => format!("{number}."),
        2 => format!("{}.", syllable(number)),
        3 => format!("{number})"),
        4 => format!("{})", syllable(number)),
        5 => format!("({number})"),
        6 => format!("({})", syllable(number)),
        7 => circled(0x2460, 20, number, |n| format!("({n})")),
        _ => circled(0x326e, 14, number, |n| format!("({})", syllable(n))),
    }
}

/// Splits a typed line into the level of its mark and the text after it.
pub fn split(line: &str) -> Option<(u8, &str)> {
    let (head, rest) = line.split_once(' ')?;
    let level = level_of(head)?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((level, rest))
}

fn level_of(head: &str) -> Option<u8> {
    let mut chars = head.chars();
    if let (Some(one), None) = (chars.next(), chars.next()) {
        return match u32::from(one) {
            0x2460..=0x2473 => Some(7),
            0x326e..=0x327b => Some(8),
            _ => None,
        };
    }
    let (base, inner) = if let Some(inner) = head.strip_suffix('.') {
        (1, inner)
    } else if let Some(inner) = head.strip_prefix('(').and_then(|h| h.strip_suffix(')')) {
        (5, inner)
    } else {
        (3, head.strip_suffix(')')?)
    };
    let digits = inner.len() <= 3 && inner.bytes().all(|b| b.is_ascii_digit());
    match inner {
        "" => None,
        _ if digits => Some(base),
        _ if is_syllable(inner) => Some(base + 1),
        _ => None,
    }
}

fn is_syllable(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(one), None) = (chars.next(), chars.next()) else {
        return false;
    };
    (1..=INITIALS.len() * VOWELS.len()).any(|n| syllable(n) == one)
}

fn syllable(number: usize) -> char {
    let place = (number - 1) % (INITIALS.len() * VOWELS.len());
    let (row, column) = (place / INITIALS.len(), place % INITIALS.len());
    let code = 0xac00 + (INITIALS[column] * 21 + VOWELS[row]) * 28;
    char::from_u32(code).unwrap_or('가')
}

/// A sign that stands for itself, as far as Unicode has them.
fn circled(first: u32, count: usize, number: usize, beyond: fn(usize) -> String) -> String {
    let sign = u32::try_from(number - 1)
        .ok()
        .and_then(|n| char::from_u32(first + n));
    match sign.filter(|_| number <= count) {
        Some(sign) => sign.to_string(),
        None => beyond(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_levels_have_their_marks() {
        let firsts: Vec<_> = (1..=LEVELS).map(|level| mark(level, 1)).collect();
        assert_eq!(firsts, ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]);
        for (level, number, expected) in [
            (2, 2, "나."),
            (2, 14, "하."),
            (2, 15, "거."),
            (2, 28, "허."),
            (2, 29, "고."),
            (7, 20, "⑳"),
            (7, 21, "(21)"),
            (8, 14, "㉻"),
            (8, 15, "(거)"),
        ] {
            assert_eq!(mark(level, number), expected);
        }
    }

    #[test]
    fn a_typed_mark_tells_the_level() {
        for (line, expected) in [
            ("1. 개요", Some((1, "개요"))),
            ("가. 일시", Some((2, "일시"))),
            ("허. 끝", Some((2, "끝"))),
            ("12) 곳", Some((3, "곳"))),
            ("가) 곳", Some((4, "곳"))),
            ("(3) 곳", Some((5, "곳"))),
            ("(나) 곳", Some((6, "곳"))),
            ("② 곳", Some((7, "곳"))),
            ("㉯ 곳", Some((8, "곳"))),
            ("2017. 10. 18.", None),
            ("개. 곳", None),
            ("1.", None),
            ("글 한 줄", None),
        ] {
            assert_eq!(split(line), expected, "{line}");
        }
    }
}
