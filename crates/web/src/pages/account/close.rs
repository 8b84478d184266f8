//! Closing one's own account.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use korean::t;
use process::Act;
use process::act::Target;
use store::StoreError;
use ui::{Breadcrumb, Button, Form as FormView, Notice, Page, actions, html};

use crate::acts::account;
use crate::context::Context;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::fields::hidden;
use crate::pages::sign_in::{leave, secure};
use crate::post::{Post, Settled, see_other};

/// Where one lands, and reads that it is done.
const CLOSED: &str = "/sign-in?done=closed";

/// What goes, and what stays.
const GOES: &[&str] = &[
    "name",
    "contacts",
    "identity",
    "generation",
    "drafts",
    "rooms",
    "sessions",
];
const STAYS: &[&str] = &["writing", "photos", "ballots", "audit"];

/// `GET /me/close`: says what goes and what stays, and asks.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let person = ctx.person()?;
    ctx.may(
        Act::AccountManage,
        Target {
            district: None,
            owner: Some(person),
        },
    )?;
    let lang = ctx.lang;
    let holds_role = ctx.session.as_ref().is_some_and(|s| !s.grants.is_empty());
    let points = |names: &[&str], kind: &str| {
        html! {
            ul { @for name in names { li { (t(lang, &format!("account-close-{kind}-{name}"))) } } }
        }
    };
    let body = html! {
        h1 { (t(lang, "account-close-title")) }
        p.lead { (t(lang, "account-close-lead")) }
        section.section {
            h2 { (t(lang, "account-close-goes")) }
            (points(GOES, "goes"))
        }
        section.section {
            h2 { (t(lang, "account-close-stays")) }
            (points(STAYS, "stays"))
        }
        @if holds_role {
            (Notice::information(html! { p { (t(lang, "account-fault-close-role")) } }).render(lang))
            p { a href="/me" { (t(lang, "account-title")) } }
        } @else {
            (FormView::post("/me/close").hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                (Button::new(t(lang, "account-close-button")).warning().render())
                a href="/me" { (t(lang, "account-cancel")) }
            })))
        }
    };
    let here = t(lang, "account-close-title");
    let crumbs = Breadcrumb::new(here.as_str())
        .step(t(lang, "account-title"), "/me")
        .render(lang);
    Ok(ctx.ok(Page::new(lang, here, body).noindex().breadcrumb(crumbs)))
}

/// `POST /me/close`: closes the account, and with it this session.
///
/// A second press comes from a session that is over; it is answered like the first.
pub async fn post(
    ctx: Context,
    headers: HeaderMap,
    post: Result<Post, WebError>,
) -> Result<Response<Body>, WebError> {
    if ctx.session.is_none() && was_closed(&ctx, &headers).await? {
        return Ok(left(&ctx, see_other(CLOSED)));
    }
    let post = post?;
    let done = post
        .once(|tx, by| {
            account::close(tx, by)?;
            Ok(CLOSED.to_owned())
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(left(&ctx, response)),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

fn left(ctx: &Context, mut response: Response<Body>) -> Response<Body> {
    leave(ctx, &mut response);
    response
}

/// Whether the cookie is that of an account which is closed.
async fn was_closed(ctx: &Context, headers: &HeaderMap) -> Result<bool, StoreError> {
    let Some(token) = cookie::read(headers, secure(ctx), Name::Session) else {
        return Ok(false);
    };
    let stores = &ctx.app.stores;
    let hash = stores.keys.token_hash(token);
    stores
        .site
        .read(move |tx| store::session_of_closed(tx, &hash))
        .await
}
