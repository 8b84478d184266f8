//! Writing an entry of the execution log, and taking one back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::execution_entry::{EntryForm, EvidenceFor, Phase};
use process::id::ProjectId;
use process::{Act, Invalid};
use store::{District, Project, Tx};
use ui::{
    Button, Choice, EmptyState, Form as PostForm, InputKind, Radios, TextInput, Textarea, actions,
    html, own_words,
};

use super::{address, below, id};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::pages::document::day;
use crate::pages::photo::{self, Sent};
use crate::post::{FilePost, Post, Settled};

/// `GET /d/{district}/projects/{project}/entries/new`.
pub async fn get(
    ctx: Context,
    Path((slug, project)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let today = ctx.today.to_string();
    let form: Form = [("day", today.as_str()), ("evidence_for", "everybody")]
        .into_iter()
        .collect();
    let id = id(&project)?;
    page(&ctx, slug, id, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/projects/{project}/entries`.
pub async fn post(
    Path((slug, project)): Path<(String, String)>,
    sent: FilePost,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let Sent { post, faults } = photo::keep(sent, &slug).await?;
    let form = &post.form;
    let typed = EntryForm {
        day: form.text("day"),
        phase: form.text("phase"),
        done: form.text("entry_done"),
        evidence: form.text("evidence"),
        evidence_for: form.text("evidence_for"),
        photos: photo::typed(form, &faults),
        photos_for: form.text("photos_for"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::execution_entry::write(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/projects/{id}?done=written#log"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, &post.form, &invalid, status).await
        }
    }
}

/// The project, whether its agreement is in force, and that the reader may write of it.
async fn read(
    ctx: &Context,
    slug: String,
    id: ProjectId,
) -> Result<(District, Project, bool), WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (district, project) = acts::project::find::<NotDone>(tx, &slug, id)?;
        let owners = store::project_owners(tx, id)?;
        let target = acts::project::target(district.id, &owners, by.actor.person);
        by.may(Act::ExecutionEntryWrite, target)?;
        let agreed = store::agreement_in_force(tx, project.cycle)?.is_some();
        Ok((district, project, agreed))
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProjectId,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, project, agreed) = read(ctx, slug, id).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "entry-new");
    let back = address(&district, id);
    let phases = Phase::ALL.iter();
    let phases =
        phases.map(|phase| Choice::new(phase.as_str(), t(lang, &format!("entry-phase-{phase}"))));
    let readers = || {
        let readers = EvidenceFor::ALL.iter();
        let name = |reader: &EvidenceFor| t(lang, &format!("entry-evidence-{reader}"));
        readers
            .map(|reader| Choice::new(reader.as_str(), name(reader)))
            .collect()
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { strong { (own_words(lang, &project.name)) } }
        @match process::execution_entry::write(agreed) {
            Err(refusal) => {
                (EmptyState::new(t(lang, "entry-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "project-back"), &back).render())
            }
            Ok(()) => {
                p { (t(lang, "entry-new-lead")) }
                (PostForm::post(format!("{back}/entries")).files().hidden_all(hidden(&ctx.tokens())).render(html! {
                    (TextInput::new(fields.field("day", "entry-day").required()).kind(InputKind::Date).render(lang))
                    (Radios::new(fields.field("phase", "entry-phase").required(), phases.collect()).render(lang))
                    (Textarea::new(fields.hinted("entry_done", "entry-done", "entry-done-hint").required()).rows(4).render(lang))
                    (photo::inputs(&fields, ctx.rules.limits))
                    (Radios::new(fields.hinted("photos_for", "entry-photos-for", "entry-photos-for-hint"), readers()).render(lang))
                    (TextInput::new(fields.hinted("evidence", "entry-evidence", "entry-evidence-hint")).render(lang))
                    (Radios::new(fields.field("evidence_for", "entry-evidence-for").required(), readers()).render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "entry-write")).render())
                        a href=(back) { (t(lang, "project-cancel")) }
                    }))
                }))
            }
        }
    };
    let window = fields.title(&title);
    let page = below(ctx, (&district, &project), (&title, window), body).noindex();
    Ok(ctx.page(status, page))
}

type Asked = (String, String, String);

/// `GET /d/{district}/projects/{project}/entries/{entry}/withdraw`.
pub async fn withdraw(
    ctx: Context,
    Path((slug, project, entry)): Path<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let of = (slug, id(&project)?, entry);
    let form = Form::default();
    withdrawing(&ctx, of, &form, &Invalid::default(), StatusCode::OK).await
}

/// `POST /d/{district}/projects/{project}/entries/{entry}/withdraw`.
pub async fn withdrawn(
    Path((slug, project, entry)): Path<Asked>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let project = id(&project)?;
    let found = entry.parse().map_err(|_| WebError::not_found())?;
    let (place, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::execution_entry::withdraw(tx, by, &place, (project, found), &reason)?;
            Ok(format!("/d/{place}/projects/{project}?done=withdrawn#log"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let of = (slug, project, entry);
            withdrawing(&post.ctx, of, &post.form, &invalid, status).await
        }
    }
}

async fn withdrawing(
    ctx: &Context,
    (slug, project, entry): (String, ProjectId, String),
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let id = entry.parse().map_err(|_| WebError::not_found())?;
    let read =
        move |tx: &mut Tx<'_>| acts::execution_entry::entry::<WebError>(tx, &slug, (project, id));
    let (district, project, found) = ctx.app.stores.site.read(read).await?;
    let target = Target::owned(district.id, found.author);
    ctx.may(Act::ExecutionEntryWrite, target)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "entry-withdraw");
    let back = address(&district, project.id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "entry-withdraw-lead")) }
        blockquote { p { (own_words(lang, &found.done)) } p.meta { (day(found.day)) } }
        (PostForm::post(format!("{back}/entries/{id}/withdraw")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.hinted("reason", "entry-withdraw-reason", "entry-withdraw-hint").required()).render(lang))
            (actions(html! {
                (Button::new(t(lang, "entry-withdraw-button")).warning().render())
                a href=(back) { (t(lang, "project-cancel")) }
            }))
        }))
    };
    let window = fields.title(&title);
    let page = below(ctx, (&district, &project), (&title, window), body).noindex();
    Ok(ctx.page(status, page))
}
