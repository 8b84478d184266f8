//! Checking in with the code on the wall, without an account and without a camera.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use process::meeting::{Attendee, NeedsForm};
use serde::Deserialize;
use ui::{Button, Choice, CodeInput, Details, Form as PostForm, Page, Radios, actions, html};

use super::needs;
use crate::acts;
use crate::acts::meeting::check_in::CheckInForm;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::guest;
use crate::limiter;
use crate::post::{Post, Settled};

/// What the address may ask for: a QR code brings the code along.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code.
    #[serde(default)]
    code: String,
}

/// `GET /check-in`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let form: Form = [("code", asked.code)].into_iter().collect();
    Ok(page(&ctx, &form, &Invalid::default(), StatusCode::OK))
}

/// `POST /check-in`: counts whoever sent it, and shows the meeting.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    // As at the door of a workshop room: a whole hall may come from one network.
    let limiters = &post.ctx.app.limiters;
    limiter::check(&limiters.join, post.ctx.network())
        .map_err(|wait| WebError::TooMany { wait })?;
    let form = CheckInForm {
        code: post.form.text("code"),
        kind: post.form.text("kind"),
        needs: needs::typed(&post.form),
    };
    let token = guest::token(&post);
    let sent = token.clone();
    let done = post
        .once(move |tx, by| {
            let (district, id) = acts::meeting::check_in::check_in(tx, by, &form, &sent)?;
            Ok(format!(
                "/d/{}/meetings/{id}?done=checked-in",
                district.slug
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(guest::remembered(&post, response, &token)),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &post.form, &invalid, status))
        }
    }
}

fn page(ctx: &Context, form: &Form, invalid: &Invalid, status: StatusCode) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let kinds = Attendee::ALL
        .iter()
        .filter(|kind| **kind != Attendee::Unsplit)
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("meeting-attendee-{kind}"))));
    let title = t(lang, "check-in");
    let code = fields
        .hinted("code", "check-in-code", "check-in-code-hint")
        .required();
    let asked = Details::new(t(lang, "needs-title"), needs::inputs(ctx, &fields));
    let asked = match needs::typed(form) == NeedsForm::default() {
        true => asked,
        false => asked.open(),
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "check-in-lead")) }
        (PostForm::post("/check-in").hidden_all(hidden(&ctx.tokens())).render(html! {
            (CodeInput::new(code).render(lang))
            (Radios::new(fields.field("kind", "check-in-kind").required(), kinds.collect()).render(lang))
            (asked.render())
            (actions(Button::new(t(lang, "check-in-button")).render()))
        }))
    };
    ctx.page(
        status,
        Page::new(lang, fields.title(&title), body).noindex(),
    )
}
