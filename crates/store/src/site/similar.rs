//! The texts that similar ones are looked for among, what people decided of them, and the words
//! that a district takes for the same.

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::id::{DistrictId, PersonId};
use process::similar::{Decision, Pair};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// How many texts [`texts_changed`] gives at most.
pub const TEXTS_MOST: usize = 5000;

/// How many things [`similar_decisions_among`] looks at.
const AMONG_MOST: usize = 5;

/// The columns that [`decision`] expects, of the decisions that hold.
macro_rules! select {
    ($which:literal, $rest:literal) => {
        concat!(
            "SELECT d.id, d.first_kind, d.first_id, d.second_kind, d.second_id, d.likeness, \
             d.reason, d.role, d.at FROM similar_decision d WHERE ",
            $which,
            " AND NOT EXISTS (SELECT 1 FROM similar_decision l WHERE l.first_id = d.first_id \
             AND l.second_id = d.second_id AND l.id > d.id) ",
            $rest
        )
    };
}

statements! {
    DECIDE = "INSERT INTO similar_decision (id, district_id, first_kind, first_id, second_kind, \
              second_id, likeness, reason, role, decided_by, at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OF_ITEM = select!("(d.first_id = $1 OR d.second_id = $1)", "ORDER BY d.id DESC LIMIT $2");
    AMONG = select!(
        "d.first_id IN ($1, $2, $3, $4, $5) AND d.second_id IN ($1, $2, $3, $4, $5)",
        "ORDER BY d.id"
    );
    LIST = select!(
        "d.district_id = $1 AND d.id < $2 AND NOT EXISTS (SELECT 1 FROM proposal p \
         WHERE p.id IN (d.first_id, d.second_id) AND p.hidden = 1) \
         AND NOT EXISTS (SELECT 1 FROM agenda g \
         WHERE g.id IN (d.first_id, d.second_id) AND g.hidden = 1)",
        "ORDER BY d.id DESC LIMIT $3"
    );
    WORDS = "SELECT id, words FROM synonym_list WHERE district_id = $1 AND id > $2 \
             ORDER BY id DESC LIMIT 1";
    WORDS_ADD = "INSERT INTO synonym_list (id, district_id, words, changed_by, at) \
                 VALUES ($1, $2, $3, $4, $5)";
    CHANGED = "SELECT * FROM (\
               SELECT 'proposal' AS kind, p.id AS id, p.title AS title, p.need AS need, \
               p.updated_at AS updated_at FROM proposal p \
               WHERE p.district_id = $1 AND (p.updated_at, p.id) > ($2, $3) ORDER BY p.updated_at, p.id LIMIT 5000) ps \
               UNION ALL SELECT * FROM (\
               SELECT 'agenda' AS kind, g.id AS id, g.title AS title, g.need AS need, \
               g.updated_at AS updated_at FROM agenda g \
               WHERE g.district_id = $1 AND (g.updated_at, g.id) > ($2, $3) ORDER BY g.updated_at, g.id LIMIT 5000) gs \
               ORDER BY updated_at, id LIMIT 5000";
}

/// A text of a proposal or an agenda, hidden or not; who shows it asks whether it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    /// Whose it is.
    pub item: Item,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// The texts of a district that changed after this time and number, in the order of their
/// changes; at most [`TEXTS_MOST`].
///
/// # Errors
/// When the store fails.
pub fn texts_changed(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (since, after): (Timestamp, i64),
) -> Result<Vec<ItemText>, StoreError> {
    tx.rows(CHANGED, values![district, since, after], |row| {
        let kind: ItemKind = row.get(0)?;
        Ok(ItemText {
            item: Item::of(kind, row.get(1)?),
            title: row.get(2)?,
            need: row.get(3)?,
            updated_at: row.get(4)?,
        })
    })
}

/// Records what somebody decided of a pair, in place of what was decided before.
///
/// # Errors
/// When the store fails.
pub fn similar_decide(
    tx: &mut Tx<'_>,
    district: DistrictId,
    decision: &Decision,
    decided_by: PersonId,
) -> Result<(), StoreError> {
    let id = tx.next_id(decision.at);
    let (first, second) = (decision.pair.first(), decision.pair.second());
    let values = values![
        id,
        district,
        first.kind(),
        first.number(),
        second.kind(),
        second.number(),
        decision.likeness,
        &decision.reason,
        decision.role,
        decided_by,
        decision.at
    ];
    tx.execute(DECIDE, values).map(drop)
}

/// What holds of a thing and others, the latest first.
///
/// # Errors
/// When the store fails.
pub fn similar_decisions_of(
    tx: &mut Tx<'_>,
    item: Item,
    limit: usize,
) -> Result<Vec<Decision>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    tx.rows(OF_ITEM, values![item.number(), limit], decision)
}

/// What holds of each two of the first five of some things.
///
/// # Errors
/// When the store fails.
pub fn similar_decisions_among(
    tx: &mut Tx<'_>,
    items: &[Item],
) -> Result<Vec<Decision>, StoreError> {
    let numbers = items.iter().map(|item| item.number());
    let padded = numbers.chain(std::iter::repeat(0)).take(AMONG_MOST);
    let values: Vec<_> = padded.map(Into::into).collect();
    tx.rows(AMONG, &values, decision)
}

/// A page of what holds in a district, the latest first, each with its number.
///
/// # Errors
/// When the store fails.
pub fn similar_decisions(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<(i64, Decision)>, StoreError> {
    let before = before.unwrap_or(i64::MAX);
    tx.rows(LIST, values![district, before, limit], |row| {
        Ok((row.get(0)?, decision(row)?))
    })
}

fn decision(row: &Row<'_>) -> Result<Decision, StoreError> {
    let item = |kind: ItemKind, number: i64| Item::of(kind, number);
    let (first, second) = (
        item(row.get(1)?, row.get(2)?),
        item(row.get(3)?, row.get(4)?),
    );
    let pair = Pair::of(first, second);
    Ok(Decision {
        pair: pair.ok_or_else(|| StoreError::Data("a pair of one thing".into()))?,
        likeness: row.get(5)?,
        reason: row.get(6)?,
        role: row.get(7)?,
        at: row.get(8)?,
    })
}

/// The district's own words with their number, when there is a list after this number.
///
/// # Errors
/// When the store fails.
pub fn synonyms_after(
    tx: &mut Tx<'_>,
    district: DistrictId,
    known: i64,
) -> Result<Option<(i64, String)>, StoreError> {
    tx.row(WORDS, values![district, known], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Replaces the district's own words.
///
/// # Errors
/// When the store fails.
pub fn synonyms_put(
    tx: &mut Tx<'_>,
    district: DistrictId,
    words: &str,
    changed_by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    let values = values![id, district, words, changed_by, now];
    tx.execute(WORDS_ADD, values).map(drop)
}
