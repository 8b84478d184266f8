//! Casting a ballot.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::Fault;

use crate::acts::vote as acts;
use crate::error::WebError;
use crate::pages::vote::show::{self, Again, View};
use crate::post::{Post, Settled};

/// `POST /d/{district}/votes/{vote}/ballot`.
///
/// No idempotency key is kept for it, because the key would lie beside the session. The
/// number of the ballot takes its place: the same one again changes nothing.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let view = View::read(&post.ctx, slug, &id).await?;
    let by = post.ctx.by();
    let seq = post
        .form
        .get("seq")
        .parse::<i64>()
        .ok()
        .filter(|seq| (1..1_000_000).contains(seq));
    let Some(seq) = seq else {
        let status = StatusCode::BAD_REQUEST;
        return Err(WebError::Request {
            status,
            fault: Fault::new("fault-form-key"),
            typed: post.form.typed(),
        });
    };
    by.person()?;
    let key = post
        .ctx
        .session
        .as_ref()
        .and_then(|s| s.person.identity_key.as_deref());
    let terms = view.vote.terms(&view.items);
    let marked = post.form.all("choices");
    let target = (&view.district, &view.vote, &terms);
    let cast = acts::cast(&post.ctx.app.stores, &by, target, key, &marked, seq).await;
    let done = cast.map(|_| format!("{}?done=voted", view.address()));
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let again = Again {
                form: &post.form,
                invalid: &invalid,
            };
            show::page(
                &post.ctx,
                &view,
                StatusCode::UNPROCESSABLE_ENTITY,
                Some(again),
                None,
            )
            .await
        }
    }
}
