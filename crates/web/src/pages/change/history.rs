//! How the amounts of lines changed from version to version.

use finance::Won;
use korean::{Lang, t, tr};
use process::id::{BudgetLineId, BudgetVersionId};
use ui::{Markup, StepChart, StepRow, Table, html, own_words};

use crate::pages::money::Books;

/// How many of the latest versions are shown, and how many lines.
pub(super) const VERSIONS: i64 = 6;
pub(super) const LINES: i64 = 12;

/// The chart of the lines that moved most within the versions shown, of `count` that moved at
/// all; nothing when there is none.
pub(super) fn chart(
    lang: Lang,
    books: &Books,
    amounts: &[(BudgetVersionId, BudgetLineId, Won)],
    count: i64,
) -> Markup {
    let most = usize::try_from(VERSIONS).unwrap_or(usize::MAX);
    let first = books.versions.len().saturating_sub(most);
    let versions = &books.versions[first..];
    let changed = |line: &&store::BudgetLine| amounts.iter().any(|(_, id, _)| *id == line.id);
    let lines: Vec<_> = books.lines.iter().filter(changed).collect();
    if versions.len() < 2 || lines.is_empty() {
        return html! {};
    }
    let of = |line: BudgetLineId| -> Vec<i64> {
        let each = versions.iter().map(|version| {
            let found = amounts
                .iter()
                .find(|(v, l, _)| *v == version.id && *l == line);
            found.map_or(0, |(_, _, won)| won.0)
        });
        each.collect()
    };
    let mut table = Table::new(t(lang, "chart-history-table"), t(lang, "change-line"));
    for version in versions {
        let day = korean::date(lang, version.at);
        let values = [("number", version.number.into()), ("day", day.into())];
        table = table.figures(tr(lang, "chart-history-version", &values));
    }
    for line in &lines {
        let name = html! {
            (own_words(lang, &line.label)) span.path { (own_words(lang, &line.path.detailed_project)) " · " (line.path.stat_code) }
        };
        let cells = of(line.id)
            .into_iter()
            .map(|won| html! { (korean::won_exact(lang, won)) });
        table = table.row(name, cells.collect());
    }
    let rows = lines
        .iter()
        .map(|line| StepRow::new(&line.label, of(line.id)));
    let numbers = versions.iter().map(|version| version.number.to_string());
    let words = (
        t(lang, "chart-history-title"),
        t(lang, "chart-history-about"),
    );
    let shown = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let left = [
        ("lines", (count - shown).max(0)),
        ("versions", i64::try_from(first).unwrap_or(0)),
    ];
    let more = left.iter().any(|(_, left)| 0 < *left);
    let file = books.address("exchange/changes.csv");
    html! {
        section.section {
            h2 { (t(lang, "chart-history-heading")) }
            @if more {
                p.soft {
                    (tr(lang, "chart-history-left", &left.map(|(name, left)| (name, left.into())))) " "
                    a href=(file) { (t(lang, "chart-history-file")) }
                }
            }
            (StepChart::new("change-history", words, numbers, rows.collect(), table.render()).render(lang))
        }
    }
}
