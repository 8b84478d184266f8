//! Who is told of an agreement that took force, who has been, and who saw it at a meeting.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{AgreementId, CycleId, DistrictId, MeetingId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    // Whoever holds an office or a place in a body, and whoever wrote, supported, commented or
    // voted in the round. People in a room are known by their accounts for two weeks.
    TOOK_FORCE = "INSERT INTO agreement_told (agreement_id, person_id, reached) \
        SELECT CAST($1 AS BIGINT), w.id, 0 FROM person w WHERE w.closed_at IS NULL AND w.id IN (\
        SELECT person_id FROM role_grant WHERE district_id = $2 AND starts_on <= $4 \
        AND (ends_on IS NULL OR ends_on >= $4) AND revoked_at IS NULL \
        UNION SELECT m.person_id FROM membership m JOIN body b ON b.id = m.body_id \
        WHERE b.district_id = $2 AND m.left_at IS NULL \
        UNION SELECT author_id FROM proposal WHERE cycle_id = $3 \
        UNION SELECT c.person_id FROM coauthor c JOIN proposal p ON p.id = c.proposal_id \
        WHERE p.cycle_id = $3 AND c.left_at IS NULL \
        UNION SELECT author_id FROM agenda WHERE cycle_id = $3 \
        UNION SELECT s.person_id FROM support s JOIN proposal p ON p.id = s.item_id \
        WHERE p.cycle_id = $3 AND s.withdrawn_at IS NULL \
        UNION SELECT s.person_id FROM support s JOIN agenda g ON g.id = s.item_id \
        WHERE g.cycle_id = $3 AND s.withdrawn_at IS NULL \
        UNION SELECT c.author_id FROM comment c JOIN proposal p ON p.id = c.subject_id \
        WHERE c.subject_kind = 'proposal' AND p.cycle_id = $3 AND c.withdrawn_at IS NULL \
        UNION SELECT c.author_id FROM comment c JOIN agenda g ON g.id = c.subject_id \
        WHERE c.subject_kind = 'agenda' AND g.cycle_id = $3 AND c.withdrawn_at IS NULL \
        UNION SELECT o.person_id FROM opinion o JOIN agenda g ON g.id = o.agenda_id \
        WHERE g.cycle_id = $3 AND o.withdrawn_at IS NULL \
        UNION SELECT t.author_id FROM statement t JOIN agenda g ON g.id = t.agenda_id \
        WHERE g.cycle_id = $3 \
        UNION SELECT v.person_id FROM statement_vote v JOIN agenda g ON g.id = v.agenda_id \
        WHERE g.cycle_id = $3 \
        UNION SELECT r.person_id FROM room_participant r JOIN room x ON x.id = r.room_id \
        WHERE x.district_id = $2 AND r.person_id IS NOT NULL)";
    WAITS = "SELECT agreement_id, person_id FROM agreement_told WHERE told_at IS NULL \
             ORDER BY agreement_id, person_id LIMIT $1";
    TOLD = "UPDATE agreement_told SET told_at = $3, reached = $4 \
            WHERE agreement_id = $1 AND person_id = $2 AND told_at IS NULL";
    READ = "INSERT INTO agreement_told (agreement_id, person_id, told_at, reached, read_at) \
            VALUES ($1, $2, $3, 1, $3) ON CONFLICT (agreement_id, person_id) DO UPDATE SET \
            told_at = COALESCE(agreement_told.told_at, excluded.told_at), reached = 1, \
            read_at = COALESCE(agreement_told.read_at, excluded.read_at)";
    READ_AT = "SELECT read_at FROM agreement_told WHERE agreement_id = $1 AND person_id = $2 \
               AND read_at IS NOT NULL";
    COUNTS = "SELECT COUNT(*), CAST(COALESCE(SUM(reached), 0) AS BIGINT), COUNT(read_at), \
              COUNT(told_at), \
              (SELECT CAST(COALESCE(SUM(s.people), 0) AS BIGINT) FROM agreement_shown s \
              WHERE s.agreement_id = $1) FROM agreement_told WHERE agreement_id = $1";
    SHOWN_SET = "INSERT INTO agreement_shown (agreement_id, meeting_id, people, recorded_by, \
                 recorded_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (agreement_id, meeting_id) DO UPDATE SET people = excluded.people, \
                 recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at";
    SHOWN = "SELECT m.id, m.title, m.starts_at, s.people FROM agreement_shown s \
             JOIN meeting m ON m.id = s.meeting_id WHERE s.agreement_id = $1 AND s.people > 0 \
             ORDER BY m.starts_at DESC, m.id DESC LIMIT $2";
    MEETINGS = "SELECT id, title, starts_at, CAST(0 AS BIGINT) FROM meeting \
                WHERE district_id = $1 AND starts_at >= $2 AND starts_at <= $3 \
                AND cancelled_at IS NULL ORDER BY starts_at DESC, id DESC LIMIT $4";
}

