//! Who hears of a change: the city when it has to act or to know, the proposer of the answer.

use process::Role;
use process::budget_change::ChangeState;
use process::id::BudgetChangeId;
use store::{BudgetChange, District, StoreError, Tx};

use crate::acts::By;
use crate::acts::support_officer::tell_all;

/// After the council decided: the city is asked to consult, or learns that what money is for
/// has changed.
///
/// # Errors
/// When the store fails.
pub(super) fn decided(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    change: &BudgetChange,
    state: ChangeState,
) -> Result<(), StoreError> {
    let words = match state {
        ChangeState::AwaitingCity => ("change-told-city-subject", "change-told-city-text"),
        ChangeState::InForce if !change.content.is_empty() => {
            ("change-told-content-subject", "change-told-content-text")
        }
        _ => return Ok(()),
    };
    let officers = store::holders_of(tx, district.id, &[Role::CityOfficer], by.today)?;
    let officers = officers.into_iter().map(|holder| holder.person);
    tell(tx, by, (district, change), officers, words)
}

/// After the city answered: the proposer and the council's office learn what it said.
///
/// # Errors
/// When the store fails.
pub(super) fn answered(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    change: &BudgetChange,
    approved: bool,
) -> Result<(), StoreError> {
    let words = match approved {
        true => ("change-told-approved-subject", "change-told-answered-text"),
        false => ("change-told-refused-subject", "change-told-answered-text"),
    };
    let office = store::holders_of(tx, district.id, &[Role::Secretary], by.today)?;
    let office = office.into_iter().map(|holder| holder.person);
    let people = office.chain([change.proposed_by]);
    tell(tx, by, (district, change), people, words)
}

fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    (district, change): (&District, &BudgetChange),
    people: impl IntoIterator<Item = process::id::PersonId>,
    words: (&str, &str),
) -> Result<(), StoreError> {
    let id: BudgetChangeId = change.id;
    let address = format!("/d/{}/changes/{id}", district.slug);
    tell_all(tx, by, people, words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("title", change.title.clone().into()),
            ("address", address.clone().into()),
        ]
    })
    .map(drop)
}
