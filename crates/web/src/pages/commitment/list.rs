//! The commitments of a year as everybody reads them.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::id::CommitmentId;
use store::{Commitment, Cycle, District, Tx};
use ui::{EmptyState, LinkButton, Markup, Pagination, Tag, Tone, actions, html, own_words};

use super::{address, of_year};
use crate::acts::spending::open_days;
use crate::context::Context;
use crate::error::WebError;
use crate::form::Form;
use crate::pages::ledger::{self, List, Shown};
use crate::paging;

/// How many commitments a page shows.
const PAGE: i64 = 20;

const LIST: List = List {
    part: "commitments",
    title: "commitment-title",
    lead: "commitment-lead",
    done: &[
        ("recorded", "commitment-done-recorded"),
        ("released", "commitment-done-released"),
    ],
};

/// `GET /d/{district}/commitments`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let before: Option<CommitmentId> = paging::key(Some(asked.after.as_str()))?;
    let rows = move |tx: &mut Tx<'_>, cycle: &Cycle| {
        store::commitment_list(tx, cycle.id, before, PAGE + 1)
    };
    let (district, year, rows) = ledger::read_list(&ctx, slug, wanted, rows).await?;
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let lang = ctx.lang;
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = |cycle: &Cycle| {
        let here = of_year(&district, cycle.fiscal_year);
        html! {
            @if writes {
                @match open_days(&year, ctx.today) {
                    Ok(_) => {
                        @let new = format!("{}/new?year={}", address(&district), cycle.fiscal_year);
                        (actions(LinkButton::new(t(lang, "commitment-new"), new).render()))
                    }
                    Err(refusal) => p { (crate::message::fault(lang, &refusal.fault)) },
                }
            }
            (entries(lang, &district, &rows, writes && !year.state().settled))
            (Pagination::new(t(lang, "commitment-pages"))
                .previous(before.is_some().then(|| here.clone()))
                .next(last.map(|id| format!("{here}&after={id}")))
                .render(lang))
            p { a href={ "/d/" (district.slug) "/spending?year=" (cycle.fiscal_year) } { (t(lang, "settlement-to-spending")) } }
        }
    };
    let none = Form::default();
    let shown = Shown::plain(lang, &none, &asked.done);
    LIST.page(&ctx, (&district, &year), &shown, body)
}

fn entries(lang: Lang, district: &District, rows: &[Commitment], corrects: bool) -> Markup {
    if rows.is_empty() {
        let text = t(lang, "commitment-empty-text");
        return EmptyState::new(t(lang, "commitment-empty"), text).render();
    }
    html! {
        ul.rows role="list" {
            @for row in rows {
                li {
                    div {
                        p { strong { (own_words(lang, &row.what)) } " · " (korean::won_exact(lang, row.amount.0)) }
                        p.meta {
                            (crate::pages::document::day(row.made_on)) " · "
                            (t(lang, &format!("commitment-payee-{}", row.payee))) " · "
                            (own_words(lang, &row.label)) " (" (row.stat_code) ")"
                            @if row.as_open().is_some() {
                                " · " (tr(lang, "commitment-open", &[("open", korean::won_exact(lang, row.open.0).into())]))
                            }
                        }
                    }
                    @if row.counters.is_some() { (Tag::new(t(lang, "commitment-is-release"), Tone::Sky).render()) }
                    @else if row.as_open().is_none() { (Tag::new(t(lang, "commitment-is-closed"), Tone::Quiet).render()) }
                    @else if corrects {
                        a href={ (address(district)) "/" (row.id) "/release" } {
                            (t(lang, "commitment-release")) span.sr { ": " (row.what) }
                        }
                    }
                }
            }
        }
    }
}
