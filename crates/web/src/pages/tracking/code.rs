//! A code for one's own proposal, given on request.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ProposalId;
use ui::{Breadcrumb, Button, Form, Notice, Page, actions, html, own_words};

use super::handed;
use crate::acts;
use crate::acts::tracking_code::Code;
use crate::context::Context;
use crate::error::WebError;
use crate::fields;
use crate::layout::{Section, in_district};
use crate::pages::proposal::{address, list_address};
use crate::post::{Post, Settled};

/// `GET /d/{district}/proposals/{proposal}/code`: says what the code is good for and asks.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        Ok((district, found, store::proposal_code_at(tx, id)?))
    };
    let (district, found, before) = ctx.app.stores.site.read(read).await?;
    ctx.may(
        Act::TrackingCodeIssue,
        Target::owned(district.id, found.author),
    )?;
    let lang = ctx.lang;
    let title = t(lang, "tracking-give");
    let back = address(&district, id);
    let body = html! {
        h1 { (title) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        p { (t(lang, "tracking-give-lead")) }
        @if before.is_some() {
            (Notice::warning(html! { p { (t(lang, "tracking-give-again")) } }).render(lang))
        }
        (Form::post(format!("{back}/code")).hidden_all(fields::hidden(&ctx.tokens())).render(
            actions(html! {
                (Button::new(t(lang, "tracking-give-button")).render())
                a href=(back) { (t(lang, "proposal-back")) }
            }),
        ))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-proposals"), list_address(&district))
        .step(&found.text.title, back);
    let page = Page::new(lang, title.as_str(), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Proposals, page)))
}

/// `POST /d/{district}/proposals/{proposal}/code`: gives the code, in this answer alone.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let keys = &post.ctx.app.stores.keys;
    let code = Code::of_form(keys, &post.ctx.scope(), post.form.get("key"));
    let (district, given) = (slug.clone(), code.clone());
    let done = post
        .once(move |tx, by| {
            acts::tracking::give(tx, by, &district, id, &given)?;
            Ok(String::new())
        })
        .await;
    match post.settle(done)? {
        Settled::Done(_) => handed(&post.ctx, slug, id, &code, false).await,
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
