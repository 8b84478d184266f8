//! One proposal with its comments.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t};
use process::Act;
use process::act::Target;
use process::agenda::Item;
use process::classification::ClassKind;
use process::id::ProposalId;
use process::moderation::SubjectKind;
use process::proposal::{self, ProposalState, ProposalText};
use process::stage::Stage;
use serde::Deserialize;
use store::{Classification, CommentCounts, District, Hearing, Moderation, Photo, Proposal};
use ui::{
    Breadcrumb, DefinitionList, LinkButton, Markup, Notice, Page, TimeStyle, actions, columns,
    html, own_words, paragraphs, time,
};

use super::{address, author, list_address, place, state, with_done};
use super::{hearing, referral};
use crate::acts::coauthor::acting;
use crate::acts::comment::Commented;
use crate::acts::moderation::Subject;
use crate::acts::proposal::{Sight, find, sight_of};
use crate::context::Context;
use crate::diversity::field_of_life;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::agenda::decided;
use crate::pages::agenda::steps::{self, undone, went};
use crate::pages::comment::{self, Threads};
use crate::pages::draft;
use crate::pages::moderation::{self, hidden_notice};
use crate::pages::photo;
use crate::pages::review::Reviewed;
use crate::pages::similar::Beside;
use crate::pages::support::Supported;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything the page shows.
pub(super) struct View {
    pub district: District,
    pub proposal: Proposal,
    pub stages: Vec<Stage>,
    /// What its proposer was asked to explain, the latest first.
    hearings: Vec<Hearing>,
    /// What it was found to be, the latest first.
    pub classified: Vec<Classification>,
    /// What it belongs together with, and what it went into.
    near: steps::Beside,
    /// Who stands behind it.
    supported: Supported,
    /// What is like it; nothing of a hidden one.
    beside: Option<Beside>,
    /// What departments were asked of it; nothing of a hidden one.
    reviewed: Option<Reviewed>,
    /// Its photos.
    photos: Vec<Photo>,
    /// What moderation did to a hidden proposal, oldest first.
    pub story: Vec<Moderation>,
    /// The first threads of comments.
    threads: Threads,
}

/// `GET /d/{district}/proposals/{proposal}`: the proposal with its first comments. Of a hidden
/// one it says that it is hidden, why and since when.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let view = read(&ctx, slug, id).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let page = match sight_of(&ctx.actor, &view.proposal) {
        Sight::Withheld => withheld(lang, &view),
        _ => readable(&ctx, &view, asked.done == "submitted"),
    };
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Proposals, page)))
}

async fn read(ctx: &Context, slug: String, id: ProposalId) -> Result<View, WebError> {
    let (app, reader) = (ctx.app.clone(), ctx.actor.person);
    ctx.app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let (district, proposal) = find::<WebError>(tx, &slug, id)?;
            let stages = store::stages_of(tx, proposal.cycle)?;
            let story = match proposal.hidden {
                true => store::moderation_history(tx, SubjectKind::Proposal, id.0)?,
                false => Vec::new(),
            };
            let counts = CommentCounts {
                shown: proposal.comment_count,
                hidden: proposal.hidden_comment_count,
            };
            let beside = match proposal.hidden {
                true => None,
                false => {
                    let text = (proposal.text.title.as_str(), proposal.text.need.as_str());
                    Some(Beside::read(
                        &app,
                        tx,
                        district.id,
                        Item::Proposal(id),
                        text,
                    )?)
                }
            };
            Ok(View {
                near: steps::Beside::read(tx, Item::Proposal(id))?,
                supported: Supported::of_proposal(tx, &proposal, reader)?,
                beside,
                reviewed: match proposal.hidden {
                    true => None,
                    false => Some(Reviewed::read(tx, Item::Proposal(id))?),
                },
                hearings: store::hearings_of(tx, id)?,
                classified: store::classifications_of(tx, id)?,
                photos: store::photos_of(tx, id)?,
                district,
                proposal,
                stages,
                story,
                threads: Threads::begin(tx, Item::Proposal(id), counts)?,
            })
        })
        .await
}

