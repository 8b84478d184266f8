//! The story of each hiding: hidden, appealed against, restored or upheld.

use jiff::Timestamp;
use process::id::{DistrictId, ModerationId, PersonId};
use process::moderation::{Last, Step, SubjectKind};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// Three columns of something that can be hidden, for [`hiding`]: why it is and since when, and
/// how often its author has appealed.
macro_rules! hiding_columns {
    ($kind:literal, $of:literal) => {
        concat!(
            "CASE WHEN ",
            $of,
            ".hidden = 1 THEN (SELECT m.reason FROM moderation m \
             WHERE m.subject_kind = '",
            $kind,
            "' AND m.subject_id = ",
            $of,
            ".id \
             AND m.step = 'hide' ORDER BY m.id DESC LIMIT 1) END, \
             CASE WHEN ",
            $of,
            ".hidden = 1 THEN (SELECT m.at FROM moderation m \
             WHERE m.subject_kind = '",
            $kind,
            "' AND m.subject_id = ",
            $of,
            ".id \
             AND m.step = 'hide' ORDER BY m.id DESC LIMIT 1) END, \
             CASE WHEN ",
            $of,
            ".hidden = 1 THEN (SELECT COUNT(*) FROM moderation m \
             WHERE m.subject_kind = '",
            $kind,
            "' AND m.subject_id = ",
            $of,
            ".id \
             AND m.step = 'appeal') ELSE 0 END"
        )
    };
}
pub(crate) use hiding_columns;

/// Why something is hidden and since when.
pub type Hiding = Option<(String, Timestamp)>;

/// Reads the columns of [`hiding_columns`] that begin at a place; also whether its author has
/// appealed.
pub(crate) fn hiding(row: &Row<'_>, at: usize) -> Result<(Hiding, bool), StoreError> {
    let why: Option<String> = row.get(at)?;
    let since: Option<Timestamp> = row.get(at + 1)?;
    Ok((why.zip(since), row.get::<i64>(at + 2)? > 0))
}

/// The things that are hidden now, each by the last step of its story.
macro_rules! hidden_now {
    ($which:literal, $order:literal) => {
        concat!(
            "SELECT m.id, m.subject_kind, m.subject_id, m.step, m.actor_id, a.display_name, \
             m.reason, m.at, COALESCE(p.title, c.body, q.title, o.reason, g.title, \
             s.body, '') FROM moderation m \
             JOIN person a ON a.id = m.actor_id \
             LEFT JOIN proposal p ON m.subject_kind = 'proposal' AND p.id = m.subject_id \
             LEFT JOIN comment c ON m.subject_kind = 'comment' AND c.id = m.subject_id \
             LEFT JOIN inquiry q ON m.subject_kind = 'inquiry' AND q.id = m.subject_id \
             LEFT JOIN opinion o ON m.subject_kind = 'opinion' AND o.id = m.subject_id \
             LEFT JOIN statement s ON m.subject_kind = 'statement' AND s.id = m.subject_id \
             LEFT JOIN agenda g ON m.subject_kind = 'agenda' AND g.id = m.subject_id \
             WHERE m.district_id = $1 AND NOT EXISTS \
             (SELECT 1 FROM moderation n WHERE n.subject_kind = m.subject_kind \
              AND n.subject_id = m.subject_id AND n.id > m.id) AND ",
            $which,
            " ",
            $order
        )
    };
}

statements! {
    ADD = "INSERT INTO moderation (id, district_id, subject_kind, subject_id, step, actor_id, \
           reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LAST = "SELECT m.step, (SELECT h.actor_id FROM moderation h WHERE h.subject_kind = $1 \
            AND h.subject_id = $2 AND h.step = 'hide' ORDER BY h.id DESC LIMIT 1) \
            FROM moderation m WHERE m.subject_kind = $1 AND m.subject_id = $2 \
            ORDER BY m.id DESC LIMIT 1";
    HISTORY = "SELECT m.id, m.subject_kind, m.subject_id, m.step, m.actor_id, a.display_name, \
               m.reason, m.at FROM moderation m JOIN person a ON a.id = m.actor_id \
               WHERE m.subject_kind = $1 AND m.subject_id = $2 ORDER BY m.id LIMIT 100";
    APPEALS = hidden_now!("m.id > $2 AND m.step = 'appeal'", "ORDER BY m.id LIMIT $3");
    ANSWERED = hidden_now!("m.id < $2 AND m.step IN ('hide', 'uphold')",
                           "ORDER BY m.id DESC LIMIT $3");
}

