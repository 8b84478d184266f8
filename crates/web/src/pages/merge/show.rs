//! The page of a request.

use axum::body::Body;
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::MergeId;
use process::merge::{self, Answer, Outcome};
use store::{District, Merge, MergeAnswer, MergeSource, Tx};
use ui::{
    Breadcrumb, Button, Choice, DefinitionList, Details, Form as PostForm, Markup, Notice, Page,
    Radios, Tag, Textarea, TimeStyle, Tone, actions, html, own_words, paragraphs, time,
};

use super::leads;
use crate::acts;
use crate::context::Context;
use crate::diversity::field_of_life;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agenda::{form::reason, item_address, item_state, list_address, step_address};
use crate::pages::proposal::author;
use crate::pages::role;
use crate::shown::Shown;

struct View {
    district: District,
    merge: Merge,
    sources: Vec<MergeSource>,
    answers: Vec<MergeAnswer>,
}

/// The page, with what was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    id: MergeId,
    (typed, done): (&Form, &str),
    shown: &Shown,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (district, merge) = acts::merge::find::<WebError>(tx, &slug, id)?;
        Ok(View {
            sources: store::merge_sources(tx, id)?,
            answers: store::merge_answers(tx, id)?,
            district,
            merge,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let title = t(lang, "merge-request-title");
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        h1 { (title) }
        p.lead { (own_words(lang, &view.merge.text.title)) }
        (stands(lang, &view, ctx.now))
        (answer(ctx, &view, &fields))
        section.section aria-labelledby="sources" {
            h2 #sources { (t(lang, "merge-request-sources")) }
            ul.rows role="list" {
                @for source in &view.sources { (row(lang, &view, source)) }
            }
        }
        h2 { (t(lang, "merge-reason")) }
        (paragraphs(&view.merge.reason))
        (by_whom(lang, &view.merge))
        (result(lang, &view.merge))
        (lead(ctx, &view, &fields))
    };
    let crumbs =
        Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), list_address(&view.district));
    let page = Page::new(lang, shown.title(lang, &title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = match done {
        "asked" => flash(lang, page, "merge-done-asked"),
        "answered" => flash(lang, page, "merge-done-answered"),
        "withdrawn" => flash(lang, page, "merge-done-withdrawn"),
        "settled" => flash(lang, page, "merge-done-settled"),
        _ => page,
    };
    let page = in_district(ctx, &view.district, Section::Agendas, page);
    Ok(ctx.page(shown.status, page))
}

fn flash(lang: Lang, page: Page, key: &str) -> Page {
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}

/// Until when answers are waited for, or what became of it.
fn stands(lang: Lang, view: &View, now: Timestamp) -> Markup {
    let merge = &view.merge;
    let step = merge.lineage.map(|step| step_address(&view.district, step));
    let key = match (merge.outcome, merge.until <= now) {
        (Some(Outcome::Merged), _) => "merge-outcome-merged",
        (Some(Outcome::Linked), _) => "merge-outcome-linked",
        (Some(Outcome::Withdrawn), _) => "merge-outcome-withdrawn",
        (None, true) => "merge-outcome-due",
        (None, false) => "merge-outcome-waits",
    };
    let until = [("until", korean::deadline(lang, merge.until).into())];
    Notice::information(html! {
        p {
            (tr(lang, key, &until))
            @if let Some(step) = step { " " a href=(step) { (t(lang, "merge-step")) } }
        }
        @if !merge.close_reason.is_empty() { (paragraphs(&merge.close_reason)) }
    })
    .render(lang)
}

/// One thing in the request, with what its authors say.
fn row(lang: Lang, view: &View, source: &MergeSource) -> Markup {
    let answers = view.answers.iter();
    let answers: Vec<_> = answers
        .filter(|a| a.subject == source.item.number())
        .collect();
    let (word, tone) = match source.came {
        Some(came) => (t(lang, &format!("merge-came-{came}")), Tone::Sky),
        None => item_state(lang, source.item, &source.state),
    };
    html! {
        li {
            div {
                h3 {
                    a href=(item_address(&view.district, source.item)) {
                        @if source.hidden { (t(lang, "agenda-source-hidden")) }
                        @else { (own_words(lang, &source.title)) }
                    }
                }
                @if answers.is_empty() { p.meta { (t(lang, "merge-nobody-asked")) } }
                @for answer in &answers {
                    p.meta {
                        @if !source.hidden { (own_words(lang, &author(lang, &answer.name))) ": " }
                        strong { (says(lang, answer.answer)) }
                        @if let Some(at) = answer.answered_at { " · " (time(lang, at, TimeStyle::DateTime)) }
                        @if !answer.reason.is_empty() { br; (own_words(lang, &answer.reason)) }
                    }
                }
            }
            (Tag::new(word, tone).render())
        }
    }
}

fn says(lang: Lang, answer: Option<Answer>) -> String {
    match answer {
        Some(answer) => t(lang, &format!("merge-answer-{answer}")),
        None => t(lang, "merge-answer-none"),
    }
}

/// Where it was decided to ask, and as what it was recorded.
fn by_whom(lang: Lang, merge: &Merge) -> Markup {
    let body = merge.body_names.as_ref();
    html! {
        p.meta {
            @if let Some((ko, en)) = body {
                (t(lang, "lineage-decided-in")) ": " (lang.pick(ko, en)) " · "
            }
            (t(lang, "lineage-recorded-as")) ": " (role::name(lang, merge.role)) " · "
            (time(lang, merge.at, TimeStyle::DateTime))
        }
    }
}

/// What the agenda will say.
fn result(lang: Lang, merge: &Merge) -> Markup {
    let text = &merge.text;
    let cost = crate::pages::agenda::cost(lang, text.cost);
    let facts = DefinitionList::new()
        .entry(t(lang, "proposal-fact-cost"), cost)
        .entry(
            t(lang, "category-label"),
            field_of_life(lang, text.category),
        );
    html! {
        section.section aria-labelledby="result" {
            h2 #result { (t(lang, "merge-result")) }
            p { strong { (own_words(lang, &text.title)) } }
            p { (own_words(lang, &text.need)) }
            (Details::new(t(lang, "merge-result-whole"), html! { (paragraphs(&text.body)) (facts.render()) }).render())
        }
    }
}

/// The form of whoever is asked, while answers are taken.
fn answer(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let (lang, merge) = (ctx.lang, &view.merge);
    let mine = view
        .answers
        .iter()
        .find(|one| Some(one.person) == ctx.actor.person);
    let open = merge::answer(merge.closed_at.is_some(), merge.until, ctx.now).is_ok();
    let Some(mine) = mine.filter(|_| open) else {
        return html! {};
    };
    let chosen = match fields.form.get("answer") {
        "" => mine.answer.map(|said| said.to_string()).unwrap_or_default(),
        typed => typed.to_owned(),
    };
    let field = fields
        .field("answer", "merge-answer-label")
        .value(chosen)
        .required();
    let choices = Answer::ALL.iter().map(|said| {
        Choice::new(said.as_str(), t(lang, &format!("merge-answer-{said}")))
            .hint(t(lang, &format!("merge-answer-{said}-hint")))
    });
    let why = fields.hinted("reason", "merge-answer-reason", "merge-answer-reason-hint");
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    html! {
        section.section aria-labelledby="answer-heading" {
            h2 #answer-heading { (t(lang, "merge-answer-title")) }
            (PostForm::post(format!("{}/answer", here(view)))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .render(html! {
                    (Radios::new(field, choices.collect()).render(lang))
                    (Textarea::new(why).rows(3).max_length(max).render(lang))
                    (actions(Button::new(t(lang, "merge-answer-button")).render()))
                }))
        }
    }
}

/// What whoever may merge can do: settle what is due, or take the request back.
fn lead(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    if view.merge.closed_at.is_some() || !leads(ctx, &view.district) {
        return html! {};
    }
    let form = |to: &str| {
        PostForm::post(format!("{}/{to}", here(view))).hidden_all(fields::hidden(&ctx.tokens()))
    };
    html! {
        @if view.merge.until <= ctx.now {
            (form("settle").render(actions(Button::new(t(lang, "merge-settle")).render())))
        }
        (Details::new(t(lang, "merge-withdraw"), form("withdraw").render(html! {
            (reason(fields, ctx.rules.limits, "merge-withdraw-reason", "lineage-reason-hint"))
            (actions(Button::new(t(lang, "merge-withdraw")).second().render()))
        })).render())
    }
}

fn here(view: &View) -> String {
    format!("/d/{}/merges/{}", view.district.slug, view.merge.id)
}
