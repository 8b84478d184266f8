//! What somebody undertook in a meeting, by office, until a day.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{DecisionId, DistrictId, MeetingId, PersonId, TaskId};
use process::meeting::TaskText;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.meeting_id, t.slot, t.what, t.who, t.due_on, t.done_at, m.title, \
             t.decision_id, t.outcome \
             FROM meeting_task t JOIN meeting m ON m.id = t.meeting_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO meeting_task (id, district_id, meeting_id, slot, what, who, due_on, \
           added_at, added_by, outcome, decision_id) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10)";
    GET = select!("WHERE t.id = $1");
    DONE = "UPDATE meeting_task SET done_at = $2, done_by = $3, outcome = $4 \
            WHERE id = $1 AND done_at IS NULL";
    OPEN_AGAIN = "UPDATE meeting_task SET done_at = NULL, done_by = NULL, outcome = '' \
                  WHERE id = $1 AND done_at = $2";
    REOPENING_ADD = "INSERT INTO task_reopening (task_id, position, done_before, outcome_before, \
                     reason, at, reopened_by) VALUES ($1, (SELECT COUNT(*) + 1 FROM task_reopening \
                     WHERE task_id = $1), $2, $3, $4, $5, $6)";
    REOPENINGS = "SELECT r.task_id, r.done_before, r.outcome_before, r.reason, r.at \
                  FROM task_reopening r JOIN meeting_task t ON t.id = r.task_id \
                  WHERE t.meeting_id = $1 ORDER BY r.task_id, r.position LIMIT $2";
    OF_MEETING = select!("WHERE t.meeting_id = $1 ORDER BY t.id LIMIT $2");
    OPEN = select!("WHERE t.district_id = $1 AND t.done_at IS NULL \
                    ORDER BY t.due_on, t.id LIMIT $2");
    COUNT = "SELECT COUNT(*) FROM meeting_task WHERE meeting_id = $1";
}

/// A task as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingTask {
    /// Its id.
    pub id: TaskId,
    /// The meeting in which it came up.
    pub meeting: MeetingId,
    /// The part of the timetable, counted from 1; 0 for none.
    pub slot: i64,
    /// What is to be done.
    pub what: String,
    /// The role or office that does it.
    pub who: String,
    /// The last day in Seoul on which it is done in time.
    pub due_on: Date,
    /// When it was marked as done.
    pub done_at: Option<Timestamp>,
    /// The title of the meeting.
    pub meeting_title: String,
    /// The decision that it carries out.
    pub decision: Option<DecisionId>,
    /// What came of it; empty while it is open.
    pub outcome: String,
}

/// A task that was done and was opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskReopening {
    /// The task.
    pub task: TaskId,
    /// When it had been marked as done.
    pub done_before: Timestamp,
    /// With which outcome.
    pub outcome_before: String,
    /// Why it was opened again.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl MeetingTask {
    /// Whether it is open after its day.
    pub fn is_late(&self, today: Date) -> bool {
        self.done_at.is_none() && self.due_on < today
    }
}

/// Records a task of a meeting.
///
/// # Errors
/// When the store fails.
pub fn task_add(
    tx: &mut Tx<'_>,
    (district, meeting): (DistrictId, MeetingId),
    task: &TaskText,
    by: PersonId,
    now: Timestamp,
) -> Result<TaskId, StoreError> {
    let id = TaskId(tx.next_id(now));
    let (slot, what, who, due_on) = (task.slot, &task.what, &task.who, task.due_on);
    let decision = task.decision;
    let values = values![
        id, district, meeting, slot, what, who, due_on, now, by, decision
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// The task with this id.
///
/// # Errors
/// When the store fails.
pub fn task_get(tx: &mut Tx<'_>, id: TaskId) -> Result<Option<MeetingTask>, StoreError> {
    tx.row(GET, values![id], read)
}

/// Marks a task as done with its outcome; `false` when it was before.
///
/// # Errors
/// When the store fails.
pub fn task_done(
    tx: &mut Tx<'_>,
    id: TaskId,
    outcome: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(DONE, values![id, now, by, outcome])? == 1)
}

/// Opens a task again that was done at `done_at`, and keeps what came of it before; `false`
/// when somebody changed it meanwhile.
///
/// # Errors
/// When the store fails.
pub fn task_reopen(
    tx: &mut Tx<'_>,
    task: &MeetingTask,
    done_at: Timestamp,
    reason: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if tx.execute(OPEN_AGAIN, values![task.id, done_at])? != 1 {
        return Ok(false);
    }
    let values = values![task.id, done_at, &task.outcome, reason, now, by];
    tx.execute(REOPENING_ADD, values)?;
    Ok(true)
}

/// The tasks of a meeting that were opened again, each in its order.
///
/// # Errors
/// When the store fails.
pub fn task_reopenings(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<TaskReopening>, StoreError> {
    tx.rows(REOPENINGS, values![meeting, limit], |row| {
        Ok(TaskReopening {
            task: row.get(0)?,
            done_before: row.get(1)?,
            outcome_before: row.get(2)?,
            reason: row.get(3)?,
            at: row.get(4)?,
        })
    })
}

/// How many tasks a meeting has.
///
/// # Errors
/// When the store fails.
pub fn task_count(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64, StoreError> {
    tx.number(COUNT, values![meeting])
}

/// The tasks of a meeting, in the order in which they were recorded.
///
/// # Errors
/// When the store fails.
pub fn tasks_of(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<MeetingTask>, StoreError> {
    tx.rows(OF_MEETING, values![meeting, limit], read)
}

/// The open tasks of a district, the first due first.
///
/// # Errors
/// When the store fails.
pub fn tasks_open(
    tx: &mut Tx<'_>,
    district: DistrictId,
    limit: i64,
) -> Result<Vec<MeetingTask>, StoreError> {
    tx.rows(OPEN, values![district, limit], read)
}

fn read(row: &Row<'_>) -> Result<MeetingTask, StoreError> {
    Ok(MeetingTask {
        id: row.get(0)?,
        meeting: row.get(1)?,
        slot: row.get(2)?,
        what: row.get(3)?,
        who: row.get(4)?,
        due_on: row.get(5)?,
        done_at: row.get(6)?,
        meeting_title: row.get(7)?,
        decision: row.get(8)?,
        outcome: row.get(9)?,
    })
}
