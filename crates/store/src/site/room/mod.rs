//! Workshop rooms: the room with its clock, and everything that hangs in it.
//!
//! [`room_full`] reads a room in a fixed number of statements; pages, the projector, the API
//! and the report are made from it. Every act also calls [`room_touch`], in its transaction.

pub(crate) mod board;
pub(crate) mod hall;
pub(crate) mod result;
pub(crate) mod talk;

use jiff::Timestamp;
use process::id::{BodyId, DistrictId, MeetingId, PersonId, RoomId};
use process::room::{Block, Clock, Move, RoomBoard, RoomPlan, RoomState, dots_open, results_open};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

pub use board::*;
pub use hall::*;
pub use result::*;
pub use talk::*;

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, r.body_id, r.meeting_id, r.title, r.purpose, r.place, \
             r.starts_at, r.state, r.code, r.dots, r.several, r.block, r.revealed_at, \
             r.counted_at, r.revision, r.people, r.opened_at, r.closed_at, d.slug, d.name_ko, \
             d.name_en FROM room r LEFT JOIN district d ON d.id = r.district_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO room (id, district_id, body_id, meeting_id, title, purpose, place, starts_at, state, code, \
           dots, several, revision, opened_at, opened_by) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $11, 1, $12, $13)";
    ADD_BLOCK = "INSERT INTO room_block (room_id, position, kind, title, lead, planned_at, minutes, extra) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    ADD_BOARD = "INSERT INTO room_board (room_id, position, name, title, asks) VALUES ($1, $2, $3, $4, $5)";
    GET = columns!("WHERE r.id = $1");
    BY_CODE = columns!("WHERE r.code = $1");
    OF_MEETING = columns!("WHERE r.meeting_id = $1");
    LIST = columns!("WHERE r.id < $1 ORDER BY r.id DESC LIMIT $2");
    REVISION = "SELECT revision FROM room WHERE id = $1";
    TOUCH = "UPDATE room SET revision = revision + 1 WHERE id = $1";
    BLOCKS = "SELECT position, kind, title, lead, planned_at, minutes, extra, started_at FROM room_block \
              WHERE room_id = $1 ORDER BY position";
    BOARDS = "SELECT name, title, asks FROM room_board WHERE room_id = $1 ORDER BY position";
    TO = "UPDATE room SET state = 'open', block = $2 WHERE id = $1";
    DOTS_BEGIN = "UPDATE room SET revealed_at = COALESCE(revealed_at, $2), counted_at = NULL WHERE id = $1";
    BEGIN = "UPDATE room_block SET started_at = $3, extra = 0 WHERE room_id = $1 AND position = $2";
    LONGER = "UPDATE room_block SET extra = extra + $3 WHERE room_id = $1 AND position = $2";
    REVEAL = "UPDATE room SET revealed_at = $2 WHERE id = $1";
    COUNT = "UPDATE room SET counted_at = $2 WHERE id = $1";
    CLOSE = "UPDATE room SET state = 'closed', closed_at = $2, code = NULL WHERE id = $1";
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// The district that is host; nothing for the city.
    pub district: Option<DistrictId>,
    /// The body that is host.
    pub body: Option<BodyId>,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingId>,
    /// One line that names it.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// The stated beginning; the first block may be planned earlier.
    pub starts_at: Timestamp,
    /// Where it stands.
    pub state: RoomState,
    /// The code of six digits; nothing once it is closed.
    pub code: Option<String>,
    /// How many dots each person has.
    pub dots: i64,
    /// Whether several may stand on one card.
    pub several: bool,
    /// The present block.
    pub block: Option<i64>,
    /// When the cards were revealed.
    pub revealed_at: Option<Timestamp>,
    /// When the dots were revealed.
    pub counted_at: Option<Timestamp>,
    /// Grows with every act.
    pub revision: i64,
    /// How many came in all.
    pub people: Option<i64>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Slug and names of the district.
    pub district_names: Option<(String, String, String)>,
}

/// A room with everything in it.
#[derive(Clone, Debug)]
pub struct RoomFull {
    /// The room.
    pub room: Room,
    /// Its timetable.
    pub blocks: Vec<Block>,
    /// Its boards.
    pub boards: Vec<RoomBoard>,
    /// Its tables.
    pub tables: Vec<RoomTable>,
    /// How many people came in with the code.
    pub joined: i64,
    /// Cards that hang, oldest first.
    pub cards: Vec<RoomCard>,
    /// Its clusters.
    pub clusters: Vec<RoomCluster>,
    /// Topics in their order.
    pub topics: Vec<RoomTopic>,
    /// Notes of the tables, oldest first.
    pub notes: Vec<RoomNote>,
    /// The queue of speakers, those who spoke included.
    pub turns: Vec<process::room::Turn>,
    /// Suggestions in their order.
    pub suggestions: Vec<RoomSuggestion>,
    /// What is done about them.
    pub actions: Vec<RoomAction>,
}

