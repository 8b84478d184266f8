//! Workshop rooms: opening one, coming in, and what people and their leaders do inside.
//!
//! Every act grows the revision of its room in its own transaction. What a participant does is
//! on record without her: the audit says that a card came, and not from whom.

mod board;
mod result;
mod talk;

use process::act::Target;
use process::id::{DistrictId, MeetingId, ParticipantId, RoomId, TableId};
use process::meeting::in_force;
use process::refusal::Fault;
use process::room::{Hand, Over, RoomAct, RoomForm, Step, TextForm, allow, step};
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Keyring, NewParticipant, NewRoom, Participant, Room, RoomFull, Tx};

use super::{By, NotDone, door_code, not_found};

pub use board::{CardsSent, cards, dot_back, dot_give, dot_paper, group, hide, rename, show, undo};
pub use result::{action, answer, figures, figures_of, review, suggest};
pub use talk::{ask, call_next, name, note, topic, withdraw};

/// A room with whoever acts in it.
pub struct Inside {
    /// The room.
    pub room: Room,
    /// What the actor is here.
    pub hand: Hand,
    /// The participant behind the browser's token.
    pub participant: Option<Participant>,
}

/// What is kept of the token of a browser in one room: rooms can't be joined by it.
pub fn token_hash(keys: &Keyring, room: RoomId, token: &str) -> String {
    keys.hmac("room-token", &format!("{room}/{token}"))
}

/// Under which hashes `by` may be known in a room: that of her account first, then that of
/// the browser's token.
fn hashes(by: &By, room: RoomId, token: Option<&str>) -> [String; 2] {
    let of = |token: &str| token_hash(&by.keys, room, token);
    let person = by
        .actor
        .person
        .map(|person| of(&format!("person/{person}")));
    let token = token.map(of);
    [person, token].map(Option::unwrap_or_default)
}

/// Finds a room, and what `by` with this token is in it. Whoever came in with her account is
/// known in all her browsers.
///
/// # Errors
/// When there is no such room.
pub fn enter(tx: &mut Tx<'_>, by: &By, id: RoomId, token: Option<&str>) -> Result<Inside, NotDone> {
    let room = store::room_get(tx, id)?.ok_or_else(not_found)?;
    let [person, browser] = hashes(by, id, token);
    let participant = store::room_participant(tx, id, (&person, &browser))?;
    let known = participant.as_ref().map(|one| one.id);
    let hand = Hand::of(&by.actor, room.district, known);
    Ok(Inside {
        room,
        hand,
        participant,
    })
}

/// A room in which `by` may do something.
fn allowed(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    token: Option<&str>,
    act: RoomAct,
) -> Result<Inside, NotDone> {
    let inside = enter(tx, by, id, token)?;
    let over = Over {
        closed_at: inside.room.closed_at,
        published: act == RoomAct::Sort && store::report_get(tx, id)?.published_at.is_some(),
    };
    allow(inside.hand, act, over, by.rules.limits, by.now)?;
    Ok(inside)
}

/// Whether `by` leads a room and may do something in it now.
fn led(tx: &mut Tx<'_>, by: &By, id: RoomId, act: RoomAct) -> Result<(), NotDone> {
    let room = store::room_get(tx, id)?.ok_or_else(not_found)?;
    lead_check(by, room.district)?;
    by.consented(tx)?;
    allowed(tx, by, id, None, act).map(drop)
}

/// Whether `by` may lead rooms of a district, or of the whole city.
///
/// # Errors
/// The refusal of the one authorisation function.
pub fn lead_check(by: &By, district: Option<DistrictId>) -> Result<(), Refusal> {
    let target = Target {
        district,
        owner: None,
    };
    by.may(Act::RoomLead, target)
}

/// Notes a change of the room. A participant's act names no person.
fn noted(
    tx: &mut Tx<'_>,
    by: &By,
    room: RoomId,
    as_lead: bool,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let subject = format!("room/{room}");
    let (act, person) = match as_lead {
        true => (Act::RoomLead, by.actor.person),
        false => (Act::RoomTakePart, None),
    };
    store::audit_append(tx, by.now, person, act.as_str(), &subject, detail)?;
    Ok(store::room_touch(tx, room)?)
}

/// Reads the name that a browser gave to an act.
fn client_key(key: &str) -> Result<&str, Refusal> {
    let sign = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let good = (8..=64).contains(&key.len()) && key.bytes().all(sign);
    let fault = || Refusal::conflict(Fault::new("fault-request"));
    good.then_some(key).ok_or_else(fault)
}

fn table_ids(tx: &mut Tx<'_>, room: RoomId) -> Result<Vec<TableId>, NotDone> {
    let tables = store::room_tables(tx, room)?;
    Ok(tables.into_iter().map(|table| table.id).collect())
}

fn full(tx: &mut Tx<'_>, id: RoomId) -> Result<RoomFull, NotDone> {
    Ok(store::room_full(tx, id)?.ok_or_else(not_found)?)
}

