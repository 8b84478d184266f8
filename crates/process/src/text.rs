//! What people type: cleaned, measured and checked, never silently cut.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::refusal::{Fault, Invalid};

/// How a field has to be filled.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The field's name in the form.
    pub name: &'static str,
    /// The longest text, in characters.
    pub max: usize,
    /// Whether it may be empty.
    pub required: bool,
    /// Whether line breaks stay.
    pub lines: bool,
    /// Whether phone numbers and e-mail addresses in it are masked.
    pub masked: bool,
}

impl Field {
    /// A required text on one line.
    pub fn line(name: &'static str, max: usize) -> Field {
        Field {
            name,
            max,
            required: true,
            lines: false,
            masked: false,
        }
    }

    /// A required text of several lines.
    pub fn lines(name: &'static str, max: usize) -> Field {
        Field {
            name,
            max,
            required: true,
            lines: true,
            masked: false,
        }
    }

    /// The same field, which may stay empty.
    #[must_use]
    pub fn optional(self) -> Field {
        Field {
            required: false,
            ..self
        }
    }

    /// The same field, of a text that everybody reads and that nobody takes back, as in the
    /// books: phone numbers and e-mail addresses in it are masked.
    #[must_use]
    pub fn public(self) -> Field {
        Field {
            masked: true,
            ..self
        }
    }

    /// Cleans `typed` and notes what is wrong with it.
    ///
    /// Syllables typed as single letters are put together (NFC), spaces at the ends go, line
    /// ends become `\n`, other control characters and what nobody can see become spaces or
    /// go. A text shaped like a resident registration number is
    /// refused, because such a number must not be processed without a legal basis.
    pub fn check(self, typed: &str, invalid: &mut Invalid) -> String {
        let text = clean(typed, self.lines);
        let length = text.chars().count();
        if text.is_empty() && self.required {
            invalid.push(self.name, Fault::new("fault-empty"));
        } else if length > self.max {
            let fault = Fault::new("fault-too-long")
                .number("max", self.max)
                .number("length", length);
            invalid.push(self.name, fault);
        } else if korean::looks_like_rrn(&text) {
            invalid.push(self.name, Fault::new("fault-registration-number"));
        }
        if self.masked {
            return korean::mask_contacts_in(&text);
        }
        text
    }
}

fn clean(typed: &str, lines: bool) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept = unified.nfc().filter(|c| !is_nothing(*c)).map(|c| match c {
        '\n' if lines => '\n',
        c if c.is_control() || is_direction_mark(c) || is_filler(c) => ' ',
        c => c,
    });
    let kept = kept.collect::<String>();
    let kept = kept.trim();
    if kept.chars().all(|c| c.is_whitespace() || is_joiner(c)) {
        return String::new();
    }
    kept.to_owned()
}

/// A name as it tells people apart: letters and digits alone, in one form for each.
///
/// Spaces, hyphens, marks over letters, capitals, wide letters and characters that nobody can
/// see make no other person. Unicode calls the form NFKD and NFC (UAX #15).
pub fn name_key(name: &str) -> String {
    let letters = name
        .nfkd()
        .filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))
        .filter(|c| !is_filler(*c) && !is_middle_dot(*c))
        .flat_map(char::to_lowercase);
    letters.collect::<String>().nfc().collect()
}

/// Marks that turn the reading direction and could disguise a text.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters of Hangul that stand for a letter that is not there.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}')
}

/// The old vowel that keyboards give for a middle dot. No name of today has it.
fn is_middle_dot(c: char) -> bool {
    matches!(c, '\u{318d}' | '\u{119e}' | '\u{11a2}')
}

/// Characters without width or meaning of their own.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// What joins or parts letters and pictures; it stays, but alone it is nothing to read.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(field: Field, typed: &str) -> Option<&'static str> {
        let mut invalid = Invalid::default();
        field.check(typed, &mut invalid);
        invalid.0.first().map(|f| f.fault.key)
    }

    #[test]
    fn text_is_cleaned_and_never_cut() {
        let mut invalid = Invalid::default();
        let kept = Field::lines("body", 100).check(" 한 줄\r\n두\u{0} 줄\u{202e} ", &mut invalid);
        assert_eq!(kept, "한 줄\n두  줄");
        let kept = Field::line("title", 100).check("한\n줄", &mut invalid);
        assert_eq!(kept, "한 줄");
        assert_eq!(invalid, Invalid::default());
    }

    #[test]
    fn contacts_in_a_public_text_are_masked() {
        let mut invalid = Invalid::default();
        let typed = "강사료 010-1234-5678, jieun@example.org";
        let field = Field::line("what", 100);
        assert_eq!(field.check(typed, &mut invalid), typed);
        let kept = field.public().check(typed, &mut invalid);
        assert_eq!(kept, korean::mask_contacts_in(typed));
        assert!(
            !kept.contains("1234-5678") && !kept.contains("jieun@"),
            "{kept}"
        );
        assert_eq!(invalid, Invalid::default());
    }

    #[test]
    fn what_nobody_can_see_goes() {
        let mut invalid = Invalid::default();
        let field = Field::line("title", 100);
        // Letters one by one, as some phones and file names write them.
        let apart = "밤길".nfd().collect::<String>();
        assert_ne!(apart, "밤길");
        for typed in [apart.as_str(), "밤\u{200b}길\u{feff}", "\u{ad}밤길"] {
            assert_eq!(field.check(typed, &mut invalid), "밤길", "{typed:?}");
        }
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(field.check(family, &mut invalid), family);
        assert_eq!(invalid, Invalid::default());
        for empty in ["\u{3164}", "\u{200b}", "\u{200d}", "\u{fe0f} \u{2060}"] {
            assert_eq!(fault_of(field, empty), Some("fault-empty"), "{empty:?}");
        }
    }

    #[test]
    fn one_name_has_one_key() {
        let apart = "주민 삼".nfd().collect::<String>();
        for typed in [
            "주민삼",
            &apart,
            "주\u{200b}민\u{3164}삼",
            "주민-삼.",
            "\u{feff}주민·삼",
            "주민ㆍ삼",
        ] {
            assert_eq!(name_key(typed), "주민삼", "{typed:?}");
        }
        for typed in [
            "Renée O'Neil",
            "RENEE ONEIL",
            "Ｒｅｎｅｅ Oneil",
            "Rene\u{301}e-Oneil",
        ] {
            assert_eq!(name_key(typed), "reneeoneil", "{typed:?}");
        }
        // Compatibility forms of Hanja and of single letters.
        assert_eq!(name_key("\u{f90a}"), name_key("\u{91d1}"));
        assert_ne!(name_key("주민삼"), name_key("주민사"));
        assert_eq!(name_key("·- \u{1160}"), "");
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(
            fault_of(Field::line("title", 5), " \u{0} "),
            Some("fault-empty")
        );
        assert_eq!(fault_of(Field::line("title", 5).optional(), ""), None);
        assert_eq!(
            fault_of(Field::line("title", 5), "여섯 글자다"),
            Some("fault-too-long")
        );
        assert_eq!(
            fault_of(Field::line("title", 99), "800101-1234567"),
            Some("fault-registration-number")
        );
    }
}
