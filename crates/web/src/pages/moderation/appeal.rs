//! Appealing against the hiding of one's own text.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::moderation::{self, Step};
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, actions, html};

use super::{address, back_to, framed, history, quoted, read, reason, shown_at};
use crate::acts;
use crate::acts::moderation::{Subject, last};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/moderation/{kind}/{id}/appeal`: what was hidden and why, and the form.
pub async fn get(
    ctx: Context,
    Path((slug, kind, id)): Path<(String, String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let subject = Subject::parse(&kind, &id)?;
    page(
        &ctx,
        slug,
        subject,
        &Form::default(),
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/moderation/{kind}/{id}/appeal`: makes the appeal, once.
pub async fn post(
    Path((slug, kind, id)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let subject = Subject::parse(&kind, &id)?;
    let typed = post.form.text("reason");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let case = acts::moderation::appeal(tx, by, &district, subject, &typed)?;
            Ok(shown_at(&district, &case, "appealed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, subject, &post.form, &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    subject: Subject,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (case, story) = read(ctx, slug, subject).await?;
    ctx.may(Act::AppealMake, case.target(&ctx.actor))?;
    moderation::next(last(&story), Step::Appeal, ctx.person()?)?;
    let lang = ctx.lang;
    let title = t(lang, "moderation-appeal");
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "moderation-appeal-lead")) }
        (quoted(lang, &case))
        (history(lang, &story, false))
        div.section {
        (PostForm::post(address(&case, "appeal"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .render(html! {
                (reason(&fields, ctx.rules.limits, "moderation-appeal-reason", "moderation-appeal-reason-hint"))
                (actions(html! {
                    (Button::new(t(lang, "moderation-appeal-send")).render())
                    a href=(back_to(&case)) { (t(lang, "moderation-cancel")) }
                }))
            }))
        }
    };
    Ok(ctx.page(
        status,
        framed(ctx, &case, &title, fields.title(&title), body),
    ))
}
