//! Completion of a project: the department's proposal, and what each co-owner says to it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::completion::{self, CompletionState, OwnerConsent};
use process::id::ProjectId;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{Completion, District, Project, ProjectOwner, Tx};
use ui::{
    Button, Choice, Form as PostForm, Markup, Notice, Radios, Textarea, actions, deadline, html,
    own_words, paragraphs,
};

use super::{address, below, id, name, rights, state, task};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// How many proposals the page tells of.
const LISTED: i64 = 30;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    project: Project,
    owners: Vec<ProjectOwner>,
    found: Vec<Completion>,
    agreed: bool,
}

/// `GET /d/{district}/projects/{project}/completion`.
pub async fn get(
    ctx: Context,
    Path((slug, project)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let typed = (&Form::default(), &Invalid::default());
    let id = id(&project)?;
    page(&ctx, slug, id, typed, (StatusCode::OK, &asked.done)).await
}

/// `POST /d/{district}/projects/{project}/completion`: the department proposes.
pub async fn propose(
    Path((slug, project)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let (place, achieved) = (slug.clone(), post.form.text("achieved"));
    let done = post
        .once(move |tx, by| {
            acts::completion::propose(tx, by, &place, id, &achieved)?;
            Ok(format!("/d/{place}/projects/{id}/completion?done=proposed"))
        })
        .await;
    settled(&post, slug, id, done).await
}

/// `POST /d/{district}/projects/{project}/completion/answer`: a co-owner answers.
pub async fn answer(
    Path((slug, project)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let (said, reason) = (post.form.text("consent"), post.form.text("consent_reason"));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::completion::answer(tx, by, &place, id, (&said, &reason))?;
            Ok(format!("/d/{place}/projects/{id}/completion?done=answered"))
        })
        .await;
    settled(&post, slug, id, done).await
}

/// `POST /d/{district}/projects/{project}/completion/withdraw`: the department takes it back.
pub async fn withdraw(
    Path((slug, project)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let (place, reason) = (slug.clone(), post.form.text("withdrawal"));
    let done = post
        .once(move |tx, by| {
            acts::completion::withdraw(tx, by, &place, id, &reason)?;
            Ok(format!(
                "/d/{place}/projects/{id}/completion?done=withdrawn"
            ))
        })
        .await;
    settled(&post, slug, id, done).await
}

async fn settled(
    post: &Post,
    slug: String,
    id: ProjectId,
    done: Result<String, NotDone>,
) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, (&post.form, &invalid), (status, "")).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProjectId,
    (form, invalid): (&Form, &Invalid),
    (status, done): (StatusCode, &str),
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let (district, project) = acts::project::find::<WebError>(tx, &slug, id)?;
        Ok(View {
            owners: store::project_owners(tx, id)?,
            found: store::completions_of(tx, id, LISTED)?,
            agreed: store::agreement_in_force(tx, project.cycle)?.is_some(),
            district,
            project,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "completion-title");
    let latest = view.found.first().map(|found| found.state(ctx.now));
    let proposes = ctx.can(Act::CompletionPropose, view.district.id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { strong { (own_words(lang, &view.project.name)) } " · " (state(lang, latest)) }
        p { (t(lang, "completion-lead")) }
        (answering(ctx, &view, &fields))
        @if proposes {
            @if completion::propose(latest, view.agreed).is_ok() { (proposing(ctx, &view, &fields)) }
            @if latest == Some(CompletionState::Waits) { (withdrawing(ctx, &view, &fields)) }
        }
        section.section {
            h2 { (t(lang, "completion-story")) }
            @if view.found.is_empty() { p.soft { (t(lang, "completion-none")) } }
            @for found in &view.found { (proposal(ctx, found)) }
        }
        section.section {
            h2 { (t(lang, "coowner-rights")) }
            (rights(ctx))
        }
        p { a href=(address(&view.district, id)) { (t(lang, "project-back")) } }
    };
    let window = fields.title(&title);
    let mut page = below(ctx, (&view.district, &view.project), (&title, window), body);
    if let "proposed" | "answered" | "withdrawn" = done {
        let said = html! { p { (t(lang, &format!("completion-done-{done}"))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.page(status, page))
}

/// The form of a co-owner who is asked.
fn answering(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let mine = acts::project::owned(&view.owners, ctx.actor.person);
    let asked = view.found.first().zip(mine).and_then(|(found, mine)| {
        let open = completion::open(found.state(ctx.now)).is_ok();
        let hers = found.answers.iter().find(|one| one.owner == mine.id);
        hers.filter(|_| open)
    });
    let Some(hers) = asked else {
        return html! {};
    };
    let choices = OwnerConsent::ALL.iter();
    let choices =
        choices.map(|said| Choice::new(said.as_str(), t(lang, &format!("completion-{said}"))));
    let here = format!("{}/completion", address(&view.district, view.project.id));
    html! {
        section.section #answer {
            h2 { (t(lang, "completion-answer")) }
            @if let Some(said) = hers.answer {
                p { (t(lang, "completion-said")) " " strong { (t(lang, &format!("completion-{said}"))) } }
            }
            (PostForm::post(format!("{here}/answer")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Radios::new(fields.field("consent", "completion-consent").required(), choices.collect()).render(lang))
                (Textarea::new(fields.hinted("consent_reason", "completion-reason", "completion-reason-hint")).rows(3).render(lang))
                (actions(Button::new(t(lang, "completion-answer-button")).render()))
            }))
        }
    }
}

fn proposing(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let here = format!("{}/completion", address(&view.district, view.project.id));
    let asked = super::holders(&view.owners).count();
    html! {
        section.section #propose {
            h2 { (t(lang, "completion-propose")) }
            p { (tr(lang, "completion-propose-lead", &[("count", asked.into())])) }
            (PostForm::post(here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(fields.hinted("achieved", "completion-achieved", "completion-achieved-hint").required()).rows(4).render(lang))
                (actions(Button::new(t(lang, "completion-propose-button")).render()))
            }))
        }
    }
}

