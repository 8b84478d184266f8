//! The statements of an agenda in pages, and the form for one's own.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::id::{AgendaId, StatementId};
use process::statement::{Phase, StatementForm, StatementOrigin};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{StatementRow, Tx};
use ui::{
    Button, Checkboxes, Choice, EmptyState, Form as PostForm, LinkButton, Markup, Pagination, Tag,
    TextInput, TimeStyle, Tone, actions, html, time,
};

use super::{
    Part, address, first, framed, here, moderation, origin, progress, read, said, with_done,
};
use crate::acts;
use crate::acts::statement::Ground;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::paging;
use crate::post::{Post, Settled};

/// How many statements a page shows.
const PAGE: i64 = 30;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last statement of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/agendas/{agenda}/statements`.
pub async fn get(
    ctx: Context,
    Path((slug, agenda)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, slug, &agenda, &asked, &form, &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/agendas/{agenda}/statements`: adds a statement.
pub async fn post(
    Path((slug, agenda)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = agenda.parse().map_err(|_| WebError::not_found())?;
    let typed = StatementForm {
        statement: post.form.text("statement"),
        seed: post.form.text("seed") == "yes",
    };
    let at = slug.clone();
    let done = post
        .once(move |tx, by| {
            let added = acts::statement::add(tx, by, &at, id, &typed)?;
            Ok(super::place(&at, id, added, Some("added")))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let (asked, status) = (Asked::default(), StatusCode::UNPROCESSABLE_ENTITY);
            page(
                &post.ctx, slug, &agenda, &asked, &post.form, &invalid, status,
            )
            .await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    agenda: &str,
    asked: &Asked,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let after: Option<StatementId> = paging::key(Some(asked.after.as_str()))?;
    let more = move |tx: &mut Tx<'_>, ground: &Ground| {
        Ok(store::statement_list(
            tx,
            ground.agenda.id,
            true,
            after,
            PAGE + 1,
        )?)
    };
    let (ground, found) = read(ctx, slug, agenda, Act::PublicSee, more).await?;
    let (found, next) = paging::cut(found, PAGE, |one| one.id.0);
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let list = here(&ground);
    let next = next.map(|last| format!("{list}?after={last}#list"));
    let open = ground.phase == Phase::Open;
    let sets = ctx.can(Act::StatementSet, ground.district.id);
    let left = ground.progress.all > ground.progress.seen;
    let body = html! {
        p { (t(lang, "statement-lead")) }
        @if ctx.actor.person.is_some() { (progress(lang, ground.progress)) }
        @if open && left {
            (actions(LinkButton::new(t(lang, "statement-vote-begin"), format!("{list}/vote")).render()))
        }
        section.section aria-labelledby="add" {
            h2 #add { (t(lang, "statement-add")) }
            @if !open { p.soft { (t(lang, "statement-add-closed")) } }
            @else if let Some(first) = first(ctx, &ground, Act::StatementAdd) { (first) }
            @else { (form(ctx, &ground, &fields, sets)) }
        }
        section.section aria-labelledby="list" {
            h2 #list { (t(lang, "statement-list")) }
            @if after.is_some() { p { a href=(list) { (t(lang, "statement-first-page")) } } }
            @if found.is_empty() {
                (EmptyState::new(t(lang, "statement-none"), t(lang, "statement-none-text")).render())
            } @else { ul.statements { @for one in &found { (row(ctx, &ground, one)) } } }
            (Pagination::new(t(lang, "statement-list")).next(next).render(lang))
        }
    };
    let page = framed(ctx, &ground, Part::List, Some(&fields), body);
    Ok(ctx.page(status, with_done(lang, page, &asked.done)))
}

fn row(ctx: &Context, ground: &Ground, one: &StatementRow) -> Markup {
    let lang = ctx.lang;
    let tone = match one.origin {
        StatementOrigin::Seed => Tone::Sky,
        StatementOrigin::Resident => Tone::Quiet,
    };
    html! {
        li id={ "statement-" (one.id) } {
            (said(ctx, one))
            p.meta {
                (Tag::new(origin(lang, one.origin), tone).render()) " "
                (time(lang, one.created_at, TimeStyle::DateShort)) " "
                (moderation(ctx, one, &ground.district.slug))
            }
        }
    }
}

fn form(ctx: &Context, ground: &Ground, fields: &Fields<'_>, sets: bool) -> Markup {
    let lang = ctx.lang;
    let max = ctx.rules.limits.statement_max;
    let hint = tr(
        lang,
        "statement-hint",
        &[("max", i64::try_from(max).unwrap_or(i64::MAX).into())],
    );
    let field = fields
        .field("statement", "statement-one")
        .hint(hint)
        .required();
    let max = u32::try_from(max).unwrap_or(u32::MAX);
    let seed = fields.hinted("seed", "statement-seed", "statement-seed-hint");
    let choice = Choice::new("yes", t(lang, "statement-seed-yes"));
    let chosen = (fields.form.get("seed") == "yes").then_some("yes");
    PostForm::post(address(&ground.district.slug, ground.agenda.id))
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (TextInput::new(field).max_length(max).render(lang))
            @if sets { (Checkboxes::new(seed, vec![choice]).chosen(chosen).render(lang)) }
            (actions(Button::new(t(lang, "statement-send")).render()))
        })
}
