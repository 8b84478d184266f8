//! What the city sees of all districts at once: where each year stands, what waits for the city
//! or for an answer, and what is due soon.
//!
//! Nothing here is ordered by how much of it there is. Whoever shows it goes by the names of the
//! districts.

use finance::Won;
use jiff::Timestamp;
use process::city::{DueKind, PendingKind};
use process::id::{CycleId, DistrictId};
use process::stage::Stage;

use super::cycle::Cycle;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// How many coming deadlines are read, of all districts together.
const DUE_MOST: i64 = 500;

statements! {
    YEARS = "SELECT c.district_id, c.id, c.fiscal_year, c.budget_won, c.last_word, \
             c.short_reason, s.kind, s.opens_at, s.closes_at FROM cycle c \
             JOIN stage s ON s.cycle_id = c.id ORDER BY c.district_id, c.fiscal_year, s.opens_at";
    PENDING = "SELECT w.district_id, w.kind, COUNT(*), CAST(SUM(w.late) AS BIGINT) FROM (\
               SELECT a.district_id AS district_id, 'agreement' AS kind, \
               CAST(0 AS BIGINT) AS late FROM agreement a WHERE a.city_signed_at IS NULL \
               AND a.sent_back_at IS NULL \
               AND NOT EXISTS (SELECT 1 FROM agreement b WHERE b.cycle_id = a.cycle_id \
               AND b.number > a.number) \
               UNION ALL SELECT district_id, 'change', 0 FROM budget_change \
               WHERE state IN ('awaiting-city', 'consulted') \
               UNION ALL SELECT s.district_id, 'settlement', 0 FROM settlement s \
               WHERE s.approved_at IS NULL AND NOT EXISTS (SELECT 1 FROM settlement l \
               WHERE l.cycle_id = s.cycle_id AND l.number > s.number) \
               UNION ALL SELECT district_id, 'objection', \
               CASE WHEN due_at <= $1 THEN 1 ELSE 0 END FROM evaluation_objection \
               WHERE answered_at IS NULL \
               UNION ALL SELECT district_id, 'inquiry', \
               CASE WHEN due_at <= $1 THEN 1 ELSE 0 END FROM inquiry \
               WHERE answered_at IS NULL AND hidden = 0 \
               UNION ALL SELECT r.district_id, 'suggestion', 0 FROM room_suggestion g \
               JOIN room r ON r.id = g.room_id \
               WHERE g.decision IS NULL AND r.district_id IS NOT NULL \
               UNION ALL SELECT district_id, 'review', \
               CASE WHEN due_at <= $1 THEN 1 ELSE 0 END FROM review \
               WHERE state IN ('open', 'appealed') \
               UNION ALL SELECT district_id, 'minutes', \
               CASE WHEN minutes_due_at <= $1 THEN 1 ELSE 0 END FROM meeting \
               WHERE minutes_published_at IS NULL AND cancelled_at IS NULL AND starts_at <= $1\
               ) w GROUP BY w.district_id, w.kind ORDER BY w.district_id, w.kind";
    DUE = "SELECT w.district_id, w.kind, w.due_at FROM (\
           SELECT c.district_id AS district_id, s.kind AS kind, s.closes_at AS due_at \
           FROM stage s JOIN cycle c ON c.id = s.cycle_id \
           UNION ALL SELECT district_id, 'vote', closes_at FROM vote \
           UNION ALL SELECT district_id, 'inquiry', due_at FROM inquiry \
           WHERE answered_at IS NULL AND hidden = 0 \
           UNION ALL SELECT district_id, 'review', due_at FROM review \
           WHERE state IN ('open', 'appealed') \
           UNION ALL SELECT district_id, 'minutes', minutes_due_at FROM meeting \
           WHERE minutes_published_at IS NULL AND cancelled_at IS NULL AND starts_at <= $1\
           ) w WHERE w.due_at > $1 AND w.due_at <= $2 \
           ORDER BY w.due_at, w.district_id, w.kind LIMIT $3";
}

/// A year of a district with its stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityYear {
    /// The year.
    pub cycle: Cycle,
    /// Its stages, the first to open first.
    pub stages: Vec<Stage>,
}

/// What waits in a district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The district.
    pub district: DistrictId,
    /// What.
    pub kind: PendingKind,
    /// How many.
    pub count: i64,
    /// How many of them are late.
    pub late: i64,
}

/// Something that is due soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The district.
    pub district: DistrictId,
    /// What.
    pub kind: DueKind,
    /// The first moment that is too late.
    pub at: Timestamp,
}

/// The years of all districts with their stages, by district and fiscal year.
///
/// # Errors
/// When the store fails.
pub fn city_years(tx: &mut Tx<'_>) -> Result<Vec<CityYear>, StoreError> {
    let rows = tx.rows(YEARS, &[], |row| {
        let cycle = Cycle {
            id: row.get::<CycleId>(1)?,
            district: row.get(0)?,
            fiscal_year: row.get(2)?,
            budget: row.get::<Won>(3)?,
            last_word: row.get(4)?,
            short_reason: row.get(5)?,
        };
        let stage = Stage {
            kind: row.get(6)?,
            opens_at: row.get(7)?,
            closes_at: row.get(8)?,
        };
        Ok((cycle, stage))
    })?;
    let mut years: Vec<CityYear> = Vec::new();
    for (cycle, stage) in rows {
        match years.last_mut().filter(|year| year.cycle.id == cycle.id) {
            Some(year) => year.stages.push(stage),
            None => years.push(CityYear {
                cycle,
                stages: vec![stage],
            }),
        }
    }
    Ok(years)
}

/// What waits in each district at `now`, by district and kind.
///
/// # Errors
/// When the store fails.
pub fn city_pending(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Pending>, StoreError> {
    tx.rows(PENDING, values![now], |row| {
        Ok(Pending {
            district: row.get(0)?,
            kind: row.get(1)?,
            count: row.get(2)?,
            late: row.get(3)?,
        })
    })
}

/// What is due after `now` and until `until` in all districts, the first to be due first; at
/// most 500.
///
/// # Errors
/// When the store fails.
pub fn city_due(tx: &mut Tx<'_>, now: Timestamp, until: Timestamp) -> Result<Vec<Due>, StoreError> {
    tx.rows(DUE, values![now, until, DUE_MOST], |row| {
        Ok(Due {
            district: row.get(0)?,
            kind: row.get(1)?,
            at: row.get(2)?,
        })
    })
}