impl RoomFull {
    /// The present block.
    pub fn present(&self) -> Option<&Block> {
        self.blocks
            .iter()
            .find(|block| Some(block.position) == self.room.block)
    }

    /// What the clock knows.
    pub fn clock(&self) -> Clock<'_> {
        Clock {
            state: self.room.state,
            block: self.room.block,
            blocks: &self.blocks,
            revealed: self.revealed(),
        }
    }

    /// Whether a block of dots is present.
    pub fn votes(&self) -> bool {
        let vote = |block: &Block| block.kind == process::room::BlockKind::Vote;
        self.present().is_some_and(vote)
    }

    /// Whether dots may be given now.
    pub fn dots_open(&self) -> bool {
        let sums = self.room.counted_at.is_some();
        dots_open(self.room.state, self.present(), self.revealed(), sums)
    }

    /// Whether the sums of dots may be seen.
    pub fn counted(&self) -> bool {
        let revealed = self.room.counted_at.is_some();
        results_open(self.room.state, &self.blocks, self.room.block, revealed)
    }

    /// Whether everybody may see the cards.
    pub fn revealed(&self) -> bool {
        self.room.revealed_at.is_some() || self.room.state == RoomState::Closed
    }

    /// The cards as the decisions need them.
    pub fn card_list(&self) -> Vec<process::room::Card> {
        let card = |card: &RoomCard| process::room::Card {
            id: card.id,
            board: card.board.clone(),
            cluster: card.cluster,
        };
        self.cards.iter().map(card).collect()
    }

    /// The clusters as the decisions need them: settled once answered or taken up.
    pub fn cluster_list(&self) -> Vec<process::room::Cluster> {
        let cluster = |one: &RoomCluster| process::room::Cluster {
            id: one.id,
            settled: one.answered_at.is_some()
                || self.suggestions.iter().any(|s| s.cluster == Some(one.id)),
        };
        self.clusters.iter().map(cluster).collect()
    }

    /// The groups of boards that ask for something and have neither suggestion nor answer.
    pub fn unanswered(&self) -> Vec<process::room::Group> {
        let groups = process::room::groups(&self.card_list());
        let open = process::room::unanswered(&groups, &self.cluster_list(), &self.boards);
        open.into_iter().cloned().collect()
    }

    /// What a group is called: the title of its cluster, or the text of its first card.
    pub fn group_title(&self, group: &process::room::Group) -> &str {
        let cluster = self.clusters.iter().find(|c| Some(c.id) == group.cluster);
        let first = self
            .cards
            .iter()
            .find(|card| Some(&card.id) == group.cards.first());
        match cluster {
            Some(cluster) if !cluster.title.is_empty() => &cluster.title,
            _ => first.map_or("", |card| &card.text),
        }
    }

    /// How many dots stand on a group.
    pub fn group_dots(&self, group: &process::room::Group) -> i64 {
        let of = |card: &&RoomCard| group.cards.contains(&card.id);
        self.cards.iter().filter(of).map(|card| card.dots).sum()
    }
}

/// Who is host of a new room, and its code.
#[derive(Clone, Debug, Default)]
pub struct NewRoom {
    /// The district; nothing for the city.
    pub district: Option<DistrictId>,
    /// The body.
    pub body: Option<BodyId>,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// Six digits that no open room has.
    pub code: String,
}

/// Opens a room as planned.
///
/// # Errors
/// When the store fails.
pub fn room_add(
    tx: &mut Tx<'_>,
    new: &NewRoom,
    plan: &RoomPlan,
    opened_by: PersonId,
    now: Timestamp,
) -> Result<RoomId, StoreError> {
    let id = RoomId(tx.next_id(now));
    tx.execute(
        ADD,
        values![
            id,
            new.district,
            new.body,
            new.meeting,
            &plan.title,
            &plan.purpose,
            &plan.place,
            plan.starts_at,
            &new.code,
            plan.dots,
            plan.several,
            now,
            opened_by
        ],
    )?;
    for block in &plan.blocks {
        let (title, lead) = (&block.title, &block.lead);
        let (at, minutes) = (block.planned_at, block.minutes);
        tx.execute(
            ADD_BLOCK,
            values![id, block.position, block.kind, title, lead, at, minutes],
        )?;
    }
    for (position, board) in (1_i64..).zip(&plan.boards) {
        let (name, title) = (&board.name, &board.title);
        tx.execute(ADD_BOARD, values![id, position, name, title, board.asks])?;
    }
    for (position, name) in (1_i64..).zip(&plan.tables) {
        hall::table_add(tx, id, position, name, now)?;
    }
    for (position, title) in (1_i64..).zip(&plan.topics) {
        let key = format!("planned-{position}");
        room_topic_add(tx, id, title, false, &key, now)?;
    }
    Ok(id)
}

