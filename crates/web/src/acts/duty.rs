//! Everything that somebody owes, the first due first.

use jiff::Timestamp;
use process::id::PersonId;
use store::{Duty, StoreError, Tx};

use super::By;

/// What a person owes in all districts where she holds a role today; `after` is moment and id
/// of the last one of the page before. Two statements, however many districts there are.
///
/// # Errors
/// When the store fails.
pub fn owed(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    after: Option<(Timestamp, i64)>,
    limit: i64,
) -> Result<Vec<Duty>, StoreError> {
    let mut owed = store::duties_of(tx, person, by.today, by.now, after, limit)?;
    let money = store::duties_of_money(tx, person, &by.rules, by.now)?;
    let later = |duty: &Duty| after.is_none_or(|last| last < (duty.due_at, duty.id));
    owed.extend(money.into_iter().filter(later));
    owed.sort_by_key(|duty| (duty.due_at, duty.id));
    owed.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(owed)
}
