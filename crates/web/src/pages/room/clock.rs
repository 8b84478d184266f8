//! The clock of a room: next, back, five minutes more, reveal, end.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::room::Step;

use super::{From, address, answered, id};
use crate::acts;
use crate::error::WebError;
use crate::post::Post;

/// `POST /rooms/{room}/clock`.
pub async fn post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let step: Step = post
        .form
        .get("step")
        .parse()
        .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-request"))?;
    let from: Option<i64> = post.form.get("from").parse().ok();
    let done = post
        .once(move |tx, by| {
            acts::room::clock(tx, by, id, (step, from))?;
            Ok(format!("{}/lead?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Lead, "clock"), done).await
}
