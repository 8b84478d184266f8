//! Minutes (회의록): written, then published once, with personal data masked.

use jiff::Timestamp;

use crate::refusal::{Fault, Invalid, Refusal};
use crate::rules::Limits;
use crate::text::Field;

/// Checks the text of minutes.
///
/// # Errors
/// What is wrong with it.
pub fn check_minutes(limits: &Limits, typed: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    let text = Field::lines("minutes", limits.minutes_max).check(typed, &mut invalid);
    invalid.or(text)
}

/// Decides on writing or publishing minutes: what is published does not change any more.
///
/// # Errors
/// When they are published.
pub fn publish(published_at: Option<Timestamp>) -> Result<(), Refusal> {
    match published_at {
        None => Ok(()),
        Some(at) => {
            let fault = Fault::new("refusal-minutes-published").moment("at", at);
            Err(Refusal::conflict(fault))
        }
    }
}
