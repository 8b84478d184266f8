//! Tables of a room, and who came in.

use jiff::Timestamp;
use process::id::{DistrictId, ParticipantId, PersonId, RoomId, TableId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD_TABLE = "INSERT INTO room_table (id, room_id, position, name) VALUES ($1, $2, $3, $4)";
    TABLES = "SELECT id, name FROM room_table WHERE room_id = $1 ORDER BY position";
    JOIN = "INSERT INTO room_participant (id, room_id, token_hash, nickname, district_id, table_id, person_id, joined_at) \
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    AGAIN = "UPDATE room_participant SET nickname = $2, district_id = $3, table_id = $4 WHERE id = $1";
    FIND = "SELECT id, nickname, district_id, table_id FROM room_participant \
            WHERE room_id = $1 AND token_hash IN ($2, $3) \
            ORDER BY CASE WHEN token_hash = $2 THEN 0 ELSE 1 END LIMIT 1";
    OF_PERSON = "SELECT r.id, r.title, r.starts_at FROM room_participant p JOIN room r ON r.id = p.room_id \
                 WHERE p.person_id = $1 ORDER BY r.id DESC LIMIT $2";
    FORGET = "UPDATE room_participant SET nickname = '', person_id = NULL, \
              token_hash = CASE WHEN person_id IS NULL THEN token_hash ELSE 'gone/' || CAST(id AS TEXT) END \
              WHERE (nickname <> '' OR person_id IS NOT NULL) AND room_id IN \
              (SELECT id FROM room WHERE COALESCE(closed_at, starts_at) < $1)";
    LEAVE = "UPDATE room_participant SET nickname = '', person_id = NULL, token_hash = 'gone/' || CAST(id AS TEXT) \
             WHERE person_id = $1";
    LEAVE_TURNS = "UPDATE room_turn SET name = '' WHERE name <> '' AND participant_id IN \
                   (SELECT id FROM room_participant WHERE person_id = $1)";
    LEAVE_REVISION = "UPDATE room SET revision = revision + 1 WHERE id IN \
                      (SELECT room_id FROM room_participant WHERE person_id = $1)";
    FORGET_TURNS = "UPDATE room_turn SET name = '' WHERE name <> '' AND room_id IN \
                    (SELECT id FROM room WHERE COALESCE(closed_at, starts_at) < $1)";
    WRITTEN = "SELECT (SELECT COUNT(*) FROM room_card WHERE room_id = $1 AND participant_id = $2), \
               (SELECT COUNT(*) FROM room_note WHERE room_id = $1 AND participant_id = $2), \
               (SELECT COUNT(*) FROM room_turn WHERE room_id = $1 AND participant_id = $2)";
    JOINED = "SELECT COUNT(*) FROM room_participant WHERE room_id = $1";
}

/// A table of a room, a board of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomTable {
    /// Its id.
    pub id: TableId,
    /// What it is called.
    pub name: String,
}

/// Somebody who came in with the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The id.
    pub id: ParticipantId,
    /// What she is called by; may be empty.
    pub nickname: String,
    /// The district she comes from.
    pub district: Option<DistrictId>,
    /// The table she sits at.
    pub table: Option<TableId>,
}

/// Somebody who comes in.
#[derive(Clone, Debug)]
pub struct NewParticipant {
    /// The keyed hash of the token in the browser, or of her account.
    pub token_hash: String,
    /// What she is called by; may be empty.
    pub nickname: String,
    /// The district she comes from.
    pub district: Option<DistrictId>,
    /// The table she sits at.
    pub table: Option<TableId>,
    /// Her account, when she is signed in.
    pub person: Option<PersonId>,
}

pub(super) fn table_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    position: i64,
    name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = TableId(tx.next_id(now));
    tx.execute(ADD_TABLE, values![id, room, position, name])
        .map(drop)
}

/// The tables of a room in their order.
///
/// # Errors
/// When the store fails.
pub fn room_tables(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomTable>, StoreError> {
    tx.rows(TABLES, values![room], |row| {
        Ok(RoomTable {
            id: row.get(0)?,
            name: row.get(1)?,
        })
    })
}

/// Lets somebody in. Whoever is in already as `known` says anew what she is called by and
/// where she sits; whose row it is stays.
///
/// # Errors
/// When the store fails.
pub fn room_join(
    tx: &mut Tx<'_>,
    room: RoomId,
    known: Option<ParticipantId>,
    new: &NewParticipant,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (hash, name) = (&new.token_hash, &new.nickname);
    let (district, table, person) = (new.district, new.table, new.person);
    match known {
        Some(id) => tx.execute(AGAIN, values![id, name, district, table]),
        None => {
            let id = ParticipantId(tx.next_id(now));
            tx.execute(
                JOIN,
                values![id, room, hash, name, district, table, person, now],
            )
        }
    }
    .map(drop)
}

/// The participant with the first of two hashes, else with the second: of an account, and of
/// the token of a browser.
///
/// # Errors
/// When the store fails.
pub fn room_participant(
    tx: &mut Tx<'_>,
    room: RoomId,
    (first, second): (&str, &str),
) -> Result<Option<Participant>, StoreError> {
    tx.row(FIND, values![room, first, second], read)
}

/// Rooms that somebody came into with her account, the latest first: id, title, beginning.
///
/// # Errors
/// When the store fails.
pub fn rooms_of_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    limit: i64,
) -> Result<Vec<(RoomId, String, Timestamp)>, StoreError> {
    tx.rows(OF_PERSON, values![person, limit], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })
}

/// How many came in.
///
/// # Errors
/// When the store fails.
pub fn room_joined(tx: &mut Tx<'_>, room: RoomId) -> Result<i64, StoreError> {
    tx.number(JOINED, values![room])
}

/// What somebody did in a room so far, all of it: also what was taken down or back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Cards.
    pub cards: i64,
    /// Notes of tables.
    pub notes: i64,
    /// How often she asked to speak.
    pub turns: i64,
}

/// What somebody did in a room so far.
///
/// # Errors
/// When the store fails.
pub fn room_written(
    tx: &mut Tx<'_>,
    room: RoomId,
    participant: ParticipantId,
) -> Result<Written, StoreError> {
    let written = tx.row(WRITTEN, values![room, participant], |row| {
        Ok(Written {
            cards: row.get(0)?,
            notes: row.get(1)?,
            turns: row.get(2)?,
        })
    })?;
    Ok(written.unwrap_or_default())
}

/// Blanks what people wanted to be called by in rooms that ended before `before`, and parts them
/// from their accounts: the keyed hash of the account goes too. In a room that nobody ended, its
/// beginning counts. Answers how many rows that were.
///
/// # Errors
/// When the store fails.
pub fn room_names_forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    Ok(tx.execute(FORGET, values![before])? + tx.execute(FORGET_TURNS, values![before])?)
}

/// Parts everything that somebody did in rooms from her account, which closes.
///
/// # Errors
/// When the store fails.
pub fn rooms_forget_person(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    tx.execute(LEAVE_TURNS, values![person])?;
    // Walls are kept for a revision, and the names have to go from them at once.
    tx.execute(LEAVE_REVISION, values![person])?;
    tx.execute(LEAVE, values![person]).map(drop)
}

fn read(row: &Row<'_>) -> Result<Participant, StoreError> {
    Ok(Participant {
        id: row.get(0)?,
        nickname: row.get(1)?,
        district: row.get(2)?,
        table: row.get(3)?,
    })
}
