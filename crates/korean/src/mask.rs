//! Masking of personal data, and recognising it in text that residents write.

/// An e-mail address with the first two signs of its name: "ma***@example.kr".
///
/// A text without "@" is masked whole.
pub fn mask_email(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((name, host)) if !name.is_empty() => {
            // A name of one or two signs keeps one, or the mask would hide nothing.
            let kept = if name.chars().count() > 2 { 2 } else { 1 };
            format!("{}***@{host}", name.chars().take(kept).collect::<String>())
        }
        _ => "***".to_owned(),
    }
}

/// A phone number with its middle hidden: "010-****-1234"; "***" when it is too short for that.
pub fn mask_phone(number: &str) -> String {
    let digits: String = number.chars().filter_map(ascii_digit).collect();
    let digits = match digits.strip_prefix("82") {
        Some(rest) if number.trim_start().starts_with('+') || rest.starts_with('1') => {
            format!("0{}", rest.trim_start_matches('0'))
        }
        _ => digits,
    };
    if digits.len() < 9 {
        return "***".to_owned();
    }
    let area = match digits.as_bytes() {
        [b'0', b'2', ..] => 2,
        [b'0', b'5', b'0', ..] if digits.len() > 10 => 4,
        _ => 3,
    };
    format!("{}-****-{}", &digits[..area], &digits[digits.len() - 4..])
}

/// A person's name with its first sign only: "김○○". The mask does not tell the length.
pub fn mask_name(name: &str) -> String {
    match name.trim().chars().next() {
        Some(first) => format!("{first}○○"),
        None => "○○○".to_owned(),
    }
}

/// Whether the text holds something shaped like a resident registration number:
/// six digits that are a date and seven more, the first of them from 0 to 9 by century and sex.
pub fn looks_like_rrn(text: &str) -> bool {
    runs(text).iter().any(|run| {
        let d = &run.digits;
        let split_after_birth = run.breaks.is_empty() || run.breaks == [6];
        d.len() == 13 && split_after_birth && plausible_birth(d) && d[6] != 0 && d[6] != 9
    })
}

/// Whether the text holds a phone number of Korea, mobile or fixed, with or without separators.
pub fn looks_like_phone(text: &str) -> bool {
    runs(text).iter().any(Run::is_phone)
}

/// The text with every phone number in it masked, all else unchanged.
pub fn mask_phones_in(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for run in runs(text).iter().filter(|run| run.is_phone()) {
        if run.start < done {
            continue;
        }
        masked.push_str(&text[done..run.start]);
        masked.push_str(&mask_phone(&text[run.start..run.end]));
        done = run.end;
    }
    masked.push_str(&text[done..]);
    masked
}

/// The text with every e-mail address in it masked, all else unchanged.
fn mask_emails_in(text: &str) -> String {
    let name = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let host = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '@' | '＠')) {
        if at < done {
            continue;
        }
        let before = &text[done..at];
        let after = &text[at + sign.len_utf8()..];
        let begins = before.trim_end_matches(name).len();
        let reach = after.find(|c| !host(c)).unwrap_or(after.len());
        // A full stop at the end ends the sentence.
        let place = after[..reach].trim_end_matches(['.', '-']);
        if before[begins..].is_empty() || !place.contains('.') {
            continue;
        }
        masked.push_str(&before[..begins]);
        masked.push_str(&mask_email(&format!("{}@{place}", &before[begins..])));
        done = at + sign.len_utf8() + place.len();
    }
    masked.push_str(&text[done..]);
    masked
}

/// The text with every phone number and e-mail address in it masked: what stands in minutes
/// and on cards before everybody reads them.
pub fn mask_contacts_in(text: &str) -> String {
    // Addresses come first, because their names may be phone numbers.
    mask_phones_in(&mask_emails_in(text))
}

/// Digits that may be one number, with at most one separator between two of them.
struct Run {
    digits: Vec<u8>,
    /// How many digits stand before each separator.
    breaks: Vec<usize>,
    /// A "+" stands before the first digit.
    plus: bool,
    /// Place in the text in bytes.
    start: usize,
    end: usize,
}

