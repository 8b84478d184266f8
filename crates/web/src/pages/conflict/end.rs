//! Noting that two things get in each other's way no longer.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ConflictId;
use store::Tx;
use ui::{Breadcrumb, Button, Form as PostForm, Page, Textarea, actions, html};

use super::{list_address, pair};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

fn id(text: &str) -> Result<ConflictId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// `GET /d/{district}/conflicts/{conflict}/end`.
pub async fn get(
    ctx: Context,
    Path((slug, conflict)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(
        &ctx,
        slug,
        id(&conflict)?,
        &Form::default(),
        &Shown::first(),
    )
    .await
}

/// `POST /d/{district}/conflicts/{conflict}/end`.
pub async fn post(
    Path((slug, conflict)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&conflict)?;
    let (reason, place) = (post.form.text("reason"), slug.clone());
    let done = post
        .once(move |tx, by| {
            acts::conflict::end(tx, by, &place, id, &reason)?;
            Ok(format!("/d/{place}/conflicts?done=ended"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ConflictId,
    form: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| acts::conflict::find::<WebError>(tx, &slug, id);
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ConflictFlag, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid: &shown.invalid,
    };
    let title = t(lang, "conflict-end");
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let reason = fields.hinted("reason", "conflict-end-reason", "conflict-reason-hint");
    let action = format!("{}/{id}/end", list_address(&district));
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        (pair(lang, &district, &found))
        @if found.ended_at.is_none() {
            (PostForm::post(action).hidden_all(hidden(&ctx.tokens())).render(html! {
                (Textarea::new(reason.required()).rows(4).max_length(max).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "conflict-end-button")).render())
                    a href=(list_address(&district)) { (t(lang, "review-cancel")) }
                }))
            }))
        } @else { p { (t(lang, "refusal-conflict-over")) } }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "conflict-list-title"), list_address(&district));
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
