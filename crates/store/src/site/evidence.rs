//! Evidence (증빙) of payments.

use jiff::Timestamp;
use jiff::civil::Date;
use process::evidence::{EvidenceFileKind, EvidenceKind, EvidenceText};
use process::id::{CycleId, EvidenceId, PersonId, SpendingId};
use process::settlement::SettledEvidence;

use super::project::Project;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO evidence (id, spending_id, kind, what, closed, recorded_by, recorded_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF = "SELECT e.id, e.kind, e.what, e.closed, e.recorded_at, f.kind FROM evidence e \
          LEFT JOIN evidence_file f ON f.evidence_id = e.id WHERE e.spending_id = $1 \
          ORDER BY e.id LIMIT $2";
    // What proves a payment that was taken back proves nothing of the project.
    OPEN_OF = "SELECT e.id, e.kind, e.what, f.kind, s.id, s.what, s.paid_on FROM spending s \
               JOIN budget_line l ON l.id = s.line_id JOIN evidence e ON e.spending_id = s.id \
               LEFT JOIN evidence_file f ON f.evidence_id = e.id \
               WHERE s.cycle_id = $1 AND l.policy_program = $2 AND l.unit_program = $3 \
               AND l.detailed_project = $4 AND e.closed = 0 AND s.counters IS NULL \
               AND NOT EXISTS (SELECT 1 FROM spending c WHERE c.counters = s.id) \
               ORDER BY e.id DESC LIMIT $5";
    OF_ONE = "SELECT e.id, e.kind, e.what, e.closed, e.recorded_at, f.kind, e.spending_id \
              FROM evidence e LEFT JOIN evidence_file f ON f.evidence_id = e.id WHERE e.id = $1";
    CLOSE = "UPDATE evidence SET closed = $2 WHERE id = $1 AND closed = 0";
    COUNT = "SELECT COUNT(*) FROM evidence WHERE spending_id = $1";
    INDEX = "SELECT e.kind, COUNT(*), \
             CAST(SUM(CASE WHEN e.closed > 0 THEN 1 ELSE 0 END) AS BIGINT) \
             FROM evidence e JOIN spending s ON s.id = e.spending_id \
             WHERE s.cycle_id = $1 GROUP BY e.kind ORDER BY e.kind";
}

/// Evidence of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is, and whether everybody sees what it is called.
    pub text: EvidenceText,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// What file shows it.
    pub file: Option<EvidenceFileKind>,
}

/// Open evidence of a payment of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEvidence {
    /// Its id.
    pub id: EvidenceId,
    /// What kind it is.
    pub kind: EvidenceKind,
    /// What it is called.
    pub what: String,
    /// What file shows it.
    pub file: Option<EvidenceFileKind>,
    /// The payment.
    pub payment: SpendingId,
    /// What was paid.
    pub paid_for: String,
    /// When.
    pub paid_on: Date,
}

/// Adds evidence to a payment.
///
/// # Errors
/// When the store fails.
pub fn evidence_add(
    tx: &mut Tx<'_>,
    spending: SpendingId,
    text: &EvidenceText,
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<EvidenceId, StoreError> {
    let id = EvidenceId(tx.next_id(now));
    let closed = i64::from(text.closed.unwrap_or(0));
    tx.execute(
        ADD,
        values![
            id,
            spending,
            text.kind,
            &text.what,
            closed,
            recorded_by,
            now
        ],
    )?;
    Ok(id)
}

/// The evidence of a payment in the order in which it came.
///
/// # Errors
/// When the store fails.
pub fn evidence_of(
    tx: &mut Tx<'_>,
    spending: SpendingId,
    limit: i64,
) -> Result<Vec<Evidence>, StoreError> {
    tx.rows(OF, values![spending, limit], read)
}

/// Evidence with the payment that it proves.
///
/// # Errors
/// When the store fails.
pub fn evidence_get(
    tx: &mut Tx<'_>,
    id: EvidenceId,
) -> Result<Option<(Evidence, SpendingId)>, StoreError> {
    tx.row(OF_ONE, values![id], |row| Ok((read(row)?, row.get(6)?)))
}

/// Closes open evidence for a reason; `false` when it is closed already.
///
/// # Errors
/// When the store fails.
pub fn evidence_close(tx: &mut Tx<'_>, id: EvidenceId, reason: u8) -> Result<bool, StoreError> {
    Ok(tx.execute(CLOSE, values![id, i64::from(reason)])? == 1)
}

fn read(row: &Row<'_>) -> Result<Evidence, StoreError> {
    let kind: EvidenceKind = row.get(1)?;
    let closed: i64 = row.get(3)?;
    Ok(Evidence {
        id: row.get(0)?,
        text: EvidenceText {
            kind,
            what: row.get(2)?,
            closed: u8::try_from(closed).ok().filter(|digit| *digit > 0),
            file: None,
        },
        recorded_at: row.get(4)?,
        file: row.get(5)?,
    })
}

/// The open evidence of the payments of a project, the newest first.
///
/// # Errors
/// When the store fails.
pub fn evidence_of_project(
    tx: &mut Tx<'_>,
    project: &Project,
    limit: i64,
) -> Result<Vec<OpenEvidence>, StoreError> {
    let values = values![
        project.cycle,
        &project.policy_program,
        &project.unit_program,
        &project.name,
        limit
    ];
    tx.rows(OPEN_OF, values, |row| {
        Ok(OpenEvidence {
            id: row.get(0)?,
            kind: row.get(1)?,
            what: row.get(2)?,
            file: row.get(3)?,
            payment: row.get(4)?,
            paid_for: row.get(5)?,
            paid_on: row.get(6)?,
        })
    })
}

/// How much evidence a payment has.
///
/// # Errors
/// When the store fails.
pub fn evidence_count(tx: &mut Tx<'_>, spending: SpendingId) -> Result<i64, StoreError> {
    tx.number(COUNT, values![spending])
}

/// The evidence of all payments of a year, counted by its kinds.
///
/// # Errors
/// When the store fails.
pub fn evidence_index(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<SettledEvidence>, StoreError> {
    tx.rows(INDEX, values![cycle], |row| {
        Ok(SettledEvidence {
            kind: row.get(0)?,
            count: row.get(1)?,
            closed: row.get(2)?,
        })
    })
}
