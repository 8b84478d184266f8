//! Topics, notes of the tables, and the queue of speakers.

use process::id::{RoomId, TopicId, TurnId};
use process::refusal::Fault;
use process::room::{RoomAct, TextForm, fits, order};
use serde_json::json;
use store::{NewNote, Tx};

use super::super::{By, NotDone};
use super::{allowed, client_key, led, noted, table_ids};

/// Adds a topic in the room.
///
/// # Errors
/// Refuses who has not come in, and after the end of the room; says what is wrong with it.
pub fn topic(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
    form: &TextForm,
    key: &str,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::Write)?;
    let key = client_key(key)?;
    let there = store::room_topics(tx, id)?.len();
    let title = form.topic(by.rules.limits, there)?;
    match store::room_topic_add(tx, id, &title, true, key, by.now)? {
        true => noted(tx, by, id, inside.hand.leads, &json!({ "step": "topic" })),
        false => Ok(()),
    }
}

/// Adds a note of a table to a topic.
///
/// # Errors
/// Refuses who has not come in, after the end of the room, and more notes than one person or a
/// room may have; names the faulty fields.
pub fn note(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
    (topic, form): (Option<TopicId>, &TextForm),
    key: &str,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::Write)?;
    let key = client_key(key)?;
    let topics = store::room_topics(tx, id)?;
    let topic = topic.filter(|topic| topics.iter().any(|one| one.id == *topic));
    let tables = table_ids(tx, id)?;
    let checked = form.note(by.rules.limits, &tables);
    let Some(topic) = topic else {
        let mut invalid = checked.err().unwrap_or_default();
        invalid.push("about", Fault::new("fault-room-topic"));
        return Err(invalid.into());
    };
    let (text, table) = checked?;
    let participant = inside.participant;
    if let Some(one) = &participant {
        let own = store::room_written(tx, id, one.id)?.notes;
        fits("own", own, by.rules.limits.room_notes_of_person)?;
    }
    let all = store::room_note_count(tx, id)?;
    fits("all", all, by.rules.limits.room_notes_max)?;
    let note = NewNote {
        topic,
        table: table.or(participant.as_ref().and_then(|one| one.table)),
        participant: participant.map(|one| one.id),
        client_key: key,
        text: &text,
    };
    match store::room_note_add(tx, id, &note, by.now)? {
        true => noted(tx, by, id, inside.hand.leads, &json!({ "step": "note" })),
        false => Ok(()),
    }
}

/// Asks to speak. Whoever waits already goes on waiting.
///
/// # Errors
/// Refuses who has not come in, in a closed room, and who asked too often.
pub fn ask(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
    key: &str,
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::TakePart)?;
    let key = client_key(key)?;
    let Some(participant) = inside.participant else {
        return Err(process::Refusal::forbidden("refusal-room-join").into());
    };
    let turns = store::room_turns(tx, id)?;
    let waits = order(&turns)
        .iter()
        .any(|turn| turn.participant == Some(participant.id));
    if waits {
        return Ok(());
    }
    let own = store::room_written(tx, id, participant.id)?.turns;
    fits("turns", own, by.rules.limits.room_turns_of_person)?;
    let who = (Some(participant.id), participant.nickname.as_str());
    match store::room_turn_add(tx, id, who, key, by.now)? {
        true => noted(tx, by, id, false, &json!({ "step": "ask" })),
        false => Ok(()),
    }
}

/// Takes one's wish to speak back.
///
/// # Errors
/// Refuses who has not come in, and in a closed room.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    (id, token): (RoomId, Option<&str>),
) -> Result<(), NotDone> {
    let inside = allowed(tx, by, id, token, RoomAct::TakePart)?;
    let turns = store::room_turns(tx, id)?;
    let own = |turn: &&process::room::Turn| {
        turn.participant.is_some() && turn.participant == inside.hand.participant
    };
    if let Some(turn) = order(&turns).into_iter().find(own) {
        store::room_turn_withdraw(tx, id, turn.id, by.now)?;
        noted(tx, by, id, false, &json!({ "step": "withdraw" }))?;
    }
    Ok(())
}

/// Puts somebody without a phone into the queue, by name.
///
/// # Errors
/// Refuses who does not lead, and a closed room; says what is wrong with the name.
pub fn name(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    form: &TextForm,
    key: &str,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Lead)?;
    let key = client_key(key)?;
    let name = form.name(by.rules.limits, true)?;
    match store::room_turn_add(tx, id, (None, &name), key, by.now)? {
        true => noted(tx, by, id, true, &json!({ "step": "ask" })),
        false => Ok(()),
    }
}

/// Ends the turn that runs and begins `next`, or none.
///
/// # Errors
/// Refuses who does not lead, and a closed room.
pub fn call_next(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    next: Option<TurnId>,
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Lead)?;
    store::room_turn_next(tx, id, next, by.now)?;
    noted(tx, by, id, true, &json!({ "step": "turn" }))
}
