//! Who writes a proposal: asking others, joining them, leaving.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::act::Target;
use process::id::ProposalId;
use process::refusal::Fault;
use process::{Act, Invalid, coauthor};
use serde::Deserialize;
use store::{District, Proposal};
use ui::{
    Breadcrumb, Button, Field, Form as PostForm, Markup, Notice, Page, TextInput, actions, html,
    own_words,
};

use super::{address, author, list_address};
use crate::acts;
use crate::acts::coauthor::{Step, acting};
use crate::acts::tracking_code::Code;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::{Post, Settled};
use crate::shown::{Outcome, Shown, outcome};

/// What the address of the link holds.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The code, which fills the form.
    #[serde(default)]
    code: String,
}

/// `GET /d/{district}/proposals/{proposal}/authors`: who writes it, and the way to ask others.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    page(&ctx, slug, id, None).await
}

/// `POST /d/{district}/proposals/{proposal}/authors`: makes a code, which is in this answer
/// alone, takes it back, or parts from an author.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let keys = &post.ctx.app.stores.keys;
    let code = Code::of_form(keys, &post.ctx.scope(), post.form.get("key"));
    let part = post.form.get("person").parse().ok();
    let step = match (post.form.get("step"), part) {
        ("part", Some(person)) => Step::Part(person),
        ("revoke", _) => Step::Revoke,
        _ => Step::Ask(code.clone()),
    };
    let (district, asked) = (slug.clone(), step.clone());
    let done = post
        .once(move |tx, by| {
            acts::coauthor::change(tx, by, &district, id, &asked)?;
            Ok(format!("/d/{district}/proposals/{id}"))
        })
        .await;
    let location = match post.settle(done)? {
        Settled::Done(response) => response,
        // The form has no field that could be wrong.
        Settled::Again(_) => return Err(WebError::not_found()),
    };
    match step {
        Step::Ask(_) => page(&post.ctx, slug, id, Some(&code)).await,
        _ => Ok(location),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProposalId,
    code: Option<&Code>,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        Ok((district, found, store::coauthor_code_at(tx, id)?))
    };
    let (district, found, asked) = ctx.app.stores.site.read(read).await?;
    let owner = acting(&found, &ctx.actor);
    ctx.may(Act::ProposalEdit, Target::owned(district.id, owner))?;
    let lang = ctx.lang;
    let first = owner == found.author;
    let here = format!("{}/authors", address(&district, id));
    let form = |step: &str| {
        PostForm::post(&here)
            .hidden_all(fields::hidden(&ctx.tokens()))
            .hidden("step", step)
    };
    let most = [("max", ctx.rules.limits.coauthors_max.into())];
    let body = html! {
        h1 { (t(lang, "coauthor-title")) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        @if let Some(code) = code {
            @let link = format!("{}{}/join?code={}", ctx.app.settings.public_url, address(&district, id), code.plain());
            (Notice::success(html! { p { (t(lang, "coauthor-made")) } }).announced().render(lang))
            (TextInput::new(Field::new("link", t(lang, "coauthor-link")).hint(t(lang, "coauthor-link-hint")).value(link)).render(lang))
        }
        ul.rows role="list" {
            li { div { p { (own_words(lang, &author(lang, &found.author_name))) } p.meta { (t(lang, "coauthor-first")) } } }
            @for one in &found.coauthors { li {
                div { p { (own_words(lang, &author(lang, &one.name))) } }
                @if first || ctx.actor.person == Some(one.person) {
                    @let words = if first { "coauthor-part" } else { "coauthor-leave" };
                    (form("part").hidden("person", one.person.to_string()).render(html! {
                        (Button::new(tr(lang, words, &[("name", author(lang, &one.name).into())])).second().render())
                    }))
                }
            } }
        }
        @if first {
            @match coauthor::ask(found.standing(), found.coauthors.len(), ctx.rules.limits) {
                Ok(()) => {
                    p { (tr(lang, "coauthor-lead", &most)) }
                    (form("ask").render(actions(html! {
                        (Button::new(t(lang, if asked.is_some() { "coauthor-ask-again" } else { "coauthor-ask" })).render())
                    })))
                }
                Err(refusal) => p { (message::fault(lang, &refusal.fault)) },
            }
            @if asked.is_some() {
                (form("revoke").render(html! { (Button::new(t(lang, "coauthor-revoke")).second().render()) }))
            }
        }
        p { a href=(address(&district, id)) { (t(lang, "proposal-back")) } }
    };
    Ok(ctx.ok(framed(ctx, &district, &found, ("coauthor-title", body))))
}

/// `GET /d/{district}/proposals/{proposal}/join`: what joining means, with the code of the link.
pub async fn join(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let typed: Form = [("code", asked.code)].into_iter().collect();
    joining(&ctx, slug, id, &typed, &Shown::first()).await
}

/// `POST /d/{district}/proposals/{proposal}/join`: whoever holds the code becomes an author.
pub async fn joined(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, code) = (slug.clone(), post.form.text("code"));
    let done = post
        .once(move |tx, by| {
            acts::coauthor::join(tx, by, &district, id, &code)?;
            Ok(format!("/d/{district}/proposals/{id}?done=joined"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => joining(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn joining(
    ctx: &Context,
    slug: String,
    id: ProposalId,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let (app, code) = (ctx.app.clone(), typed.text("code"));
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        let dead = !code.is_empty() && !acts::coauthor::fits(tx, &app.stores.keys, id, &code)?;
        Ok((district, found, dead))
    };
    let (district, found, dead) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ProposalSubmit, Target::district(district.id))?;
    acts::proposal::readable(&ctx.actor, &found)?;
    let lang = ctx.lang;
    // A link that was taken back is told before anybody presses.
    let wrong = Invalid::one("code", Fault::new("fault-coauthor-code"));
    let fields = Fields {
        lang,
        form: typed,
        invalid: if dead { &wrong } else { &shown.invalid },
    };
    let writes = found.authors().any(|one| ctx.actor.person == Some(one));
    let of = (found.coauthors.len(), writes);
    let refused = coauthor::join(found.standing(), of, ctx.rules.limits).err();
    let code = fields.hinted("code", "coauthor-code", "coauthor-code-hint");
    let body: Markup = html! {
        @if refused.is_none() { (fields.summary()) }
        h1 { (t(lang, "coauthor-join-title")) }
        p.lead { strong { (own_words(lang, &found.text.title)) } }
        @if let Some(refusal) = &refused {
            (Notice::information(html! { p { (message::fault(lang, &refusal.fault)) } }).announced().render(lang))
            p { a href=(address(&district, id)) { (t(lang, "proposal-back")) } }
        } @else {
        (shown.notice(ctx))
        p { (t(lang, "coauthor-join-lead")) }
        (PostForm::post(format!("{}/join", address(&district, id))).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
            (TextInput::new(code.required()).autocomplete("off").short().render(lang))
            (actions(html! {
                (Button::new(t(lang, "coauthor-join")).render())
                a href=(address(&district, id)) { (t(lang, "proposal-back")) }
            }))
        }))
        }
    };
    let page = framed(ctx, &district, &found, ("coauthor-join-title", body));
    Ok(ctx.page(shown.status, page))
}

fn framed(
    ctx: &Context,
    district: &District,
    found: &Proposal,
    (title, body): (&str, Markup),
) -> Page {
    let title = t(ctx.lang, title);
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(ctx.lang, "nav-proposals"), list_address(district))
        .step(&found.text.title, address(district, found.id));
    let page = Page::new(ctx.lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(ctx.lang));
    in_district(ctx, district, Section::Proposals, page)
}
