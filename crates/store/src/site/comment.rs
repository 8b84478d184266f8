//! Comments on proposals and agendas, in threads of one level.

use jiff::Timestamp;
use process::agenda::{Item, ItemKind};
use process::comment::{CommentStanding, Order};
use process::id::{CommentId, PersonId};
use process::moderation::Step;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects, of the comments of a table or of a page of it. What
/// moderation said is looked up for hidden ones alone.
macro_rules! select {
    ($rest:expr) => {
        select!("comment", $rest)
    };
    ($from:expr, $rest:expr) => {
        concat!(
            "SELECT c.id, c.subject_kind, c.subject_id, c.thread_id, c.ordinal, c.to_id, \
             c.replies, c.author_id, a.display_name, c.body, c.hidden, c.created_at, \
             c.withdrawn_at, t.hidden, t.withdrawn_at, ta.display_name, \
             CASE WHEN c.hidden = 1 THEN (SELECT m.reason FROM moderation m \
             WHERE m.subject_kind = 'comment' AND m.subject_id = c.id AND m.step = 'hide' \
             ORDER BY m.id DESC LIMIT 1) END, \
             CASE WHEN c.hidden = 1 THEN (SELECT m.at FROM moderation m \
             WHERE m.subject_kind = 'comment' AND m.subject_id = c.id AND m.step = 'hide' \
             ORDER BY m.id DESC LIMIT 1) END, \
             CASE WHEN c.hidden = 1 THEN (SELECT m.step FROM moderation m \
             WHERE m.subject_kind = 'comment' AND m.subject_id = c.id \
             ORDER BY m.id DESC LIMIT 1) END \
             FROM ",
            $from,
            " c JOIN person a ON a.id = c.author_id \
             LEFT JOIN comment t ON t.id = c.to_id LEFT JOIN person ta ON ta.id = t.author_id ",
            $rest
        )
    };
}

/// A page of threads: what begins each, and the first answers in it.
macro_rules! threads {
    ($which:literal, $answers:literal) => {
        select!(concat!(
            "WHERE c.ordinal BETWEEN 0 AND ",
            $answers,
            " AND c.thread_id IN (SELECT c.id FROM comment c WHERE ",
            $which,
            ") ORDER BY c.thread_id, c.ordinal"
        ))
    };
}

/// A page of comments with these conditions, in the order of one column: cut off before anything
/// is joined to it, since PostgreSQL takes a thread for short and would join all of a long one.
macro_rules! page {
    ($which:literal, $by:literal, $most:literal) => {
        select!(
            concat!(
                "(SELECT r.* FROM comment r WHERE ",
                $which,
                " ORDER BY r.",
                $by,
                " LIMIT ",
                $most,
                ")"
            ),
            concat!("ORDER BY c.", $by)
        )
    };
}

statements! {
    ADD = "INSERT INTO comment (id, subject_kind, subject_id, thread_id, ordinal, to_id, replies, \
           author_id, body, hidden, created_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, 0, $9)";
    REPLIED = "UPDATE comment SET replies = replies + 1 WHERE id = $1 RETURNING replies";
    COUNT_PROPOSAL = "UPDATE proposal SET comment_count = comment_count + $2, \
                      hidden_comment_count = hidden_comment_count + $3 WHERE id = $1";
    COUNT_AGENDA = "UPDATE agenda SET comment_count = comment_count + $2, \
                    hidden_comment_count = hidden_comment_count + $3 WHERE id = $1";
    COUNTS_PROPOSAL = "SELECT comment_count, hidden_comment_count FROM proposal WHERE id = $1";
    COUNTS_AGENDA = "SELECT comment_count, hidden_comment_count FROM agenda WHERE id = $1";
    OLDEST = threads!(
        "c.subject_kind = $1 AND c.subject_id = $2 AND c.ordinal = 0 AND c.id > $3 \
         ORDER BY c.id LIMIT $4",
        "$5"
    );
    NEWEST = threads!(
        "c.subject_kind = $1 AND c.subject_id = $2 AND c.ordinal = 0 AND c.id < $3 \
         ORDER BY c.id DESC LIMIT $4",
        "$5"
    );
    ANSWERED = threads!(
        "c.subject_kind = $1 AND c.subject_id = $2 AND c.ordinal = 0 \
         AND (c.replies, c.id) < ($3, $4) ORDER BY c.replies DESC, c.id DESC LIMIT $5",
        "$6"
    );
    LIST = page!("r.subject_kind = $1 AND r.subject_id = $2 AND r.id > $3", "id", "$4");
    REPLIES = page!("r.thread_id = $1 AND r.ordinal > $2", "ordinal", "$3");
    GET = select!("WHERE c.id = $1");
    SET_HIDDEN = "UPDATE comment SET hidden = $2 WHERE id = $1 AND hidden <> $2 \
                  RETURNING subject_kind, subject_id";
    WITHDRAW = "UPDATE comment SET body = '', withdrawn_at = $2 WHERE id = $1 AND hidden = 0 \
                AND withdrawn_at IS NULL RETURNING subject_kind, subject_id";
}

