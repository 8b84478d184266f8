//! What staff owe by a day, in every district where they hold a role, and who holds one.

use jiff::Timestamp;
use jiff::civil::Date;
use process::diversion_report::Quarter;
use process::duty::{CLASSIFIERS, DutyKind, RECORDERS};
use process::id::{DistrictId, PersonId};
use process::inquiry::{ANSWERERS, KEEPERS};
use process::role::Role;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// A grant of person `$1` that holds on day `$2` in the district of the row, with a role.
macro_rules! holds {
    ($district:literal, $roles:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = $1 AND g.revoked_at IS NULL \
             AND g.starts_on <= $2 AND (g.ends_on IS NULL OR g.ends_on >= $2) \
             AND (g.district_id = ",
            $district,
            " OR g.district_id IS NULL) AND ",
            $roles,
            ")"
        )
    };
}

pub(crate) use holds;

/// What is owed in a review `r`, one row of [`OWED`].
macro_rules! review {
    ($kind:literal, $id:literal, $office:literal, $mine:literal, $due:literal) => {
        concat!(
            " UNION ALL SELECT '",
            $kind,
            "', ",
            $id,
            ", d.slug, d.name_ko, d.name_en, COALESCE(p.title, a.title), ",
            $office,
            ", ",
            $mine,
            ", ",
            $due,
            " FROM review r JOIN district d ON d.id = r.district_id \
             LEFT JOIN proposal p ON r.subject_kind = 'proposal' AND p.id = r.subject_id \
             LEFT JOIN agenda a ON r.subject_kind = 'agenda' AND a.id = r.subject_id"
        )
    };
}

statements! {
    HOLDERS = "SELECT g.person_id, p.display_name, p.lang, MIN(g.role) FROM role_grant g \
               JOIN person p ON p.id = g.person_id \
               WHERE (g.district_id = $1 OR g.district_id IS NULL) AND g.revoked_at IS NULL \
               AND p.closed_at IS NULL AND g.starts_on <= $2 \
               AND (g.ends_on IS NULL OR g.ends_on >= $2) AND g.role IN ($3, $4, $5, $6) \
               GROUP BY g.person_id, p.display_name, p.lang ORDER BY g.person_id LIMIT $7";
    OWED = concat!(
        "SELECT w.kind, w.id, w.slug, w.name_ko, w.name_en, w.title, w.office, w.mine, w.due_at \
         FROM (SELECT 'inquiry' AS kind, q.id AS id, d.slug AS slug, d.name_ko AS name_ko, \
         d.name_en AS name_en, q.title AS title, q.owner AS office, \
         CASE WHEN q.owner_id = $1 THEN 1 ELSE 0 END AS mine, q.due_at AS due_at \
         FROM inquiry q JOIN district d ON d.id = q.district_id \
         WHERE q.answered_at IS NULL AND q.hidden = 0 \
         AND (q.owner_id = $1 OR q.owner_id IS NULL) AND ",
        holds!(
            "q.district_id",
            "g.role IN ($3, $4, $5, $6) \
             AND (q.owner_id = $1 OR g.role IN ($7, $8) OR (q.owner <> '' \
             AND (g.role <> 'department-official' OR NOT EXISTS (SELECT 1 \
             FROM department_official x JOIN department e ON e.id = x.department_id \
             WHERE x.grant_id = g.id AND e.name_ko <> q.owner))))"
        ),
        " UNION ALL SELECT 'minutes', m.id, d.slug, d.name_ko, d.name_en, m.title, '', 0, \
         m.minutes_due_at FROM meeting m JOIN district d ON d.id = m.district_id \
         WHERE m.minutes_published_at IS NULL AND m.cancelled_at IS NULL AND m.starts_at <= $9 AND ",
        holds!("m.district_id", "g.role IN ($10, $11)"),
        " UNION ALL SELECT 'hearing', p.id, d.slug, d.name_ko, d.name_en, p.title, '', 0, h.until \
         FROM hearing h JOIN proposal p ON p.id = h.proposal_id \
         JOIN district d ON d.id = h.district_id WHERE h.closed_at IS NULL \
         AND p.state = 'submitted' AND p.hidden = 0 AND ",
        holds!("h.district_id", "g.role IN ($15, $16)"),
        " UNION ALL SELECT 'convening', v.id, d.slug, d.name_ko, d.name_en, v.title, '', 0, v.due_at \
         FROM convening v JOIN district d ON d.id = v.district_id \
         WHERE v.due_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meeting m \
         WHERE m.id = v.meeting_id AND m.cancelled_at IS NULL) AND ",
        holds!("v.district_id", "g.role = 'secretary'"),
        review!("review-card", "c.id", "e.name_ko", "CASE WHEN c.official_id = $1 THEN 1 ELSE 0 END", "c.due_at"),
        " JOIN review_card c ON c.review_id = r.id JOIN department e ON e.id = c.department_id \
         WHERE r.state IN ('open', 'appealed') AND COALESCE(p.hidden, a.hidden) = 0 \
         AND c.state IN ('owed', 'returned') \
         AND (c.official_id = $1 OR (c.official_id IS NULL AND ",
        holds!(
            "r.district_id",
            "g.role = 'department-official' AND (EXISTS (SELECT 1 FROM department_official x \
             WHERE x.grant_id = g.id AND x.department_id = c.department_id) \
             OR (NOT EXISTS (SELECT 1 FROM department_official x WHERE x.grant_id = g.id) \
             AND NOT EXISTS (SELECT 1 FROM department_official y JOIN role_grant h \
             ON h.id = y.grant_id WHERE y.department_id = c.department_id \
             AND h.revoked_at IS NULL AND h.starts_on <= $2 \
             AND (h.ends_on IS NULL OR h.ends_on >= $2))))"
        ),
        "))",
        review!("review-answer", "r.id", "''", "0", "r.due_at"),
        " WHERE r.state IN ('open', 'appealed') AND COALESCE(p.hidden, a.hidden) = 0 \
         AND NOT EXISTS (SELECT 1 FROM review_card c \
         WHERE c.review_id = r.id AND c.state IN ('owed', 'returned')) AND ",
        holds!("r.district_id", "g.role = 'governance-coordinator'"),
        ") w WHERE w.due_at > $12 OR (w.due_at = $12 AND w.id > $13) \
         ORDER BY w.due_at, w.id LIMIT $14"
    );
}

