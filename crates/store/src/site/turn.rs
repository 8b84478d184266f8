//! Tasks of meetings that go around, and who shows newcomers around.

use jiff::Timestamp;
use process::id::{BodyId, MeetingId, MembershipId, PersonId, TurnOfTaskId};
use process::newcomer::{TurnTask, Turns};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.body_id, t.meeting_id, t.task, t.membership_id, m.person_id, \
             p.display_name, t.swapped_at, t.swap_reason, g.title FROM turn t \
             JOIN membership m ON m.id = t.membership_id JOIN person p ON p.id = m.person_id \
             JOIN meeting g ON g.id = t.meeting_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO turn (id, body_id, meeting_id, task, membership_id, at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    SWAP = "UPDATE turn SET swapped_at = $2, swap_reason = $3 \
            WHERE id = $1 AND swapped_at IS NULL";
    GET = select!("WHERE t.id = $1");
    OF_BODY = select!("WHERE t.body_id = $1 ORDER BY t.id DESC LIMIT $2");
    COUNTS = "SELECT m.id, COUNT(t.id), MAX(t.at) FROM membership m \
              LEFT JOIN turn t ON t.membership_id = m.id AND t.swapped_at IS NULL \
              WHERE m.body_id = $1 AND m.left_at IS NULL \
              AND m.standing IN ('participant', 'member') GROUP BY m.id ORDER BY m.id LIMIT $2";
    GUIDES = "SELECT m.id, (SELECT COUNT(*) FROM membership n WHERE n.guide_id = m.id), \
              (SELECT MAX(n.guided_at) FROM membership n WHERE n.guide_id = m.id) \
              FROM membership m WHERE m.body_id = $1 AND m.left_at IS NULL \
              AND m.guides_since IS NOT NULL ORDER BY m.id LIMIT $2";
    GUIDES_SET = "UPDATE membership SET guides_since = $2 WHERE id = $1";
    GUIDE_SET = "UPDATE membership SET guide_id = $2, guided_at = $3 WHERE id = $1";
    // A row for each of those who are shown around, and one where nobody is.
    GUIDING = "SELECT m.guides_since, g.id, p.display_name, q.display_name FROM membership m \
               LEFT JOIN membership g ON g.id = m.guide_id AND g.left_at IS NULL \
               LEFT JOIN person p ON p.id = g.person_id \
               LEFT JOIN membership n ON n.guide_id = m.id AND n.left_at IS NULL \
               LEFT JOIN person q ON q.id = n.person_id \
               WHERE m.id = $1 ORDER BY n.guided_at DESC, n.id LIMIT $2";
}

/// Whose turn a task of a meeting is, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskTurn {
    /// Its id.
    pub id: TurnOfTaskId,
    /// The body.
    pub body: BodyId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The task.
    pub task: TurnTask,
    /// The place of whose turn it is.
    pub place: MembershipId,
    /// Who it is.
    pub person: PersonId,
    /// The name she shows.
    pub display_name: String,
    /// When it was handed on.
    pub swapped_at: Option<Timestamp>,
    /// Why.
    pub swap_reason: String,
    /// The title of the meeting.
    pub meeting_title: String,
}

/// How somebody stands to newcomers of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guiding {
    /// Whether she offers to show newcomers around.
    pub offers: bool,
    /// Who shows her around: the place and the name.
    pub guide: Option<(MembershipId, String)>,
    /// Those whom she shows around, the latest first.
    pub guided: Vec<String>,
}

/// Gives somebody the task of a meeting.
///
/// # Errors
/// [`StoreError::Exists`] when somebody has it.
pub fn turn_add(
    tx: &mut Tx<'_>,
    (body, meeting): (BodyId, MeetingId),
    task: TurnTask,
    place: MembershipId,
    now: Timestamp,
) -> Result<TurnOfTaskId, StoreError> {
    let id = TurnOfTaskId(tx.next_id(now));
    tx.execute(ADD, values![id, body, meeting, task, place, now])?;
    Ok(id)
}

/// Takes a task from somebody, with a reason; `false` when it was handed on before.
///
/// # Errors
/// When the store fails.
pub fn turn_swap(
    tx: &mut Tx<'_>,
    id: TurnOfTaskId,
    reason: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(SWAP, values![id, now, reason])? == 1)
}

/// The turn with this id.
///
/// # Errors
/// When the store fails.
pub fn turn_get(tx: &mut Tx<'_>, id: TurnOfTaskId) -> Result<Option<TaskTurn>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The turns of a body, the latest first.
///
/// # Errors
/// When the store fails.
pub fn turns_of_body(
    tx: &mut Tx<'_>,
    body: BodyId,
    limit: i64,
) -> Result<Vec<TaskTurn>, StoreError> {
    tx.rows(OF_BODY, values![body, limit], read)
}

/// How many turns each participant and member of a body had, and when the last.
///
/// # Errors
/// When the store fails.
pub fn turn_counts(tx: &mut Tx<'_>, body: BodyId, limit: i64) -> Result<Vec<Turns>, StoreError> {
    tx.rows(COUNTS, values![body, limit], turns)
}

/// Those who offer to show newcomers of a body around, with how many they had.
///
/// # Errors
/// When the store fails.
pub fn guides(tx: &mut Tx<'_>, body: BodyId, limit: i64) -> Result<Vec<Turns>, StoreError> {
    tx.rows(GUIDES, values![body, limit], turns)
}

/// Offers to show newcomers around, or stops.
///
/// # Errors
/// When the store fails.
pub fn guides_set(
    tx: &mut Tx<'_>,
    place: MembershipId,
    since: Option<Timestamp>,
) -> Result<(), StoreError> {
    tx.execute(GUIDES_SET, values![place, since]).map(drop)
}

/// Somebody shows a newcomer around.
///
/// # Errors
/// When the store fails.
pub fn guide_set(
    tx: &mut Tx<'_>,
    newcomer: MembershipId,
    guide: MembershipId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(GUIDE_SET, values![newcomer, guide, now])
        .map(drop)
}

/// How somebody stands to newcomers. Two statements.
///
/// # Errors
/// When the store fails.
pub fn guiding(tx: &mut Tx<'_>, place: MembershipId, limit: i64) -> Result<Guiding, StoreError> {
    let rows = tx.rows(GUIDING, values![place, limit], |row| {
        let since: Option<Timestamp> = row.get(0)?;
        let guide: Option<MembershipId> = row.get(1)?;
        let name: Option<String> = row.get(2)?;
        let guided: Option<String> = row.get(3)?;
        Ok((since.is_some(), guide.zip(name), guided))
    })?;
    let mut found = Guiding::default();
    for (offers, guide, guided) in rows {
        (found.offers, found.guide) = (offers, guide);
        found.guided.extend(guided);
    }
    Ok(found)
}

fn turns(row: &Row<'_>) -> Result<Turns, StoreError> {
    Ok(Turns {
        place: row.get(0)?,
        count: row.get(1)?,
        last: row.get(2)?,
    })
}

fn read(row: &Row<'_>) -> Result<TaskTurn, StoreError> {
    Ok(TaskTurn {
        id: row.get(0)?,
        body: row.get(1)?,
        meeting: row.get(2)?,
        task: row.get(3)?,
        place: row.get(4)?,
        person: row.get(5)?,
        display_name: row.get(6)?,
        swapped_at: row.get(7)?,
        swap_reason: row.get(8)?,
        meeting_title: row.get(9)?,
    })
}
