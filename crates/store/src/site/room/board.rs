//! Cards, clusters, dots, and the acts of grouping that can be undone.

use jiff::Timestamp;
use process::id::{CardId, ClusterId, ParticipantId, RoomId, TableId};
use process::room::{DotsGo, Joined, PaperDots};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO room_card (id, room_id, board, table_id, participant_id, client_key, text, late, at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (room_id, client_key) DO NOTHING";
    CARDS = "SELECT c.id, c.board, c.table_id, c.participant_id, c.text, c.late, c.cluster_id, c.at, \
             CAST(COALESCE((SELECT SUM(d.amount) FROM room_dot d WHERE d.card_id = c.id AND d.taken_back_at IS NULL), 0) AS BIGINT) \
             FROM room_card c WHERE c.room_id = $1 AND c.hidden_at IS NULL ORDER BY c.id";
    GROUP = "SELECT c.id FROM room_card c WHERE c.room_id = $1 AND c.hidden_at IS NULL AND (c.id = $2 OR c.cluster_id = \
             (SELECT m.cluster_id FROM room_card m WHERE m.id = $2 AND m.hidden_at IS NULL)) ORDER BY c.id";
    CARD_COUNT = "SELECT COUNT(*) FROM room_card WHERE room_id = $1 AND hidden_at IS NULL";
    HIDDEN = "SELECT id, text, participant_id FROM room_card WHERE room_id = $1 AND hidden_at IS NOT NULL ORDER BY id";
    SHOW = "UPDATE room_card SET hidden_at = NULL WHERE id = $2 AND room_id = $1 AND hidden_at IS NOT NULL";
    JOINED = "SELECT c.card_id, c.to_id, s.at FROM room_step s JOIN room_step_card c ON c.step_id = s.id \
              WHERE s.room_id = $1 AND s.undone_at IS NULL AND c.to_id IS NOT NULL AND (c.from_id IS NULL OR c.from_id <> c.to_id) \
              UNION ALL \
              SELECT c.card_id, c.from_id, s.undone_at FROM room_step s JOIN room_step_card c ON c.step_id = s.id \
              WHERE s.room_id = $1 AND s.undone_at IS NOT NULL AND c.from_id IS NOT NULL AND (c.to_id IS NULL OR c.from_id <> c.to_id)";
    DOTS_GO = "UPDATE room_dot SET card_id = $3 WHERE room_id = $1 AND card_id = $2 AND at >= $4 AND taken_back_at IS NULL";
    DOTS_RETURN = "UPDATE room_dot SET taken_back_at = $3 WHERE room_id = $1 AND card_id = $2 AND taken_back_at IS NULL";
    DOTS_PAPER = "SELECT card_id, at, CAST(SUM(amount) AS BIGINT) FROM room_dot \
                  WHERE room_id = $1 AND participant_id IS NULL AND taken_back_at IS NULL GROUP BY card_id, at ORDER BY card_id, at";
    HIDE = "UPDATE room_card SET hidden_at = $3 WHERE id = $2 AND room_id = $1 AND hidden_at IS NULL";
    MOVE = "UPDATE room_card SET cluster_id = $3 WHERE id = $2 AND room_id = $1";
    CLUSTERS = "SELECT id, board, title, answer, answered_at FROM room_cluster WHERE room_id = $1 ORDER BY id";
    ADD_CLUSTER = "INSERT INTO room_cluster (id, room_id, board, title, answer) VALUES ($1, $2, $3, $4, '')";
    NAME_CLUSTER = "UPDATE room_cluster SET title = $3 WHERE id = $2 AND room_id = $1";
    ANSWER = "UPDATE room_cluster SET answer = $3, answered_at = $4 WHERE id = $2 AND room_id = $1 AND answered_at IS NULL";
    ADD_STEP = "INSERT INTO room_step (id, room_id, at) VALUES ($1, $2, $3)";
    ADD_STEP_CARD = "INSERT INTO room_step_card (step_id, card_id, from_id, to_id) VALUES ($1, $2, $3, $4)";
    LAST_STEP = "SELECT s.id, c.card_id, c.from_id FROM room_step s JOIN room_step_card c ON c.step_id = s.id \
                 WHERE s.id = (SELECT MAX(id) FROM room_step WHERE room_id = $1 AND undone_at IS NULL)";
    UNDO_STEP = "UPDATE room_step SET undone_at = $2 WHERE id = $1";
    DOT_ADD = "INSERT INTO room_dot (id, room_id, card_id, participant_id, client_key, amount, at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (room_id, client_key) DO NOTHING";
    DOT_KNOWN = "SELECT COUNT(*) FROM room_dot WHERE room_id = $1 AND client_key = $2";
    DOTS_OF = "SELECT d.id, d.card_id FROM room_dot d JOIN room_card c ON c.id = d.card_id \
               WHERE d.room_id = $1 AND d.participant_id = $2 AND d.taken_back_at IS NULL AND c.hidden_at IS NULL ORDER BY d.id";
    DOT_BACK = "UPDATE room_dot SET taken_back_at = $2 WHERE id = $1";
}

