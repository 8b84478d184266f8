//! Of how many meetings a district's officer was part, as a table: one row for each district, in
//! the order of the alphabet and never by how many.

use korean::{Lang, t};
use store::OfficerCount;
use ui::{Markup, Table, html, own_words};

/// The table of all districts. Every figure has the number of meetings beside it.
pub fn by_district(lang: Lang, counts: &[OfficerCount]) -> Markup {
    let table = head(
        lang,
        "support-officer-districts",
        "support-officer-district",
    );
    let row = |table: Table, count: &OfficerCount| {
        let name = lang.pick(&count.names.0, &count.names.1);
        let name = html! {
            a href={ "/d/" (count.slug) "/officers" } { (name) }
            " "
            @match count.offices.0.as_str() {
                "" => span.meta { (t(lang, "support-officer-nobody-assigned")) },
                office => span.meta { (own_words(lang, office)) },
            }
        };
        table.row(name, cells(count))
    };
    counts.iter().fold(table, row).render()
}

/// The same for one district.
pub fn of_district(lang: Lang, year: &str, count: &OfficerCount) -> Markup {
    let table = head(lang, "support-officer-year-table", "support-officer-year");
    table.row(html! { (year) }, cells(count)).render()
}

fn head(lang: Lang, caption: &str, first: &str) -> Table {
    [
        "support-officer-held",
        "support-officer-state-officer",
        "support-officer-state-substitute",
        "support-officer-state-nobody",
        "support-officer-state-not-told",
    ]
    .iter()
    .fold(
        Table::new(t(lang, caption), t(lang, first)),
        |table, key| table.figures(t(lang, key)),
    )
}

fn cells(count: &OfficerCount) -> Vec<Markup> {
    let figures = [
        count.held,
        count.officer,
        count.substitute,
        count.nobody,
        count.not_told(),
    ];
    figures
        .iter()
        .map(|figure| html! { (korean::number(*figure)) })
        .collect()
}
