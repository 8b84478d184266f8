//! The story of a hiding, and the answer to an appeal.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::{Act, Invalid};
use ui::{Button, Choice, Form as PostForm, Markup, Notice, Radios, actions, html};

use super::{address, framed, history, list_address, quoted, read, reason};
use crate::acts;
use crate::acts::moderation::{Case, Subject, last, may_answer};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::message;
use crate::post::{Post, Settled};

/// `GET /d/{district}/moderation/{kind}/{id}/answer`: the whole story, and the form when
/// there is an appeal that the reader may answer.
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

/// `POST /d/{district}/moderation/{kind}/{id}/answer`: restores the text or upholds the
/// hiding, with a reason.
pub async fn post(
    Path((slug, kind, id)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let subject = Subject::parse(&kind, &id)?;
    let (decision, typed) = (post.form.text("decision"), post.form.text("reason"));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::moderation::answer(tx, by, &district, subject, &decision, &typed)?;
            Ok(format!("/d/{district}/moderation?done=answered"))
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
    ctx.may(Act::AppealAnswer, case.target(&ctx.actor))?;
    let lang = ctx.lang;
    let person = ctx.person()?;
    let answerable = may_answer(last(&story), case.is_by(person), person);
    let title = t(
        lang,
        if answerable.is_ok() {
            "moderation-answer"
        } else {
            "moderation-case"
        },
    );
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (quoted(lang, &case))
        (history(lang, &story, true))
        @match answerable {
            Ok(()) => div.section { (form(ctx, &case, &fields)) },
            Err(refusal) => {
                (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).render(lang))
            }
        }
        p { a href=(list_address(&case.district)) { (t(lang, "moderation-to-list")) } }
    };
    Ok(ctx.page(
        status,
        framed(ctx, &case, &title, fields.title(&title), body),
    ))
}

fn form(ctx: &Context, case: &Case, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let choice = |value: &str, label: &str, hint: &str| {
        Choice::new(value, t(lang, label)).hint(t(lang, hint))
    };
    let choices = vec![
        choice(
            "restore",
            "moderation-choose-restore",
            "moderation-choose-restore-hint",
        ),
        choice(
            "uphold",
            "moderation-choose-uphold",
            "moderation-choose-uphold-hint",
        ),
    ];
    let decision = fields.field("decision", "moderation-decision").required();
    PostForm::post(address(case, "answer")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
        (Radios::new(decision, choices).render(lang))
        (reason(fields, ctx.rules.limits, "moderation-answer-reason", "moderation-answer-reason-hint"))
        (actions(Button::new(t(lang, "moderation-answer-send")).render()))
    })
}
