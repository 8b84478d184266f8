//! Publishing minutes, and adding to them afterwards.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};

use super::{id, minutes};
use crate::acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/meetings/{meeting}/minutes/publish`: publishes what the preview showed.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let seen = post.form.text("seen");
    let done = post
        .once(move |tx, by| {
            acts::meeting::minutes_publish(tx, by, &slug, id, &seen)?;
            Ok(format!("/d/{slug}/meetings/{id}?done=published"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// `POST /d/{district}/meetings/{meeting}/minutes/approve`.
pub async fn approve(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let done = post
        .once(move |tx, by| {
            acts::meeting::minutes_approve(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/meetings/{id}?done=approved#minutes"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// `POST /d/{district}/meetings/{meeting}/minutes/addenda`.
pub async fn addendum(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = post.form.text("addendum");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::meeting::minutes_add(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}?done=added"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            minutes::page(&post.ctx, slug, id, Some(&post.form), &invalid, status).await
        }
    }
}
