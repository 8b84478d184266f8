//! Lines of the plan, and the versions of their amounts.

use finance::Won;
use finance::budget::{Path, Reckoning};
use jiff::Timestamp;
use process::id::{BudgetLineId, BudgetVersionId, CycleId, DistrictId};
use process::plan::{FundingSource, LineText};

use super::project;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT l.id, l.cycle_id, l.position, l.policy_program, l.unit_program, \
             l.detailed_project, l.stat_code, l.label, l.units, l.count, l.unit_price_won, \
             l.source, (SELECT COUNT(*) FROM budget_version_line v WHERE v.line_id = l.id), \
             l.selection_position \
             FROM budget_line l ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO budget_line (id, cycle_id, district_id, position, policy_program, \
           unit_program, detailed_project, item_code, stat_code, label, units, count, \
           unit_price_won, source, created_at) VALUES ($1, $2, $3, \
           (SELECT COALESCE(MAX(position), 0) + 1 FROM budget_line WHERE cycle_id = $2), \
           $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    EDIT = "UPDATE budget_line SET policy_program = $2, unit_program = $3, \
            detailed_project = $4, item_code = $5, stat_code = $6, label = $7, units = $8, \
            count = $9, unit_price_won = $10, source = $11 WHERE id = $1";
    REMOVE = "UPDATE budget_line SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL";
    GET = select!("WHERE l.id = $1 AND l.removed_at IS NULL");
    LIST = select!("WHERE l.cycle_id = $1 AND l.removed_at IS NULL ORDER BY l.position, l.id");
    SELECTED = "SELECT i.position, i.title, i.granted_won, COALESCE(p.hidden, g.hidden, 0) \
                FROM selection s JOIN selection_item i ON i.selection_id = s.id \
                LEFT JOIN proposal p ON p.id = i.proposal_id \
                LEFT JOIN agenda g ON g.id = i.agenda_id \
                WHERE s.cycle_id = $1 AND i.verdict IN ('selected', 'changed') ORDER BY i.position";
    SET_SELECTED = "UPDATE budget_line SET selection_position = $2, agenda_id = \
                    (SELECT i.agenda_id FROM selection_item i \
                    JOIN selection s ON s.id = i.selection_id \
                    WHERE s.cycle_id = budget_line.cycle_id AND i.position = $2) WHERE id = $1";
    VERSION_ADD = "INSERT INTO budget_version (id, cycle_id, number, basis, approved_by_city, at) \
                   VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM budget_version \
                   WHERE cycle_id = $2), $3, $4, $5)";
    AMOUNT_ADD = "INSERT INTO budget_version_line (version_id, line_id, amount_won) \
                  VALUES ($1, $2, $3)";
    AMOUNTS = "SELECT l.id, COALESCE(b.amount_won, 0), COALESCE(c.amount_won, 0) \
               FROM budget_line l \
               LEFT JOIN budget_version_line b ON b.line_id = l.id AND b.version_id = \
               (SELECT v.id FROM budget_version v WHERE v.cycle_id = $1 AND v.approved_by_city = 1 \
               ORDER BY v.number DESC LIMIT 1) \
               LEFT JOIN budget_version_line c ON c.line_id = l.id AND c.version_id = \
               (SELECT v.id FROM budget_version v WHERE v.cycle_id = $1 \
               ORDER BY v.number DESC LIMIT 1) \
               WHERE l.cycle_id = $1 AND l.removed_at IS NULL ORDER BY l.position, l.id";
    FIRST_AMOUNTS = "SELECT a.line_id, a.amount_won FROM budget_version_line a \
                     JOIN budget_version v ON v.id = a.version_id \
                     WHERE v.cycle_id = $1 AND v.number = 1";
    VERSIONS = "SELECT id, number, basis, approved_by_city, at FROM budget_version \
                WHERE cycle_id = $1 ORDER BY number";
}

/// A line of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// Its id, the same through all versions.
    pub id: BudgetLineId,
    /// The round it belongs to.
    pub cycle: CycleId,
    /// Its place in the plan, counted from 1; numbers of removed lines are not used again.
    pub position: i64,
    /// Where it stands in the budget.
    pub path: Path,
    /// What the money is for.
    pub label: String,
    /// How its planned amount is reckoned.
    pub reckoning: Reckoning,
    /// Who pays.
    pub source: FundingSource,
    /// Whether a version holds it, so that it stays as both parties signed it.
    pub held: bool,
    /// The place in the selection of what it carries out.
    pub selected: Option<i64>,
}

impl BudgetLine {
    /// What is planned: the product of the reckoning.
    ///
    /// # Errors
    /// [`StoreError::Data`] when the row holds more than 64 bits can.
    pub fn planned(&self) -> Result<Won, StoreError> {
        let amount = self.reckoning.amount();
        amount.map_err(|error| StoreError::Data(format!("budget_line {}: {error}", self.id)))
    }
}

/// What stands behind a version of the amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionBasis {
    /// An agreement that both parties signed.
    Agreement,
    /// A decision of the council within the limit.
    Council,
    /// An approval of the city.
    City,
}

impl VersionBasis {
    /// The name in data and message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            VersionBasis::Agreement => "agreement",
            VersionBasis::Council => "council",
            VersionBasis::City => "city",
        }
    }
}

/// The amounts of a line in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmounts {
    /// The line.
    pub line: BudgetLineId,
    /// What the last version that the city approved gives it.
    pub base: Won,
    /// What the version in force gives it.
    pub current: Won,
}

/// A version of the amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetVersion {
    /// Its id.
    pub id: BudgetVersionId,
    /// Counted from 1 in the round.
    pub number: i64,
    /// What stands behind it: `agreement`, `council` or `city`.
    pub basis: String,
    /// Whether it moved the baseline.
    pub approved_by_city: bool,
    /// From when on.
    pub at: Timestamp,
}

