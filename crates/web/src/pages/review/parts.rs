//! What pages of a review have in common: a card as it is read, an answer, and the log.

use finance::Won;
use korean::{Lang, t, tr};
use process::review::card::CardText;
use process::review::{CardState, Feasible};
use store::{ReviewAnswer, ReviewCard, ReviewLogged};
use ui::{DefinitionList, Markup, Table, Tag, TimeStyle, Tone, html, paragraphs, time};

/// The name of a department.
pub fn department(lang: Lang, card: &ReviewCard) -> &str {
    let (ko, en) = &card.department_names;
    lang.pick(ko, en)
}

/// Whether it can be done, as a mark.
pub fn verdict(lang: Lang, verdict: Feasible) -> Markup {
    let tone = match verdict {
        Feasible::Yes => Tone::Pine,
        Feasible::Changes => Tone::Sky,
        Feasible::No => Tone::Persimmon,
    };
    Tag::new(t(lang, &format!("feasible-{verdict}")), tone).render()
}

/// Where the card of a department stands.
pub fn card_state(lang: Lang, card: &ReviewCard) -> Markup {
    let tone = match card.state {
        CardState::Submitted => Tone::Pine,
        CardState::Replaced => Tone::Quiet,
        CardState::Owed | CardState::Returned => Tone::Sky,
    };
    Tag::new(t(lang, &format!("review-card-{}", card.state)), tone).render()
}

/// Text of several lines in its own language.
pub fn words(lang: Lang, text: &str) -> Markup {
    let of = korean::language_of(text, lang);
    html! { div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(text)) } }
}

/// What a card says; the note of the office only where `inside`.
pub fn content(lang: Lang, text: &CardText, inside: bool) -> Markup {
    let part = |key: &str, said: &str| match said {
        "" => html! {},
        said => html! { p.part { strong { (t(lang, key)) } } (words(lang, said)) },
    };
    html! {
        @if let Some(found) = text.verdict() { p { (verdict(lang, found)) } }
        (part("review-reasons", &text.reasons))
        @if !text.lines.is_empty() { (costs(lang, text)) }
        (figures(lang, text))
        (part("review-legal", &text.legal_basis))
        (part("review-overlaps", &text.overlaps))
        @if inside && !text.note.is_empty() {
            p.part { strong { (t(lang, "review-note")) } " " (Tag::new(t(lang, "review-inside"), Tone::Quiet).render()) }
            (words(lang, &text.note))
        }
    }
}

/// The lines of the cost with their sum.
fn costs(lang: Lang, text: &CardText) -> Markup {
    let won = |amount: Won| html! { (korean::won_exact(lang, amount.0)) };
    let head = Table::new(t(lang, "review-costs"), t(lang, "review-cost-label"))
        .figures(t(lang, "review-cost-reckoned"))
        .figures(t(lang, "review-cost-amount"));
    let table = text.lines.iter().fold(head, |table, line| {
        let reckoned = [
            ("units", korean::number(line.units).into()),
            ("count", korean::number(line.count).into()),
            ("price", korean::won_exact(lang, line.unit_price.0).into()),
        ];
        let reckoned = html! { (tr(lang, "review-cost-product", &reckoned)) };
        let cells = vec![reckoned, won(line.amount())];
        table.row(ui::own_words(lang, &line.label), cells)
    });
    let sum = vec![html! {}, won(text.total())];
    table
        .foot(html! { (t(lang, "review-cost-sum")) }, sum)
        .render()
}

fn figures(lang: Lang, text: &CardText) -> Markup {
    let mut list = DefinitionList::new();
    if let Some(running) = text.running {
        list = list.entry(t(lang, "review-running"), korean::won_both(lang, running.0));
    }
    if let Some(months) = text.months {
        let words = tr(lang, "review-months-count", &[("months", months.into())]);
        list = list.entry(t(lang, "review-months"), words);
    }
    match (text.running, text.months) {
        (None, None) => html! {},
        _ => list.render(),
    }
}

/// A public answer.
pub fn answer(lang: Lang, one: &ReviewAnswer) -> Markup {
    let name = match one.round {
        1 => "review-answer-first",
        _ => "review-answer-second",
    };
    html! {
        h3 { (t(lang, name)) " " (verdict(lang, one.feasible)) }
        p.meta { (t(lang, "review-answered-by")) " · " (time(lang, one.at, TimeStyle::DateTime)) }
        (words(lang, &one.text))
    }
}

/// The steps, the first one first; reasons only where `inside`.
pub fn log(lang: Lang, steps: &[ReviewLogged], inside: bool) -> Markup {
    html! {
        ol.rows role="list" {
            @for step in steps {
                li { div {
                    p {
                        (time(lang, step.at, TimeStyle::DateTimeShort)) " · "
                        @if let Some((ko, en)) = &step.department_names { (lang.pick(ko, en)) " · " }
                        (t(lang, &format!("review-step-{}", step.step)))
                    }
                    @if inside && !step.reason.is_empty() { (words(lang, &step.reason)) }
                } }
            }
        }
    }
}
