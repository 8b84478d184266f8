//! The link of the first start, which makes the first administrator.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::t;
use process::refusal::{Fault, Kind, Refusal};
use serde::Deserialize;
use store::StoreError;
use ui::{Button, Form as FormView, LinkButton, Page, actions, html};

use crate::acts::role;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::form::encode;
use crate::post::{Post, Settled};

/// What the link carries.
#[derive(Deserialize)]
pub struct Asked {
    /// The token.
    #[serde(default)]
    token: String,
}

/// `GET /first-run?token=…`: says what the link does. Whoever is not signed in does that
/// first and comes back.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    if ctx.session.is_none() {
        return Ok(sign_in_first(&ctx, &asked.token));
    }
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let hash = ctx.app.stores.keys.token_hash(&asked.token);
    let since = ctx.now - role::first_run_span(&ctx.rules);
    let works = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<bool, StoreError> {
            Ok(store::first_run_valid(tx, &hash, since)? && !store::first_run_done(tx)?)
        });
    if !works.await? {
        let fault = Fault::new("role-fault-first-run");
        return Err(Refusal {
            kind: Kind::NotFound,
            fault,
        }
        .into());
    }
    let lang = ctx.lang;
    let name = ctx
        .session
        .as_ref()
        .map_or("", |s| s.person.display_name.as_str());
    let view = FormView::post("/first-run").hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        h1 { (t(lang, "role-first-title")) }
        p.lead { (korean::tr(lang, "role-first-lead", &[("name", name.into())])) }
        ul {
            li { (t(lang, "role-first-can")) }
            li { (t(lang, "role-first-once")) }
            li { (t(lang, "role-first-recorded")) }
        }
        (view.hidden("token", &asked.token).render(html! {
            (actions(html! { (Button::new(t(lang, "role-first-button")).render()) }))
        }))
    };
    Ok(ctx.ok(Page::new(lang, t(lang, "role-first-title"), body).noindex()))
}

/// `POST /first-run`: uses the link.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let token = post.form.text("token");
    let done = post
        .once(move |tx, by| {
            role::first_administrator(tx, by, &token)?;
            Ok("/me?done=administrator".to_owned())
        })
        .await;
    match done {
        // The token is not shown again among what was typed.
        Err(crate::acts::NotDone::Refusal(refusal)) => Err(refusal.into()),
        done => match post.settle(done)? {
            Settled::Done(response) => Ok(response),
            Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
        },
    }
}

fn sign_in_first(ctx: &Context, token: &str) -> Response<Body> {
    let lang = ctx.lang;
    let back = format!("/first-run?token={}", encode(token));
    let address = format!("/sign-in?back={}", encode(&back));
    let body = html! {
        h1 { (t(lang, "role-first-title")) }
        p.lead { (t(lang, "role-first-sign-in")) }
        (actions(html! { (LinkButton::new(t(lang, "sign-in-title"), address).render()) }))
    };
    let page = Page::new(lang, t(lang, "role-first-title"), body).noindex();
    ctx.page(StatusCode::UNAUTHORIZED, page)
}
