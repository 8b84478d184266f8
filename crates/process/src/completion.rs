//! Completion of a project (사업 마침): the department proposes it, and every co-owner consents
//! or says why not. Without the consent of all it is complete only once their time is over, and
//! then the refusals stand beside it.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::{Limits, Rules};
use crate::text::Field;

named! {
    /// What a co-owner says.
    OwnerConsent {
        /// It is done as promised.
        Consents = "consents",
        /// It is not, and why.
        Refuses = "refuses",
    }
}

/// How a proposal of completion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionState {
    /// Co-owners are still asked.
    Waits,
    /// Every co-owner consented.
    Agreed,
    /// No resident owned the project along, so nobody was asked.
    Unasked,
    /// The time is over: the project is complete, with refusals or silence beside it.
    Over,
    /// The department took the proposal back.
    Withdrawn,
}

impl CompletionState {
    /// The name in data and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            CompletionState::Waits => "waits",
            CompletionState::Agreed => "agreed",
            CompletionState::Unasked => "unasked",
            CompletionState::Over => "over",
            CompletionState::Withdrawn => "withdrawn",
        }
    }

    /// Whether the project is complete.
    pub fn is_complete(self) -> bool {
        matches!(
            self,
            CompletionState::Agreed | CompletionState::Unasked | CompletionState::Over
        )
    }
}

/// Until when co-owners answer.
pub fn until(rules: &Rules, now: Timestamp) -> Timestamp {
    rules.terms.completion.deadline(now)
}

/// How a proposal stands at `now`; `answers` holds what each co-owner said whom it asked.
pub fn state(
    answers: &[Option<OwnerConsent>],
    withdrawn: bool,
    until: Timestamp,
    now: Timestamp,
) -> CompletionState {
    let agreed = answers
        .iter()
        .all(|said| *said == Some(OwnerConsent::Consents));
    match (withdrawn, agreed) {
        (true, _) => CompletionState::Withdrawn,
        (false, true) if answers.is_empty() => CompletionState::Unasked,
        (false, true) => CompletionState::Agreed,
        (false, false) if now < until => CompletionState::Waits,
        (false, false) => CompletionState::Over,
    }
}

/// Decides on proposing, after the latest proposal.
///
/// # Errors
/// While one waits, once the project is complete, and before an agreement is in force.
pub fn propose(latest: Option<CompletionState>, agreed: bool) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    if !agreed {
        return refused("refusal-entry-no-agreement");
    }
    match latest {
        Some(CompletionState::Waits) => refused("refusal-completion-waits"),
        Some(state) if state.is_complete() => refused("refusal-completion-complete"),
        _ => Ok(()),
    }
}

/// Reads what was achieved.
///
/// # Errors
/// Names the faulty field.
pub fn check_achieved(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("achieved", limits.reason_max).check(typed, &mut invalid);
    invalid.or(korean::mask_contacts_in(&text))
}

/// Decides on an answer or on taking the proposal back.
///
/// # Errors
/// Once nobody is asked any more.
pub fn open(state: CompletionState) -> Result<(), Refusal> {
    match state {
        CompletionState::Waits => Ok(()),
        _ => Err(Refusal::conflict(Fault::new("refusal-completion-closed"))),
    }
}

/// Reads an answer; whoever refuses says why, and everybody reads it.
///
/// # Errors
/// All faulty fields at once.
pub fn check_answer(
    limits: &Limits,
    typed: &str,
    reason: &str,
) -> Result<(OwnerConsent, String), Invalid> {
    let mut invalid = Invalid::default();
    let said = typed.parse::<OwnerConsent>().ok();
    if said.is_none() {
        invalid.push("consent", Fault::new("fault-completion-consent"));
    }
    let field = Field::lines("consent_reason", limits.reason_max);
    let field = match said {
        Some(OwnerConsent::Refuses) => field,
        _ => field.optional(),
    };
    let reason = korean::mask_contacts_in(&field.check(reason, &mut invalid));
    match said {
        Some(said) => invalid.or((said, reason)),
        None => Err(invalid),
    }
}

/// Reads why a proposal is taken back.
///
/// # Errors
/// Names the faulty field.
pub fn check_withdrawal(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("withdrawal", limits.reason_max).check(typed, &mut invalid);
    invalid.or(korean::mask_contacts_in(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_consent_or_the_time_is_over() {
        let until: Timestamp = "2027-06-15T00:00:00Z".parse().expect("a moment");
        let before = until - jiff::SignedDuration::from_millis(1);
        let (yes, no) = (Some(OwnerConsent::Consents), Some(OwnerConsent::Refuses));
        for (answers, withdrawn, now, expected) in [
            (&[][..], false, before, CompletionState::Unasked),
            (&[yes, None], false, before, CompletionState::Waits),
            (&[yes, no], false, before, CompletionState::Waits),
            (&[yes, yes], false, before, CompletionState::Agreed),
            (&[yes, None], false, until, CompletionState::Over),
            (&[no, no], false, until, CompletionState::Over),
            (&[yes, yes], false, until, CompletionState::Agreed),
            (&[no], true, until, CompletionState::Withdrawn),
        ] {
            assert_eq!(
                state(answers, withdrawn, until, now),
                expected,
                "{answers:?}"
            );
        }
    }

    #[test]
    fn it_is_proposed_once_at_a_time() {
        use CompletionState::{Agreed, Over, Waits, Withdrawn};
        for (latest, may) in [
            (None, true),
            (Some(Withdrawn), true),
            (Some(Waits), false),
            (Some(Agreed), false),
            (Some(Over), false),
        ] {
            assert_eq!(propose(latest, true).is_ok(), may, "{latest:?}");
            assert!(propose(latest, false).is_err());
        }
        assert!(open(Waits).is_ok());
        assert!([Agreed, Over, Withdrawn].iter().all(|s| open(*s).is_err()));
    }

    #[test]
    fn whoever_refuses_says_why() {
        let limits = Rules::on(jiff::civil::date(2027, 6, 1)).limits;
        let fields = |typed: &str, reason: &str| -> Vec<&'static str> {
            let found = check_answer(limits, typed, reason).err();
            let found = found.map(|invalid| invalid.0).unwrap_or_default();
            found.iter().map(|fault| fault.field).collect()
        };
        assert!(fields("consents", "").is_empty());
        assert!(fields("refuses", "등 두 개가 아직 어둡습니다.").is_empty());
        assert_eq!(fields("refuses", ""), ["consent_reason"]);
        assert_eq!(fields("maybe", ""), ["consent"]);
    }
}
