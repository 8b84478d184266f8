//! Answering what hangs on the boards.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::WorkshopEntryId;

use super::{id, workshop};
use crate::acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/meetings/{meeting}/workshop/{entry}/review`.
pub async fn post(
    Path((slug, meeting, entry)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let entry: WorkshopEntryId = entry.parse().map_err(|_| WebError::not_found())?;
    let typed = post.form.text("review");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::workshop::review(tx, by, &district, id, entry, &typed)?;
            Ok(format!(
                "/d/{district}/meetings/{id}/workshop?done=reviewed"
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => workshop::again(&post, slug, id, &invalid, Some(entry)).await,
    }
}
