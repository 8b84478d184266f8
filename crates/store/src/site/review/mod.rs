//! Reviews (부서 검토) of agendas and proposals, their answers and their log; `card` has what
//! each department says.

pub(crate) mod card;

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::id::{DistrictId, PersonId, ReviewCardId, ReviewId};
use process::review::{Feasible, ReviewState, ReviewStep};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, r.subject_kind, r.subject_id, \
             COALESCE(p.title, g.title), COALESCE(p.hidden, g.hidden), r.question, r.state, \
             r.asked_at, r.due_at, r.appeal_until, r.appeal, r.appealed_at \
             FROM review r \
             LEFT JOIN proposal p ON r.subject_kind = 'proposal' AND p.id = r.subject_id \
             LEFT JOIN agenda g ON r.subject_kind = 'agenda' AND g.id = r.subject_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO review (id, district_id, subject_kind, subject_id, question, state, \
           asked_by, asked_at, due_at) VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8)";
    GET = select!("WHERE r.id = $1");
    SOME = select!("WHERE r.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
                    $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30) \
                    ORDER BY r.due_at, r.id");
    OF_ITEM = select!("WHERE r.subject_kind = $1 AND r.subject_id = $2 ORDER BY r.id DESC LIMIT 10");
    LIST = select!("WHERE r.district_id = $1 AND r.id < $2 AND COALESCE(p.hidden, g.hidden) = 0 \
                    ORDER BY r.id DESC LIMIT $3");
    LIST_IN = select!("WHERE r.district_id = $1 AND r.id < $2 AND COALESCE(p.hidden, g.hidden) = 0 \
                       AND r.state IN ($4, $5) ORDER BY r.id DESC LIMIT $3");
    MOVE = "UPDATE review SET state = $3 WHERE id = $1 AND state = $2";
    SET_APPEAL_UNTIL = "UPDATE review SET appeal_until = $2 WHERE id = $1";
    APPEAL = "UPDATE review SET appeal = $2, appealed_by = $3, appealed_at = $4, due_at = $5, \
              warned_at = NULL WHERE id = $1 AND appealed_at IS NULL";
    ANSWER = "INSERT INTO review_answer (review_id, round, feasible, answer, answered_by, \
              answered_at) VALUES ($1, $2, $3, $4, $5, $6)";
    ANSWERS = "SELECT round, feasible, answer, answered_by, answered_at FROM review_answer \
               WHERE review_id = $1 ORDER BY round";
    LOG = "INSERT INTO review_log (id, review_id, step, card_id, reason, actor_id, at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LOGGED = "SELECT l.step, l.reason, l.at, d.name_ko, d.name_en FROM review_log l \
              LEFT JOIN review_card c ON c.id = l.card_id \
              LEFT JOIN department d ON d.id = c.department_id \
              WHERE l.review_id = $1 ORDER BY l.id LIMIT 300";
    LATE = select!("WHERE r.state IN ('open', 'appealed') AND r.warned_at IS NULL \
                    AND r.due_at <= $1 ORDER BY r.due_at, r.id LIMIT $2");
    WARN = "UPDATE review SET warned_at = $2 WHERE id = $1 AND warned_at IS NULL \
            AND state IN ('open', 'appealed')";
}

/// A review of an agenda or a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// Its district.
    pub district: DistrictId,
    /// What is reviewed.
    pub item: Item,
    /// What that is called.
    pub title: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// What the departments are asked.
    pub question: String,
    /// Where it stands.
    pub state: ReviewState,
    /// When it was sent.
    pub asked_at: Timestamp,
    /// The first moment that is too late for the answer of the present round.
    pub due_at: Timestamp,
    /// The first moment that is too late for asking again.
    pub appeal_until: Option<Timestamp>,
    /// Why its author asks to have it looked at again.
    pub appeal: Option<String>,
    /// When that was.
    pub appealed_at: Option<Timestamp>,
}

/// A public answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewAnswer {
    /// 1, or 2 when it was looked at again.
    pub round: i64,
    /// Whether it can be done.
    pub feasible: Feasible,
    /// What it says.
    pub text: String,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLogged {
    /// What was done.
    pub step: ReviewStep,
    /// Why; only offices read it.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The names of the department concerned, Korean and English.
    pub department_names: Option<(String, String)>,
}

