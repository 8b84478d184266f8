//! Handing a proposal in.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t};
use process::act::Target;
use process::{Act, Invalid, proposal};
use serde::Deserialize;
use ui::{
    Breadcrumb, Button, EmptyState, Form as PostForm, Markup, Notice, Page, actions, deadline, html,
};

use super::form;
use super::{list_address, stage};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::draft::{self, Asks};
use crate::pages::photo::{self, Sent};
use crate::pages::similar::{self, Look, Place};
use crate::post::{FilePost, Post};
use crate::shown::{Outcome, Shown, outcome};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/proposals/new`: the form, with the draft in it, or when it will be there.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    page(&ctx, slug, None, &Shown::first(), &asked.done).await
}

/// `POST /d/{district}/proposals`: hands it in and shows it. With `step=similar` no
/// proposal is written: the form comes back with what is like it. With `step=draft` what was typed
/// is kept for its writer.
pub async fn post(Path(slug): Path<String>, sent: FilePost) -> Result<Response<Body>, WebError> {
    if similar::types(&sent.post.form) {
        return similar::typing(&sent.post, slug, None).await;
    }
    let Sent { post, faults } = photo::keep(sent, &slug).await?;
    if similar::looks(&post.form) {
        return page(
            &post.ctx,
            slug,
            Some(&post.form),
            &Shown::faulty(faults),
            "",
        )
        .await;
    }
    if let Some(asks) = draft::asks(&post.form) {
        return match draft::done(&post, &slug, asks).await {
            // The text is saved, and its writer hears which photo is not.
            Ok(_) if asks == Asks::Save && !faults.0.is_empty() => {
                let shown = Shown::faulty(faults);
                page(&post.ctx, slug, Some(&post.form), &shown, "draft").await
            }
            Ok(response) => Ok(response),
            Err(refused) if asks == Asks::Keep => Err(refused.into()),
            Err(refused) => again(&post, slug, refused, faults).await,
        };
    }
    let typed = form::typed(&post.form, photo::typed(&post.form, &faults));
    let (district, form) = (slug.clone(), draft::opened(&post.form));
    let done = post
        .once(move |tx, by| {
            acts::draft::shows(tx, by, &district, &form)?;
            let id = acts::proposal::submit(tx, by, &district, &typed)?;
            Ok(format!("/d/{district}/proposals/{id}?done=submitted"))
        })
        .await;
    match outcome(&post, done)? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(shown) => page(&post.ctx, slug, Some(&post.form), &shown, "").await,
    }
}

/// The form with what kept its draft from being saved, and with what is wrong with its files.
async fn again(
    post: &Post,
    slug: String,
    refused: NotDone,
    faults: Invalid,
) -> Result<Response<Body>, WebError> {
    match outcome(post, Err(refused))? {
        Outcome::Done(response) => Ok(response),
        Outcome::Again(mut shown) => {
            shown.invalid.0.extend(faults.0);
            page(&post.ctx, slug, Some(&post.form), &shown, "").await
        }
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    typed: Option<&Form>,
    shown: &Shown,
    done: &str,
) -> Result<Response<Body>, WebError> {
    let (now, person) = (ctx.now, ctx.actor.person);
    let look = Look::of(ctx, typed, None);
    let (district, neighborhoods, stages, alike, kept) = ctx
        .app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let district = crate::acts::district::find(tx, &slug)?;
            let neighborhoods = store::neighborhood_list(tx, district.id)?;
            let (_, stages) = acts::proposal::year(tx, district.id, now)?;
            let alike = look.read(tx, district.id)?;
            let kept = match person {
                Some(person) => store::draft_get(tx, person, district.id, now)?,
                None => None,
            };
            Ok((district, neighborhoods, stages, alike, kept))
        })
        .await?;
    ctx.may(Act::ProposalSubmit, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "proposal-new");
    let filled = kept.as_ref().map(draft::typed).unwrap_or_default();
    let fields = Fields {
        lang,
        form: typed.unwrap_or(&filled),
        invalid: &shown.invalid,
    };
    let open = proposal::submit(&stages, ctx.now);
    let back = list_address(&district);
    let refused = shown.refused.as_ref().map_or("", |fault| fault.key);
    let newer = refused == "fault-draft-newer";
    // A form that was told of another draft shows it from now on; otherwise it is as it was.
    let shows = match typed {
        Some(form) if !newer && refused != "fault-draft-gone" => form.text("draft_saved"),
        _ => kept.as_ref().map_or_else(String::new, draft::saved_at),
    };
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
                    (draft::told(ctx, &district, kept.as_ref(), &shows))
                    @if newer { @if let Some(kept) = &kept { (draft::other(lang, kept)) } }
                    (actions(html! {
                        @if open.is_ok() { (Button::new(t(lang, "proposal-submit")).render()) }
                        (draft::buttons(lang, kept.is_some()))
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
        .draft()
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-proposals"), back)
                .render(lang),
        );
    let page = match done {
        "draft" => page.flash(said(lang, "draft-done")),
        "discarded" => page.flash(said(lang, "draft-done-discarded")),
        _ => page,
    };
    Ok(ctx.page(
        shown.status,
        in_district(ctx, &district, Section::Proposals, page),
    ))
}

fn said(lang: Lang, key: &str) -> Markup {
    let words = html! { p { (t(lang, key)) } };
    Notice::success(words).announced().render(lang)
}
