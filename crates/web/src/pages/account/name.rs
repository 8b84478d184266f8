//! Changing the name that others see.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::acts::account;
use crate::error::WebError;
use crate::post::{Post, Settled};

use super::show;

/// `POST /me/name`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let name = post.form.text("name");
    let done = post
        .once(move |tx, by| {
            account::rename(tx, by, &name)?;
            Ok("/me?done=name".to_owned())
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            show::page(
                &post.ctx,
                &post.form,
                &invalid,
                StatusCode::UNPROCESSABLE_ENTITY,
                "",
            )
            .await
        }
    }
}