fn withdrawing(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let here = format!(
        "{}/completion/withdraw",
        address(&view.district, view.project.id)
    );
    html! {
        section.section #withdraw {
            h2 { (t(lang, "completion-withdraw")) }
            (PostForm::post(here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(fields.hinted("withdrawal", "completion-withdrawal", "completion-withdrawal-hint").required()).rows(3).render(lang))
                (actions(Button::new(t(lang, "completion-withdraw-button")).warning().render()))
            }))
        }
    }
}

/// One proposal with its answers.
fn proposal(ctx: &Context, found: &Completion) -> Markup {
    let lang = ctx.lang;
    let own = korean::language_of(&found.achieved, lang);
    let stands = found.state(ctx.now);
    html! {
        h3 { (korean::date(lang, found.proposed_at)) " · " (state(lang, Some(stands))) }
        div lang=[(own != lang).then(|| own.as_str())] { (paragraphs(&found.achieved)) }
        @if stands == CompletionState::Waits {
            p { (t(lang, "completion-until")) " " (deadline(lang, ctx.now, found.until)) }
        }
        @if found.withdrawn_at.is_some() {
            p { (t(lang, "completion-was-withdrawn")) " " (own_words(lang, &found.withdrawn_reason)) }
        }
        (answers(lang, found))
    }
}

/// What each co-owner says, with the reasons.
pub fn answers(lang: Lang, found: &Completion) -> Markup {
    html! {
        @if found.answers.is_empty() { p.soft { (t(lang, "completion-nobody")) } }
        @else {
            ul {
                @for one in &found.answers {
                    li {
                        strong { (task(lang, one.task)) } " · " (name(lang, &one.name)) ": "
                        @match one.answer {
                            Some(said) => (t(lang, &format!("completion-{said}"))),
                            None => (t(lang, "completion-silent")),
                        }
                        @if !one.reason.is_empty() { " — " (own_words(lang, &one.reason)) }
                    }
                }
            }
        }
    }
}
