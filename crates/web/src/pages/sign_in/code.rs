//! Typing a code, whether it was sent or handed over.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{HeaderMap, Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::{Act, Invalid};
use ui::{Button, CodeInput, Form as FormView, Markup, Page, TextInput, actions, html};

use crate::acts::account::code::{SentTo, Typed};
use crate::acts::account::sign_in;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::{Form, encode};
use crate::layout::safe_back;
use crate::post::{Post, see_other};

use super::{Asked, arrive, desk_address, faults, limit, sent_note, sent_to};

/// `GET /sign-in/code`: the field for a code that was sent; for one that was handed over
/// with `?by=desk`, or when no code was sent to this browser.
pub async fn get(
    ctx: Context,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::SignIn, Target::default())?;
    if ctx.session.is_some() {
        return Ok(see_other(safe_back(&asked.back)));
    }
    let sent = sent_to(&ctx, &headers).filter(|_| asked.by != "desk");
    let by = if sent.is_some() { "sent" } else { "desk" };
    let form: Form = [("back", asked.back.as_str()), ("by", by)]
        .into_iter()
        .collect();
    Ok(page(
        &ctx,
        sent.as_ref(),
        &form,
        &Invalid::default(),
        StatusCode::OK,
    ))
}

/// `POST /sign-in/code`: signs in, or says what is wrong with the code.
pub async fn post(headers: HeaderMap, post: Post) -> Result<Response<Body>, WebError> {
    limit(&post)?;
    let token = arrive::token(&post)?;
    let opening = arrive::opening(&post, &headers, &token);
    let sent = sent_to(&post.ctx, &headers);
    let (typed, desk) = (post.form.text("code"), post.form.get("by") == "desk");
    let find = sent.clone();
    let done = post
        .once(move |tx, by| {
            let answer = match desk {
                true => sign_in::by_desk_code(tx, by, &typed, &opening)?,
                false => sign_in::by_code(tx, by, find.as_ref(), &typed, &opening)?,
            };
            Ok(answer.kept())
        })
        .await;
    match done.and_then(|kept| Ok(Typed::read(&kept)?)) {
        Ok(word) => Ok(arrive::arrive(
            &post.ctx,
            &token,
            word,
            safe_back(post.form.get("back")),
        )),
        Err(not_done) => {
            let invalid = faults(&post, not_done)?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, sent.as_ref(), &post.form, &invalid, status))
        }
    }
}

fn page(
    ctx: &Context,
    sent: Option<&SentTo>,
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
    let back = safe_back(form.get("back"));
    let desk = form.get("by") == "desk";
    let ask = FormView::post("/sign-in/code")
        .hidden_all(hidden(&ctx.tokens()))
        .hidden_all([arrive::seed(ctx)])
        .hidden("by", if desk { "desk" } else { "sent" })
        .hidden("back", back);
    let again = format!("/sign-in?back={}", encode(back));
    let (title, lead, input) = if desk {
        desk_parts(ctx, &fields)
    } else {
        sent_parts(ctx, &fields)
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (lead) }
        (ask.render(html! {
            (input)
            (actions(html! { (Button::new(t(lang, "sign-in-enter")).render()) }))
        }))
        @if desk {
            p { a href=(again) { (t(lang, "sign-in-code-ask")) } }
        } @else {
            @match sent {
                Some(to) => (sent_note(ctx, to, &again)),
                None => p { a href=(again) { (t(lang, "sign-in-code-again")) } },
            }
            p { a href=(desk_address(back)) { (t(lang, "sign-in-desk-link")) } }
        }
    };
    ctx.page(
        status,
        Page::new(lang, fields.title(&title), body).noindex(),
    )
}

/// Title, first sentence and field for a code that was sent.
fn sent_parts(ctx: &Context, fields: &Fields<'_>) -> (String, String, Markup) {
    let lang = ctx.lang;
    let minutes = [("minutes", ctx.rules.limits.code_minutes.into())];
    let field = fields.field("code", "sign-in-code").required();
    let field = field.hint(t(lang, "sign-in-code-hint"));
    let lead = tr(lang, "sign-in-code-lead", &minutes);
    (
        t(lang, "sign-in-code-title"),
        lead,
        CodeInput::new(field).render(lang),
    )
}

/// Title, first sentence and field for a code that was handed over.
fn desk_parts(ctx: &Context, fields: &Fields<'_>) -> (String, String, Markup) {
    let lang = ctx.lang;
    let minutes = [("minutes", ctx.rules.limits.desk_code_minutes.into())];
    let field = fields.field("code", "sign-in-desk-code").required();
    let field = field.hint(t(lang, "sign-in-desk-code-hint"));
    let input = TextInput::new(field)
        .autocomplete("one-time-code")
        .max_length(16)
        .render(lang);
    (
        t(lang, "sign-in-desk-code-title"),
        tr(lang, "sign-in-desk-code-lead", &minutes),
        input,
    )
}
