//! Agendas (의제), with every version they had.

use finance::Won;
use jiff::Timestamp;
use process::act::Target;
use process::agenda::{AgendaStanding, AgendaState, AgendaText, Origin};
use process::id::{AgendaId, CycleId, DistrictId, PersonId};

use super::comment::CommentCounts;
use super::district::{self, District};
use super::opinion::Quiet;
use super::search;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects, with the joins they need.
macro_rules! select {
    ($more:literal, $rest:literal) => {
        concat!(
            "SELECT g.id, g.district_id, g.cycle_id, g.origin, g.author_id, a.display_name, \
             g.set_by, g.body_id, b.name_ko, b.name_en, g.department, g.title, g.need, g.body, \
             g.beneficiaries, g.place, g.neighborhood_id, n.name_ko, n.name_en, g.cost_won, g.state, \
             g.version, g.hidden, g.created_at, g.updated_at, g.agree_count, g.disagree_count, \
             g.pass_count, (SELECT COUNT(*) FROM vote_item i WHERE i.agenda_id = g.id), \
             g.counts_until, (SELECT MIN(v.opens_at) FROM vote_item i JOIN vote v ON v.id = i.vote_id \
             WHERE i.agenda_id = g.id AND g.quiet_in_ballot = 1), (SELECT MAX(v.closes_at) \
             FROM vote_item i JOIN vote v ON v.id = i.vote_id WHERE i.agenda_id = g.id \
             AND g.quiet_in_ballot = 1), g.support_count, g.category, \
             g.comment_count, g.hidden_comment_count",
            $more,
            " FROM agenda g \
             JOIN person a ON a.id = g.author_id \
             LEFT JOIN body b ON b.id = g.body_id \
             LEFT JOIN neighborhood n ON n.id = g.neighborhood_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO agenda (id, district_id, cycle_id, origin, author_id, set_by, body_id, \
           department, title, need, body, beneficiaries, place, neighborhood_id, cost_won, state, \
           version, hidden, created_at, updated_at, agree_count, disagree_count, pass_count, \
           category) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, 0, \
           $17, $17, 0, 0, 0, $18)";
    REVISION_ADD = "INSERT INTO agenda_revision (agenda_id, version, title, need, body, cost_won, \
                    at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REVISIONS = "SELECT version, title, need, body, cost_won, at FROM agenda_revision \
                 WHERE agenda_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3";
    GET = select!("", "WHERE g.id = $1");
    IN_DISTRICT = select!(
        ", t.id, t.slug, t.name_ko, t.name_en, t.plain_name_ko, t.plain_name_en, t.kind",
        "JOIN district t ON t.id = g.district_id WHERE t.slug = $1 AND g.id = $2"
    );
    EDIT = "UPDATE agenda SET title = $3, need = $4, body = $5, beneficiaries = $6, place = $7, \
            neighborhood_id = $8, cost_won = $9, set_by = $10, body_id = $11, department = $12, \
            version = version + 1, updated_at = $13, category = $14 WHERE id = $1 AND version = $2";
    MOVE = "UPDATE agenda SET state = $3 WHERE id = $1 AND state = $2";
    SET_HIDDEN = "UPDATE agenda SET hidden = $2 WHERE id = $1";
}

/// An agenda with the names that are shown beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Its id.
    pub id: AgendaId,
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// How it came to be.
    pub origin: Origin,
    /// Who put it on the board; for a merge the one who recorded it.
    pub author: PersonId,
    /// The display name of that person; empty after the account was closed.
    pub author_name: String,
    /// What it says.
    pub text: AgendaText,
    /// The names of the body that deliberates it, Korean and English.
    pub council_names: Option<(String, String)>,
    /// The neighbourhood's names, Korean and English.
    pub neighborhood_names: Option<(String, String)>,
    /// Where it stands.
    pub state: AgendaState,
    /// Counted from 1; each change adds one.
    pub version: i64,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was put on the board.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// How many people agree.
    pub agree_count: i64,
    /// How many people disagree.
    pub disagree_count: i64,
    /// How many people have no opinion on it.
    pub pass_count: i64,
    /// How many people stand behind it.
    pub support_count: i64,
    /// How many comments are shown and hidden.
    pub comments: CommentCounts,
    /// Whether it is on the ballot of an announced vote.
    pub on_ballot: bool,
    /// When its numbers are kept back.
    pub quiet: Quiet,
}

impl Agenda {
    /// What an act on it is aimed at. An agenda of the council belongs to who wrote it; one that
    /// a step made belongs to nobody alone, because others wrote what it came from.
    pub fn target(&self) -> Target {
        match self.origin {
            Origin::Council => Target::owned(self.district, self.author),
            _ => Target::district(self.district),
        }
    }

    /// What the decisions need to know.
    pub fn standing(&self) -> AgendaStanding {
        AgendaStanding {
            state: self.state,
            version: self.version,
            hidden: self.hidden,
            on_ballot: self.on_ballot,
        }
    }
}

/// One version of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaRevision {
    /// Counted from 1.
    pub version: i64,
    /// One line that names it.
    pub title: String,
    /// Why it is needed.
    pub need: String,
    /// What should be done.
    pub body: String,
    /// The estimated cost, if it was known.
    pub cost: Option<Won>,
    /// From when on.
    pub at: Timestamp,
}

/// Where a new agenda belongs, and how it came to be.
#[derive(Clone, Copy, Debug)]
pub struct NewAgenda {
    /// Its district.
    pub district: DistrictId,
    /// Its round.
    pub cycle: CycleId,
    /// How it came to be.
    pub origin: Origin,
    /// Who put it on the board.
    pub author: PersonId,
}

