//! Joining an open body, and leaving it again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::t;
use process::act::Target;
use process::body::Standing;
use process::id::BodyId;
use process::{Act, body};
use ui::{Button, EmptyState, Form as FormView, actions, html, own_words};

use super::{address, below, id, list_address, name, standing};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::{Post, Settled};

/// `GET /d/{district}/bodies/{body}/join`: what joining means, or why it can't be done here
/// and what can.
pub async fn get(
    ctx: Context,
    Path((slug, body)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id: BodyId = id(&body)?;
    let me = ctx.actor.person;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::body::find::<WebError>(tx, &slug, id)?;
        let place = match me {
            Some(me) => store::membership_of(tx, id, me)?,
            None => None,
        };
        Ok((district, found, place))
    };
    let (district, found, place) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::BodyJoin, Target::district(district.id))?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let lang = ctx.lang;
    let title = t(lang, "body-join");
    let back = address(&district, id);
    let shown = ctx
        .session
        .as_ref()
        .map(|signed_in| signed_in.person.display_name.as_str());
    let content = match body::join(found.open, place.map(|place| place.standing)) {
        Err(refusal) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "body-join-not"), message::fault(lang, &refusal.fault))
                .action(t(lang, "body-to-list"), list_address(&district)).render())
        },
        Ok(_) => html! {
            h1 { (title) }
            p.lead { (name(lang, &found)) }
            ul {
                li { (t(lang, "body-join-anytime")) }
                li { (t(lang, "body-join-leave")) }
                @for step in Standing::ALL {
                    li { strong { (standing(lang, *step)) } ": " (t(lang, &format!("body-standing-{step}-text"))) }
                }
                li {
                    (t(lang, "body-join-name"))
                    @if let Some(shown) = shown { " " strong { (own_words(lang, shown)) } }
                }
            }
            (FormView::post(format!("{back}/join")).hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                (Button::new(t(lang, "body-join-button")).render())
                a href=(back) { (t(lang, "body-cancel")) }
            })))
        },
    };
    let page = below(lang, &district, &found, &title, title.clone(), content);
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}

/// `POST /d/{district}/bodies/{body}/join`.
pub async fn post(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let done = post
        .once(move |tx, by| {
            acts::body::join(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/bodies/{id}?done=joined"))
        })
        .await;
    settle(&post, done)
}

/// `POST /d/{district}/bodies/{body}/leave`.
pub async fn leave(
    Path((slug, body)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&body)?;
    let done = post
        .once(move |tx, by| {
            acts::body::leave(tx, by, &slug, id)?;
            Ok(format!("/d/{slug}/bodies/{id}?done=left"))
        })
        .await;
    settle(&post, done)
}

/// Neither form has a field that could be wrong.
fn settle(post: &Post, done: Result<String, acts::NotDone>) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(_) => Err(WebError::request(StatusCode::BAD_REQUEST, "fault-request")),
    }
}
