//! Taking a call back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::RecruitmentId;
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, Textarea, actions, html, own_words};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/recruitment/{recruitment}/cancel`.
pub async fn get(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&call)?,
        &Form::default(),
        &Invalid::default(),
    )
    .await
}

/// `POST /d/{district}/recruitment/{recruitment}/cancel`.
pub async fn post(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let (reason, place) = (post.form.text("reason"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::recruitment::cancel(tx, by, &place, id, &reason)?;
            Ok(format!("/d/{place}/recruitment/{id}?done=cancelled"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, id, &post.form, &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: RecruitmentId,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::recruitment::find::<WebError>(tx, &slug, id);
    let (district, call) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentCall, Target::district(district.id))?;
    call.times.can_be_cancelled()?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "recruitment-cancel");
    let back = address(&district, id);
    let reason = fields.hinted(
        "reason",
        "recruitment-cancel-reason",
        "recruitment-cancel-hint",
    );
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (own_words(lang, &call.title)) }
        (PostForm::post(format!("{back}/cancel")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Textarea::new(reason.required()).rows(3).render(lang))
            (actions(html! {
                (Button::new(t(lang, "recruitment-cancel-button")).warning().render())
                a href=(back) { (t(lang, "body-cancel")) }
            }))
        }))
    };
    let page = below(
        lang,
        &district,
        &call,
        &title,
        fields.title(&title),
        content,
    );
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
