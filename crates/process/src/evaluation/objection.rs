//! What a district objects to in its result, and what the city answers; both are public.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What the city answers to an objection.
    Verdict {
        /// 받아들임: the next version of the result follows.
        Accepted = "accepted",
        /// 받아들이지 않음.
        Declined = "declined",
    }
}

/// An objection as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectionForm {
    /// What is wrong, and what shows it.
    pub text: String,
}

impl ObjectionForm {
    /// Checks the field and masks contacts, because an objection is public.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(&self, limits: &Limits) -> Result<String, Invalid> {
        let mut invalid = Invalid::default();
        let text = Field::lines("objection", limits.reason_max).check(&self.text, &mut invalid);
        invalid.or(korean::mask_contacts_in(&text))
    }
}

/// Decides whether a result may be objected to: in the days after it was published.
///
/// # Errors
/// Once they are over.
pub fn object(until: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    match now < until {
        true => Ok(()),
        false => {
            let fault = Fault::new("refusal-evaluation-window").deadline("until", until);
            Err(Refusal::conflict(fault))
        }
    }
}

/// An answer as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// A name of [`Verdict`].
    pub verdict: String,
    /// Why.
    pub answer: String,
}

impl AnswerForm {
    /// Checks both fields and masks contacts.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(&self, limits: &Limits) -> Result<(Verdict, String), Invalid> {
        let mut invalid = Invalid::default();
        let verdict = self.verdict.parse().ok();
        if verdict.is_none() {
            invalid.push("verdict", Fault::new("fault-evaluation-verdict"));
        }
        let answer = Field::lines("answer", limits.reason_max).check(&self.answer, &mut invalid);
        match verdict {
            Some(verdict) => invalid.or((verdict, korean::mask_contacts_in(&answer))),
            None => Err(invalid),
        }
    }
}

/// Decides whether an objection may be answered: once.
///
/// # Errors
/// When it was.
pub fn answer(answered_at: Option<Timestamp>) -> Result<(), Refusal> {
    match answered_at {
        None => Ok(()),
        Some(_) => Err(Refusal::conflict(Fault::new("refusal-evaluation-answered"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use jiff::civil::date;

    #[test]
    fn an_objection_is_made_in_its_days_and_answered_once() {
        let rules = Rules::on(date(2028, 2, 1));
        let published: Timestamp = "2028-02-01T01:00:00Z".parse().expect("a moment");
        let until = rules.terms.evaluation_objection.deadline(published);
        assert!(object(until, published).is_ok());
        assert_eq!(
            object(until, until).expect_err("too late").fault.key,
            "refusal-evaluation-window"
        );
        assert!(answer(None).is_ok() && answer(Some(published)).is_err());
    }

    #[test]
    fn both_texts_are_public_and_checked() {
        let limits = Rules::on(date(2028, 2, 1)).limits;
        let form = ObjectionForm {
            text: "모임 하나가 빠졌습니다(010-1234-5678).".into(),
        };
        let text = form.check(limits).expect("good");
        assert_eq!(text, "모임 하나가 빠졌습니다(010-****-5678).");
        let faults = AnswerForm::default().check(limits).expect_err("empty").0;
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["verdict", "answer"]);
        let form = AnswerForm {
            verdict: "accepted".into(),
            answer: "다시 계산합니다.".into(),
        };
        assert_eq!(form.check(limits).expect("good").0, Verdict::Accepted);
    }
}
