//! The conversation of council, officer and city in a district.

use jiff::Timestamp;
use process::id::{DistrictId, OfficerThreadId, PersonId};
use process::role::Role;
use process::support_officer::{TalkParty, TalkPhase, TalkStanding, TalkText, TalkTitle};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT h.id, h.district_id, h.title, h.phase, h.opened_at, h.waits_for, h.due_at, \
             h.said_at, h.closed_at, h.closed_as, (SELECT COUNT(*) FROM officer_message s \
             WHERE s.thread_id = h.id) FROM officer_thread h ",
            $rest
        )
    };
}

statements! {
    OPEN = "INSERT INTO officer_thread (id, district_id, title, phase, opened_at, said_at) \
            VALUES ($1, $2, $3, $4, $5, $5)";
    SAY = "INSERT INTO officer_message (id, thread_id, party, said_as, said_by, said_at, text, asks) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    MOVE = "UPDATE officer_thread SET waits_for = $2, due_at = $3, said_at = $4 WHERE id = $1";
    CLOSE = "UPDATE officer_thread SET closed_at = $2, closed_as = $3 \
             WHERE id = $1 AND closed_at IS NULL AND waits_for IS NULL";
    GET = select!("WHERE h.id = $1");
    LIST = select!("WHERE h.district_id = $1 AND h.id < $2 ORDER BY h.id DESC LIMIT $3");
    MESSAGES = "SELECT party, said_as, said_at, text, asks FROM officer_message \
                WHERE thread_id = $1 ORDER BY id LIMIT $2";
    MESSAGE_COUNT = "SELECT COUNT(*) FROM officer_message WHERE thread_id = $1";
    COUNTS = "SELECT h.district_id, COUNT(*), \
              CAST(COALESCE(SUM(CASE WHEN h.closed_at IS NULL AND h.waits_for IS NOT NULL \
              THEN 1 ELSE 0 END), 0) AS BIGINT), \
              CAST(COALESCE(SUM(CASE WHEN h.closed_at IS NULL AND h.due_at <= $2 \
              THEN 1 ELSE 0 END), 0) AS BIGINT), MAX(h.said_at) \
              FROM officer_thread h WHERE h.district_id = $1 OR $1 = 0 GROUP BY h.district_id";
    OPEN_OF = "SELECT h.id, d.slug, d.name_ko, d.name_en, h.title, h.waits_for, h.due_at \
               FROM officer_thread h JOIN district d ON d.id = h.district_id \
               WHERE h.closed_at IS NULL AND h.waits_for IS NOT NULL \
               AND EXISTS (SELECT 1 FROM officer_assignment a WHERE a.district_id = h.district_id \
               AND (a.officer_id = $1 OR a.substitute_id = $1) AND a.starts_on <= $2 \
               AND a.ends_on >= $2 AND (a.ended_on IS NULL OR a.ended_on > $2)) \
               ORDER BY h.due_at, h.id LIMIT $3";
}

/// A thread of the conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerThread {
    /// Its id.
    pub id: OfficerThreadId,
    /// Its district.
    pub district: DistrictId,
    /// One line that names it.
    pub title: String,
    /// When it was opened: before or during execution.
    pub phase: TalkPhase,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// Who has to answer, until when, and whether it is closed.
    pub standing: TalkStanding,
    /// When something was last said.
    pub said_at: Timestamp,
    /// The role in which it was closed.
    pub closed_as: Option<Role>,
    /// How much was said.
    pub messages: i64,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficerMessage {
    /// For which party.
    pub party: TalkParty,
    /// In which role.
    pub said_as: Role,
    /// When.
    pub said_at: Timestamp,
    /// What.
    pub text: String,
    /// The party that is asked.
    pub asks: Option<TalkParty>,
}

/// What everybody may know of the conversation of a district.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalkCount {
    /// How many threads there are.
    pub threads: i64,
    /// How many questions wait for an answer.
    pub open: i64,
    /// Of how many the time is over.
    pub overdue: i64,
    /// When something was last said.
    pub said_at: Option<Timestamp>,
}

/// A question that waits in a district that somebody stands by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The thread.
    pub thread: OfficerThreadId,
    /// The district's part of an address.
    pub slug: String,
    /// The district's names, Korean and English.
    pub district_names: (String, String),
    /// What the thread is called.
    pub title: String,
    /// Who has to answer.
    pub waits_for: TalkParty,
    /// The first moment at which that is late.
    pub due_at: Option<Timestamp>,
}

