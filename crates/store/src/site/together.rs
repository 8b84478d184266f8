//! How a district's two bodies work together: who puts agendas on the lists of meetings, and
//! where the members of the budget committee take part. Each district is read by itself.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{CycleId, DistrictId};
use process::meeting::PutBy;
use process::stage::StageKind;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The meetings `m` of stage `s` to which the members of the committee are invited, that were
/// held by moment `$2`.
macro_rules! invited {
    () => {
        "FROM meeting m WHERE m.district_id = c.district_id AND m.cancelled_at IS NULL \
         AND m.kind IN ('sub-committee', 'joint', 'forum', 'assembly', 'launch', 'workshop', \
         'street-desk') AND m.starts_at >= s.opens_at AND m.starts_at < s.closes_at \
         AND m.ends_at <= $2"
    };
}

/// What those who hold or held a seat in the committee of district `$1` did in the years after
/// `$2`: one kind of act, beside the days of the seat and when it was taken away.
macro_rules! acts {
    ($what:literal, $joined:literal, $only:literal) => {
        concat!(
            "SELECT ",
            $what,
            ", c.id, r.starts_on, r.ends_on, r.revoked_at FROM role_grant r ",
            $joined,
            " JOIN cycle c ON c.id = w.cycle_id AND c.district_id = r.district_id \
             WHERE r.district_id = $1 AND r.role = 'budget-committee-member' \
             AND c.fiscal_year > $2 AND ",
            $only
        )
    };
}

statements! {
    PUT_BY = "SELECT CASE WHEN m.starts_at >= $3 THEN 1 ELSE 0 END, x.put_by, COUNT(*) \
              FROM meeting_agenda x JOIN meeting m ON m.id = x.meeting_id \
              JOIN agenda g ON g.id = x.agenda_id \
              WHERE m.district_id = $1 AND m.cancelled_at IS NULL AND g.hidden = 0 \
              AND m.starts_at >= $2 AND m.starts_at < $4 \
              GROUP BY CASE WHEN m.starts_at >= $3 THEN 1 ELSE 0 END, x.put_by";
    STAGES = concat!(
        "SELECT c.fiscal_year, s.kind, s.opens_at, s.closes_at, \
         (SELECT COUNT(*) ", invited!(), "), \
         (SELECT COUNT(*) ", invited!(), " AND EXISTS (SELECT 1 FROM attendance a \
         WHERE a.meeting_id = m.id AND a.kind = 'budget-committee' AND a.people > 0)), \
         (SELECT CAST(COALESCE(SUM((SELECT a.people FROM attendance a WHERE a.meeting_id = m.id \
         AND a.kind = 'budget-committee')), 0) AS BIGINT) ", invited!(), "), c.id \
         FROM stage s JOIN cycle c ON c.id = s.cycle_id \
         WHERE c.district_id = $1 AND s.opens_at <= $2 AND c.fiscal_year > $3 \
         ORDER BY c.fiscal_year DESC, s.opens_at"
    );
    // Read by who wrote: members are few, and comments are many. SQLite takes the tables of a
    // CROSS JOIN in their order.
    ACTS = concat!(
        acts!("'agenda', w.id, w.created_at",
            "CROSS JOIN agenda w", "w.author_id = r.person_id AND w.hidden = 0"),
        " UNION ALL ",
        acts!("'opinion', o.id, o.at",
            "CROSS JOIN opinion o JOIN agenda w ON w.id = o.agenda_id", "o.person_id = r.person_id"),
        " UNION ALL ",
        acts!("'comment', k.id, k.created_at",
            "CROSS JOIN comment k JOIN proposal w ON w.id = k.subject_id",
            "k.author_id = r.person_id AND k.subject_kind = 'proposal' AND k.hidden = 0"),
        " UNION ALL ",
        acts!("'comment', k.id, k.created_at",
            "CROSS JOIN comment k JOIN agenda w ON w.id = k.subject_id",
            "k.author_id = r.person_id AND k.subject_kind = 'agenda' AND k.hidden = 0")
    );
}

