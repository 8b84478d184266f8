//! Casting a ballot.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use process::vote::Phase;
use process::{Fault, Invalid, Refusal};

use crate::acts::NotDone;
use crate::acts::vote as acts;
use crate::error::WebError;
use crate::pages::vote::show::{View, again};
use crate::post::{Post, Settled};

/// What is asked once of who has marked nothing.
pub const BLANK: &str = "fault-ballot-blank";

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
    let seq = post.form.get("seq").parse::<i64>().ok();
    let Some(seq) = seq else {
        let status = StatusCode::BAD_REQUEST;
        return Err(WebError::Request {
            status,
            fault: Fault::new("fault-form-key"),
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
    let open = view.phase(&post.ctx) == Phase::Open;
    if open && marked.is_empty() && post.form.get("blank") != "yes" {
        let invalid = Invalid::one("choices", Fault::new(BLANK));
        return again(&post, &view, &invalid).await;
    }
    let target = (&view.district, &view.vote, &terms);
    let cast = acts::cast(&post.ctx.app.stores, &by, target, key, &marked, seq).await;
    let done = cast.map(|_| format!("{}?done=voted", view.address()));
    // A ballot from an older page is shown again with its marks, ready to be sent once more.
    let stale = |refusal: &Refusal| refusal.fault.key == "refusal-ballot-stale";
    let done = match done {
        Err(NotDone::Refusal(refusal)) if stale(&refusal) => {
            Err(NotDone::Invalid(Invalid::one("choices", refusal.fault)))
        }
        done => done,
    };
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, &view, &invalid).await,
    }
}
