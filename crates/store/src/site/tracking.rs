//! What a proposer without an account needs: the code that leads to her proposal, who entered it
//! for her, and what it became.

use jiff::Timestamp;
use process::agenda::{AgendaState, Item};
use process::id::{AgendaId, LineageId, PersonId, ProposalId};
use process::lineage::LineageAct;
use process::proxy::Consent;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    CODE_PUT = "INSERT INTO proposal_code (proposal_id, code_hash, made_at) VALUES ($1, $2, $3) \
                ON CONFLICT (proposal_id) DO UPDATE SET code_hash = $2, made_at = $3";
    BY_CODE = "SELECT proposal_id FROM proposal_code WHERE code_hash = $1";
    CODE_AT = "SELECT made_at FROM proposal_code WHERE proposal_id = $1";
    PROXY_ADD = "INSERT INTO proxy_entry (proposal_id, clerk_id, consent, suggestion, at) \
                 VALUES ($1, $2, $3, $4, $5)";
    PROXY_OF = "SELECT clerk_id, consent, suggestion, at FROM proxy_entry WHERE proposal_id = $1";
    BECAME = "WITH RECURSIVE down (lineage_id, agenda_id, depth) AS (\
              SELECT s.lineage_id, r.agenda_id, CAST(1 AS BIGINT) FROM lineage_source s \
              JOIN lineage_result r ON r.lineage_id = s.lineage_id \
              WHERE s.subject_kind = $1 AND s.subject_id = $2 \
              UNION SELECT s.lineage_id, r.agenda_id, down.depth + 1 FROM down \
              JOIN lineage_source s ON s.subject_kind = 'agenda' AND s.subject_id = down.agenda_id \
              JOIN lineage_result r ON r.lineage_id = s.lineage_id WHERE down.depth < 50) \
              SELECT l.id, l.act, l.reason, l.at, l.undone_at, l.undo_reason, g.id, g.title, \
              g.state, g.hidden, b.name_ko, b.name_en \
              FROM down JOIN lineage l ON l.id = down.lineage_id \
              JOIN agenda g ON g.id = down.agenda_id LEFT JOIN body b ON b.id = g.body_id \
              ORDER BY l.id, g.id LIMIT 200";
}

/// What a clerk entered for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyEntry {
    /// Who entered it.
    pub clerk: PersonId,
    /// How the proposer agreed.
    pub consent: Consent,
    /// Why the clerk thinks that it may be a civil complaint; empty when she does not.
    pub suggestion: String,
    /// When.
    pub at: Timestamp,
}

/// An agenda that something became, directly or through others, with the step that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Became {
    /// The step.
    pub lineage: LineageId,
    /// What was done.
    pub act: LineageAct,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// Why it was undone.
    pub undo_reason: Option<String>,
    /// The agenda.
    pub agenda: AgendaId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub state: AgendaState,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The body that deliberates it, Korean and English.
    pub council_names: Option<(String, String)>,
}

/// Keeps the hash of a proposal's code, in place of any before.
///
/// # Errors
/// When the store fails.
pub fn proposal_code_put(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(CODE_PUT, values![proposal, hash, now]).map(drop)
}

/// The proposal that a code leads to.
///
/// # Errors
/// When the store fails.
pub fn proposal_by_code(tx: &mut Tx<'_>, hash: &str) -> Result<Option<ProposalId>, StoreError> {
    tx.row(BY_CODE, values![hash], |row| row.get(0))
}

/// When the code of a proposal was made, if it has one.
///
/// # Errors
/// When the store fails.
pub fn proposal_code_at(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Option<Timestamp>, StoreError> {
    tx.row(CODE_AT, values![proposal], |row| row.get(0))
}

/// Records that a proposal was entered for somebody.
///
/// # Errors
/// When the store fails.
pub fn proxy_entry_add(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    entry: &ProxyEntry,
) -> Result<(), StoreError> {
    let ProxyEntry {
        clerk,
        consent,
        suggestion,
        at,
    } = entry;
    let values = values![proposal, *clerk, *consent, suggestion, *at];
    tx.execute(PROXY_ADD, values).map(drop)
}

/// How a proposal was entered for somebody, if it was.
///
/// # Errors
/// When the store fails.
pub fn proxy_entry_of(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Option<ProxyEntry>, StoreError> {
    tx.row(PROXY_OF, values![proposal], |row| {
        Ok(ProxyEntry {
            clerk: row.get(0)?,
            consent: row.get(1)?,
            suggestion: row.get(2)?,
            at: row.get(3)?,
        })
    })
}

/// Everything that a proposal or an agenda became, through all steps, undone ones too, the
/// earliest first. At most 200.
///
/// # Errors
/// When the store fails.
pub fn became(tx: &mut Tx<'_>, item: Item) -> Result<Vec<Became>, StoreError> {
    tx.rows(BECAME, values![item.kind(), item.number()], read)
}

fn read(row: &Row<'_>) -> Result<Became, StoreError> {
    Ok(Became {
        lineage: row.get(0)?,
        act: row.get(1)?,
        reason: row.get(2)?,
        at: row.get(3)?,
        undone_at: row.get(4)?,
        undo_reason: row.get(5)?,
        agenda: row.get(6)?,
        title: row.get(7)?,
        state: row.get(8)?,
        hidden: row.get(9)?,
        council_names: super::agenda::names(row, 10)?,
    })
}
