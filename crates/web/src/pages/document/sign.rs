//! Signing a document, handing it back, taking it back, and taking note of a deputy's act.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::DocumentId;

use super::show;
use crate::acts::document as acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/documents/{document}/sign`.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            let word = match acts::sign(tx, by, &slug, id)? {
                Some(_) => "approved",
                None => "signed",
            };
            Ok(format!("/d/{slug}/documents/{id}?done={word}"))
        })
        .await;
    without_fields(&post, done)
}

/// `POST /d/{district}/documents/{document}/withdraw`.
pub async fn withdraw(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::withdraw(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/documents/{id}?done=withdrawn"))
        })
        .await;
    without_fields(&post, done)
}

/// `POST /d/{district}/documents/{document}/report`.
pub async fn report(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::report(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/documents/{id}?done=reported"))
        })
        .await;
    without_fields(&post, done)
}

/// `POST /d/{district}/documents/{document}/return`: hands it back with a reason.
pub async fn hand_back(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::hand_back(tx, by, &place, id, &reason)?;
            Ok(format!("/d/{place}/documents/{id}?done=returned"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => show::page(&post.ctx, slug, id, "", &post.form, &invalid).await,
    }
}

fn without_fields(
    post: &Post,
    done: Result<String, crate::acts::NotDone>,
) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