/// Opens a thread, with nothing in it yet.
///
/// # Errors
/// When the store fails.
pub fn officer_thread_open(
    tx: &mut Tx<'_>,
    district: DistrictId,
    title: &TalkTitle,
    phase: TalkPhase,
    now: Timestamp,
) -> Result<OfficerThreadId, StoreError> {
    let id = OfficerThreadId(tx.next_id(now));
    tx.execute(OPEN, values![id, district, &title.0, phase, now])?;
    Ok(id)
}

/// Says something in a thread; `standing` is how it stands from now on.
///
/// # Errors
/// When the store fails.
pub fn officer_message_add(
    tx: &mut Tx<'_>,
    thread: OfficerThreadId,
    text: &TalkText,
    (party, role, by): (TalkParty, Role, PersonId),
    standing: TalkStanding,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    let values = values![id, thread, party, role, by, now, &text.text, text.asks];
    tx.execute(SAY, values)?;
    let values = values![thread, standing.waits_for, standing.due_at, now];
    tx.execute(MOVE, values).map(drop)
}

/// Closes a thread in which nobody has still to answer; `false` when it can't be.
///
/// # Errors
/// When the store fails.
pub fn officer_thread_close(
    tx: &mut Tx<'_>,
    thread: OfficerThreadId,
    closed_as: Role,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(CLOSE, values![thread, now, closed_as])? == 1)
}

/// The thread with this id.
///
/// # Errors
/// When the store fails.
pub fn officer_thread_get(
    tx: &mut Tx<'_>,
    id: OfficerThreadId,
) -> Result<Option<OfficerThread>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of the threads of a district, the newest first; `before` is the last id of the page
/// before.
///
/// # Errors
/// When the store fails.
pub fn officer_thread_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<OfficerThreadId>,
    limit: i64,
) -> Result<Vec<OfficerThread>, StoreError> {
    let before = before.unwrap_or(OfficerThreadId(i64::MAX));
    tx.rows(LIST, values![district, before, limit], read)
}

/// What was said in a thread, the first words first.
///
/// # Errors
/// When the store fails.
pub fn officer_messages(
    tx: &mut Tx<'_>,
    thread: OfficerThreadId,
    limit: i64,
) -> Result<Vec<OfficerMessage>, StoreError> {
    tx.rows(MESSAGES, values![thread, limit], |row| {
        Ok(OfficerMessage {
            party: row.get(0)?,
            said_as: row.get(1)?,
            said_at: row.get(2)?,
            text: row.get(3)?,
            asks: row.get(4)?,
        })
    })
}

/// How much was said in a thread.
///
/// # Errors
/// When the store fails.
pub fn officer_message_count(tx: &mut Tx<'_>, thread: OfficerThreadId) -> Result<i64, StoreError> {
    tx.number(MESSAGE_COUNT, values![thread])
}

/// What everybody may know of the conversations at `now`: of `only` one district, or of all
/// that have any.
///
/// # Errors
/// When the store fails.
pub fn officer_talk_counts(
    tx: &mut Tx<'_>,
    only: Option<DistrictId>,
    now: Timestamp,
) -> Result<Vec<(DistrictId, TalkCount)>, StoreError> {
    let only = only.unwrap_or(DistrictId(0));
    tx.rows(COUNTS, values![only, now], |row| {
        let count = TalkCount {
            threads: row.get(1)?,
            open: row.get(2)?,
            overdue: row.get(3)?,
            said_at: row.get(4)?,
        };
        Ok((row.get(0)?, count))
    })
}

/// The questions that wait in the districts that somebody stands by today, the first due first.
///
/// # Errors
/// When the store fails.
pub fn officer_questions_open(
    tx: &mut Tx<'_>,
    person: PersonId,
    today: jiff::civil::Date,
    limit: i64,
) -> Result<Vec<OpenQuestion>, StoreError> {
    tx.rows(OPEN_OF, values![person, today, limit], |row| {
        Ok(OpenQuestion {
            thread: row.get(0)?,
            slug: row.get(1)?,
            district_names: (row.get(2)?, row.get(3)?),
            title: row.get(4)?,
            waits_for: row.get(5)?,
            due_at: row.get(6)?,
        })
    })
}

fn read(row: &Row<'_>) -> Result<OfficerThread, StoreError> {
    Ok(OfficerThread {
        id: row.get(0)?,
        district: row.get(1)?,
        title: row.get(2)?,
        phase: row.get(3)?,
        opened_at: row.get(4)?,
        standing: TalkStanding {
            waits_for: row.get(5)?,
            due_at: row.get(6)?,
            closed_at: row.get(8)?,
        },
        said_at: row.get(7)?,
        closed_as: row.get(9)?,
        messages: row.get(10)?,
    })
}
