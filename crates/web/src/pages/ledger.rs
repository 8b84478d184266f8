//! What the pages about spending and settlement share: the choice of the year, tables of
//! amounts, the path of a line.

mod entry;
mod list;
pub mod reversal;

use finance::Won;
use finance::budget::{Codes, Path};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::District;
use ui::{Choice, Markup, html, own_words};

pub(super) use entry::Entry;
pub(super) use list::{List, Shown, end, read as read_list};
pub(super) use reversal::{Reversal, Reversible};

use crate::acts::NotDone;
use crate::acts::spending::{Year, year as of};
use crate::context::Context;
use crate::error::WebError;

/// What the address of a list of the ledger may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last row of the page before.
    #[serde(default)]
    pub after: String,
    /// The fiscal year.
    #[serde(default)]
    pub year: String,
    /// What was just done.
    #[serde(default)]
    pub done: String,
}

/// The address to go to once something is done.
pub(super) fn done(slug: &str, part: &str, what: &str, year: Option<i64>) -> String {
    let year = year.map(|year| format!("&year={year}")).unwrap_or_default();
    format!("/d/{slug}/{part}?done={what}{year}")
}

/// The money of a year for whoever may do an act there.
///
/// # Errors
/// Refuses who may not; when there is no such district or year.
pub(super) async fn read(
    ctx: &Context,
    slug: String,
    wanted: Option<i64>,
    act: Act,
) -> Result<(District, Year), WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = crate::acts::district::find(tx, &slug)?;
        by.may(act, Target::district(district.id))?;
        let year = of::<NotDone>(tx, &district, wanted)?;
        Ok((district, year))
    });
    Ok(found.await?)
}

/// The lines of a year to choose from, with what each has free.
pub(super) fn line_choices(lang: Lang, year: &Year) -> Vec<Choice> {
    let lines = year.ledger.lines.iter().map(|line| {
        let left = korean::won_exact(lang, line.available().0);
        // Two projects may each have a line of the same name.
        let name = format!("{} › {}", line.path.detailed_project, line.label);
        let label = match line.carried_from {
            Some(year) => format!(
                "{name} ({}, {})",
                line.path.stat_code,
                came_from(lang, year)
            ),
            None => format!("{name} ({})", line.path.stat_code),
        };
        let values = [("line", label.into()), ("left", left.into())];
        Choice::new(line.id.to_string(), tr(lang, "spending-line-left", &values))
    });
    lines.collect()
}

/// The open commitments of a year to choose from, with what each has open.
pub(super) fn commitment_choices(lang: Lang, year: &Year) -> Vec<Choice> {
    let open = year.open.iter().map(|one| {
        let open = korean::won_exact(lang, one.open.0);
        let values = [("what", one.what.clone().into()), ("open", open.into())];
        Choice::new(one.id.to_string(), tr(lang, "commitment-choice", &values))
    });
    open.collect()
}

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

/// Links to the years that have books; nothing when the one that is shown is the only one.
pub(super) fn years(lang: Lang, district: &District, part: &str, year: &Year) -> Markup {
    let shown = year.cycle.as_ref().map(|cycle| cycle.fiscal_year);
    html! {
        @if year.years.iter().any(|other| shown != Some(*other)) {
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

/// That money was carried over from a year.
pub(super) fn came_from(lang: Lang, year: i64) -> String {
    tr(
        lang,
        "ledger-came-from",
        &[("year", year.to_string().into())],
    )
}

/// A line with the four levels above it, and the year that its money came from.
pub(super) fn came_line(
    lang: Lang,
    codes: &Codes,
    (path, label): (&Path, &str),
    from: Option<i64>,
) -> Markup {
    html! {
        (line(lang, codes, path, label))
        @if let Some(year) = from { span.path { (came_from(lang, year)) } }
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
