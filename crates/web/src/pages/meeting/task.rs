//! What somebody undertook in a meeting: recorded, listed, marked as done.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::Invalid;
use process::id::{MeetingId, TaskId};
use process::meeting::{Slot, TaskForm};
use store::{Decision, District, MeetingTask, TaskReopening};
use ui::{
    Button, Choice, Details, Form as PostForm, InputKind, ListRow, Markup, Select, TextInput,
    Textarea, TimeStyle, actions, html, list, own_words, time,
};

use super::{about, address, below, id, recordable, timetable};
use crate::acts;
use crate::acts::meeting::{REOPENINGS, TASKS};
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
    let typed = (&Form::default(), &Invalid::default(), None);
    page(&ctx, slug, id(&meeting)?, typed, StatusCode::OK).await
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
    settle(post, slug, id, None, done).await
}

/// `POST /d/{district}/meetings/{meeting}/tasks/{task}/done`.
pub async fn done(
    Path((slug, meeting, task)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let task: TaskId = task.parse().map_err(|_| WebError::not_found())?;
    let (outcome, district) = (post.form.text("result"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::meeting::task_done(tx, by, &district, id, task, &outcome)?;
            Ok(format!("/d/{district}/meetings/{id}/tasks#task-{task}"))
        })
        .await;
    settle(post, slug, id, Some(task), done).await
}

/// `POST /d/{district}/meetings/{meeting}/tasks/{task}/reopen`.
pub async fn reopen(
    Path((slug, meeting, task)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let task: TaskId = task.parse().map_err(|_| WebError::not_found())?;
    let (reason, district) = (post.form.text("reason"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::meeting::task_reopen(tx, by, &district, id, task, &reason)?;
            Ok(format!("/d/{district}/meetings/{id}/tasks#task-{task}"))
        })
        .await;
    settle(post, slug, id, Some(task), done).await
}

/// Answers with what was done, or with the page and what was typed about `about`, or about a
/// new task.
async fn settle(
    post: Post,
    slug: String,
    id: MeetingId,
    about: Option<TaskId>,
    done: Result<String, acts::NotDone>,
) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let typed = (&post.form, &invalid, about);
            page(&post.ctx, slug, id, typed, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    (typed, invalid, about_task): (&Form, &Invalid, Option<TaskId>),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = recordable(ctx, slug, id).await?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((
            store::meeting_slots(tx, id)?,
            store::decisions_of(tx, id)?,
            store::tasks_of(tx, id, TASKS)?,
            store::task_reopenings(tx, id, REOPENINGS)?,
        ))
    };
    let (slots, decisions, tasks, reopenings) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let given = Fields {
        lang,
        form: typed,
        invalid,
    };
    let (nothing, no_fault) = (Form::default(), Invalid::default());
    let empty = Fields {
        lang,
        form: &nothing,
        invalid: &no_fault,
    };
    let of = |task: Option<TaskId>| if task == about_task { &given } else { &empty };
    let title = t(lang, "meeting-tasks");
    let here = address(&district, id);
    let body = html! {
        (given.summary())
        h1 { (title) }
        (about(lang, &meeting))
        @if !tasks.is_empty() {
            ol.rows role="list" {
                @for task in &tasks {
                    li id={ "task-" (task.id) } { div {
                        p { (own_words(lang, &task.what)) }
                        (told(ctx, task, &reopenings))
                        (next_step(ctx, &here, task, of(Some(task.id))))
                    } }
                }
            }
        }
        section.section {
            h2 { (t(lang, "meeting-task-add")) }
            (PostForm::post(format!("{here}/tasks")).hidden_all(hidden(&ctx.tokens())).render(html! {
                (inputs(of(None), &slots, &decisions))
                (actions(html! {
                    (Button::new(t(lang, "meeting-task-button")).render())
                    a href=(here) { (t(lang, "meeting-cancel")) }
                }))
            }))
        }
    };
    let words = given.title(&title);
    let page = below(ctx, (&district, &meeting), &title, words, body).noindex();
    Ok(ctx.page(status, page))
}

/// The form that marks a task as done with its outcome, or opens it again with a reason. It
/// stands open when it came back with a fault, whose summary leads to the field by its name.
fn next_step(ctx: &Context, here: &str, task: &MeetingTask, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let (name, step, label, button) = match task.done_at {
        None => (
            "result",
            "done",
            "minutes-task-outcome",
            "meeting-task-finish",
        ),
        Some(_) => (
            "reason",
            "reopen",
            "minutes-task-reopen-why",
            "minutes-task-reopen",
        ),
    };
    let faulty = !fields.invalid.0.is_empty();
    let field = fields
        .hinted(name, label, "meeting-change-reason-hint")
        .required();
    let field = match faulty {
        true => field,
        false => field.id(format!("{name}-{}", task.id)),
    };
    let form = PostForm::post(format!("{here}/tasks/{}/{step}", task.id))
        .label(task.what.clone())
        .hidden_all(hidden(&ctx.tokens()))
        .render(html! {
            (Textarea::new(field).rows(2).render(lang))
            (Button::new(t(lang, button)).second().render())
        });
    match faulty {
        true => form,
        false => Details::new(t(lang, button), form).render(),
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
fn facts(lang: Lang, task: &MeetingTask, today: Date) -> Markup {
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

/// The facts of a task, what came of it, and why it was opened again.
pub(super) fn told(ctx: &Context, task: &MeetingTask, reopenings: &[TaskReopening]) -> Markup {
    let lang = ctx.lang;
    html! {
        p.meta { (facts(lang, task, ctx.today)) }
        @for again in reopenings.iter().filter(|again| again.task == task.id) {
            p.meta {
                (t(lang, "minutes-task-reopened")) " " (time(lang, again.at, TimeStyle::Date)) ": "
                (own_words(lang, &again.reason)) " · "
                (t(lang, "minutes-task-before")) " " (time(lang, again.done_before, TimeStyle::Date))
                @if !again.outcome_before.is_empty() { ": " (own_words(lang, &again.outcome_before)) }
            }
        }
        @if !task.outcome.is_empty() {
            p { (t(lang, "minutes-task-outcome-is")) " " (own_words(lang, &task.outcome)) }
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
