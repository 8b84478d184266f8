//! How a district's two bodies work together: who puts agendas on the lists of meetings, and
//! where the members of the budget committee take part. Each district is read by itself.

use jiff::Timestamp;
use process::id::DistrictId;
use process::meeting::PutBy;
use process::stage::StageKind;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
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

/// Whether `$who` held a seat in the committee of the district at moment `$at`.
macro_rules! member {
    ($who:literal, $at:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM role_grant r WHERE r.person_id = ",
            $who,
            " AND r.role = 'budget-committee-member' AND r.district_id = c.district_id \
             AND r.granted_at <= ",
            $at,
            " AND (r.revoked_at IS NULL OR r.revoked_at > ",
            $at,
            "))"
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
         AND a.kind = 'budget-committee')), 0) AS BIGINT) ", invited!(), "), \
         (SELECT COUNT(*) FROM agenda g WHERE g.cycle_id = c.id AND g.hidden = 0 \
         AND g.created_at >= s.opens_at AND g.created_at < s.closes_at AND ",
        member!("g.author_id", "g.created_at"), "), \
         (SELECT COUNT(*) FROM opinion o JOIN agenda g ON g.id = o.agenda_id \
         WHERE g.cycle_id = c.id AND o.at >= s.opens_at AND o.at < s.closes_at AND ",
        member!("o.person_id", "o.at"), "), \
         (SELECT COUNT(*) FROM comment k LEFT JOIN proposal p ON k.subject_kind = 'proposal' \
         AND p.id = k.subject_id LEFT JOIN agenda g ON k.subject_kind = 'agenda' \
         AND g.id = k.subject_id WHERE COALESCE(p.cycle_id, g.cycle_id) = c.id AND k.hidden = 0 \
         AND k.created_at >= s.opens_at AND k.created_at < s.closes_at AND ",
        member!("k.author_id", "k.created_at"), ") \
         FROM stage s JOIN cycle c ON c.id = s.cycle_id \
         WHERE c.district_id = $1 AND s.opens_at <= $2 AND c.fiscal_year > $3 \
         ORDER BY c.fiscal_year DESC, s.opens_at"
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

/// What the members of a district's budget committee did in each stage that has begun by `now`,
/// of the years after `after`, the latest year first.
///
/// # Errors
/// When the store fails.
pub fn committee_stages(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: i64,
    now: Timestamp,
) -> Result<Vec<CommitteeStage>, StoreError> {
    tx.rows(STAGES, values![district, now, after], |row| {
        Ok(CommitteeStage {
            fiscal_year: row.get(0)?,
            kind: row.get(1)?,
            opens_at: row.get(2)?,
            closes_at: row.get(3)?,
            invited: row.get(4)?,
            present: row.get(5)?,
            people: row.get(6)?,
            agendas: row.get(7)?,
            opinions: row.get(8)?,
            comments: row.get(9)?,
        })
    })
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