/// An item of the selection (선정) that the plan is to carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Its place in the selection.
    pub position: i64,
    /// What it is called.
    pub title: String,
    /// What it was granted.
    pub granted: Won,
    /// Whether a moderator hid what it came from.
    pub hidden: bool,
}

/// What was selected for a round, in the order of the selection.
///
/// # Errors
/// When the store fails.
pub fn budget_selected(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<Selected>, StoreError> {
    tx.rows(SELECTED, values![cycle], |row| {
        Ok(Selected {
            position: row.get(0)?,
            title: row.get(1)?,
            granted: row.get(2)?,
            hidden: row.get(3)?,
        })
    })
}

/// Notes which selected item a line carries out, and with it the agenda.
///
/// # Errors
/// When the store fails.
pub fn budget_line_set_selected(
    tx: &mut Tx<'_>,
    id: BudgetLineId,
    position: i64,
) -> Result<(), StoreError> {
    tx.execute(SET_SELECTED, values![id, position]).map(drop)
}

/// Adds a line at the end of the plan.
///
/// # Errors
/// When the store fails.
pub fn budget_line_add(
    tx: &mut Tx<'_>,
    (district, cycle): (DistrictId, CycleId),
    text: &LineText,
    now: Timestamp,
) -> Result<BudgetLineId, StoreError> {
    let id = BudgetLineId(tx.next_id(now));
    let (path, reckoning) = (&text.path, text.reckoning);
    tx.execute(
        ADD,
        values![
            id,
            cycle,
            district,
            &path.policy_program,
            &path.unit_program,
            &path.detailed_project,
            path.item_code(),
            &path.stat_code,
            &text.label,
            reckoning.units,
            reckoning.count,
            reckoning.unit_price,
            text.source,
            now
        ],
    )?;
    project::keep(tx, (district, cycle), path, now)?;
    Ok(id)
}

/// Changes a line.
///
/// # Errors
/// When the store fails.
pub fn budget_line_edit(
    tx: &mut Tx<'_>,
    place: (DistrictId, CycleId),
    id: BudgetLineId,
    text: &LineText,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (path, reckoning) = (&text.path, text.reckoning);
    let values = values![
        id,
        &path.policy_program,
        &path.unit_program,
        &path.detailed_project,
        path.item_code(),
        &path.stat_code,
        &text.label,
        reckoning.units,
        reckoning.count,
        reckoning.unit_price,
        text.source
    ];
    tx.execute(EDIT, values)?;
    project::keep(tx, place, path, now)
}

/// Takes a line out of the plan; it stays in the versions that hold it.
///
/// # Errors
/// When the store fails.
pub fn budget_line_remove(
    tx: &mut Tx<'_>,
    id: BudgetLineId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(REMOVE, values![id, now]).map(drop)
}

/// The line with this id, unless it was removed.
///
/// # Errors
/// When the store fails.
pub fn budget_line_get(
    tx: &mut Tx<'_>,
    id: BudgetLineId,
) -> Result<Option<BudgetLine>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The lines of a round in the order of the plan; a plan has some dozens.
///
/// # Errors
/// When the store fails.
pub fn budget_lines(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<BudgetLine>, StoreError> {
    tx.rows(LIST, values![cycle], read)
}

/// Puts a version of the amounts in force.
///
/// # Errors
/// When the store fails.
pub fn budget_version_add(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    basis: VersionBasis,
    amounts: &[(BudgetLineId, Won)],
    now: Timestamp,
) -> Result<BudgetVersionId, StoreError> {
    let id = BudgetVersionId(tx.next_id(now));
    let approved = basis != VersionBasis::Council;
    tx.execute(
        VERSION_ADD,
        values![id, cycle, basis.as_str(), approved, now],
    )?;
    for (line, amount) in amounts {
        tx.execute(AMOUNT_ADD, values![id, *line, *amount])?;
    }
    Ok(id)
}

/// The amounts of every line: in the baseline and in force, in the order of the plan. Both
/// are nothing before an agreement is in force.
///
/// # Errors
/// When the store fails.
pub fn budget_amounts(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<LineAmounts>, StoreError> {
    tx.rows(AMOUNTS, values![cycle], |row| {
        Ok(LineAmounts {
            line: row.get(0)?,
            base: row.get(1)?,
            current: row.get(2)?,
        })
    })
}

/// The amounts of the first version: what was planned before anything changed.
///
/// # Errors
/// When the store fails.
pub fn budget_first_amounts(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<(BudgetLineId, Won)>, StoreError> {
    tx.rows(FIRST_AMOUNTS, values![cycle], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// The versions of a round in their order.
///
/// # Errors
/// When the store fails.
pub fn budget_versions(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<BudgetVersion>, StoreError> {
    tx.rows(VERSIONS, values![cycle], |row| {
        Ok(BudgetVersion {
            id: row.get(0)?,
            number: row.get(1)?,
            basis: row.get(2)?,
            approved_by_city: row.get(3)?,
            at: row.get(4)?,
        })
    })
}

fn read(row: &Row<'_>) -> Result<BudgetLine, StoreError> {
    Ok(BudgetLine {
        id: row.get(0)?,
        cycle: row.get(1)?,
        position: row.get(2)?,
        path: Path {
            policy_program: row.get(3)?,
            unit_program: row.get(4)?,
            detailed_project: row.get(5)?,
            stat_code: row.get(6)?,
        },
        label: row.get(7)?,
        reckoning: Reckoning {
            units: row.get(8)?,
            count: row.get(9)?,
            unit_price: row.get(10)?,
        },
        source: row.get(11)?,
        held: row.get::<i64>(12)? > 0,
        selected: row.get(13)?,
    })
}
