//! When a support officer is away, and taking that back.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::OfficerAssignmentId;
use process::support_officer::AbsenceForm;
use process::{Act, Invalid};
use serde::Deserialize;
use ui::{Button, Form as PostForm, InputKind, TextInput, actions, html, own_words};

use super::{address, assignment_id, below, days, with_done};
use crate::acts;
use crate::acts::support_officer::find_assignment;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/officers/{assignment}/absences`.
pub async fn get(
    ctx: Context,
    Path((slug, assignment)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = assignment_id(&assignment)?;
    let typed = (&Form::default(), &Invalid::default());
    page(&ctx, slug, id, typed, (StatusCode::OK, &asked.done)).await
}

/// `POST /d/{district}/officers/{assignment}/absences`.
pub async fn post(
    Path((slug, assignment)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = assignment_id(&assignment)?;
    let typed = AbsenceForm {
        first_on: post.form.text("first_on"),
        last_on: post.form.text("last_on"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::absence_tell(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/officers/{id}/absences?done=away"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, (&post.form, &invalid), (status, "")).await
        }
    }
}

/// `POST /d/{district}/officers/{assignment}/absences/{absence}/withdraw`.
pub async fn withdraw(
    Path((slug, assignment, absence)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = assignment_id(&assignment)?;
    let absence = absence.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::support_officer::absence_withdraw(tx, by, &slug, (id, absence))?;
            Ok(format!("/d/{slug}/officers/{id}/absences?done=back"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::not_found()),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: OfficerAssignmentId,
    (typed, invalid): (&Form, &Invalid),
    (status, done): (StatusCode, &str),
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = find_assignment::<WebError>(tx, &district, id)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::OfficerAbsenceTell, Target::district(district.id))?;
    process::support_officer::lasts(&found.assignment, ctx.today)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-absences");
    let here = format!("{}/{id}/absences", address(&district));
    let away = found.absences.iter().zip(&found.assignment.away);
    let first = fields.field("first_on", "support-officer-first").required();
    let last = fields.field("last_on", "support-officer-last").required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (own_words(lang, &found.assignment.text.office)) }
        p { (t(lang, "support-officer-absences-lead")) }
        @if found.absences.is_empty() { p.soft { (t(lang, "support-officer-absences-none")) } }
        ul.rows role="list" {
            @for (absence, time) in away {
                li { div {
                    p { (days(lang, time.first_on, time.last_on)) }
                    (PostForm::post(format!("{here}/{absence}/withdraw")).hidden_all(hidden(&ctx.tokens())).render(html! {
                        (actions(Button::new(t(lang, "support-officer-back")).second().render()))
                    }))
                } }
            }
        }
        section.section {
            h2 { (t(lang, "support-officer-absence-add")) }
            (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(first).kind(InputKind::Date).render(lang))
                (TextInput::new(last).kind(InputKind::Date).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "support-officer-absence-button")).render())
                    a href=(address(&district)) { (t(lang, "meeting-cancel")) }
                }))
            }))
        }
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, with_done(lang, page, done)))
}
