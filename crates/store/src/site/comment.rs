//! Comments on proposals.

use jiff::Timestamp;
use process::id::{CommentId, DistrictId, PersonId, ProposalId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    ADD = "INSERT INTO comment (id, proposal_id, author_id, body, hidden, created_at) \
           VALUES ($1, $2, $3, $4, 0, $5)";
    COUNT_UP = "UPDATE proposal SET comment_count = comment_count + $2 WHERE id = $1";
    LIST = "SELECT c.id, c.proposal_id, c.author_id, a.display_name, c.body, c.hidden, \
            c.created_at, p.district_id FROM comment c JOIN person a ON a.id = c.author_id \
            JOIN proposal p ON p.id = c.proposal_id \
            WHERE c.proposal_id = $1 AND c.id > $2 ORDER BY c.id LIMIT $3";
    GET = "SELECT c.id, c.proposal_id, c.author_id, a.display_name, c.body, c.hidden, \
           c.created_at, p.district_id FROM comment c JOIN person a ON a.id = c.author_id \
           JOIN proposal p ON p.id = c.proposal_id WHERE c.id = $1";
    HIDDEN = "SELECT COUNT(*) FROM comment WHERE proposal_id = $1 AND hidden = 1";
    SET_HIDDEN = "UPDATE comment SET hidden = $2 WHERE id = $1 AND hidden <> $2 \
                  RETURNING proposal_id";
}

/// A comment with its author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// On which proposal.
    pub proposal: ProposalId,
    /// The proposal's district.
    pub district: DistrictId,
    /// Who wrote it.
    pub author: PersonId,
    /// The author's display name; empty after the account was closed.
    pub author_name: String,
    /// What it says.
    pub body: String,
    /// Whether a moderator has hidden it.
    pub hidden: bool,
    /// When it was written.
    pub created_at: Timestamp,
}

/// Adds a comment.
///
/// # Errors
/// When the store fails.
pub fn comment_add(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    author: PersonId,
    body: &str,
    now: Timestamp,
) -> Result<CommentId, StoreError> {
    let id = CommentId(tx.next_id(now));
    tx.execute(ADD, values![id, proposal, author, body, now])?;
    tx.execute(COUNT_UP, values![proposal, 1])?;
    Ok(id)
}

/// The comment with this id, hidden or not; the caller decides who may see it.
///
/// # Errors
/// When the store fails.
pub fn comment_get(tx: &mut Tx<'_>, id: CommentId) -> Result<Option<Comment>, StoreError> {
    tx.row(GET, values![id], read)
}

/// A page of comments, the oldest first; `after` is the last id of the page before.
///
/// Hidden ones are in it, marked, so that the page can say that one was hidden.
///
/// # Errors
/// When the store fails.
pub fn comment_list(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
    after: Option<CommentId>,
    limit: i64,
) -> Result<Vec<Comment>, StoreError> {
    tx.rows(
        LIST,
        values![proposal, after.unwrap_or(CommentId(0)), limit],
        read,
    )
}

/// How many comments on a proposal are hidden; the number that stands with the proposal leaves
/// them out, and the list does not.
///
/// # Errors
/// When the store fails.
pub fn comments_hidden(tx: &mut Tx<'_>, proposal: ProposalId) -> Result<i64, StoreError> {
    tx.number(HIDDEN, values![proposal])
}

/// Hides a comment.
///
/// # Errors
/// When the store fails.
pub fn comment_hide(tx: &mut Tx<'_>, id: CommentId) -> Result<(), StoreError> {
    set_hidden(tx, id, true, -1)
}

/// Shows a hidden comment again.
///
/// # Errors
/// When the store fails.
pub fn comment_show(tx: &mut Tx<'_>, id: CommentId) -> Result<(), StoreError> {
    set_hidden(tx, id, false, 1)
}

fn set_hidden(tx: &mut Tx<'_>, id: CommentId, hidden: bool, shown: i64) -> Result<(), StoreError> {
    let of = tx.row(SET_HIDDEN, values![id, hidden], |row| {
        row.get::<ProposalId>(0)
    })?;
    if let Some(proposal) = of {
        tx.execute(COUNT_UP, values![proposal, shown])?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Comment, StoreError> {
    Ok(Comment {
        id: row.get(0)?,
        proposal: row.get(1)?,
        author: row.get(2)?,
        author_name: row.get(3)?,
        body: row.get(4)?,
        hidden: row.get(5)?,
        created_at: row.get(6)?,
        district: row.get(7)?,
    })
}
