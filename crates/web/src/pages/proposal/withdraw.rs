//! Taking one's own proposal back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{t, tr};
use process::act::Target;
use process::id::ProposalId;
use process::{Act, proposal};
use ui::{Breadcrumb, Button, Form, Page, actions, html, own_words};

use super::{address, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/proposals/{proposal}/withdraw`: says what will happen and asks.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let found = ctx
        .app
        .stores
        .site
        .read(move |tx| acts::proposal::find::<WebError>(tx, &slug, id));
    let (district, found) = found.await?;
    ctx.may(
        Act::ProposalWithdraw,
        Target::owned(district.id, found.author),
    )?;
    proposal::withdraw(found.standing())?;
    let lang = ctx.lang;
    let title = t(lang, "proposal-withdraw");
    let back = address(&district, id);
    let body = html! {
        h1 { (title) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        p { (t(lang, "proposal-withdraw-text")) }
        p { (tr(lang, "proposal-withdraw-comments", &[("count", found.comment_count.into())])) }
        (Form::post(format!("{back}/withdraw")).hidden_all(fields::hidden(&ctx.tokens())).render(
            actions(html! {
                (Button::new(t(lang, "proposal-withdraw")).warning().render())
                a href=(back) { (t(lang, "proposal-withdraw-not")) }
            }),
        ))
    };
    let page = Page::new(lang, title.as_str(), body).noindex().breadcrumb(
        Breadcrumb::new(title)
            .step(t(lang, "nav-proposals"), list_address(&district))
            .step(&found.text.title, back)
            .render(lang),
    );
    Ok(ctx.ok(in_district(&ctx, &district, Section::Proposals, page)))
}

/// `POST /d/{district}/proposals/{proposal}/withdraw`: takes it back.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::proposal::withdraw(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/proposals/{id}?done=withdrawn"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
