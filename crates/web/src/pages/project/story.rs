//! What happened to a project, the latest first; and how it looked before and looks after.

use finance::Won;
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::budget_change::ChangeState;
use process::completion::CompletionState;
use process::execution_entry::Phase;
use ui::{Markup, ShownPhoto, html, own_words, photos};

use super::money::month_name;
use super::show::View;
use crate::context::Context;
use crate::pages::document::day;

/// How many letters of an entry the story repeats.
const SAID: usize = 60;

/// Agreements, changes, entries, payments and completion by their days.
pub fn render(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let slug = &view.district.slug;
    let mut told: Vec<(Date, Markup)> = Vec::new();
    let on = |at| korean::seoul(at).date();
    for (number, since) in &view.agreements {
        let words = tr(
            lang,
            "project-story-agreement",
            &[("number", (*number).into())],
        );
        let year = view.cycle.fiscal_year;
        told.push((
            on(*since),
            html! {
                a href={ "/d/" (slug) "/agreement?year=" (year) } { (words) }
            },
        ));
    }
    for change in &view.changes {
        // What was refused or taken back moved nothing.
        let moved = match change.state {
            ChangeState::Refused | ChangeState::Withdrawn => t(lang, "project-story-same"),
            _ => signed(lang, change.gains),
        };
        let at = change.in_force_at.unwrap_or(change.proposed_at);
        told.push((
            on(at),
            html! {
                (t(lang, &format!("project-story-change-{}", change.state))) ": "
                a href={ "/d/" (slug) "/changes/" (change.id) } { (own_words(lang, &change.title)) }
                " · " (moved)
            },
        ));
    }
    let here = format!("/d/{slug}/projects/{}", view.project.id);
    for entry in view
        .latest
        .iter()
        .filter(|entry| entry.withdrawn_at.is_none())
    {
        // One that is not on the page of the log that is open stands first on another one.
        let there = match view.entries.iter().any(|shown| shown.id == entry.id) {
            true => String::new(),
            false => format!("{here}?after={}", entry.id.0.saturating_add(1)),
        };
        told.push((
            entry.day,
            html! {
                (t(lang, &format!("entry-phase-{}", entry.phase))) ": "
                a href={ (there) "#entry-" (entry.id) } { (own_words(lang, &short(&entry.done))) }
            },
        ));
    }
    for (month, paid) in &view.months {
        let last = format!("{month}-01").parse::<Date>().ok();
        let Some(last) = last.map(|day| day.last_of_month().min(ctx.today)) else {
            continue;
        };
        let values = [
            ("month", month_name(lang, month).into()),
            ("paid", korean::won_exact(lang, paid.0).into()),
        ];
        told.push((last, html! { (tr(lang, "project-story-paid", &values)) }));
    }
    for completion in &view.completions {
        told.push((
            on(completion.proposed_at),
            html! { (t(lang, "project-story-proposed-done")) },
        ));
        let complete = completion.complete_since(ctx.now);
        let key = match completion.state(ctx.now) {
            CompletionState::Agreed => "project-story-complete",
            CompletionState::Unasked => "project-story-complete-unasked",
            _ => "project-story-complete-over",
        };
        told.extend(complete.map(|at| (on(at), html! { strong { (t(lang, key)) } })));
        if let Some(at) = completion.withdrawn_at {
            told.push((on(at), html! { (t(lang, "project-story-withdrawn")) }));
        }
    }
    if told.is_empty() {
        return html! { p.soft { (t(lang, "project-story-none")) } };
    }
    told.sort_by(|(one, _), (other, _)| other.cmp(one));
    html! {
        ul.rows role="list" {
            @for (at, what) in &told {
                li { div { p { (what) } p.meta { (day(*at)) } } }
            }
        }
    }
}

fn signed(lang: Lang, won: Won) -> String {
    let sign = if won.0 > 0 { "+" } else { "" };
    format!("{sign}{}", korean::won_exact(lang, won.0))
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= SAID {
        return line.to_owned();
    }
    let mut cut: String = line.chars().take(SAID).collect();
    cut.push('…');
    cut
}

/// Photos of before and after, side by side; nothing while there are none.
pub fn seen(lang: Lang, view: &View) -> Markup {
    let of = |phase: Phase| -> Vec<ShownPhoto> {
        let shown = view.seen.iter().filter(|(of, _)| *of == phase);
        shown.map(|(_, photo)| super::log::photo(photo)).collect()
    };
    let (before, after) = (of(Phase::Before), of(Phase::After));
    html! {
        @if !before.is_empty() || !after.is_empty() {
            section.section {
                h2 { (t(lang, "project-seen")) }
                @for (key, shown) in [("entry-phase-before", &before), ("entry-phase-after", &after)] {
                    h3 { (t(lang, key)) }
                    @if shown.is_empty() { p.soft { (t(lang, "project-seen-none")) } }
                    @else { (photos(lang, shown)) }
                }
            }
        }
    }
}
