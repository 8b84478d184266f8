//! Moving an announced meeting, and cancelling one.

use jiff::Timestamp;
use process::Act;
use process::id::MeetingId;
use process::meeting::{self, CancelForm, MoveForm};
use serde_json::json;
use store::Tx;

use super::{allowed, changed};
use crate::acts::{By, NotDone};

/// Moves a meeting with its timetable to another time or place. What was announced before
/// stays on record.
///
/// # Errors
/// Refuses who may not, once it has begun or was cancelled, and names the faulty fields.
pub fn move_to(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &MoveForm,
) -> Result<(), NotDone> {
    let (_, before) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    meeting::movable(before.standing(), by.now)?;
    let to = form.check(&by.rules, before.standing(), by.now)?;
    let ends_at = before.ends_at.checked_add(to.by).unwrap_or(Timestamp::MAX);
    let due = by.rules.terms.minutes.deadline(ends_at);
    if !store::meeting_move(tx, &before, &to, (ends_at, due), by.person()?, by.now)? {
        return Err(changed().into());
    }
    let detail = json!({
        "step": "move", "from": before.starts_at.to_string(), "to": to.starts_at.to_string(),
    });
    Ok(by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?)
}

/// Cancels a meeting. It stays on the list, with the reason.
///
/// # Errors
/// Refuses who may not, a second time, and once it was held; says when the reason is missing.
pub fn cancel(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &CancelForm,
) -> Result<(), NotDone> {
    let (_, before) = allowed(tx, by, Act::MeetingCall, slug, id)?;
    meeting::cancel(before.standing())?;
    let reason = form.check(&by.rules)?;
    if !store::meeting_cancel(tx, &before, &reason, by.person()?, by.now)? {
        return Err(changed().into());
    }
    let detail = json!({ "step": "cancel" });
    Ok(by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?)
}
