//! Ending sessions in other browsers.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::id::SessionId;

use crate::acts::account;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /me/sessions/{session}/end`: ends one session, or with `others` all but this one.
pub async fn post(Path(which): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let person = post.ctx.person()?;
    let signed_in = post.ctx.session.as_ref().filter(|s| s.person.id == person);
    let this = signed_in
        .map(|s| s.session.id)
        .ok_or_else(WebError::not_found)?;
    let one = match which.as_str() {
        "others" => None,
        id => Some(id.parse::<SessionId>().map_err(|_| WebError::not_found())?),
    };
    let done = post
        .once(move |tx, by| {
            match one {
                Some(session) => account::end_session(tx, by, session)?,
                None => account::end_other_sessions(tx, by, this)?,
            }
            Ok(format!(
                "/me?done={}",
                if one.is_some() { "session" } else { "sessions" }
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}