/// Digits without anything between them.
struct Group {
    digits: Vec<u8>,
    plus: bool,
    /// The separators before it hold a space or a bracket, or it is the first: a number may
    /// begin here.
    may_begin: bool,
    start: usize,
    end: usize,
}

impl Run {
    fn is_phone(&self) -> bool {
        let mut national = self.digits.clone();
        let mut breaks = self.breaks.clone();
        // The number of the country is often written without its plus.
        let abroad = self.plus || (national.starts_with(&[8, 2, 1]) && national.len() == 12);
        if abroad {
            if !national.starts_with(&[8, 2]) {
                return false;
            }
            let zero = usize::from(national.get(2) == Some(&0));
            national.splice(..2 + zero, [0]);
            breaks = breaks
                .iter()
                .filter(|b| **b > 2 + zero)
                .map(|b| b - 1 - zero)
                .collect();
        }
        let area = match national.as_slice() {
            [0, 1, 0 | 1 | 6..=9, ..] => 3,
            [0, 2, ..] => 2,
            // Numbers that lead to another one, such as 0505.
            [0, 5, 0, ..] if breaks.first() == Some(&4) => 4,
            [0, 3..=7, ..] => 3,
            _ => return false,
        };
        let rest = national.len() - area;
        // Without separators a fixed line is not told from any other figure, so it needs one.
        let written = match breaks.as_slice() {
            [] => national[1] == 1 || abroad,
            [a, b] => *a == area && b + 4 == national.len(),
            [b] => *b == area || b + 4 == national.len(),
            _ => false,
        };
        (7..=8).contains(&rest) && written
    }
}

/// The digit, also when it is written in full width.
fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

fn separator(c: char) -> bool {
    c == ' '
        || c == '\u{a0}'
        || c == '('
        || c == '.'
        || c == '·'
        || c == ')'
        || matches!(c, '-' | '‐'..='―' | '−' | '－' | 'ㅡ')
}

/// Every stretch of up to five groups that may be one number. Two numbers with a space between
/// them are found apart as well as together, because numbers are written with spaces too.
fn runs(text: &str) -> Vec<Run> {
    let mut all = Vec::new();
    for groups in chains(text) {
        for first in (0..groups.len()).filter(|first| groups[*first].may_begin) {
            // The longest comes first, so that a whole number is preferred to its beginning.
            for last in (first..groups.len().min(first + 5)).rev() {
                if groups.get(last + 1).is_none_or(|next| next.may_begin) {
                    all.push(joined(&groups[first..=last]));
                }
            }
        }
    }
    all
}

fn joined(groups: &[Group]) -> Run {
    let mut digits = Vec::new();
    let mut breaks = Vec::new();
    for group in groups {
        if !digits.is_empty() {
            breaks.push(digits.len());
        }
        digits.extend_from_slice(&group.digits);
    }
    let (first, last) = (&groups[0], &groups[groups.len() - 1]);
    Run {
        digits,
        breaks,
        plus: first.plus,
        start: first.start,
        end: last.end,
    }
}

/// The groups of digits, those with only separators between them together.
fn chains(text: &str) -> Vec<Vec<Group>> {
    let mut all: Vec<Vec<Group>> = Vec::new();
    // What stands since the last digit; " - " is still one separator.
    let (mut gap, mut spaced, mut joins) = (0, false, false);
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        if let Some(digit) = ascii_digit(c).and_then(|d| d.to_digit(10)) {
            if !joins {
                all.push(Vec::new());
            }
            if let Some(chain) = all.last_mut() {
                if !joins || gap > 0 {
                    let plus = before == '+';
                    chain.push(Group {
                        digits: Vec::new(),
                        plus,
                        may_begin: !joins || spaced,
                        start: if plus { place - 1 } else { place },
                        end: place,
                    });
                }
                if let Some(group) = chain.last_mut() {
                    // Twenty digits are enough to know that a figure is no number of a person.
                    if group.digits.len() < 20 {
                        group.digits.push(u8::try_from(digit).unwrap_or(0));
                    }
                    group.end = place + c.len_utf8();
                }
            }
            (gap, spaced, joins) = (0, false, true);
        } else if joins && separator(c) && gap < 3 {
            gap += 1;
            spaced |= matches!(c, ' ' | '\u{a0}' | '(');
        } else {
            joins = false;
        }
        before = c;
    }
    all
}