/// A card that hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomCard {
    /// Its id.
    pub id: CardId,
    /// A name of a board.
    pub board: String,
    /// The table it was written at.
    pub table: Option<TableId>,
    /// Who wrote it; nobody for one of paper. Never shown.
    pub participant: Option<ParticipantId>,
    /// The keyword.
    pub text: String,
    /// It came after the end of its block.
    pub late: bool,
    /// Its cluster.
    pub cluster: Option<ClusterId>,
    /// When it came.
    pub at: Timestamp,
    /// How many dots stand on it.
    pub dots: i64,
}

/// Cards that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomCluster {
    /// Its id.
    pub id: ClusterId,
    /// A name of a board.
    pub board: String,
    /// What it is called; may be empty.
    pub title: String,
    /// The answer to it; empty until there is one.
    pub answer: String,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// A card to hang up.
#[derive(Clone, Debug)]
pub struct NewCard<'a> {
    /// A name of a board.
    pub board: &'a str,
    /// The table it was written at.
    pub table: Option<TableId>,
    /// Who wrote it.
    pub participant: Option<ParticipantId>,
    /// Made by the browser.
    pub client_key: &'a str,
    /// The keyword.
    pub text: &'a str,
    /// It came after the end of its block.
    pub late: bool,
}

/// Hangs a card up; `false` when the same card hangs already.
///
/// # Errors
/// When the store fails.
pub fn room_card_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    new: &NewCard<'_>,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = CardId(tx.next_id(now));
    let (key, text) = (new.client_key, new.text);
    let added = tx.execute(
        ADD,
        values![
            id,
            room,
            new.board,
            new.table,
            new.participant,
            key,
            text,
            new.late,
            now
        ],
    )?;
    Ok(added == 1)
}