/// A comment with its author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// On what.
    pub on: Item,
    /// The comment that begins its thread; its own id where it does.
    pub thread: CommentId,
    /// Its number among the answers in the thread, from 1; 0 where it begins one.
    pub ordinal: i64,
    /// Which comment of the thread it answers.
    pub to: Option<CommentId>,
    /// The display name of whom it answers; empty when that comment is hidden or was taken
    /// back, and when the account was closed.
    pub to_name: String,
    /// How many answers its thread has; only where it begins one.
    pub replies: i64,
    /// Who wrote it.
    pub author: PersonId,
    /// The author's display name; empty after the account was closed.
    pub author_name: String,
    /// What it says; empty once it was taken back.
    pub body: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its author took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// What moderation said, while it is hidden.
    pub hiding: Option<CommentHiding>,
}

impl Comment {
    /// What the decisions need to know.
    pub fn standing(&self) -> CommentStanding {
        CommentStanding {
            hidden: self.hidden,
            withdrawn: self.withdrawn_at.is_some(),
        }
    }
}

/// Why a comment is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentHiding {
    /// The moderator's reason.
    pub reason: String,
    /// Since when.
    pub since: Timestamp,
    /// The last step of the story: hidden, appealed against, or upheld.
    pub last: Step,
}

/// How many comments something has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommentCounts {
    /// Neither hidden nor taken back.
    pub shown: i64,
    /// Hidden.
    pub hidden: i64,
}

/// Where a page of threads begins: after the thread with this first comment. In the order of
/// answers also after all with more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadKey {
    /// How many answers the last thread of the page before had.
    pub replies: i64,
    /// Its first comment.
    pub id: CommentId,
}

/// Adds a comment, or an answer to one.
///
/// # Errors
/// When the store fails.
pub fn comment_add(
    tx: &mut Tx<'_>,
    (on, to): (Item, Option<&Comment>),
    author: PersonId,
    body: &str,
    now: Timestamp,
) -> Result<CommentId, StoreError> {
    let id = CommentId(tx.next_id(now));
    let thread = to.map_or(id, |to| to.thread);
    // The row of the first comment gives the numbers, so answers at once follow one another.
    let ordinal = match to {
        Some(to) => tx.row(REPLIED, values![to.thread], |row| row.get(0))?,
        None => Some(0),
    };
    let ordinal: i64 = ordinal.ok_or_else(|| StoreError::Missing(format!("comment {thread}")))?;
    let to = to.map(|to| to.id);
    let (kind, number) = (on.kind(), on.number());
    let values = values![id, kind, number, thread, ordinal, to, author, body, now];
    tx.execute(ADD, values)?;
    count(tx, on, 1, 0)?;
    Ok(id)
}

/// The comment with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn comment_get(tx: &mut Tx<'_>, id: CommentId) -> Result<Option<Comment>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of comments with the answers among them, the oldest first; `after` is the last id of
/// the page before. Hidden ones are in it, marked, so that a reader can say that one was hidden.
///
/// # Errors
/// When the store fails.
pub fn comment_list(
    tx: &mut Tx<'_>,
    on: Item,
    after: Option<CommentId>,
    limit: i64,
) -> Result<Vec<Comment>, StoreError> {
    let after = after.unwrap_or(CommentId(0));
    tx.rows(LIST, values![on.kind(), on.number(), after, limit], read)
}

/// The first comments of a page of threads, and beside them the first `answers` answers in each,
/// by thread and number. One statement, however many threads there are.
///
/// # Errors
/// When the store fails.
pub fn comment_threads(
    tx: &mut Tx<'_>,
    on: Item,
    order: Order,
    after: Option<ThreadKey>,
    limit: i64,
    answers: i64,
) -> Result<(Vec<Comment>, Vec<Comment>), StoreError> {
    let (kind, number) = (on.kind(), on.number());
    let from = |none: i64| after.map_or(none, |key| key.id.0);
    let found = match order {
        Order::Oldest => {
            let values = values![kind, number, from(0), limit, answers];
            tx.rows(OLDEST, values, read)?
        }
        Order::Newest => {
            let values = values![kind, number, from(i64::MAX), limit, answers];
            tx.rows(NEWEST, values, read)?
        }
        Order::Answered => {
            let (replies, id) = (after.map_or(i64::MAX, |key| key.replies), from(i64::MAX));
            let values = values![kind, number, replies, id, limit, answers];
            tx.rows(ANSWERED, values, read)?
        }
    };
    let begins = |comment: &Comment| comment.ordinal == 0;
    let (mut first, rest): (Vec<Comment>, _) = found.into_iter().partition(begins);
    match order {
        Order::Oldest => {}
        Order::Newest => first.reverse(),
        Order::Answered => first.sort_by_key(|one| std::cmp::Reverse((one.replies, one.id))),
    }
    Ok((first, rest))
}

