//! One review: what was asked, what each department says once it is answered, the answers, and
//! every step.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use process::id::{PersonId, ReviewId};
use process::review::{CardState, Hand};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::{ReviewCard, ReviewLogged, Tx};
use ui::{
    DefinitionList, LinkButton, Markup, Tag, TimeStyle, actions, columns, deadline, html,
    own_words, time,
};

use super::{address, below, id, parts, state_tag, with_done};
use crate::acts;
use crate::acts::review::Case;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::agenda::item_address;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    case: Case,
    log: Vec<ReviewLogged>,
    authors: BTreeSet<PersonId>,
}

/// `GET /d/{district}/reviews/{review}`.
pub async fn get(
    ctx: Context,
    Path((slug, review)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: ReviewId = id(&review)?;
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let case = Case::read::<WebError>(tx, &slug, id)?;
        Ok(View {
            log: store::review_logged(tx, id)?,
            authors: acts::review::authors(tx, case.review.item)?,
            case,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.case.district.id))?;
    let (lang, case) = (ctx.lang, &view.case);
    let title = korean::tr(
        lang,
        "review-title",
        &[("title", case.review.title.clone().into())],
    );
    let inside = ctx.can(Act::ReviewInternalSee, case.district.id);
    let body = html! {
        h1 { (title) }
        (columns(said(&ctx, case, inside), facts(&ctx, case)))
        (own(&ctx, &view))
        section.section aria-labelledby="log" {
            h2 #log { (t(lang, "review-log")) }
            (parts::log(lang, &view.log, inside))
        }
    };
    let page = below(
        &ctx,
        &case.district,
        (&case.review.title, title.clone()),
        &[],
        body,
    );
    Ok(ctx.ok(with_done(lang, page, &asked.done)))
}

/// The answers, what its author says against the first one, and the cards.
fn said(ctx: &Context, case: &Case, inside: bool) -> Markup {
    let (lang, review) = (ctx.lang, &case.review);
    html! {
        section {
            h2 { (t(lang, "review-question")) }
            (parts::words(lang, &review.question))
        }
        section.section {
            h2 { (t(lang, "review-answer")) }
            @if case.answers.is_empty() {
                p.soft { (t(lang, if review.state.under_way() { "review-answer-none" } else { "review-answer-never" })) }
            }
            @for one in case.answers.iter().take(1) { (parts::answer(lang, one)) }
            @if let (Some(appeal), Some(at)) = (&review.appeal, review.appealed_at) {
                h3 { (t(lang, "review-appeal-said")) }
                p.meta { (time(lang, at, TimeStyle::DateTime)) }
                (parts::words(lang, appeal))
            }
            @for one in case.answers.iter().skip(1) { (parts::answer(lang, one)) }
        }
        section.section {
            h2 { (t(lang, "review-cards")) }
            @for card in case.cards.iter().rev() { (card_view(ctx, case, card, inside)) }
        }
    }
}

/// One department's card: what it says where the reader may read it, else where it stands.
fn card_view(ctx: &Context, case: &Case, card: &ReviewCard, inside: bool) -> Markup {
    let lang = ctx.lang;
    let owed = matches!(card.state, CardState::Owed | CardState::Returned);
    let published = card.round <= case.review.state.published();
    let read = card.state == CardState::Submitted && (published || inside);
    let under_way = case.review.state.under_way();
    let work = format!("/d/{}/reviews/cards/{}", case.district.slug, card.id);
    let writes = owed && under_way && ctx.can(Act::ReviewWrite, case.district.id);
    let hands = card.state != CardState::Replaced
        && under_way
        && card.round == case.relay().round()
        && ctx.can(Act::ReviewCoordinate, case.district.id);
    html! {
        article.section {
            h3 {
                (parts::department(lang, card)) " " (parts::card_state(lang, card))
                @if card.round == 2 { " " (Tag::new(t(lang, "review-again"), ui::Tone::Quiet).render()) }
            }
            @if owed && under_way { p.meta { (t(lang, "review-card-due")) " " (deadline(lang, ctx.now, card.due_at)) } }
            @if read { (parts::content(lang, &card.text, inside)) }
            @else if card.state == CardState::Submitted { p.soft { (t(lang, "review-card-later")) } }
            @if writes || hands {
                (actions(html! {
                    @if writes { (LinkButton::new(t(lang, "review-card-write"), work.as_str()).second().render()) }
                    @if hands { a href={ (work) "/hand" } { (t(lang, "review-hand")) } }
                }))
            }
        }
    }
}

fn facts(ctx: &Context, case: &Case) -> Markup {
    let (lang, review) = (ctx.lang, &case.review);
    let (word, tone) = state_tag(lang, review);
    let item = item_address(&case.district, review.item);
    let mut list = DefinitionList::new()
        .entry_markup(t(lang, "review-state"), Tag::new(word, tone).render())
        .entry_markup(
            t(lang, &format!("review-of-{}", review.item.kind())),
            html! { a href=(item) { (own_words(lang, &review.title)) } },
        )
        .entry_markup(
            t(lang, "review-asked"),
            time(lang, review.asked_at, TimeStyle::DateTime),
        );
    if review.state.under_way() {
        list = list.entry_markup(
            t(lang, "review-due"),
            deadline(lang, ctx.now, review.due_at),
        );
    }
    if let Some(until) = review
        .appeal_until
        .filter(|until| review.appeal.is_none() && ctx.now < *until)
    {
        list = list.entry_markup(
            t(lang, "review-appeal-until"),
            deadline(lang, ctx.now, until),
        );
    }
    list.render()
}

/// What the reader may do with it.
fn own(ctx: &Context, view: &View) -> Markup {
    let (lang, case) = (ctx.lang, &view.case);
    let (here, relay) = (address(&case.district, case.review.id), case.relay());
    let coordinates = ctx.can(Act::ReviewCoordinate, case.district.id);
    let hand = ctx.actor.person.map(|person| Hand {
        person,
        another: false,
    });
    let answers = coordinates && hand.is_some_and(|hand| relay.answer(hand, ctx.now).is_ok());
    let withdraws = ctx.can(Act::ReviewSend, case.district.id) && relay.withdraw().is_ok();
    let target = acts::review::appeal_target(&ctx.actor, &case.district, &view.authors);
    let appeals = ctx.may(Act::ReviewAppeal, target).is_ok() && relay.appealable(ctx.now).is_ok();
    if !(answers || withdraws || appeals) {
        return html! {};
    }
    actions(html! {
        @if answers { (LinkButton::new(t(lang, "review-answer-write"), format!("{here}/answer")).render()) }
        @if appeals { (LinkButton::new(t(lang, "review-appeal"), format!("{here}/appeal")).render()) }
        @if withdraws { a href={ (here) "/withdraw" } { (t(lang, "review-withdraw")) } }
    })
}
