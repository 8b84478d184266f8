//! Checking in at a meeting with a code, and telling what one needs there.

use process::Act;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{NeedsForm, check_in_code_open, check_in_open, check_kind, needs_open};
use process::refusal::Fault;
use process::room::code_digits;
use process::{Invalid, Refusal};
use serde_json::json;
use store::{AccessNeed, District, Keyring, Meeting, Tx};

use super::find;
use crate::acts::{By, NotDone, not_found};

/// The most needs that are read at once: more people than that tell of none.
const NEEDS: i64 = 500;

/// What is kept of the token of a browser at one meeting: meetings can't be joined by it.
fn mark(keys: &Keyring, meeting: MeetingId, token: &str) -> String {
    keys.hmac("check-in", &format!("{meeting}/{token}"))
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
    let code = loop {
        let random = u64::from_str_radix(&store::random_hex(8), 16).unwrap_or_default();
        let code = code_digits(random);
        if store::meeting_by_check_in_code(tx, &code)?.is_none() {
            break code;
        }
    };
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
    let code: String = typed.chars().filter(char::is_ascii_digit).collect();
    let id = match code.len() {
        6 => store::meeting_by_check_in_code(tx, &code)?.ok_or_else(wrong)?,
        _ => return Err(wrong().into()),
    };
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
    if needs.is_some() {
        let of = (meeting.id, browser.as_str());
        store::access_need_set(tx, of, by.actor.person, needs.as_ref(), by.now)?;
    }
    let detail = json!({ "step": "check-in", "kind": kind.as_str(), "again": !new });
    said(tx, by, meeting.id, &detail)?;
    Ok((district, meeting.id))
}

/// Keeps what somebody needs at a meeting; nothing ticked takes back what she told before.
///
/// # Errors
/// Names the faulty fields, and refuses once the meeting is over.
pub fn tell_needs(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &NeedsForm,
    token: &str,
) -> Result<(), NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::MeetingTakePart, Target::district(district.id))?;
    needs_open(meeting.ends_at, meeting.cancelled_at, by.now)?;
    let needs = form.check(by.rules.limits)?;
    let browser = mark(&by.keys, id, token);
    store::access_need_set(tx, (id, &browser), by.actor.person, needs.as_ref(), by.now)?;
    said(tx, by, id, &json!({ "step": "needs" }))
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
    let needs = store::access_needs_of(tx, id, NEEDS)?;
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
