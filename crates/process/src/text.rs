//! What people type: cleaned, measured and checked, never silently cut.

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
}

impl Field {
    /// A required text on one line.
    pub fn line(name: &'static str, max: usize) -> Field {
        Field {
            name,
            max,
            required: true,
            lines: false,
        }
    }

    /// A required text of several lines.
    pub fn lines(name: &'static str, max: usize) -> Field {
        Field {
            name,
            max,
            required: true,
            lines: true,
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

    /// Cleans `typed` and notes what is wrong with it.
    ///
    /// Spaces at the ends go, line ends become `\n`, other control characters and invisible
    /// direction marks become spaces. A text shaped like a resident registration number is
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
        text
    }
}

fn clean(typed: &str, lines: bool) -> String {
    let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept = unified.chars().map(|c| match c {
        '\n' if lines => '\n',
        c if c.is_control() || is_direction_mark(c) => ' ',
        c => c,
    });
    kept.collect::<String>().trim().to_owned()
}

/// Marks that turn the reading direction and could disguise a text.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
