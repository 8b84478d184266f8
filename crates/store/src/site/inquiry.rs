//! The inbox that is always open: what came in, who answers it, and the answers.

use jiff::Timestamp;
use process::id::{AgendaId, DistrictId, InquiryId, PersonId};
use process::inquiry::{Answer, InquiryState, InquiryText, Owner, Standing};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT q.id, q.district_id, q.person_id, p.display_name, q.title, q.body, q.owner, \
             q.owner_id, q.received_at, q.due_at, q.escalated_at, q.answer, q.answered_at, \
             q.hidden, q.agenda_id FROM inquiry q LEFT JOIN person p ON p.id = q.person_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO inquiry (id, district_id, person_id, code_hash, title, body, owner, \
           received_at, due_at, hidden, agenda_id) \
           VALUES ($1, $2, $3, $4, $5, $6, $9, $7, $8, 0, $10)";
    GET = select!("WHERE q.id = $1");
    BY_CODE = select!("WHERE q.code_hash = $1 AND q.district_id = $2");
    SOME = select!("WHERE q.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
                    $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30) \
                    ORDER BY q.due_at, q.id");
    LIST = select!("WHERE q.district_id = $1 AND q.hidden = 0 AND q.id < $2 \
                    ORDER BY q.id DESC LIMIT $3");
    OF_AGENDA = select!("WHERE q.agenda_id = $1 AND q.hidden = 0 AND q.id < $2 \
                         ORDER BY q.id DESC LIMIT $3");
    LIST_ANSWERED = select!("WHERE q.district_id = $1 AND q.hidden = 0 AND q.id < $2 \
                             AND q.answered_at IS NOT NULL ORDER BY q.id DESC LIMIT $3");
    LIST_WAITING = select!("WHERE q.district_id = $1 AND q.hidden = 0 AND q.id < $2 \
                            AND q.answered_at IS NULL AND q.due_at > $4 \
                            ORDER BY q.id DESC LIMIT $3");
    LIST_OVERDUE = select!("WHERE q.district_id = $1 AND q.hidden = 0 AND q.id < $2 \
                            AND q.answered_at IS NULL AND q.due_at <= $4 \
                            ORDER BY q.id DESC LIMIT $3");
    OPEN = "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN due_at <= $2 THEN 1 ELSE 0 END), 0) \
            AS BIGINT) FROM inquiry WHERE district_id = $1 AND answered_at IS NULL AND hidden = 0";
    ASSIGN = "UPDATE inquiry SET owner = $2, owner_id = $3 \
              WHERE id = $1 AND answered_at IS NULL";
    ANSWER = "UPDATE inquiry SET answer = $2, owner = $3, answered_by = $4, answered_at = $5 \
              WHERE id = $1 AND answered_at IS NULL";
    TO_ESCALATE = select!("WHERE q.answered_at IS NULL AND q.hidden = 0 \
                           AND q.escalated_at IS NULL AND q.due_at <= $1 \
                           ORDER BY q.due_at, q.id LIMIT $2");
    ESCALATE = "UPDATE inquiry SET escalated_at = $2 WHERE id = $1 AND escalated_at IS NULL \
                AND answered_at IS NULL AND hidden = 0 AND due_at <= $2";
    SET_HIDDEN = "UPDATE inquiry SET hidden = $2 WHERE id = $1";
}

/// Something in the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// Its id.
    pub id: InquiryId,
    /// Its district.
    pub district: DistrictId,
    /// Who asked, when signed in.
    pub author: Option<PersonId>,
    /// The asker's display name; empty for a visitor, and after the account was closed.
    pub author_name: String,
    /// What it says, with contacts masked.
    pub text: InquiryText,
    /// Who answers: office and member of staff, as far as they are named.
    pub owner: Owner,
    /// When it came in.
    pub received_at: Timestamp,
    /// The first moment that is too late for an answer.
    pub due_at: Timestamp,
    /// When those who look after the inbox were told that it is late.
    pub escalated_at: Option<Timestamp>,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// The agenda that it is about.
    pub agenda: Option<AgendaId>,
}

impl Inquiry {
    /// What the decisions need to know.
    pub fn standing(&self) -> Standing {
        Standing {
            due_at: self.due_at,
            answered_at: self.answered_at,
            hidden: self.hidden,
        }
    }
}

/// Who asks: a person with an account, or a visitor with the keyed hash of the code that is
/// shown to her once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asker {
    /// Somebody signed in.
    Person(PersonId),
    /// A visitor, by [`Keyring::token_hash`](crate::Keyring::token_hash) of the code.
    Code(String),
}

/// What a question is about: an agenda, and the office that answers for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The agenda.
    pub agenda: Option<AgendaId>,
    /// The office; may be empty.
    pub office: String,
}

/// How many in an inbox wait for an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenInquiries {
    /// Those without an answer, the overdue ones included.
    pub waiting: i64,
    /// Those whose time is over.
    pub overdue: i64,
}