/// How many people were told of a version of an agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgreementTold {
    /// Everybody who is to be told.
    pub all: i64,
    /// Of them, those who were written to or said that they have read it.
    pub told: i64,
    /// Of them, those who said that they have read it.
    pub read: i64,
    /// Of all, those whose turn has come.
    pub dealt_with: i64,
    /// How many were shown it at meetings.
    pub shown: i64,
}

impl AgreementTold {
    /// Those who have no address and have not said that they read it.
    pub fn unreached(&self) -> i64 {
        self.dealt_with - self.told
    }
}

/// A meeting at which the summary was or can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAt {
    /// Its id.
    pub meeting: MeetingId,
    /// What it is called.
    pub title: String,
    /// When it began.
    pub starts_at: Timestamp,
    /// To how many people.
    pub people: i64,
}

/// Notes everybody who has to be told of a version that took force; `today` decides who holds
/// an office.
///
/// # Errors
/// When the store fails.
pub fn agreement_took_force(
    tx: &mut Tx<'_>,
    id: AgreementId,
    (district, cycle): (DistrictId, CycleId),
    today: Date,
) -> Result<u64, StoreError> {
    tx.execute(TOOK_FORCE, values![id, district, cycle, today])
}

/// The next people who are to be told of one version.
///
/// # Errors
/// When the store fails.
pub fn agreement_tell_next(
    tx: &mut Tx<'_>,
    limit: i64,
) -> Result<Option<(AgreementId, Vec<PersonId>)>, StoreError> {
    let rows = tx.rows(WAITS, values![limit], |row| {
        Ok((row.get::<AgreementId>(0)?, row.get::<PersonId>(1)?))
    })?;
    let first = rows.first().map(|(agreement, _)| *agreement);
    Ok(first.map(|first| {
        let people = rows.iter().filter(|(agreement, _)| *agreement == first);
        (first, people.map(|(_, person)| *person).collect())
    }))
}

/// Records that a person was told, or that there is no address (`reached`); `false` when
/// another process was first.
///
/// # Errors
/// When the store fails.
pub fn agreement_told(
    tx: &mut Tx<'_>,
    id: AgreementId,
    person: PersonId,
    reached: bool,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(TOLD, values![id, person, now, reached])? > 0)
}

/// Records that a person has read it.
///
/// # Errors
/// When the store fails.
pub fn agreement_read(
    tx: &mut Tx<'_>,
    id: AgreementId,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(READ, values![id, person, now]).map(drop)
}

/// When a person said that she has read it.
///
/// # Errors
/// When the store fails.
pub fn agreement_read_at(
    tx: &mut Tx<'_>,
    id: AgreementId,
    person: PersonId,
) -> Result<Option<Timestamp>, StoreError> {
    tx.row(READ_AT, values![id, person], |row| row.get(0))
}

/// How many were told.
///
/// # Errors
/// When the store fails.
pub fn agreement_told_counts(
    tx: &mut Tx<'_>,
    id: AgreementId,
) -> Result<AgreementTold, StoreError> {
    let found = tx.row(COUNTS, values![id], |row| {
        Ok(AgreementTold {
            all: row.get(0)?,
            told: row.get(1)?,
            read: row.get(2)?,
            dealt_with: row.get(3)?,
            shown: row.get(4)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Records how many people were shown it at a meeting, in the place of what was recorded.
///
/// # Errors
/// When the store fails.
pub fn agreement_shown_set(
    tx: &mut Tx<'_>,
    id: AgreementId,
    (meeting, people): (MeetingId, i64),
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(SHOWN_SET, values![id, meeting, people, by, now])
        .map(drop)
}

/// The latest meetings at which it was shown.
///
/// # Errors
/// When the store fails.
pub fn agreement_shown(
    tx: &mut Tx<'_>,
    id: AgreementId,
    limit: i64,
) -> Result<Vec<ShownAt>, StoreError> {
    tx.rows(SHOWN, values![id, limit], read)
}

/// The latest meetings of a district that began between two moments, at which it can have been
/// shown.
///
/// # Errors
/// When the store fails.
pub fn meetings_to_show(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (from, until): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<ShownAt>, StoreError> {
    tx.rows(MEETINGS, values![district, from, until, limit], read)
}

fn read(row: &crate::value::Row<'_>) -> Result<ShownAt, StoreError> {
    Ok(ShownAt {
        meeting: row.get(0)?,
        title: row.get(1)?,
        starts_at: row.get(2)?,
        people: row.get(3)?,
    })
}
