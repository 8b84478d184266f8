//! Bodies of a district (모임), their offices, and what they have done so far.

use jiff::Timestamp;
use jiff::civil::Date;
use process::body::{BodyKind, BodyText};
use process::id::{AgendaId, BodyId, DistrictId, GrantId, MeetingId};
use process::role::Role;

use crate::error::StoreError;
use crate::site::role_grant::{GrantView, read_view};
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, district_id, kind, name_ko, name_en, purpose, open_membership FROM body ",
            $rest
        )
    };
}

/// The offices of a body: given in it, or those of its kind given in its district without
/// naming any body. `$1` is the body, `$2` its district, `$3` to `$5` the offices, `$6` today.
macro_rules! offices {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM role_grant g JOIN person p ON p.id = g.person_id \
             WHERE (g.body_id = $1 OR (g.body_id IS NULL AND g.district_id = $2 \
             AND g.role IN ($3, $4, $5))) AND g.revoked_at IS NULL \
             AND (g.ends_on IS NULL OR g.ends_on >= $6) ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO body (id, district_id, kind, name_ko, name_en, purpose, open_membership) \
           VALUES ($1, $2, $3, $4, $5, $6, $7)";
    EDIT = "UPDATE body SET name_ko = $2, name_en = $3, purpose = $4, open_membership = $5 \
            WHERE id = $1";
    GET = select!("WHERE id = $1");
    LIST = select!("WHERE district_id = $1 ORDER BY id");
    PAGE = select!("WHERE district_id = $1 AND id > $2 ORDER BY id LIMIT $3");
    OFFICES = offices!(
        "g.id, g.role, g.district_id, g.body_id, g.starts_on, g.ends_on, g.person_id, \
         CASE WHEN p.consent_version > 0 THEN p.display_name ELSE '' END, g.granted_at, \
         g.revoked_at",
        "AND g.id > $7 ORDER BY g.id LIMIT $8"
    );
    OFFICE_COUNTS = offices!(
        "g.role, COUNT(*)",
        "AND g.starts_on <= $6 GROUP BY g.role ORDER BY g.role"
    );
    AGENDAS = "SELECT id, title, state, created_at FROM agenda \
               WHERE body_id = $1 AND hidden = 0 AND id < $2 ORDER BY id DESC LIMIT $3";
    DECISIONS = "SELECT d.motion, d.outcome, d.members, d.present, d.in_favour, d.at, m.id, \
                 m.title FROM decision d JOIN meeting m ON m.id = d.meeting_id \
                 WHERE m.body_id = $1 OR m.with_body_id = $1 ORDER BY d.id DESC LIMIT $2";
    DONE = "SELECT (SELECT COUNT(*) FROM meeting m \
            WHERE (m.body_id = $1 OR m.with_body_id = $1) AND m.starts_at <= $2 \
            AND m.cancelled_at IS NULL), \
            (SELECT COUNT(*) FROM decision d JOIN meeting m ON m.id = d.meeting_id \
            WHERE m.body_id = $1 OR m.with_body_id = $1), \
            (SELECT COUNT(*) FROM agenda a WHERE a.body_id = $1 AND a.hidden = 0), \
            (SELECT COUNT(*) FROM agenda a WHERE a.body_id = $1 AND a.hidden = 0 \
            AND a.state = 'open'), \
            (SELECT MAX(m.starts_at) FROM meeting m \
            WHERE (m.body_id = $1 OR m.with_body_id = $1) AND m.starts_at <= $2 \
            AND m.cancelled_at IS NULL), n.id, n.title, n.starts_at \
            FROM body b LEFT JOIN meeting n ON n.id = (SELECT x.id FROM meeting x \
            WHERE (x.body_id = $1 OR x.with_body_id = $1) AND x.ends_at > $2 \
            AND x.cancelled_at IS NULL ORDER BY x.starts_at, x.id LIMIT 1) WHERE b.id = $1";
}

/// A council, committee or other body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// Its district.
    pub district: DistrictId,
    /// What it is.
    pub kind: BodyKind,
    /// Its name in Korean.
    pub name_ko: String,
    /// Its name in English.
    pub name_en: String,
    /// What it is there for; may be empty.
    pub purpose: String,
    /// Whether anybody may join.
    pub open: bool,
}

/// An agenda that a body deliberates, for its story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyAgenda {
    /// The agenda.
    pub id: AgendaId,
    /// One line that names it.
    pub title: String,
    /// Where it stands, as the agendas name it.
    pub state: String,
    /// Since when it is there.
    pub created_at: Timestamp,
}

/// A decision of a body, for its story. Numbers are people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `Decision`")]
pub struct BodyDecision {
    pub motion: String,
    pub passed: bool,
    pub members: i64,
    pub present: i64,
    pub in_favour: i64,
    pub at: Timestamp,
    pub meeting: MeetingId,
    pub meeting_title: String,
}

/// How much a body has done so far, and when it meets next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyDone {
    /// Meetings that have begun.
    pub meetings: i64,
    /// Decisions that were recorded.
    pub decisions: i64,
    /// Agendas that it deliberates.
    pub agendas: i64,
    /// Those among them that are still open.
    pub open_agendas: i64,
    /// When its latest meeting began.
    pub met_at: Option<Timestamp>,
    /// The meeting that runs, or the next one to come: its id, its title and its beginning.
    pub next: Option<(MeetingId, String, Timestamp)>,
}

