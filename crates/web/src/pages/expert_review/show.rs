//! One expert review: who reviews, her interest, checklist, opinion, and each point with its
//! answer.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::expert_review::{ExpertState, Finding, checklist, write};
use serde::Deserialize;
use store::{ExpertAnswer, ExpertReview, Tx};
use ui::{
    DefinitionList, LinkButton, Markup, Table, Tag, TimeStyle, Tone, actions, columns, deadline,
    html, own_words, time,
};

use super::{address, below, id, reviewer, state_tag, with_done};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::agenda::address as agenda_address;
use crate::pages::review::parts::words;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/experts/{expert}`.
pub async fn get(
    ctx: Context,
    Path((slug, expert)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id(&expert)?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (district, found) = acts::expert_review::find::<WebError>(tx, &slug, id)?;
        Ok((district, found, store::expert_answers(tx, id)?))
    };
    let (district, found, answers) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = tr(
        lang,
        "expert-title",
        &[("title", found.title.clone().into())],
    );
    let public = matches!(found.state, ExpertState::Published | ExpertState::Answered);
    let agenda = agenda_address(&district, found.agenda);
    let here = address(&district, found.id);
    let body = html! {
        h1 { (title) }
        (columns(html! {
            @if public { (opinion(lang, &found, &answers)) }
            @else { p.lead { (t(lang, &format!("expert-wait-{}", found.state))) } }
        }, facts(&ctx, &found, &agenda)))
        (own(&ctx, &found, &here))
    };
    let page = below(
        &ctx,
        &district,
        &found,
        (&t(lang, "expert-section"), title.clone()),
        body,
    );
    Ok(ctx.ok(with_done(lang, page, &asked.done)))
}

fn facts(ctx: &Context, found: &ExpertReview, agenda: &str) -> Markup {
    let lang = ctx.lang;
    let (word, tone) = state_tag(lang, found.state);
    let mut list = DefinitionList::new()
        .entry_markup(t(lang, "review-state"), Tag::new(word, tone).render())
        .entry_markup(t(lang, "expert-reviewer"), reviewer(lang, found))
        .entry_markup(
            t(lang, "review-of-agenda"),
            html! { a href=(agenda) { (own_words(lang, &found.title)) } },
        );
    if let Some(interest) = found.interest {
        let said = html! {
            (t(lang, &format!("expert-interest-{interest}")))
            @if !found.interest_text.is_empty() { br; (own_words(lang, &found.interest_text)) }
        };
        list = list.entry_markup(t(lang, "expert-interest"), said);
    }
    list = match found.published_at {
        Some(at) => list.entry_markup(
            t(lang, "expert-published"),
            time(lang, at, TimeStyle::DateTime),
        ),
        None => list.entry_markup(t(lang, "expert-due"), deadline(lang, ctx.now, found.due_at)),
    };
    list.render()
}

fn opinion(lang: Lang, found: &ExpertReview, answers: &[ExpertAnswer]) -> Markup {
    html! {
        section {
            h2 { (t(lang, "expert-opinion")) }
            (words(lang, &found.text.opinion))
        }
        section.section {
            h2 { (t(lang, "expert-points")) }
            @for (place, point) in found.text.points.iter().enumerate() {
                h3 { (place + 1) ". " (own_words(lang, point)) }
                @match answers.get(place) {
                    Some(answer) => {
                        (words(lang, &answer.text))
                        p.meta {
                            @if let Some((ko, en)) = &answer.council_names { (lang.pick(ko, en)) " · " }
                            (time(lang, answer.at, TimeStyle::DateShort))
                        }
                    }
                    None => p.soft { (t(lang, "expert-point-waits")) },
                }
            }
        }
        section.section {
            h2 { (t(lang, "expert-checklist")) }
            @for part in ["feasibility", "fairness"] { (part_table(lang, found, part)) }
        }
    }
}

/// What was found of one part of the checklist, as a table.
fn part_table(lang: Lang, found: &ExpertReview, part: &str) -> Markup {
    let list = checklist(korean::seoul(found.invited_at).date());
    let head = Table::new(
        t(lang, &format!("expert-part-{part}")),
        t(lang, "expert-item"),
    )
    .column(t(lang, "expert-finding"))
    .column(t(lang, "expert-remark"));
    let items = list.iter().filter(|item| item.part == part);
    let table = items.fold(head, |table, item| {
        let said = found.text.found.iter().find(|one| one.key == item.key);
        let finding = said.and_then(|one| one.finding.parse::<Finding>().ok());
        let mark = finding.map(|finding| {
            let tone = match finding {
                Finding::Met => Tone::Pine,
                Finding::Partly => Tone::Sky,
                Finding::Unmet => Tone::Persimmon,
                Finding::Unknown => Tone::Quiet,
            };
            Tag::new(t(lang, &format!("finding-{finding}")), tone).render()
        });
        let remark = said.map_or("", |one| one.remark.as_str());
        let cells = vec![
            html! { @if let Some(mark) = mark { (mark) } },
            match remark {
                "" => html! { span.soft { (t(lang, "expert-remark-none")) } },
                remark => own_words(lang, remark),
            },
        ];
        table.row(html! { (lang.pick(&item.ko, &item.en)) }, cells)
    });
    table.render()
}

/// What the reader may do with it.
fn own(ctx: &Context, found: &ExpertReview, here: &str) -> Markup {
    let lang = ctx.lang;
    let mine = ctx
        .may(Act::ExpertWrite, acts::expert_review::own(found))
        .is_ok();
    let answers = ctx.can(Act::ExpertAnswer, found.district);
    let declares = mine && found.state == ExpertState::Invited;
    let writes = mine && write(found.state).is_ok();
    let answers = answers && found.state == ExpertState::Published;
    if !(declares || writes || answers) {
        return html! {};
    }
    actions(html! {
        @if declares { (LinkButton::new(t(lang, "expert-declare"), format!("{here}/interest")).render()) }
        @if writes { (LinkButton::new(t(lang, "expert-write"), format!("{here}/write")).render()) }
        @if answers { (LinkButton::new(t(lang, "expert-answer"), format!("{here}/answer")).render()) }
    })
}
