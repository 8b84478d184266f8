//! Commenting on a proposal.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::id::{CommentId, ProposalId};

use super::comments::PAGE;
use super::show::{self, Asked};
use crate::acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/proposals/{proposal}/comments`: adds a comment and shows it.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let typed = post.form.text("comment");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let comment = acts::proposal::comment(tx, by, &district, id, &typed)?;
            let first = store::comment_list(tx, id, None, PAGE as i64)?;
            let far = first.iter().all(|shown| shown.id != comment);
            Ok(address(&district, id, comment, far, "commented"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let Post { mut ctx, form } = post;
            // The page stands for the proposal's own address, which a link can lead back to.
            ctx.path = format!("/d/{slug}/proposals/{id}");
            let asked = Asked::default();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show::page(&ctx, slug, id, &asked, &form, &invalid, status).await
        }
    }
}

/// The address of a comment on the page that shows it: the first one, or for a comment that
/// is `far` down the one that begins with it.
pub(in crate::pages) fn address(
    slug: &str,
    proposal: ProposalId,
    comment: CommentId,
    far: bool,
    done: &str,
) -> String {
    let after = if far {
        format!("&after={}", comment.0 - 1)
    } else {
        String::new()
    };
    format!("/d/{slug}/proposals/{proposal}?done={done}{after}#comment-{comment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_an_address_on_its_page() {
        let at = |far| address("haneul", ProposalId(7), CommentId(40), far, "commented");
        assert_eq!(at(false), "/d/haneul/proposals/7?done=commented#comment-40");
        assert_eq!(
            at(true),
            "/d/haneul/proposals/7?done=commented&after=39#comment-40"
        );
    }
}
