//! Adding a further address to one's own account.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use korean::{t, tr};
use process::Act;
use process::Invalid;
use process::act::Target;
use process::id::ContactId;
use ui::{Breadcrumb, Button, CodeInput, Form as FormView, Page, actions, html};

use crate::acts::account::code::{SentTo, Typed};
use crate::acts::account::contact;
use crate::context::Context;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::sign_in::{faults, limit, sent, sent_note, sent_to};
use crate::post::{Post, Settled, see_other};

use super::show;

/// `POST /me/contacts`: sends a code to the address.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    limit(&post)?;
    let typed = post.form.text("address");
    let network = post.ctx.network().to_owned();
    let done = post
        .once(move |tx, by| Ok(contact::ask(tx, by, &network, &typed)?.code.to_string()))
        .await;
    match done {
        Ok(kept) => Ok(sent(&post, &kept, "/me/contacts/code")),
        Err(not_done) => {
            let invalid = faults(&post, not_done)?;
            show::page(
                &post.ctx,
                &post.form,
                &invalid,
                StatusCode::UNPROCESSABLE_ENTITY,
                "",
            )
            .await
        }
    }
}

/// `POST /me/contacts/{contact}/remove`: takes an address away.
pub async fn remove(Path(id): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    post.ctx.person()?;
    let id: ContactId = id.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            contact::remove(tx, by, id)?;
            Ok("/me?done=contact-removed".to_owned())
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// `GET /me/contacts/code`: the field for the code that was sent.
pub async fn code_get(ctx: Context, headers: HeaderMap) -> Result<Response<Body>, WebError> {
    let person = ctx.person()?;
    ctx.may(
        Act::AccountManage,
        Target {
            district: None,
            owner: Some(person),
        },
    )?;
    match sent_to(&ctx, &headers) {
        Some(to) => Ok(page(
            &ctx,
            Some(&to),
            &Form::default(),
            &Invalid::default(),
            StatusCode::OK,
        )),
        None => Ok(see_other("/me#address")),
    }
}

/// `POST /me/contacts/code`: adds the address.
pub async fn code_post(headers: HeaderMap, post: Post) -> Result<Response<Body>, WebError> {
    limit(&post)?;
    let to = sent_to(&post.ctx, &headers);
    let (typed, find) = (post.form.text("code"), to.clone());
    let done = post
        .once(move |tx, by| Ok(contact::confirm(tx, by, find.as_ref(), &typed)?.kept()))
        .await;
    match done.and_then(|kept| Ok(Typed::read(&kept)?)) {
        Ok(_) => {
            let mut response = see_other("/me?done=contact");
            let gone = cookie::set(post.ctx.app.settings.secure, Name::SentTo, "", 0);
            if let Ok(value) = HeaderValue::from_str(&gone) {
                response
                    .headers_mut()
                    .append(axum::http::header::SET_COOKIE, value);
            }
            Ok(response)
        }
        Err(not_done) => {
            let invalid = faults(&post, not_done)?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, to.as_ref(), &post.form, &invalid, status))
        }
    }
}

fn page(
    ctx: &Context,
    to: Option<&SentTo>,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let minutes = [("minutes", ctx.rules.limits.code_minutes.into())];
    let field = fields
        .hinted("code", "sign-in-code", "sign-in-code-hint")
        .required();
    let view = FormView::post("/me/contacts/code").hidden_all(hidden(&ctx.tokens()));
    let body = html! {
        (fields.summary())
        h1 { (t(lang, "account-contact-code-title")) }
        p.lead { (tr(lang, "sign-in-code-lead", &minutes)) }
        (view.render(html! {
            (CodeInput::new(field).render(lang))
            (actions(html! {
                (Button::new(t(lang, "account-contact-confirm")).render())
                a href="/me" { (t(lang, "account-cancel")) }
            }))
        }))
        @if let Some(to) = to { (sent_note(ctx, to, "/me#address")) }
    };
    let here = t(lang, "account-contact-code-title");
    let crumbs = Breadcrumb::new(here.as_str())
        .step(t(lang, "account-title"), "/me")
        .render(lang);
    let page = Page::new(lang, fields.title(&here), body)
        .noindex()
        .breadcrumb(crumbs);
    ctx.page(status, page)
}
