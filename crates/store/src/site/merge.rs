//! Requests to put proposals and agendas together, and what their authors say.

use jiff::Timestamp;
use process::agenda::{AgendaText, Item, ItemKind};
use process::id::{BodyId, DistrictId, LineageId, MergeId, PersonId};
use process::merge::{Answer, Came, Outcome};
use process::role::Role;

use super::agenda::names;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO merge_request (id, district_id, actor_id, role, decided_in, reason, at, \
           until, title, need, body, beneficiaries, place, neighborhood_id, cost_won, category, \
           set_by, body_id, department) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
           $12, $13, $14, $15, $16, $17, $18, $19)";
    SOURCE_ADD = "INSERT INTO merge_source (merge_id, subject_kind, subject_id) \
                  VALUES ($1, $2, $3)";
    ASK = "INSERT INTO merge_answer (merge_id, subject_id, person_id) VALUES ($1, $2, $3)";
    LOCK = "UPDATE merge_request SET until = until WHERE id = $1";
    GET = "SELECT m.id, m.district_id, m.actor_id, m.role, m.decided_in, b.name_ko, b.name_en, \
           m.reason, m.at, m.until, m.title, m.need, m.body, m.beneficiaries, m.place, \
           m.neighborhood_id, m.cost_won, m.category, m.set_by, m.body_id, m.department, \
           m.closed_at, m.outcome, m.close_reason, m.lineage_id FROM merge_request m \
           LEFT JOIN body b ON b.id = m.decided_in WHERE m.id = $1";
    SOURCES = "SELECT s.subject_kind, s.subject_id, s.came, COALESCE(p.title, g.title), \
               COALESCE(p.hidden, g.hidden), COALESCE(p.state, g.state) FROM merge_source s \
               LEFT JOIN proposal p ON s.subject_kind = 'proposal' AND p.id = s.subject_id \
               LEFT JOIN agenda g ON s.subject_kind = 'agenda' AND g.id = s.subject_id \
               WHERE s.merge_id = $1 ORDER BY s.subject_id";
    ANSWERS = "SELECT a.subject_id, a.person_id, p.display_name, a.answer, a.reason, \
               a.answered_at FROM merge_answer a JOIN person p ON p.id = a.person_id \
               WHERE a.merge_id = $1 ORDER BY a.subject_id, a.person_id";
    ANSWER = "UPDATE merge_answer SET answer = $3, reason = $4, answered_at = $5 \
              WHERE merge_id = $1 AND person_id = $2";
    CLOSE = "UPDATE merge_request SET closed_at = $2, outcome = $3, lineage_id = $4, \
             close_reason = $5 WHERE id = $1 AND closed_at IS NULL";
    CAME = "UPDATE merge_source SET came = $3 WHERE merge_id = $1 AND subject_id = $2";
    OPEN_OF = "SELECT m.id, m.until FROM merge_source s \
               JOIN merge_request m ON m.id = s.merge_id \
               WHERE s.subject_id = $1 AND m.closed_at IS NULL ORDER BY m.id LIMIT 1";
    DUE = "SELECT id FROM merge_request WHERE closed_at IS NULL AND until <= $1 \
           ORDER BY until, id LIMIT $2";
}

/// A request to put things together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Its id.
    pub id: MergeId,
    /// Its district.
    pub district: DistrictId,
    /// Who asked.
    pub actor: PersonId,
    /// As what.
    pub role: Role,
    /// The body that decided to ask.
    pub decided_in: Option<BodyId>,
    /// The names of that body, Korean and English.
    pub body_names: Option<(String, String)>,
    /// Why they should be put together.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
    /// From then on nobody is waited for.
    pub until: Timestamp,
    /// What the agenda will say.
    pub text: AgendaText,
    /// When it was settled or taken back.
    pub closed_at: Option<Timestamp>,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Why it was taken back; empty otherwise.
    pub close_reason: String,
    /// The step that came of it.
    pub lineage: Option<LineageId>,
}

/// A request to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewMerge<'a> {
    /// Its district.
    pub district: DistrictId,
    /// Who asks.
    pub actor: PersonId,
    /// As what.
    pub role: Role,
    /// The body that decided to ask.
    pub body: Option<BodyId>,
    /// Why.
    pub reason: &'a str,
    /// From then on nobody is waited for.
    pub until: Timestamp,
    /// What the agenda will say.
    pub text: &'a AgendaText,
}

/// One thing in a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeSource {
    /// Which it is.
    pub item: Item,
    /// What became of it.
    pub came: Option<Came>,
    /// One line that names it.
    pub title: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The name of its state.
    pub state: String,
}

