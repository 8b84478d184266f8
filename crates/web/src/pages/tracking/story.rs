//! Where a proposal stands: today in a sentence, each step so far, and what comes next.

use axum::body::Body;
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::agenda::{AgendaState, Item};
use process::classification::{self, ClassKind};
use process::hearing::Way;
use process::proposal::ProposalState;
use process::stage::{Position, Stage};
use store::{Became, Classification, District, Hearing, Proposal, ProxyEntry, StoreError, Tx};
use ui::{
    Button, Form as PostForm, Markup, Notice, Page, TimeStyle, actions, deadline, html, own_words,
    paragraphs, time,
};

use crate::context::Context;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::agenda::{self, form};
use crate::pages::proposal::{address, hearing};
use crate::shown::Shown;

/// What the page shows.
pub(super) struct View {
    district: District,
    found: Proposal,
    proxy: Option<ProxyEntry>,
    /// What its proposer was asked to explain, the latest first.
    hearings: Vec<Hearing>,
    /// What it was found to be, the latest first.
    classified: Vec<Classification>,
    became: Vec<Became>,
    stages: Vec<Stage>,
}

/// Reads it; five statements however far the proposal went.
pub(super) fn read(
    tx: &mut Tx<'_>,
    district: District,
    found: Proposal,
) -> Result<View, StoreError> {
    Ok(View {
        proxy: store::proxy_entry_of(tx, found.id)?,
        hearings: store::hearings_of(tx, found.id)?,
        classified: store::classifications_of(tx, found.id)?,
        became: store::became(tx, Item::Proposal(found.id))?,
        stages: store::stages_of(tx, found.cycle)?,
        district,
        found,
    })
}

/// The page, with what was typed when it could not be taken, or with word of what was done.
pub(super) fn page(
    ctx: &Context,
    view: &View,
    (typed, shown): (&Form, &Shown),
    done: Option<&str>,
) -> Response<Body> {
    let lang = ctx.lang;
    let title = t(lang, "tracking-title");
    let fields = Fields {
        lang,
        form: typed,
        invalid: &shown.invalid,
    };
    let place = lang.pick(&view.district.name_ko, &view.district.name_en);
    let body = html! {
        (fields.summary())
        (shown.notice(ctx))
        @if shown.refused.is_some() { (unsent(lang, typed)) }
        h1 { (title) }
        p.lead { strong { (own_words(lang, &view.found.text.title)) } " · " (place) }
        section.section aria-labelledby="today" {
            h2 #today { (t(lang, "tracking-today")) }
            (Notice::information(today(lang, view)).render(lang))
            (explain(ctx, view, &fields))
            (appeal(ctx, view, &fields))
        }
        section.section aria-labelledby="so-far" {
            h2 #so-far { (t(lang, "tracking-so-far")) }
            ol { @for (_, step) in steps(lang, view) { li { (step) } } }
        }
        section.section aria-labelledby="next" {
            h2 #next { (t(lang, "tracking-next")) }
            (next(ctx, view))
            p { a href=(address(&view.district, view.found.id)) { (t(lang, "tracking-slip-proposal")) } }
        }
    };
    let page = Page::new(lang, shown.title(lang, &title), body).noindex();
    let page = match done {
        Some(word) => page.flash(
            Notice::success(html! { p { (t(lang, word)) } })
                .announced()
                .render(lang),
        ),
        None => page,
    };
    ctx.page(shown.status, page)
}

/// What somebody wrote into a form that is not there any more, such as one in a second window, so
/// that she can copy it.
fn unsent(lang: Lang, typed: &Form) -> Markup {
    let text = ["said", "reason"].map(|name| typed.text(name)).concat();
    html! {
        @if !text.is_empty() {
            details.alike open {
                summary { (t(lang, "tracking-unsent")) }
                (paragraphs(&text))
            }
        }
    }
}

/// The agendas in which it lives on.
fn living(view: &View) -> impl Iterator<Item = &Became> {
    let gone = [AgendaState::Merged, AgendaState::Split, AgendaState::Undone];
    let living = move |one: &&Became| one.undone_at.is_none() && !gone.contains(&one.state);
    view.became.iter().filter(living)
}