/// How many holders of a role are named at most.
const HOLDERS_MAX: i64 = 200;

/// Somebody who holds a role in a district today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The display name; may be empty.
    pub display_name: String,
    /// The language of letters: `ko` or `en`.
    pub lang: String,
    /// One of the roles that were asked for.
    pub role: Role,
}

/// Something that somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub kind: DutyKind,
    /// The id of the thing, such as an inquiry.
    pub id: i64,
    /// The district's part of an address.
    pub slug: String,
    /// The district's names, Korean and English.
    pub district_names: (String, String),
    /// What the thing is called.
    pub title: String,
    /// The office that is named for it; may be empty.
    pub office: String,
    /// Whether it was given to this very person.
    pub mine: bool,
    /// The fiscal year, where money of a year is owed.
    pub year: Option<i64>,
    /// The quarter that is reported.
    pub quarter: Option<Quarter>,
    /// The first moment that is too late.
    pub due_at: Timestamp,
}

/// Those who hold one of up to four roles in a district on a day, also for the whole city; at
/// most 200.
///
/// # Errors
/// When the store fails.
pub fn holders_of(
    tx: &mut Tx<'_>,
    district: DistrictId,
    roles: &[Role],
    today: Date,
) -> Result<Vec<Holder>, StoreError> {
    let Some(first) = roles.first() else {
        return Ok(Vec::new());
    };
    let role = |at: usize| *roles.get(at).unwrap_or(first);
    let values = values![
        district,
        today,
        role(0),
        role(1),
        role(2),
        role(3),
        HOLDERS_MAX
    ];
    tx.rows(HOLDERS, values, read_holder)
}

/// Reads a holder as person, display name, language and role.
pub(crate) fn read_holder(row: &Row<'_>) -> Result<Holder, StoreError> {
    Ok(Holder {
        person: row.get(0)?,
        display_name: row.get(1)?,
        lang: row.get(2)?,
        role: row.get(3)?,
    })
}

/// What a person owes in all districts where she holds a role today, the first due first:
/// inquiries that were given to her, or to nobody in particular where answering is her work,
/// minutes of meetings that have begun, proposers to be heard, cards of reviews that her department owes, and answers to
/// reviews whose cards are all in. `after` is moment and id of the last one of the
/// page before. One statement, however many districts there are.
///
/// # Errors
/// When the store fails.
pub fn duties_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    today: Date,
    now: Timestamp,
    after: Option<(Timestamp, i64)>,
    limit: i64,
) -> Result<Vec<Duty>, StoreError> {
    let (due, id) = after.map_or((i64::MIN, 0), |(due, id)| (due.as_millisecond(), id));
    let values = values![
        person,
        today,
        ANSWERERS[0],
        ANSWERERS[1],
        ANSWERERS[2],
        ANSWERERS[3],
        KEEPERS[0],
        KEEPERS[1],
        now,
        RECORDERS[0],
        RECORDERS[1],
        due,
        id,
        limit,
        CLASSIFIERS[0],
        CLASSIFIERS[1]
    ];
    tx.rows(OWED, values, |row| {
        Ok(Duty {
            kind: row.get(0)?,
            id: row.get(1)?,
            slug: row.get(2)?,
            district_names: (row.get(3)?, row.get(4)?),
            title: row.get(5)?,
            office: row.get(6)?,
            mine: row.get(7)?,
            year: None,
            quarter: None,
            due_at: row.get(8)?,
        })
    })
}