/// The room with this id.
///
/// # Errors
/// When the store fails.
pub fn room_get(tx: &mut Tx<'_>, id: RoomId) -> Result<Option<Room>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The room that has this code now.
///
/// # Errors
/// When the store fails.
pub fn room_by_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<Room>, StoreError> {
    tx.row(BY_CODE, values![code], read)
}

/// The room of a meeting.
///
/// # Errors
/// When the store fails.
pub fn room_of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<Room>, StoreError> {
    tx.row(OF_MEETING, values![meeting], read)
}

/// Rooms, the latest first, after the one with id `after`.
///
/// # Errors
/// When the store fails.
pub fn room_list(
    tx: &mut Tx<'_>,
    after: Option<RoomId>,
    limit: i64,
) -> Result<Vec<Room>, StoreError> {
    let after = after.unwrap_or(RoomId(i64::MAX));
    tx.rows(LIST, values![after, limit], read)
}

/// The revision of a room; nothing when there is no such room.
///
/// # Errors
/// When the store fails.
pub fn room_revision(tx: &mut Tx<'_>, id: RoomId) -> Result<Option<i64>, StoreError> {
    tx.row(REVISION, values![id], |row| row.get(0))
}

/// Notes that something in the room has changed.
///
/// # Errors
/// When the store fails.
pub fn room_touch(tx: &mut Tx<'_>, id: RoomId) -> Result<(), StoreError> {
    tx.execute(TOUCH, values![id]).map(drop)
}

/// Moves the clock of a room.
///
/// # Errors
/// When the store fails.
pub fn room_move(tx: &mut Tx<'_>, room: &Room, to: Move, now: Timestamp) -> Result<(), StoreError> {
    let shown = |yes: bool| yes.then_some(now);
    match to {
        Move::To { block, dots } => {
            tx.execute(TO, values![room.id, block])?;
            if dots {
                tx.execute(DOTS_BEGIN, values![room.id, now])?;
            }
            tx.execute(BEGIN, values![room.id, block, now])
        }
        Move::Longer(minutes) => tx.execute(LONGER, values![room.id, room.block, minutes]),
        Move::Cards(yes) => tx.execute(REVEAL, values![room.id, shown(yes)]),
        Move::Dots(yes) => tx.execute(COUNT, values![room.id, shown(yes)]),
        Move::Closed => {
            // Nobody goes on speaking in a room that is over.
            room_turn_next(tx, room.id, None, now)?;
            tx.execute(CLOSE, values![room.id, now])
        }
    }
    .map(drop)
}

/// The timetable of a room.
///
/// # Errors
/// When the store fails.
pub fn room_blocks(tx: &mut Tx<'_>, id: RoomId) -> Result<Vec<Block>, StoreError> {
    tx.rows(BLOCKS, values![id], read_block)
}

/// The boards of a room.
///
/// # Errors
/// When the store fails.
pub fn room_boards(tx: &mut Tx<'_>, id: RoomId) -> Result<Vec<RoomBoard>, StoreError> {
    tx.rows(BOARDS, values![id], |row| {
        Ok(RoomBoard {
            name: row.get(0)?,
            title: row.get(1)?,
            asks: row.get(2)?,
        })
    })
}

/// A room with everything in it, in twelve statements.
///
/// # Errors
/// When the store fails.
pub fn room_full(tx: &mut Tx<'_>, id: RoomId) -> Result<Option<RoomFull>, StoreError> {
    let Some(room) = room_get(tx, id)? else {
        return Ok(None);
    };
    Ok(Some(RoomFull {
        blocks: room_blocks(tx, id)?,
        boards: room_boards(tx, id)?,
        tables: room_tables(tx, id)?,
        joined: room_joined(tx, id)?,
        cards: room_cards(tx, id)?,
        clusters: room_clusters(tx, id)?,
        topics: room_topics(tx, id)?,
        notes: room_notes(tx, id)?,
        turns: room_turns(tx, id)?,
        suggestions: room_suggestions(tx, id)?,
        actions: room_actions(tx, id)?,
        room,
    }))
}

fn read_block(row: &Row<'_>) -> Result<Block, StoreError> {
    Ok(Block {
        position: row.get(0)?,
        kind: row.get(1)?,
        title: row.get(2)?,
        lead: row.get(3)?,
        planned_at: row.get(4)?,
        minutes: row.get(5)?,
        extra: row.get(6)?,
        started_at: row.get(7)?,
    })
}

fn read(row: &Row<'_>) -> Result<Room, StoreError> {
    let slug: Option<String> = row.get(19)?;
    let district_names = match slug {
        Some(slug) => Some((slug, row.get(20)?, row.get(21)?)),
        None => None,
    };
    Ok(Room {
        id: row.get(0)?,
        district: row.get(1)?,
        body: row.get(2)?,
        meeting: row.get(3)?,
        title: row.get(4)?,
        purpose: row.get(5)?,
        place: row.get(6)?,
        starts_at: row.get(7)?,
        state: row.get(8)?,
        code: row.get(9)?,
        dots: row.get(10)?,
        several: row.get(11)?,
        block: row.get(12)?,
        revealed_at: row.get(13)?,
        counted_at: row.get(14)?,
        revision: row.get(15)?,
        people: row.get(16)?,
        opened_at: row.get(17)?,
        closed_at: row.get(18)?,
        district_names,
    })
}
