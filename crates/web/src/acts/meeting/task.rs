//! What somebody undertook in a meeting.

use process::Refusal;
use process::id::{MeetingId, TaskId};
use process::meeting::{TaskForm, check_outcome, check_reopening, finish_task, reopen_task};
use process::refusal::Fault;
use serde_json::json;
use store::{MeetingTask, Tx};

use super::{changed, noted, recorded};
use crate::acts::{By, NotDone, not_found};

/// The most tasks of one meeting: its page shows them all.
pub const TASKS: i64 = 100;

/// Records a task of a meeting. Everybody sees it.
///
/// # Errors
/// Refuses who may not, before the meeting, and more than [`TASKS`]; names the faulty fields.
pub fn task_add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    form: &TaskForm,
) -> Result<TaskId, NotDone> {
    let (district, meeting) = recorded(tx, by, slug, id)?;
    let slots = store::meeting_slots(tx, id)?.len();
    let held_on = korean::seoul(meeting.starts_at).date();
    let decided = store::decisions_of(tx, id)?;
    let decided: Vec<_> = decided.iter().map(|d| (d.id, d.slot)).collect();
    let text = form.check(by.rules.limits, held_on, slots, &decided)?;
    if store::task_count(tx, id)? >= TASKS {
        let fault = Fault::new("refusal-tasks-full").count("max", TASKS);
        return Err(Refusal::conflict(fault).into());
    }
    let task = store::task_add(tx, (district.id, id), &text, by.person()?, by.now)?;
    let detail = json!({ "step": "task", "task": task, "due_on": text.due_on.to_string(), "of": text.decision });
    noted(tx, by, id, &detail)?;
    Ok(task)
}

/// The most reopenings that a page tells of.
pub const REOPENINGS: i64 = 200;

/// A task of a meeting.
fn found(tx: &mut Tx<'_>, id: MeetingId, task: TaskId) -> Result<MeetingTask, NotDone> {
    let found = store::task_get(tx, task)?.filter(|found| found.meeting == id);
    Ok(found.ok_or_else(not_found)?)
}

/// Marks a task as done, with its outcome.
///
/// # Errors
/// Refuses who may not, an unknown task, and one that is done; says when the outcome is
/// missing.
pub fn task_done(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    task: TaskId,
    outcome: &str,
) -> Result<(), NotDone> {
    recorded(tx, by, slug, id)?;
    finish_task(found(tx, id, task)?.done_at)?;
    let outcome = check_outcome(by.rules.limits, outcome)?;
    if !store::task_done(tx, task, &outcome, by.person()?, by.now)? {
        return Err(changed().into());
    }
    noted(tx, by, id, &json!({ "step": "task-done", "task": task }))
}

/// Opens a task again that was marked as done. What came of it before stays on record.
///
/// # Errors
/// Refuses who may not, an unknown task, and one that is open; says when the reason is missing.
pub fn task_reopen(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    task: TaskId,
    reason: &str,
) -> Result<(), NotDone> {
    recorded(tx, by, slug, id)?;
    let before = found(tx, id, task)?;
    let done_at = reopen_task(before.done_at)?;
    let reason = check_reopening(by.rules.limits, reason)?;
    if !store::task_reopen(tx, &before, done_at, &reason, by.person()?, by.now)? {
        return Err(changed().into());
    }
    noted(
        tx,
        by,
        id,
        &json!({ "step": "task-reopened", "task": task }),
    )
}
