//! The boards of a workshop or forum: cards, topics, suggestions, and what has no answer.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::id::{MeetingId, WorkshopEntryId};
use process::meeting::{Board, EntryForm, begun};
use process::{Act, Invalid};
use serde::Deserialize;
use store::WorkshopEntry;
use ui::{
    Button, Choice, Form as PostForm, LinkButton, ListRow, Markup, Notice, Radios, Select, Tag,
    TextInput, Textarea, Tone, actions, html, list, own_words,
};

use super::boards::{self, View, cards};
use super::{about, address, below, id, with_done};
use crate::acts;
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
    /// The entry to be answered.
    #[serde(default)]
    review: String,
}

/// `GET /d/{district}/meetings/{meeting}/workshop`.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = boards::read(&ctx, slug, id(&meeting)?).await?;
    let answered = match asked.review.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| WebError::not_found())?),
    };
    let shown = Shown {
        form: &Form::default(),
        invalid: &Invalid::default(),
        answered,
        done: &asked.done,
        status: StatusCode::OK,
    };
    page(&ctx, &view, &shown)
}

/// `POST /d/{district}/meetings/{meeting}/workshop`: hangs something up.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = EntryForm {
        board: post.form.text("board"),
        title: post.form.text("title"),
        text: post.form.text("text"),
        about: post.form.text("about"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::workshop::entry_add(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}/workshop?done=hung"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, slug, id, &invalid, None).await,
    }
}

/// The page with a form that could not be taken.
pub(super) async fn again(
    post: &Post,
    slug: String,
    id: MeetingId,
    invalid: &Invalid,
    answered: Option<WorkshopEntryId>,
) -> Result<Response<Body>, WebError> {
    let view = boards::read(&post.ctx, slug, id).await?;
    let shown = Shown {
        form: &post.form,
        invalid,
        answered,
        done: "",
        status: StatusCode::UNPROCESSABLE_ENTITY,
    };
    page(&post.ctx, &view, &shown)
}

/// How the page is shown.
struct Shown<'a> {
    form: &'a Form,
    invalid: &'a Invalid,
    answered: Option<WorkshopEntryId>,
    done: &'a str,
    status: StatusCode,
}

fn page(ctx: &Context, view: &View, shown: &Shown<'_>) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: shown.form,
        invalid: shown.invalid,
    };
    let records = ctx.can(Act::MeetingRecord, view.district.id)
        && begun(view.meeting.starts_at, ctx.now).is_ok();
    let answered = shown.answered.and_then(|id| view.entry(id));
    let answered = answered.filter(|entry| records && open(entry));
    let title = t(lang, "meeting-boards");
    let here = format!("{}/workshop", address(&view.district, view.meeting.id));
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &view.meeting))
        @if let Some(entry) = answered { (answer(ctx, &fields, &here, entry)) }
        (cards(lang, view, false).render(lang, 2))
        (without_answer(lang, view))
        (topics(lang, view))
        (suggestions(lang, view))
        @if records && answered.is_none() { (hang(ctx, &fields, &here, view)) }
        (actions(html! {
            (LinkButton::new(t(lang, "meeting-projector"), format!("{here}/projector")).second().render())
            @if let Some(room) = view.report { a href={ "/rooms/" (room) "/report" } { (t(lang, "report-title")) } }
        }))
        @if records { (to_answer(lang, &here, view)) }
    };
    let of = (&view.district, &view.meeting);
    let page = below(ctx, of, &title, fields.title(&title), body);
    Ok(ctx.page(shown.status, with_done(lang, page, shown.done)))
}

/// Whether an entry waits for a review or an answer.
fn open(entry: &WorkshopEntry) -> bool {
    entry.board.is_answered() && entry.reviewed_at.is_none()
}

/// What was missed and has neither a suggestion nor an answer.
fn without_answer(lang: Lang, view: &View) -> Markup {
    let open = view.unanswered();
    html! {
        section.section {
            h2 { (t(lang, "meeting-unanswered")) }
            @if open.is_empty() {
                p.soft { (t(lang, "meeting-unanswered-none")) }
            } @else {
                p { (tr(lang, "meeting-unanswered-count", &[("count", open.len().into())])) }
                ul { @for entry in open { li { (own_words(lang, &entry.title)) } } }
            }
        }
    }
}

