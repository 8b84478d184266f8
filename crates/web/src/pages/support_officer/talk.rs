//! The conversation of a district between council, support officer and city: its threads, and
//! opening one. Its parties read it, nobody else.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::act::Target;
use process::id::OfficerThreadId;
use process::support_officer::{TalkForm, TalkParty, speaks_for};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, OfficerThread};
use ui::{
    Button, Choice, EmptyState, Form as PostForm, LinkButton, ListRow, Markup, Pagination, Select,
    TextInput, Textarea, TimeStyle, Tone, actions, deadline, html, list, time,
};

use super::{address, below};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::paging;
use crate::post::{Post, Settled};

/// How many threads a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last thread of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/officers/talk`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<OfficerThreadId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = store::officer_thread_list(tx, district.id, after, PAGE + 1)?;
        Ok((district, paging::cut(found, PAGE, |one| one.id.0)))
    };
    let (district, (threads, next)) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::OfficerTalkSee, Target::district(district.id))?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let title = t(lang, "support-officer-talk");
    let here = format!("{}/talk", address(&district));
    let rows: Vec<ListRow> = threads.iter().map(|one| row(&ctx, &here, one)).collect();
    let next = next.map(|last| format!("{here}?after={last}"));
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "support-officer-talk-lead")) }
        @if ctx.can(Act::OfficerTalk, district.id) {
            (actions(LinkButton::new(t(lang, "support-officer-talk-new"), format!("{here}/new")).render()))
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "support-officer-talk-none"), t(lang, "support-officer-talk-none-text")).render())
        } @else { (list(2, &rows)) }
        @if !asked.after.is_empty() { p { a href=(here) { (t(lang, "inquiry-first-page")) } } }
        (Pagination::new(t(lang, "support-officer-talk")).next(next).render(lang))
    };
    Ok(ctx.ok(below(&ctx, &district, &title, title.clone(), body)))
}

fn row(ctx: &Context, here: &str, one: &OfficerThread) -> ListRow {
    let lang = ctx.lang;
    let (word, tone) = state(ctx, one);
    ListRow::new(one.title.as_str(), format!("{here}/{}", one.id))
        .title_lang(korean::language_of(&one.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (t(lang, &format!("support-officer-phase-{}", one.phase))) " · "
            (time(lang, one.said_at, TimeStyle::DateTime))
            @if let Some(due) = one.standing.due_at { " · " (deadline(lang, ctx.now, due)) }
        })
}

/// Where a thread stands: who has to answer, and whether that is late.
pub(super) fn state(ctx: &Context, one: &OfficerThread) -> (String, Tone) {
    let lang = ctx.lang;
    let late = one.standing.due_at.is_some_and(|due| due <= ctx.now);
    match (one.standing.closed_at, one.standing.waits_for) {
        (Some(_), _) => (t(lang, "support-officer-thread-closed"), Tone::Quiet),
        (None, Some(party)) => {
            let tone = if late { Tone::Persimmon } else { Tone::Sky };
            (t(lang, &format!("support-officer-waits-{party}")), tone)
        }
        (None, None) => (t(lang, "support-officer-thread-open"), Tone::Pine),
    }
}

/// `GET /d/{district}/officers/talk/new`.
pub async fn new(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let typed = (&Form::default(), &Invalid::default());
    page(&ctx, slug, typed, StatusCode::OK).await
}

/// `POST /d/{district}/officers/talk`: opens a thread.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = typed(&post.form);
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::support_officer::open(tx, by, &place, &typed)?;
            Ok(format!("/d/{place}/officers/talk/{id}?done=opened"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, (&post.form, &invalid), status).await
        }
    }
}

/// What was typed.
pub(super) fn typed(form: &Form) -> TalkForm {
    TalkForm {
        title: form.text("title"),
        text: form.text("said"),
        asks: form.text("asks"),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    (typed, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::district::find(tx, &slug);
    let district = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::OfficerTalk, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-talk-new");
    let here = format!("{}/talk", address(&district));
    let max = u32::try_from(ctx.rules.limits.title_max).unwrap_or(u32::MAX);
    let name = fields
        .field("title", "support-officer-talk-title")
        .required();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "support-officer-talk-lead")) }
        (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(name).max_length(max).render(lang))
            (inputs(ctx, &district, &fields))
            (actions(html! {
                (Button::new(t(lang, "support-officer-talk-send")).render())
                a href=(here) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let page = below(ctx, &district, &title, fields.title(&title), body);
    Ok(ctx.page(status, page))
}

/// What is said, and which of the other parties is asked.
pub(super) fn inputs(ctx: &Context, district: &District, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let own = speaks_for(&ctx.actor, district.id).map(|(party, _)| party);
    let others = TalkParty::ALL.iter().filter(|party| Some(**party) != own);
    let choices = others.map(|party| Choice::new(party.as_str(), party_name(lang, *party)));
    let said = fields.field("said", "support-officer-said").required();
    let asks = fields.hinted("asks", "support-officer-asks", "support-officer-asks-hint");
    html! {
        (Textarea::new(said).rows(5).max_length(max).render(lang))
        (Select::new(asks, choices.collect()).render(lang))
    }
}

/// What a party is called.
pub(super) fn party_name(lang: Lang, party: TalkParty) -> String {
    t(lang, &format!("support-officer-party-{party}"))
}
