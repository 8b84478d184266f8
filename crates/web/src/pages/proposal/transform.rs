//! Working a proposal into an agenda, after its proposer was heard.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::agenda::SetBy;
use process::id::ProposalId;
use process::{Act, classification};
use store::{Classification, Proposal};
use ui::{Breadcrumb, Button, EmptyState, Form as PostForm, Page, actions, html};

use super::classify::about;
use super::form::filled;
use super::{address, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agenda::form::{self, Places};
use crate::post::Post;
use crate::shown::{Outcome, Shown, outcome};

/// `GET /d/{district}/proposals/{proposal}/transform`: the form of the agenda, which begins
/// with the words of the proposal.
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

/// `POST /d/{district}/proposals/{proposal}/transform`: makes the agenda and shows it.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    let (typed, why) = (form::typed(&post.form), form::typed_why(&post.form));
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let made = acts::lineage::transform(tx, by, &district, id, &typed, &why)?;
            Ok(format!("/d/{district}/agendas/{made}?done=transformed"))
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
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::proposal::find::<WebError>(tx, &slug, id)?;
        let places = Places::of(tx, district.id)?;
        let story = store::classifications_of(tx, id)?;
        Ok((district, found, places, story))
    };
    let (district, found, places, story) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::ProposalClassify, Target::district(district.id))?;
    acts::proposal::readable(&ctx.actor, &found)?;
    let lang = ctx.lang;
    let title = t(lang, "transform-title");
    let back = address(&district, id);
    let latest = story.first().map(Classification::found);
    let people = (acts::coauthor::acting(&found, &ctx.actor), ctx.person()?);
    let body = match classification::transform(found.standing(), latest, people) {
        Err(refusal) if shown.refused.is_none() => html! {
            h1 { (title) }
            (EmptyState::new(t(lang, "classify-closed"), message::fault(lang, &refusal.fault))
                .action(t(lang, "proposal-back"), &back)
                .render())
        },
        open => {
            let first = beginning(&found, story.first());
            let fields = Fields {
                lang,
                form: typed.unwrap_or(&first),
                invalid: &shown.invalid,
            };
            html! {
                (fields.summary())
                (shown.notice(ctx))
                h1 { (title) }
                (about(lang, &found))
                p { (t(lang, "transform-lead")) }
                (PostForm::post(format!("{back}/transform")).hidden_all(fields::hidden(&ctx.tokens())).render(html! {
                    (form::inputs(&fields, ctx.rules.limits, &places, &html! {}))
                    (form::why(&fields, ctx.rules.limits, &places.bodies, "transform-reason", "transform-reason-hint"))
                    (actions(html! {
                        @if open.is_ok() { (Button::new(t(lang, "transform-button")).render()) }
                        a href=(back) { (t(lang, "proposal-cancel")) }
                    }))
                }))
            }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-proposals"), list_address(&district))
        .step(&found.text.title, back);
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = in_district(ctx, &district, Section::Proposals, page);
    Ok(ctx.page(shown.status, page))
}

/// The words of the proposal, with the body that classified it and why.
fn beginning(found: &Proposal, latest: Option<&Classification>) -> Form {
    let council = latest.and_then(|one| one.council);
    let reason = latest.map(|one| one.reason.clone());
    filled(&found.text).with([
        ("set_by", SetBy::Private.as_str().to_owned()),
        (
            "council",
            council.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "decided_in",
            council.map(|id| id.to_string()).unwrap_or_default(),
        ),
        ("reason", reason.unwrap_or_default()),
    ])
}
