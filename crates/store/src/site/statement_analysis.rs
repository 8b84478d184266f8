//! What was worked out of the votes on statements, kept until there are others.

use jiff::Timestamp;
use process::id::{AgendaId, PersonId, StatementId};
use process::opinion::Stance;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    STATE = "SELECT s.agenda_id, (SELECT COALESCE(MAX(l.id), 0) FROM statement_vote_log l \
             WHERE l.agenda_id = s.agenda_id), CAST(SUM(s.hidden) AS BIGINT), \
             COALESCE(MAX(x.last_vote), 0), COALESCE(MAX(x.hidden_count), 0) FROM statement s \
             LEFT JOIN statement_analysis x ON x.agenda_id = s.agenda_id GROUP BY s.agenda_id";
    CURRENT = "SELECT v.person_id, v.statement_id, v.stance FROM statement_vote v \
               JOIN statement s ON s.id = v.statement_id WHERE v.agenda_id = $1 AND s.hidden = 0 \
               ORDER BY v.person_id, v.statement_id";
    PUT = "INSERT INTO statement_analysis (agenda_id, last_vote, hidden_count, computed_at, report) \
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agenda_id) DO UPDATE SET \
           last_vote = excluded.last_vote, hidden_count = excluded.hidden_count, \
           computed_at = excluded.computed_at, report = excluded.report";
    GET = "SELECT last_vote, computed_at, report FROM statement_analysis WHERE agenda_id = $1";
    LAST = "SELECT COALESCE(MAX(id), 0) FROM statement_vote_log WHERE agenda_id = $1";
}

/// The votes that an analysis holds: the last one, and how many statements were hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VotesUpTo {
    /// Of which agenda.
    pub agenda: AgendaId,
    /// The number of the last vote.
    pub last_vote: i64,
    /// How many statements were hidden.
    pub hidden: i64,
}

/// What was worked out; the report names people by their ids and is never published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementAnalysis {
    /// The number of the last vote in it.
    pub last_vote: i64,
    /// When.
    pub computed_at: Timestamp,
    /// As JSON.
    pub report: String,
}

/// The agendas whose votes or hidden statements are others than at the last analysis.
///
/// # Errors
/// When the store fails.
pub fn statement_analyses_due(tx: &mut Tx<'_>) -> Result<Vec<VotesUpTo>, StoreError> {
    let all = tx.rows(STATE, values![], |row| {
        let now = VotesUpTo {
            agenda: row.get(0)?,
            last_vote: row.get(1)?,
            hidden: row.get(2)?,
        };
        Ok((now, row.get::<i64>(3)?, row.get::<i64>(4)?))
    })?;
    let due = all
        .into_iter()
        .filter(|(now, last, hidden)| now.last_vote != *last || now.hidden != *hidden);
    Ok(due.map(|(now, ..)| now).collect())
}

/// What everybody says now of the statements of an agenda that are not hidden, by person.
///
/// # Errors
/// When the store fails.
pub fn statement_votes(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Vec<(PersonId, StatementId, Stance)>, StoreError> {
    tx.rows(CURRENT, values![agenda], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// The number of the last vote on statements of an agenda; 0 before the first one.
///
/// # Errors
/// When the store fails.
pub fn statement_last_vote(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<i64, StoreError> {
    let last = tx.row(LAST, values![agenda], |row| row.get(0))?;
    Ok(last.unwrap_or(0))
}

/// Keeps what was worked out.
///
/// # Errors
/// When the store fails.
pub fn statement_analysis_put(
    tx: &mut Tx<'_>,
    of: VotesUpTo,
    report: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = values![of.agenda, of.last_vote, of.hidden, now, report];
    tx.execute(PUT, values).map(drop)
}

/// What was worked out last.
///
/// # Errors
/// When the store fails.
pub fn statement_analysis(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Option<StatementAnalysis>, StoreError> {
    tx.row(GET, values![agenda], |row| {
        Ok(StatementAnalysis {
            last_vote: row.get(0)?,
            computed_at: row.get(1)?,
            report: row.get(2)?,
        })
    })
}