/// Cards that hang, oldest first.
///
/// # Errors
/// When the store fails.
pub fn room_cards(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomCard>, StoreError> {
    tx.rows(CARDS, values![room], |row| {
        Ok(RoomCard {
            id: row.get(0)?,
            board: row.get(1)?,
            table: row.get(2)?,
            participant: row.get(3)?,
            text: row.get(4)?,
            late: row.get(5)?,
            cluster: row.get(6)?,
            at: row.get(7)?,
            dots: row.get(8)?,
        })
    })
}

/// The cards that hang in one group with a card, itself included, oldest first; none when it
/// does not hang in this room.
///
/// # Errors
/// When the store fails.
pub fn room_group(tx: &mut Tx<'_>, room: RoomId, card: CardId) -> Result<Vec<CardId>, StoreError> {
    tx.rows(GROUP, values![room, card], |row| row.get(0))
}

/// How many cards hang.
///
/// # Errors
/// When the store fails.
pub fn room_card_count(tx: &mut Tx<'_>, room: RoomId) -> Result<i64, StoreError> {
    tx.number(CARD_COUNT, values![room])
}

/// Puts a card that stands alone into a cluster made for it.
///
/// # Errors
/// When the store fails.
pub fn room_card_into(
    tx: &mut Tx<'_>,
    room: RoomId,
    card: CardId,
    cluster: ClusterId,
) -> Result<(), StoreError> {
    tx.execute(MOVE, values![room, card, cluster]).map(drop)
}

/// Takes a card down. Its dots go over to `heir`, or without one back to those who gave them.
///
/// # Errors
/// When the store fails.
pub fn room_card_hide(
    tx: &mut Tx<'_>,
    room: RoomId,
    (card, heir): (CardId, Option<CardId>),
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(HIDE, values![room, card, now])?;
    match heir {
        Some(to) => tx.execute(DOTS_GO, values![room, card, to, 0_i64]),
        None => tx.execute(DOTS_RETURN, values![room, card, now]),
    }
    .map(drop)
}

/// A card that was taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardDown {
    /// Its id.
    pub id: CardId,
    /// What it says.
    pub text: String,
    /// Who wrote it; nobody for a card from paper.
    pub participant: Option<ParticipantId>,
}

