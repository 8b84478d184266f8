//! Settlements (정산) of a year. An approved version is never changed; opening it again makes
//! the next one.

use jiff::Timestamp;
use process::id::{CycleId, DistrictId, PersonId, SettlementId};
use process::settlement::{SettledLines, SettlementState};
use serde_json::json;

use super::cycle::Cycle;
use super::document::seal;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, district_id, cycle_id, number, reason, lines, hash, drafted_by, \
             drafted_at, approved_at FROM settlement ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO settlement (id, district_id, cycle_id, number, reason, lines, hash, \
           drafted_by, drafted_at) VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8)";
    REDRAFT = "UPDATE settlement SET lines = $2, drafted_by = $3, drafted_at = $4 \
               WHERE id = $1 AND approved_at IS NULL";
    APPROVE = "UPDATE settlement SET hash = $2, approved_by = $3, approved_at = $4 \
               WHERE id = $1 AND approved_at IS NULL";
    OF_CYCLE = select!("WHERE cycle_id = $1 ORDER BY number DESC LIMIT $2");
    GET = select!("WHERE id = $1");
}

/// A version of the settlement of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Its id.
    pub id: SettlementId,
    /// Its district.
    pub district: DistrictId,
    /// Its year.
    pub cycle: CycleId,
    /// Counted from 1.
    pub number: i64,
    /// Why the version before was opened again; empty for the first.
    pub reason: String,
    /// What it says.
    pub lines: SettledLines,
    /// SHA-256 over cycle, number and lines, from the approval on; empty before.
    pub hash: String,
    /// Who drew it up.
    pub drafted_by: PersonId,
    /// When it was drawn up.
    pub drafted_at: Timestamp,
    /// When the city approved it.
    pub approved_at: Option<Timestamp>,
}

impl Settlement {
    /// The seal that its content ought to have: SHA-256 of its JSON with sorted names and
    /// without spaces.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub fn seal(&self) -> Result<String, StoreError> {
        seal(&json!({ "cycle": self.cycle, "number": self.number, "lines": self.lines }))
    }
}

/// Where the settlement of a year stands, by its latest version.
pub fn settlement_state(latest: Option<&Settlement>) -> SettlementState {
    match latest.map(|latest| latest.approved_at) {
        None => SettlementState::None,
        Some(None) => SettlementState::Drafted,
        Some(Some(_)) => SettlementState::Approved,
    }
}

/// Draws up a settlement: the next version, or the latest anew while it is not approved.
///
/// # Errors
/// When the store fails.
pub fn settlement_draft(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    latest: Option<&Settlement>,
    lines: &SettledLines,
    reason: &str,
    drafted_by: PersonId,
    now: Timestamp,
) -> Result<SettlementId, StoreError> {
    let text = serde_json::to_string(lines).map_err(|e| StoreError::Data(e.to_string()))?;
    if let Some(draft) = latest.filter(|latest| latest.approved_at.is_none()) {
        tx.execute(REDRAFT, values![draft.id, text, drafted_by, now])?;
        return Ok(draft.id);
    }
    let id = SettlementId(tx.next_id(now));
    let number = latest.map_or(1, |latest| latest.number + 1);
    tx.execute(
        ADD,
        values![
            id,
            cycle.district,
            cycle.id,
            number,
            reason,
            text,
            drafted_by,
            now
        ],
    )?;
    Ok(id)
}

/// Approves and locks a version; `false` when it was approved before.
///
/// # Errors
/// When the store fails.
pub fn settlement_approve(
    tx: &mut Tx<'_>,
    settlement: &Settlement,
    approved_by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![settlement.id, settlement.seal()?, approved_by, now];
    Ok(tx.execute(APPROVE, values)? == 1)
}

/// The versions of the settlement of a year, the latest first.
///
/// # Errors
/// When the store fails.
pub fn settlements_of(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<Settlement>, StoreError> {
    tx.rows(OF_CYCLE, values![cycle, limit], read)
}

/// The version with this id.
///
/// # Errors
/// When the store fails.
pub fn settlement_get(tx: &mut Tx<'_>, id: SettlementId) -> Result<Option<Settlement>, StoreError> {
    tx.row(GET, values![id], read)
}

fn read(row: &Row<'_>) -> Result<Settlement, StoreError> {
    let lines: String = row.get(5)?;
    let lines = serde_json::from_str(&lines)
        .map_err(|_| StoreError::Data("the lines of a settlement can't be read".into()))?;
    Ok(Settlement {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        number: row.get(3)?,
        reason: row.get(4)?,
        lines,
        hash: row.get(6)?,
        drafted_by: row.get(7)?,
        drafted_at: row.get(8)?,
        approved_at: row.get(9)?,
    })
}
