//! Changing names, purpose and openness of a body.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::BodyId;
use process::{Act, Invalid};
use ui::{Button, Form as FormView, actions, html};

use super::{address, below, id, inputs, typed};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/bodies/{body}/edit`: the form with what is written now.
pub async fn get(
    ctx: Context,
    Path((slug, body)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, id(&body)?, None, &Invalid::default()).await
}

/// `POST /d/{district}/bodies/{body}/edit`.
pub async fn post(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let form = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::body::edit(tx, by, &place, id, &form)?;
            Ok(format!("/d/{place}/bodies/{id}?done=changed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, id, Some(&post.form), &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: BodyId,
    form: Option<&Form>,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::body::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::BodyManage, Target::district(district.id))?;
    let lang = ctx.lang;
    let filled: Form = [
        ("name_ko", found.name_ko.as_str()),
        ("name_en", &found.name_en),
        ("body_purpose", &found.purpose),
        ("membership", if found.open { "open" } else { "closed" }),
    ]
    .into_iter()
    .collect();
    let fields = Fields {
        lang,
        form: form.unwrap_or(&filled),
        invalid,
    };
    let title = t(lang, "body-edit");
    let back = address(&district, id);
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "body-edit-lead")) }
        (FormView::post(format!("{back}/edit")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (inputs(&fields, Some(found.kind)))
            (actions(html! {
                (Button::new(t(lang, "body-save")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = below(
        lang,
        &district,
        &found,
        &title,
        fields.title(&title),
        content,
    );
    let status = match form {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
