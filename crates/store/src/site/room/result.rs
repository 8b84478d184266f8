//! What came of a room: suggestions with reviews and actions, who came, what was spent.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{ClusterId, RoomId, SuggestionId, TopicId};
use process::room::{Action, Figures, Outcome, SuggestionText};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO room_suggestion (id, room_id, position, topic_id, cluster_id, title, text, reason) \
           VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM room_suggestion WHERE room_id = $2), $3, $4, $5, $6, '')";
    LIST = "SELECT id, topic_id, cluster_id, title, text, decision, reason, reviewed_at FROM room_suggestion \
            WHERE room_id = $1 ORDER BY position";
    REVIEW = "UPDATE room_suggestion SET decision = $3, reason = $4, reviewed_at = $5 \
              WHERE id = $2 AND room_id = $1 AND reviewed_at IS NULL";
    ADD_ACTION = "INSERT INTO room_action (id, room_id, suggestion_id, what, owner, due_on) VALUES ($1, $2, $3, $4, $5, $6)";
    ACTIONS = "SELECT suggestion_id, what, owner, due_on, id FROM room_action WHERE room_id = $1 ORDER BY id";
    PEOPLE = "UPDATE room SET people = $2 WHERE id = $1";
    CLEAR_KINDS = "DELETE FROM room_attendance WHERE room_id = $1";
    ADD_KIND = "INSERT INTO room_attendance (room_id, position, kind, people) VALUES ($1, $2, $3, $4)";
    KINDS = "SELECT kind, people FROM room_attendance WHERE room_id = $1 ORDER BY position";
    CLEAR_SPENDING = "DELETE FROM room_spending WHERE room_id = $1";
    ADD_SPENDING = "INSERT INTO room_spending (room_id, position, item, won) VALUES ($1, $2, $3, $4)";
    SPENDING = "SELECT item, won FROM room_spending WHERE room_id = $1 ORDER BY position";
}

/// A suggestion with its review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSuggestion {
    /// Its id.
    pub id: SuggestionId,
    /// The topic it comes from.
    pub topic: Option<TopicId>,
    /// The cluster it takes up.
    pub cluster: Option<ClusterId>,
    /// One line.
    pub title: String,
    /// More; may be empty.
    pub text: String,
    /// What was decided.
    pub outcome: Option<Outcome>,
    /// Why; empty until it is decided.
    pub reason: String,
    /// When.
    pub reviewed_at: Option<Timestamp>,
}

/// What somebody does about a suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomAction {
    /// Its id.
    pub id: i64,
    /// The suggestion.
    pub suggestion: SuggestionId,
    /// What is done.
    pub what: String,
    /// The office that does it.
    pub owner: String,
    /// The last day.
    pub due_on: Date,
}

/// Adds a suggestion after the others.
///
/// # Errors
/// When the store fails.
pub fn room_suggestion_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    new: &SuggestionText,
    now: Timestamp,
) -> Result<SuggestionId, StoreError> {
    let id = SuggestionId(tx.next_id(now));
    let (title, text) = (&new.title, &new.text);
    tx.execute(ADD, values![id, room, new.topic, new.cluster, title, text])?;
    Ok(id)
}

/// Suggestions in their order.
///
/// # Errors
/// When the store fails.
pub fn room_suggestions(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomSuggestion>, StoreError> {
    tx.rows(LIST, values![room], |row| {
        Ok(RoomSuggestion {
            id: row.get(0)?,
            topic: row.get(1)?,
            cluster: row.get(2)?,
            title: row.get(3)?,
            text: row.get(4)?,
            outcome: row.get(5)?,
            reason: row.get(6)?,
            reviewed_at: row.get(7)?,
        })
    })
}

/// Writes what was decided on a suggestion, once; `false` when it was decided before.
///
/// # Errors
/// When the store fails.
pub fn room_suggestion_review(
    tx: &mut Tx<'_>,
    room: RoomId,
    suggestion: SuggestionId,
    (outcome, reason): (Outcome, &str),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = tx.execute(REVIEW, values![room, suggestion, outcome, reason, now])?;
    Ok(done == 1)
}

/// Adds an action to a suggestion.
///
/// # Errors
/// When the store fails.
pub fn room_action_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    suggestion: SuggestionId,
    action: &Action,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    let (what, owner) = (&action.what, &action.owner);
    tx.execute(
        ADD_ACTION,
        values![id, room, suggestion, what, owner, action.due_on],
    )
    .map(drop)
}

/// Actions of all suggestions of a room, oldest first.
///
/// # Errors
/// When the store fails.
pub fn room_actions(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomAction>, StoreError> {
    tx.rows(ACTIONS, values![room], |row| {
        Ok(RoomAction {
            id: row.get(4)?,
            suggestion: row.get(0)?,
            what: row.get(1)?,
            owner: row.get(2)?,
            due_on: row.get(3)?,
        })
    })
}

/// Records who came and what was spent; what was recorded before is replaced.
///
/// # Errors
/// When the store fails.
pub fn room_figures_set(
    tx: &mut Tx<'_>,
    room: RoomId,
    figures: &Figures,
) -> Result<(), StoreError> {
    tx.execute(PEOPLE, values![room, figures.people])?;
    tx.execute(CLEAR_KINDS, values![room])?;
    for (position, (kind, people)) in (1_i64..).zip(&figures.kinds) {
        tx.execute(ADD_KIND, values![room, position, kind, *people])?;
    }
    tx.execute(CLEAR_SPENDING, values![room])?;
    for (position, (item, won)) in (1_i64..).zip(&figures.spending) {
        tx.execute(ADD_SPENDING, values![room, position, item, *won])?;
    }
    Ok(())
}

/// Who came by kind, and what was spent. How many came in all stands in the room.
///
/// # Errors
/// When the store fails.
pub fn room_figures(tx: &mut Tx<'_>, room: &super::Room) -> Result<Figures, StoreError> {
    Ok(Figures {
        people: room.people,
        kinds: tx.rows(KINDS, values![room.id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?,
        spending: tx.rows(SPENDING, values![room.id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?,
    })
}
