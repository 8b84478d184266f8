//! What somebody is in an open body: observer, participant, member.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::body::Standing;
use process::id::{BodyId, MembershipId};
use process::{Act, Invalid};
use ui::{Button, Choice, Form as FormView, Radios, TimeStyle, actions, html, own_words, time};

use super::{address, below, id, standing};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::proposal::author;
use crate::post::{Post, Settled};

fn place(body: &str, member: &str) -> Result<(BodyId, MembershipId), WebError> {
    let member = member.parse().map_err(|_| WebError::not_found())?;
    Ok((id(body)?, member))
}

/// `GET /d/{district}/bodies/{body}/members/{membership}`.
pub async fn get(
    ctx: Context,
    Path((slug, body, member)): Path<(String, String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, place(&body, &member)?, &Invalid::default()).await
}

/// `POST /d/{district}/bodies/{body}/members/{membership}`.
pub async fn post(
    Path((slug, body, member)): Path<(String, String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let place = place(&body, &member)?;
    let to = post.form.text("standing");
    let address = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::body::set_standing(tx, by, &address, place, &to)?;
            Ok(format!("/d/{address}/bodies/{}?done=standing", place.0))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, place, &invalid).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    place: (BodyId, MembershipId),
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::body::find_place::<WebError>(tx, &slug, place);
    let (district, body, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MembershipSet, Target::district(district.id))?;
    let lang = ctx.lang;
    let form: Form = [("standing", found.standing.as_str())]
        .into_iter()
        .collect();
    let fields = Fields {
        lang,
        form: &form,
        invalid,
    };
    let who = author(lang, &found.display_name);
    let title = tr(lang, "body-member-title", &[("name", who.as_str().into())]);
    let back = address(&district, body.id);
    let choices = Standing::ALL.iter().map(|step| {
        Choice::new(step.as_str(), standing(lang, *step))
            .hint(t(lang, &format!("body-standing-{step}-text")))
    });
    let content = html! {
        (fields.summary())
        h1 { (own_words(lang, &title)) }
        p { (t(lang, "body-member-joined")) " " (time(lang, found.joined_at, TimeStyle::Date)) }
        @if found.left_at.is_some() { p.lead { (t(lang, "body-refusal-left")) } }
        @else {
            (FormView::post(format!("{back}/members/{}", found.id)).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Radios::new(fields.field("standing", "body-standing").required(), choices.collect()).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "body-standing-button")).render())
                    a href=(back) { (t(lang, "body-cancel")) }
                }))
            }))
        }
    };
    let page = below(
        lang,
        &district,
        &body,
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
