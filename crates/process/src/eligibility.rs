//! Who may vote as a citizen, and which clause says so.

use jiff::civil::Date;

use crate::identity::{Identity, IdentityForm, guardian_fault};
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::{Actor, named};
use crate::rules::{EligibilityRule, Rules};

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

impl Basis {
    /// The basis of this name, when the rule in force knows it.
    pub fn allowed(name: &str, rule: &EligibilityRule) -> Option<Basis> {
        let allowed = |basis: &Basis| rule.bases.iter().any(|name| name == basis.as_str());
        name.parse().ok().filter(allowed)
    }
}

/// The declaration as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeclarationForm {
    /// Name and day of birth.
    pub identity: IdentityForm,
    /// The basis, as a name of [`Basis`].
    pub basis: String,
    /// "yes" for an official of city or district or of a body they fund, else "no".
    pub official: String,
}

/// What is declared for one vote: why a citizen of this district, and whether an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Why a citizen.
    pub basis: Basis,
    /// Whether the person is an official or works for a funded body.
    pub official: bool,
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
        rules: &Rules,
        today: Date,
        known: bool,
    ) -> Result<(Option<Identity>, Declaration), Invalid> {
        let mut invalid = Invalid::default();
        let identity = if known {
            None
        } else {
            self.identity.check(today, rules.limits, &mut invalid)
        };
        if let Some(person) = &identity
            && person.is_child(rules.guardian, today)
        {
            invalid.push("birth", guardian_fault(rules.guardian, "fault-guardian"));
        }
        let basis = Basis::allowed(&self.basis, rules.eligibility);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{GrantId, PersonId};
    use crate::role::{Grant, Role};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 7, 24);

    fn form() -> DeclarationForm {
        DeclarationForm {
            identity: IdentityForm {
                name: "주민 삼".into(),
                birth_year: "1966".into(),
                birth_month: "3".into(),
                birth_day: "9".into(),
            },
            basis: "resident".into(),
            official: "no".into(),
        }
    }

    fn check(form: &DeclarationForm) -> Result<(Option<Identity>, Declaration), Invalid> {
        form.check(&Rules::on(TODAY), TODAY, false)
    }

    #[test]
    fn every_faulty_field_is_named() {
        let empty = check(&DeclarationForm::default()).expect_err("nothing is filled in");
        let fields: Vec<_> = empty.0.iter().map(|f| f.field).collect();
        assert_eq!(fields, ["name", "birth", "basis", "official"]);
        let known = DeclarationForm {
            identity: IdentityForm::default(),
            ..form()
        };
        assert!(known.check(&Rules::on(TODAY), TODAY, true).is_ok());
    }

    /// Scenario 16.
    #[test]
    fn a_child_is_refused_with_the_clause() {
        let mut child = form();
        child.identity.birth_year = "2013".into();
        let invalid = check(&child).expect_err("a guardian has to agree first");
        assert_eq!(invalid.0[0].field, "birth");
        assert!(format!("{:?}", invalid.0[0].fault).contains("제22조의2제1항"));
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
}