/// One step in the story of a hiding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moderation {
    /// Its id.
    pub id: ModerationId,
    /// What kind of thing.
    pub subject_kind: SubjectKind,
    /// The id of the thing.
    pub subject: i64,
    /// What was done.
    pub step: Step,
    /// By whom.
    pub actor: PersonId,
    /// The actor's display name.
    pub actor_name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// A thing that is hidden now, with the last step of its story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenModeration {
    /// The last step; an appeal waits for an answer.
    pub last: Moderation,
    /// The title of the thing, or its text where it has no title.
    pub text: String,
}

/// A step to be written.
#[derive(Clone, Debug)]
pub struct NewModeration {
    /// The district concerned.
    pub district: DistrictId,
    /// What kind of thing.
    pub subject_kind: SubjectKind,
    /// The id of the thing.
    pub subject: i64,
    /// What is done.
    pub step: Step,
    /// By whom.
    pub actor: PersonId,
    /// Why.
    pub reason: String,
}

/// Writes a step. Hiding and showing the thing itself is the caller's other half.
///
/// # Errors
/// When the store fails.
pub fn moderation_add(
    tx: &mut Tx<'_>,
    new: &NewModeration,
    now: Timestamp,
) -> Result<ModerationId, StoreError> {
    let id = ModerationId(tx.next_id(now));
    let NewModeration {
        district,
        subject_kind,
        subject,
        step,
        actor,
        reason,
    } = new;
    let values = values![
        id,
        *district,
        *subject_kind,
        *subject,
        *step,
        *actor,
        reason,
        now
    ];
    tx.execute(ADD, values)?;
    Ok(id)
}

/// What [`process::moderation::next`] needs to know of a thing.
///
/// # Errors
/// When the store fails.
pub fn moderation_last(
    tx: &mut Tx<'_>,
    kind: SubjectKind,
    subject: i64,
) -> Result<Option<Last>, StoreError> {
    tx.row(LAST, values![kind, subject], |row| {
        Ok(Last {
            step: row.get(0)?,
            hidden_by: row.get(1)?,
        })
    })
}

/// The whole story of a thing, oldest step first; at most 100 steps.
///
/// # Errors
/// When the store fails.
pub fn moderation_history(
    tx: &mut Tx<'_>,
    kind: SubjectKind,
    subject: i64,
) -> Result<Vec<Moderation>, StoreError> {
    tx.rows(HISTORY, values![kind, subject], read)
}

/// The appeals of a district that wait for an answer, the oldest first; `after` is the last
/// one on the page before.
///
/// # Errors
/// When the store fails.
pub fn moderation_appeals(
    tx: &mut Tx<'_>,
    district: DistrictId,
    after: Option<ModerationId>,
    limit: i64,
) -> Result<Vec<OpenModeration>, StoreError> {
    let after = after.unwrap_or(ModerationId(0));
    tx.rows(APPEALS, values![district, after, limit], read_open)
}

/// What else is hidden in a district now, the last touched first; `before` is the last step
/// on the page before.
///
/// # Errors
/// When the store fails.
pub fn moderation_hidden(
    tx: &mut Tx<'_>,
    district: DistrictId,
    before: Option<ModerationId>,
    limit: i64,
) -> Result<Vec<OpenModeration>, StoreError> {
    let before = before.unwrap_or(ModerationId(i64::MAX));
    tx.rows(ANSWERED, values![district, before, limit], read_open)
}

fn read_open(row: &Row<'_>) -> Result<OpenModeration, StoreError> {
    Ok(OpenModeration {
        last: read(row)?,
        text: row.get(8)?,
    })
}

fn read(row: &Row<'_>) -> Result<Moderation, StoreError> {
    Ok(Moderation {
        id: row.get(0)?,
        subject_kind: row.get(1)?,
        subject: row.get(2)?,
        step: row.get(3)?,
        actor: row.get(4)?,
        actor_name: row.get(5)?,
        reason: row.get(6)?,
        at: row.get(7)?,
    })
}
