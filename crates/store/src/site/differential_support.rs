//! Formulas of differential support (차등지원). Nothing here changes or removes one.

use finance::support::file::Simulation;
use jiff::Timestamp;
use process::differential_support::Published;
use process::id::{PersonId, SupportFormulaId};
use serde_json::json;

use super::document::seal;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO support_formula (id, fiscal_year, simulation, reason, hash, published_by, \
           published_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_YEAR = "SELECT id, fiscal_year, simulation, reason, hash, published_at \
               FROM support_formula WHERE fiscal_year = $1";
    LATEST = "SELECT id, fiscal_year, simulation, reason, hash, published_at \
              FROM support_formula ORDER BY fiscal_year DESC LIMIT 1";
    YEARS = "SELECT fiscal_year FROM support_formula ORDER BY fiscal_year DESC LIMIT $1";
}

/// A formula as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportFormula {
    /// Its id.
    pub id: SupportFormulaId,
    /// The year that it holds for.
    pub fiscal_year: i64,
    /// The formula, and the figures that showed how it works.
    pub simulation: Simulation,
    /// Why this formula.
    pub reason: String,
    /// SHA-256 over year, simulation and reason.
    pub hash: String,
    /// When it was published.
    pub published_at: Timestamp,
}

/// Publishes the formula of a year.
///
/// # Errors
/// [`StoreError::Exists`] when the year has one.
pub fn support_formula_add(
    tx: &mut Tx<'_>,
    published: &Published,
    published_by: PersonId,
    now: Timestamp,
) -> Result<SupportFormulaId, StoreError> {
    let id = SupportFormulaId(tx.next_id(now));
    let Published {
        fiscal_year,
        reason,
        simulation,
    } = published;
    let written = simulation.write();
    let hash = seal(&json!({ "year": fiscal_year, "simulation": written, "reason": reason }))?;
    let values = values![id, *fiscal_year, written, reason, hash, published_by, now];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The formula of a year.
///
/// # Errors
/// When the store fails.
pub fn support_formula_of(
    tx: &mut Tx<'_>,
    fiscal_year: i64,
) -> Result<Option<SupportFormula>, StoreError> {
    tx.row(BY_YEAR, values![fiscal_year], read)
}

/// The formula of the latest year that has one.
///
/// # Errors
/// When the store fails.
pub fn support_formula_latest(tx: &mut Tx<'_>) -> Result<Option<SupportFormula>, StoreError> {
    tx.row(LATEST, &[], read)
}

/// The years that have a formula, the latest first.
///
/// # Errors
/// When the store fails.
pub fn support_formula_years(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<i64>, StoreError> {
    tx.rows(YEARS, values![limit], |row| row.get(0))
}

fn read(row: &Row<'_>) -> Result<SupportFormula, StoreError> {
    let simulation: String = row.get(2)?;
    let simulation = Simulation::read(simulation.as_bytes())
        .map_err(|fault| StoreError::Data(format!("a formula can't be read: {fault}")))?;
    Ok(SupportFormula {
        id: row.get(0)?,
        fiscal_year: row.get(1)?,
        simulation,
        reason: row.get(3)?,
        hash: row.get(4)?,
        published_at: row.get(5)?,
    })
}