/// Adds a body.
///
/// # Errors
/// When the store fails.
pub fn body_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    text: &BodyText,
    now: Timestamp,
) -> Result<BodyId, StoreError> {
    let id = BodyId(tx.next_id(now));
    let BodyText {
        kind,
        name_ko,
        name_en,
        purpose,
        open,
    } = text;
    let values = values![id, district, *kind, name_ko, name_en, purpose, *open];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// Changes names, purpose and openness; what a body is stays.
///
/// # Errors
/// When the store fails.
pub fn body_edit(tx: &mut Tx<'_>, id: BodyId, text: &BodyText) -> Result<(), StoreError> {
    let values = values![id, &text.name_ko, &text.name_en, &text.purpose, text.open];
    tx.execute(EDIT, values).map(drop)
}

/// The body with this id.
///
/// # Errors
/// When the store fails.
pub fn body_get(tx: &mut Tx<'_>, id: BodyId) -> Result<Option<Body>, StoreError> {
    tx.row(GET, values![id], read)
}

/// All bodies of a district, oldest first, as choices of a form need them.
///
/// # Errors
/// When the store fails.
pub fn body_list(tx: &mut Tx<'_>, district: DistrictId) -> Result<Vec<Body>, StoreError> {
    tx.rows(LIST, values![district], read)
}

/// A page of the bodies of a district, oldest first; `after` is the last of the page before.
///
/// # Errors
/// When the store fails.
pub fn body_page(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: Option<BodyId>,
    limit: i64,
) -> Result<Vec<Body>, StoreError> {
    let after = after.unwrap_or(BodyId(0));
    tx.rows(PAGE, values![district, after, limit], read)
}

/// Who holds an office in a body and whose term is not over, oldest grant first; `after` is
/// the last grant of the page before. The name of somebody who has not yet agreed to the
/// terms is left out.
///
/// # Errors
/// When the store fails.
pub fn body_offices(
    tx: &mut Tx<'_>,
    body: &Body,
    today: Date,
    after: Option<GrantId>,
    limit: i64,
) -> Result<Vec<GrantView>, StoreError> {
    let [one, two, three] = own_offices(body.kind);
    let after = after.unwrap_or(GrantId(0));
    let values = values![body.id, body.district, one, two, three, today, after, limit];
    tx.rows(OFFICES, values, read_view)
}

/// How many hold each office in a body today.
///
/// # Errors
/// When the store fails.
pub fn body_office_counts(
    tx: &mut Tx<'_>,
    body: &Body,
    today: Date,
) -> Result<Vec<(Role, i64)>, StoreError> {
    let [one, two, three] = own_offices(body.kind);
    let values = values![body.id, body.district, one, two, three, today];
    let mut counts = tx.rows(OFFICE_COUNTS, values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    // The databases order texts each in its own way.
    counts.sort_by_key(|(role, _): &(Role, i64)| *role);
    Ok(counts)
}

/// The offices of a kind as three parameters; nobody holds the one without a name.
fn own_offices(kind: BodyKind) -> [&'static str; 3] {
    let own = kind.own_offices();
    [0, 1, 2].map(|at| own.get(at).map_or("", |role: &Role| role.as_str()))
}

/// What a body has done until `now`, in numbers, and when it meets next.
///
/// # Errors
/// When the store fails.
pub fn body_done(tx: &mut Tx<'_>, id: BodyId, now: Timestamp) -> Result<BodyDone, StoreError> {
    let done = tx.row(DONE, values![id, now], |row| {
        Ok(BodyDone {
            meetings: row.get(0)?,
            decisions: row.get(1)?,
            agendas: row.get(2)?,
            open_agendas: row.get(3)?,
            met_at: row.get(4)?,
            next: match row.get::<Option<MeetingId>>(5)? {
                Some(id) => Some((id, row.get(6)?, row.get(7)?)),
                None => None,
            },
        })
    })?;
    Ok(done.unwrap_or_default())
}

/// The agendas that a body deliberates, the newest first, without hidden ones.
///
/// # Errors
/// When the store fails.
pub fn body_agendas(
    tx: &mut Tx<'_>,
    id: BodyId,
    before: Option<AgendaId>,
    limit: i64,
) -> Result<Vec<BodyAgenda>, StoreError> {
    let before = before.unwrap_or(AgendaId(i64::MAX));
    tx.rows(AGENDAS, values![id, before, limit], |row| {
        Ok(BodyAgenda {
            id: row.get(0)?,
            title: row.get(1)?,
            state: row.get(2)?,
            created_at: row.get(3)?,
        })
    })
}

/// The latest decisions of a body, the newest first.
///
/// # Errors
/// When the store fails.
pub fn body_decisions(
    tx: &mut Tx<'_>,
    id: BodyId,
    limit: i64,
) -> Result<Vec<BodyDecision>, StoreError> {
    tx.rows(DECISIONS, values![id, limit], |row| {
        Ok(BodyDecision {
            motion: row.get(0)?,
            passed: row.get::<String>(1)? == "passed",
            members: row.get(2)?,
            present: row.get(3)?,
            in_favour: row.get(4)?,
            at: row.get(5)?,
            meeting: row.get(6)?,
            meeting_title: row.get(7)?,
        })
    })
}

fn read(row: &Row<'_>) -> Result<Body, StoreError> {
    Ok(Body {
        id: row.get(0)?,
        district: row.get(1)?,
        kind: row.get(2)?,
        name_ko: row.get(3)?,
        name_en: row.get(4)?,
        purpose: row.get(5)?,
        open: row.get(6)?,
    })
}
