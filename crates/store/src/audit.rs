//! The audit chain: what was done, by whom, each row bound to the one before by its hash.
//!
//! It is in the site and in the roll, never in the ballot box. A row holds no personal data:
//! people are ids, and the roll's rows name nobody and only the day.

use jiff::Timestamp;
use process::id::PersonId;
use serde_json::json;

use crate::error::StoreError;
use crate::keyring::sha256;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    HEAD_NEXT = "UPDATE audit_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
    HEAD_SET = "UPDATE audit_head SET hash = $1 WHERE id = 1";
    HEAD_GET = "SELECT seq, hash FROM audit_head WHERE id = 1";
    ADD = "INSERT INTO audit (seq, at, actor, act, subject, detail, prev_hash, hash) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST = "SELECT seq, at, actor, act, subject, detail, prev_hash, hash FROM audit \
            WHERE seq > $1 ORDER BY seq LIMIT $2";
}

/// How many rows are read at once when the chain is checked.
const PAGE: i64 = 1000;

/// One row of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Counted from 1 without gaps.
    pub seq: i64,
    /// When; in the roll the beginning of the day in Seoul.
    pub at: Timestamp,
    /// Who, as digits; empty for the system and in the roll.
    pub actor: String,
    /// What, such as `proposal-submit`.
    pub act: String,
    /// To what, such as `proposal/42`.
    pub subject: String,
    /// More, as JSON.
    pub detail: String,
    /// The hash of the row before; empty for the first.
    pub prev_hash: String,
    /// SHA-256 of everything above.
    pub hash: String,
}

impl AuditRow {
    /// The hash this row ought to have: SHA-256 of a JSON list of its fields.
    fn expected_hash(&self) -> String {
        let fields = json!([
            self.seq,
            self.at.as_millisecond(),
            self.actor,
            self.act,
            self.subject,
            self.detail,
            self.prev_hash
        ]);
        sha256(&fields.to_string())
    }
}

/// What a check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// How many rows were read.
    pub rows: i64,
    /// The hash at the end of the chain.
    pub hash: String,
    /// The first row that does not fit, if any: its number, and why.
    pub fault: Option<(i64, &'static str)>,
}

/// Adds a row to the chain, in the transaction of the act itself.
///
/// `detail` must hold no personal data.
///
/// # Errors
/// When the store fails.
pub fn audit_append(
    tx: &mut Tx<'_>,
    now: Timestamp,
    actor: Option<PersonId>,
    act: &str,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), StoreError> {
    let head = tx.row(HEAD_NEXT, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (seq, prev_hash) = head.ok_or_else(|| StoreError::Missing("the audit head".into()))?;
    let mut row = AuditRow {
        seq,
        // What is hashed is what is stored: whole milliseconds.
        at: now,
        actor: actor.map(|person| person.to_string()).unwrap_or_default(),
        act: act.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
        prev_hash,
        hash: String::new(),
    };
    row.hash = row.expected_hash();
    tx.execute(HEAD_SET, values![&row.hash])?;
    tx.execute(
        ADD,
        values![
            row.seq,
            row.at,
            row.actor,
            row.act,
            row.subject,
            row.detail,
            row.prev_hash,
            row.hash
        ],
    )?;
    Ok(())
}

/// Rows after `after`, oldest first.
///
/// # Errors
/// When the store fails.
pub fn audit_list(tx: &mut Tx<'_>, after: i64, limit: i64) -> Result<Vec<AuditRow>, StoreError> {
    tx.rows(LIST, values![after, limit], read)
}

/// Checks every row against its hash, against the row before, and the last against the head.
///
/// # Errors
/// When the store fails; a broken chain is a finding, not an error.
pub fn audit_verify(tx: &mut Tx<'_>) -> Result<AuditReport, StoreError> {
    let mut report = AuditReport {
        rows: 0,
        hash: String::new(),
        fault: None,
    };
    loop {
        let page = audit_list(tx, report.rows, PAGE)?;
        if page.is_empty() {
            break;
        }
        for row in page {
            let fault = if row.seq != report.rows + 1 {
                Some("a row is missing before this one")
            } else if row.prev_hash != report.hash {
                Some("it does not follow the row before")
            } else if row.hash != row.expected_hash() {
                Some("it was changed")
            } else {
                None
            };
            if let Some(why) = fault {
                report.fault = Some((row.seq, why));
                return Ok(report);
            }
            report.rows = row.seq;
            report.hash = row.hash;
        }
    }
    let head = tx.row(HEAD_GET, &[], |row| {
        Ok((row.get::<i64>(0)?, row.get::<String>(1)?))
    })?;
    if head != Some((report.rows, report.hash.clone())) {
        report.fault = Some((report.rows + 1, "the end of the chain is missing"));
    }
    Ok(report)
}

fn read(row: &Row<'_>) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        act: row.get(3)?,
        subject: row.get(4)?,
        detail: row.get(5)?,
        prev_hash: row.get(6)?,
        hash: row.get(7)?,
    })
}
