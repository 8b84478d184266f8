//! Expert reviews (전문가 검토) of agendas, and the answers to their points.

use jiff::Timestamp;
use process::expert_review::{ExpertState, ExpertText, Interest};
use process::id::{AgendaId, BodyId, DistrictId, ExpertReviewId, PersonId};

use super::agenda::names;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT e.id, e.district_id, e.agenda_id, g.title, g.hidden, e.reviewer_id, \
             p.display_name, e.post, e.state, e.invited_at, e.due_at, e.interest, \
             e.interest_text, e.content, e.published_at, g.body_id FROM expert_review e \
             JOIN person p ON p.id = e.reviewer_id JOIN agenda g ON g.id = e.agenda_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO expert_review (id, district_id, agenda_id, reviewer_id, post, state, \
           invited_by, invited_at, due_at, interest, interest_text, content) \
           VALUES ($1, $2, $3, $4, $5, 'invited', $6, $7, $8, '', '', $9)";
    GET = select!("WHERE e.id = $1");
    OF_AGENDA = select!("WHERE e.agenda_id = $1 ORDER BY e.id LIMIT 20");
    DECLARE = "UPDATE expert_review SET state = $2, interest = $3, interest_text = $4, \
               declared_at = $5 WHERE id = $1 AND state = 'invited'";
    WRITE = "UPDATE expert_review SET content = $2 WHERE id = $1 AND state = 'declared'";
    PUBLISH = "UPDATE expert_review SET content = $2, state = 'published', published_at = $3 \
               WHERE id = $1 AND state = 'declared'";
    ANSWERED = "UPDATE expert_review SET state = 'answered' WHERE id = $1 AND state = 'published'";
    ANSWER_ADD = "INSERT INTO expert_answer (review_id, position, answer, body_id, answered_by, \
                  at) VALUES ($1, $2, $3, $4, $5, $6)";
    ANSWERS = "SELECT a.answer, b.name_ko, b.name_en, a.at FROM expert_answer a \
               LEFT JOIN body b ON b.id = a.body_id WHERE a.review_id = $1 ORDER BY a.position";
}

/// What an expert is asked, and what she says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpertReview {
    /// Its id.
    pub id: ExpertReviewId,
    /// Its district.
    pub district: DistrictId,
    /// The agenda.
    pub agenda: AgendaId,
    /// What that is called.
    pub title: String,
    /// Whether a moderator has hidden the agenda.
    pub hidden: bool,
    /// Who reviews it.
    pub reviewer: PersonId,
    /// The name of that person; empty after the account was closed.
    pub reviewer_name: String,
    /// As what she reviews it.
    pub post: String,
    /// Where it stands.
    pub state: ExpertState,
    /// When she was asked.
    pub invited_at: Timestamp,
    /// The first moment that is too late.
    pub due_at: Timestamp,
    /// What she says of her interest, once she has.
    pub interest: Option<Interest>,
    /// Which interest; may be empty.
    pub interest_text: String,
    /// The draft, then what was published.
    pub text: ExpertText,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The body that deliberates the agenda.
    pub council: Option<BodyId>,
}

/// An answer to a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpertAnswer {
    /// What it says.
    pub text: String,
    /// The names of the body that answers, Korean and English.
    pub council_names: Option<(String, String)>,
    /// When.
    pub at: Timestamp,
}

/// Asks an expert; `due_at` is the first moment that is too late.
///
/// # Errors
/// When the store fails.
pub fn expert_review_add(
    tx: &mut Tx<'_>,
    (district, agenda): (DistrictId, AgendaId),
    (reviewer, post): (PersonId, &str),
    invited_by: PersonId,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<ExpertReviewId, StoreError> {
    let id = ExpertReviewId(tx.next_id(now));
    let content = json(&ExpertText::default());
    let values = values![
        id, district, agenda, reviewer, post, invited_by, now, due_at, content
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The expert review with this id.
///
/// # Errors
/// When the store fails.
pub fn expert_review_get(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
) -> Result<Option<ExpertReview>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The expert reviews of an agenda, the first one first; at most twenty.
///
/// # Errors
/// When the store fails.
pub fn expert_reviews_of(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
) -> Result<Vec<ExpertReview>, StoreError> {
    tx.rows(OF_AGENDA, values![agenda], read)
}

/// Keeps what a reviewer says of her interest; `false` when she has said so.
///
/// # Errors
/// When the store fails.
pub fn expert_review_declare(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
    state: ExpertState,
    (interest, text): (Interest, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(DECLARE, values![id, state, interest, text, now])? == 1)
}

/// Keeps a draft; `false` when it may not be written on.
///
/// # Errors
/// When the store fails.
pub fn expert_review_write(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
    text: &ExpertText,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WRITE, values![id, json(text)])? == 1)
}

/// Publishes an opinion; `false` when it may not be.
///
/// # Errors
/// When the store fails.
pub fn expert_review_publish(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
    text: &ExpertText,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(PUBLISH, values![id, json(text), now])? == 1)
}

/// Answers every point, in their order; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn expert_review_answer(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
    answers: &[String],
    (council, by): (Option<BodyId>, PersonId),
    now: Timestamp,
) -> Result<bool, StoreError> {
    if tx.execute(ANSWERED, values![id])? == 0 {
        return Ok(false);
    }
    for (position, answer) in (1i64..).zip(answers) {
        let values = values![id, position, answer, council, by, now];
        tx.execute(ANSWER_ADD, values)?;
    }
    Ok(true)
}

/// The answers to the points, in their order.
///
/// # Errors
/// When the store fails.
pub fn expert_answers(
    tx: &mut Tx<'_>,
    id: ExpertReviewId,
) -> Result<Vec<ExpertAnswer>, StoreError> {
    tx.rows(ANSWERS, values![id], |row| {
        Ok(ExpertAnswer {
            text: row.get(0)?,
            council_names: names(row, 1)?,
            at: row.get(3)?,
        })
    })
}

fn json(text: &ExpertText) -> String {
    serde_json::to_string(text).expect("an opinion holds plain texts only")
}

fn read(row: &Row<'_>) -> Result<ExpertReview, StoreError> {
    let content: String = row.get(13)?;
    let off = |error| StoreError::Data(format!("an expert review: {error}"));
    Ok(ExpertReview {
        id: row.get(0)?,
        district: row.get(1)?,
        agenda: row.get(2)?,
        title: row.get(3)?,
        hidden: row.get(4)?,
        reviewer: row.get(5)?,
        reviewer_name: row.get(6)?,
        post: row.get(7)?,
        state: row.get(8)?,
        invited_at: row.get(9)?,
        due_at: row.get(10)?,
        interest: row.get::<String>(11)?.parse().ok(),
        interest_text: row.get(12)?,
        text: serde_json::from_str(&content).map_err(off)?,
        published_at: row.get(14)?,
        council: row.get(15)?,
    })
}
