//! Comments on proposals.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::id::{CommentId, ProposalId};
use process::moderation::SubjectKind;
use process::role::Actor;
use serde::Serialize;
use store::{Moderation, Proposal, Tx};
use utoipa::ToSchema;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, always, author, never};
use crate::acts::moderation::{hiding, stories};
use crate::acts::proposal::{Sight, sight_of, sight_of_comment};
use crate::error::WebError;

/// A comment.
#[derive(Debug, Serialize, ToSchema)]
pub struct Comment {
    /// The id.
    pub id: Id,
    /// The id of the proposal it is on.
    pub proposal: Id,
    /// Not hidden.
    #[schema(schema_with = never)]
    pub hidden: bool,
    /// The name its author shows; null after the account was closed.
    pub author: Option<String>,
    /// What it says. Lines are separated by a line feed.
    pub body: String,
    /// When it was written.
    pub created_at: Moment,
}

/// In place of a comment that a moderator has hidden.
#[derive(Debug, Serialize, ToSchema)]
pub struct HiddenComment {
    /// The id.
    pub id: Id,
    /// The id of the proposal it is on.
    pub proposal: Id,
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
/// The oldest first. Hidden ones keep their place, without text and author. Of a hidden
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
    let paging = call.paging::<CommentId>()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let proposal = visible(tx, id)?;
        let found = store::comment_list(tx, id, paging.after, paging.rows())?;
        let stories = stories(tx, id, paging.after, paging.rows())?;
        Ok((proposal, found, stories))
    };
    let (proposal, found, stories) = call.app.stores.site.read(read).await?;
    let path = format!("/api/v1/proposals/{id}/comments?");
    let wire = |comment: store::Comment| {
        let story = stories.get(&comment.id.0).map_or(&[][..], Vec::as_slice);
        CommentOrHidden::of(&proposal, comment, story)
    };
    Ok(answer(&paging.cut(
        found,
        &path,
        |comment| comment.id,
        wire,
    )))
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
        let proposal = visible(tx, comment.proposal)?;
        let story = store::moderation_history(tx, SubjectKind::Comment, id.0)?;
        Ok((proposal, comment, story))
    };
    let (proposal, comment, story) = call.app.stores.site.read(read).await?;
    Ok(answer(&CommentOrHidden::of(&proposal, comment, &story)))
}

/// The proposal whose comments are asked for, when a visitor may see it.
fn visible(tx: &mut Tx<'_>, id: ProposalId) -> Result<Proposal, WebError> {
    let proposal = store::proposal_get(tx, id)?.ok_or_else(WebError::not_found)?;
    call::district_of(tx, proposal.district)?;
    if sight_of(&Actor::visitor(), &proposal) == Sight::Withheld {
        return Err(WebError::request(
            StatusCode::NOT_FOUND,
            "refusal-comments-hidden",
        ));
    }
    Ok(proposal)
}

impl CommentOrHidden {
    /// What a visitor may see of a comment.
    fn of(proposal: &Proposal, comment: store::Comment, story: &[Moderation]) -> CommentOrHidden {
        match sight_of_comment(&Actor::visitor(), proposal, &comment) {
            Sight::Withheld => CommentOrHidden::Hidden(HiddenComment::of(&comment, story)),
            _ => CommentOrHidden::Shown(comment.into()),
        }
    }
}

impl From<store::Comment> for Comment {
    fn from(comment: store::Comment) -> Comment {
        Comment {
            id: Id::of(comment.id),
            proposal: Id::of(comment.proposal),
            hidden: false,
            author: author(comment.author_name),
            body: comment.body,
            created_at: Moment(comment.created_at),
        }
    }
}

impl HiddenComment {
    fn of(comment: &store::Comment, story: &[Moderation]) -> HiddenComment {
        let hiding = hiding(story);
        let (reason, since) = hiding.map(|h| (h.reason.clone(), Moment(h.at))).unzip();
        HiddenComment {
            id: Id::of(comment.id),
            proposal: Id::of(comment.proposal),
            hidden: true,
            reason,
            since,
        }
    }
}
