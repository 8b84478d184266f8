//! The forms of a hearing, each for those who may fill it now.

use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::classification::ClassKind;
use process::hearing::{self, Way};
use store::Body as Council;
use ui::{
    Button, Choice, Form as PostForm, LinkButton, Markup, Radios, Select, Textarea, actions, html,
};

use super::super::address;
use super::{View, story};
use crate::acts::coauthor::acting;
use crate::context::Context;
use crate::fields::{self, Fields};
use crate::form::Form;
use crate::pages::agenda::form;

/// Every form that the reader may fill now.
pub(super) fn all(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    html! {
        (answer(ctx, view, fields))
        (record(ctx, view, fields))
        (decide(ctx, view))
        (ask(ctx, view, fields))
    }
}

fn here(view: &View) -> String {
    format!("{}/hearing", address(&view.district, view.found.id))
}

fn most(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// How the proposer answers, on her page and where a code leads.
pub(in crate::pages) fn answer_inputs(ctx: &Context, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let way = fields.field("way", "hearing-way").required();
    let choice = |way: &Way| {
        let label = format!("hearing-way-{way}");
        Choice::new(way.as_str(), t(lang, &label)).hint(t(lang, &format!("{label}-hint")))
    };
    let said = fields.hinted("said", "hearing-said", "hearing-said-hint");
    let max = most(ctx.rules.limits.comment_max);
    html! {
        (Radios::new(way, Way::ALL.iter().map(choice).collect()).render(lang))
        (Textarea::new(said).rows(6).max_length(max).render(lang))
    }
}

fn answer(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let own = Target::owned(view.district.id, acting(&view.found, &ctx.actor));
    let mine = ctx.may(Act::HearingAnswer, own).is_ok();
    if !mine || hearing::answer(view.found.standing(), view.standing()).is_err() {
        return html! {};
    }
    html! {
        section.section aria-labelledby="explain" {
            h2 #explain { (t(lang, "hearing-answer-title")) }
            p { (t(lang, "hearing-answer-lead")) }
            (PostForm::post(format!("{}/answer", here(view)))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .render(html! {
                    (answer_inputs(ctx, fields))
                    (actions(Button::new(t(lang, "hearing-answer-button")).render()))
                }))
        }
    }
}

fn record(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let waits = view.standing().is_some_and(|one| one.recorded.is_none());
    let own = ctx.actor.person == Some(acting(&view.found, &ctx.actor));
    if own || !view.is_open() || !waits || !ctx.can(Act::HearingRecord, view.district.id) {
        return html! {};
    }
    let meeting = fields
        .hinted("meeting", "hearing-meeting", "hearing-record-meeting-hint")
        .required();
    let text = fields
        .hinted(
            "recorded",
            "hearing-record-text",
            "hearing-record-text-hint",
        )
        .required();
    let max = most(ctx.rules.limits.comment_max);
    html! {
        section.section aria-labelledby="record" {
            h2 #record { (t(lang, "hearing-record-title")) }
            (PostForm::post(format!("{}/record", here(view)))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .render(html! {
                    (Select::new(meeting, story::meeting_choices(lang, &view.meetings)).render(lang))
                    (Textarea::new(text).rows(6).max_length(max).render(lang))
                    (actions(Button::new(t(lang, "hearing-record-button")).second().render()))
                }))
        }
    }
}

/// The way to the decision, for those who record it.
fn decide(ctx: &Context, view: &View) -> Markup {
    if !view.is_open() || !ctx.can(Act::ProposalClassify, view.district.id) {
        return html! {};
    }
    let (lang, back) = (ctx.lang, address(&view.district, view.found.id));
    html! {
        (story::first(lang, &back, hearing::heard(view.standing(), ctx.now)))
        (actions(LinkButton::new(t(lang, "classify-title"), format!("{back}/classify")).second().render()))
    }
}

fn ask(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let asks = ctx.can(Act::HearingAsk, view.district.id);
    let people = ctx
        .actor
        .person
        .map(|me| (acting(&view.found, &ctx.actor), me));
    let Some(people) = people.filter(|_| asks) else {
        return html! {};
    };
    let kinds = ClassKind::ALL.iter().filter(|kind| {
        let asked = hearing::ask(view.found.standing(), view.standing(), **kind, people);
        kind.needs_hearing() && asked.is_ok()
    });
    let kinds: Vec<_> = kinds.collect();
    if kinds.is_empty() {
        return html! {};
    }
    let begun = beginning(view, fields.form);
    let fields = Fields {
        form: &begun,
        ..*fields
    };
    let suggested = fields.field("suggested", "hearing-suggested").required();
    let choice = |kind: &&ClassKind| {
        let label = format!("classify-kind-{kind}");
        Choice::new(kind.as_str(), t(lang, &label)).hint(t(lang, &format!("{label}-hint")))
    };
    let until = korean::deadline(lang, hearing::until(&ctx.rules, ctx.now));
    let body = fields.hinted("council", "hearing-body", "hearing-body-hint");
    html! {
        section.section aria-labelledby="ask" {
            h2 #ask { (t(lang, "hearing-ask-title")) }
            p { (tr(lang, "hearing-ask-lead", &[("until", until.into())])) }
            (PostForm::post(here(view))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .render(html! {
                    (Radios::new(suggested, kinds.iter().map(choice).collect()).render(lang))
                    (form::reason(&fields, ctx.rules.limits, "hearing-reason", "hearing-reason-hint"))
                    (Select::new(body, body_choices(ctx, &view.bodies)).render(lang))
                    (actions(Button::new(t(lang, "hearing-ask-button")).render()))
                }))
        }
    }
}

/// What was typed, or what a clerk thought of it when she entered it for somebody.
fn beginning(view: &View, typed: &Form) -> Form {
    let thought = view.proxy.as_ref().map(|entry| entry.suggestion.clone());
    match thought.filter(|text| !text.is_empty() && *typed == Form::default()) {
        Some(text) => [
            ("suggested", ClassKind::Complaint.as_str().to_owned()),
            ("reason", text),
        ]
        .into_iter()
        .collect(),
        None => typed.clone(),
    }
}

fn body_choices(ctx: &Context, bodies: &[Council]) -> Vec<Choice> {
    let lang = ctx.lang;
    let joint = Choice::new("", t(lang, "hearing-joint"));
    let hears = bodies.iter().filter(|body| hearing::hears(body.kind));
    let each = hears.map(|body| {
        let name = lang.pick(&body.name_ko, &body.name_en).clone();
        Choice::new(body.id.to_string(), name)
    });
    std::iter::once(joint).chain(each).collect()
}
