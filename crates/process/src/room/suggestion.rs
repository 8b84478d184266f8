//! Suggestions out of a room: reviewed with a decision and a reason, and turned into actions.

use jiff::civil::Date;

use crate::id::{ClusterId, TopicId};
use crate::refusal::{Fault, Invalid};
use crate::role::named;
use crate::rules::Limits;
use crate::text::Field;

named! {
    /// What the office decided on a suggestion.
    Outcome {
        /// It is taken up.
        Accepted = "accepted",
        /// A part of it is taken up.
        Partly = "partly",
        /// It is not taken up.
        Declined = "declined",
        /// It is looked at later.
        Later = "later",
        /// It is answered in words; there was nothing to take up.
        Answered = "answered",
    }
}

/// A suggestion, its review or an action, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestionForm {
    /// The suggestion in one line, or what an action does.
    pub title: String,
    /// More about it; may be empty.
    pub text: String,
    /// A name of [`Outcome`].
    pub outcome: String,
    /// Why it was decided so.
    pub reason: String,
    /// The office that does the action.
    pub owner: String,
    /// The last day of the action, `2026-12-31`.
    pub due: String,
}

/// A suggestion that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionText {
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// The topic it comes from.
    pub topic: Option<TopicId>,
    /// The cluster that it takes up.
    pub cluster: Option<ClusterId>,
}

/// What somebody does about a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What is done.
    pub what: String,
    /// The office that does it.
    pub owner: String,
    /// The last day.
    pub due_on: Date,
}

impl SuggestionForm {
    /// Checks a suggestion.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn check(
        &self,
        limits: &Limits,
        topic: Option<TopicId>,
        cluster: Option<ClusterId>,
    ) -> Result<SuggestionText, Invalid> {
        let mut invalid = Invalid::default();
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let text = Field::lines("text", limits.reason_max)
            .optional()
            .check(&self.text, &mut invalid);
        invalid.or(SuggestionText {
            title: korean::mask_contacts_in(&title),
            text: korean::mask_contacts_in(&text),
            topic,
            cluster,
        })
    }

    /// Checks a review.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn review(&self, limits: &Limits) -> Result<(Outcome, String), Invalid> {
        let mut invalid = Invalid::default();
        let outcome = self.outcome.parse().ok();
        if outcome.is_none() {
            invalid.push("outcome", Fault::new("fault-room-outcome"));
        }
        let reason = Field::lines("reason", limits.reason_max).check(&self.reason, &mut invalid);
        match outcome {
            Some(outcome) => invalid.or((outcome, korean::mask_contacts_in(&reason))),
            None => Err(invalid),
        }
    }

    /// Checks an action.
    ///
    /// # Errors
    /// All faulty fields at once.
    pub fn action(&self, limits: &Limits) -> Result<Action, Invalid> {
        let mut invalid = Invalid::default();
        let what = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let owner = Field::line("owner", limits.place_max).check(&self.owner, &mut invalid);
        let due = self.due.trim().parse().ok();
        if due.is_none() {
            invalid.push("due", Fault::new("fault-date"));
        }
        match due {
            Some(due_on) => invalid.or(Action {
                what: korean::mask_contacts_in(&what),
                owner: korean::mask_contacts_in(&owner),
                due_on,
            }),
            None => Err(invalid),
        }
    }
}

/// Checks the answer to a cluster that no suggestion takes up.
///
/// # Errors
/// What is wrong with it.
pub fn check_answer(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let answer = Field::lines("answer", limits.reason_max).check(typed, &mut invalid);
    invalid.or(korean::mask_contacts_in(&answer))
}
