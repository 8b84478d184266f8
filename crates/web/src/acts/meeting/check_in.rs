//! Checking in at a meeting with a code, and telling what one needs there.

use process::Act;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{
    Needs, NeedsForm, Whose, check_in_code_open, check_in_open, check_kind, check_whose,
    needs_open, needs_room,
};
use process::refusal::Fault;
use process::{Invalid, Refusal};
use serde_json::json;
use store::{AccessNeed, District, Keyring, Meeting, Tx};

use super::find;
use crate::acts::{By, NotDone, door_code, not_found};

/// What is kept of the token of a browser at one meeting: meetings can't be joined by it.
fn mark(keys: &Keyring, meeting: MeetingId, token: &str) -> String {
    keys.hmac("check-in", &format!("{meeting}/{token}"))
}

/// Under what a need is kept: by the account of whoever is signed in, so that she finds it in all
/// her browsers, or else by the browser.
fn own_mark(by: &By, meeting: MeetingId, token: &str) -> String {
    match by.actor.person {
        Some(person) => by
            .keys
            .hmac("check-in-person", &format!("{meeting}/{person}")),
        None => mark(&by.keys, meeting, token),
    }
}

/// The marks of the needs that were told without an account on one browser, one after another:
/// a device may be handed around.
fn browser_marks(by: &By, meeting: MeetingId, token: &str) -> impl Iterator<Item = String> {
    let first = mark(&by.keys, meeting, token);
    let (keys, token) = (by.keys.clone(), token.to_owned());
    let more = (2_u32..).map(move |nth| mark(&keys, meeting, &format!("{token}/{nth}")));
    std::iter::once(first).chain(more)
}

/// Keeps a need. Nobody's need is replaced before somebody said whose it is.
fn keep(
    tx: &mut Tx<'_>,
    by: &By,
    meeting: MeetingId,
    (needs, whose): (&Needs, &str),
    token: &str,
) -> Result<(), NotDone> {
    let mut at = (own_mark(by, meeting, token), by.actor.person);
    if store::access_need_told(tx, meeting, &at.0)? {
        if check_whose(whose)? == Whose::Mine {
            let of = (meeting, at.0.as_str());
            return Ok(store::access_need_set(tx, of, at.1, needs, by.now)?);
        }
        for mark in browser_marks(by, meeting, token) {
            let taken = store::access_need_told(tx, meeting, &mark)?;
            at = (mark, None);
            if !taken {
                break;
            }
        }
    }
    needs_room(store::access_need_total(tx, meeting)?, by.rules.limits)?;
    let of = (meeting, at.0.as_str());
    Ok(store::access_need_set(tx, of, at.1, needs, by.now)?)
}

/// Takes back all that was told with an account or on a browser. Nobody is asked why, and no
/// time is too late for it.
fn take_back(tx: &mut Tx<'_>, by: &By, meeting: MeetingId, token: &str) -> Result<(), NotDone> {
    if by.actor.person.is_some() {
        store::access_need_remove(tx, meeting, &own_mark(by, meeting, token))?;
    }
    for mark in browser_marks(by, meeting, token) {
        if !store::access_need_remove(tx, meeting, &mark)? {
            break;
        }
    }
    Ok(())
}

/// Opens the check-in of a meeting with a fresh code; the one before is dead.
///
/// # Errors
/// Refuses who may not, and once the meeting is over or was cancelled.
pub fn open(tx: &mut Tx<'_>, by: &By, slug: &str, id: MeetingId) -> Result<(), NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::MeetingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    check_in_code_open(
        meeting.ends_at,
        meeting.cancelled_at,
        by.rules.limits,
        by.now,
    )?;
    let code = door_code::fresh(tx, store::meeting_by_check_in_code)?;
    store::check_in_code_set(tx, id, &code)?;
    super::noted(tx, by, id, &json!({ "step": "check-in-open" }))
}

fn timely(meeting: &Meeting, by: &By) -> Result<(), Refusal> {
    let times = (meeting.starts_at, meeting.ends_at);
    check_in_open(times, meeting.cancelled_at, by.rules.limits, by.now)
}

