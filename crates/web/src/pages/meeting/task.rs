//! What somebody undertook in a meeting: recorded, listed, marked as done.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::Invalid;
use process::id::{MeetingId, TaskId};
use process::meeting::{Slot, TaskForm};
use store::{Decision, District, MeetingTask};
use ui::{
    Button, Choice, Form as PostForm, InputKind, ListRow, Markup, Select, TextInput, TimeStyle,
    actions, html, list, own_words, time,
};

use super::{about, address, below, id, recordable, timetable};
use crate::acts;
use crate::acts::meeting::TASKS;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/tasks`: the tasks, and the form for another.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, slug, id(&meeting)?, &form, &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/meetings/{meeting}/tasks`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = TaskForm {
        what: post.form.text("task"),
        who: post.form.text("doer"),
        due_on: post.form.text("due_on"),
        slot: post.form.text("slot"),
        decision: post.form.text("decision"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let task = acts::meeting::task_add(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}/tasks#task-{task}"))
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

/// `POST /d/{district}/meetings/{meeting}/tasks/{task}/done`.
pub async fn done(
    Path((slug, meeting, task)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let task: TaskId = task.parse().map_err(|_| WebError::not_found())?;
    let done = post
        .once(move |tx, by| {
            acts::meeting::task_done(tx, by, &slug, id, task)?;
            Ok(format!("/d/{slug}/meetings/{id}/tasks#task-{task}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = recordable(ctx, slug, id).await?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((
            store::meeting_slots(tx, id)?,
            store::decisions_of(tx, id)?,
            store::tasks_of(tx, id, TASKS)?,
        ))
    };
    let (slots, decisions, tasks) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "meeting-tasks");
    let here = address(&district, id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        @if !tasks.is_empty() {
            ol.rows role="list" {
                @for task in &tasks { li id={ "task-" (task.id) } { (to_finish(ctx, &here, task)) } }
            }
        }
        section.section {
            h2 { (t(lang, "meeting-task-add")) }
            (PostForm::post(format!("{here}/tasks")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (inputs(&fields, &slots, &decisions))
                (actions(html! {
                    (Button::new(t(lang, "meeting-task-button")).render())
                    a href=(here) { (t(lang, "meeting-cancel")) }
                }))
            }))
        }
    };
    let words = fields.title(&title);
    let page = below(ctx, (&district, &meeting), &title, words, body).noindex();
    Ok(ctx.page(status, page))
}

/// A task with the button that marks it as done.
fn to_finish(ctx: &Context, here: &str, task: &MeetingTask) -> Markup {
    let lang = ctx.lang;
    let form = PostForm::post(format!("{here}/tasks/{}/done", task.id))
        .label(task.what.clone())
        .hidden_all(hidden(&ctx.tokens()));
    html! {
        div {
            p { (own_words(lang, &task.what)) }
            p.meta { (facts(lang, task, ctx.today)) }
        }
        @if task.done_at.is_none() {
            (form.render(Button::new(t(lang, "meeting-task-finish")).second().render()))
        }
    }
}

fn inputs(fields: &Fields<'_>, slots: &[Slot], decisions: &[Decision]) -> Markup {
    let lang = fields.lang;
    let day = fields.field("due_on", "meeting-task-due").required();
    let decided = decisions.iter().map(|decision| {
        let number = tr(
            lang,
            "minutes-decision",
            &[("number", decision.position.into())],
        );
        Choice::new(
            decision.id.to_string(),
            format!("{number}: {}", decision.motion),
        )
    });
    let of = fields.hinted(
        "decision",
        "minutes-task-decision",
        "minutes-task-decision-hint",
    );
    html! {
        (TextInput::new(fields.field("task", "meeting-task-what").required()).render(lang))
        (TextInput::new(fields.hinted("doer", "meeting-task-who", "meeting-task-who-hint").required()).render(lang))
        (TextInput::new(day).kind(InputKind::Date).short().render(lang))
        @if !decisions.is_empty() { (Select::new(of, decided.collect()).render(lang)) }
        (timetable::choice(fields, "meeting-task-slot", slots))
    }
}

/// Who does a task, until when, and whether it is done or late.
pub(super) fn facts(lang: Lang, task: &MeetingTask, today: Date) -> Markup {
    let due = korean::seoul_midnight(task.due_on);
    html! {
        (own_words(lang, &task.who)) " · "
        (t(lang, "meeting-task-until")) " " (time(lang, due, TimeStyle::Date))
        @if let Some(at) = task.done_at {
            " · " (t(lang, "meeting-task-done-at")) " " (time(lang, at, TimeStyle::Date))
        } @else if task.is_late(today) {
            " · " strong { (t(lang, "meeting-task-late")) }
        }
    }
}

/// The open tasks of a district, the first due first, each with its meeting.
pub(super) fn of_district(ctx: &Context, district: &District, tasks: &[MeetingTask]) -> Markup {
    let lang = ctx.lang;
    if tasks.is_empty() {
        return html! {};
    }
    let row = |task: &MeetingTask| {
        let to = format!("{}#task-{}", address(district, task.meeting), task.id);
        ListRow::new(task.what.as_str(), to)
            .title_lang(korean::language_of(&task.what, lang))
            .meta_markup(html! {
                (facts(lang, task, ctx.today)) " · " (own_words(lang, &task.meeting_title))
            })
    };
    let rows: Vec<ListRow> = tasks.iter().map(row).collect();
    html! {
        section.section id="tasks" {
            h2 { (t(lang, "meeting-tasks-district")) }
            (list(3, &rows))
        }
    }
}
