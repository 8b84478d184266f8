//! Telling people apart: name and day of birth, whose age, and which account stands for whom.

use jiff::civil::{Date, date};

use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::{GuardianRule, Limits};
use crate::text::{Field, name_key};

/// Name and day of birth as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdentityForm {
    /// The person's name, used to tell people apart and never stored.
    pub name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Month of birth.
    pub birth_month: String,
    /// Day of birth.
    pub birth_day: String,
}

/// A person, as far as one has to tell two people apart.
///
/// Only a keyed hash of this ever reaches a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The [`name_key`] of the name.
    pub name: String,
    /// The day of birth.
    pub born: Date,
}

impl Identity {
    /// The text whose keyed hash stands for the person: for the first of this name and birth
    /// whom anybody knows of.
    pub fn material(&self) -> String {
        format!("{}|{}", self.name, self.born)
    }

    /// The same for the person of this ordinal, counted from 1. Only papers tell people of
    /// one name and birth apart, so all but the first come from a desk.
    pub fn material_of(&self, ordinal: usize) -> String {
        match ordinal {
            1 => self.material(),
            n => format!("{}|{n}", self.material()),
        }
    }

    /// Whether a guardian has to agree on the person's behalf on `today`, in Seoul.
    pub fn is_child(&self, rule: &GuardianRule, today: Date) -> bool {
        let age = today.year()
            - self.born.year()
            - i16::from((today.month(), today.day()) < (self.born.month(), self.born.day()));
        age < rule.below_years
    }
}

impl IdentityForm {
    /// Checks name and day of birth, and notes what is wrong with the fields `name` and
    /// `birth`.
    pub fn check(&self, today: Date, limits: &Limits, invalid: &mut Invalid) -> Option<Identity> {
        let before = invalid.0.len();
        let name = Field::line("name", limits.identity_name_max).check(&self.name, invalid);
        let name = name_key(&name);
        if name.is_empty() && invalid.0.len() == before {
            invalid.push("name", Fault::new("fault-name-letters"));
        }
        let number = |text: &str| text.trim().parse::<i16>().ok();
        let born = number(&self.birth_year)
            .zip(number(&self.birth_month))
            .zip(number(&self.birth_day))
            .and_then(|((y, m), d)| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok())
            .filter(|born| date(1900, 1, 1) <= *born && *born <= today);
        if born.is_none() {
            invalid.push("birth", Fault::new("fault-birth"));
        }
        born.filter(|_| invalid.0.len() == before)
            .map(|born| Identity { name, born })
    }
}

/// What is said about a child whose guardian has not agreed, with the clause.
pub fn guardian_fault(rule: &GuardianRule, key: &'static str) -> Fault {
    Fault::new(key)
        .count("years", rule.below_years)
        .both("law", &rule.law_ko, &rule.law_en)
        .both("clause", &rule.clause_ko, &rule.clause_en)
}

named! {
    /// How an account came to stand for a person.
    Assurance {
        /// The person said so.
        Declared = "declared",
        /// Staff saw the person's papers.
        Verified = "verified",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;

    const TODAY: Date = date(2026, 7, 24);

    fn check(name: &str, born: (&str, &str, &str)) -> Result<Identity, Vec<&'static str>> {
        let form = IdentityForm {
            name: name.into(),
            birth_year: born.0.into(),
            birth_month: born.1.into(),
            birth_day: born.2.into(),
        };
        let mut invalid = Invalid::default();
        let identity = form.check(TODAY, Rules::on(TODAY).limits, &mut invalid);
        identity.ok_or_else(|| invalid.0.iter().map(|f| f.fault.key).collect())
    }

    #[test]
    fn spaces_and_letters_apart_do_not_make_another_person() {
        let born = ("1966", "3", "9");
        let plain = check("주민삼", born).expect("a good form");
        assert_eq!(plain.material(), "주민삼|1966-03-09");
        let apart = "\u{110c}\u{116e}\u{1106}\u{1175}\u{11ab}\u{1109}\u{1161}\u{11b7}";
        for typed in ["주민 삼", "주\u{200b}민삼", "주민\u{3164}삼", apart] {
            assert_eq!(check(typed, born), Ok(plain.clone()), "{typed:?}");
        }
        assert_eq!(check("·-·", born), Err(vec!["fault-name-letters"]));
        assert_eq!(check(" ", born), Err(vec!["fault-empty"]));
    }

    #[test]
    fn a_day_of_birth_is_a_day_and_not_to_come() {
        for born in [
            ("2026", "7", "25"),
            ("1899", "12", "31"),
            ("1966", "2", "30"),
            ("", "", ""),
            ("1966", "3", "x"),
        ] {
            assert_eq!(check("주민 삼", born), Err(vec!["fault-birth"]), "{born:?}");
        }
    }

    #[test]
    fn a_child_is_one_until_the_birthday() {
        let rule = Rules::on(TODAY).guardian;
        for (day, child) in [("24", false), ("25", true)] {
            let person = check("주민 삼", ("2012", "7", day)).expect("a good form");
            assert_eq!(person.is_child(rule, TODAY), child, "{day}");
        }
    }
}
