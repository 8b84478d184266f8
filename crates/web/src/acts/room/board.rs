//! Cards, groups and dots.

use process::id::{CardId, ClusterId, RoomId};
use process::refusal::{Fault, Refusal};
use process::room::{CardForm, Dots, RoomAct, TextForm, dots_open, give, is_late, regroup};
use serde_json::json;
use store::{NewCard, Room, Tx};

use super::super::{By, NotDone, not_found};
use super::{allowed, client_key, full, led, noted, table_ids};

/// Cards as they were sent.
#[derive(Clone, Debug, Default)]
pub struct CardsSent {
    /// What was typed.
    pub form: CardForm,
    /// The name that the browser gave to this act.
    pub key: String,
    /// Whether whoever leads types cards of paper in, one a line.
    pub paper: bool,
}

/// Hangs cards up. The same cards sent twice hang once; what comes after the end of its block
/// is marked as late.
///
/// # Errors
/// Refuses who has not come in, and after the end of the room; names the faulty fields.
pub fn cards(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    token: Option<&str>,
    sent: &CardsSent,
) -> Result<(), NotDone> {
    let act = if sent.paper {
        RoomAct::Record
    } else {
        RoomAct::Write
    };
    let inside = allowed(tx, by, id, token, act)?;
    if sent.paper {
        led(tx, by, id)?;
    }
    let key = client_key(&sent.key)?;
    let boards = store::room_boards(tx, id)?;
    let tables = table_ids(tx, id)?;
    let there = usize::try_from(store::room_card_count(tx, id)?).unwrap_or(usize::MAX);
    let of = (boards.as_slice(), tables.as_slice());
    let (board, texts, table) = sent.form.check(by.rules.limits, of, there, sent.paper)?;
    let blocks = store::room_blocks(tx, id)?;
    let participant = inside.participant.filter(|_| !sent.paper);
    let table = table.or(participant.as_ref().and_then(|one| one.table));
    let mut added = 0;
    for (number, text) in (1..).zip(&texts) {
        let key = match texts.len() {
            1 => key.to_owned(),
            _ => format!("{key}-{number}"),
        };
        let card = NewCard {
            board: &board,
            table,
            participant: participant.as_ref().map(|one| one.id),
            client_key: &key,
            text,
            late: !sent.paper && is_late(&blocks, inside.room.block, by.now),
        };
        added += u32::from(store::room_card_add(tx, id, &card, by.now)?);
    }
    match added {
        0 => Ok(()),
        _ => noted(
            tx,
            by,
            id,
            sent.paper,
            &json!({ "step": "cards", "added": added }),
        ),
    }
}

/// The cards of the group to which a card belongs, the first one first. Only these are read:
/// a hall gives its dots in the same minutes.
fn group_of(tx: &mut Tx<'_>, id: RoomId, card: CardId) -> Result<Vec<CardId>, NotDone> {
    let cards = store::room_group(tx, id, card)?;
    match cards.is_empty() {
        true => Err(not_found().into()),
        false => Ok(cards),
    }
}

/// Whether dots may be given now.
fn open(tx: &mut Tx<'_>, room: &Room) -> Result<bool, NotDone> {
    let blocks = store::room_blocks(tx, room.id)?;
    let present = blocks.iter().find(|one| Some(one.position) == room.block);
    let (cards, sums) = (room.revealed_at.is_some(), room.counted_at.is_some());
    Ok(dots_open(room.state, present, cards, sums))
}

/// Puts a dot on the group of a card.
///
/// # Errors
/// Refuses who has not come in, outside of a block of dots, and more than each person has.
pub fn dot_give(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
    card: CardId,
    key: &str,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::TakePart)?;
    let key = client_key(key)?;
    let join = || Refusal::forbidden("refusal-room-join");
    let participant = inside.hand.participant.ok_or_else(join)?;
    if store::room_dot_known(tx, id, key)? {
        return Ok(());
    }
    let group = group_of(tx, id, card)?;
    let own = store::room_dots_of(tx, id, participant)?;
    let first = |card: &CardId| match group.contains(card) {
        true => group[0],
        false => *card,
    };
    let given: Vec<CardId> = own.iter().map(|(_, card)| first(card)).collect();
    let dots = Dots {
        limit: inside.room.dots,
        several: inside.room.several,
        open: open(tx, &inside.room)?,
        given: &given,
    };
    give(dots, group[0])?;
    let on = (group[0], Some(participant));
    store::room_dot_add(tx, id, on, (key, 1), by.now)?;
    noted(tx, by, id, false, &json!({ "step": "dot" }))
}

/// Takes one's dot on the group of a card back; without one nothing happens.
///
/// # Errors
/// Refuses who has not come in, and outside of a block of dots.
pub fn dot_back(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
    card: CardId,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::TakePart)?;
    let join = || Refusal::forbidden("refusal-room-join");
    let participant = inside.hand.participant.ok_or_else(join)?;
    if !open(tx, &inside.room)? {
        return Err(Refusal::conflict(Fault::new("refusal-room-no-vote")).into());
    }
    let group = group_of(tx, id, card)?;
    let own = store::room_dots_of(tx, id, participant)?;
    let last = own.iter().rfind(|(_, on)| group.contains(on));
    match last {
        Some((dot, _)) => {
            store::room_dot_back(tx, *dot, by.now)?;
            noted(tx, by, id, false, &json!({ "step": "dot-back" }))
        }
        None => Ok(()),
    }
}

