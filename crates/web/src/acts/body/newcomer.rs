//! Newcomers of a body: who shows them around, and tasks that go around among all.

use process::act::Target;
use process::body::is_first_time;
use process::id::{BodyId, MembershipId, TurnOfTaskId};
use process::newcomer::{TurnTask, next, offer};
use process::refusal::Fault;
use process::text::Field;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Body, District, Membership, TaskTurn, Tx};

use super::find;
use crate::acts::{By, NotDone, account, not_found};

/// So many places of a body are looked at when a turn or a guide is found.
const PLACES: i64 = 2_000;

/// Offers to show newcomers around, or stops offering it.
///
/// # Errors
/// Where one has no place in the body, is new oneself, or offers it already.
pub fn guide(tx: &mut Tx<'_>, by: &By, slug: &str, id: BodyId, stop: bool) -> Result<(), NotDone> {
    let (district, _) = find::<NotDone>(tx, slug, id)?;
    let person = by.person()?;
    by.may(Act::BodyGuide, Target::owned(district.id, person))?;
    by.consented(tx)?;
    let place = store::membership_of(tx, id, person)?;
    let done = store::body_done(tx, id, by.now)?;
    let new = |one: &Membership| is_first_time(one.joined_at, one.before, done.met_at);
    let first_time = place.as_ref().is_some_and(new);
    let offers = match &place {
        Some(place) => store::guiding(tx, place.id, 1)?.offers,
        None => false,
    };
    offer(place.is_some(), first_time && !stop, offers && !stop)?;
    let place = place.ok_or_else(not_found)?;
    store::guides_set(tx, place.id, (!stop).then_some(by.now))?;
    let detail = json!({ "step": if stop { "stop" } else { "offer" } });
    Ok(by.audit(
        tx,
        Act::BodyGuide,
        format_args!("membership/{}", place.id),
        &detail,
    )?)
}

/// Gives somebody who just joined a guide, if anybody offers it: whoever had the fewest. Both are
/// told.
pub(super) fn welcome(
    tx: &mut Tx<'_>,
    by: &By,
    (district, body): (&District, &Body),
    newcomer: MembershipId,
) -> Result<(), NotDone> {
    let offers = store::guides(tx, body.id, PLACES)?;
    let Some(guide) = next(&offers, &[newcomer]) else {
        return Ok(());
    };
    store::guide_set(tx, newcomer, guide, by.now)?;
    tell(tx, by, (district, body), newcomer, "newcomer-told-guide")?;
    tell(tx, by, (district, body), guide, "newcomer-told-newcomer")
}

/// Hands the tasks of the next meeting out: each to whoever had the fewest turns.
///
/// # Errors
/// Refuses who may not, where no meeting is ahead, where nobody takes part yet, and twice.
pub fn hand_out(tx: &mut Tx<'_>, by: &By, slug: &str, id: BodyId) -> Result<(), NotDone> {
    let (district, body) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::TurnHandOut, Target::district(district.id))?;
    by.consented(tx)?;
    let refused = |key| Refusal::conflict(Fault::new(key));
    let meeting = store::body_done(tx, id, by.now)?.next;
    let (meeting, _, _) = meeting.ok_or_else(|| refused("newcomer-refusal-no-meeting"))?;
    let latest = store::turns_of_body(tx, id, 100)?;
    if latest.iter().any(|turn| turn.meeting == meeting) {
        return Err(refused("newcomer-refusal-handed-out").into());
    }
    let counts = store::turn_counts(tx, id, PLACES)?;
    let mut busy = Vec::new();
    for task in TurnTask::ALL {
        let Some(place) = next(&counts, &busy) else {
            break;
        };
        store::turn_add(tx, (id, meeting), *task, place, by.now)?;
        tell(tx, by, (&district, &body), place, "newcomer-told-turn")?;
        busy.push(place);
    }
    if busy.is_empty() {
        return Err(refused("newcomer-refusal-nobody").into());
    }
    let detail = json!({ "meeting": meeting, "tasks": busy.len() });
    Ok(by.audit(tx, Act::TurnHandOut, format_args!("body/{id}"), &detail)?)
}

/// A turn with the body and the district of its address.
///
/// # Errors
/// When there is no such body in the district, or no such turn in the body.
pub fn find_turn(
    tx: &mut Tx<'_>,
    slug: &str,
    (id, turn): (BodyId, TurnOfTaskId),
) -> Result<(District, Body, TaskTurn), NotDone> {
    let (district, body) = find::<NotDone>(tx, slug, id)?;
    let found = store::turn_get(tx, turn)?.filter(|turn| turn.body == id);
    Ok((district, body, found.ok_or_else(not_found)?))
}

/// Hands one's turn on, with a reason, to whoever is next.
///
/// # Errors
/// Somebody else's turn, one that was handed on, and where nobody is left; names the faulty field.
pub fn hand_on(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (BodyId, TurnOfTaskId),
    reason: &str,
) -> Result<(), NotDone> {
    let (district, body, turn) = find_turn(tx, slug, place)?;
    by.may(Act::TurnHandOn, Target::owned(district.id, turn.person))?;
    by.consented(tx)?;
    let mut invalid = Invalid::default();
    let reason = Field::line("reason", by.rules.limits.reason_max).check(reason, &mut invalid);
    let reason = invalid.or(reason)?;
    let refused = |key| Refusal::conflict(Fault::new(key));
    if turn.swapped_at.is_some() {
        return Err(refused("newcomer-refusal-handed-on").into());
    }
    let busy: Vec<MembershipId> = store::turns_of_body(tx, body.id, 100)?
        .iter()
        .filter(|one| one.meeting == turn.meeting)
        .map(|one| one.place)
        .collect();
    let counts = store::turn_counts(tx, body.id, PLACES)?;
    let to = next(&counts, &busy).ok_or_else(|| refused("newcomer-refusal-nobody"))?;
    store::turn_swap(tx, turn.id, &reason, by.now)?;
    store::turn_add(tx, (body.id, turn.meeting), turn.task, to, by.now)?;
    tell(tx, by, (&district, &body), to, "newcomer-told-turn")?;
    let detail = json!({ "turn": turn.id, "task": turn.task.as_str() });
    Ok(by.audit(
        tx,
        Act::TurnHandOn,
        format_args!("body/{}", body.id),
        &detail,
    )?)
}

/// Tells whoever has a place what is asked of her; `key` is the message.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    (district, body): (&District, &Body),
    place: MembershipId,
    key: &'static str,
) -> Result<(), NotDone> {
    let found = store::membership_get(tx, place)?.ok_or_else(not_found)?;
    let Some(owner) = store::person_get(tx, found.person)? else {
        return Ok(());
    };
    account::tell(
        tx,
        by,
        &owner,
        &[],
        ("newcomer-told-subject", key),
        |lang| {
            vec![
                (
                    "body",
                    lang.pick(&body.name_ko, &body.name_en).clone().into(),
                ),
                (
                    "district",
                    lang.pick(&district.name_ko, &district.name_en)
                        .clone()
                        .into(),
                ),
            ]
        },
    )?;
    Ok(())
}
