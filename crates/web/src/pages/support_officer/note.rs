//! A support officer's note on a meeting, and the council's answer.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::id::MeetingId;
use process::support_officer::{NoteAnswerForm, NoteForm, answer_note, attended, write_note};
use process::{Act, Invalid};
use ui::{Button, Form as PostForm, Markup, Textarea, actions, deadline, html, paragraphs};

use super::meeting_id;
use super::presence::open;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::meeting::{about, address, below};
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/officer/note`.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let typed = (&Form::default(), &Invalid::default());
    page(&ctx, slug, meeting_id(&meeting)?, typed, StatusCode::OK).await
}

/// `POST /d/{district}/meetings/{meeting}/officer/note`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = meeting_id(&meeting)?;
    let typed = NoteForm {
        seen: post.form.text("seen"),
        open_points: post.form.text("open_points"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::note(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/meetings/{id}?done=noted#officer"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, (&post.form, &invalid), status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    (typed, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = open(ctx, slug, id, Act::OfficerNoteWrite).await?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        let (told, _) = store::officer_told(tx, id)?;
        Ok((told, store::officer_note_of(tx, id)?.is_some()))
    };
    let (told, there) = ctx.app.stores.site.read(read).await?;
    write_note(&attended(&told, meeting.ends_at, ctx.now), there)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-note-write");
    let back = address(&district, id);
    let seen = fields.hinted("seen", "support-officer-seen", "support-officer-seen-hint");
    let open_points = fields.hinted(
        "open_points",
        "support-officer-open-points",
        "support-officer-open-points-hint",
    );
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        p { (t(lang, "support-officer-note-lead")) }
        (PostForm::post(format!("{back}/officer/note")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Textarea::new(seen.required()).rows(6).max_length(max).render(lang))
            (Textarea::new(open_points).rows(4).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "support-officer-note-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let words = fields.title(&title);
    let page = below(ctx, (&district, &meeting), &title, words, body).noindex();
    Ok(ctx.page(status, page))
}

/// `GET /d/{district}/meetings/{meeting}/officer/answer`.
pub async fn answer(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let typed = (&Form::default(), &Invalid::default());
    answer_page(&ctx, slug, meeting_id(&meeting)?, typed, StatusCode::OK).await
}

/// `POST /d/{district}/meetings/{meeting}/officer/answer`.
pub async fn answered(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = meeting_id(&meeting)?;
    let typed = NoteAnswerForm {
        answer: post.form.text("answer"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::answer(tx, by, &place, id, &typed)?;
            Ok(format!(
                "/d/{place}/meetings/{id}?done=note-answered#officer"
            ))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            answer_page(&post.ctx, slug, id, (&post.form, &invalid), status).await
        }
    }
}

async fn answer_page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    (typed, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = open(ctx, slug, id, Act::OfficerNoteAnswer).await?;
    let read = move |tx: &mut store::Tx<'_>| store::officer_note_of(tx, id);
    let note = ctx.app.stores.site.read(read).await?;
    let note = note.ok_or_else(WebError::not_found)?;
    answer_note(note.answered_at)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-answer-write");
    let back = address(&district, id);
    let answer = fields.field("answer", "support-officer-answer").required();
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        h2 { (t(lang, "meeting-attendee-support-officer")) }
        (said(lang, &note))
        p { (t(lang, "inquiry-due")) ": " (deadline(lang, ctx.now, note.due_at)) }
        (PostForm::post(format!("{back}/officer/answer")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Textarea::new(answer).rows(6).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "support-officer-answer-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let words = fields.title(&title);
    let page = below(ctx, (&district, &meeting), &title, words, body).noindex();
    Ok(ctx.page(status, page))
}

/// What a note says.
pub(super) fn said(lang: korean::Lang, note: &store::OfficerNote) -> Markup {
    let words = |text: &str| {
        let of = korean::language_of(text, lang);
        html! { div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(text)) } }
    };
    html! {
        h3 { (t(lang, "support-officer-seen")) }
        (words(&note.text.seen))
        @if !note.text.open_points.is_empty() {
            h3 { (t(lang, "support-officer-open-points")) }
            (words(&note.text.open_points))
        }
    }
}
