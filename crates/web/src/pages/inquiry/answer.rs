//! Answering in public, in the name of an office.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::InquiryId;
use process::inquiry::{AnswerForm, open};
use process::{Act, Invalid};
use ui::{
    Button, Form as PostForm, TextInput, Textarea, actions, deadline, html, own_words, paragraphs,
};

use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/inbox/{inquiry}/answer`.
pub async fn get(
    ctx: Context,
    Path((slug, inquiry)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&inquiry)?,
        None,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/inbox/{inquiry}/answer`.
pub async fn post(
    Path((slug, inquiry)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&inquiry)?;
    let typed = AnswerForm {
        office: post.form.text("office"),
        answer: post.form.text("answer"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::inquiry::answer(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/inbox/{id}?done=answered"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, Some(&post.form), &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: InquiryId,
    typed: Option<&Form>,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::inquiry::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::InquiryAnswer, Target::district(district.id))?;
    open(found.standing())?;
    let lang = ctx.lang;
    let present: Form = [("office", found.owner.office.as_str())]
        .into_iter()
        .collect();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&present),
        invalid,
    };
    let title = t(lang, "inquiry-answer-write");
    let back = address(&district, id);
    let words = korean::language_of(&found.text.body, lang);
    let office = fields
        .hinted(
            "office",
            "inquiry-office-answers",
            "inquiry-office-answers-hint",
        )
        .required();
    let answer = fields
        .hinted("answer", "inquiry-answer", "inquiry-answer-hint")
        .required();
    let max = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        blockquote lang=[(words != lang).then(|| words.as_str())] { (paragraphs(&found.text.body)) }
        p { (t(lang, "inquiry-due")) ": " (deadline(lang, ctx.now, found.due_at)) }
        (PostForm::post(format!("{back}/answer")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(office).max_length(max(ctx.rules.limits.place_max)).render(lang))
            (Textarea::new(answer).rows(8).max_length(max(ctx.rules.limits.body_max)).render(lang))
            (actions(html! {
                (Button::new(t(lang, "inquiry-answer-send")).render())
                a href=(back) { (t(lang, "inquiry-cancel")) }
            }))
        }))
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}
