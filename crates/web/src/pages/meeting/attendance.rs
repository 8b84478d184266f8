//! Recording how many came to a meeting.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::Invalid;
use process::id::MeetingId;
use process::meeting::{Attendance, AttendanceForm, Attendee, record_attendance};
use ui::{Button, Field, Form as PostForm, InputKind, Markup, TextInput, actions, html};

use super::{about, address, below, id, recordable};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/{meeting}/attendance`: what is recorded, to be corrected.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id(&meeting)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((
            store::attendance_of(tx, id)?,
            store::check_in_counts(tx, id)?,
        ))
    };
    let (there, came) = ctx.app.stores.site.read(read).await?;
    // Before it is recorded, those who checked in are a first count.
    let form = match there.is_empty() {
        true => came
            .iter()
            .map(|(kind, people)| (kind.as_str(), people.to_string()))
            .collect(),
        false => filled(&there),
    };
    let invalid = Invalid::default();
    let counted = there.is_empty() && !came.is_empty();
    let page = page(&ctx, slug, id, (&form, counted), &invalid, StatusCode::OK);
    page.await
}

/// `POST /d/{district}/meetings/{meeting}/attendance`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let typed = typed(&post.form);
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::meeting::attend(tx, by, &district, id, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}?done=attended"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, id, (&post.form, false), &invalid, status).await
        }
    }
}

/// The field for the note of a kind, where it has one.
fn note(kind: Attendee) -> Option<&'static str> {
    match kind {
        Attendee::DepartmentOfficial => Some("departments"),
        Attendee::SupportOfficer => Some("substitute"),
        _ => None,
    }
}

fn typed(form: &Form) -> AttendanceForm {
    let row = |kind: &Attendee| {
        let note = note(*kind).map_or_else(String::new, |field| form.text(field));
        (form.text(kind.as_str()), note)
    };
    AttendanceForm(Attendee::ALL.iter().map(row).collect())
}

/// What is recorded, as if it had been typed.
fn filled(rows: &[Attendance]) -> Form {
    let people = rows
        .iter()
        .map(|row| (row.kind.as_str(), row.people.to_string()));
    let notes = rows
        .iter()
        .filter_map(|row| Some((note(row.kind)?, row.note.clone())));
    people.chain(notes).collect()
}

/// The form; `counted` says that those who checked in stand in it.
async fn page(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    (typed, counted): (&Form, bool),
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let (district, meeting) = recordable(ctx, slug, id).await?;
    record_attendance(meeting.minutes_published_at.is_some())?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "meeting-attendance-record");
    let back = address(&district, id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        p { (t(lang, "meeting-attendance-lead")) }
        @if counted { p { strong { (t(lang, "check-in-filled")) } } }
        (PostForm::post(format!("{back}/attendance")).hidden_all(hidden(&ctx.tokens())).render(html! {
            @for kind in Attendee::ALL { (inputs(&fields, *kind)) }
            (actions(html! {
                (Button::new(t(lang, "meeting-attendance-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let page = below(
        ctx,
        (&district, &meeting),
        &title,
        fields.title(&title),
        body,
    )
    .noindex();
    Ok(ctx.page(status, page))
}

fn inputs(fields: &Fields<'_>, kind: Attendee) -> Markup {
    let lang = fields.lang;
    let label = t(lang, &format!("meeting-attendee-{kind}"));
    let people = Field::new(kind.as_str(), label)
        .value(fields.form.get(kind.as_str()))
        .error(fields.error(kind.as_str()));
    html! {
        (TextInput::new(people).kind(InputKind::Number).short().render(lang))
        @match kind {
            Attendee::DepartmentOfficial => {
                (TextInput::new(fields.hinted("departments", "meeting-departments", "meeting-departments-hint")).render(lang))
            }
            Attendee::SupportOfficer => {
                (TextInput::new(fields.hinted("substitute", "meeting-substitute-office", "meeting-substitute-hint")).render(lang))
            }
            _ => {}
        }
    }
}
