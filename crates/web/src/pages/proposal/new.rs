//! Handing a proposal in.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::{Act, proposal};
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Page, actions, deadline, html};

use super::form;
use super::{list_address, stage};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::photo::{self, Sent};
use crate::pages::similar::{self, Look, Place};
use crate::post::FilePost;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/proposals/new`: the empty form, or when it will be there.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, &Form::default(), &Shown::first()).await
}

/// `POST /d/{district}/proposals`: hands it in and shows it. With `step=similar` no
/// proposal is written: the form comes back with what is like it.
pub async fn post(Path(slug): Path<String>, sent: FilePost) -> Result<Response<Body>, WebError> {
    if similar::types(&sent.post.form) {
        return similar::typing(&sent.post, slug, None).await;
    }
    let Sent { post, faults } = photo::keep(sent, &slug).await?;
    if similar::looks(&post.form) {
        return page(&post.ctx, slug, &post.form, &Shown::first()).await;
    }
    let typed = form::typed(&post.form, photo::typed(&post.form, &faults));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = acts::proposal::submit(tx, by, &district, &typed)?;
            Ok(format!("/d/{district}/proposals/{id}?done=submitted"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, &post.form, &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: &Form,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let now = ctx.now;
    let look = Look::of(ctx, Some(typed), None);
    let (district, neighborhoods, stages, alike) = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let district = crate::acts::district::find(tx, &slug)?;
            let neighborhoods = store::neighborhood_list(tx, district.id)?;
            let (_, stages) = acts::proposal::year(tx, district.id, now)?;
            let alike = look.read(tx, district.id)?;
            Ok((district, neighborhoods, stages, alike))
        })
        .await?;
    ctx.may(Act::ProposalSubmit, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "proposal-new");
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let open = proposal::submit(&stages, ctx.now);
    let back = list_address(&district);
    let alike = similar::part(lang, &district, alike.as_ref(), Place::Form);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        @match &open {
            Err(refusal) if shown.refused.is_none() => {
                (EmptyState::new(t(lang, "proposal-new-closed"), message::fault(lang, &refusal.fault))
                    .action(t(lang, "proposal-to-list"), &back)
                    .render())
            }
            _ => {
                p.lead { (t(lang, "proposal-new-lead")) }
                @if let Some(stage) = stage(&stages) {
                    p { (t(lang, "proposal-until")) " " (deadline(lang, ctx.now, stage.closes_at)) }
                }
                (PostForm::post(&back).files().hidden_all(fields::hidden(&ctx.tokens())).render(html! {
                    (form::inputs(&fields, ctx.rules.limits, &neighborhoods, &alike))
                    (photo::inputs(&fields, ctx.rules.limits))
                    (actions(html! {
                        @if open.is_ok() { (Button::new(t(lang, "proposal-submit")).render()) }
                        (similar::button(lang))
                        a href=(back) { (t(lang, "proposal-cancel")) }
                    }))
                }))
            }
        }
    };
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .similar()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-proposals"), back)
                .render(lang),
        );
    Ok(ctx.page(
        shown.status,
        in_district(ctx, &district, Section::Proposals, page),
    ))
}
