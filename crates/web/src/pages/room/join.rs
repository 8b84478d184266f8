//! Coming in with the code of six digits, without an account.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::Invalid;
use serde::Deserialize;
use ui::{Button, Choice, CodeInput, Form as PostForm, Page, Select, TextInput, actions, html};

use super::address;
use crate::acts;
use crate::acts::room::JoinForm;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::guest;
use crate::limiter;
use crate::post::{Post, Settled};

/// What the address may ask for: a QR code brings the code of the room along.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code.
    #[serde(default)]
    code: String,
}

/// `GET /join`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let form: Form = [("code", asked.code)].into_iter().collect();
    page(&ctx, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /join`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    // Everybody in a hall may come from one network; a guesser from there gets no further.
    let limiters = &post.ctx.app.limiters;
    limiter::check(&limiters.join, post.ctx.network())
        .map_err(|wait| WebError::TooMany { wait })?;
    let form = JoinForm {
        code: post.form.text("code"),
        nickname: post.form.text("nickname"),
        district: post.form.text("district"),
        table: post.form.text("table"),
    };
    let token = guest::token(&post);
    let sent = token.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::room::join(tx, by, &form, &sent)?;
            Ok(format!("{}?done=joined", address(id)))
        })
        .await;
    match post.settle(done)? {
        // Whoever is signed in is known by her account.
        Settled::Done(response) if post.ctx.session.is_some() => Ok(response),
        Settled::Done(response) => Ok(guest::remembered(&post, response, &token)),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &post.form, &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let read = |tx: &mut store::Tx<'_>| store::district_list(tx);
    let districts: Result<Vec<store::District>, store::StoreError> =
        ctx.app.stores.site.read(read).await;
    let choices: Vec<Choice> = districts?
        .iter()
        .map(|one| {
            Choice::new(
                one.id.to_string(),
                lang.pick(&one.name_ko, &one.name_en).as_str(),
            )
        })
        .collect();
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "room-join");
    let days = [("days", ctx.rules.retention.room_names_days.into())];
    let code = fields
        .hinted("code", "room-code", "room-code-hint")
        .required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "room-join-lead")) }
        (PostForm::post("/join").hidden_all(hidden(&ctx.tokens())).render(html! {
            (CodeInput::new(code).render(lang))
            @if ctx.session.is_some() { p.soft { (tr(lang, "room-join-known", &days)) } }
            (TextInput::new(fields.hinted("nickname", "room-nickname", "room-nickname-hint")).max_length(20).render(lang))
            (Select::new(fields.hinted("district", "room-district", "room-district-hint"), choices).render(lang))
            (TextInput::new(fields.hinted("table", "room-table", "room-table-hint")).short().render(lang))
            (actions(Button::new(t(lang, "room-join-button")).render()))
        }))
    };
    let page = Page::new(lang, fields.title(&title), body);
    Ok(ctx.page(status, page))
}