/// Cards that were taken down, oldest first.
///
/// # Errors
/// When the store fails.
pub fn room_cards_hidden(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<CardDown>, StoreError> {
    tx.rows(HIDDEN, values![room], |row| {
        Ok(CardDown {
            id: row.get(0)?,
            text: row.get(1)?,
            participant: row.get(2)?,
        })
    })
}

/// Hangs a card up again that was taken down; `false` when it was not.
///
/// # Errors
/// When the store fails.
pub fn room_card_show(tx: &mut Tx<'_>, room: RoomId, card: CardId) -> Result<bool, StoreError> {
    Ok(tx.execute(SHOW, values![room, card])? == 1)
}

/// Which card came into which cluster and when: by acts of grouping that were not undone, and by
/// undoing those that had taken it out. A card that an act left where it was came in by none.
///
/// # Errors
/// When the store fails.
pub fn room_cards_joined(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<Joined>, StoreError> {
    tx.rows(JOINED, values![room], |row| {
        Ok(Joined {
            card: row.get(0)?,
            cluster: row.get(1)?,
            at: row.get(2)?,
        })
    })
}

/// Lets dots go over to another card.
///
/// # Errors
/// When the store fails.
pub fn room_dots_go(tx: &mut Tx<'_>, room: RoomId, dots: DotsGo) -> Result<(), StoreError> {
    let DotsGo { from, to, since } = dots;
    tx.execute(DOTS_GO, values![room, from, to, since])
        .map(drop)
}

/// How many dots were counted in from paper, by card and moment.
///
/// # Errors
/// When the store fails.
pub fn room_dots_paper(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<PaperDots>, StoreError> {
    tx.rows(DOTS_PAPER, values![room], |row| {
        Ok(PaperDots {
            card: row.get(0)?,
            at: row.get(1)?,
            dots: row.get(2)?,
        })
    })
}

/// The clusters of a room; one may have no card any more.
///
/// # Errors
/// When the store fails.
pub fn room_clusters(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<RoomCluster>, StoreError> {
    tx.rows(CLUSTERS, values![room], read_cluster)
}

/// Makes a cluster without cards.
///
/// # Errors
/// When the store fails.
pub fn room_cluster_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    board: &str,
    title: &str,
    now: Timestamp,
) -> Result<ClusterId, StoreError> {
    let id = ClusterId(tx.next_id(now));
    tx.execute(ADD_CLUSTER, values![id, room, board, title])?;
    Ok(id)
}

/// Gives a cluster another name.
///
/// # Errors
/// When the store fails.
pub fn room_cluster_name(
    tx: &mut Tx<'_>,
    room: RoomId,
    cluster: ClusterId,
    title: &str,
) -> Result<(), StoreError> {
    tx.execute(NAME_CLUSTER, values![room, cluster, title])
        .map(drop)
}

/// Answers a cluster, once; `false` when it was answered before.
///
/// # Errors
/// When the store fails.
pub fn room_cluster_answer(
    tx: &mut Tx<'_>,
    room: RoomId,
    cluster: ClusterId,
    answer: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(ANSWER, values![room, cluster, answer, now])? == 1)
}

/// Moves cards into a cluster or out of theirs, as one act that can be undone. `moved` are
/// cards with the cluster they were in.
///
/// # Errors
/// When the store fails.
pub fn room_regroup(
    tx: &mut Tx<'_>,
    room: RoomId,
    moved: &[(CardId, Option<ClusterId>)],
    to: Option<ClusterId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let step = tx.next_id(now);
    tx.execute(ADD_STEP, values![step, room, now])?;
    for (card, from) in moved {
        tx.execute(MOVE, values![room, *card, to])?;
        tx.execute(ADD_STEP_CARD, values![step, *card, *from, to])?;
    }
    Ok(())
}

/// An act of grouping: its id, and its cards with the cluster each was in before.
pub type Regrouping = (i64, Vec<(CardId, Option<ClusterId>)>);

/// The last act of grouping that was not undone.
///
/// # Errors
/// When the store fails.
pub fn room_last_step(tx: &mut Tx<'_>, room: RoomId) -> Result<Option<Regrouping>, StoreError> {
    let rows: Vec<(i64, CardId, Option<ClusterId>)> = tx.rows(LAST_STEP, values![room], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    let step = rows.first().map(|row| row.0);
    let cards = rows
        .into_iter()
        .map(|(_, card, from)| (card, from))
        .collect();
    Ok(step.map(|step| (step, cards)))
}

/// Puts the cards of an act of grouping back where each was.
///
/// # Errors
/// When the store fails.
pub fn room_step_undo(
    tx: &mut Tx<'_>,
    room: RoomId,
    (step, cards): &Regrouping,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (card, from) in cards {
        tx.execute(MOVE, values![room, *card, *from])?;
    }
    tx.execute(UNDO_STEP, values![*step, now]).map(drop)
}

/// Puts dots on a card; `false` when the same dots stand there already. Without participant
/// they are counted in from paper. Fewer than none take away what was counted in at `now`.
///
/// # Errors
/// When the store fails.
pub fn room_dot_add(
    tx: &mut Tx<'_>,
    room: RoomId,
    (card, participant): (CardId, Option<ParticipantId>),
    (client_key, amount): (&str, i64),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let id = tx.next_id(now);
    let added = tx.execute(
        DOT_ADD,
        values![id, room, card, participant, client_key, amount, now],
    )?;
    Ok(added == 1)
}

/// Whether a dot with this key of a browser was given.
///
/// # Errors
/// When the store fails.
pub fn room_dot_known(tx: &mut Tx<'_>, room: RoomId, client_key: &str) -> Result<bool, StoreError> {
    Ok(tx.number(DOT_KNOWN, values![room, client_key])? > 0)
}

/// The dots of one person: ids with their cards.
///
/// # Errors
/// When the store fails.
pub fn room_dots_of(
    tx: &mut Tx<'_>,
    room: RoomId,
    participant: ParticipantId,
) -> Result<Vec<(i64, CardId)>, StoreError> {
    tx.rows(DOTS_OF, values![room, participant], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// Takes a dot back.
///
/// # Errors
/// When the store fails.
pub fn room_dot_back(tx: &mut Tx<'_>, dot: i64, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(DOT_BACK, values![dot, now]).map(drop)
}

fn read_cluster(row: &Row<'_>) -> Result<RoomCluster, StoreError> {
    Ok(RoomCluster {
        id: row.get(0)?,
        board: row.get(1)?,
        title: row.get(2)?,
        answer: row.get(3)?,
        answered_at: row.get(4)?,
    })
}
