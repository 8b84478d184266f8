//! A proposal that a clerk enters for somebody at the counter (대리 입력).

use crate::person::check_display_name;
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Rules;
use crate::text::Field;

named! {
    /// How somebody agreed that a clerk enters her proposal and her data.
    Consent {
        /// On paper, signed.
        Paper = "paper",
        /// Aloud, at the counter.
        Aloud = "aloud",
    }
}

/// What a clerk types beside the proposal itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxyForm {
    /// `none` for somebody without an account, `desk` for the account of a desk code.
    pub whose: String,
    /// The name that everybody sees, or empty for one that says nothing of the person.
    pub name: String,
    /// The desk code that was handed over to her, which stays good for signing in.
    pub code: String,
    /// A name of [`Consent`].
    pub consent: String,
    /// Why it may be a civil complaint, or empty.
    pub suggestion: String,
}

/// For whom a clerk enters something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposer {
    /// Somebody without an account, shown under a name or under one that is given.
    New(Option<String>),
    /// Whoever holds this desk code, as typed.
    Desk(String),
}

/// What a clerk typed, when nothing is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyText {
    /// For whom.
    pub proposer: Proposer,
    /// How she agreed.
    pub consent: Consent,
    /// Why it may be a civil complaint; empty when the clerk says nothing.
    pub suggestion: String,
}

impl ProxyForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, rules: &Rules) -> Result<ProxyText, Invalid> {
        let mut invalid = Invalid::default();
        let proposer = match self.whose.as_str() {
            "none" if self.name.trim().is_empty() => Some(Proposer::New(None)),
            "none" => {
                let name = check_display_name(&self.name, rules, false, &mut invalid);
                Some(Proposer::New(Some(name)))
            }
            "desk" => {
                if self.code.trim().is_empty() {
                    invalid.push("code", Fault::new("fault-empty"));
                }
                Some(Proposer::Desk(self.code.clone()))
            }
            _ => {
                invalid.push("whose", Fault::new("fault-proxy-whose"));
                None
            }
        };
        let consent = self.consent.parse().ok();
        if consent.is_none() {
            invalid.push("consent", Fault::new("fault-proxy-consent"));
        }
        let suggestion = Field::lines("suggestion", rules.limits.reason_max)
            .optional()
            .check(&self.suggestion, &mut invalid);
        let (Some(proposer), Some(consent)) = (proposer, consent) else {
            return Err(invalid);
        };
        invalid.or(ProxyText {
            proposer,
            consent,
            suggestion,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_entered_without_a_person_and_her_consent() {
        let rules = Rules::on(jiff::civil::date(2026, 7, 1));
        let fields = |form: &ProxyForm| match form.check(&rules) {
            Ok(_) => Vec::new(),
            Err(invalid) => invalid.0.iter().map(|fault| fault.field).collect(),
        };
        let form = |whose: &str, name: &str, code: &str, consent: &str| ProxyForm {
            whose: whose.into(),
            name: name.into(),
            code: code.into(),
            consent: consent.into(),
            suggestion: String::new(),
        };
        assert_eq!(fields(&ProxyForm::default()), ["whose", "consent"]);
        assert!(fields(&form("none", "", "", "paper")).is_empty());
        assert!(fields(&form("none", "하늘동 주민", "", "aloud")).is_empty());
        assert_eq!(fields(&form("none", "구청", "", "aloud")), ["name"]);
        assert_eq!(fields(&form("desk", "", " ", "paper")), ["code"]);
        let suggests = ProxyForm {
            suggestion: "900101-1234567".into(),
            ..form("none", "", "", "paper")
        };
        assert_eq!(fields(&suggests), ["suggestion"]);
    }
}
