//! Support (공감) of proposals and agendas: rows stay where they were given, and how many
//! different people stand behind something is kept beside it.
//!
//! `support_reach` says whose supporters count for whom. It has a row of each thing for itself,
//! one for all that an agenda came from, and, once a step was undone, one for the agenda that
//! each source had gone into: whoever came there stays with every source.

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::id::{AgendaId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// How many different people stand behind `$1`.
macro_rules! people {
    () => {
        "(SELECT COUNT(DISTINCT s.person_id) FROM support_reach r \
         JOIN support s ON s.item_id = r.giver_id \
         WHERE r.item_id = $1 AND s.withdrawn_at IS NULL)"
    };
}

/// Takes one off where a person counted by what is being taken back, and no longer does.
macro_rules! one_less {
    ($table:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET support_count = support_count - 1 WHERE id IN (\
             SELECT r.item_id FROM support s JOIN support_reach r ON r.giver_id = s.item_id \
             WHERE s.person_id = $1 AND s.withdrawn_at = 0) AND NOT EXISTS (\
             SELECT 1 FROM support_reach r JOIN support s ON s.item_id = r.giver_id \
             WHERE r.item_id = ",
            $table,
            ".id AND s.person_id = $1 AND s.withdrawn_at IS NULL)"
        )
    };
}

statements! {
    /// One act of a person at a time, then one of an item: counts follow from what was there.
    LOCK_PERSON = "UPDATE person SET lang = lang WHERE id = $1";
    LOCK_PROPOSAL = "UPDATE proposal SET support_count = support_count WHERE id = $1";
    LOCK_AGENDA = "UPDATE agenda SET support_count = support_count WHERE id = $1";
    SELF = "INSERT INTO support_reach (item_id, giver_id, carried) VALUES ($1, $1, 1) \
            ON CONFLICT (item_id, giver_id) DO NOTHING";
    JOIN = "INSERT INTO support_reach (item_id, giver_id, carried) \
            SELECT CAST($1 AS BIGINT), giver_id, CAST(0 AS BIGINT) FROM support_reach \
            WHERE item_id = $2 ON CONFLICT (item_id, giver_id) DO NOTHING";
    GIVE_BACK = "INSERT INTO support_reach (item_id, giver_id, carried) \
                 SELECT CAST($1 AS BIGINT), giver_id, CAST(1 AS BIGINT) FROM support_reach \
                 WHERE item_id = $2 AND carried = 1 \
                 ON CONFLICT (item_id, giver_id) DO UPDATE SET carried = 1";
    PART = "DELETE FROM support_reach WHERE item_id = $1 AND carried = 0";
    COUNT_PROPOSAL = concat!("UPDATE proposal SET support_count = ", people!(), " WHERE id = $1");
    COUNT_AGENDA = concat!("UPDATE agenda SET support_count = ", people!(), " WHERE id = $1");
    MORE_PROPOSAL = "UPDATE proposal SET support_count = support_count + 1 WHERE id = $1";
    MORE_AGENDA = "UPDATE agenda SET support_count = support_count + 1 WHERE id = $1";
    LESS_PROPOSAL = one_less!("proposal");
    LESS_AGENDA = one_less!("agenda");
    GIVEN = "SELECT COUNT(*) FROM support_reach r JOIN support s ON s.item_id = r.giver_id \
             WHERE r.item_id = $1 AND s.person_id = $2 AND s.withdrawn_at IS NULL";
    GIVE = "INSERT INTO support (id, item_id, person_id, at) VALUES ($1, $2, $3, $4) \
            ON CONFLICT (item_id, person_id) DO UPDATE SET at = $4, withdrawn_at = NULL";
    /// Marked first, so that the counts can tell what is being taken back, then dated.
    WITHDRAWING = "UPDATE support SET withdrawn_at = 0 WHERE person_id = $2 \
                   AND withdrawn_at IS NULL \
                   AND item_id IN (SELECT giver_id FROM support_reach WHERE item_id = $1)";
    WITHDRAWN = "UPDATE support SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at = 0";
    SUPPORTERS = "SELECT DISTINCT s.person_id FROM support_reach r \
                  JOIN support s ON s.item_id = r.giver_id \
                  WHERE r.item_id = $1 AND s.withdrawn_at IS NULL AND s.person_id > $2 \
                  ORDER BY s.person_id LIMIT $3";
}

/// Lets nobody else give or take back support of this person or this item until the end of the
/// transaction. What was read before may have moved: read again.
///
/// # Errors
/// When the store fails.
pub fn support_lock(tx: &mut Tx<'_>, item: Item, person: PersonId) -> Result<(), StoreError> {
    tx.execute(LOCK_PERSON, values![person])?;
    let sql = match item.kind() {
        ItemKind::Proposal => LOCK_PROPOSAL,
        ItemKind::Agenda => LOCK_AGENDA,
    };
    tx.execute(sql, values![item.number()]).map(drop)
}

/// Whether a person stands behind something, there or through what it came from.
///
/// # Errors
/// When the store fails.
pub fn support_given(tx: &mut Tx<'_>, item: Item, person: PersonId) -> Result<bool, StoreError> {
    Ok(tx.number(GIVEN, values![item.number(), person])? > 0)
}

/// Gives support; `false` when the person stood behind it before. Lock it first.
///
/// # Errors
/// When the store fails.
pub fn support_give(
    tx: &mut Tx<'_>,
    item: Item,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if support_given(tx, item, person)? {
        return Ok(false);
    }
    let id = tx.next_id(now);
    tx.execute(SELF, values![item.number()])?;
    tx.execute(GIVE, values![id, item.number(), person, now])?;
    let more = match item.kind() {
        ItemKind::Proposal => MORE_PROPOSAL,
        ItemKind::Agenda => MORE_AGENDA,
    };
    tx.execute(more, values![item.number()])?;
    Ok(true)
}

/// Takes support back, also where it was given to what the item came from; `false` when there
/// is none. Lock it first.
///
/// # Errors
/// When the store fails.
pub fn support_withdraw(
    tx: &mut Tx<'_>,
    item: Item,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if tx.execute(WITHDRAWING, values![item.number(), person])? == 0 {
        return Ok(false);
    }
    for less in [LESS_PROPOSAL, LESS_AGENDA] {
        tx.execute(less, values![person])?;
    }
    tx.execute(WITHDRAWN, values![person, now])?;
    Ok(true)
}

/// Whoever stands behind something, in the order of their ids, after `after`.
///
/// # Errors
/// When the store fails.
pub fn supporters(
    tx: &mut Tx<'_>,
    item: Item,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>, StoreError> {
    tx.rows(SUPPORTERS, values![item.number(), after, limit], |row| {
        row.get(0)
    })
}

/// Lets the supporters of all sources of a step count for each of its results.
///
/// # Errors
/// When the store fails.
pub(crate) fn joined(
    tx: &mut Tx<'_>,
    sources: impl Iterator<Item = Item> + Clone,
    results: &[AgendaId],
) -> Result<(), StoreError> {
    for source in sources.clone() {
        tx.execute(SELF, values![source.number()])?;
    }
    for result in results {
        tx.execute(SELF, values![*result])?;
        for source in sources.clone() {
            tx.execute(JOIN, values![*result, source.number()])?;
        }
        tx.execute(COUNT_AGENDA, values![*result])?;
    }
    Ok(())
}

/// Once a step is undone, its results give back to each source whoever came after it, and count
/// no others any more.
///
/// # Errors
/// When the store fails.
pub fn support_part(
    tx: &mut Tx<'_>,
    sources: &[Item],
    results: &[AgendaId],
) -> Result<(), StoreError> {
    for source in sources {
        tx.execute(SELF, values![source.number()])?;
        for result in results {
            tx.execute(GIVE_BACK, values![source.number(), *result])?;
        }
        let count = match source.kind() {
            ItemKind::Proposal => COUNT_PROPOSAL,
            ItemKind::Agenda => COUNT_AGENDA,
        };
        tx.execute(count, values![source.number()])?;
    }
    for result in results {
        tx.execute(PART, values![*result])?;
        tx.execute(COUNT_AGENDA, values![*result])?;
    }
    Ok(())
}
