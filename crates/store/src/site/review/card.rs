//! What each department says in a review: its card, as a draft and as it was handed in.

use jiff::Timestamp;
use process::id::{DepartmentId, DistrictId, PersonId, ReviewCardId, ReviewId};
use process::review::card::CardText;
use process::review::{CardState, RelayCard};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.review_id, c.department_id, d.name_ko, d.name_en, c.round, c.state, \
             c.due_at, c.official_id, c.content, c.submitted_by, c.submitted_at, d.district_id \
             FROM review_card c JOIN department d ON d.id = c.department_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO review_card (id, review_id, department_id, round, state, due_at, content) \
           VALUES ($1, $2, $3, $4, 'owed', $5, $6)";
    GET = select!("WHERE c.id = $1");
    OF = select!("WHERE c.review_id = $1 ORDER BY c.round, c.id LIMIT 300");
    WRITE = "UPDATE review_card SET content = $2 WHERE id = $1 AND state IN ('owed', 'returned')";
    SUBMIT = "UPDATE review_card SET content = $2, state = 'submitted', submitted_by = $3, \
              submitted_at = $4 WHERE id = $1 AND state IN ('owed', 'returned')";
    SUBMISSION = "INSERT INTO review_submission (card_id, position, content, submitted_by, \
                  submitted_at) VALUES ($1, (SELECT COUNT(*) + 1 FROM review_submission \
                  WHERE card_id = $1), $2, $3, $4)";
    SUBMISSIONS = "SELECT content, submitted_at FROM review_submission WHERE card_id = $1 \
                   ORDER BY position DESC LIMIT 20";
    RETURN = "UPDATE review_card SET state = 'returned', due_at = $2, reminded_at = NULL, \
              warned_at = NULL WHERE id = $1 AND state = 'submitted'";
    REPLACE = "UPDATE review_card SET state = 'replaced' \
               WHERE id = $1 AND state IN ('owed', 'returned')";
    STAND_IN = "UPDATE review_card SET official_id = $2 \
                WHERE id = $1 AND state IN ('owed', 'returned')";
    // What is due by $1 and of which the department was not reminded, or not told, yet.
    TO_REMIND = select!("JOIN review r ON r.id = c.review_id WHERE c.state IN ('owed', 'returned') \
                         AND r.state IN ('open', 'appealed') AND c.due_at <= $1 \
                         AND c.due_at > $2 AND c.reminded_at IS NULL ORDER BY c.due_at, c.id LIMIT $3");
    TO_WARN = select!("JOIN review r ON r.id = c.review_id WHERE c.state IN ('owed', 'returned') \
                       AND r.state IN ('open', 'appealed') AND c.due_at <= $1 \
                       AND c.warned_at IS NULL ORDER BY c.due_at, c.id LIMIT $2");
    REMINDED = "UPDATE review_card SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL \
                AND state IN ('owed', 'returned')";
    WARNED = "UPDATE review_card SET warned_at = $2 WHERE id = $1 AND warned_at IS NULL \
              AND state IN ('owed', 'returned')";
}

/// What one department is asked, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewCard {
    /// Its id.
    pub id: ReviewCardId,
    /// The review.
    pub review: ReviewId,
    /// The department.
    pub department: DepartmentId,
    /// The names of the department, Korean and English.
    pub department_names: (String, String),
    /// The district of the department.
    pub district: DistrictId,
    /// 1, or 2 when it is looked at again.
    pub round: i64,
    /// Where it stands.
    pub state: CardState,
    /// The first moment that is too late.
    pub due_at: Timestamp,
    /// The official in charge, or who stands in, when one is named.
    pub official: Option<PersonId>,
    /// What it says.
    pub text: CardText,
    /// Who handed it in last.
    pub submitted_by: Option<PersonId>,
    /// When.
    pub submitted_at: Option<Timestamp>,
}

impl ReviewCard {
    /// What the decisions need to know.
    pub fn relay(&self) -> RelayCard {
        RelayCard {
            id: self.id,
            department: self.department,
            round: self.round,
            state: self.state,
            by: self.submitted_by,
        }
    }
}

/// Asks a department.
///
/// # Errors
/// When the store fails.
pub fn review_card_add(
    tx: &mut Tx<'_>,
    review: ReviewId,
    card: &RelayCard,
    due_at: Timestamp,
) -> Result<(), StoreError> {
    let content = json(&CardText::default());
    let (id, department, round) = (card.id, card.department, card.round);
    let values = values![id, review, department, round, due_at, content];
    tx.execute(ADD, values).map(drop)
}

