//! Cards, groups and dots.

use process::id::{CardId, ClusterId, RoomId};
use process::refusal::{Fault, Refusal};
use process::room::{
    Card, CardForm, Dots, RoomAct, TextForm, dots_open, dots_stay, fits, give, is_late, paper_dots,
    paper_off, regroup, take_down,
};
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
/// Refuses who has not come in, after the end of the room, and more than one person may write;
/// names the faulty fields.
pub fn cards(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    token: Option<&str>,
    sent: &CardsSent,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::Write)?;
    if sent.paper {
        led(tx, by, id, RoomAct::Write)?;
    }
    let key = client_key(&sent.key)?;
    let boards = store::room_boards(tx, id)?;
    let tables = table_ids(tx, id)?;
    let there = usize::try_from(store::room_card_count(tx, id)?).unwrap_or(usize::MAX);
    let of = (boards.as_slice(), tables.as_slice());
    let (board, texts, table) = sent.form.check(by.rules.limits, of, there, sent.paper)?;
    let blocks = store::room_blocks(tx, id)?;
    let participant = inside.participant.filter(|_| !sent.paper);
    if let Some(one) = &participant {
        let own = store::room_written(tx, id, one.id)?.cards;
        fits("own", own, by.rules.limits.room_cards_of_person)?;
    }
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

/// Counts dots in that stand on paper, or with `off` counts as many off again.
///
/// # Errors
/// Refuses who does not lead, once the sums are seen, and a number that is none.
pub fn dot_paper(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    (card, amount, off): (CardId, &str, bool),
    key: &str,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Lead)?;
    let key = client_key(key)?;
    // Paper is often counted outside of a block of dots, but never once everybody saw the sums.
    if full(tx, id)?.counted() {
        return Err(Refusal::conflict(Fault::new("refusal-room-no-vote")).into());
    }
    if store::room_dot_known(tx, id, key)? {
        return Ok(());
    }
    let group = group_of(tx, id, card)?;
    let paper = store::room_dots_paper(tx, id)?;
    let there = paper.iter().filter(|one| group.contains(&one.card));
    let amount = paper_dots(amount, there.map(|one| one.dots).sum(), off)?;
    let first = group[0];
    match off {
        false => drop(store::room_dot_add(
            tx,
            id,
            (first, None),
            (key, amount),
            by.now,
        )?),
        // The moment is that of the dots it takes away, so that both stay together when cards
        // leave the group; the audit knows when they were counted off.
        true => {
            for (number, one) in (0..).zip(paper_off(&paper, &group, -amount)) {
                let key = match number {
                    0 => key.to_owned(),
                    _ => format!("{key}-{number}"),
                };
                store::room_dot_add(tx, id, (one.card, None), (&key, -one.dots), one.at)?;
            }
        }
    }
    let detail = json!({ "step": "dots-paper", "card": first, "amount": amount });
    noted(tx, by, id, true, &detail)
}

/// Puts cards together: into the cluster `to`, or into a new one when it names none. With
/// `out` they leave their clusters instead. Dots that a group was given stay with it.
///
/// # Errors
/// Refuses who does not lead, after the report was published, and what can't be put together.
pub fn group(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    cards: &[CardId],
    (to, title, out): (Option<ClusterId>, &str, bool),
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Sort)?;
    let full = full(tx, id)?;
    let all = full.card_list();
    // Whoever takes cards out may have a group chosen all the same.
    let to = to.filter(|_| !out);
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
    let leaving = moved.iter().filter(|(_, from)| *from != to);
    let leaving: Vec<CardId> = leaving.map(|(card, _)| *card).collect();
    dots_keep(tx, id, &all, &leaving)?;
    store::room_regroup(tx, id, &moved, to, by.now)?;
    let detail = json!({ "step": "group", "cards": cards, "cluster": to });
    noted(tx, by, id, true, &detail)
}

/// Lets groups keep their dots when cards leave them.
fn dots_keep(tx: &mut Tx<'_>, id: RoomId, all: &[Card], leaving: &[CardId]) -> Result<(), NotDone> {
    let joined = store::room_cards_joined(tx, id)?;
    for dots in dots_stay(all, &joined, leaving) {
        store::room_dots_go(tx, id, dots)?;
    }
    Ok(())
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
    led(tx, by, id, RoomAct::Sort)?;
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
/// Refuses who does not lead, after the report was published, when nothing is left to undo, and when a group would lose its
/// last card although it was answered meanwhile.
pub fn undo(tx: &mut Tx<'_>, by: &By, id: RoomId) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Sort)?;
    let nothing = || Refusal::conflict(Fault::new("refusal-room-nothing-to-undo"));
    let last = store::room_last_step(tx, id)?.ok_or_else(nothing)?;
    let full = full(tx, id)?;
    let all = full.card_list();
    let hangs = |card: &CardId| all.iter().any(|one| one.id == *card);
    let back: Vec<CardId> = last.1.iter().map(|(card, _)| *card).filter(hangs).collect();
    if !back.is_empty() {
        regroup(&all, &full.cluster_list(), &back, None)?;
        let stays = |one: &&Card| last.1.contains(&(one.id, one.cluster));
        let stay: Vec<CardId> = all.iter().filter(stays).map(|one| one.id).collect();
        let leaving = back.iter().copied().filter(|card| !stay.contains(card));
        dots_keep(tx, id, &all, &leaving.collect::<Vec<_>>())?;
    }
    store::room_step_undo(tx, id, &last, by.now)?;
    noted(tx, by, id, true, &json!({ "step": "undo", "cards": back }))
}

/// Takes cards down that hurt somebody. They stay on record and may hang again. The dots of one
/// go over to the next card of its group, or back to those who gave them.
///
/// # Errors
/// Refuses who does not lead, without cards, and when a group would lose its last card although
/// it was answered.
pub fn hide(tx: &mut Tx<'_>, by: &By, id: RoomId, cards: &[CardId]) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    let full = full(tx, id)?;
    let down = take_down(&full.card_list(), &full.cluster_list(), cards)?;
    for card in &down {
        store::room_card_hide(tx, id, *card, by.now)?;
    }
    let down: Vec<CardId> = down.into_iter().map(|(card, _)| card).collect();
    let detail = json!({ "step": "hide", "cards": down });
    noted(tx, by, id, true, &detail)
}

/// Hangs cards up again that were taken down, each in the group in which it was.
///
/// # Errors
/// Refuses who does not lead, without cards, and when more would hang than a room may have.
pub fn show(tx: &mut Tx<'_>, by: &By, id: RoomId, cards: &[CardId]) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Record)?;
    let mut up = Vec::new();
    for card in cards {
        if store::room_card_show(tx, id, *card)? {
            up.push(*card);
        }
    }
    if up.is_empty() {
        return Err(Refusal::conflict(Fault::new("refusal-room-no-cards")).into());
    }
    let most = by.rules.limits.room_cards_max;
    if usize::try_from(store::room_card_count(tx, id)?).is_ok_and(|hang| hang > most) {
        let full = Fault::new("fault-board-full").number("max", most);
        return Err(Refusal::conflict(full).into());
    }
    noted(tx, by, id, true, &json!({ "step": "show", "cards": up }))
}
