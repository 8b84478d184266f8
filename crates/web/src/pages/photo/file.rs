//! The pictures themselves.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use jiff::Timestamp;
use process::Actor;
use process::photo::PhotoSize;
use store::PhotoFile;

use crate::acts;
use crate::acts::proposal::{Sight, sight};
use crate::context::Context;
use crate::error::WebError;

/// For how many seconds anybody may keep a picture without asking again: a moderator may hide
/// its proposal, and then it has to go soon.
const KEPT: &str = "public, max-age=600";

/// `GET /photos/{photo}`: the picture for a page.
pub async fn large(
    ctx: Context,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response<Body>, WebError> {
    picture(&ctx, &id, PhotoSize::Large, &headers).await
}

/// `GET /photos/{photo}/small`: the picture for a list.
pub async fn small(
    ctx: Context,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response<Body>, WebError> {
    picture(&ctx, &id, PhotoSize::Small, &headers).await
}

async fn picture(
    ctx: &Context,
    id: &str,
    size: PhotoSize,
    headers: &HeaderMap,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let known = headers.get(header::IF_NONE_MATCH).cloned();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let found = store::photo_file(tx, id, size)?.ok_or_else(WebError::not_found)?;
        let mut open = seen(&actor, now, &found);
        let closed = found.closed_in.is_some();
        if let (Some(project), Some((district, ..))) = (found.closed_in, &found.of) {
            // Taking the entry back opens it to nobody who did not see it before.
            let sees = acts::project::sees_closed(tx, &actor, (*district, project))?;
            open = open.filter(|_| sees).map(|_| false);
        }
        let open = open.ok_or_else(WebError::not_found)?;
        // A photo never changes, so its hash and size name the picture.
        let tag = format!("\"{}-{size}\"", &found.sha256[..32]);
        // Whoever has the picture already, or must not see it, costs no reading of it.
        let bytes = match known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            true => None,
            false => Some(store::photo_bytes(tx, id, size)?.ok_or_else(WebError::not_found)?),
        };
        Ok((open, closed, tag, bytes))
    };
    let (open, closed, tag, bytes) = ctx.app.stores.site.read(read).await?;
    if closed {
        let by = ctx.by();
        let note = move |tx: &mut store::Tx<'_>| {
            acts::evidence::noted(tx, &by, format_args!("photo/{id}"))
        };
        ctx.app.stores.site.write(note).await?;
    }
    let mut response = match bytes {
        Some(bytes) => bytes.into_response(),
        None => StatusCode::NOT_MODIFIED.into_response(),
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, tag);
    }
    // What only some may see is kept by nobody.
    let kept = if open { KEPT } else { "private, no-store" };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    Ok(response)
}

/// Whether everybody sees a photo (`true`) or the reader because of who she is; `None` when she
/// does not see it.
fn seen(actor: &Actor, now: Timestamp, file: &PhotoFile) -> Option<bool> {
    match (&file.of, file.keep_until) {
        (Some((district, authors, hidden)), _) => {
            let own = actor.person.filter(|me| authors.contains(me));
            match sight(actor, *hidden, *district, own) {
                Sight::Open => Some(true),
                Sight::Marked => Some(false),
                Sight::Withheld => None,
            }
        }
        (None, Some(until)) => {
            let own = actor.person == Some(file.uploader) && now < until;
            own.then_some(false)
        }
        (None, None) => None,
    }
}
