//! A district's round for one fiscal year, and its stages.

use finance::Won;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId};
use process::selection::LastWord;
use process::stage::{Stage, StageKind};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO cycle (id, district_id, fiscal_year, budget_won) VALUES ($1, $2, $3, $4)";
    CURRENT = "SELECT id, district_id, fiscal_year, budget_won, last_word, short_reason FROM cycle \
               WHERE district_id = $1 ORDER BY fiscal_year DESC LIMIT 1";
    GET = "SELECT id, district_id, fiscal_year, budget_won, last_word, short_reason FROM cycle WHERE id = $1";
    BY_YEAR = "SELECT id, district_id, fiscal_year, budget_won, last_word, short_reason FROM cycle \
               WHERE district_id = $1 AND fiscal_year = $2";
    OF_DISTRICT = "SELECT id, district_id, fiscal_year, budget_won, last_word, short_reason FROM cycle \
                   WHERE district_id = $1 ORDER BY fiscal_year DESC";
    AGREED = "SELECT c.id, c.district_id, c.fiscal_year, c.budget_won, c.last_word, \
              c.short_reason FROM cycle c \
              JOIN agreement a ON a.cycle_id = c.id \
              WHERE c.district_id = $1 AND a.district_signed_at IS NOT NULL \
              AND a.city_signed_at IS NOT NULL ORDER BY c.fiscal_year DESC LIMIT 1";
    DECIDING = "SELECT c.id, c.district_id, c.fiscal_year, c.budget_won, c.last_word, \
                c.short_reason FROM cycle c \
                LEFT JOIN stage s ON s.cycle_id = c.id AND s.kind = 'planning' \
                WHERE c.district_id = $1 \
                ORDER BY CASE WHEN s.closes_at <= $2 THEN 1 ELSE 0 END, \
                CASE WHEN s.closes_at <= $2 THEN -c.fiscal_year ELSE c.fiscal_year END LIMIT 1";
    IN_STAGE = "SELECT c.id, c.district_id, c.fiscal_year, c.budget_won, c.last_word, \
                c.short_reason FROM cycle c JOIN stage s ON s.cycle_id = c.id \
                WHERE c.district_id = $1 AND s.kind = $2 AND s.opens_at <= $3 AND s.closes_at > $3 \
                ORDER BY c.fiscal_year LIMIT 1";
    TERMS_SET = "UPDATE cycle SET budget_won = $2, last_word = $3 WHERE id = $1";
    REASON_SET = "UPDATE cycle SET short_reason = $2 WHERE id = $1";
    STAGE_SET = "INSERT INTO stage (cycle_id, kind, opens_at, closes_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (cycle_id, kind) DO UPDATE \
                 SET opens_at = excluded.opens_at, closes_at = excluded.closes_at";
    STAGES_OF_DISTRICT = "SELECT s.kind, s.opens_at, s.closes_at, s.cycle_id FROM stage s \
                          JOIN cycle c ON c.id = s.cycle_id WHERE c.district_id = $1";
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
    /// Who has the last word on what is selected.
    pub last_word: LastWord,
    /// Why deliberation has fewer days than it should; empty when it has enough.
    pub short_reason: String,
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

/// The round of the latest fiscal year of a district, even when all its stages are ahead. What
/// is being decided on is [`cycle_deciding`], what is being spent [`cycle_by_year`] of the year
/// that it is in Seoul.
///
/// # Errors
/// When the store fails.
pub fn cycle_current(tx: &mut Tx<'_>, district: DistrictId) -> Result<Option<Cycle>, StoreError> {
    tx.row(CURRENT, values![district], read)
}

/// The round that a district is deciding on at `now`: the earliest one whose plan and
/// agreement are not over, else the latest. A next year that was made early takes nothing away
/// from the present one.
///
/// # Errors
/// When the store fails.
pub fn cycle_deciding(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
) -> Result<Option<Cycle>, StoreError> {
    tx.row(DECIDING, values![district, now], read)
}

/// The round that is in a stage at `now`; when two are, the earlier one, which ends first.
///
/// # Errors
/// When the store fails.
pub fn cycle_in_stage(
    tx: &mut Tx<'_>,
    district: DistrictId,
    kind: StageKind,
    now: Timestamp,
) -> Result<Option<Cycle>, StoreError> {
    tx.row(IN_STAGE, values![district, kind, now], read)
}

/// Sets the money of a round and who has the last word on it.
///
/// # Errors
/// When the store fails.
pub fn cycle_set_terms(
    tx: &mut Tx<'_>,
    id: CycleId,
    budget: Won,
    last_word: LastWord,
) -> Result<(), StoreError> {
    tx.execute(TERMS_SET, values![id, budget, last_word])?;
    Ok(())
}

/// Sets why deliberation is short; an empty text when it is not.
///
/// # Errors
/// When the store fails.
pub fn cycle_set_short_reason(
    tx: &mut Tx<'_>,
    id: CycleId,
    reason: &str,
) -> Result<(), StoreError> {
    tx.execute(REASON_SET, values![id, reason])?;
    Ok(())
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
    let mut stages = tx.rows(STAGES, values![cycle], read_stage)?;
    // The databases order texts each in its own way.
    stages.sort_by_key(in_order);
    Ok(stages)
}

/// The stages of every round of a district, each with its round, in the order in which they
/// open.
///
/// # Errors
/// When the store fails.
pub fn stages_of_district(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<(CycleId, Stage)>, StoreError> {
    let read = |row: &Row<'_>| Ok((row.get(3)?, read_stage(row)?));
    let mut stages = tx.rows(STAGES_OF_DISTRICT, values![district], read)?;
    stages.sort_by_key(|(_, stage)| in_order(stage));
    Ok(stages)
}

fn in_order(stage: &Stage) -> (Timestamp, Timestamp, &'static str) {
    (stage.opens_at, stage.closes_at, stage.kind.as_str())
}

fn read_stage(row: &Row<'_>) -> Result<Stage, StoreError> {
    Ok(Stage {
        kind: row.get(0)?,
        opens_at: row.get(1)?,
        closes_at: row.get(2)?,
    })
}

pub(super) fn read(row: &Row<'_>) -> Result<Cycle, StoreError> {
    Ok(Cycle {
        id: row.get(0)?,
        district: row.get(1)?,
        fiscal_year: row.get(2)?,
        budget: row.get(3)?,
        last_word: row.get(4)?,
        short_reason: row.get(5)?,
    })
}
