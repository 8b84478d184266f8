//! What the pages about spending and settlement share: the choice of the year, tables of
//! amounts, the path of a line.

use finance::Won;
use finance::budget::{Codes, Path};
use korean::{Lang, t, tr};
use store::District;
use ui::{Markup, html, own_words};

use crate::acts::spending::Year;
use crate::error::WebError;

/// The year in an address; none when it names none.
///
/// # Errors
/// When it is no number.
pub(super) fn asked_year(text: &str) -> Result<Option<i64>, WebError> {
    let off = |_| WebError::request(axum::http::StatusCode::BAD_REQUEST, "fault-page-key");
    match text {
        "" => Ok(None),
        year => year.parse().map(Some).map_err(off),
    }
}

/// The codes of the year that is looked at.
pub(super) fn codes(year: &Year) -> &'static Codes {
    Codes::of(year.cycle.as_ref().map_or(0, |cycle| cycle.fiscal_year))
}

/// The name of the year: "2027년".
pub(super) fn year_name(lang: Lang, year: i64) -> String {
    tr(lang, "ledger-year", &[("year", year.to_string().into())])
}

/// Links to the other years; nothing when there is one only.
pub(super) fn years(lang: Lang, district: &District, part: &str, year: &Year) -> Markup {
    let shown = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    html! {
        @if year.years.len() > 1 {
            nav.jump aria-label=(t(lang, "ledger-years")) {
                @for other in &year.years {
                    a href={ "/d/" (district.slug) "/" (part) "?year=" (other) }
                        aria-current=[(shown == Some(*other)).then_some("page")] { (year_name(lang, *other)) }
                    " "
                }
            }
        }
    }
}

/// A line with the four levels above it.
pub(super) fn line(lang: Lang, codes: &Codes, path: &Path, label: &str) -> Markup {
    let levels = path.levels(codes);
    html! {
        (own_words(lang, label))
        span.path { (own_words(lang, &levels.join(" › "))) " (" (path.stat_code) ")" }
    }
}

/// A table of amounts; `rows` begin with what they are about.
pub(super) fn amounts<const N: usize>(
    lang: Lang,
    caption: &str,
    heads: [&str; N],
    rows: Vec<(Markup, [Won; N])>,
    total: Option<[Won; N]>,
) -> Markup {
    let heads = heads.map(|key| t(lang, key));
    let cells = |amounts: &[Won; N]| {
        html! {
            @for (amount, head) in amounts.iter().zip(&heads) {
                td.num role="cell" data-label=(head) { (korean::won_exact(lang, amount.0)) }
            }
        }
    };
    html! {
        table.stack role="table" {
            caption { (caption) }
            thead role="rowgroup" { tr role="row" {
                th scope="col" role="columnheader" { (t(lang, "ledger-line")) }
                @for head in &heads { th.num scope="col" role="columnheader" { (head) } }
            } }
            tbody role="rowgroup" {
                @for (about, amounts) in &rows {
                    tr role="row" { th scope="row" role="rowheader" { (about) } (cells(amounts)) }
                }
                @if let Some(total) = &total {
                    tr.total role="row" {
                        th scope="row" role="rowheader" { (t(lang, "ledger-total")) }
                        (cells(total))
                    }
                }
            }
        }
    }
}
