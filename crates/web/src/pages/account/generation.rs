//! Telling one's own generation, and taking it back.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use korean::t;
use process::diversity::Generation;
use ui::{Button, Choice, Form as FormView, Markup, Select, actions, html};

use super::show;
use crate::acts::account;
use crate::context::Context;
use crate::diversity::generation;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::post::{Post, Settled};

/// `POST /me/generation`: keeps what is told; nothing chosen takes it back.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let typed = post.form.text("generation");
    let done = post
        .once(move |tx, by| {
            account::tell_generation(tx, by, &typed)?;
            let done = match typed.is_empty() {
                true => "generation-withdrawn",
                false => "generation",
            };
            Ok(format!("/me?done={done}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show::page(&post.ctx, &post.form, &invalid, status, "").await
        }
    }
}

/// Why it is asked, who sees it, and the choices.
pub(super) fn section(ctx: &Context, fields: &Fields<'_>, told: Option<Generation>) -> Markup {
    let lang = ctx.lang;
    let typed = fields.form.all("generation").into_iter().next();
    let value = typed.unwrap_or_else(|| told.map_or_else(String::new, |one| one.to_string()));
    let field = fields
        .hinted(
            "generation",
            "account-generation",
            "account-generation-hint",
        )
        .value(value);
    let none = Choice::new("", t(lang, "account-generation-none"));
    let each = Generation::ALL.iter();
    let each = each.map(|one| Choice::new(one.as_str(), generation(lang, *one)));
    html! {
        h2 { (t(lang, "account-generation-title")) }
        p { (t(lang, "account-generation-why")) }
        (FormView::post("/me/generation").hidden_all(hidden(&ctx.tokens())).render(html! {
            (Select::new(field, std::iter::once(none).chain(each).collect()).render(lang))
            (actions(html! { (Button::new(t(lang, "account-generation-save")).second().render()) }))
        }))
    }
}
