//! Signing in without a password: ask for a code, and sign out.

pub mod agent;
pub mod arrive;
pub mod code;

use axum::body::Body;
use axum::extract::Query;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use korean::{t, tr};
use process::Act;
use process::Invalid;
use process::act::Target;
use serde::Deserialize;
use ui::{Button, Form as FormView, Markup, Notice, Page, TextInput, actions, html};

use crate::acts::NotDone;
use crate::acts::account::{self, code::SentTo};
use crate::context::Context;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::{Form, encode};
use crate::layout::safe_back;
use crate::limiter;
use crate::post::{Post, Settled, see_other};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// What the address may carry.
#[derive(Deserialize)]
pub struct Asked {
    /// Where to go afterwards.
    #[serde(default)]
    pub back: String,
    /// What was just done.
    #[serde(default)]
    pub done: String,
    /// `desk` for a code that was handed over.
    #[serde(default)]
    pub by: String,
}

/// `GET /sign-in`: one field for an e-mail address or a phone number.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::SignIn, Target::default())?;
    if ctx.session.is_some() {
        return Ok(see_other(safe_back(&asked.back)));
    }
    let form: Form = [("back", asked.back.as_str())].into_iter().collect();
    let ok = StatusCode::OK;
    Ok(page(&ctx, &form, &Invalid::default(), ok, &asked.done))
}

/// `POST /sign-in`: sends a code and leads to the page where it is typed.
///
/// The browser is given a cookie with the address, see [`SentTo`]; the answer that is kept
/// for a repeated form is the id of the code, and the cookie is made from it anew.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    limit(&post)?;
    let typed = post.form.text("address");
    let network = post.ctx.network().to_owned();
    let done = post
        .once(move |tx, by| {
            let sent = account::code::ask(tx, by, &network, &typed)?;
            Ok(sent.code.to_string())
        })
        .await;
    match done {
        Ok(kept) => {
            let back = safe_back(post.form.get("back"));
            Ok(sent(
                &post,
                &kept,
                &format!("/sign-in/code?back={}", encode(back)),
            ))
        }
        Err(not_done) => {
            let invalid = faults(&post, not_done)?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &post.form, &invalid, status, ""))
        }
    }
}