/// What members of the budget committee did in one stage of a year. Numbers alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommitteeStage {
    /// The year in which the money is spent.
    pub fiscal_year: i64,
    /// The stage.
    pub kind: StageKind,
    /// When it opens.
    pub opens_at: Timestamp,
    /// When it closes.
    pub closes_at: Timestamp,
    /// Meetings that were held and to which they were invited.
    pub invited: i64,
    /// Those of them at which at least one was.
    pub present: i64,
    /// How many were there, all these meetings together.
    pub people: i64,
    /// Agendas that they put on the board.
    pub agendas: i64,
    /// Opinions that they gave on agendas.
    pub opinions: i64,
    /// Comments that they wrote.
    pub comments: i64,
}

/// How many agendas stood on the lists of a district's meetings, by who put them there, in two
/// times that follow one another: `false` is the first one.
///
/// # Errors
/// When the store fails.
pub fn put_by_counts(
    tx: &mut Tx<'_>,
    district: DistrictId,
    [from, between, until]: [Timestamp; 3],
) -> Result<Vec<(bool, PutBy, i64)>, StoreError> {
    let values = values![district, from, between, until];
    tx.rows(PUT_BY, values, |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// Something that a member of the committee did, while a member.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    what: String,
    id: i64,
    at: Timestamp,
    cycle: CycleId,
}

/// What the members of a district's budget committee did in each stage that has begun by `now`,
/// of the years after `after`, the latest year first. Whoever has not begun or has left counts
/// no more than anybody else.
///
/// # Errors
/// When the store fails.
pub fn committee_stages(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: i64,
    now: Timestamp,
) -> Result<Vec<CommitteeStage>, StoreError> {
    let done = tx.rows(ACTS, values![district, after], done)?;
    // Two terms of one person give one act twice.
    let done: BTreeSet<Done> = done.into_iter().flatten().collect();
    tx.rows(STAGES, values![district, now, after], |row| {
        let (opens_at, closes_at): (Timestamp, Timestamp) = (row.get(2)?, row.get(3)?);
        let cycle: CycleId = row.get(7)?;
        let count = |what: &str| {
            let inside = |one: &&Done| {
                one.what == what && one.cycle == cycle && (opens_at..closes_at).contains(&one.at)
            };
            i64::try_from(done.iter().filter(inside).count()).unwrap_or(i64::MAX)
        };
        Ok(CommitteeStage {
            fiscal_year: row.get(0)?,
            kind: row.get(1)?,
            opens_at,
            closes_at,
            invited: row.get(4)?,
            present: row.get(5)?,
            people: row.get(6)?,
            agendas: count("agenda"),
            opinions: count("opinion"),
            comments: count("comment"),
        })
    })
}

/// An act, if the seat was held on its day.
fn done(row: &Row<'_>) -> Result<Option<Done>, StoreError> {
    let at: Timestamp = row.get(2)?;
    let (starts_on, ends_on): (Date, Option<Date>) = (row.get(4)?, row.get(5)?);
    let revoked_at: Option<Timestamp> = row.get(6)?;
    let day = korean::seoul(at).date();
    let held = starts_on <= day
        && ends_on.is_none_or(|last| day <= last)
        && revoked_at.is_none_or(|revoked| at < revoked);
    if !held {
        return Ok(None);
    }
    Ok(Some(Done {
        what: row.get(0)?,
        id: row.get(1)?,
        at,
        cycle: row.get(3)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use process::meeting::{MeetingKind, invites_committee};

    #[test]
    fn the_kinds_are_those_that_invite_the_committee() {
        for kind in MeetingKind::ALL {
            let named = STAGES.contains(&format!("'{kind}'"));
            assert_eq!(named, invites_committee(*kind), "{kind}");
        }
    }
}
