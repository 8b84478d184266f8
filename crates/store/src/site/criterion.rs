//! What a district wants of its stages, what is there, and why a stage closed without it.

use jiff::{SignedDuration, Timestamp};
use process::criterion::{Criterion, Figures, Measure, Side};
use process::id::{CycleId, DistrictId, PersonId};
use process::role::Role;
use process::stage::StageKind;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// What is there for each stage `s` of a round until a moment, in the order of [`MEASURES`].
macro_rules! figures {
    ($until:literal) => {
        concat!(
            "SELECT s.kind, \
             (SELECT COUNT(*) FROM proposal p WHERE p.cycle_id = s.cycle_id AND p.hidden = 0 \
             AND p.created_at < ",
            $until,
            "), (SELECT COUNT(*) FROM agenda g WHERE g.cycle_id = s.cycle_id AND g.hidden = 0 \
             AND g.state <> 'undone' AND g.created_at < ",
            $until,
            "), (SELECT COUNT(DISTINCT x.agenda_id) FROM meeting_agenda x \
             JOIN meeting m ON m.id = x.meeting_id JOIN agenda g ON g.id = x.agenda_id \
             WHERE g.cycle_id = s.cycle_id AND g.hidden = 0 AND m.cancelled_at IS NULL \
             AND m.ends_at <= ",
            $until,
            "), (SELECT COUNT(*) FROM meeting m WHERE m.district_id = c.district_id \
             AND m.kind = 'forum' AND m.cancelled_at IS NULL AND m.starts_at >= s.opens_at \
             AND m.ends_at <= ",
            $until,
            "), (SELECT COUNT(*) FROM meeting m WHERE m.district_id = c.district_id \
             AND m.kind = 'joint' AND m.cancelled_at IS NULL AND m.starts_at >= s.opens_at \
             AND EXISTS (SELECT 1 FROM attendance a WHERE a.meeting_id = m.id \
             AND a.kind = 'budget-committee' AND a.people > 0) AND m.ends_at <= ",
            $until,
            "), (SELECT COUNT(*) FROM meeting m WHERE m.district_id = c.district_id \
             AND m.cancelled_at IS NULL AND m.starts_at >= s.opens_at \
             AND m.starts_at < s.closes_at AND m.minutes_due_at <= $2 \
             AND m.minutes_published_at IS NULL), \
             (SELECT COUNT(DISTINCT r.subject_id) FROM review r \
             JOIN review_answer w ON w.review_id = r.id JOIN agenda g ON g.id = r.subject_id \
             WHERE r.subject_kind = 'agenda' AND g.cycle_id = s.cycle_id AND w.answered_at < ",
            $until,
            "), (SELECT COUNT(*) FROM vote v JOIN vote_result w ON w.vote_id = v.id \
             WHERE v.cycle_id = s.cycle_id AND w.counted_at < ",
            $until,
            "), (SELECT COUNT(*) FROM selection e WHERE e.cycle_id = s.cycle_id \
             AND e.recorded_at < ",
            $until,
            "), (SELECT COUNT(*) FROM agreement t WHERE t.cycle_id = s.cycle_id \
             AND t.district_signed_at < ",
            $until,
            " AND t.city_signed_at < ",
            $until,
            ") FROM stage s JOIN cycle c ON c.id = s.cycle_id WHERE s.cycle_id = $1"
        )
    };
}

statements! {
    SET = "INSERT INTO criterion (district_id, stage, side, measure, active, bound) \
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (district_id, stage, side, measure) \
           DO UPDATE SET active = excluded.active, bound = excluded.bound";
    OF_DISTRICT = "SELECT stage, side, measure, active, bound FROM criterion \
                   WHERE district_id = $1";
    AT_ENTRY = figures!("(CASE WHEN s.opens_at < $2 THEN s.opens_at ELSE $2 END)");
    AT_EXIT = figures!("(CASE WHEN s.closes_at < $2 THEN s.closes_at ELSE $2 END)");
    REASON_SET = "INSERT INTO stage_closing (cycle_id, stage, reason, said_as, said_by, said_at) \
                  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (cycle_id, stage) DO UPDATE \
                  SET reason = excluded.reason, said_as = excluded.said_as, \
                  said_by = excluded.said_by, said_at = excluded.said_at";
    REASONS = "SELECT stage, reason, said_as, said_at FROM stage_closing WHERE cycle_id = $1";
}

