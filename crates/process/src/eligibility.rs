//! Who may vote as a citizen, and which clause says so.

use jiff::civil::{Date, date};

use crate::refusal::{Fault, FieldFault, Invalid, Refusal};
use crate::role::{Actor, named};
use crate::rules::{EligibilityRule, Limits};
use crate::text::Field;

named! {
    /// What makes a person a citizen of participatory budgeting here.
    Basis {
        /// Lives here.
        Resident = "resident",
        /// Works at an institution here.
        Worker = "worker",
        /// Heads or works for a business with an office here.
        Business = "business",
        /// Is enrolled at a school here.
        Student = "student",
    }
}

/// The declaration as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclarationForm {
    /// The person's name, used to tell people apart and never stored.
    pub name: String,
    /// Year of birth.
    pub birth_year: String,
    /// Month of birth.
    pub birth_month: String,
    /// Day of birth.
    pub birth_day: String,
    /// The basis, as a name of [`Basis`].
    pub basis: String,
    /// "yes" for an official of city or district or of a body they fund, else "no".
    pub official: String,
}

/// A person, as far as one has to tell two people apart.
///
/// Only a keyed hash of this ever reaches a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The name without spaces.
    pub name: String,
    /// The day of birth.
    pub born: Date,
}

impl Identity {
    /// The text whose keyed hash stands for the person.
    pub fn material(&self) -> String {
        format!("{}|{}", self.name, self.born)
    }
}

/// What is declared for one vote: why a citizen of this district, and whether an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Why a citizen.
    pub basis: Basis,
    /// Whether the person is an official or works for a funded body.
    pub official: bool,
}

/// Checks name and day of birth, as typed at the desk or in a declaration.
pub fn check_identity(
    form: &DeclarationForm,
    today: Date,
    limits: &Limits,
    invalid: &mut Invalid,
) -> Option<Identity> {
    let before = invalid.0.len();
    let name = Field::line("name", limits.display_name_max * 2).check(&form.name, invalid);
    let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let number = |text: &str| text.trim().parse::<i16>().ok();
    let born = number(&form.birth_year)
        .zip(number(&form.birth_month))
        .zip(number(&form.birth_day))
        .and_then(|((y, m), d)| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok())
        .filter(|born| date(1900, 1, 1) <= *born && *born <= today);
    if born.is_none() {
        invalid.push("birth", Fault::new("fault-birth"));
    }
    if invalid.0.len() > before {
        None
    } else {
        born.map(|born| Identity { name, born })
    }
}

impl DeclarationForm {
    /// Checks what is declared for a vote.
    ///
    /// `known` tells that the account stands for a person already; name and birth are not
    /// asked again then, and no [`Identity`] comes back.
    ///
    /// # Errors
    /// All faulty fields at once, in the order of the form.
    pub fn check(
        &self,
        rule: &EligibilityRule,
        limits: &Limits,
        today: Date,
        known: bool,
    ) -> Result<(Option<Identity>, Declaration), Invalid> {
        let mut invalid = Invalid::default();
        let identity = if known {
            None
        } else {
            check_identity(self, today, limits, &mut invalid)
        };
        let allowed = |b: &Basis| rule.bases.iter().any(|name| name == b.as_str());
        let basis = self.basis.parse::<Basis>().ok().filter(allowed);
        if basis.is_none() {
            invalid.push("basis", Fault::new("fault-basis"));
        }
        let official = match self.official.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                invalid.push("official", Fault::new("fault-official"));
                None
            }
        };
        match (basis, official) {
            (Some(basis), Some(official)) => {
                invalid.or((identity, Declaration { basis, official }))
            }
            _ => Err(invalid),
        }
    }
}

/// Decides whether the actor is a citizen under the rule in force.
///
/// # Errors
/// An official is refused, and the clause is cited.
pub fn decide(
    rule: &EligibilityRule,
    actor: &Actor,
    declaration: &Declaration,
) -> Result<Basis, Refusal> {
    if declaration.official || actor.is_official() {
        let mut refusal = Refusal::forbidden("refusal-official");
        refusal.fault = refusal
            .fault
            .both("law", &rule.law_ko, &rule.law_en)
            .both("clause", &rule.official_clause_ko, &rule.official_clause_en)
            .both("terms", &rule.official_terms_ko, &rule.official_terms_en);
        return Err(refusal);
    }
    Ok(declaration.basis)
}

/// How an account came to stand for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// The person said so.
    Declared,
    /// Staff saw the person's papers.
    Verified,
}

/// Who holds an identity already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody.
    Nobody,
    /// The account that claims it now.
    Same,
    /// Another account, with this assurance.
    Other(Assurance),
}

