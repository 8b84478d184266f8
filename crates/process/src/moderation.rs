//! Minimal moderation: hide with a reason, appeal, answer. Nothing is deleted.

use crate::id::PersonId;
use crate::refusal::{Fault, Invalid, Refusal};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What can be hidden.
    SubjectKind {
        /// A proposal.
        Proposal = "proposal",
        /// A comment.
        Comment = "comment",
        /// Something in the open inbox.
        Inquiry = "inquiry",
        /// What somebody thinks of an agenda.
        Opinion = "opinion",
        /// An agenda.
        Agenda = "agenda",
        /// A statement about an agenda.
        Statement = "statement",
    }
}

named! {
    /// One step in the story of a hiding.
    Step {
        /// Hidden by a moderator.
        Hide = "hide",
        /// The author appeals.
        Appeal = "appeal",
        /// The appeal is upheld: it is shown again.
        Restore = "restore",
        /// The hiding stands.
        Uphold = "uphold",
    }
}

/// What has happened last to a thing, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// The last step.
    pub step: Step,
    /// Who hid it.
    pub hidden_by: PersonId,
}

/// Decides whether `step` may follow.
///
/// A thing is hidden once, its author appeals once, and somebody other than the one who
/// hid it answers.
///
/// # Errors
/// When the step does not follow from the last one.
pub fn next(last: Option<Last>, step: Step, actor: PersonId) -> Result<(), Refusal> {
    let refused = |key| Err(Refusal::conflict(Fault::new(key)));
    match (step, last.map(|l| l.step)) {
        (Step::Hide, None | Some(Step::Restore)) => Ok(()),
        (Step::Hide, _) => refused("refusal-hidden-already"),
        (Step::Appeal, Some(Step::Hide)) => Ok(()),
        (Step::Appeal, Some(Step::Appeal | Step::Uphold)) => refused("refusal-appeal-once"),
        (Step::Appeal, _) => refused("refusal-not-hidden"),
        (Step::Restore | Step::Uphold, Some(Step::Appeal)) => {
            if last.is_some_and(|l| l.hidden_by == actor) {
                return Err(Refusal::forbidden("refusal-appeal-other"));
            }
            Ok(())
        }
        (Step::Restore | Step::Uphold, _) => refused("refusal-no-appeal"),
    }
}

/// Checks the reason that every step has to give.
///
/// # Errors
/// What is wrong with it.
pub fn check_reason(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let reason = Field::lines("reason", limits.reason_max)
        .public()
        .check(typed, &mut invalid);
    invalid.or(reason)
}

/// Checks the reason, of one line, for taking a row of the books or an entry back.
///
/// # Errors
/// What is wrong with it.
pub fn check_line_reason(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let reason = Field::line("reason", limits.need_max)
        .public()
        .check(typed, &mut invalid);
    invalid.or(reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hiding_is_appealed_once_and_answered_by_another() {
        let (one, two) = (PersonId(1), PersonId(2));
        let after = |step| {
            Some(Last {
                step,
                hidden_by: one,
            })
        };
        let key = |r: Result<(), Refusal>| r.err().map(|e| e.fault.key);
        for (last, step, actor, expected) in [
            (None, Step::Hide, one, None),
            (
                after(Step::Hide),
                Step::Hide,
                two,
                Some("refusal-hidden-already"),
            ),
            (after(Step::Restore), Step::Hide, two, None),
            (None, Step::Appeal, two, Some("refusal-not-hidden")),
            (after(Step::Hide), Step::Appeal, two, None),
            (
                after(Step::Uphold),
                Step::Appeal,
                two,
                Some("refusal-appeal-once"),
            ),
            (
                after(Step::Appeal),
                Step::Restore,
                one,
                Some("refusal-appeal-other"),
            ),
            (after(Step::Appeal), Step::Uphold, two, None),
            (
                after(Step::Hide),
                Step::Uphold,
                two,
                Some("refusal-no-appeal"),
            ),
        ] {
            assert_eq!(key(next(last, step, actor)), expected, "{last:?} {step}");
        }
    }
}
