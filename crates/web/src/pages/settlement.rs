//! The settlement of a year: what was planned, changed, spent and goes back.

pub mod approve;
pub mod new;
pub mod show;

use korean::{Lang, t, tr};
use process::settlement::SettledLines;
use store::District;
use ui::{Markup, Table, html, own_words};

use crate::acts::spending::Year;
use crate::pages::ledger;

/// The address of the settlement of the latest year.
fn address(district: &District) -> String {
    format!("/d/{}/settlement", district.slug)
}

/// What a settlement says, as a table with its sum.
fn table(lang: Lang, year: &Year, lines: &SettledLines) -> Markup {
    let codes = ledger::codes(year);
    let rows = lines.lines.iter().map(|line| {
        let named = (&line.path, line.label.as_str());
        let about = ledger::came_line(lang, codes, named, line.carried_from);
        let sums = line.sums;
        (
            about,
            [
                sums.planned,
                sums.changed,
                sums.spent,
                sums.carried,
                sums.returned,
            ],
        )
    });
    let total = lines.total;
    let total = [
        total.planned,
        total.changed,
        total.spent,
        total.carried,
        total.returned,
    ];
    let heads = [
        "ledger-planned",
        "ledger-changed",
        "ledger-spent",
        "ledger-carried",
        "ledger-returned",
    ];
    let caption = t(lang, "settlement-table");
    html! {
        (ledger::amounts(lang, &caption, heads, rows.collect(), Some(total)))
        p { (tr(lang, "settlement-spent", &[("amount", korean::won_both(lang, lines.total.spent.0).into())])) }
        @if lines.interest != finance::Won::ZERO {
            p { (tr(lang, "settlement-interest-borne", &[("amount", korean::won_both(lang, lines.interest.0).into())])) }
        }
        (changes(lang, lines))
        (evidence(lang, lines))
    }
}

/// The changes of the year in their order.
fn changes(lang: Lang, lines: &SettledLines) -> Markup {
    let mut table = Table::new(t(lang, "settlement-changes"), t(lang, "settlement-change"))
        .column(t(lang, "settlement-change-day"))
        .column(t(lang, "settlement-change-by"))
        .figures(t(lang, "settlement-change-moved"));
    for change in &lines.changes {
        let by = t(lang, &format!("change-verdict-{}", change.verdict));
        let moved = html! { (korean::won_exact(lang, change.moved.0)) };
        let cells = vec![html! { (change.day) }, html! { (by) }, moved];
        let title = match change.title.as_str() {
            "" => html! { (t(lang, "settlement-revision")) },
            title => own_words(lang, title),
        };
        table = table.row(title, cells);
    }
    match lines.changes.is_empty() {
        true => html! { p { (t(lang, "settlement-no-changes")) } },
        false => table.render(),
    }
}

/// How much evidence of each kind the payments have.
fn evidence(lang: Lang, lines: &SettledLines) -> Markup {
    let mut table = Table::new(t(lang, "settlement-evidence"), t(lang, "evidence-kind"))
        .figures(t(lang, "settlement-evidence-count"))
        .figures(t(lang, "settlement-evidence-closed"));
    for one in &lines.evidence {
        let kind = t(lang, &format!("evidence-kind-{}", one.kind));
        let cells = [one.count, one.closed].map(|count| html! { (korean::number(count)) });
        table = table.row(html! { (kind) }, cells.to_vec());
    }
    match lines.evidence.is_empty() {
        true => html! {},
        false => table.render(),
    }
}
