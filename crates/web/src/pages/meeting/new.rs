//! Calling a meeting.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::meeting::{MeetingForm, MeetingKind, MeetingMode};
use process::{Act, Invalid};
use store::Body as Council;
use ui::{
    Breadcrumb, Button, Choice, Form as PostForm, InputKind, Markup, Page, Radios, Select,
    TextInput, Textarea, actions, html,
};

use super::{agenda, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// `GET /d/{district}/meetings/new`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form = [("mode", MeetingMode::OnSite.as_str())]
        .into_iter()
        .collect();
    let invalid = Invalid::default();
    page(&ctx, slug, &form, &invalid, StatusCode::OK).await
}

/// `POST /d/{district}/meetings`: calls the meeting and shows it.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let form = &post.form;
    let typed = MeetingForm {
        kind: form.text("kind"),
        body: form.text("body"),
        title: form.text("title"),
        purpose: form.text("purpose"),
        place: form.text("place"),
        day: form.text("day"),
        time: form.text("time"),
        timetable: form.text("timetable"),
        mode: form.text("mode"),
        join_link: form.text("join_link"),
        late_reason: form.text("late_reason"),
        agendas: form.all("agendas"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::meeting::call(tx, by, &district, &typed)?;
            Ok(format!("/d/{district}/meetings/{id}?done=called"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, slug, &post.form, &invalid, status).await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let bodies = store::body_list(tx, district.id)?;
        let agendas = acts::meeting::agenda::offered(tx, &by, district.id)?;
        Ok((district, bodies, agendas))
    };
    let (district, bodies, agendas) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingCall, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "meeting-call");
    let back = list_address(&district);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "meeting-call-lead")) }
        (PostForm::post(&back).hidden_all(hidden(&ctx.tokens())).render(html! {
            (inputs(ctx, &fields, &bodies))
            (agenda::boxes(&fields, &agendas, &typed.all("agendas")))
            (actions(html! {
                (Button::new(t(lang, "meeting-call-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-meetings"), back)
                .render(lang),
        );
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}

fn inputs(ctx: &Context, fields: &Fields<'_>, bodies: &[Council]) -> Markup {
    let lang = fields.lang;
    let kinds = MeetingKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("meeting-kind-{kind}"))));
    let modes = MeetingMode::ALL
        .iter()
        .map(|mode| Choice::new(mode.as_str(), t(lang, &format!("meeting-mode-{mode}"))));
    let bodies: Vec<Choice> = bodies
        .iter()
        .map(|body| Choice::new(body.id.to_string(), lang.pick(&body.name_ko, &body.name_en)))
        .collect();
    let term = &ctx.rules.terms.meeting_notice;
    let notice = [
        ("days", i64::from(term.n).into()),
        ("law", lang.pick(&term.law_ko, &term.law_en).as_str().into()),
    ];
    let purpose = fields.field("purpose", "meeting-purpose").required();
    let timetable = fields.hinted("timetable", "meeting-timetable", "meeting-timetable-hint");
    let day = fields
        .field("day", "meeting-day")
        .hint(tr(lang, "meeting-day-hint", &notice));
    let time = fields.hinted("time", "meeting-time", "meeting-time-hint");
    html! {
        (Select::new(fields.field("kind", "meeting-kind").required(), kinds.collect()).render(lang))
        @if !bodies.is_empty() {
            (Select::new(fields.hinted("body", "meeting-body", "meeting-body-hint"), bodies).render(lang))
        }
        (TextInput::new(fields.field("title", "meeting-title").required()).render(lang))
        (Textarea::new(purpose).rows(3).render(lang))
        (Radios::new(fields.field("mode", "meeting-mode").required(), modes.collect()).render(lang))
        (TextInput::new(fields.field("place", "meeting-place").required()).render(lang))
        (TextInput::new(fields.hinted("join_link", "meeting-join-link", "meeting-join-link-hint")).render(lang))
        (TextInput::new(day.required()).kind(InputKind::Date).short().render(lang))
        (TextInput::new(time.required()).short().render(lang))
        (Textarea::new(timetable).rows(8).render(lang))
        (Textarea::new(fields.hinted("late_reason", "meeting-late-reason", "meeting-late-reason-hint")).rows(2).render(lang))
    }
}
