//! What the public may read (공개 구분), with the legal reasons for what it may not.

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::as_text;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::{day, in_force};

named! {
    /// How much of a thing is open.
    Class {
        /// 공개.
        Open = "open",
        /// 부분공개.
        Partial = "partial",
        /// 비공개.
        Closed = "closed",
    }
}

/// How much of a thing is open, and why not all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disclosure {
    /// How much.
    #[serde(serialize_with = "as_text")]
    pub class: Class,
    /// The reasons, 1 to 8, in order and each once; none for what is open.
    pub reasons: Vec<u8>,
}

/// A disclosure needs reasons when something is closed, and has none otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfounded;

impl Disclosure {
    /// Open to everybody.
    pub fn open() -> Disclosure {
        Disclosure {
            class: Class::Open,
            reasons: Vec::new(),
        }
    }

    /// A class with its reasons.
    ///
    /// # Errors
    /// What is not fully open needs a reason, and what is open has none.
    pub fn new(class: Class, mut reasons: Vec<u8>) -> Result<Disclosure, Unfounded> {
        reasons.sort_unstable();
        reasons.dedup();
        let known = reasons.iter().all(|n| (1..=8).contains(n));
        if !known || (class == Class::Open) != reasons.is_empty() {
            return Err(Unfounded);
        }
        Ok(Disclosure { class, reasons })
    }

    /// The reasons as a column keeps them: "56".
    pub fn digits(&self) -> String {
        self.reasons.iter().map(u8::to_string).collect()
    }

    /// Reads class and reasons of a row.
    ///
    /// # Errors
    /// When they do not fit each other.
    pub fn of_digits(class: Class, digits: &str) -> Result<Disclosure, Unfounded> {
        let reasons = digits.bytes().map(|b| b.wrapping_sub(b'0')).collect();
        Disclosure::new(class, reasons)
    }

    /// Checks what was chosen in a form.
    pub(super) fn check(class: &str, reasons: &[String], invalid: &mut Invalid) -> Disclosure {
        let Ok(class) = class.parse::<Class>() else {
            invalid.push("disclosure", Fault::new("document-fault-disclosure"));
            return Disclosure::open();
        };
        let numbers: Option<Vec<u8>> = reasons.iter().map(|r| r.trim().parse().ok()).collect();
        let found = numbers.and_then(|numbers| Disclosure::new(class, numbers).ok());
        found.unwrap_or_else(|| {
            let key = match class {
                Class::Open => "document-fault-reasons-open",
                _ => "document-fault-reasons",
            };
            invalid.push("reasons", Fault::new(key));
            Disclosure::open()
        })
    }
}

impl fmt::Display for Disclosure {
    /// The reasons in brackets, as offices write them behind the class: "(5, 6)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.reasons.is_empty() {
            return Ok(());
        }
        let numbers: Vec<String> = self.reasons.iter().map(u8::to_string).collect();
        write!(f, "({})", numbers.join(", "))
    }
}

/// The names of the reasons, as the law of a day has them.
#[derive(Debug, Deserialize)]
pub struct Reasons {
    #[serde(deserialize_with = "day")]
    from: Date,
    /// The law, in Korean.
    pub law_ko: String,
    /// The law, in English.
    pub law_en: String,
    ko: [String; 8],
    en: [String; 8],
}

impl Reasons {
    /// Those in force on a day.
    pub fn on(day: Date) -> &'static Reasons {
        in_force(&FILE.disclosure, day, |r| r.from)
    }

    /// The name of a reason in Korean and in English; empty for a number that is none.
    pub fn name(&self, number: u8) -> (&str, &str) {
        let at = usize::from(number).wrapping_sub(1);
        let (ko, en) = (self.ko.get(at), self.en.get(at));
        (ko.map_or("", String::as_str), en.map_or("", String::as_str))
    }
}

#[derive(Deserialize)]
struct File {
    disclosure: Vec<Reasons>,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/disclosure.toml")).expect("a test reads the reasons")
});

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn what_is_closed_has_a_reason_and_what_is_open_has_none() {
        let of = |class, reasons: &[u8]| Disclosure::new(class, reasons.to_vec());
        let partial = of(Class::Partial, &[6, 5, 6]).expect("two reasons");
        assert_eq!(partial.to_string(), "(5, 6)");
        assert_eq!(partial.digits(), "56");
        assert_eq!(Disclosure::of_digits(Class::Partial, "56"), Ok(partial));
        assert_eq!(
            Disclosure::of_digits(Class::Open, ""),
            Ok(Disclosure::open())
        );
        for (class, reasons) in [
            (Class::Open, &[6][..]),
            (Class::Partial, &[]),
            (Class::Closed, &[]),
            (Class::Closed, &[0]),
            (Class::Closed, &[9]),
        ] {
            assert_eq!(of(class, reasons), Err(Unfounded), "{class} {reasons:?}");
        }
        assert_eq!(Disclosure::of_digits(Class::Closed, "x"), Err(Unfounded));
    }

    #[test]
    fn the_names_of_the_reasons_are_those_of_the_day() {
        let (then, now) = (
            Reasons::on(date(2017, 10, 27)),
            Reasons::on(date(2026, 7, 1)),
        );
        assert_ne!(then.name(6), now.name(6));
        assert_eq!(then.name(8), now.name(8));
        for number in 1..=8 {
            let (ko, en) = now.name(number);
            assert!(!ko.is_empty() && !en.is_empty(), "{number}");
        }
        assert_eq!((now.name(0), now.name(9)), (("", ""), ("", "")));
    }
}
