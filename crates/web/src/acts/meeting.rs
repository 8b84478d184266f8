//! Calling a meeting, and recording who came, what was said and what was decided.

pub mod agenda;
mod change;
mod task;

pub use change::{cancel, move_to};
pub use task::{TASKS, minutes_approve, task_add, task_done};

use process::act::Target;
use process::id::{BodyId, DecisionId, MeetingId};
use process::meeting::{
    AttendanceForm, DecisionForm, MeetingForm, Minutes, add_to_minutes, begun, called_as,
    check_addendum, check_minutes, in_force, public_minutes, publish, record_attendance,
    write_minutes,
};
use process::{Act, Refusal};
use serde_json::json;
use store::{District, Keyring, Meeting, NewDecision, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A meeting with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such meeting in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: MeetingId) -> Result<(District, Meeting), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let meeting = store::meeting_get(tx, id)?.filter(|m| m.district == district.id);
    Ok((district, meeting.ok_or_else(not_found)?))
}

/// Calls a meeting.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn call(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &MeetingForm,
) -> Result<MeetingId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::MeetingCall, Target::district(district.id))?;
    by.consented(tx)?;
    let bodies: Vec<BodyId> = store::body_list(tx, district.id)?
        .into_iter()
        .map(|body| body.id)
        .collect();
    let plan = form.check(&by.rules, &bodies, by.now)?;
    let role = called_as(&by.actor, district.id);
    let due = by.rules.terms.minutes.deadline(plan.ends_at());
    let who = (by.person()?, role);
    let id = store::meeting_add(tx, district.id, &plan, due, who, by.now)?;
    let detail = json!({
        "kind": plan.kind.as_str(), "as": role.as_str(), "mode": plan.mode.as_str(),
        "late": !plan.late_reason.is_empty(), "agendas": form.agendas.len(),
    });
    by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?;
    agenda::called_on(tx, by, (&district, id), &form.agendas)?;
    Ok(id)
}

/// A meeting that has begun, of which `by` may record something.
pub(super) fn recorded(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
) -> Result<(District, Meeting), NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::MeetingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    in_force(meeting.cancelled_at)?;
    begun(meeting.starts_at, by.now)?;
    Ok((district, meeting))
}

/// Adds the audit row of something that was recorded of a meeting.
pub(super) fn noted(
    tx: &mut Tx<'_>,
    by: &By,
    id: MeetingId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let subject = format_args!("meeting/{id}");
    Ok(by.audit(tx, Act::MeetingRecord, subject, detail)?)
}

/// Records how many came, in the place of what was recorded before. What is kept for good is
/// that it was changed, and the numbers of each time.
///
/// # Errors
/// Refuses who may not, before the meeting, and once the minutes are published; names the
/// faulty fields.
pub fn attend(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &AttendanceForm,
) -> Result<(), NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    record_attendance(meeting.minutes_published_at.is_some())?;
    let rows = form.check(by.rules.limits)?;
    store::attendance_set(tx, id, &rows)?;
    let people: serde_json::Map<String, serde_json::Value> = rows
        .iter()
        .map(|row| (row.kind.to_string(), json!(row.people)))
        .collect();
    let detail = json!({ "step": "attendance", "people": people });
    noted(tx, by, id, &detail)
}

/// Writes the minutes as staff reads them; nobody else does before they are published.
///
/// # Errors
/// Refuses who may not, before the meeting, and once they are published; says what is wrong
/// with the text.
pub fn minutes_write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    typed: &str,
) -> Result<(), NotDone> {
    let (_, meeting) = recorded(tx, by, slug, id)?;
    write_minutes(meeting.minutes_published_at)?;
    let text = check_minutes(by.rules.limits, typed)?;
    store::minutes_write(tx, id, &text)?;
    let detail = json!({ "step": "minutes" });
    noted(tx, by, id, &detail)
}

/// A mark of a text, by which publishing tells that it is the one that was previewed.
pub fn mark(keys: &Keyring, text: &str) -> String {
    keys.hmac("minutes", text)
}

/// Publishes the minutes with personal data masked, once. `seen` is the [`mark`] of the text
/// that was previewed.
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
    let texts = (found.original.as_str(), public.as_str());
    store::minutes_publish(tx, id, texts, by.person()?, by.now)?;
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
    let public = public_minutes(&text);
    store::addendum_add(tx, id, (&text, &public), by.person()?, by.now)?;
    let detail = json!({ "step": "addendum" });
    noted(tx, by, id, &detail)
}

/// Records a decision, which never changes afterwards.
///
/// # Errors
/// Refuses who may not and before the meeting; names the faulty fields, and without a quorum
/// how many would be needed.
pub fn decide(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &DecisionForm,
) -> Result<DecisionId, NotDone> {
    let (district, _) = recorded(tx, by, slug, id)?;
    let text = form.check(&by.rules)?;
    let new = NewDecision {
        district: district.id,
        meeting: id,
        motion: text.motion,
        members: text.members.into(),
        recused: text.recused.into(),
        present: text.present.into(),
        in_favour: text.in_favour.into(),
        against: text.against.into(),
        passed: text.passed,
        recorded_by: by.person()?,
    };
    let decision = store::decision_add(tx, &new, by.now)?;
    let detail = json!({
        "step": "decision", "decision": decision, "members": text.members,
        "recused": text.recused, "present": text.present, "in_favour": text.in_favour,
        "against": text.against, "passed": text.passed,
    });
    noted(tx, by, id, &detail)?;
    Ok(decision)
}
