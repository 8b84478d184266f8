//! What the figures of an evaluation are counted from: one district, one calendar year.

use finance::Won;
use jiff::Timestamp;
use process::id::{CycleId, DistrictId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    // Everybody once, however often and in whatever way she took part.
    PEOPLE = "SELECT COUNT(DISTINCT w.who) FROM (\
              SELECT author_id AS who FROM proposal WHERE district_id = $1 AND hidden = 0 \
              AND created_at >= $2 AND created_at < $3 \
              UNION ALL SELECT c.person_id FROM coauthor c JOIN proposal p ON p.id = c.proposal_id \
              WHERE p.district_id = $1 AND p.hidden = 0 AND c.joined_at >= $2 \
              AND c.joined_at < $3 \
              UNION ALL SELECT c.author_id FROM comment c JOIN proposal p ON p.id = c.subject_id \
              WHERE c.subject_kind = 'proposal' AND p.district_id = $1 AND c.hidden = 0 \
              AND c.created_at >= $2 AND c.created_at < $3 \
              UNION ALL SELECT c.author_id FROM comment c JOIN agenda g ON g.id = c.subject_id \
              WHERE c.subject_kind = 'agenda' AND g.district_id = $1 AND c.hidden = 0 \
              AND c.created_at >= $2 AND c.created_at < $3 \
              UNION ALL SELECT o.person_id FROM opinion o JOIN agenda g ON g.id = o.agenda_id \
              WHERE g.district_id = $1 AND o.at >= $2 AND o.at < $3 \
              UNION ALL SELECT v.person_id FROM statement_vote v \
              JOIN agenda g ON g.id = v.agenda_id WHERE g.district_id = $1 AND v.at >= $2 \
              AND v.at < $3 \
              UNION ALL SELECT u.person_id FROM support u JOIN proposal p ON p.id = u.item_id \
              WHERE p.district_id = $1 AND u.at >= $2 AND u.at < $3 \
              UNION ALL SELECT u.person_id FROM support u JOIN agenda g ON g.id = u.item_id \
              WHERE g.district_id = $1 AND u.at >= $2 AND u.at < $3) w";
    MEETINGS = "SELECT COUNT(*), COUNT(CASE WHEN EXISTS (SELECT 1 FROM attendance a \
                WHERE a.meeting_id = m.id AND a.kind = 'budget-committee' AND a.people > 0) \
                THEN 1 END) FROM meeting m WHERE m.district_id = $1 AND m.cancelled_at IS NULL \
                AND m.ends_at >= $2 AND m.ends_at < $3 AND EXISTS (SELECT 1 \
                FROM meeting_agenda x WHERE x.meeting_id = m.id)";
    // What a change moved is the larger of what lines gained and what lines lost.
    MOVED = "SELECT COALESCE(CAST(SUM(CASE WHEN m.city = 0 THEN m.moved ELSE 0 END) AS BIGINT), 0), \
             COALESCE(CAST(SUM(CASE WHEN m.city = 1 THEN m.moved ELSE 0 END) AS BIGINT), 0) \
             FROM (SELECT s.city, CASE WHEN s.up > s.down THEN s.up ELSE s.down END AS moved \
             FROM (SELECT b.id, CASE WHEN b.city_at IS NULL THEN 0 ELSE 1 END AS city, \
             SUM(CASE WHEN l.after_won > l.before_won THEN l.after_won - l.before_won ELSE 0 END) \
             AS up, \
             SUM(CASE WHEN l.after_won < l.before_won THEN l.before_won - l.after_won ELSE 0 END) \
             AS down FROM budget_change b JOIN budget_change_line l ON l.change_id = b.id \
             WHERE b.cycle_id = $1 AND b.state = 'in-force' GROUP BY b.id, b.city_at) s) m";
    OUTCOMES = "SELECT COUNT(CASE WHEN v.evidence <> '' OR v.links <> '' THEN 1 END), \
                COALESCE(CAST(SUM(v.agree) AS BIGINT), 0), \
                COALESCE(CAST(SUM(v.disagree) AS BIGINT), 0) FROM outcome_report r \
                JOIN outcome_report_version v ON v.report_id = r.id AND v.number = r.published \
                WHERE r.cycle_id = $1";
    EXECUTION_OPENS = "SELECT MIN(s.opens_at) FROM stage s JOIN cycle c ON c.id = s.cycle_id \
                       WHERE s.kind = 'execution' AND c.fiscal_year = $1";
}

/// What became of the projects of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutcomeFigures {
    /// Published reports that name evidence.
    pub with_evidence: i64,
    /// Residents who agreed, of all of them.
    pub agree: i64,
    /// Residents who did not.
    pub disagree: i64,
}

/// How many people took part with an account between two moments, each once.
///
/// # Errors
/// When the store fails.
pub fn people_between(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (since, until): (Timestamp, Timestamp),
) -> Result<i64, StoreError> {
    tx.number(PEOPLE, values![district, since, until])
}

/// How many meetings about agendas ended between two moments, and to how many of them members
/// of the budget committee came.
///
/// # Errors
/// When the store fails.
pub fn committee_meetings(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (since, until): (Timestamp, Timestamp),
) -> Result<(i64, i64), StoreError> {
    let read = |row: &crate::value::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = tx.row(MEETINGS, values![district, since, until], read)?;
    Ok(found.unwrap_or_default())
}

/// What changes in force moved in a year: by the council alone, and with the city's approval.
///
/// # Errors
/// When the store fails.
pub fn changes_moved(tx: &mut Tx<'_>, cycle: CycleId) -> Result<(Won, Won), StoreError> {
    let read = |row: &crate::value::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found = tx.row(MOVED, values![cycle], read)?;
    Ok(found.unwrap_or((Won::ZERO, Won::ZERO)))
}

/// What published outcome reports of a year say.
///
/// # Errors
/// When the store fails.
pub fn outcome_figures(tx: &mut Tx<'_>, cycle: CycleId) -> Result<OutcomeFigures, StoreError> {
    let found = tx.row(OUTCOMES, values![cycle], |row| {
        Ok(OutcomeFigures {
            with_evidence: row.get(0)?,
            agree: row.get(1)?,
            disagree: row.get(2)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// When the first district begins to carry out its plan of a year, as far as that is set.
///
/// # Errors
/// When the store fails.
pub fn execution_opens(tx: &mut Tx<'_>, fiscal_year: i64) -> Result<Option<Timestamp>, StoreError> {
    let found = tx.row(EXECUTION_OPENS, values![fiscal_year], |row| row.get(0))?;
    Ok(found.flatten())
}
