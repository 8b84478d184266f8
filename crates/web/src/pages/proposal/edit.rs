//! Changing one's own proposal.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::id::ProposalId;
use process::proposal;
use store::{Neighborhood, Photo, Proposal};
use ui::{
    Breadcrumb, Button, EmptyState, Form as PostForm, Markup, Page, actions, columns, html,
    own_words,
};

use super::form;
use super::{address, list_address};
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

/// `GET /d/{district}/proposals/{proposal}/edit`: the form with the present text.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id = id.parse().map_err(|_| WebError::not_found())?;
    page(&ctx, slug, id, None, &Shown::first()).await
}

/// `POST /d/{district}/proposals/{proposal}/edit`: saves the change, unless the proposal
/// changed since the form was opened. With `step=similar` the proposal stays: the form
/// comes back with what is like it.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    sent: FilePost,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    if similar::types(&sent.post.form) {
        return similar::typing(&sent.post, slug, Some(Item::Proposal(id))).await;
    }
    let Sent { post, faults } = photo::keep(sent, &slug).await?;
    if similar::looks(&post.form) {
        let shown = Shown::faulty(faults);
        return page(&post.ctx, slug, id, Some(&post.form), &shown).await;
    }
    let typed = form::typed(&post.form, photo::typed(&post.form, &faults));
    // Versions count from 1, so a form without one is never taken for the present version.
    let seen = post.form.get("version").parse().unwrap_or(0);
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::proposal::edit(tx, by, &district, id, seen, &typed)?;
            Ok(format!("/d/{district}/proposals/{id}?done=changed"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, id, Some(&post.form), &shown).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    id: ProposalId,
    typed: Option<&Form>,
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let look = Look::of(ctx, typed, Some(Item::Proposal(id)));
    let (district, found, stages, neighborhoods, alike, photos) = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
            let stages = store::stages_of(tx, found.cycle)?;
            let neighborhoods = store::neighborhood_list(tx, district.id)?;
            let alike = look.read(tx, district.id)?;
            let photos = store::photos_of(tx, id)?;
            Ok((district, found, stages, neighborhoods, alike, photos))
        })
        .await?;
    let owner = acts::coauthor::acting(&found, &ctx.actor);
    ctx.may(Act::ProposalEdit, Target::owned(district.id, owner))?;
    let lang = ctx.lang;
    let title = t(lang, "proposal-edit");
    let back = address(&district, id);
    let open = proposal::edit(found.standing(), found.version, &stages, ctx.now);
    let body = match (&open, typed) {
        (Err(refusal), None) => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "proposal-edit-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "proposal-back"), &back)
                .render())
        },
        _ => {
            let alike = similar::part(lang, &district, alike.as_ref(), Place::Form);
            let open = open.is_ok();
            let fields = (&neighborhoods[..], &alike, &photos[..]);
            form_body(ctx, &found, fields, (typed, shown), open, &back)
        }
    };
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .similar()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-proposals"), list_address(&district))
                .step(&found.text.title, back)
                .render(lang),
        );
    Ok(ctx.page(
        shown.status,
        in_district(ctx, &district, Section::Proposals, page),
    ))
}

fn form_body(
    ctx: &Context,
    found: &Proposal,
    (neighborhoods, alike, photos): (&[Neighborhood], &Markup, &[Photo]),
    (typed, shown): (Option<&Form>, &Shown),
    open: bool,
    back: &str,
) -> Markup {
    let lang = ctx.lang;
    let filled = photo::filled(form::filled(&found.text), photos);
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&filled),
        invalid: &shown.invalid,
    };
    // After a conflict the present text stands beside the form, so saving again replaces it
    // knowingly. A mere fault keeps the version that was seen.
    let compared = shown.status == StatusCode::CONFLICT;
    let version = match typed {
        Some(typed) if !compared => typed.text("version"),
        _ => found.version.to_string(),
    };
    let form = html! {
        (PostForm::post(format!("{back}/edit"))
            .hidden_all(fields::hidden(&ctx.tokens()))
            .hidden("version", version)
            .files()
            .render(html! {
                (form::inputs(&fields, ctx.rules.limits, neighborhoods, alike))
                (photo::inputs(&fields, ctx.rules.limits))
                (actions(html! {
                    @if open { (Button::new(t(lang, "proposal-save")).render()) }
                    (similar::button(lang))
                    a href=(back) { (t(lang, "proposal-cancel")) }
                }))
            }))
    };
    html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (t(lang, "proposal-edit")) }
        p.lead { (t(lang, "proposal-edit-lead")) }
        @if compared {
            (columns(html! { h2 { (t(lang, "proposal-typed")) } (form) }, present(lang, found)))
        } @else {
            (form)
        }
    }
}

/// The proposal as it is kept now, for comparing.
fn present(lang: Lang, found: &Proposal) -> Markup {
    html! {
        h2 { (t(lang, "proposal-present")) }
        (super::show::facts(lang, found))
        h3 { (own_words(lang, &found.text.title)) }
        (super::show::story(lang, &found.text))
    }
}