/// A hidden proposal for everybody but its author and moderators: nothing of what it says.
fn withheld(lang: Lang, view: &View) -> Page {
    let title = t(lang, "proposal-hidden-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "proposal-hidden-lead")) }
        @if let Some(notice) = hidden_notice(lang, &view.story) { (notice.render(lang)) }
        (actions(LinkButton::new(t(lang, "proposal-to-list"), list_address(&view.district)).second().render()))
    };
    let crumbs = Breadcrumb::new(title.as_str());
    Page::new(lang, title, body).noindex().breadcrumb(
        crumbs
            .step(t(lang, "nav-proposals"), list_address(&view.district))
            .render(lang),
    )
}

/// `arrived` after it was handed in, when its writer's device may let go of what it kept.
fn readable(ctx: &Context, view: &View, arrived: bool) -> Page {
    let (lang, proposal) = (ctx.lang, &view.proposal);
    let text = &proposal.text;
    let body = html! {
        h1 { (own_words(lang, &text.title)) }
        (moderated(ctx, view))
        @if proposal.state == ProposalState::Withdrawn {
            (Notice::information(html! { p { (t(lang, "proposal-withdrawn-notice")) } }).render(lang))
        }
        (went(lang, &view.district, view.near.steps()))
        (view.near.asked(lang, &view.district))
        (decided(lang, &view.district, proposal.state.as_str()))
        (columns(
            html! {
                (story(lang, text))
                (photo::of_proposal(lang, &view.photos))
                @if !proposal.hidden { (view.supported.section(ctx, &view.district, false)) }
            },
            facts(lang, proposal),
        ))
        (hearing::story::section(ctx, &view.district.slug, proposal, &view.hearings))
        (referral::story(ctx, &view.district, proposal, &view.classified))
        (undone(lang, &view.district, view.near.steps()))
        (view.near.linked(lang, &view.district))
        (own(ctx, view))
        @if let Some(reviewed) = &view.reviewed {
            (reviewed.section(ctx, &view.district, proposal::on_its_own(proposal.standing()).is_ok()))
        }
        @if let Some(beside) = &view.beside { (beside.section(ctx, &view.district)) }
        (comment::section(ctx, &Commented::proposal(&view.district, proposal), &view.threads))
        @if arrived { (draft::arrived(ctx, view.district.id)) }
    };
    let page = Page::new(lang, text.title.as_str(), body).breadcrumb(
        Breadcrumb::new(text.title.as_str())
            .step(t(lang, "nav-proposals"), list_address(&view.district))
            .render(lang),
    );
    let page = if arrived { page.draft() } else { page };
    match proposal.hidden {
        true => page.noindex(),
        false => page.description(text.need.as_str()),
    }
}

/// For author and moderators of a hidden proposal: that others don't see it, why, what next.
fn moderated(ctx: &Context, view: &View) -> Markup {
    if !view.proposal.hidden {
        return html! {};
    }
    let mut authors = view.proposal.authors();
    let mine = authors.any(|one| ctx.actor.person == Some(one));
    let words = match mine {
        true => "proposal-hidden-own",
        false => "proposal-hidden-moderator",
    };
    let subject = Subject::proposal(view.proposal.id);
    moderation::moderated(ctx, &view.district, subject, mine, &view.story, words)
}

/// What the proposal asks for, as it was written.
pub(super) fn story(lang: Lang, text: &ProposalText) -> Markup {
    let body_lang = korean::language_of(&text.body, lang);
    html! {
        p.lead { (own_words(lang, &text.need)) }
        div lang=[(body_lang != lang).then(|| body_lang.as_str())] { (paragraphs(&text.body)) }
    }
}

