//! Asking for a meeting.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::convening::ConveneForm;
use process::{Act, Invalid};
use ui::{Breadcrumb, Button, Form as PostForm, Page, TextInput, Textarea, actions, html};

use super::list_address;
use crate::acts::{convening, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/convenings/new`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let typed = (&Form::default(), &Invalid::default());
    page(&ctx, slug, typed, StatusCode::OK).await
}

/// `POST /d/{district}/convenings`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = ConveneForm {
        title: post.form.text("title"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = convening::ask(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/convenings/{id}?done=asked"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, (&post.form, &invalid), status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    (form, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read =
        move |tx: &mut store::Tx<'_>| -> Result<_, WebError> { Ok(district::find(tx, &slug)?) };
    let district: store::District = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ConveningAsk, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let (title, back) = (t(lang, "convening-new"), list_address(&district));
    let reason = fields
        .hinted("reason", "convening-reason", "convening-reason-hint")
        .required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "convening-new-lead")) }
        (PostForm::post(&back).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.field("title", "convening-about").required()).render(lang))
            (Textarea::new(reason).rows(4).render(lang))
            (actions(html! {
                (Button::new(t(lang, "convening-ask-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(
            t(lang, "nav-meetings"),
            format!("/d/{}/meetings", district.slug),
        )
        .step(t(lang, "convening-title"), back);
    let page = Page::new(lang, fields.title(&title), body).noindex();
    let page = page.breadcrumb(crumbs.render(lang));
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
