//! The ledger as everybody reads it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::SpendingId;
use serde::Deserialize;
use store::{District, Spending};
use ui::{
    EmptyState, LinkButton, Markup, Notice, Page, Pagination, Tag, Tone, actions, html, own_words,
};

use super::{address, of_year};
use crate::acts::spending::{Year, year};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::{exchange, ledger};
use crate::paging;

/// How many rows a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last row of the page before.
    #[serde(default)]
    after: String,
    /// The fiscal year.
    #[serde(default)]
    year: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/spending`: what, line, amount, day and what is left of each line.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let before: Option<SpendingId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::spending_list(tx, cycle.id, before, PAGE + 1)?,
            None => Vec::new(),
        };
        Ok((district, year, rows))
    };
    let (district, year, rows) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let lang = ctx.lang;
    let title = t(lang, "spending-title");
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "spending-lead")) }
        @match &year.cycle {
            None => (EmptyState::new(t(lang, "spending-none"), t(lang, "spending-none-text")).render()),
            Some(cycle) => {
                (ledger::years(lang, &district, "spending", &year))
                @if writes { (call(lang, &district, cycle.fiscal_year, &year)) }
                section.section {
                    h2 { (tr(lang, "spending-lines", &[("year", cycle.fiscal_year.to_string().into())])) }
                    (lines(lang, &year))
                    p { a href={ "/d/" (district.slug) "/settlement?year=" (cycle.fiscal_year) } { (t(lang, "spending-to-settlement")) } }
                    (exchange::links(lang, &district.slug, cycle.fiscal_year, "spending"))
                }
                section.section {
                    h2 { (t(lang, "spending-rows")) }
                    (entries(lang, &district, &rows, before.is_some(), writes && !year.state().settled))
                    (Pagination::new(t(lang, "spending-pages"))
                        .previous(before.is_some().then(|| of_year(&district, cycle.fiscal_year)))
                        .next(last.map(|id| format!("{}&after={id}", of_year(&district, cycle.fiscal_year))))
                        .render(lang))
                }
            }
        }
    };
    let mut page = Page::new(lang, title, body).description(t(lang, "spending-lead"));
    if let "recorded" | "countered" | "imported" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("spending-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &district, Section::Money, page)))
}

fn call(lang: Lang, district: &District, fiscal_year: i64, year: &Year) -> Markup {
    match year.state().open() {
        Ok(_) => {
            let new = format!("{}/new?year={fiscal_year}", address(district));
            let import = format!("{}/import?year={fiscal_year}", address(district));
            actions(html! {
                (LinkButton::new(t(lang, "spending-new"), new).render())
                (LinkButton::new(t(lang, "spending-import-title"), import).second().render())
            })
        }
        Err(refusal) => html! { p { (crate::message::fault(lang, &refusal.fault)) } },
    }
}

fn lines(lang: Lang, year: &Year) -> Markup {
    let codes = ledger::codes(year);
    let rows: Vec<_> = year
        .ledger
        .lines
        .iter()
        .filter(|line| line.in_force != Won::ZERO || line.spent != Won::ZERO)
        .map(|line| {
            let about = ledger::line(lang, codes, &line.path, &line.label);
            (about, [line.in_force, line.spent, line.left()])
        })
        .collect();
    if rows.is_empty() {
        return html! { p { (t(lang, "spending-no-lines")) } };
    }
    let sum = |at: usize| Won::sum(rows.iter().map(|(_, amounts)| amounts[at])).ok();
    let total = sum(0).zip(sum(1)).zip(sum(2));
    let total = total.map(|((in_force, spent), left)| [in_force, spent, left]);
    let heads = ["ledger-in-force", "ledger-spent", "ledger-left"];
    ledger::amounts(lang, &t(lang, "spending-table"), heads, rows, total)
}

fn entries(
    lang: Lang,
    district: &District,
    rows: &[Spending],
    later: bool,
    corrects: bool,
) -> Markup {
    if rows.is_empty() {
        let title = t(
            lang,
            if later {
                "spending-empty-end"
            } else {
                "spending-empty"
            },
        );
        return EmptyState::new(title, t(lang, "spending-empty-text")).render();
    }
    html! {
        ul.rows role="list" {
            @for row in rows {
                li {
                    div {
                        p { strong { (own_words(lang, &row.what)) } " · " (korean::won_exact(lang, row.amount.0)) }
                        p.meta {
                            (crate::pages::document::day(row.paid_on)) " · "
                            (own_words(lang, &row.label)) " (" (row.stat_code) ")"
                        }
                    }
                    @if row.counters.is_some() { (Tag::new(t(lang, "spending-is-counter"), Tone::Sky).render()) }
                    @else if row.countered { (Tag::new(t(lang, "spending-is-countered"), Tone::Quiet).render()) }
                    @else if corrects {
                        a href={ (address(district)) "/" (row.id) "/counter" } {
                            (t(lang, "spending-counter")) span.sr { ": " (row.what) }
                        }
                    }
                }
            }
        }
    }
}