/// Where it stands today, in plain words.
fn today(lang: Lang, view: &View) -> Markup {
    let latest = view.classified.first();
    let words = |key: &str| html! { p { (t(lang, key)) } };
    match view.found.state {
        _ if view.found.hidden => words("tracking-now-hidden"),
        ProposalState::Submitted if asked(view).is_some() => words("tracking-now-hearing"),
        ProposalState::Submitted => match latest.map(|one| one.kind) {
            Some(ClassKind::Agenda) => words("tracking-now-agenda"),
            Some(ClassKind::Project) => words("tracking-now-project"),
            _ => words("tracking-now-waits"),
        },
        ProposalState::Referred => {
            let office = latest.map_or("", |one| one.destination.as_str());
            let values = [("office", office.into())];
            html! { p { (tr(lang, "tracking-now-referred", &values)) } }
        }
        ProposalState::Merged => html! {
            @for one in living(view) {
                p {
                    (t(lang, &format!("tracking-now-{}", one.state))) " "
                    @if one.hidden { (t(lang, "agenda-hidden-title")) }
                    @else {
                        a href=(agenda::address(&view.district, one.agenda)) { (own_words(lang, &one.title)) }
                    }
                }
            }
        },
        ProposalState::Withdrawn => words("tracking-now-withdrawn"),
        ProposalState::Selected => words("tracking-now-selected-itself"),
        ProposalState::LeftOut => words("tracking-now-left-out-itself"),
    }
}

/// Everything that happened, with who, when and why, the earliest first.
fn steps(lang: Lang, view: &View) -> Vec<(Timestamp, Markup)> {
    let mut steps = vec![(view.found.created_at, submitted(lang, view))];
    for one in view.classified.iter().rev() {
        steps.push((one.at, classified(lang, &view.district.slug, one)));
        if let (Some(at), Some(text)) = (one.appealed_at, &one.appeal) {
            steps.push((at, entry(lang, at, &t(lang, "referral-appealed"), text)));
        }
        if let (Some(at), Some(text)) = (one.answered_at, &one.answer) {
            let key = match (one.taken_back, one.appealed_at) {
                (Some(true), Some(_)) => "referral-taken-back",
                (Some(true), None) => "referral-recalled",
                _ => "referral-upheld",
            };
            steps.push((at, entry(lang, at, &t(lang, key), text)));
        }
    }
    for one in &view.hearings {
        steps.push((one.asked_at, hearing::story::suggested(lang, one)));
        if let Some(at) = one.said_at {
            let what = match one.said {
                Some(Way::Meeting) => t(lang, "hearing-comes"),
                _ => t(lang, "hearing-said"),
            };
            steps.push((at, entry(lang, at, &what, &one.said_text)));
        }
        if let (Some(at), Some(met)) = (one.recorded_at, &one.meeting) {
            let slug = &view.district.slug;
            let words = html! {
                p { strong { (t(lang, "hearing-recorded")) } " · " (time(lang, at, TimeStyle::DateShort)) }
                (hearing::story::recorded(lang, slug, one, met))
            };
            steps.push((at, words));
        }
    }
    for one in &view.became {
        steps.push((one.at, became(lang, view, one)));
        if let (Some(at), Some(text)) = (one.undone_at, &one.undo_reason) {
            steps.push((at, entry(lang, at, &t(lang, "tracking-undone"), text)));
        }
    }
    if view.found.state == ProposalState::Withdrawn {
        let (at, words) = (view.found.updated_at, t(lang, "tracking-now-withdrawn"));
        steps.push((at, entry(lang, at, &words, "")));
    }
    steps.sort_by_key(|(at, _)| *at);
    steps
}

fn entry(lang: Lang, at: Timestamp, what: &str, why: &str) -> Markup {
    html! {
        p { strong { (what) } " · " (time(lang, at, TimeStyle::DateShort)) }
        (paragraphs(why))
    }
}

fn submitted(lang: Lang, view: &View) -> Markup {
    let at = view.found.created_at;
    match &view.proxy {
        Some(entry_of) => {
            let how = t(lang, &format!("proxy-consent-{}", entry_of.consent));
            let values = [("how", how.into())];
            entry(lang, at, &tr(lang, "tracking-entered", &values), "")
        }
        None => entry(lang, at, &t(lang, "tracking-submitted"), ""),
    }
}