/// Year, month and day of a birth date in six digits.
fn plausible_birth(d: &[u8]) -> bool {
    let (month, day) = (d[2] * 10 + d[3], d[4] * 10 + d[5]);
    let longest = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks() {
        assert_eq!(mask_email("madang@example.kr"), "ma***@example.kr");
        assert_eq!(mask_email("ab@example.kr"), "a***@example.kr");
        assert_eq!(mask_email("no address"), "***");
        assert_eq!(mask_phone("01012341234"), "010-****-1234");
        assert_eq!(mask_phone("+82 10-1234-5678"), "010-****-5678");
        assert_eq!(mask_phone("02-123-4567"), "02-****-4567");
        assert_eq!(mask_phone("1234"), "***");
        assert_eq!(mask_name("김하늘"), "김○○");
        assert_eq!(mask_name(""), "○○○");
    }

    #[test]
    fn registration_numbers_are_recognised() {
        for text in [
            "900101-1234567",
            "번호는 9001011234567입니다",
            "900101 - 2234567",
            "９００１０１－１２３４５６７",
            "000229 3123456",
            "010-1234-5678 900101-1234567",
            "900101–1234567",
        ] {
            assert!(looks_like_rrn(text), "{text}");
        }
        for text in [
            "901301-1234567",
            "900100-1234567",
            "900230-1234567",
            "9001011-234567",
            "1,234,567원",
            "010-1234-5678",
            "19001011234567",
            "900101-123456",
            "",
            "문서 20171027-0012393",
        ] {
            assert!(!looks_like_rrn(text), "{text}");
        }
    }

    #[test]
    fn phone_numbers_are_recognised_and_masked_in_place() {
        for text in [
            "010-1234-5678",
            "01012345678",
            "02-123-4567",
            "031.123.4567",
            "+82-10-1234-5678",
            "전화 010 1234 5678번",
            "82-10-1234-5678",
            "+82 (0)10-1234-5678",
            "(010) 1234-5678",
            "02(123)4567",
            "0505-123-4567",
            "070-1234-5678",
            "010\u{a0}1234\u{a0}5678",
            "０１０－１２３４－５６７８",
            "010.123.4567",
        ] {
            assert!(looks_like_phone(text), "{text}");
        }
        for text in [
            "2026-07-10",
            "180,000,000원",
            "협치과-1043",
            "0312345678901",
            "110-123-456789",
            "",
        ] {
            assert!(!looks_like_phone(text), "{text}");
        }
        assert_eq!(
            mask_phones_in("주민 3(010-1234-5678)과 02-123-4567로 연락. 3건."),
            "주민 3(010-****-5678)과 02-****-4567로 연락. 3건."
        );
        assert_eq!(
            mask_phones_in("2. 010-1234-5678 02-123-4567 010 9876 5432"),
            "2. 010-****-5678 02-****-4567 010-****-5432"
        );
        assert_eq!(
            mask_phones_in("3명(010-1234-5678) 4(02(123)4567), 82-10-1234-5678과 0505-123-4567"),
            "3명(010-****-5678) 4(02-****-4567), 010-****-5678과 0505-****-4567"
        );
        assert_eq!(
            mask_phones_in("문서 2026-010-1234-5678"),
            "문서 2026-010-1234-5678"
        );
    }

    #[test]
    fn addresses_are_masked_in_place() {
        for (text, masked) in [
            (
                "hana@example.org로 보내 주세요.",
                "ha***@example.org로 보내 주세요.",
            ),
            ("끝은 hana@example.org.", "끝은 ha***@example.org."),
            (
                "a@b.kr,01012345678@c.kr 010-1234-5678",
                "a***@b.kr,01***@c.kr 010-****-5678",
            ),
            ("hana＠example.org", "ha***@example.org"),
            ("@하늘구 @ 골뱅이 a@b", "@하늘구 @ 골뱅이 a@b"),
            (
                "회의 14:00~15:30, 예산 1,870,000원",
                "회의 14:00~15:30, 예산 1,870,000원",
            ),
            ("", ""),
        ] {
            assert_eq!(mask_contacts_in(text), masked);
        }
    }
}
