//! The texts that similar ones are looked for among.

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::id::DistrictId;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// How many texts [`texts_changed`] gives at most.
pub const TEXTS_MOST: usize = 5000;

statements! {
    CHANGED = "SELECT * FROM (\
               SELECT 'proposal' AS kind, p.id AS id, p.title AS title, p.need AS need, \
               p.updated_at AS updated_at FROM proposal p \
               WHERE p.district_id = $1 AND p.updated_at >= $2 \
               AND (p.updated_at > $2 OR p.id > $3) ORDER BY p.updated_at, p.id LIMIT 5000) ps \
               UNION ALL SELECT * FROM (\
               SELECT 'agenda' AS kind, g.id AS id, g.title AS title, g.need AS need, \
               g.updated_at AS updated_at FROM agenda g \
               WHERE g.district_id = $1 AND g.updated_at >= $2 \
               AND (g.updated_at > $2 OR g.id > $3) ORDER BY g.updated_at, g.id LIMIT 5000) gs \
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
