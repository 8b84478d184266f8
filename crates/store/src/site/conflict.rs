//! Projects that get in each other's way, as pairs of proposals and agendas.

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::conflict::ConflictKind;
use process::id::{ConflictId, DistrictId, PersonId};
use process::role::Role;
use process::similar::Pair;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// How many pairs of a district are looked at when a vote is announced.
const STANDING_MOST: i64 = 500;

/// The columns that [`read`] expects. Pairs with something hidden are left out.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.district_id, c.first_kind, c.first_id, COALESCE(p.title, g.title), \
             c.second_kind, c.second_id, COALESCE(q.title, h.title), c.kind, c.reason, c.role, \
             c.at, c.ended_at, c.end_reason FROM conflict c \
             LEFT JOIN proposal p ON c.first_kind = 'proposal' AND p.id = c.first_id \
             LEFT JOIN agenda g ON c.first_kind = 'agenda' AND g.id = c.first_id \
             LEFT JOIN proposal q ON c.second_kind = 'proposal' AND q.id = c.second_id \
             LEFT JOIN agenda h ON c.second_kind = 'agenda' AND h.id = c.second_id \
             WHERE COALESCE(p.hidden, g.hidden) = 0 AND COALESCE(q.hidden, h.hidden) = 0 AND ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO conflict (id, district_id, first_kind, first_id, second_kind, second_id, \
           kind, reason, role, flagged_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    END = "UPDATE conflict SET ended_at = $2, ended_by = $3, end_reason = $4 \
           WHERE id = $1 AND ended_at IS NULL";
    GET = select!("c.id = $1");
    OF = select!("(c.first_id = $1 OR c.second_id = $1) AND c.ended_at IS NULL ORDER BY c.id LIMIT 50");
    LIST = select!("c.district_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    STANDING = select!("c.district_id = $1 AND c.ended_at IS NULL ORDER BY c.id LIMIT $2");
}

/// Two things that get in each other's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its id.
    pub id: ConflictId,
    /// Its district.
    pub district: DistrictId,
    /// The two, with what each is called.
    pub items: [(Item, String); 2],
    /// How they get in each other's way.
    pub kind: ConflictKind,
    /// Why.
    pub reason: String,
    /// The role in which it was flagged.
    pub role: Role,
    /// When.
    pub at: Timestamp,
    /// When it was found to be over.
    pub ended_at: Option<Timestamp>,
    /// Why it is over.
    pub end_reason: Option<String>,
}

impl Conflict {
    /// Whether it is about both of these things.
    pub fn among(&self, items: &[Item]) -> bool {
        self.items.iter().all(|(item, _)| items.contains(item))
    }

    /// What gets in the way of `item`, with what it is called.
    pub fn beside(&self, item: Item) -> Option<&(Item, String)> {
        let [one, other] = &self.items;
        match item {
            item if item == one.0 => Some(other),
            item if item == other.0 => Some(one),
            _ => None,
        }
    }
}

/// Flags a pair.
///
/// # Errors
/// When the store fails.
pub fn conflict_add(
    tx: &mut Tx<'_>,
    (district, pair): (DistrictId, Pair),
    (kind, reason): (ConflictKind, &str),
    (flagged_by, role): (PersonId, Role),
    now: Timestamp,
) -> Result<ConflictId, StoreError> {
    let id = ConflictId(tx.next_id(now));
    let (first, second) = (pair.first(), pair.second());
    let values = values![
        id,
        district,
        first.kind(),
        first.number(),
        second.kind(),
        second.number(),
        kind,
        reason,
        role,
        flagged_by,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Notes that a pair gets in each other's way no longer; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn conflict_end(
    tx: &mut Tx<'_>,
    id: ConflictId,
    by: PersonId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, now, by, reason])? == 1)
}

/// The pair with this id, unless one of the two is hidden.
///
/// # Errors
/// When the store fails.
pub fn conflict_get(tx: &mut Tx<'_>, id: ConflictId) -> Result<Option<Conflict>, StoreError> {
    tx.row(GET, values![id], read)
}

/// What stands flagged beside a thing; at most fifty.
///
/// # Errors
/// When the store fails.
pub fn conflicts_of(tx: &mut Tx<'_>, item: Item) -> Result<Vec<Conflict>, StoreError> {
    tx.rows(OF, values![item.number()], read)
}

/// A page of all pairs of a district, those that are over included, the newest first.
///
/// # Errors
/// When the store fails.
pub fn conflict_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<ConflictId>,
    limit: i64,
) -> Result<Vec<Conflict>, StoreError> {
    let before = before.unwrap_or(ConflictId(i64::MAX));
    tx.rows(LIST, values![district, before, limit], read)
}

/// The pairs of a district that stand flagged among these things.
///
/// # Errors
/// When the store fails.
pub fn conflicts_among(
    tx: &mut Tx<'_>,
    district: DistrictId,
    items: &[Item],
) -> Result<Vec<Conflict>, StoreError> {
    let mut found = tx.rows(STANDING, values![district, STANDING_MOST], read)?;
    found.retain(|one| one.among(items));
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<Conflict, StoreError> {
    let item = |first: usize| -> Result<(Item, String), StoreError> {
        let kind: ItemKind = row.get(first)?;
        Ok((Item::of(kind, row.get(first + 1)?), row.get(first + 2)?))
    };
    Ok(Conflict {
        id: row.get(0)?,
        district: row.get(1)?,
        items: [item(2)?, item(5)?],
        kind: row.get(8)?,
        reason: row.get(9)?,
        role: row.get(10)?,
        at: row.get(11)?,
        ended_at: row.get(12)?,
        end_reason: row.get(13)?,
    })
}
