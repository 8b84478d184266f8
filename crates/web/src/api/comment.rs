//! Comments on proposals and agendas.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::agenda::Item;
use process::id::{AgendaId, CommentId, ProposalId};
use process::role::Actor;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, always, author, never};
use crate::acts::comment::Commented;
use crate::acts::proposal::Sight;
use crate::error::WebError;

/// A comment, or an answer to one.
#[derive(Debug, Serialize, ToSchema)]
pub struct Comment {
    /// The id.
    pub id: Id,
    /// The id of the proposal it is on; null when it is on an agenda.
    pub proposal: Option<Id>,
    /// The id of the agenda it is on; null when it is on a proposal.
    pub agenda: Option<Id>,
    /// The id of the comment that begins its thread; its own where it does.
    pub thread: Id,
    /// The id of the comment that it answers; null where it begins a thread.
    pub to: Option<Id>,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// The name its author shows; null after the account was closed, and once it was taken back.
    pub author: Option<String>,
    /// What it says, empty once it was taken back. Lines are separated by a line feed.
    pub body: String,
    /// When it was written.
    pub created_at: Moment,
    /// When its author took it back; null otherwise.
    pub withdrawn_at: Option<Moment>,
}

/// In place of a comment that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenComment {
    /// The id.
    pub id: Id,
    /// The id of the proposal it is on; null when it is on an agenda.
    pub proposal: Option<Id>,
    /// The id of the agenda it is on; null when it is on a proposal.
    pub agenda: Option<Id>,
    /// The id of the comment that begins its thread; its own where it does.
    pub thread: Id,
    /// The id of the comment that it answers; null where it begins a thread.
    pub to: Option<Id>,
    /// Hidden.
    #[schema(schema_with = always)]
    pub hidden: bool,
    /// The moderator's reason.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
}

/// A comment, or what is said in its place.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[expect(missing_docs, reason = "the variants are the two types")]
pub enum CommentOrHidden {
    Shown(Comment),
    Hidden(HiddenComment),
}

/// Comments on a proposal
///
/// The oldest first, answers among them; `thread` and `to` say what answers what. Hidden ones
/// and those that were taken back keep their place, without text and author. Of a hidden
/// proposal no comments are shown: 404 with the code `refusal-comments-hidden`.
#[utoipa::path(
    get,
    path = "/api/v1/proposals/{proposal}/comments",
    tag = "proposals",
    operation_id = "listComments",
    params(
        ("proposal" = Id, Path, description = "The id of a proposal"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<CommentOrHidden>)),
)]
pub async fn list(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let path = format!("/api/v1/proposals/{id}/comments?");
    page(call, Item::Proposal(id), &path).await
}

/// Comments on an agenda
///
/// The oldest first, answers among them; `thread` and `to` say what answers what. Hidden ones
/// and those that were taken back keep their place, without text and author. Of a hidden agenda
/// no comments are shown: 404 with the code `refusal-comments-hidden`.
#[utoipa::path(
    get,
    path = "/api/v1/agendas/{agenda}/comments",
    tag = "agendas",
    operation_id = "listAgendaComments",
    params(
        ("agenda" = Id, Path, description = "The id of an agenda"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<CommentOrHidden>)),
)]
pub async fn list_of_agenda(
    call: Call,
    Path(id): Path<String>,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    let path = format!("/api/v1/agendas/{id}/comments?");
    page(call, Item::Agenda(id), &path).await
}

async fn page(call: Call, item: Item, path: &str) -> Result<Response<Body>, WebError> {
    let paging = call.paging::<CommentId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let on = visible(tx, item)?;
        Ok((
            on,
            store::comment_list(tx, item, paging.after, paging.rows())?,
        ))
    };
    let (on, found) = call.app.stores.site.read(read).await?;
    let wire = |comment: store::Comment| CommentOrHidden::of(&on, comment);
    Ok(answer(&paging.cut(found, path, |comment| comment.id, wire)))
}

/// A comment
///
/// When a moderator has hidden it, the answer says so, with the reason and without the text.
#[utoipa::path(
    get,
    path = "/api/v1/comments/{comment}",
    tag = "proposals",
    operation_id = "getComment",
    params(("comment" = Id, Path, description = "The id of a comment")),
    responses((status = 200, description = "The comment", body = CommentOrHidden)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: CommentId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let comment = store::comment_get(tx, id)?.ok_or_else(WebError::not_found)?;
        Ok((visible(tx, comment.on)?, comment))
    };
    let (on, comment) = call.app.stores.site.read(read).await?;
    Ok(answer(&CommentOrHidden::of(&on, comment)))
}

/// What the comments asked for are on, when a visitor may see it.
fn visible(tx: &mut Tx<'_>, item: Item) -> Result<Commented, WebError> {
    let on = match item {
        Item::Proposal(id) => {
            let found = store::proposal_get(tx, id)?.ok_or_else(WebError::not_found)?;
            Commented::proposal(&call::district_of(tx, found.district)?, &found)
        }
        Item::Agenda(id) => {
            let found = store::agenda_get(tx, id)?.ok_or_else(WebError::not_found)?;
            Commented::agenda(&call::district_of(tx, found.district)?, &found)
        }
    };
    if on.sight(&Actor::visitor()) == Sight::Withheld {
        return Err(WebError::request(
            StatusCode::NOT_FOUND,
            "refusal-comments-hidden",
        ));
    }
    Ok(on)
}

impl CommentOrHidden {
    /// What a visitor may see of a comment.
    fn of(on: &Commented, comment: store::Comment) -> CommentOrHidden {
        let sight = on.sight_of(&Actor::visitor(), &comment);
        let proposal = comment.on.proposal().map(Id::of);
        let agenda = comment.on.agenda().map(Id::of);
        let (id, thread) = (Id::of(comment.id), Id::of(comment.thread));
        let to = comment.to.map(Id::of);
        if sight == Sight::Withheld {
            let hiding = comment.hiding.map(|hiding| (hiding.reason, hiding.since));
            let (reason, since) = hiding.unzip();
            return CommentOrHidden::Hidden(HiddenComment {
                id,
                proposal,
                agenda,
                thread,
                to,
                hidden: true,
                reason,
                since: since.map(Moment),
            });
        }
        let name = match comment.withdrawn_at {
            Some(_) => None,
            None => author(comment.author_name),
        };
        CommentOrHidden::Shown(Comment {
            id,
            proposal,
            agenda,
            thread,
            to,
            hidden: false,
            author: name,
            body: comment.body,
            created_at: Moment(comment.created_at),
            withdrawn_at: comment.withdrawn_at.map(Moment),
        })
    }
}
