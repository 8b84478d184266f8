//! What a year of a district gives now, and publishing it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use store::Tx;
use ui::{Breadcrumb, Button, Form as PostForm, Notice, Page, actions, html};

use super::{Asked, address, profile, year_name};
use crate::acts::evaluation::{preview, publish};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::{Post, Settled};

/// `GET /d/{district}/evaluation/publish`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let year = asked.year()?.unwrap_or(i64::from(ctx.today.year()) - 1);
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| preview(tx, &by, &slug, year);
    let found = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let district = &found.evaluation.district;
    let values = [("year", year_name(lang, year).into())];
    let title = tr(lang, "evaluation-publish-title", &values);
    let before = found.evaluation.of_year(year - 1).map(|one| &one.profile);
    let here = format!("{}/publish", address(district));
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "evaluation-publish-lead")) }
        @if let Some(refused) = &found.refused {
            (Notice::information(html! { p { (message::fault(lang, &refused.fault)) } }).render(lang))
        }
        (profile::table(lang, &found.profile, year, before))
        @if found.refused.is_none() {
            (PostForm::post(here.as_str()).hidden_all(hidden(&ctx.tokens())).hidden("year", year.to_string()).hidden("seal", &found.seal)
                .render(actions(html! {
                    (Button::new(t(lang, "evaluation-publish-button")).render())
                    a href=(address(district)) { (t(lang, "review-cancel")) }
                })))
        }
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "evaluation-own-title"), address(district));
    let page = Page::new(lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, district, Section::Money, page)))
}

/// `POST /d/{district}/evaluation/publish`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year: i64 = post
        .form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let seal = post.form.text("seal");
    let done = post
        .once(move |tx, by| {
            publish(tx, by, &slug, (year, &seal))?;
            Ok(format!("/d/{slug}/evaluation?year={year}&done=published"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        // The form has no field that could be wrong.
        Settled::Again(_) => Err(WebError::not_found()),
    }
}