/// What somebody types who checks in.
#[derive(Clone, Debug, Default)]
pub struct CheckInForm {
    /// The code on the wall.
    pub code: String,
    /// What she is, a name of [`process::meeting::Attendee`].
    pub kind: String,
    /// What she needs.
    pub needs: NeedsForm,
}

/// The meeting of a code, with its district, while people may check in.
///
/// # Errors
/// A code that no meeting has is a faulty field.
pub fn by_code(tx: &mut Tx<'_>, by: &By, typed: &str) -> Result<(District, Meeting), NotDone> {
    let wrong = || Invalid::one("code", Fault::new("fault-check-in-code"));
    let code = door_code::typed(typed).ok_or_else(wrong)?;
    let id = store::meeting_by_check_in_code(tx, &code)?.ok_or_else(wrong)?;
    let meeting = store::meeting_get(tx, id)?.ok_or_else(not_found)?;
    let district = store::district_get(tx, meeting.district)?.ok_or_else(not_found)?;
    timely(&meeting, by)?;
    Ok((district, meeting))
}

/// Counts somebody who came, once for each browser, and keeps what she needs. The audit names
/// nobody and not what she needs.
///
/// # Errors
/// Names the faulty fields: a code that no meeting has is one. Refuses any time but that of the
/// meeting.
pub fn check_in(
    tx: &mut Tx<'_>,
    by: &By,
    form: &CheckInForm,
    token: &str,
) -> Result<(District, MeetingId), NotDone> {
    let (district, meeting) = by_code(tx, by, &form.code)?;
    by.may(Act::MeetingTakePart, Target::district(district.id))?;
    let kind = check_kind(&form.kind)?;
    let needs = form.needs.check(by.rules.limits)?;
    let browser = mark(&by.keys, meeting.id, token);
    let new = store::check_in(tx, meeting.id, &browser, kind)?;
    if let Some(needs) = &needs {
        keep(tx, by, meeting.id, (needs, &form.needs.whose), token)?;
    }
    let detail = json!({ "step": "check-in", "kind": kind.as_str(), "again": !new });
    said(tx, by, meeting.id, &detail)?;
    Ok((district, meeting.id))
}

/// Keeps what somebody needs at a meeting; nothing ticked takes back what she told before, also
/// after the meeting. Says whether something was told.
///
/// # Errors
/// Names the faulty fields, and refuses to take a need once the meeting is over or too many were
/// told.
pub fn tell_needs(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &NeedsForm,
    token: &str,
) -> Result<bool, NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::MeetingTakePart, Target::district(district.id))?;
    let needs = form.check(by.rules.limits)?;
    match &needs {
        Some(needs) => {
            needs_open(meeting.ends_at, meeting.cancelled_at, by.now)?;
            keep(tx, by, id, (needs, &form.whose), token)?;
        }
        None => take_back(tx, by, id, token)?,
    }
    said(tx, by, id, &json!({ "step": "needs" }))?;
    Ok(needs.is_some())
}

/// Reads what people need. That it was read is on record: for each who has an account where she
/// sees it, and in the audit for all.
///
/// # Errors
/// Refuses who may not.
pub fn read_needs(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
) -> Result<Vec<AccessNeed>, NotDone> {
    let (district, _) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::AccessNeedSee, Target::district(district.id))?;
    by.consented(tx)?;
    let reader = by.person()?;
    let needs = store::access_needs_of(tx, id, by.rules.limits.access_needs_max)?;
    for person in needs.iter().filter_map(|need| need.person) {
        store::access_record_add(tx, reader, "access-needs", person, "meeting", by.now)?;
    }
    let detail = json!({ "people": needs.len() });
    let subject = format_args!("meeting/{id}");
    by.audit(tx, Act::AccessNeedSee, subject, &detail)?;
    Ok(needs)
}

/// Notes what a guest did, without the guest.
fn said(
    tx: &mut Tx<'_>,
    by: &By,
    id: MeetingId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let (act, subject) = (Act::MeetingTakePart.as_str(), format!("meeting/{id}"));
    Ok(store::audit_append(
        tx, by.now, None, act, &subject, detail,
    )?)
}
