//! Calling a meeting, and recording who came, what was said and what was decided.

pub mod agenda;
mod change;
pub mod check_in;
mod minutes;
pub mod series;
mod task;

pub use change::{MovePlan, cancel, move_plan, move_to};
pub use minutes::{mark, minutes_add, minutes_approve, minutes_publish, minutes_write};
pub use task::{REOPENINGS, TASKS, task_add, task_done, task_reopen};

use process::act::Target;
use process::id::{BodyId, DecisionId, MeetingId};
use process::meeting::{
    AttendanceForm, DecisionForm, MeetingForm, begun, called_as, in_force, record_attendance,
};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{District, Meeting, NewDecision, StoreError, Tx};

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
    series::join(tx, district.id, (id, plan.kind, plan.body))?;
    let detail = json!({
        "kind": plan.kind.as_str(), "as": role.as_str(), "mode": plan.mode.as_str(),
        "late": !plan.late_reason.is_empty(), "agendas": form.agendas.len(),
    });
    by.audit(tx, Act::MeetingCall, format_args!("meeting/{id}"), &detail)?;
    agenda::called_on(tx, by, (&district, id), &form.agendas)?;
    Ok(id)
}

/// A meeting with which `by` may do `act`.
fn allowed(
    tx: &mut Tx<'_>,
    by: &By,
    act: Act,
    slug: &str,
    id: MeetingId,
) -> Result<(District, Meeting), NotDone> {
    let (district, meeting) = find::<NotDone>(tx, slug, id)?;
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    Ok((district, meeting))
}

/// Somebody else was first.
fn changed() -> Refusal {
    Refusal::conflict(Fault::new("refusal-meeting-changed"))
}

/// A meeting that has begun, of which `by` may record something.
pub(super) fn recorded(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
) -> Result<(District, Meeting), NotDone> {
    let (district, meeting) = allowed(tx, by, Act::MeetingRecord, slug, id)?;
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

/// Records a decision, which never changes afterwards.
///
/// # Errors
/// Refuses who may not, before the meeting and once its minutes were approved; names the faulty
/// fields, and without a quorum how many would be needed.
pub fn decide(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &DecisionForm,
) -> Result<DecisionId, NotDone> {
    let (district, meeting) = recorded(tx, by, slug, id)?;
    if let Some(at) = meeting.minutes_approved_at {
        let fault = Fault::new("refusal-minutes-approved").moment("at", at);
        return Err(Refusal::conflict(fault).into());
    }
    let slots = store::meeting_slots(tx, id)?.len();
    let text = form.check(&by.rules, slots)?;
    let new = NewDecision {
        district: district.id,
        meeting: id,
        motion: text.motion,
        members: text.members.into(),
        recused: text.recused.into(),
        recused_seats: text.recused_seats,
        present: text.present.into(),
        in_favour: text.in_favour.into(),
        against: text.against.into(),
        passed: text.passed,
        slot: text.slot,
        recorded_by: by.person()?,
    };
    let decision = store::decision_add(tx, &new, by.now)?;
    let detail = json!({
        "step": "decision", "decision": decision, "members": text.members,
        "recused": text.recused, "present": text.present, "in_favour": text.in_favour,
        "against": text.against, "passed": text.passed, "slot": text.slot,
    });
    noted(tx, by, id, &detail)?;
    Ok(decision)
}
