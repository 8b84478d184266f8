//! Topics with notes of the tables, and the queue of speakers.

use jiff::Timestamp;
use process::id::{ParticipantId, RoomId, TableId, TopicId, TurnId};
use process::room::Turn;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD_TOPIC = "INSERT INTO room_topic (id, room_id, position, title, added, client_key) \
                 VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM room_topic WHERE room_id = $2), $3, $4, $5) \
                 ON CONFLICT (room_id, client_key) DO NOTHING";
    TOPICS = "SELECT id, title, added FROM room_topic WHERE room_id = $1 ORDER BY position";
    ADD_NOTE = "INSERT INTO room_note (id, room_id, topic_id, table_id, participant_id, client_key, text, at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (room_id, client_key) DO NOTHING";
    NOTE_COUNT = "SELECT COUNT(*) FROM room_note WHERE room_id = $1";
    NOTES = "SELECT topic_id, table_id, text, at, id FROM room_note WHERE room_id = $1 ORDER BY id";
    ADD_TURN = "INSERT INTO room_turn (id, room_id, participant_id, name, client_key, asked_at) \
                VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (room_id, client_key) DO NOTHING";
    TURNS = "SELECT id, participant_id, name, asked_at, began_at, ended_at FROM room_turn \
             WHERE room_id = $1 AND withdrawn_at IS NULL ORDER BY id";
    BEGIN = "UPDATE room_turn SET began_at = $3 WHERE id = $2 AND room_id = $1 AND began_at IS NULL";
    END = "UPDATE room_turn SET ended_at = $2 WHERE room_id = $1 AND began_at IS NOT NULL AND ended_at IS NULL";
    WITHDRAW = "UPDATE room_turn SET withdrawn_at = $3 WHERE id = $2 AND room_id = $1 AND began_at IS NULL";
}

/// A topic that the room discusses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTopic {
    /// Its id.
    pub id: TopicId,
    /// One line.
    pub title: String,
    /// Whether it was added in the room; otherwise it was planned.
    pub added: bool,
}

/// What a table noted on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomNote {
    /// Its id.
    pub id: i64,
    /// The topic.
    pub topic: TopicId,
    /// The table.
    pub table: Option<TableId>,
    /// The note.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// A note to add.
#[derive(Clone, Debug)]
pub struct NewNote<'a> {
    /// The topic.
    pub topic: TopicId,
    /// The table.
    pub table: Option<TableId>,
    /// Who wrote it.
    pub participant: Option<ParticipantId>,
    /// Made by the browser.
    pub client_key: &'a str,
    /// The note.
    pub text: &'a str,
}

/// Adds a topic after the others; the same one again changes nothing.
///
/// # Errors
/// When the store fails.
pub fn room_topic_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    title: &str,
    added: bool,
    client_key: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = TopicId(tx.next_id(now));
    Ok(tx.execute(ADD_TOPIC, values![id, room, title, added, client_key])? == 1)
}

/// Topics in their order.
///
/// # Errors
/// When the store fails.
pub fn room_topics(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomTopic>, StoreError> {
    tx.rows(TOPICS, values![room], |row| {
        Ok(RoomTopic {
            id: row.get(0)?,
            title: row.get(1)?,
            added: row.get(2)?,
        })
    })
}

/// Adds a note; the same one again changes nothing.
///
/// # Errors
/// When the store fails.
pub fn room_note_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    new: &NewNote<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = tx.next_id(now);
    let (key, text) = (new.client_key, new.text);
    let added = tx.execute(
        ADD_NOTE,
        values![
            id,
            room,
            new.topic,
            new.table,
            new.participant,
            key,
            text,
            now
        ],
    )?;
    Ok(added == 1)
}

/// How many notes there are.
///
/// # Errors
/// When the store fails.
pub fn room_note_count(tx: &mut Tx<'_>, room: RoomId) -> Result<i64, StoreError> {
    tx.number(NOTE_COUNT, values![room])
}

/// Notes, oldest first.
///
/// # Errors
/// When the store fails.
pub fn room_notes(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomNote>, StoreError> {
    tx.rows(NOTES, values![room], |row| {
        Ok(RoomNote {
            id: row.get(4)?,
            topic: row.get(0)?,
            table: row.get(1)?,
            text: row.get(2)?,
            at: row.get(3)?,
        })
    })
}

/// Puts somebody into the queue; the same request again changes nothing.
///
/// # Errors
/// When the store fails.
pub fn room_turn_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    (participant, name): (Option<ParticipantId>, &str),
    client_key: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = TurnId(tx.next_id(now));
    Ok(tx.execute(
        ADD_TURN,
        values![id, room, participant, name, client_key, now],
    )? == 1)
}

/// The queue with those who spoke, without those who took their wish back.
///
/// # Errors
/// When the store fails.
pub fn room_turns(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<Turn>, StoreError> {
    tx.rows(TURNS, values![room], |row| {
        Ok(Turn {
            id: row.get(0)?,
            participant: row.get(1)?,
            name: row.get(2)?,
            asked_at: row.get(3)?,
            began_at: row.get(4)?,
            ended_at: row.get(5)?,
        })
    })
}

/// Ends the turn that runs, and begins another one if one is named.
///
/// # Errors
/// When the store fails.
pub fn room_turn_next(
    tx: &mut Tx<'_>,
    room: RoomId,
    next: Option<TurnId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(END, values![room, now])?;
    if let Some(next) = next {
        tx.execute(BEGIN, values![room, next, now])?;
    }
    Ok(())
}

/// Takes a place out of the queue.
///
/// # Errors
/// When the store fails.
pub fn room_turn_withdraw(
    tx: &mut Tx<'_>,
    room: RoomId,
    turn: TurnId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(WITHDRAW, values![room, turn, now]).map(drop)
}