/// Puts an agenda on the board; its text becomes version 1.
///
/// # Errors
/// When the store fails.
pub fn agenda_add(
    tx: &mut Tx<'_>,
    new: NewAgenda,
    text: &AgendaText,
    now: Timestamp,
) -> Result<AgendaId, StoreError> {
    let id = AgendaId(tx.next_id(now));
    let values = values![
        id,
        new.district,
        new.cycle,
        new.origin,
        new.author,
        text.set_by,
        text.council,
        &text.department,
        &text.title,
        &text.need,
        &text.body,
        &text.beneficiaries,
        &text.place,
        text.neighborhood,
        text.cost,
        AgendaState::Open,
        now,
        text.category
    ];
    tx.execute(ADD, values)?;
    written(tx, id, 1, text, now)?;
    Ok(id)
}

/// The agenda with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn agenda_get(tx: &mut Tx<'_>, id: AgendaId) -> Result<Option<Agenda>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The same with its district, when it belongs to the one with this part of addresses.
///
/// # Errors
/// When the store fails.
pub fn agenda_in_district(
    tx: &mut Tx<'_>,
    slug: &str,
    id: AgendaId,
) -> Result<Option<(District, Agenda)>, StoreError> {
    tx.row(IN_DISTRICT, values![slug, id], |row| {
        Ok((district::read_from(row, 36)?, read(row)?))
    })
}

/// Changes an agenda that has version `seen_version`; `false` when it has another.
///
/// # Errors
/// When the store fails.
pub fn agenda_edit(
    tx: &mut Tx<'_>,
    id: AgendaId,
    seen_version: i64,
    text: &AgendaText,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![
        id,
        seen_version,
        &text.title,
        &text.need,
        &text.body,
        &text.beneficiaries,
        &text.place,
        text.neighborhood,
        text.cost,
        text.set_by,
        text.council,
        &text.department,
        now,
        text.category
    ];
    if tx.execute(EDIT, values)? == 0 {
        return Ok(false);
    }
    written(tx, id, seen_version + 1, text, now)?;
    Ok(true)
}

/// Lets an agenda that stands at `from` stand at `to`; its text stays as it was. `false` when
/// it stands elsewhere.
///
/// # Errors
/// When the store fails.
pub fn agenda_move(
    tx: &mut Tx<'_>,
    id: AgendaId,
    from: AgendaState,
    to: AgendaState,
) -> Result<bool, StoreError> {
    Ok(tx.execute(MOVE, values![id, from, to])? > 0)
}

/// Leaves an agenda out of the lists, or shows it again.
///
/// # Errors
/// When the store fails.
pub fn agenda_set_hidden(tx: &mut Tx<'_>, id: AgendaId, hidden: bool) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, hidden]).map(drop)
}

/// The versions of an agenda, the newest first; `before` is the last version of the page
/// before.
///
/// # Errors
/// When the store fails.
pub fn agenda_revisions(
    tx: &mut Tx<'_>,
    id: AgendaId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<AgendaRevision>, StoreError> {
    let values = values![id, before.unwrap_or(i64::MAX), limit];
    tx.rows(REVISIONS, values, |row| {
        Ok(AgendaRevision {
            version: row.get(0)?,
            title: row.get(1)?,
            need: row.get(2)?,
            body: row.get(3)?,
            cost: row.get(4)?,
            at: row.get(5)?,
        })
    })
}

/// Keeps a version and lets the search find it.
fn written(
    tx: &mut Tx<'_>,
    id: AgendaId,
    version: i64,
    text: &AgendaText,
    now: Timestamp,
) -> Result<(), StoreError> {
    let AgendaText {
        title,
        need,
        body,
        cost,
        ..
    } = text;
    let values = values![id, version, title, need, body, *cost, now];
    tx.execute(REVISION_ADD, values)?;
    let found = [title, need, body, &text.beneficiaries, &text.place];
    search::put(tx, id.0, found.map(String::as_str))
}

/// Two names that stand in one row, or neither.
pub(crate) fn names(row: &Row<'_>, first: usize) -> Result<Option<(String, String)>, StoreError> {
    let ko: Option<String> = row.get(first)?;
    Ok(ko.zip(row.get(first + 1)?))
}

fn read(row: &Row<'_>) -> Result<Agenda, StoreError> {
    Ok(Agenda {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        origin: row.get(3)?,
        author: row.get(4)?,
        author_name: row.get(5)?,
        text: AgendaText {
            title: row.get(11)?,
            need: row.get(12)?,
            body: row.get(13)?,
            beneficiaries: row.get(14)?,
            place: row.get(15)?,
            neighborhood: row.get(16)?,
            cost: row.get(19)?,
            category: row.get(33)?,
            set_by: row.get(6)?,
            council: row.get(7)?,
            department: row.get(10)?,
        },
        council_names: names(row, 8)?,
        neighborhood_names: names(row, 17)?,
        state: row.get(20)?,
        version: row.get(21)?,
        hidden: row.get(22)?,
        created_at: row.get(23)?,
        updated_at: row.get(24)?,
        agree_count: row.get(25)?,
        disagree_count: row.get(26)?,
        pass_count: row.get(27)?,
        support_count: row.get(32)?,
        comments: CommentCounts {
            shown: row.get(34)?,
            hidden: row.get(35)?,
        },
        on_ballot: row.get::<i64>(28)? > 0,
        quiet: Quiet {
            until: row.get(29)?,
            ballot: row.get::<Option<Timestamp>>(30)?.zip(row.get(31)?),
        },
    })
}
