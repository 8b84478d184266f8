//! Recording a decision of a meeting.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::Invalid;
use process::id::MeetingId;
use process::meeting::{DecisionForm, MeetingKind, Slot};
use store::Meeting;
use ui::{
    Button, Details, Form as PostForm, InputKind, Markup, TextInput, Textarea, actions, html,
    own_words,
};

use super::{about, address, below, id, recordable, timetable};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// How many declared conflicts the form shows.
const CONFLICTS: i64 = 50;

/// `GET /d/{district}/meetings/{meeting}/decisions`: the form, with the members in office on
/// the day of the meeting filled in.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let (_, meeting) = recordable(&ctx, slug.clone(), id(&meeting)?).await?;
    let members = in_office(&ctx, &meeting).await?;
    let filled = (members > 0).then(|| ("members", members.to_string()));
    let form = filled.into_iter().collect();
    page(
        &ctx,
        slug,
        meeting.id,
        &form,
        &Invalid::default(),
        StatusCode::OK,
    )
    .await
}

/// `POST /d/{district}/meetings/{meeting}/decisions`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let form = &post.form;
    let typed = DecisionForm {
        motion: form.text("motion"),
        members: form.text("members"),
        recused: form.text("recused"),
        recused_seats: form.text("recused_seats"),
        present: form.text("present"),
        in_favour: form.text("in_favour"),
        against: form.text("against"),
        slot: form.text("slot"),
    };
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let decision = acts::meeting::decide(tx, by, &district, id, &typed)?;
            Ok(format!(
                "/d/{district}/meetings/{id}?done=decided#decision-{decision}"
            ))
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

/// The members of the body, or of the council, on the day of the meeting.
async fn in_office(ctx: &Context, meeting: &Meeting) -> Result<i64, WebError> {
    let (district, at) = (meeting.district, meeting.starts_at);
    // In a joint meeting the council decides.
    let body = meeting.body.filter(|_| meeting.kind != MeetingKind::Joint);
    let day = korean::seoul(at).date();
    let read = move |tx: &mut store::Tx<'_>| store::members_in_office(tx, district, body, day, at);
    let members: Result<i64, store::StoreError> = ctx.app.stores.site.read(read).await;
    Ok(members?)
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
    let read = move |tx: &mut store::Tx<'_>| store::meeting_slots(tx, id);
    let slots: Result<Vec<Slot>, store::StoreError> = ctx.app.stores.site.read(read).await;
    let slots = slots?;
    let (place, of, today) = (meeting.district, meeting.body, ctx.today);
    let read = move |tx: &mut store::Tx<'_>| store::seat_conflicts(tx, place, of, today, CONFLICTS);
    let declared: Result<Vec<(i64, String)>, store::StoreError> =
        ctx.app.stores.site.read(read).await;
    let declared = declared?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "meeting-decision-record");
    let back = address(&district, id);
    let rule = ctx.rules.council;
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        p { (tr(lang, "meeting-decision-lead", &[("law", law.into())])) }
        (PostForm::post(format!("{back}/decisions")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (conflicts(lang, &declared))
            (inputs(&fields, &slots))
            p { (t(lang, "meeting-decision-fixed")) }
            (actions(html! {
                (Button::new(t(lang, "meeting-decision-button")).render())
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

/// What holders of seats declared, as a suggestion of who stays out. Seats are numbered, so that
/// nobody's name stands beside it.
fn conflicts(lang: Lang, declared: &[(i64, String)]) -> Markup {
    if declared.is_empty() {
        return html! {};
    }
    html! {
        (Details::new(t(lang, "meeting-conflicts"), html! {
            p { (t(lang, "meeting-conflicts-lead")) }
            ul { @for (seat, text) in declared {
                li { (tr(lang, "meeting-conflict-seat", &[("nth", (*seat).into())])) ": " (own_words(lang, text)) }
            } }
        }).open().render())
    }
}

fn inputs(fields: &Fields<'_>, slots: &[Slot]) -> Markup {
    let lang = fields.lang;
    let number = |field: ui::Field| {
        TextInput::new(field)
            .kind(InputKind::Number)
            .short()
            .render(lang)
    };
    let hinted = |name: &str, label: &str, hint: &str| fields.hinted(name, label, hint);
    let seats = hinted("recused_seats", "minutes-recused", "minutes-recused-hint");
    let motion = hinted("motion", "meeting-motion", "meeting-motion-hint");
    html! {
        (Textarea::new(motion.required()).rows(3).render(lang))
        (timetable::choice(fields, "minutes-part", slots))
        (number(hinted("members", "meeting-members", "meeting-members-hint").required()))
        (number(hinted("recused", "meeting-recused", "meeting-recused-hint")))
        (Textarea::new(seats).rows(2).render(lang))
        (number(hinted("present", "meeting-present", "meeting-present-hint").required()))
        (number(fields.field("in_favour", "meeting-in-favour").required()))
        (number(hinted("against", "meeting-against", "meeting-against-hint")))
    }
}
