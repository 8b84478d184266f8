//! Approving a settlement for the city.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use crate::acts::settlement as acts;
use crate::error::WebError;
use crate::pages::ledger;
use crate::post::{Post, Settled};

/// `POST /d/{district}/settlement/approve`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(post.form.get("year"))?;
    let seal = post.form.text("seal");
    let done = post
        .once(move |tx, by| {
            acts::approve(tx, by, &slug, wanted, &seal)?;
            let year = wanted
                .map(|year| format!("&year={year}"))
                .unwrap_or_default();
            Ok(format!("/d/{slug}/settlement?done=approved{year}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