/// Sends something to review; `due_at` is the first moment that is too late for the answer.
///
/// # Errors
/// When the store fails.
pub fn review_add(
    tx: &mut Tx<'_>,
    (district, item): (DistrictId, Item),
    question: &str,
    asked_by: PersonId,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<ReviewId, StoreError> {
    let id = ReviewId(tx.next_id(now));
    let (kind, number) = (item.kind(), item.number());
    let values = values![id, district, kind, number, question, asked_by, now, due_at];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The review with this id.
///
/// # Errors
/// When the store fails.
pub fn review_get(tx: &mut Tx<'_>, id: ReviewId) -> Result<Option<Review>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The most reviews that [`reviews_some`] looks at.
pub const REVIEWS_SOME: usize = 30;

/// The reviews with these ids, the first due first; at most [`REVIEWS_SOME`].
///
/// # Errors
/// When the store fails.
pub fn reviews_some(tx: &mut Tx<'_>, ids: &[ReviewId]) -> Result<Vec<Review>, StoreError> {
    let padded = ids.iter().map(|id| id.0).chain(std::iter::repeat(0));
    let values: Vec<crate::Value> = padded.take(REVIEWS_SOME).map(Into::into).collect();
    tx.rows(SOME, &values, read)
}

/// The reviews of one thing, the newest first; at most ten.
///
/// # Errors
/// When the store fails.
pub fn reviews_of(tx: &mut Tx<'_>, item: Item) -> Result<Vec<Review>, StoreError> {
    tx.rows(OF_ITEM, values![item.kind(), item.number()], read)
}

/// A page of the reviews of a district, the newest first: all, those under way (`Some(true)`)
/// or those that were answered. Those of hidden things are left out. `before` is the last id of
/// the page before.
///
/// # Errors
/// When the store fails.
pub fn review_list(
    tx: &mut Tx<'_>,
    district: DistrictId,
    under_way: Option<bool>,
    before: Option<ReviewId>,
    limit: i64,
) -> Result<Vec<Review>, StoreError> {
    let before = before.unwrap_or(ReviewId(i64::MAX));
    let (one, other) = match under_way {
        None => return tx.rows(LIST, values![district, before, limit], read),
        Some(true) => (ReviewState::Open, ReviewState::Appealed),
        Some(false) => (ReviewState::Answered, ReviewState::Settled),
    };
    tx.rows(LIST_IN, values![district, before, limit, one, other], read)
}

/// Lets a review that stands at `from` stand at `to`; `false` when it stands elsewhere.
///
/// # Errors
/// When the store fails.
pub fn review_move(
    tx: &mut Tx<'_>,
    id: ReviewId,
    from: ReviewState,
    to: ReviewState,
) -> Result<bool, StoreError> {
    Ok(tx.execute(MOVE, values![id, from, to])? == 1)
}

/// Keeps the answer of a round, and until when it can be asked again after the first one.
///
/// # Errors
/// When the store fails.
pub fn review_answer_add(
    tx: &mut Tx<'_>,
    id: ReviewId,
    answer: &ReviewAnswer,
    appeal_until: Option<Timestamp>,
) -> Result<(), StoreError> {
    let ReviewAnswer {
        round,
        feasible,
        text,
        by,
        at,
    } = answer;
    tx.execute(ANSWER, values![id, *round, *feasible, text, *by, *at])?;
    if let Some(until) = appeal_until {
        tx.execute(SET_APPEAL_UNTIL, values![id, until])?;
    }
    Ok(())
}

/// The answers of a review, the first one first.
///
/// # Errors
/// When the store fails.
pub fn review_answers(tx: &mut Tx<'_>, id: ReviewId) -> Result<Vec<ReviewAnswer>, StoreError> {
    tx.rows(ANSWERS, values![id], |row| {
        Ok(ReviewAnswer {
            round: row.get(0)?,
            feasible: row.get(1)?,
            text: row.get(2)?,
            by: row.get(3)?,
            at: row.get(4)?,
        })
    })
}

/// Keeps why its author asks to have it looked at again; `due_at` is the first moment that is
/// too late for the second answer. `false` when that was asked before.
///
/// # Errors
/// When the store fails.
pub fn review_appeal(
    tx: &mut Tx<'_>,
    id: ReviewId,
    text: &str,
    by: PersonId,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(APPEAL, values![id, text, by, now, due_at])? == 1)
}

/// Adds a line to the log.
///
/// # Errors
/// When the store fails.
pub fn review_log(
    tx: &mut Tx<'_>,
    id: ReviewId,
    (step, card): (ReviewStep, Option<ReviewCardId>),
    reason: &str,
    actor: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let line = tx.next_id(now);
    let values = values![line, id, step, card, reason, actor, now];
    tx.execute(LOG, values).map(drop)
}

/// The log of a review, the first step first; at most 300.
///
/// # Errors
/// When the store fails.
pub fn review_logged(tx: &mut Tx<'_>, id: ReviewId) -> Result<Vec<ReviewLogged>, StoreError> {
    tx.rows(LOGGED, values![id], |row| {
        Ok(ReviewLogged {
            step: row.get(0)?,
            reason: row.get(1)?,
            at: row.get(2)?,
            department_names: super::agenda::names(row, 3)?,
        })
    })
}

/// Reviews whose answer is late and of which nobody was told yet, in all districts.
///
/// # Errors
/// When the store fails.
pub fn reviews_late(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Review>, StoreError> {
    tx.rows(LATE, values![now, limit], read)
}

/// Notes that the coordinator is told of a late answer; `false` when that was done before or it
/// was answered meanwhile.
///
/// # Errors
/// When the store fails.
pub fn review_warn(tx: &mut Tx<'_>, id: ReviewId, now: Timestamp) -> Result<bool, StoreError> {
    Ok(tx.execute(WARN, values![id, now])? == 1)
}

fn read(row: &Row<'_>) -> Result<Review, StoreError> {
    let kind: ItemKind = row.get(2)?;
    Ok(Review {
        id: row.get(0)?,
        district: row.get(1)?,
        item: Item::of(kind, row.get(3)?),
        title: row.get(4)?,
        hidden: row.get(5)?,
        question: row.get(6)?,
        state: row.get(7)?,
        asked_at: row.get(8)?,
        due_at: row.get(9)?,
        appeal_until: row.get(10)?,
        appeal: row.get(11)?,
        appealed_at: row.get(12)?,
    })
}
