//! Moving an announced meeting, and cancelling one.

mod look;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{self, CancelForm, MeetingMode, MoveForm, SEEN};
use process::{Act, Invalid};
use store::{District, Meeting};
use ui::{
    Button, Choice, Form as PostForm, InputKind, Markup, Radios, TextInput, Textarea, actions, html,
};

use super::{about, address, below, id};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// Which of the two changes a page is about.
#[derive(Clone, Copy)]
enum Change {
    Move,
    Cancel,
}

/// `GET /d/{district}/meetings/{meeting}/move`: the form, with what is announced filled in.
pub async fn move_form(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    first(&ctx, slug, &meeting, Change::Move).await
}

/// `POST /d/{district}/meetings/{meeting}/move`.
pub async fn move_it(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let form = &post.form;
    let typed = MoveForm {
        day: form.text("day"),
        time: form.text("time"),
        place: form.text("place"),
        join_link: form.text("join_link"),
        reason: form.text("reason"),
        scope: form.text("scope"),
        seen: form.text(SEEN),
    };
    let (district, moved) = (slug.clone(), typed.clone());
    let done = post
        .once(move |tx, by| {
            acts::meeting::move_to(tx, by, &district, id, &moved)?;
            Ok(format!("/d/{district}/meetings/{id}?done=moved"))
        })
        .await;
    if matches!(&done, Err(NotDone::Invalid(invalid)) if look::is_missing(invalid)) {
        return look::show(&post, slug, id, typed).await;
    }
    settle(post, slug, id, Change::Move, done).await
}

/// `GET /d/{district}/meetings/{meeting}/cancel`.
pub async fn cancel_form(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    first(&ctx, slug, &meeting, Change::Cancel).await
}

/// `POST /d/{district}/meetings/{meeting}/cancel`.
pub async fn cancel_it(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = CancelForm {
        reason: post.form.text("reason"),
        scope: post.form.text("scope"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::meeting::cancel(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}?done=cancelled"))
        })
        .await;
    settle(post, slug, id, Change::Cancel, done).await
}

async fn first(
    ctx: &Context,
    slug: String,
    meeting: &str,
    change: Change,
) -> Result<Response<Body>, WebError> {
    match ctx.consent_first() {
        Some(first) => Ok(first),
        None => open(ctx, slug, id(meeting)?, change, None, StatusCode::OK).await,
    }
}

async fn settle(
    post: Post,
    slug: String,
    id: MeetingId,
    change: Change,
    done: Result<String, NotDone>,
) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let typed = Some((&post.form, &invalid));
            open(&post.ctx, slug, id, change, typed, status).await
        }
    }
}

async fn open(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    change: Change,
    typed: Option<(&Form, &Invalid)>,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::find::<WebError>(tx, &slug, id);
    let (district, meeting) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingCall, Target::district(district.id))?;
    match change {
        Change::Move => meeting::movable(meeting.standing(), ctx.now)?,
        Change::Cancel => meeting::cancel(meeting.standing())?,
    }
    let (announced, none) = (announced(&meeting), Invalid::default());
    let (form, invalid) = typed.unwrap_or((&announced, &none));
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let page = page(ctx, (&district, &meeting), change, &fields, None);
    Ok(ctx.page(status, page))
}

fn page(
    ctx: &Context,
    (district, meeting): (&District, &Meeting),
    change: Change,
    fields: &Fields<'_>,
    seen: Option<(Markup, String)>,
) -> ui::Page {
    let lang = ctx.lang;
    let back = address(district, meeting.id);
    let (words, action, why) = match change {
        Change::Move => ("meeting-move", "move", "meeting-change-reason"),
        Change::Cancel => ("meeting-cancel-it", "cancel", "meeting-cancel-reason"),
    };
    let title = t(lang, words);
    let form = PostForm::post(format!("{back}/{action}")).hidden_all(hidden(&ctx.tokens()));
    let (look, form) = match seen {
        Some((look, days)) => (look, form.hidden(SEEN, days)),
        None => (html! {}, form),
    };
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, meeting))
        p { (t(lang, &format!("{words}-lead"))) }
        (look)
        (form.render(html! {
            @if meeting.series.is_some() { (scope(fields, change)) }
            @if let Change::Move = change { (when_and_where(fields, meeting)) }
            (Textarea::new(fields.hinted("reason", why, "meeting-change-reason-hint").required()).rows(3).render(lang))
            (actions(html! {
                (Button::new(t(lang, &format!("{words}-button"))).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    below(ctx, (district, meeting), &title, fields.title(&title), body).noindex()
}

/// For a meeting of a series: this one alone, or all later ones too.
fn scope(fields: &Fields<'_>, change: Change) -> Markup {
    let lang = fields.lang;
    let hint = match change {
        Change::Move => "series-scope-move-hint",
        Change::Cancel => "series-scope-cancel-hint",
    };
    let choices = vec![
        Choice::new("one", t(lang, "series-scope-one")),
        Choice::new("later", t(lang, "series-scope-later")).hint(t(lang, hint)),
    ];
    let field = fields.field("scope", "series-scope").required();
    let field = match fields.form.get("scope") {
        "" => field.value("one"),
        _ => field,
    };
    Radios::new(field, choices).render(lang)
}

fn when_and_where(fields: &Fields<'_>, meeting: &Meeting) -> Markup {
    let lang = fields.lang;
    let day = fields.field("day", "meeting-day").required();
    let time = fields.hinted("time", "meeting-time", "meeting-time-hint");
    let link = fields.hinted("join_link", "meeting-join-link", "meeting-join-link-hint");
    html! {
        (TextInput::new(day).kind(InputKind::Date).short().render(lang))
        (TextInput::new(time.required()).short().render(lang))
        (TextInput::new(fields.field("place", "meeting-place").required()).render(lang))
        @if meeting.mode != MeetingMode::OnSite {
            (TextInput::new(link.required()).render(lang))
        }
    }
}

/// What is announced, as if it had been typed.
fn announced(meeting: &Meeting) -> Form {
    let day = korean::date_input(meeting.starts_at);
    let time = korean::time(meeting.starts_at);
    [
        ("day", day.as_str()),
        ("time", time.as_str()),
        ("place", meeting.place.as_str()),
        ("join_link", meeting.join_link.as_str()),
    ]
    .into_iter()
    .collect()
}
