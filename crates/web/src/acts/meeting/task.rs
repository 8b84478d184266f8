//! What somebody undertook in a meeting.

use process::Refusal;
use process::id::{MeetingId, TaskId};
use process::meeting::{TaskForm, finish_task};
use process::refusal::Fault;
use serde_json::json;
use store::Tx;

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

/// Marks a task as done, once.
///
/// # Errors
/// Refuses who may not, an unknown task, and a second time.
pub fn task_done(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: MeetingId,
    task: TaskId,
) -> Result<(), NotDone> {
    recorded(tx, by, slug, id)?;
    let found = store::task_get(tx, task)?.filter(|found| found.meeting == id);
    finish_task(found.ok_or_else(not_found)?.done_at)?;
    if !store::task_done(tx, task, by.person()?, by.now)? {
        return Err(changed().into());
    }
    noted(tx, by, id, &json!({ "step": "task-done", "task": task }))
}