/// The most dots on one group that may be counted in from paper at once.
const PAPER: i64 = 500;

/// Counts dots in that stand on paper.
///
/// # Errors
/// Refuses who does not lead, a closed room, and a number that is none.
pub fn dot_paper(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    (card, amount): (CardId, &str),
    key: &str,
) -> Result<(), NotDone> {
    let room = led(tx, by, id)?;
    if room.closed_at.is_some() {
        return Err(Refusal::conflict(Fault::new("refusal-room-closed")).into());
    }
    let key = client_key(key)?;
    let amount = amount.trim().parse().ok();
    let amount = amount.filter(|amount| (1..=PAPER).contains(amount));
    let fault = Fault::new("fault-people").count("max", PAPER);
    let amount = amount.ok_or_else(|| process::Invalid::one("amount", fault))?;
    let group = group_of(tx, id, card)?;
    store::room_dot_add(tx, id, (group[0], None), (key, amount), by.now)?;
    let detail = json!({ "step": "dots-paper", "amount": amount });
    noted(tx, by, id, true, &detail)
}

/// Puts cards together: into the cluster `to`, or into a new one when it names none. With
/// `out` they leave their clusters instead.
///
/// # Errors
/// Refuses who does not lead, and what can't be put together.
pub fn group(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    cards: &[CardId],
    (to, title, out): (Option<ClusterId>, &str, bool),
) -> Result<(), NotDone> {
    led(tx, by, id)?;
    let full = full(tx, id)?;
    let all = full.card_list();
    if let Some(to) = to
        && !full.clusters.iter().any(|one| one.id == to)
    {
        return Err(not_found().into());
    }
    regroup(&all, &full.cluster_list(), cards, to)?;
    let title = match title.trim() {
        "" => String::new(),
        typed => cluster_title(by, typed)?,
    };
    let first = all.iter().find(|card| cards.contains(&card.id));
    let board = first.map_or("", |card| &card.board);
    let to = match (out, to) {
        (true, _) => None,
        (false, Some(to)) => Some(to),
        (false, None) => Some(store::room_cluster_add(tx, id, board, &title, by.now)?),
    };
    let picked = all.iter().filter(|card| cards.contains(&card.id));
    let moved: Vec<_> = picked.map(|card| (card.id, card.cluster)).collect();
    store::room_regroup(tx, id, &moved, to, by.now)?;
    let detail = json!({ "step": "group", "cards": moved.len(), "cluster": to });
    noted(tx, by, id, true, &detail)
}

fn cluster_title(by: &By, typed: &str) -> Result<String, NotDone> {
    let form = TextForm {
        text: typed.to_owned(),
        ..TextForm::default()
    };
    Ok(form.group(by.rules.limits)?)
}

/// Gives a cluster another name.
///
/// # Errors
/// Refuses who does not lead; says what is wrong with the name.
pub fn rename(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    cluster: ClusterId,
    title: &str,
) -> Result<(), NotDone> {
    led(tx, by, id)?;
    let title = cluster_title(by, title)?;
    store::room_cluster_name(tx, id, cluster, &title)?;
    noted(
        tx,
        by,
        id,
        true,
        &json!({ "step": "rename", "cluster": cluster }),
    )
}

/// Undoes the last act of grouping, once; then the one before, and so on.
///
/// # Errors
/// Refuses who does not lead, when nothing is left to undo, and when a group would lose its
/// last card although it was answered meanwhile.
pub fn undo(tx: &mut Tx<'_>, by: &By, id: RoomId) -> Result<(), NotDone> {
    led(tx, by, id)?;
    let nothing = || Refusal::conflict(Fault::new("refusal-room-nothing-to-undo"));
    let last = store::room_last_step(tx, id)?.ok_or_else(nothing)?;
    let full = full(tx, id)?;
    let all = full.card_list();
    let hangs = |card: &CardId| all.iter().any(|one| one.id == *card);
    let back: Vec<CardId> = last.1.iter().map(|(card, _)| *card).filter(hangs).collect();
    if !back.is_empty() {
        regroup(&all, &full.cluster_list(), &back, None)?;
    }
    store::room_step_undo(tx, id, &last, by.now)?;
    noted(tx, by, id, true, &json!({ "step": "undo" }))
}

/// Takes cards down that hurt somebody. They stay on record.
///
/// # Errors
/// Refuses who does not lead, and without cards.
pub fn hide(tx: &mut Tx<'_>, by: &By, id: RoomId, cards: &[CardId]) -> Result<(), NotDone> {
    led(tx, by, id)?;
    if cards.is_empty() {
        return Err(Refusal::conflict(Fault::new("refusal-room-no-cards")).into());
    }
    for card in cards {
        store::room_card_hide(tx, id, *card, by.now)?;
    }
    let detail = json!({ "step": "hide", "cards": cards });
    noted(tx, by, id, true, &detail)
}