/// Puts something into the inbox; `due_at` is the first moment that is too late for an answer.
///
/// # Errors
/// When the store fails.
pub fn inquiry_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    asker: &Asker,
    text: &InquiryText,
    about: &About,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<InquiryId, StoreError> {
    let id = InquiryId(tx.next_id(now));
    let (person, code) = match asker {
        Asker::Person(person) => (Some(*person), None),
        Asker::Code(hash) => (None, Some(hash.as_str())),
    };
    let (title, body) = (&text.title, &text.body);
    let About { agenda, office } = about;
    let values = values![
        id, district, person, code, title, body, now, due_at, office, *agenda
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The entry with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn inquiry_get(tx: &mut Tx<'_>, id: InquiryId) -> Result<Option<Inquiry>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The most entries that [`inquiries_some`] looks at.
pub const INQUIRIES_SOME: usize = 30;

/// The entries with these ids, hidden or not, the first due first; at most [`INQUIRIES_SOME`].
///
/// # Errors
/// When the store fails.
pub fn inquiries_some(tx: &mut Tx<'_>, ids: &[InquiryId]) -> Result<Vec<Inquiry>, StoreError> {
    let padded = ids.iter().map(|id| id.0).chain(std::iter::repeat(0));
    let values: Vec<crate::Value> = padded.take(INQUIRIES_SOME).map(Into::into).collect();
    tx.rows(SOME, &values, read)
}

/// The entry of a district that goes with a code, by its keyed hash.
///
/// # Errors
/// When the store fails.
pub fn inquiry_by_code(
    tx: &mut Tx<'_>,
    district: DistrictId,
    code_hash: &str,
) -> Result<Option<Inquiry>, StoreError> {
    tx.row(BY_CODE, values![code_hash, district], read)
}

/// A page of the inbox, the newest first: all, or those in one state at `now`. Hidden ones are
/// never listed. `before` is the last id of the page before.
///
/// # Errors
/// When the store fails.
pub fn inquiry_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    state: Option<InquiryState>,
    before: Option<InquiryId>,
    limit: i64,
    now: Timestamp,
) -> Result<Vec<Inquiry>, StoreError> {
    let before = before.unwrap_or(InquiryId(i64::MAX));
    let (all, timed) = (
        values![district, before, limit],
        values![district, before, limit, now],
    );
    match state {
        None => tx.rows(LIST, all, read),
        Some(InquiryState::Answered) => tx.rows(LIST_ANSWERED, all, read),
        Some(InquiryState::Waiting) => tx.rows(LIST_WAITING, timed, read),
        Some(InquiryState::Overdue) => tx.rows(LIST_OVERDUE, timed, read),
    }
}

/// A page of what was asked about an agenda, the newest first. Hidden ones are never listed.
///
/// # Errors
/// When the store fails.
pub fn inquiries_of_agenda(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    before: Option<InquiryId>,
    limit: i64,
) -> Result<Vec<Inquiry>, StoreError> {
    let before = before.unwrap_or(InquiryId(i64::MAX));
    tx.rows(OF_AGENDA, values![agenda, before, limit], read)
}

/// How many wait in the inbox of a district at `now`.
///
/// # Errors
/// When the store fails.
pub fn inquiries_open(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
) -> Result<OpenInquiries, StoreError> {
    let found = tx.row(OPEN, values![district, now], |row| {
        Ok(OpenInquiries {
            waiting: row.get(0)?,
            overdue: row.get(1)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Says who answers; `false` when it was answered meanwhile.
///
/// # Errors
/// When the store fails.
pub fn inquiry_assign(tx: &mut Tx<'_>, id: InquiryId, owner: &Owner) -> Result<bool, StoreError> {
    Ok(tx.execute(ASSIGN, values![id, &owner.office, owner.person])? == 1)
}

/// Writes the answer, once; `false` when somebody else was first.
///
/// # Errors
/// When the store fails.
pub fn inquiry_answer(
    tx: &mut Tx<'_>,
    id: InquiryId,
    answer: &Answer,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ANSWER, values![id, &answer.text, &answer.office, by, now])? == 1)
}

/// What nobody answered in time and nobody was told of yet, in all districts, the longest
/// overdue first.
///
/// # Errors
/// When the store fails.
pub fn inquiries_to_escalate(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Inquiry>, StoreError> {
    tx.rows(TO_ESCALATE, values![now, limit], read)
}

/// Notes that it is late and that those who look after the inbox are told; `false` when that
/// was done before, or when it was answered or hidden meanwhile.
///
/// # Errors
/// When the store fails.
pub fn inquiry_escalate(
    tx: &mut Tx<'_>,
    id: InquiryId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ESCALATE, values![id, now])? == 1)
}

/// Leaves an entry out of the lists.
///
/// # Errors
/// When the store fails.
pub fn inquiry_hide(tx: &mut Tx<'_>, id: InquiryId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, true]).map(drop)
}

/// Shows a hidden entry again.
///
/// # Errors
/// When the store fails.
pub fn inquiry_show(tx: &mut Tx<'_>, id: InquiryId) -> Result<(), StoreError> {
    tx.execute(SET_HIDDEN, values![id, false]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Inquiry, StoreError> {
    Ok(Inquiry {
        id: row.get(0)?,
        district: row.get(1)?,
        author: row.get(2)?,
        author_name: row.get::<Option<String>>(3)?.unwrap_or_default(),
        text: InquiryText {
            title: row.get(4)?,
            body: row.get(5)?,
        },
        owner: Owner {
            office: row.get(6)?,
            person: row.get(7)?,
        },
        received_at: row.get(8)?,
        due_at: row.get(9)?,
        escalated_at: row.get(10)?,
        answer: row.get(11)?,
        answered_at: row.get(12)?,
        hidden: row.get(13)?,
        agenda: row.get(14)?,
    })
}
