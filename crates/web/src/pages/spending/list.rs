//! The ledger as everybody reads it.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::Act;
use process::id::SpendingId;
use store::{Cycle, District, Spending, Tx};
use ui::{EmptyState, LinkButton, Markup, Pagination, actions, html, own_words};

use super::{address, of_year};
use crate::acts::spending::{Year, open_days};
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::exchange;
use crate::pages::ledger::{self, List, Shown};
use crate::paging;

/// How many rows a page shows.
const PAGE: i64 = 20;

const LIST: List = List {
    part: "spending",
    title: "spending-title",
    lead: "spending-lead",
    done: &[
        ("recorded", "spending-done-recorded"),
        ("countered", "spending-done-countered"),
        ("imported", "spending-done-imported"),
    ],
};

/// `GET /d/{district}/spending`: what, line, amount, day and what is left of each line.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let before: Option<SpendingId> = paging::key(Some(asked.after.as_str()))?;
    let rows =
        move |tx: &mut Tx<'_>, cycle: &Cycle| store::spending_list(tx, cycle.id, before, PAGE + 1);
    let (district, year, rows) = ledger::read_list(&ctx, slug, wanted, rows).await?;
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let lang = ctx.lang;
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = |cycle: &Cycle| {
        let here = of_year(&district, cycle.fiscal_year);
        html! {
            @if writes { (call(lang, &district, cycle.fiscal_year, (&year, ctx.today))) }
            section.section {
                h2 { (tr(lang, "spending-lines", &[("year", cycle.fiscal_year.to_string().into())])) }
                (lines(lang, &year, ctx.today))
                nav.jump aria-label=(t(lang, "ledger-parts")) {
                    @for (part, key) in [("commitments", "commitment-title"), ("carry-over", "carry-over-title"), ("settlement", "spending-to-settlement"), ("refund", "refund-title")] {
                        a href={ "/d/" (district.slug) "/" (part) "?year=" (cycle.fiscal_year) } { (t(lang, key)) } " "
                    }
                }
                (exchange::links(lang, &district.slug, cycle.fiscal_year, "spending"))
            }
            section.section {
                h2 { (t(lang, "spending-rows")) }
                (entries(lang, &district, &rows, before.is_some(), writes && !year.state().settled))
                (Pagination::new(t(lang, "spending-pages"))
                    .previous(before.is_some().then(|| here.clone()))
                    .next(last.map(|id| format!("{here}&after={id}")))
                    .render(lang))
            }
        }
    };
    let none = Form::default();
    let shown = Shown::plain(lang, &none, &asked.done);
    LIST.page(&ctx, (&district, &year), &shown, body)
}

fn call(lang: Lang, district: &District, fiscal_year: i64, (year, today): (&Year, Date)) -> Markup {
    match open_days(year, today) {
        Ok(_) => {
            let new = |part: &str| format!("/d/{}/{part}/new?year={fiscal_year}", district.slug);
            actions(html! {
                (LinkButton::new(t(lang, "spending-new"), new("spending")).render())
                (LinkButton::new(t(lang, "commitment-new"), new("commitments")).second().render())
                (LinkButton::new(t(lang, "spending-import-title"), format!("{}/import?year={fiscal_year}", address(district))).second().render())
            })
        }
        Err(refusal) => html! { p { (crate::message::fault(lang, &refusal.fault)) } },
    }
}

fn lines(lang: Lang, year: &Year, today: Date) -> Markup {
    // Once nothing is spent any more, what is left goes back.
    let open = open_days(year, today).is_ok();
    let codes = ledger::codes(year);
    let rows: Vec<_> = year
        .ledger
        .lines
        .iter()
        .filter(|line| line.in_force != Won::ZERO || line.spent != Won::ZERO)
        .map(|line| {
            let named = (&line.path, line.label.as_str());
            let about = ledger::came_line(lang, codes, named, line.carried_from);
            (
                about,
                [
                    line.in_force,
                    line.bound,
                    line.spent,
                    line.carried,
                    line.left(),
                    if open { line.available() } else { Won::ZERO },
                ],
            )
        })
        .collect();
    if rows.is_empty() {
        return html! { p { (t(lang, "spending-no-lines")) } };
    }
    let sum = |at: usize| Won::sum(rows.iter().map(|(_, amounts)| amounts[at])).ok();
    let total: Option<Vec<Won>> = (0..6).map(sum).collect();
    let total = total.and_then(|sums| <[Won; 6]>::try_from(sums).ok());
    let heads = [
        "ledger-in-force",
        "ledger-bound",
        "ledger-spent",
        "ledger-carried",
        "ledger-left",
        "ledger-available",
    ];
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
                        p {
                            strong { a href={ (address(district)) "/" (row.id) } { (own_words(lang, &row.what)) } }
                            " · " (korean::won_exact(lang, row.amount.0))
                        }
                        p.meta {
                            (crate::pages::document::day(row.paid_on)) " · "
                            (own_words(lang, &row.label)) " (" (row.stat_code) ")"
                            @if row.evidence > 0 { " · " (tr(lang, "spending-evidence-count", &[("count", row.evidence.into())])) }
                        }
                    }
                    @let link = corrects.then(|| (format!("{}/{}/counter", address(district), row.id), row.what.clone()));
                    (ledger::end(lang, (row.counters.is_some(), row.countered), link))
                }
            }
        }
    }
}
