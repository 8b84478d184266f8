//! Writing a comment, or an answer to one.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::agenda::Item;
use process::id::{AgendaId, CommentId, ProposalId};

use super::{PAGE, address, list, thread};
use crate::acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/proposals/{proposal}/comments`: adds it and shows it.
pub async fn on_proposal(
    Path((slug, id)): Path<(String, String)>,
    form: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    post(slug, Item::Proposal(id), form).await
}

/// `POST /d/{district}/agendas/{agenda}/comments`: adds it and shows it.
pub async fn on_agenda(
    Path((slug, id)): Path<(String, String)>,
    form: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    post(slug, Item::Agenda(id), form).await
}

async fn post(slug: String, item: Item, post: Post) -> Result<Response<Body>, WebError> {
    let typed = post.form.text("comment");
    let to: Option<CommentId> = match post.form.get("to") {
        "" => None,
        text => Some(text.parse().map_err(|_| WebError::not_found())?),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::comment::add(tx, by, &district, (item, to), &typed)?;
            let first = store::comment_list(tx, item, None, PAGE as i64 + 1)?;
            let near = to.is_none() && first.len() <= PAGE;
            Ok(shown_at(&district, item, id, near))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let kept = (&post.form, &invalid);
            match to {
                Some(to) => {
                    thread::page(&post.ctx, slug, to, &Default::default(), kept, status).await
                }
                None => list::page(&post.ctx, slug, item, &Default::default(), kept, status).await,
            }
        }
    }
}

/// Where a new comment stands: while there are few, on the page of what it is about.
fn shown_at(slug: &str, item: Item, id: CommentId, near: bool) -> String {
    let number = item.number();
    match item {
        _ if !near => address(slug, id, Some("commented")),
        Item::Proposal(_) => {
            format!("/d/{slug}/proposals/{number}?done=commented#comment-{id}")
        }
        Item::Agenda(_) => format!("/d/{slug}/agendas/{number}?done=commented#comment-{id}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_an_address_on_its_page() {
        let at = |near| shown_at("haneul", Item::Proposal(ProposalId(7)), CommentId(40), near);
        assert_eq!(at(true), "/d/haneul/proposals/7?done=commented#comment-40");
        assert_eq!(at(false), "/d/haneul/comments/40?done=commented#comment-40");
    }
}