fn classified(lang: Lang, slug: &str, one: &Classification) -> Markup {
    let council = one.council_names.as_ref();
    let council = council.map(|(ko, en)| lang.pick(ko, en));
    html! {
        p {
            strong { (t(lang, &format!("classify-found-{}", one.kind))) } " · "
            (time(lang, one.at, TimeStyle::DateShort))
            @if let Some(council) = council { " · " (council) }
        }
        @if let Some(met) = &one.meeting {
            p.meta { (t(lang, "hearing-decided-in")) ": " (hearing::story::meeting(lang, slug, met)) }
        }
        @if one.kind == ClassKind::Complaint {
            p { (t(lang, "referral-destination")) " " strong { (own_words(lang, &one.destination)) } }
        }
        (paragraphs(&one.reason))
    }
}

fn became(lang: Lang, view: &View, one: &Became) -> Markup {
    let council = one.council_names.as_ref();
    let council = council.map(|(ko, en)| lang.pick(ko, en));
    html! {
        p {
            strong { (t(lang, &format!("lineage-act-{}", one.act))) } " · "
            (time(lang, one.at, TimeStyle::DateShort))
            @if let Some(council) = council { " · " (council) }
        }
        @if !one.hidden {
            p { a href=(agenda::address(&view.district, one.agenda)) { (own_words(lang, &one.title)) } }
        }
        (paragraphs(&one.reason))
    }
}

/// The stage that runs and the one that follows, with their days.
fn next(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let mut stages: Vec<&Stage> = view.stages.iter().collect();
    stages.sort_by_key(|stage| stage.opens_at);
    let present = stages
        .iter()
        .filter(|s| s.position(ctx.now) == Position::Present);
    let ahead = stages
        .iter()
        .find(|s| s.position(ctx.now) == Position::Ahead);
    html! {
        ul {
            @for stage in present {
                li {
                    (t(lang, "tracking-present")) ": " strong { (t(lang, &format!("stage-{}", stage.kind))) }
                    " · " (deadline(lang, ctx.now, stage.closes_at))
                }
            }
            @if let Some(stage) = ahead {
                li {
                    (t(lang, "tracking-ahead")) ": " strong { (t(lang, &format!("stage-{}", stage.kind))) }
                    " · " (time(lang, stage.opens_at, TimeStyle::DateShort))
                }
            }
        }
    }
}

/// The hearing in which the proposer is waited for or welcome.
fn asked(view: &View) -> Option<&Hearing> {
    view.hearings.first().filter(|one| one.closed_at.is_none())
}

/// The form in which the holder of the code explains her proposal.
fn explain(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let latest = asked(view).filter(|one| {
        process::hearing::answer(view.found.standing(), Some(one.standing())).is_ok()
    });
    let Some(latest) = latest else {
        return html! {};
    };
    html! {
        h3 { (t(lang, "hearing-answer-title")) }
        (hearing::story::suggested(lang, latest))
        (hearing::story::said(lang, latest, ctx.now))
        p { (t(lang, "hearing-answer-lead")) }
        (PostForm::post("/where/hearing")
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("tracking", fields.form.get("tracking"))
            .render(html! {
                (hearing::forms::answer_inputs(ctx, fields))
                (actions(Button::new(t(lang, "hearing-answer-button")).render()))
            }))
    }
}

/// The form of an appeal against a referral, while there is time.
fn appeal(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let latest = view.classified.first();
    let referral = latest.map(Classification::referral);
    if view.found.state != ProposalState::Referred
        || classification::appeal(referral, ctx.now).is_err()
    {
        return html! {};
    }
    let reason = form::reason(
        fields,
        ctx.rules.limits,
        "referral-appeal-reason",
        "referral-appeal-reason-hint",
    );
    html! {
        h3 { (t(lang, "referral-appeal")) }
        @if let Some(until) = latest.and_then(|one| one.appeal_until) {
            p { (t(lang, "referral-until")) " " (deadline(lang, ctx.now, until)) }
        }
        (PostForm::post("/where/appeal")
            .hidden_all(hidden(&ctx.tokens()))
            .hidden("tracking", fields.form.get("tracking"))
            .render(html! {
                (reason)
                (actions(Button::new(t(lang, "referral-appeal-button")).render()))
            }))
    }
}
