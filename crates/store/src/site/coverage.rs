//! What the board of a round has from which field, neighbourhood and generation, the generation
//! that people tell of themselves, and the places and meetings of bodies.

use jiff::Timestamp;
use jiff::civil::Date;
use process::coverage::Counted;
use process::diversity::Generation;
use process::id::{BodyId, CycleId, DistrictId, PersonId};
use process::openness::{Held, Place};
use process::recruitment::quota::Dimension;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    GENERATION = "SELECT generation FROM person_generation WHERE person_id = $1";
    GENERATION_PUT = "INSERT INTO person_generation (person_id, generation, told_at) \
                      VALUES ($1, $2, $3) ON CONFLICT (person_id) \
                      DO UPDATE SET generation = excluded.generation, told_at = excluded.told_at";
    GENERATION_REMOVE = "DELETE FROM person_generation WHERE person_id = $1";
    // Whoever recorded a merge, a split or a transformation did not write it: its authors are
    // those of what went into it, which stands in the list itself.
    COUNTED = "WITH things AS (\
               SELECT category, neighborhood_id, author_id AS who, CAST(0 AS BIGINT) AS agenda, \
               CAST(1 AS BIGINT) AS proposal FROM proposal WHERE district_id = $1 \
               AND cycle_id = $2 AND hidden = 0 AND state <> 'withdrawn' \
               UNION ALL SELECT category, neighborhood_id, \
               CASE WHEN origin = 'council' THEN author_id END, 1, 0 FROM agenda \
               WHERE district_id = $1 AND cycle_id = $2 AND hidden = 0 AND state <> 'undone' \
               UNION ALL SELECT p.category, p.neighborhood_id, c.person_id, 0, 0 FROM proposal p \
               JOIN coauthor c ON c.proposal_id = p.id WHERE p.district_id = $1 \
               AND p.cycle_id = $2 AND p.hidden = 0 AND p.state <> 'withdrawn' \
               AND c.left_at IS NULL), \
               grouped AS (\
               SELECT 'category' AS dimension, category AS value, who, agenda, proposal \
               FROM things \
               UNION ALL SELECT 'neighborhood', CAST(neighborhood_id AS TEXT), who, agenda, \
               proposal FROM things \
               UNION ALL SELECT 'generation', g.generation, t.who, t.agenda, t.proposal \
               FROM things t LEFT JOIN person_generation g ON g.person_id = t.who) \
               SELECT dimension, value, CAST(SUM(agenda) AS BIGINT), \
               CAST(SUM(proposal) AS BIGINT), COUNT(DISTINCT who) FROM grouped \
               GROUP BY dimension, value";
    // A regular or extra meeting that names no body is one of the council.
    GROUND = "SELECT b.id, g.person_id, g.starts_on, g.ends_on, g.revoked_at, \
              CAST(NULL AS BIGINT), CAST(NULL AS BIGINT) FROM role_grant g JOIN body b ON b.district_id = $1 \
              AND (g.body_id = b.id OR (g.body_id IS NULL AND g.district_id = $1 \
              AND b.kind = CASE WHEN g.role = 'budget-committee-member' \
              THEN 'budget-committee' ELSE 'governance-council' END)) \
              WHERE g.role IN ('council-member', 'co-chair', 'budget-committee-member') \
              UNION ALL SELECT m.body_id, m.person_id, NULL, NULL, m.left_at, m.joined_at, NULL \
              FROM membership m JOIN body b ON b.id = m.body_id WHERE b.district_id = $1 \
              UNION ALL SELECT COALESCE(m.body_id, c.id), NULL, NULL, NULL, NULL, m.starts_at, m.id \
              FROM meeting m LEFT JOIN body c ON m.body_id IS NULL AND c.district_id = $1 \
              AND c.kind = 'governance-council' AND m.kind IN ('regular', 'extra') \
              WHERE m.district_id = $1 AND m.cancelled_at IS NULL AND m.starts_at >= $2 \
              AND m.starts_at <= $3 AND (m.body_id IS NOT NULL OR c.id IS NOT NULL) \
              UNION ALL SELECT m.with_body_id, NULL, NULL, NULL, NULL, m.starts_at, m.id FROM meeting m \
              WHERE m.district_id = $1 AND m.with_body_id IS NOT NULL \
              AND m.cancelled_at IS NULL AND m.starts_at >= $2 AND m.starts_at <= $3";
}

/// The generation that somebody tells of herself.
///
/// # Errors
/// When the store fails.
pub fn generation_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Generation>, StoreError> {
    tx.row(GENERATION, values![person], |row| row.get(0))
}

/// Keeps the generation that somebody tells of herself, or with `None` destroys it.
///
/// # Errors
/// When the store fails.
pub fn generation_set(
    tx: &mut Tx<'_>,
    person: PersonId,
    generation: Option<Generation>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let done = match generation {
        Some(generation) => tx.execute(GENERATION_PUT, values![person, generation, now]),
        None => tx.execute(GENERATION_REMOVE, values![person]),
    };
    done.map(drop)
}

/// What the board of a round has from each group, exactly; groups of which nothing came are left
/// out. Hidden and withdrawn things do not count.
///
/// # Errors
/// When the store fails.
pub fn coverage(
    tx: &mut Tx<'_>,
    district: DistrictId,
    cycle: CycleId,
) -> Result<Vec<Counted>, StoreError> {
    tx.rows(COUNTED, values![district, cycle], |row| {
        let dimension: Dimension = row.get(0)?;
        let value: Option<String> = row.get(1)?;
        let group = value.map(|value| format!("{dimension}:{value}").parse());
        Ok(Counted {
            dimension,
            group: group
                .transpose()
                .map_err(|_| StoreError::Data("a group of the board".into()))?,
            agendas: row.get(2)?,
            proposals: row.get(3)?,
            people: row.get(4)?,
        })
    })
}

/// The places that people have or had in the bodies of a district, and the meetings of bodies
/// between two moments.
///
/// # Errors
/// When the store fails.
pub fn openness_ground(
    tx: &mut Tx<'_>,
    district: DistrictId,
    since: Timestamp,
    now: Timestamp,
) -> Result<(Vec<Place>, Vec<Held>), StoreError> {
    let (mut places, mut met) = (Vec::new(), Vec::new());
    let rows = tx.rows(GROUND, values![district, since, now], ground)?;
    for (place, held) in rows {
        places.extend(place);
        met.extend(held);
    }
    Ok((places, met))
}

fn ground(row: &Row<'_>) -> Result<(Option<Place>, Option<Held>), StoreError> {
    let body: BodyId = row.get(0)?;
    let (starts_on, ends_on): (Option<Date>, Option<Date>) = (row.get(2)?, row.get(3)?);
    let day = |at: Option<Timestamp>| at.map(|at| korean::seoul(at).date());
    let (ended, began) = (day(row.get(4)?), day(row.get(5)?));
    let from = starts_on
        .or(began)
        .ok_or_else(|| StoreError::Data("a place without a beginning".into()))?;
    Ok(match row.get::<Option<PersonId>>(1)? {
        Some(person) => {
            let ends = [ends_on, ended].into_iter().flatten();
            let place = Place {
                body,
                person,
                from,
                until: ends.min(),
            };
            (Some(place), None)
        }
        None => {
            let held = Held {
                meeting: row.get(6)?,
                body,
                day: from,
            };
            (None, Some(held))
        }
    })
}
