//! Hiding what somebody wrote.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::moderation::{self, Step};
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, actions, html};

use super::{address, back_to, framed, history, quoted, read, reason, shown_at, templates};
use crate::acts;
use crate::acts::moderation::{Place, Subject, last};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/moderation/{kind}/{id}/hide`: what is to be hidden, and the form.
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

/// `POST /d/{district}/moderation/{kind}/{id}/hide`: hides it and shows its place.
pub async fn post(
    Path((slug, kind, id)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let subject = Subject::parse(&kind, &id)?;
    let typed = post.form.text("reason");
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let case = acts::moderation::hide(tx, by, &district, subject, &typed)?;
            Ok(shown_at(&district, &case, "hidden"))
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
    ctx.may(Act::ContentHide, case.target(&ctx.actor))?;
    moderation::next(last(&story), Step::Hide, ctx.person()?)?;
    let lang = ctx.lang;
    let title = match case.place {
        Place::Proposal(_) => "moderation-hide-proposal",
        Place::Comment(..) => "moderation-hide-comment",
        Place::Inquiry(_) => "moderation-hide-inquiry",
        Place::Opinion(..) => "moderation-hide-opinion",
        Place::Agenda(_) => "moderation-hide-agenda",
        Place::Statement(..) => "moderation-hide-statement",
    };
    let title = t(lang, title);
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "moderation-hide-lead")) }
        (quoted(lang, &case))
        @if !story.is_empty() { (history(lang, &story, true)) }
        div.section {
        (PostForm::post(address(&case, "hide"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .render(html! {
                (reason(&fields, ctx.rules.limits, "moderation-reason", "moderation-reason-hint"))
                (templates(lang))
                (actions(html! {
                    (Button::new(title.as_str()).warning().render())
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
