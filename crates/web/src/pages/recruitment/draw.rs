//! Throwing the dice of a lottery, and the file that anybody runs again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use korean::t;
use process::act::Target;
use process::id::RecruitmentId;
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, InputKind, TextInput, actions, html, own_words};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/recruitment/{recruitment}/draw`.
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

/// `POST /d/{district}/recruitment/{recruitment}/draw`.
pub async fn post(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let (dice, witnesses) = (post.form.text("dice"), post.form.text("witnesses"));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::recruitment::draw::draw(tx, by, &place, id, (&dice, &witnesses))?;
            Ok(format!("/d/{place}/recruitment/{id}?done=drawn"))
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
    ctx.may(Act::RecruitmentDraw, Target::district(district.id))?;
    call.times.can_be_settled(ctx.now)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "recruitment-draw");
    let back = address(&district, id);
    let dice = fields.hinted("dice", "recruitment-dice", "recruitment-dice-hint");
    let witnesses = fields.hinted(
        "witnesses",
        "recruitment-witnesses",
        "recruitment-witnesses-hint",
    );
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (own_words(lang, &call.title)) }
        p { (t(lang, "recruitment-draw-lead")) }
        (PostForm::post(format!("{back}/draw")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(dice.required()).kind(InputKind::Number).render(lang))
            (TextInput::new(witnesses.required()).render(lang))
            (actions(html! {
                (Button::new(t(lang, "recruitment-draw-button")).render())
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

/// `GET /d/{district}/recruitment/{recruitment}/draw.json`: the file of the draw.
pub async fn file(
    ctx: Context,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, _) = acts::recruitment::find::<WebError>(tx, &slug, id)?;
        Ok((district, store::recruitment_draw(tx, id)?))
    };
    let (district, draw) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    if draw.is_empty() {
        return Err(WebError::not_found());
    }
    let mut response = draw.into_response();
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    Ok(response)
}