/// Decides on a claim that a person makes herself from an account.
///
/// `own_other` tells that the account stands for a different identity already.
///
/// # Errors
/// One person has one account with voting rights; the message says where to turn.
pub fn claim(holder: Holder, own_other: bool) -> Result<(), Invalid> {
    let fault = |key| {
        Err(Invalid(vec![FieldFault {
            field: "name",
            fault: Fault::new(key),
        }]))
    };
    match (holder, own_other) {
        (Holder::Same, _) => Ok(()),
        (_, true) => fault("fault-identity-fixed"),
        (Holder::Nobody, false) => Ok(()),
        (Holder::Other(_), false) => fault("fault-identity-taken"),
    }
}

/// What the desk does with a person whose papers it has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskOutcome {
    /// A new account stands for the person.
    NewAccount,
    /// The code signs in to the account that was verified before.
    SameAccount,
    /// A new account takes the identity over from one that had only declared it.
    MoveIdentity,
}

/// Decides which account a code handed over in person belongs to.
///
/// An identity that was only declared gives way to the person who shows papers, so that
/// nobody can block another's vote by typing her name.
pub fn desk(holder: Option<Assurance>) -> DeskOutcome {
    match holder {
        None => DeskOutcome::NewAccount,
        Some(Assurance::Verified) => DeskOutcome::SameAccount,
        Some(Assurance::Declared) => DeskOutcome::MoveIdentity,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{GrantId, PersonId};
    use crate::role::{Grant, Role};
    use crate::rules::Rules;

    const TODAY: Date = date(2026, 7, 24);

    fn form() -> DeclarationForm {
        DeclarationForm {
            name: "주민 삼".into(),
            birth_year: "1966".into(),
            birth_month: "3".into(),
            birth_day: "9".into(),
            basis: "resident".into(),
            official: "no".into(),
        }
    }

    fn check(form: &DeclarationForm) -> Result<(Option<Identity>, Declaration), Invalid> {
        let rules = Rules::on(TODAY);
        form.check(rules.eligibility, rules.limits, TODAY, false)
    }

    #[test]
    fn spaces_do_not_make_another_person() {
        let spaced = check(&form()).expect("a good form").0;
        let plain = DeclarationForm {
            name: "주민삼".into(),
            ..form()
        };
        assert_eq!(spaced, check(&plain).expect("a good form").0);
        let spaced = spaced.expect("an identity was asked for");
        assert_eq!(spaced.material(), "주민삼|1966-03-09");
    }

    #[test]
    fn every_faulty_field_is_named() {
        let empty = check(&DeclarationForm::default()).expect_err("nothing is filled in");
        let fields: Vec<_> = empty.0.iter().map(|f| f.field).collect();
        assert_eq!(fields, ["name", "birth", "basis", "official"]);
        let rules = Rules::on(TODAY);
        let known = DeclarationForm {
            name: String::new(),
            ..form()
        };
        assert!(
            known
                .check(rules.eligibility, rules.limits, TODAY, true)
                .is_ok()
        );
        for (year, month, day) in [
            ("2026", "7", "25"),
            ("1899", "12", "31"),
            ("1966", "2", "30"),
        ] {
            let form = DeclarationForm {
                birth_year: year.into(),
                birth_month: month.into(),
                birth_day: day.into(),
                ..form()
            };
            assert!(check(&form).is_err(), "{year}-{month}-{day}");
        }
    }

    /// Scenario 17.
    #[test]
    fn an_official_is_refused_with_the_clause() {
        let rule = Rules::on(TODAY).eligibility;
        let citizen = Actor::person(PersonId(1), Vec::new(), TODAY);
        let honest = DeclarationForm {
            official: "yes".into(),
            ..form()
        };
        let grant = Grant {
            id: GrantId(1),
            role: Role::CityOfficer,
            district: None,
            body: None,
            starts_on: TODAY,
            ends_on: None,
        };
        let officer = Actor::person(PersonId(2), vec![grant], TODAY);
        for (actor, form) in [(&citizen, honest), (&officer, form())] {
            let (_, declaration) = check(&form).expect("a good form");
            let refusal = decide(rule, actor, &declaration).expect_err("officials may not vote");
            assert!(format!("{:?}", refusal.fault).contains("제2조제2항"));
        }
        let (_, declaration) = check(&form()).expect("a good form");
        assert_eq!(decide(rule, &citizen, &declaration), Ok(Basis::Resident));
    }

    #[test]
    fn one_identity_has_one_account() {
        assert!(claim(Holder::Nobody, false).is_ok());
        assert!(claim(Holder::Same, true).is_ok());
        assert!(claim(Holder::Nobody, true).is_err());
        assert!(claim(Holder::Other(Assurance::Declared), false).is_err());
        assert_eq!(desk(None), DeskOutcome::NewAccount);
        assert_eq!(desk(Some(Assurance::Verified)), DeskOutcome::SameAccount);
        assert_eq!(desk(Some(Assurance::Declared)), DeskOutcome::MoveIdentity);
    }
}