/// A page of the answers in a thread, in their order, those after the `after`-th.
///
/// # Errors
/// When the store fails.
pub fn comment_replies(
    tx: &mut Tx<'_>,
    thread: CommentId,
    after: i64,
    limit: i64,
) -> Result<Vec<Comment>, StoreError> {
    tx.rows(REPLIES, values![thread, after, limit], read)
}

/// How many comments a proposal or an agenda has. The numbers stand with it.
///
/// # Errors
/// When the store fails.
pub fn comment_counts(tx: &mut Tx<'_>, on: Item) -> Result<CommentCounts, StoreError> {
    let statement = match on {
        Item::Proposal(_) => COUNTS_PROPOSAL,
        Item::Agenda(_) => COUNTS_AGENDA,
    };
    let found = tx.row(statement, values![on.number()], |row| {
        Ok(CommentCounts {
            shown: row.get(0)?,
            hidden: row.get(1)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Hides a comment.
///
/// # Errors
/// When the store fails.
pub fn comment_hide(tx: &mut Tx<'_>, id: CommentId) -> Result<(), StoreError> {
    set_hidden(tx, id, true)
}

/// Shows a hidden comment again.
///
/// # Errors
/// When the store fails.
pub fn comment_show(tx: &mut Tx<'_>, id: CommentId) -> Result<(), StoreError> {
    set_hidden(tx, id, false)
}

/// Takes a comment back: its text goes, its place stays. `false` when it is hidden, or was taken
/// back before.
///
/// # Errors
/// When the store fails.
pub fn comment_withdraw(
    tx: &mut Tx<'_>,
    id: CommentId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let on = tx.row(WITHDRAW, values![id, now], read_subject)?;
    if let Some(on) = on {
        count(tx, on, -1, 0)?;
    }
    Ok(on.is_some())
}

fn set_hidden(tx: &mut Tx<'_>, id: CommentId, hidden: bool) -> Result<(), StoreError> {
    let on = tx.row(SET_HIDDEN, values![id, hidden], read_subject)?;
    match (on, hidden) {
        (Some(on), true) => count(tx, on, -1, 1),
        (Some(on), false) => count(tx, on, 1, -1),
        (None, _) => Ok(()),
    }
}

fn count(tx: &mut Tx<'_>, on: Item, shown: i64, hidden: i64) -> Result<(), StoreError> {
    let statement = match on {
        Item::Proposal(_) => COUNT_PROPOSAL,
        Item::Agenda(_) => COUNT_AGENDA,
    };
    let values = values![on.number(), shown, hidden];
    tx.execute(statement, values).map(drop)
}

fn read_subject(row: &Row<'_>) -> Result<Item, StoreError> {
    let kind: ItemKind = row.get(0)?;
    Ok(Item::of(kind, row.get(1)?))
}

fn read(row: &Row<'_>) -> Result<Comment, StoreError> {
    let kind: ItemKind = row.get(1)?;
    let gone = row.get::<Option<bool>>(13)?.unwrap_or(false)
        || row.get::<Option<Timestamp>>(14)?.is_some();
    let to_name: Option<String> = row.get(15)?;
    let (reason, since, last): (Option<String>, _, Option<Step>) =
        (row.get(16)?, row.get(17)?, row.get(18)?);
    let hiding = match (reason, since, last) {
        (Some(reason), Some(since), Some(last)) => Some(CommentHiding {
            reason,
            since,
            last,
        }),
        _ => None,
    };
    Ok(Comment {
        id: row.get(0)?,
        on: Item::of(kind, row.get(2)?),
        thread: row.get(3)?,
        ordinal: row.get(4)?,
        to: row.get(5)?,
        to_name: to_name.filter(|_| !gone).unwrap_or_default(),
        replies: row.get(6)?,
        author: row.get(7)?,
        author_name: row.get(8)?,
        body: row.get(9)?,
        hidden: row.get(10)?,
        created_at: row.get(11)?,
        withdrawn_at: row.get(12)?,
        hiding,
    })
}
