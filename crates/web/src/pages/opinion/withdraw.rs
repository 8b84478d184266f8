//! Taking one's opinion of an agenda back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::AgendaId;

use super::address;
use crate::acts;
use crate::error::WebError;
use crate::post::{Post, Settled};

/// `POST /d/{district}/agendas/{agenda}/opinion/withdraw`.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::opinion::withdraw(tx, by, &slug, id)?;
            Ok(format!("{}?done=withdrawn", address(&slug, id)))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
