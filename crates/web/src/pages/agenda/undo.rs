//! Undoing a step in the lineage.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::LineageId;
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Page, actions, html};

use super::lineage::Step;
use super::{act_word, form, list_address, step_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/lineage/{lineage}/undo`: says what will happen and asks why.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, &id, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/lineage/{lineage}/undo`: undoes it.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let step: LineageId = id.parse().map_err(|_| WebError::not_found())?;
    let (district, reason) = (slug.clone(), post.form.text("reason"));
    let done = post
        .once(move |tx, by| {
            acts::lineage::undo(tx, by, &district, step, &reason)?;
            Ok(format!("/d/{district}/lineage/{step}?done=undone"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &id, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: &str,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let view = Step::read(ctx, slug, id).await?;
    ctx.may(Act::LineageChange, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "lineage-undo");
    let back = step_address(&view.district, view.step.id);
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let body = match view.undoable() {
        Err(refusal) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "lineage-undo-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "lineage-back"), &back)
                .render())
            (view.later(lang))
        },
        Ok(()) => html! {
            (fields.summary())
            (shown.notice(ctx))
            h1 { (title) }
            p.lead { (t(lang, "lineage-undo-lead")) }
            (view.render(lang))
            (PostForm::post(format!("{back}/undo")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
                (form::reason(&fields, ctx.rules.limits, "lineage-undo-reason", "lineage-reason-hint"))
                (actions(html! {
                    (Button::new(t(lang, "lineage-undo")).warning().render())
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            }))
        },
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-agendas"), list_address(&view.district))
        .step(act_word(lang, view.step.act), back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &view.district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}
