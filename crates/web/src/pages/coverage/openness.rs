//! How open a body is, year by year, beside nothing but its own earlier years.

use korean::{Lang, t, tr};
use process::openness::Openness;
use ui::{Markup, Table, html};

/// The years of one body, the latest first.
pub(in crate::pages) fn table(lang: Lang, caption: &str, years: &[Openness]) -> Markup {
    let head = Table::new(caption, t(lang, "openness-year"))
        .figures(t(lang, "openness-people"))
        .figures(t(lang, "openness-new"))
        .figures(t(lang, "openness-returning"))
        .figures(t(lang, "openness-elsewhere"))
        .figures(t(lang, "openness-middle"))
        .figures(t(lang, "openness-most"));
    let table = years.iter().rev().fold(head, |table, year| {
        let meetings = |count: Option<i64>| match count {
            Some(count) => tr(lang, "openness-meetings", &[("count", count.into())]),
            None => t(lang, "openness-hidden"),
        };
        let cells = [
            share(lang, year, year.people),
            share(lang, year, year.new),
            share(lang, year, year.returning),
            share(lang, year, year.from_elsewhere),
            meetings(year.burden.map(|(middle, _)| middle)),
            meetings(year.burden.map(|(_, most)| most)),
        ];
        let name = tr(
            lang,
            "openness-of-year",
            &[("year", year.year.to_string().into())],
        );
        table.row(
            html! { (name) },
            cells.map(|cell| html! { (cell) }).to_vec(),
        )
    });
    match years.is_empty() {
        true => html! { p.soft { (t(lang, "openness-none")) } },
        false => table.render(),
    }
}

/// A number of people, with its share of all where it is a part of them.
fn share(lang: Lang, year: &Openness, part: Option<i64>) -> String {
    let Some(count) = part else {
        return t(lang, "openness-hidden");
    };
    let percent = year.people.and_then(|all| korean::percent(count, all));
    match percent.filter(|_| part != year.people) {
        Some(percent) => {
            let values = [("count", count.into()), ("percent", percent.into())];
            tr(lang, "openness-share", &values)
        }
        None => tr(lang, "coverage-people", &[("count", count.into())]),
    }
}
