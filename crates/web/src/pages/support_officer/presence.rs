//! Telling whether a support officer came to a meeting.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{begun, in_force};
use process::refusal::Fault;
use process::support_officer::{Presence, PresenceForm, expected};
use process::{Act, Invalid, Refusal};
use store::{District, Meeting};
use ui::{Button, Choice, Form as PostForm, Radios, TextInput, actions, html};

use super::meeting_id;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::meeting::{about, address, below};
use crate::post::{Post, Settled};

/// A meeting that has begun, at which an officer is expected, for whoever may do `act`.
pub(super) async fn open(
    ctx: &Context,
    slug: String,
    id: MeetingId,
    act: Act,
) -> Result<(District, Meeting), WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::find::<WebError>(tx, &slug, id);
    let (district, meeting) = ctx.app.stores.site.read(read).await?;
    ctx.may(act, Target::district(district.id))?;
    in_force(meeting.cancelled_at)?;
    begun(meeting.starts_at, ctx.now)?;
    match expected(meeting.kind) {
        true => Ok((district, meeting)),
        false => Err(Refusal::conflict(Fault::new("refusal-officer-kind")).into()),
    }
}

/// `GET /d/{district}/meetings/{meeting}/officer`: what was told, to be corrected.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = meeting_id(&meeting)?;
    let read = move |tx: &mut store::Tx<'_>| store::officer_told(tx, id);
    let (told, _) = ctx.app.stores.site.read(read).await?;
    let form: Form = match &told.text {
        Some(text) => [
            ("presence", text.presence.as_str()),
            ("office", text.office.as_str()),
            ("reason", text.reason.as_str()),
        ]
        .into_iter()
        .collect(),
        None => [("office", told.noted.as_str())].into_iter().collect(),
    };
    page(&ctx, slug, id, (&form, &Invalid::default()), StatusCode::OK).await
}

/// `POST /d/{district}/meetings/{meeting}/officer`.
pub async fn post(
    Path((slug, meeting)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = meeting_id(&meeting)?;
    let typed = PresenceForm {
        presence: post.form.text("presence"),
        office: post.form.text("office"),
        reason: post.form.text("reason"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::support_officer::presence(tx, by, &place, id, &typed)?;
            Ok(format!("/d/{place}/meetings/{id}?done=officer"))
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
    let (district, meeting) = open(ctx, slug, id, Act::OfficerPresenceTell).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "support-officer-presence");
    let back = address(&district, id);
    let choice = |presence: &Presence| {
        let key = format!("support-officer-came-{presence}");
        Choice::new(presence.as_str(), t(lang, &key))
    };
    let choices = Presence::ALL.iter().map(choice).collect();
    let presence = fields
        .field("presence", "support-officer-presence-which")
        .required();
    let office = fields.hinted(
        "office",
        "support-officer-substitute-office",
        "support-officer-presence-office-hint",
    );
    let reason = fields.hinted(
        "reason",
        "support-officer-reason",
        "support-officer-reason-hint",
    );
    let limits = ctx.rules.limits;
    let max = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (about(lang, &meeting))
        p { (t(lang, "support-officer-presence-lead")) }
        (PostForm::post(format!("{back}/officer")).hidden_all(hidden(&ctx.tokens())).render(html! {
            (Radios::new(presence, choices).render(lang))
            (TextInput::new(office).max_length(max(limits.place_max)).render(lang))
            (TextInput::new(reason).max_length(max(limits.reason_max)).render(lang))
            (actions(html! {
                (Button::new(t(lang, "support-officer-presence-button")).render())
                a href=(back) { (t(lang, "meeting-cancel")) }
            }))
        }))
    };
    let words = fields.title(&title);
    let page = below(ctx, (&district, &meeting), &title, words, body).noindex();
    Ok(ctx.page(status, page))
}