/// The order of the columns of [`figures!`].
const MEASURES: [Measure; 10] = [
    Measure::Proposals,
    Measure::Agendas,
    Measure::Deliberated,
    Measure::Forums,
    Measure::Joints,
    Measure::MinutesMissing,
    Measure::Reviewed,
    Measure::Votes,
    Measure::Selections,
    Measure::Agreements,
];

/// Why a stage closed with criteria unmet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageClosing {
    /// The stage.
    pub stage: StageKind,
    /// Why.
    pub reason: String,
    /// The role in which that was said.
    pub said_as: Role,
    /// When.
    pub said_at: Timestamp,
}

/// Sets what a district wants.
///
/// # Errors
/// When the store fails.
pub fn criteria_set(
    tx: &mut Tx<'_>,
    district: DistrictId,
    criteria: &[Criterion],
) -> Result<(), StoreError> {
    for one in criteria {
        let values = values![
            district,
            one.stage,
            one.side,
            one.measure,
            one.active,
            one.bound
        ];
        tx.execute(SET, values)?;
    }
    Ok(())
}

/// What a district has set, in no order.
///
/// # Errors
/// When the store fails.
pub fn criteria_of(tx: &mut Tx<'_>, district: DistrictId) -> Result<Vec<Criterion>, StoreError> {
    tx.rows(OF_DISTRICT, values![district], |row| {
        Ok(Criterion {
            stage: row.get(0)?,
            side: row.get(1)?,
            measure: row.get(2)?,
            active: row.get(3)?,
            bound: row.get(4)?,
        })
    })
}

/// What there is for each stage of a round at both of its ends, as far as they are past at
/// `now`. Two statements.
///
/// # Errors
/// When the store fails.
pub fn stage_figures(
    tx: &mut Tx<'_>,
    cycle: CycleId,
    now: Timestamp,
) -> Result<Figures, StoreError> {
    let mut found = Figures::new();
    // What was written at this very moment is there.
    let until = now
        .checked_add(SignedDuration::from_millis(1))
        .unwrap_or(now);
    for (side, sql) in [(Side::Entry, AT_ENTRY), (Side::Exit, AT_EXIT)] {
        let rows = tx.rows(sql, values![cycle, until], |row| {
            let stage: StageKind = row.get(0)?;
            let figures: Result<Vec<i64>, _> = (1..=MEASURES.len()).map(|at| row.get(at)).collect();
            Ok((stage, figures?))
        })?;
        for (stage, figures) in rows {
            for (measure, figure) in MEASURES.into_iter().zip(figures) {
                found.insert((stage, side, measure), figure);
            }
        }
    }
    Ok(found)
}

/// Notes why a stage closed with criteria unmet, in the place of what was said before.
///
/// # Errors
/// When the store fails.
pub fn stage_closing_set(
    tx: &mut Tx<'_>,
    (cycle, stage): (CycleId, StageKind),
    reason: &str,
    (by, said_as): (PersonId, Role),
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = values![cycle, stage, reason, said_as, by, now];
    tx.execute(REASON_SET, values).map(drop)
}

/// Why stages of a round closed with criteria unmet.
///
/// # Errors
/// When the store fails.
pub fn stage_closings(tx: &mut Tx<'_>, cycle: CycleId) -> Result<Vec<StageClosing>, StoreError> {
    tx.rows(REASONS, values![cycle], |row| {
        Ok(StageClosing {
            stage: row.get(0)?,
            reason: row.get(1)?,
            said_as: row.get(2)?,
            said_at: row.get(3)?,
        })
    })
}