fn topics(lang: Lang, view: &View) -> Markup {
    let rows: Vec<ListRow> = view
        .on(Board::Topic)
        .map(|entry| {
            ListRow::plain(entry.title.as_str())
                .title_lang(korean::language_of(&entry.title, lang))
                .meta_markup(own_words(lang, &entry.text))
        })
        .collect();
    html! {
        section.section {
            h2 { (boards::name(lang, Board::Topic)) }
            @if rows.is_empty() { p.soft { (t(lang, "meeting-board-empty")) } }
            @else { (list(3, &rows)) }
        }
    }
}

/// Suggestions with what became of them.
fn suggestions(lang: Lang, view: &View) -> Markup {
    html! {
        section.section {
            h2 { (boards::name(lang, Board::Suggestion)) }
            @if view.on(Board::Suggestion).next().is_none() {
                p.soft { (t(lang, "meeting-board-empty")) }
            } @else {
                ul.rows role="list" {
                    @for entry in view.on(Board::Suggestion) { li { (suggestion(lang, view, entry)) } }
                }
            }
        }
    }
}

fn suggestion(lang: Lang, view: &View, entry: &WorkshopEntry) -> Markup {
    let about = entry.about.and_then(|id| view.entry(id));
    let (word, tone) = match entry.reviewed_at {
        Some(_) => ("meeting-reviewed", Tone::Pine),
        None => ("meeting-review-waits", Tone::Sky),
    };
    html! {
        div {
            h3 { (own_words(lang, &entry.title)) }
            @if !entry.text.is_empty() { p { (own_words(lang, &entry.text)) } }
            @if let Some(card) = about {
                p.meta { (t(lang, "meeting-takes-up")) ": " (own_words(lang, &card.title)) }
            }
            @if !entry.review.is_empty() {
                p { strong { (t(lang, "meeting-review")) } ": " (own_words(lang, &entry.review)) }
            }
        }
        (Tag::new(t(lang, word), tone).render())
    }
}

/// The form that hangs something up.
fn hang(ctx: &Context, fields: &Fields<'_>, here: &str, view: &View) -> Markup {
    let lang = ctx.lang;
    let kinds = Board::ALL
        .iter()
        .map(|board| Choice::new(board.as_str(), boards::name(lang, *board)));
    let missed: Vec<Choice> = view
        .on(Board::Missed)
        .map(|entry| Choice::new(entry.id.to_string(), entry.title.as_str()))
        .collect();
    let title = fields.field("title", "meeting-entry-title").required();
    let text = fields.hinted("text", "meeting-entry-text", "meeting-entry-text-hint");
    html! {
        section.section {
            h2 { (t(lang, "meeting-hang")) }
            (PostForm::post(here).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Radios::new(fields.field("board", "meeting-entry-board").required(), kinds.collect()).render(lang))
                (TextInput::new(title).render(lang))
                (Textarea::new(text).rows(3).render(lang))
                @if !missed.is_empty() {
                    (Select::new(fields.hinted("about", "meeting-entry-about", "meeting-entry-about-hint"), missed).render(lang))
                }
                (actions(Button::new(t(lang, "meeting-hang-button")).render()))
            }))
        }
    }
}

/// The form that answers one entry.
fn answer(ctx: &Context, fields: &Fields<'_>, here: &str, entry: &WorkshopEntry) -> Markup {
    let lang = ctx.lang;
    let field = fields
        .hinted("review", "meeting-review", "meeting-review-hint")
        .required();
    let action = format!("{here}/{}/review", entry.id);
    html! {
        section.section {
            h2 { (t(lang, "meeting-review-write")) }
            (Notice::information(html! {
                p { (boards::name(lang, entry.board)) ": " (own_words(lang, &entry.title)) }
            }).render(lang))
            (PostForm::post(action).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(field).rows(4).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "meeting-review-button")).render())
                    a href=(here) { (t(lang, "meeting-cancel")) }
                }))
            }))
        }
    }
}

/// For staff: everything that waits for an answer.
fn to_answer(lang: Lang, here: &str, view: &View) -> Markup {
    let waiting: Vec<&WorkshopEntry> = view.entries.iter().filter(|entry| open(entry)).collect();
    html! {
        @if !waiting.is_empty() {
            section.section {
                h2 { (t(lang, "meeting-to-review")) }
                ul.rows role="list" {
                    @for entry in waiting {
                        li {
                            div { p { (boards::name(lang, entry.board)) ": " (own_words(lang, &entry.title)) } }
                            a href={ (here) "?review=" (entry.id) } {
                                (t(lang, "meeting-review-write"))
                                span.sr { ": " (own_words(lang, &entry.title)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