/// `POST /sign-out`: ends this session.
///
/// Whoever is signed out already, as by a second press, is led on all the same; without a
/// session nothing changes, so no other site gains by sending this.
pub async fn sign_out(
    ctx: Context,
    post: Result<Post, WebError>,
) -> Result<Response<Body>, WebError> {
    let Some(signed_in) = &ctx.session else {
        return Ok(see_other("/sign-in?done=out"));
    };
    let post = post?;
    let session = signed_in.session.id;
    let done = post
        .once(move |tx, by| {
            account::sign_in::sign_out(tx, by, session)?;
            Ok("/sign-in?done=out".to_owned())
        })
        .await;
    match post.settle(done)? {
        Settled::Done(mut response) => {
            leave(&ctx, &mut response);
            Ok(response)
        }
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// Leaves nothing of the account in the browser.
///
/// `Clear-Site-Data` is sent on https only, where browsers heed it. It spares the cookies, as
/// it would take those of every other site of the same registered domain.
pub(crate) fn leave(ctx: &Context, response: &mut Response<Body>) {
    for name in [Name::Session, Name::SentTo] {
        set_cookie(response, &cookie::set(secure(ctx), name, "", 0));
    }
    if secure(ctx) {
        let what = HeaderValue::from_static("\"cache\", \"storage\"");
        response.headers_mut().insert(CLEAR_SITE_DATA, what);
    }
}

fn page(
    ctx: &Context,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
    done: &str,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let back = safe_back(form.get("back"));
    let address = fields
        .hinted("address", "sign-in-address", "sign-in-address-hint")
        .required();
    let ask = FormView::post("/sign-in")
        .hidden_all(hidden(&ctx.tokens()))
        .hidden("back", back);
    let body = html! {
        (fields.summary())
        h1 { (t(lang, "sign-in-title")) }
        p.lead { (t(lang, "sign-in-lead")) }
        (ask.render(html! {
            (TextInput::new(address).autocomplete("username").max_length(254).render(lang))
            (actions(html! { (Button::new(t(lang, "sign-in-send")).render()) }))
        }))
        section.section {
            h2 { (t(lang, "sign-in-desk-title")) }
            p { (t(lang, "sign-in-desk-text")) }
            p { a href=(desk_address(back)) { (t(lang, "sign-in-desk-link")) } }
        }
        @if ctx.app.settings.demo.is_some() {
            section.section {
                h2 { (t(lang, "sign-in-demo-title")) }
                p { (t(lang, "sign-in-demo-text")) " " a href="/demo" { (t(lang, "sign-in-demo-link")) } }
            }
        }
    };
    let title = fields.title(&t(lang, "sign-in-title"));
    let mut page = Page::new(lang, title, body).description(t(lang, "sign-in-lead"));
    if let "out" | "closed" = done {
        let text = html! { p { (t(lang, &format!("sign-in-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    ctx.page(status, page)
}

/// Where a code that was handed over is typed.
fn desk_address(back: &str) -> String {
    format!("/sign-in/code?by=desk&back={}", encode(back))
}

/// Counts one more form of this network.
pub(crate) fn limit(post: &Post) -> Result<(), WebError> {
    limiter::check(&post.ctx.app.limiters.sign_in, post.ctx.network())
        .map_err(|wait| WebError::TooMany { wait })
}

/// The faults of a form, when nothing else stopped the act.
pub(crate) fn faults(post: &Post, not_done: NotDone) -> Result<Invalid, WebError> {
    match post.settle(Err(not_done))? {
        Settled::Again(invalid) => Ok(invalid),
        Settled::Done(_) => Ok(Invalid::default()),
    }
}

/// Leads to the page where a code is typed, with the cookie that says where it went.
pub(crate) fn sent(post: &Post, kept: &str, to: &str) -> Response<Body> {
    let mut response = see_other(to);
    let address = process::person::check_address(post.form.get("address"));
    if let (Ok(code), Ok(address)) = (kept.parse(), address) {
        let ctx = &post.ctx;
        let value = SentTo { code, address }.seal(&ctx.app.stores.keys, &ctx.scope());
        let seconds = 60 * ctx.rules.limits.code_minutes;
        set_cookie(
            &mut response,
            &cookie::set(secure(ctx), Name::SentTo, &value, seconds),
        );
    }
    response
}

/// Where the last code of this visit or session went.
pub(crate) fn sent_to(ctx: &Context, headers: &header::HeaderMap) -> Option<SentTo> {
    let value = cookie::read(headers, secure(ctx), Name::SentTo)?;
    SentTo::open(&ctx.app.stores.keys, &ctx.scope(), value)
}

/// Whether the site is on https.
pub(crate) fn secure(ctx: &Context) -> bool {
    ctx.app.settings.secure
}

/// Adds a cookie to an answer.
pub(crate) fn set_cookie(response: &mut Response<Body>, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Where the code went, masked, with what to do when it does not come.
pub(crate) fn sent_note(ctx: &Context, to: &SentTo, again: &str) -> Markup {
    let (lang, text) = (ctx.lang, &to.address.text);
    let masked = match to.address.channel {
        process::person::Channel::Email => korean::mask_email(text),
        _ => korean::mask_phone(text),
    };
    let limit = ctx.rules.limits.codes_per_hour;
    html! {
        section.section {
            h2 { (t(lang, "sign-in-code-help")) }
            ul {
                li { (tr(lang, "sign-in-code-help-address", &[("to", masked.into())])) }
                li { (t(lang, "sign-in-code-help-spam")) }
                li { (tr(lang, "sign-in-code-help-again", &[("count", limit.into())]))
                    " " a href=(again) { (t(lang, "sign-in-code-again")) } }
            }
            @if let Some(demo) = &ctx.app.settings.demo {
                p.meta { (tr(lang, "sign-in-code-demo", &[("folder", demo.outbox.clone().into())])) }
            }
        }
    }
}