/// Who, where, how much, when.
pub(super) fn facts(lang: Lang, proposal: &Proposal) -> Markup {
    let text = &proposal.text;
    let near = place(lang, proposal.neighborhood_names.as_ref());
    let cost = match text.cost {
        Some(cost) => korean::won_both(lang, cost.0),
        None => t(lang, "proposal-cost-none"),
    };
    let changed = (proposal.updated_at != proposal.created_at).then_some(proposal.updated_at);
    let list = DefinitionList::new()
        .entry_markup(t(lang, "proposal-fact-state"), state(lang, proposal.state))
        .entry_markup(
            t(lang, "proposal-fact-author"),
            html! {
                (own_words(lang, &author(lang, &proposal.author_name)))
                @for one in &proposal.coauthors { ", " (own_words(lang, &author(lang, &one.name))) }
            },
        )
        .entry_markup(
            t(lang, "proposal-fact-place"),
            html! { (near) @if !text.place.is_empty() { " · " (own_words(lang, &text.place)) } },
        )
        .entry(t(lang, "proposal-fact-cost"), cost)
        .entry(
            t(lang, "category-label"),
            field_of_life(lang, text.category),
        )
        .entry_markup(
            t(lang, "proposal-fact-submitted"),
            time(lang, proposal.created_at, TimeStyle::DateTime),
        );
    let list = match changed {
        Some(at) => {
            let key = match proposal.state {
                ProposalState::Withdrawn => "proposal-fact-withdrawn",
                _ => "proposal-fact-changed",
            };
            list.entry_markup(t(lang, key), time(lang, at, TimeStyle::DateTime))
        }
        None => list,
    };
    let version = [("version", proposal.version.to_string().into())];
    list.entry(
        t(lang, "proposal-fact-version"),
        korean::tr(lang, "proposal-version", &version),
    )
    .render()
}

/// What the reader may do with the proposal itself.
fn own(ctx: &Context, view: &View) -> Markup {
    let (lang, proposal) = (ctx.lang, &view.proposal);
    let target = Target::owned(view.district.id, proposal.author);
    let standing = proposal.standing();
    let here = address(&view.district, proposal.id);
    let may = |act| ctx.may(act, target).is_ok();
    let writes = Target::owned(view.district.id, acting(proposal, &ctx.actor));
    let writes = ctx.may(Act::ProposalEdit, writes).is_ok();
    let edits = writes && proposal::edit(standing, standing.version, &view.stages, ctx.now).is_ok();
    let withdraws = may(Act::ProposalWithdraw) && proposal::withdraw(standing).is_ok();
    let codes = may(Act::TrackingCodeIssue);
    let hides = may(Act::ContentHide) && !proposal.hidden;
    let classifies =
        ctx.can(Act::ProposalClassify, view.district.id) && proposal::on_its_own(standing).is_ok();
    let latest = view.classified.first();
    let transforms = classifies && latest.is_some_and(|one| one.kind == ClassKind::Agenda);
    let hearing = view.hearings.first();
    let asks = ctx.can(Act::HearingAsk, view.district.id)
        && proposal::on_its_own(standing).is_ok()
        && hearing.is_none_or(|one| one.closed_at.is_some());
    let compare = format!(
        "/d/{}/agendas?items={}",
        view.district.slug,
        Item::Proposal(proposal.id)
    );
    let hide = format!(
        "/d/{}/moderation/{}/hide",
        view.district.slug,
        Subject::proposal(proposal.id)
    );
    actions(html! {
        @if edits { (LinkButton::new(t(lang, "proposal-edit"), format!("{here}/edit")).second().render()) }
        @if writes { a href={ (here) "/authors" } { (t(lang, "coauthor-title")) } }
        @if codes { a href={ (here) "/code" } { (t(lang, "tracking-give")) } }
        @if withdraws { a href={ (here) "/withdraw" } { (t(lang, "proposal-withdraw")) } }
        @if asks { a href={ (here) "/hearing" } { (t(lang, "hearing-ask-title")) } }
        @if classifies { a href={ (here) "/classify" } { (t(lang, "classify-title")) } }
        @if transforms { a href={ (here) "/transform" } { (t(lang, "transform-title")) } }
        a href=(compare) { (t(lang, "agenda-compare-with")) }
        @if hides { a href=(hide) { (t(lang, "moderation-hide-proposal")) } }
    })
}
