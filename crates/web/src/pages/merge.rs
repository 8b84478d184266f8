//! A request to put proposals and agendas together: what it would become, who was asked and what
//! each says, and the buttons of whoever is asked and of whoever asks.

mod show;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use process::Act;
use process::act::Target;
use process::id::MergeId;
use serde::Deserialize;

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};
use show::page;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/merges/{merge}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let form = Form::default();
    page(
        &ctx,
        slug,
        merge(&id)?,
        (&form, &asked.done),
        &Shown::first(),
    )
    .await
}

/// `POST /d/{district}/merges/{merge}/answer`: an author agrees or refuses.
pub async fn answer(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = merge(&id)?;
    let (said, reason) = (post.form.text("answer"), post.form.text("reason"));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::merge::answer(tx, by, &district, id, (&said, &reason))?;
            Ok(format!("/d/{district}/merges/{id}?done=answered"))
        })
        .await;
    shown(&post, done, (slug, id)).await
}

/// `POST /d/{district}/merges/{merge}/withdraw`: whoever may merge takes the request back.
pub async fn withdraw(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = merge(&id)?;
    let (district, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::merge::withdraw(tx, by, &district, id, &reason)?;
            Ok(format!("/d/{district}/merges/{id}?done=withdrawn"))
        })
        .await;
    shown(&post, done, (slug, id)).await
}

/// `POST /d/{district}/merges/{merge}/settle`: merges at once what the time has come for.
pub async fn settle(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = merge(&id)?;
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::merge::settle_now(tx, by, &district, id)?;
            Ok(format!("/d/{district}/merges/{id}?done=settled"))
        })
        .await;
    shown(&post, done, (slug, id)).await
}

async fn shown(
    post: &Post,
    done: Result<String, acts::NotDone>,
    (slug, id): (String, MergeId),
) -> Result<Response<Body>, WebError> {
    match outcome(post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(again) => page(&post.ctx, slug, id, (&post.form, ""), &again).await,
    }
}

fn merge(text: &str) -> Result<MergeId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Whether the reader may take requests back and settle them.
fn leads(ctx: &Context, district: &store::District) -> bool {
    ctx.may(Act::LineageChange, Target::district(district.id))
        .is_ok()
}
