//! A district's round for one fiscal year, and its stages.

use finance::Won;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId};
use process::stage::Stage;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO cycle (id, district_id, fiscal_year, budget_won) VALUES ($1, $2, $3, $4)";
    CURRENT = "SELECT id, district_id, fiscal_year, budget_won FROM cycle \
               WHERE district_id = $1 ORDER BY fiscal_year DESC LIMIT 1";
    GET = "SELECT id, district_id, fiscal_year, budget_won FROM cycle WHERE id = $1";
    BY_YEAR = "SELECT id, district_id, fiscal_year, budget_won FROM cycle \
               WHERE district_id = $1 AND fiscal_year = $2";
    OF_DISTRICT = "SELECT id, district_id, fiscal_year, budget_won FROM cycle \
                   WHERE district_id = $1 ORDER BY fiscal_year DESC";
    AGREED = "SELECT c.id, c.district_id, c.fiscal_year, c.budget_won FROM cycle c \
              JOIN agreement a ON a.cycle_id = c.id \
              WHERE c.district_id = $1 AND a.district_signed_at IS NOT NULL \
              AND a.city_signed_at IS NOT NULL ORDER BY c.fiscal_year DESC LIMIT 1";
    STAGE_SET = "INSERT INTO stage (cycle_id, kind, opens_at, closes_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (cycle_id, kind) DO UPDATE \
                 SET opens_at = excluded.opens_at, closes_at = excluded.closes_at";
    STAGES = "SELECT kind, opens_at, closes_at FROM stage WHERE cycle_id = $1";
}

/// One district's round for one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Its id.
    pub id: CycleId,
    /// Its district.
    pub district: DistrictId,
    /// The year the money is spent in.
    pub fiscal_year: i64,
    /// The money residents decide on.
    pub budget: Won,
}

/// Adds a round.
///
/// # Errors
/// [`StoreError::Exists`] when the district has one for this year.
pub fn cycle_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    fiscal_year: i64,
    budget: Won,
    now: Timestamp,
) -> Result<CycleId, StoreError> {
    let id = CycleId(tx.next_id(now));
    tx.execute(ADD, values![id, district, fiscal_year, budget])?;
    Ok(id)
}

/// The round of the latest fiscal year of a district.
///
/// # Errors
/// When the store fails.
pub fn cycle_current(tx: &mut Tx<'_>, district: DistrictId) -> Result<Option<Cycle>, StoreError> {
    tx.row(CURRENT, values![district], read)
}

/// The round with this id.
///
/// # Errors
/// When the store fails.
pub fn cycle_get(tx: &mut Tx<'_>, id: CycleId) -> Result<Option<Cycle>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The round of a fiscal year.
///
/// # Errors
/// When the store fails.
pub fn cycle_by_year(
    tx: &mut Tx<'_>,
    district: DistrictId,
    fiscal_year: i64,
) -> Result<Option<Cycle>, StoreError> {
    tx.row(BY_YEAR, values![district, fiscal_year], read)
}

/// Every round of a district, the latest first; there is one a year.
///
/// # Errors
/// When the store fails.
pub fn cycles_of(tx: &mut Tx<'_>, district: DistrictId) -> Result<Vec<Cycle>, StoreError> {
    tx.rows(OF_DISTRICT, values![district], read)
}

/// The latest round whose agreement is in force.
///
/// # Errors
/// When the store fails.
pub fn cycle_agreed(tx: &mut Tx<'_>, district: DistrictId) -> Result<Option<Cycle>, StoreError> {
    tx.row(AGREED, values![district], read)
}

/// Sets when a stage opens and closes.
///
/// # Errors
/// When the store fails.
pub fn stage_set(tx: &mut Tx<'_>, cycle: CycleId, stage: &Stage) -> Result<(), StoreError> {
    tx.execute(
        STAGE_SET,
        values![cycle, stage.kind, stage.opens_at, stage.closes_at],
    )?;
    Ok(())
}

/// The stages of a round in the order in which they open.
///
/// # Errors
/// When the store fails.
pub fn stages_of(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<Stage>, StoreError> {
    let mut stages = tx.rows(STAGES, values![cycle], |row| {
        Ok(Stage {
            kind: row.get(0)?,
            opens_at: row.get(1)?,
            closes_at: row.get(2)?,
        })
    })?;
    // The databases order texts each in its own way.
    stages.sort_by_key(|stage| (stage.opens_at, stage.closes_at, stage.kind.as_str()));
    Ok(stages)
}

fn read(row: &Row<'_>) -> Result<Cycle, StoreError> {
    Ok(Cycle {
        id: row.get(0)?,
        district: row.get(1)?,
        fiscal_year: row.get(2)?,
        budget: row.get(3)?,
    })
}