/// What an author was asked and says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeAnswer {
    /// The number of the proposal.
    pub subject: i64,
    /// Who was asked.
    pub person: PersonId,
    /// The display name; empty after the account was closed.
    pub name: String,
    /// What was said.
    pub answer: Option<Answer>,
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// Asks the authors of things before they are put together.
///
/// # Errors
/// When the store fails.
pub fn merge_add(
    tx: &mut Tx<'_>,
    new: NewMerge<'_>,
    sources: &[Item],
    asked: &[(Item, PersonId)],
    now: Timestamp,
) -> Result<MergeId, StoreError> {
    let id = MergeId(tx.next_id(now));
    let text = new.text;
    let values = values![
        id,
        new.district,
        new.actor,
        new.role,
        new.body,
        new.reason,
        now,
        new.until,
        &text.title,
        &text.need,
        &text.body,
        &text.beneficiaries,
        &text.place,
        text.neighborhood,
        text.cost,
        text.category,
        text.set_by,
        text.council,
        &text.department
    ];
    tx.execute(ADD, values)?;
    for item in sources {
        tx.execute(SOURCE_ADD, values![id, item.kind(), item.number()])?;
    }
    for (item, person) in asked {
        tx.execute(ASK, values![id, item.number(), *person])?;
    }
    Ok(id)
}

/// Lets nobody else answer or settle it until the end of the transaction.
///
/// # Errors
/// When the store fails.
pub fn merge_lock(tx: &mut Tx<'_>, id: MergeId) -> Result<(), StoreError> {
    tx.execute(LOCK, values![id]).map(drop)
}

/// The request with this id.
///
/// # Errors
/// When the store fails.
pub fn merge_get(tx: &mut Tx<'_>, id: MergeId) -> Result<Option<Merge>, StoreError> {
    tx.row(GET, values![id], read)
}

/// What it is about, in the order of writing.
///
/// # Errors
/// When the store fails.
pub fn merge_sources(tx: &mut Tx<'_>, id: MergeId) -> Result<Vec<MergeSource>, StoreError> {
    tx.rows(SOURCES, values![id], |row| {
        let kind: ItemKind = row.get(0)?;
        Ok(MergeSource {
            item: Item::of(kind, row.get(1)?),
            came: row.get(2)?,
            title: row.get(3)?,
            hidden: row.get(4)?,
            state: row.get(5)?,
        })
    })
}

/// Who was asked, and what each says.
///
/// # Errors
/// When the store fails.
pub fn merge_answers(tx: &mut Tx<'_>, id: MergeId) -> Result<Vec<MergeAnswer>, StoreError> {
    tx.rows(ANSWERS, values![id], |row| {
        Ok(MergeAnswer {
            subject: row.get(0)?,
            person: row.get(1)?,
            name: row.get(2)?,
            answer: row.get(3)?,
            reason: row.get(4)?,
            answered_at: row.get(5)?,
        })
    })
}

/// Records what somebody says for everything of hers in a request; `false` when she was not
/// asked.
///
/// # Errors
/// When the store fails.
pub fn merge_answer(
    tx: &mut Tx<'_>,
    id: MergeId,
    person: PersonId,
    (answer, reason): (Answer, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ANSWER, values![id, person, answer, reason, now])? > 0)
}

/// Closes a request; `false` when it was before. `reason` says why it was taken back.
///
/// # Errors
/// When the store fails.
pub fn merge_close(
    tx: &mut Tx<'_>,
    id: MergeId,
    outcome: Outcome,
    (lineage, reason): (Option<LineageId>, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(CLOSE, values![id, now, outcome, lineage, reason])? > 0)
}

/// Records what became of one thing in a request.
///
/// # Errors
/// When the store fails.
pub fn merge_came(tx: &mut Tx<'_>, id: MergeId, item: Item, came: Came) -> Result<(), StoreError> {
    tx.execute(CAME, values![id, item.number(), came]).map(drop)
}

/// The open request about something, and until when its authors can answer.
///
/// # Errors
/// When the store fails.
pub fn merge_open_of(
    tx: &mut Tx<'_>,
    item: Item,
) -> Result<Option<(MergeId, Timestamp)>, StoreError> {
    tx.row(OPEN_OF, values![item.number()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// The open requests whose time is over at `now`, the oldest first.
///
/// # Errors
/// When the store fails.
pub fn merges_due(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<MergeId>, StoreError> {
    tx.rows(DUE, values![now, limit], |row| row.get(0))
}

fn read(row: &Row<'_>) -> Result<Merge, StoreError> {
    Ok(Merge {
        id: row.get(0)?,
        district: row.get(1)?,
        actor: row.get(2)?,
        role: row.get(3)?,
        decided_in: row.get(4)?,
        body_names: names(row, 5)?,
        reason: row.get(7)?,
        at: row.get(8)?,
        until: row.get(9)?,
        text: AgendaText {
            title: row.get(10)?,
            need: row.get(11)?,
            body: row.get(12)?,
            beneficiaries: row.get(13)?,
            place: row.get(14)?,
            neighborhood: row.get(15)?,
            cost: row.get(16)?,
            category: row.get(17)?,
            set_by: row.get(18)?,
            council: row.get(19)?,
            department: row.get(20)?,
        },
        closed_at: row.get(21)?,
        outcome: row.get(22)?,
        close_reason: row.get(23)?,
        lineage: row.get(24)?,
    })
}
