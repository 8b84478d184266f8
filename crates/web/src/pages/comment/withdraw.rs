//! Taking one's own comment back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::id::CommentId;
use process::{Act, comment};
use ui::{Breadcrumb, Button, Form, Page, actions, html};

use super::{address, one, part_of};
use crate::acts;
use crate::acts::comment::{find, target};
use crate::context::Context;
use crate::error::WebError;
use crate::fields;
use crate::layout::in_district;
use crate::pages::agenda::item_address;
use crate::post::{Post, Settled};

/// `GET /d/{district}/comments/{comment}/withdraw`: says what will happen and asks.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: CommentId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut store::Tx<'_>| find::<WebError>(tx, &slug, id);
    let (on, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::CommentWithdraw, target(on.district.id, &found))?;
    comment::withdraw(found.standing())?;
    let lang = ctx.lang;
    let title = t(lang, "comment-withdraw");
    let here = format!("/d/{}/comments/{id}/withdraw", on.district.slug);
    let back = address(&on.district.slug, id, None);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "comment-withdraw-lead")) }
        (one::markup(&ctx, &on, &found))
        (Form::post(here).hidden_all(fields::hidden(&ctx.tokens())).render(actions(html! {
            (Button::new(title.as_str()).warning().render())
            a href=(back) { (t(lang, "comment-withdraw-not")) }
        })))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(on.title.as_str(), item_address(&on.district, on.item));
    let page = Page::new(lang, title.as_str(), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &on.district, part_of(on.item), page)))
}

/// `POST /d/{district}/comments/{comment}/withdraw`: takes it back and shows its place.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: CommentId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::comment::withdraw(tx, by, &slug, id)?;
            Ok(address(&slug, id, Some("withdrawn")))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
