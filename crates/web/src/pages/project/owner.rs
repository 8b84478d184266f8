//! Asking a resident to be co-owner of a project, and her answer.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::{ProjectId, ProjectOwnerId};
use process::project_owner::{self, OwnerAnswer, OwnerForm, OwnerTask};
use process::refusal::Fault;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, ProjectOwner, Tx};
use ui::{
    Button, Choice, Details, Field, Form as PostForm, Markup, Notice, Radios, Select, TextInput,
    actions, html, own_words,
};

use super::{address, below, id, name, rights, task};
use crate::acts::tracking_code::Code;
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::message;
use crate::post::{Post, Settled};
use crate::shown::{Outcome, Shown, outcome};

/// What the address of an invitation holds.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code, which fills the form.
    #[serde(default)]
    code: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// What the page of the secretary shows beside the places.
#[derive(Default)]
struct Said<'a> {
    form: Form,
    invalid: Invalid,
    /// The code that was just made.
    code: Option<&'a Code>,
    /// Whether a place was just ended.
    ended: bool,
}

/// `GET /d/{district}/projects/{project}/owners`.
pub async fn get(
    ctx: Context,
    Path((slug, project)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let said = Said {
        ended: asked.done == "ended",
        ..Said::default()
    };
    page(&ctx, slug, id(&project)?, said, StatusCode::OK).await
}

/// `POST /d/{district}/projects/{project}/owners`: asks; the code is in this answer alone.
pub async fn post(
    Path((slug, project)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let keys = &post.ctx.app.stores.keys;
    let code = Code::of_form(keys, &post.ctx.scope(), post.form.get("key"));
    let typed = OwnerForm {
        task: post.form.text("owner_task"),
        address: post.form.text("address"),
    };
    let (place, made) = (slug.clone(), code.clone());
    let site = post.ctx.app.settings.public_url.clone();
    let done = post
        .once(move |tx, by| {
            acts::project_owner::ask(tx, by, (&place, id), &typed, (&site, &made))?;
            Ok(format!("/d/{place}/projects/{id}/owners"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(_) => {
            let said = Said {
                code: Some(&code),
                ..Said::default()
            };
            page(&post.ctx, slug, id, said, StatusCode::OK).await
        }
        Settled::Again(invalid) => {
            let said = Said {
                form: post.form.clone(),
                invalid,
                ..Said::default()
            };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, said, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProjectId,
    said: Said<'_>,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (district, project) = acts::project::find::<NotDone>(tx, &slug, id)?;
        by.may(Act::ProjectOwnerName, Target::district(district.id))?;
        let owners = store::project_owners(tx, id)?;
        Ok((district, project, owners))
    };
    let (district, project, owners) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: &said.form,
        invalid: &said.invalid,
    };
    let title = t(lang, "coowner-ask");
    let here = format!("{}/owners", address(&district, id));
    let tasks = OwnerTask::ALL.iter();
    let tasks = tasks.map(|one| Choice::new(one.as_str(), task(lang, *one)));
    let taken = owners.iter().map(ProjectOwner::standing);
    let taken = taken.filter(|place| place.holds() || place.waits()).count();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { strong { (own_words(lang, &project.name)) } }
        @if let Some(code) = said.code {
            @let link = acts::project_owner::answer_address(&ctx.app.settings.public_url, &district, id, code);
            (Notice::success(html! { p { (t(lang, "coowner-made")) } }).announced().render(lang))
            (TextInput::new(Field::new("link", t(lang, "coowner-link")).hint(t(lang, "coowner-link-hint")).value(link)).render(lang))
        }
        @if said.ended { (Notice::success(html! { p { (t(lang, "coowner-done-ended")) } }).announced().render(lang)) }
        (places(ctx, &district, &owners))
        @match project_owner::ask(taken, ctx.rules.limits) {
            Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
            Ok(()) => {
                h2 { (t(lang, "coowner-ask-one")) }
                p { (t(lang, "coowner-ask-lead")) }
                (rights(ctx))
                (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (Select::new(fields.field("owner_task", "coowner-task").required(), tasks.collect()).render(lang))
                    (TextInput::new(fields.hinted("address", "coowner-address", "coowner-address-hint")).autocomplete("off").render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "coowner-ask-button")).render())
                        a href=(address(&district, id)) { (t(lang, "project-back")) }
                    }))
                }))
            }
        }
    };
    let window = fields.title(&title);
    let page = below(ctx, (&district, &project), (&title, window), body).noindex();
    Ok(ctx.page(status, page))
}

/// Every place with how it stands; those that stand can be ended.
fn places(ctx: &Context, district: &District, owners: &[ProjectOwner]) -> Markup {
    let lang = ctx.lang;
    html! {
        @if owners.is_empty() { p.soft { (t(lang, "coowner-none")) } }
        @else {
            ul.rows role="list" {
                @for one in owners {
                    @let standing = one.standing();
                    li {
                        div {
                            p { strong { (task(lang, one.task)) } @if standing.holds() { " · " (name(lang, &one.name)) } }
                            p.meta { (how(ctx, one)) }
                        }
                        @if project_owner::end(standing).is_ok() {
                            (end_form(ctx, (district, one), "coowner-end", "coowner-end-lead"))
                        }
                    }
                }
            }
        }
    }
}

