//! One seat: saying yes or no to it, freeing it, renewing its term.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::id::{RecruitmentId, SeatId};
use process::recruitment::seat::{can_be_freed, can_be_renewed};
use process::{Act, Invalid};
use ui::{Button, DefinitionList, Form as PostForm, InputKind, TextInput, Textarea, actions, html};

use super::desk::number;
use super::{address, below, id};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

type Place = (RecruitmentId, SeatId);

fn place(call: &str, seat: &str) -> Result<Place, WebError> {
    let seat = seat.parse().map_err(|_| WebError::not_found())?;
    Ok((id(call)?, seat))
}

/// `POST /d/{district}/recruitment/{recruitment}/answer`: says yes or no to one's own seat.
pub async fn answer(
    Path((slug, call)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&call)?;
    let said = post.form.text("decision");
    let done = post
        .once(move |tx, by| {
            acts::recruitment::seat::say(tx, by, &slug, id, &said)?;
            Ok(format!("/d/{slug}/recruitment/{id}?done=answered"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The buttons of the form say nothing else.
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}

/// `GET /d/{district}/recruitment/{recruitment}/seats/{seat}`.
pub async fn get(
    ctx: Context,
    Path((slug, call, seat)): Path<(String, String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let place = place(&call, &seat)?;
    page(&ctx, slug, place, &Form::default(), &Invalid::default()).await
}

/// `POST /d/{district}/recruitment/{recruitment}/seats/{seat}`: frees the seat, or renews its
/// term where a day was given with the step.
pub async fn post(
    Path((slug, call, seat)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let place = place(&call, &seat)?;
    let form = &post.form;
    let renews = form.get("step") == "renew";
    let (reason, until, at) = (form.text("reason"), form.text("ends_on"), slug.clone());
    let done = post
        .once(move |tx, by| {
            match renews {
                true => acts::recruitment::seat::renew(tx, by, &at, place, &until)?,
                false => acts::recruitment::seat::free(tx, by, &at, place, &reason)?,
            }
            let done = if renews { "renewed" } else { "freed" };
            Ok(format!("/d/{at}/recruitment/{}?done={done}", place.0))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, place, &post.form, &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    place: Place,
    form: &Form,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| {
        acts::recruitment::seat::find_seat::<WebError>(tx, &slug, place)
    };
    let (district, call, seat) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::RecruitmentCall, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = number(lang, &seat.token);
    let back = format!("{}/applications", address(&district, call.id));
    let here = format!("{}/seats/{}", address(&district, call.id), seat.id);
    let state = t(lang, &format!("recruitment-seat-{}", seat.state));
    let most = ctx.rules.council.renewals_max;
    let mut list = DefinitionList::new().entry(t(lang, "recruitment-seat"), state);
    if let Some(last) = seat.term_ends_on {
        list = list.entry(t(lang, "recruitment-ends-on"), last.to_string());
    }
    let renewals = [("count", seat.renewals.into()), ("most", most.into())];
    list = list.entry(
        t(lang, "recruitment-renewals"),
        tr(lang, "recruitment-renewals-of", &renewals),
    );
    if !seat.reason.is_empty() {
        list = list.entry(t(lang, "recruitment-choice-reason"), seat.reason.as_str());
    }
    let until = fields.hinted(
        "ends_on",
        "recruitment-renew-until",
        "recruitment-renew-hint",
    );
    let reason = fields.hinted("reason", "recruitment-free-reason", "recruitment-free-hint");
    let content = html! {
        (fields.summary())
        h1 { (title) }
        (list.render())
        @if can_be_renewed(seat.state, seat.renewals, most).is_ok() {
            section.section {
                h2 { (t(lang, "recruitment-renew")) }
                (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (TextInput::new(until.required()).kind(InputKind::Date).short().render(lang))
                    (actions(Button::new(t(lang, "recruitment-renew-button")).sends("step", "renew").render()))
                }))
            }
        }
        @if can_be_freed(seat.state).is_ok() {
            section.section {
                h2 { (t(lang, "recruitment-free")) }
                (PostForm::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (Textarea::new(reason.required()).rows(3).render(lang))
                    (actions(Button::new(t(lang, "recruitment-free-button")).warning().render()))
                }))
            }
        }
        p { a href=(back) { (t(lang, "recruitment-desk")) } }
    };
    let page = below(
        lang,
        &district,
        &call,
        &title,
        fields.title(&title),
        content,
    );
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}
