//! Minutes: written for staff, published once with contacts masked, added to, approved.

use process::id::MeetingId;
use process::meeting::{
    Minutes, MinutesBody, MinutesForm, add_to_minutes, approve_minutes, check_addendum,
    public_minutes, public_text, publish, write_minutes,
};
use process::{Act, Role};
use serde_json::json;
use store::{Keyring, Tx};

use super::{allowed, changed, noted, recorded};
use crate::acts::{By, NotDone, not_found};

/// Writes the minutes as staff reads them; nobody else does before they are published. Answers
/// with their [`mark`].
///
/// # Errors
/// Refuses who may not, before the meeting, and once they are published; says what is wrong
/// with the text.
pub fn minutes_write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &MinutesForm,
) -> Result<String, NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    write_minutes(meeting.minutes_published_at)?;
    let slots = store::meeting_slots(tx, id)?.len();
    let body = form.check(by.rules.limits, slots)?;
    if !store::minutes_write(tx, id, &body)? {
        return Err(changed().into());
    }
    noted(
        tx,
        by,
        id,
        &json!({ "step": "minutes", "points": body.points.len() }),
    )?;
    Ok(mark(&by.keys, &body))
}

/// A mark of minutes, by which publishing tells that they are those that were previewed.
pub fn mark(keys: &Keyring, body: &MinutesBody) -> String {
    keys.hmac("minutes", &body.whole())
}

/// Publishes the minutes with personal data masked, once. `seen` is the [`mark`] of what
/// was previewed.
///
/// # Errors
/// Refuses who may not, a second time, without a text or attendance, and when the text has
/// changed since the preview.
pub fn minutes_publish(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    seen: &str,
) -> Result<(), NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    let found = store::minutes_get(tx, id)?.ok_or_else(not_found)?;
    let minutes = Minutes {
        published_at: meeting.minutes_published_at,
        written: &found.original,
        attendance: meeting.people > 0,
    };
    publish(minutes, seen == mark(&by.keys, &found.original))?;
    let public = public_minutes(&found.original);
    if !store::minutes_publish(tx, id, &public, by.person()?, by.now)? {
        return Err(changed().into());
    }
    let detail = json!({ "step": "publish", "masked": public != found.original });
    noted(tx, by, id, &detail)
}

/// Adds something to published minutes, with its time; the published text stays as it is.
///
/// # Errors
/// Refuses who may not, and before the minutes are published; says what is wrong with the
/// text.
pub fn minutes_add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    typed: &str,
) -> Result<(), NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    add_to_minutes(meeting.minutes_published_at)?;
    let text = check_addendum(by.rules.limits, typed)?;
    let public = public_text(&text);
    store::addendum_add(tx, id, (&text, &public), by.person()?, by.now)?;
    let detail = json!({ "step": "addendum" });
    noted(tx, by, id, &detail)
}

/// Approves published minutes, once.
///
/// # Errors
/// Refuses who may not, before they are published, and a second time.
pub fn minutes_approve(tx: &mut Tx<'_>, by: &By, slug: &str, id: MeetingId) -> Result<(), NotDone> {
    let (_, meeting) = allowed(tx, by, Act::MinutesApprove, slug, id)?;
    approve_minutes(meeting.minutes_published_at, meeting.minutes_approved_at)?;
    let who = (by.person()?, Role::CoChair);
    if !store::minutes_approve(tx, id, who, by.now)? {
        return Err(changed().into());
    }
    let subject = format_args!("meeting/{id}");
    Ok(by.audit(tx, Act::MinutesApprove, subject, &json!({}))?)
}
