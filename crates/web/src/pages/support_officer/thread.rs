//! One thread of the conversation: what was said, saying more, closing it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::OfficerThreadId;
use process::support_officer::close;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, OfficerMessage, OfficerThread};
use ui::{
    Breadcrumb, Button, Comment, Form as PostForm, Markup, Page, Tag, actions, deadline, html,
    own_words,
};

use super::talk::{inputs, party_name, state, typed};
use super::{address, thread_id, with_done};
use crate::acts;
use crate::acts::support_officer::{MESSAGES, find_thread};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/officers/talk/{thread}`.
pub async fn get(
    ctx: Context,
    Path((slug, thread)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = thread_id(&thread)?;
    let typed = (&Form::default(), &Invalid::default());
    page(&ctx, slug, id, typed, (StatusCode::OK, &asked.done)).await
}

/// `POST /d/{district}/officers/talk/{thread}`: says something.
pub async fn post(
    Path((slug, thread)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = thread_id(&thread)?;
    let typed = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::say(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/officers/talk/{id}?done=said"))
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

/// `POST /d/{district}/officers/talk/{thread}/close`.
pub async fn closed(
    Path((slug, thread)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = thread_id(&thread)?;
    let done = post
        .once(move |tx, by| {
            acts::support_officer::close(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/officers/talk/{id}?done=closed"))
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
    id: OfficerThreadId,
    (typed, invalid): (&Form, &Invalid),
    (status, done): (StatusCode, &str),
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let thread = find_thread::<WebError>(tx, &district, id)?;
        Ok((district, thread, store::officer_messages(tx, id, MESSAGES)?))
    };
    let (district, thread, messages) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::OfficerTalkSee, Target::district(district.id))?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let (word, tone) = state(ctx, &thread);
    let body = html! {
        (fields.summary())
        h1 { (own_words(lang, &thread.title)) }
        p {
            (Tag::new(word, tone).render()) " "
            (t(lang, &format!("support-officer-phase-{}", thread.phase)))
            @if let Some(due) = thread.standing.due_at { " · " (deadline(lang, ctx.now, due)) }
        }
        @for (nth, message) in messages.iter().enumerate() { (said(ctx, nth, message)) }
        (more(ctx, &district, &thread, &fields))
    };
    let crumbs = Breadcrumb::new(thread.title.as_str())
        .step(t(lang, "support-officer-title"), address(&district))
        .step(
            t(lang, "support-officer-talk"),
            format!("{}/talk", address(&district)),
        );
    let page = Page::new(lang, fields.title(&thread.title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = with_done(lang, page, done);
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}

/// Something that was said, with the party it was said for.
fn said(ctx: &Context, nth: usize, message: &OfficerMessage) -> Markup {
    let lang = ctx.lang;
    let asks = message.asks.map(|party| {
        let party = ("party", party_name(lang, party).into());
        tr(lang, "support-officer-asked", &[party])
    });
    html! {
        (Comment::new(format!("said-{nth}"), party_name(lang, message.party), message.said_at, &message.text)
            .role(t(lang, &format!("role-name-{}", message.said_as)))
            .text_lang(korean::language_of(&message.text, lang))
            .render(lang))
        @if let Some(asks) = asks { p.meta { (asks) } }
    }
}

/// Saying more, and closing.
fn more(ctx: &Context, district: &District, thread: &OfficerThread, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let here = format!("{}/talk/{}", address(district), thread.id);
    if thread.standing.closed_at.is_some() || !ctx.can(Act::OfficerTalk, district.id) {
        return html! {};
    }
    html! {
        section.section {
            h2 { (t(lang, "support-officer-say")) }
            (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (inputs(ctx, district, fields))
                (actions(Button::new(t(lang, "support-officer-talk-send")).render()))
            }))
        }
        @if close(thread.standing).is_ok() {
            (PostForm::post(format!("{here}/close")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (actions(Button::new(t(lang, "support-officer-close")).second().render()))
            }))
        }
    }
}
