//! Support officers: assigning them, telling whether they came, their notes and the answers, and
//! the conversation between council, officer and city.

mod assignment;
mod note;
mod talk;

pub use assignment::{absence_tell, absence_withdraw, assign, end, find_assignment};
pub use note::{answer, note, presence};
pub use talk::{MESSAGES, close, find_thread, open, say};

use jiff::Timestamp;
use process::id::{DistrictId, PersonId};
use process::support_officer::{Assignment, OnDuty, on_duty};
use store::{StoreError, Tx};

/// Who stands by a district on the day of a moment.
///
/// # Errors
/// When the store fails.
pub fn on_duty_at(
    tx: &mut Tx<'_>,
    district: DistrictId,
    at: Timestamp,
) -> Result<OnDuty, StoreError> {
    let there = assignments(tx, district)?;
    Ok(on_duty(&there, korean::seoul(at).date()))
}

/// The assignments of a district without what came with them.
fn assignments(tx: &mut Tx<'_>, district: DistrictId) -> Result<Vec<Assignment>, StoreError> {
    let there = store::officer_assignments(tx, district)?;
    Ok(there.into_iter().map(|one| one.assignment).collect())
}

/// Writes to people in their own languages, each once, whoever acts left out.
pub(super) fn tell_all(
    tx: &mut Tx<'_>,
    by: &super::By,
    people: impl IntoIterator<Item = PersonId>,
    words: (&str, &str),
    args: impl Fn(korean::Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<usize, StoreError> {
    let people: std::collections::BTreeSet<PersonId> = people.into_iter().collect();
    let mut told = 0;
    for person in people {
        if by.actor.person == Some(person) {
            continue;
        }
        if let Some(person) = store::person_get(tx, person)? {
            super::account::tell(tx, by, &person, &[], words, &args)?;
            told += 1;
        }
    }
    Ok(told)
}