/// Opens a room for a meeting of a district, or without one for the whole city.
///
/// # Errors
/// Refuses who may not, a cancelled meeting and a second room of one; names the faulty fields.
pub fn open(
    tx: &mut Tx<'_>,
    by: &By,
    meeting: Option<MeetingId>,
    form: &RoomForm,
) -> Result<RoomId, NotDone> {
    let meeting = match meeting {
        Some(id) => Some(store::meeting_get(tx, id)?.ok_or_else(not_found)?),
        None => None,
    };
    let district = meeting.as_ref().map(|meeting| meeting.district);
    lead_check(by, district)?;
    by.consented(tx)?;
    let mut new = NewRoom::default();
    if let Some(meeting) = &meeting {
        in_force(meeting.cancelled_at)?;
        if store::room_of_meeting(tx, meeting.id)?.is_some() {
            return Err(Refusal::conflict(Fault::new("refusal-room-there")).into());
        }
        new.district = Some(meeting.district);
        new.body = meeting.body;
        new.meeting = Some(meeting.id);
    }
    let plan = form.check(by.rules.limits)?;
    new.code = door_code::fresh(tx, store::room_by_code)?;
    let id = store::room_add(tx, &new, &plan, by.person()?, by.now)?;
    let detail = json!({ "step": "open", "meeting": new.meeting });
    noted(tx, by, id, true, &detail)?;
    Ok(id)
}

/// What somebody says of herself when she comes in.
#[derive(Clone, Debug, Default)]
pub struct JoinForm {
    /// The code on the screen.
    pub code: String,
    /// What she wants to be called by; may be empty.
    pub nickname: String,
    /// The id of her district, or nothing.
    pub district: String,
    /// The number of her table, or nothing.
    pub table: String,
}

/// Lets somebody in. The same browser, or the same account, again changes what she said of
/// herself. What somebody who is signed in does counts as hers; who came in from the same
/// browser without an account stays another, because many share one.
///
/// # Errors
/// Names the faulty fields: a code that no open room has is one. Refuses when the room is full.
pub fn join(tx: &mut Tx<'_>, by: &By, form: &JoinForm, token: &str) -> Result<RoomId, NotDone> {
    let wrong = |key| Invalid::one("code", Fault::new(key));
    let digits = door_code::typed(&form.code).ok_or_else(|| wrong("fault-room-code"))?;
    let room = match store::room_by_code(tx, &digits)? {
        Some(room) => room,
        None if store::meeting_by_check_in_code(tx, &digits)?.is_some() => {
            return Err(wrong("fault-room-code-meeting").into());
        }
        None => return Err(wrong("fault-room-code").into()),
    };
    let target = Target {
        district: room.district,
        owner: None,
    };
    by.may(Act::RoomTakePart, target)?;
    let typed = TextForm {
        text: form.nickname.clone(),
        ..TextForm::default()
    };
    let nickname = typed.name(by.rules.limits, false)?;
    let [person, browser] = hashes(by, room.id, Some(token));
    let token_hash = if person.is_empty() { browser } else { person };
    let most = by.rules.limits.room_people_max;
    let known = store::room_participant(tx, room.id, (&token_hash, ""))?;
    if known.is_none() && store::room_joined(tx, room.id)? >= most {
        let full = Fault::new("refusal-room-full").count("max", most);
        return Err(Refusal::conflict(full).into());
    }
    let districts = store::district_list(tx)?;
    let district = districts.iter().find(|d| d.id.to_string() == form.district);
    let tables = store::room_tables(tx, room.id)?;
    let number = form.table.trim().parse::<usize>().ok();
    let table = number.and_then(|number| tables.get(number.checked_sub(1)?));
    if table.is_none() && !form.table.trim().is_empty() {
        let fault = Fault::new("fault-room-table-number").number("max", tables.len());
        return Err(Invalid::one("table", fault).into());
    }
    let new = NewParticipant {
        token_hash,
        nickname,
        district: district.map(|district| district.id),
        table: table.map(|table| table.id),
        person: by.actor.person,
    };
    let known = known.map(|one| one.id);
    store::room_join(tx, room.id, known, &new, by.now)?;
    noted(tx, by, room.id, false, &json!({ "step": "join" }))?;
    Ok(room.id)
}

/// Moves the clock of a room, shows or hides what hangs in it, or ends it. `from` is the block
/// that whoever steps saw as the present one.
///
/// # Errors
/// Refuses who does not lead, what the clock can't do, and a step that somebody else made first.
pub fn clock(
    tx: &mut Tx<'_>,
    by: &By,
    id: RoomId,
    (asked, from): (Step, Option<i64>),
) -> Result<(), NotDone> {
    led(tx, by, id, RoomAct::Lead)?;
    let full = full(tx, id)?;
    let to = step(full.clock(), asked, from)?;
    store::room_move(tx, &full.room, to, by.now)?;
    noted(tx, by, id, true, &json!({ "step": asked.as_str() }))
}

/// The dots of whoever looks, if she came in.
///
/// # Errors
/// When the store fails.
pub fn own_dots(
    tx: &mut Tx<'_>,
    id: RoomId,
    participant: Option<ParticipantId>,
) -> Result<Vec<(i64, process::id::CardId)>, store::StoreError> {
    match participant {
        Some(participant) => store::room_dots_of(tx, id, participant),
        None => Ok(Vec::new()),
    }
}