/// The card with this id.
///
/// # Errors
/// When the store fails.
pub fn review_card_get(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
) -> Result<Option<ReviewCard>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The cards of a review, round by round; at most 300.
///
/// # Errors
/// When the store fails.
pub fn review_cards(tx: &mut Tx<'_>, review: ReviewId) -> Result<Vec<ReviewCard>, StoreError> {
    tx.rows(OF, values![review], read)
}

/// Keeps a draft; `false` when the card was handed in or replaced meanwhile.
///
/// # Errors
/// When the store fails.
pub fn review_card_write(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    text: &CardText,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WRITE, values![id, json(text)])? == 1)
}

/// Hands a card in, and keeps what it says then for ever; `false` when somebody was first.
///
/// # Errors
/// When the store fails.
pub fn review_card_submit(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    text: &CardText,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let content = json(text);
    if tx.execute(SUBMIT, values![id, &content, by, now])? == 0 {
        return Ok(false);
    }
    tx.execute(SUBMISSION, values![id, &content, by, now])?;
    Ok(true)
}

/// What a card said each time it was handed in, the latest first; at most twenty.
///
/// # Errors
/// When the store fails.
pub fn review_submissions(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
) -> Result<Vec<(CardText, Timestamp)>, StoreError> {
    tx.rows(SUBMISSIONS, values![id], |row| {
        Ok((text(&row.get::<String>(0)?)?, row.get(1)?))
    })
}

/// Gives a card back until `due_at`; `false` when it is not handed in.
///
/// # Errors
/// When the store fails.
pub fn review_card_return(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    due_at: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(RETURN, values![id, due_at])? == 1)
}

/// Lets a card count for nothing because another department is asked; `false` when it is not
/// owed.
///
/// # Errors
/// When the store fails.
pub fn review_card_replace(tx: &mut Tx<'_>, id: ReviewCardId) -> Result<bool, StoreError> {
    Ok(tx.execute(REPLACE, values![id])? == 1)
}

/// Names the official in charge of a card, or who stands in; `false` when it is not owed.
///
/// # Errors
/// When the store fails.
pub fn review_card_stand_in(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    official: PersonId,
) -> Result<bool, StoreError> {
    Ok(tx.execute(STAND_IN, values![id, official])? == 1)
}

/// Cards due after `now` and until `soon` of which nobody was reminded yet.
///
/// # Errors
/// When the store fails.
pub fn review_cards_to_remind(
    tx: &mut Tx<'_>,
    now: Timestamp,
    soon: Timestamp,
    limit: i64,
) -> Result<Vec<ReviewCard>, StoreError> {
    tx.rows(TO_REMIND, values![soon, now, limit], read)
}

/// Cards that are late and of which nobody was told yet.
///
/// # Errors
/// When the store fails.
pub fn review_cards_to_warn(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<ReviewCard>, StoreError> {
    tx.rows(TO_WARN, values![now, limit], read)
}

/// Notes that a department is reminded; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn review_card_reminded(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REMINDED, values![id, now])? == 1)
}

/// Notes that a department is told of its late card; `false` when that was done before.
///
/// # Errors
/// When the store fails.
pub fn review_card_warned(
    tx: &mut Tx<'_>,
    id: ReviewCardId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(WARNED, values![id, now])? == 1)
}

fn json(text: &CardText) -> String {
    serde_json::to_string(text).expect("a card holds plain texts and numbers only")
}

fn text(content: &str) -> Result<CardText, StoreError> {
    serde_json::from_str(content).map_err(|error| StoreError::Data(format!("a card: {error}")))
}

fn read(row: &Row<'_>) -> Result<ReviewCard, StoreError> {
    Ok(ReviewCard {
        id: row.get(0)?,
        review: row.get(1)?,
        department: row.get(2)?,
        department_names: (row.get(3)?, row.get(4)?),
        round: row.get(5)?,
        state: row.get(6)?,
        due_at: row.get(7)?,
        official: row.get(8)?,
        text: text(&row.get::<String>(9)?)?,
        submitted_by: row.get(10)?,
        submitted_at: row.get(11)?,
        district: row.get(12)?,
    })
}
