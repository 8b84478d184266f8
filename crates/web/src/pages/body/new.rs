//! Making a body.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::{Act, Invalid};
use ui::{Breadcrumb, Button, Form as FormView, Page, actions, html};

use super::{inputs, list_address, typed};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/bodies/new`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form = Form::default();
    page(&ctx, slug, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/bodies`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::body::add(tx, by, &place, &form)?;
            Ok(format!("/d/{place}/bodies/{id}?done=added"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, &post.form, &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::district::find(tx, &slug);
    let district = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::BodyManage, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "body-new");
    let back = list_address(&district);
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "body-new-lead")) }
        (FormView::post(&back).hidden_all(hidden(&ctx.tokens())).render(html! {
            (inputs(&fields, None))
            (actions(html! {
                (Button::new(t(lang, "body-new-button")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = Page::new(lang, fields.title(&title), content)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "body-list-title"), back)
                .render(lang),
        );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
