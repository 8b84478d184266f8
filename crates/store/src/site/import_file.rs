//! Tables of the plan and of spending that were brought in.

use finance::Won;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId, PersonId};
use process::import_file::ImportKind;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO import_file (id, district_id, cycle_id, kind, hash, row_count, total_won, \
           imported_by, imported_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    BEFORE = "SELECT imported_at FROM import_file \
              WHERE cycle_id = $1 AND kind = $2 AND hash = $3 ORDER BY id DESC LIMIT 1";
}

/// A table that was brought in.
#[derive(Clone, Copy, Debug)]
pub struct NewImport<'a> {
    /// The district.
    pub district: DistrictId,
    /// Its year.
    pub cycle: CycleId,
    /// What it held.
    pub kind: ImportKind,
    /// SHA-256 of its text.
    pub hash: &'a str,
    /// How many rows it had.
    pub rows: i64,
    /// The sum of their amounts.
    pub total: Won,
    /// Who brought it in.
    pub by: PersonId,
}

/// Notes that a table was brought in.
///
/// # Errors
/// When the store fails.
pub fn import_add(tx: &mut Tx<'_>, new: &NewImport<'_>, now: Timestamp) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    let values = values![
        id,
        new.district,
        new.cycle,
        new.kind.as_str(),
        new.hash,
        new.rows,
        new.total,
        new.by,
        now
    ];
    tx.execute(ADD, values).map(drop)
}

/// When the same table came in last.
///
/// # Errors
/// When the store fails.
pub fn import_before(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    kind: ImportKind,
    hash: &str,
) -> Result<Option<Timestamp>, StoreError> {
    tx.row(BEFORE, values![cycle, kind.as_str(), hash], |row| {
        row.get(0)
    })
}