fn how(ctx: &Context, one: &ProjectOwner) -> String {
    let (key, at) = match (one.answer, one.ended_at) {
        (_, Some(at)) => ("coowner-state-ended", at),
        (None, None) => ("coowner-state-asked", one.named_at),
        (Some(OwnerAnswer::Accept), None) => (
            "coowner-state-accepted",
            one.answered_at.unwrap_or(one.named_at),
        ),
        (Some(OwnerAnswer::Decline), None) => (
            "coowner-state-declined",
            one.answered_at.unwrap_or(one.named_at),
        ),
    };
    tr(ctx.lang, key, &[("at", korean::date(ctx.lang, at).into())])
}

/// The button with which a co-owner leaves.
pub fn leave(ctx: &Context, district: &District, mine: &ProjectOwner) -> Markup {
    let lang = ctx.lang;
    html! {
        p { (tr(lang, "coowner-mine", &[("task", task(lang, mine.task).into())])) }
        (end_form(ctx, (district, mine), "coowner-leave", "coowner-leave-lead"))
    }
}

/// The form that ends a place, folded away with what that means: nobody takes it back.
fn end_form(
    ctx: &Context,
    (district, one): (&District, &ProjectOwner),
    button: &str,
    lead: &str,
) -> Markup {
    let lang = ctx.lang;
    let form = PostForm::post(format!(
        "{}/owners/{}/end",
        address(district, one.project),
        one.id
    ));
    let form = form.hidden_all(hidden(&ctx.tokens())).render(html! {
        p { (t(lang, lead)) }
        (Button::new(t(lang, button)).warning().render())
    });
    // Several such places stand in one list.
    let place = format!("{}: {}", t(lang, button), task(lang, one.task));
    Details::new(place, form).render()
}

/// `POST /d/{district}/projects/{project}/owners/{owner}/end`.
pub async fn end(
    Path((slug, project, owner)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let project = id(&project)?;
    let owner: ProjectOwnerId = owner.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            let place = store::project_owner_get(tx, owner)?;
            let own = place.and_then(|place| place.person) == by.actor.person;
            acts::project_owner::end(tx, by, (&slug, project), owner)?;
            Ok(match own {
                true => format!("/d/{slug}/projects/{project}?done=left"),
                false => format!("/d/{slug}/projects/{project}/owners?done=ended"),
            })
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}

/// `GET /d/{district}/projects/{project}/owners/answer`: what is asked, with the code of the link.
pub async fn asked(
    ctx: Context,
    Path((slug, project)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let typed: Form = [("owner_code", asked.code)].into_iter().collect();
    answering(&ctx, slug, id(&project)?, &typed, &Shown::first()).await
}

/// `POST /d/{district}/projects/{project}/owners/answer`.
pub async fn answered(
    Path((slug, project)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let (place, code) = (slug.clone(), post.form.text("owner_code"));
    let said = post.form.text("owner_answer");
    let done = post
        .once(move |tx, by| {
            acts::project_owner::answer(tx, by, &place, id, (&code, &said))?;
            let done = match said.as_str() {
                "accept" => "accepted",
                _ => "declined",
            };
            Ok(format!("/d/{place}/projects/{id}?done={done}"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => answering(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn answering(
    ctx: &Context,
    slug: String,
    id: ProjectId,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let (app, code) = (ctx.app.clone(), typed.text("owner_code"));
    let given = !code.is_empty();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (district, project) = acts::project::find::<WebError>(tx, &slug, id)?;
        let place = acts::project_owner::asked(tx, &app.stores.keys, id, &code)?;
        Ok((district, project, place))
    };
    let (district, project, place) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ProjectOwnerAnswer, Target::district(district.id))?;
    let lang = ctx.lang;
    // A link that leads nowhere is told before anybody presses.
    let wrong = Invalid::one("owner_code", Fault::new("fault-coowner-code"));
    let fields = Fields {
        lang,
        form: typed,
        invalid: match given && place.is_none() {
            true => &wrong,
            false => &shown.invalid,
        },
    };
    let refused = place.as_ref().and_then(|place| {
        project_owner::answer(place.standing(), ctx.actor.is_official(), false).err()
    });
    let answers = OwnerAnswer::ALL.iter();
    let answers =
        answers.map(|said| Choice::new(said.as_str(), t(lang, &format!("coowner-answer-{said}"))));
    let body = html! {
        @if refused.is_none() { (fields.summary()) }
        h1 { (t(lang, "coowner-answer-title")) }
        p.lead { strong { (own_words(lang, &project.name)) } }
        @if let Some(refusal) = &refused {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).announced().render(lang))
            p { a href=(address(&district, id)) { (t(lang, "project-back")) } }
        } @else {
            (shown.notice(ctx))
            @if let Some(place) = &place {
                p { (tr(lang, "coowner-answer-task", &[("task", task(lang, place.task).into())])) }
                p.soft { (t(lang, &format!("coowner-task-{}-about", place.task))) }
            }
            p { (t(lang, "coowner-answer-lead")) }
            (rights(ctx))
            (PostForm::post(format!("{}/owners/answer", address(&district, id))).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.hinted("owner_code", "coowner-code", "coowner-code-hint").required()).autocomplete("off").short().render(lang))
                (Radios::new(fields.hinted("owner_answer", "coowner-answer", "coowner-answer-hint").required(), answers.collect()).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "coowner-answer-button")).render())
                    a href=(address(&district, id)) { (t(lang, "project-back")) }
                }))
            }))
        }
    };
    let title = t(lang, "coowner-answer-title");
    let window = shown.title(lang, &title);
    let page = below(ctx, (&district, &project), (&title, window), body).noindex();
    Ok(ctx.page(shown.status, page))
}
