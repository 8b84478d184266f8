//! The terms of an agreement as sentences with their figures, and the amounts it gives.

use finance::Won;
use finance::change::{AgreementTerms, AtLimit, Figures, Scope};
use korean::{Lang, t, tr};
use process::agreement;
use store::{Agreement, BudgetLine};
use ui::{DefinitionList, Details, Markup, Table, html, own_words, paragraphs};

use crate::error::WebError;
use crate::pages::money::{Books, sum};

/// The terms; `total` is what they are about. Only those that verdicts link to have `anchors`.
pub fn render(lang: Lang, shown: &Agreement, total: Won, anchors: bool) -> Markup {
    let terms = &shown.text.terms;
    let limit = [("limit", terms.limit[0].to_string().into())];
    let at_limit = match terms.at_limit {
        AtLimit::Council => "agreement-at-limit-council",
        AtLimit::City => "agreement-at-limit-city",
    };
    let below = match terms.scope {
        Scope::Project => "agreement-below",
        Scope::DistrictTotal => "agreement-below-total",
    };
    let day = |day: jiff::civil::Date| korean::date(lang, korean::seoul_midnight(day));
    let span = [
        ("start", day(terms.execution_start).into()),
        ("end", day(terms.execution_end).into()),
    ];
    let signed = |at: Option<jiff::Timestamp>| match at {
        Some(at) => korean::date_time(lang, at),
        None => t(lang, "agreement-not-signed"),
    };
    let number = tr(lang, "agreement-number", &[("number", shown.number.into())]);
    let id = |clause: &str| anchors.then(|| format!("clause-{clause}"));
    html! {
        div.own { (own_words_block(lang, &shown.text.summary)) }
        h3 { (t(lang, "agreement-who")) }
        ul {
            li id=[id("execution-start")] { (tr(lang, "agreement-before", &span[..1])) }
            li id=[id("limit")] { (tr(lang, below, &limit)) }
            li { (tr(lang, "agreement-above", &limit)) }
            li id=[id("at-limit")] { (t(lang, at_limit)) " " (own_words(lang, &shown.text.at_limit_note)) }
            li id=[id("diversion")] { (t(lang, "agreement-diversion")) }
            li id=[id("content")] { (t(lang, "agreement-content")) }
            li { (tr(lang, "agreement-after", &span[1..])) }
        }
        (DefinitionList::new()
            .entry(t(lang, "agreement-version"), number)
            .entry(t(lang, "agreement-total"), korean::won_both(lang, total.0))
            .entry(t(lang, "agreement-execution"), tr(lang, "agreement-span", &span))
            .entry(t(lang, "agreement-district-signed"), signed(shown.district_signed_at))
            .entry(t(lang, "agreement-city-signed"), signed(shown.city_signed_at))
            .render())
        @if !shown.text.supplement.is_empty() {
            p { (t(lang, "agreement-supplement")) ": " (own_words(lang, &shown.text.supplement)) }
        }
        (Details::new(t(lang, "agreement-enforced"), enforced(lang, terms)).render())
    }
}

/// The clauses that the program enforces, as data.
fn enforced(lang: Lang, terms: &AgreementTerms) -> Markup {
    let mut table = Table::new(t(lang, "agreement-enforced"), t(lang, "agreement-clause"))
        .column(t(lang, "agreement-rule"))
        .column(t(lang, "agreement-parameters"));
    for one in agreement::enforced(terms) {
        let rule = one.clause.as_str();
        let parameters = html! {
            @for (name, value) in &one.parameters { code { (name) " = " (value) } " " }
        };
        let name = html! { (t(lang, &format!("change-clause-{rule}"))) };
        table = table.row(name, vec![html! { code { (rule) } }, parameters]);
    }
    table.render()
}

/// Paragraphs in their own language.
fn own_words_block(lang: Lang, text: &str) -> Markup {
    let own = korean::language_of(text, lang);
    html! {
        @if own == lang { (paragraphs(text)) } @else { div lang=(own.as_str()) { (paragraphs(text)) } }
    }
}

/// For each project how much the council may still move, in won.
pub fn limits(lang: Lang, projects: &[Figures]) -> Markup {
    let mut table = Table::new(t(lang, "agreement-limits"), t(lang, "plan-project"))
        .figures(t(lang, "agreement-project-total"))
        .figures(t(lang, "agreement-project-limit"))
        .figures(t(lang, "agreement-project-moved"))
        .figures(t(lang, "agreement-project-left"));
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    for figures in projects {
        let used = Won(figures.moved.0.saturating_add(figures.reserved.0));
        let left = figures.headroom.max(Won::ZERO);
        let cells = vec![won(figures.total), won(figures.limit), won(used), won(left)];
        let name = match figures.project.is_empty() {
            true => html! { (t(lang, "agreement-whole-district")) },
            false => html! { (own_words(lang, &figures.project)) },
        };
        table = table.row(name, cells);
    }
    table.render()
}

/// What each line would get once a draft is signed, beside what it has.
///
/// # Errors
/// When a sum leaves 64 bits.
pub fn amounts(lang: Lang, books: &Books, to_be: &[Won]) -> Result<Markup, WebError> {
    let mut table = Table::new(t(lang, "agreement-amounts"), t(lang, "plan-label"))
        .column(t(lang, "plan-project"))
        .figures(t(lang, "agreement-amount-now"))
        .figures(t(lang, "agreement-amount-then"));
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    let lines = books.lines.iter().zip(&books.amounts).zip(to_be);
    for ((line, has), then) in lines {
        let BudgetLine { label, path, .. } = line;
        let project = html! { (own_words(lang, &path.detailed_project)) " · " (path.stat_code) };
        let cells = vec![project, won(has.current), won(*then)];
        table = table.row(own_words(lang, label), cells);
    }
    let sums = vec![
        html! {},
        won(books.current()?),
        won(sum(to_be.iter().copied())?),
    ];
    Ok(table.foot(html! { (t(lang, "plan-sum")) }, sums).render())
}
