//! The commitments of a year as everybody reads them.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::CommitmentId;
use store::{Commitment, District};
use ui::{
    EmptyState, LinkButton, Markup, Notice, Page, Pagination, Tag, Tone, actions, html, own_words,
};

use super::{address, of_year};
use crate::acts::spending::{open_days, year};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::ledger;
use crate::paging;

/// How many commitments a page shows.
const PAGE: i64 = 20;

/// `GET /d/{district}/commitments`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let wanted = ledger::asked_year(&asked.year)?;
    let before: Option<CommitmentId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let year = year::<WebError>(tx, &district, wanted)?;
        let rows = match &year.cycle {
            Some(cycle) => store::commitment_list(tx, cycle.id, before, PAGE + 1)?,
            None => Vec::new(),
        };
        Ok((district, year, rows))
    };
    let (district, year, rows) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (rows, last) = paging::cut(rows, PAGE, |row| row.id.0);
    let lang = ctx.lang;
    let title = t(lang, "commitment-title");
    let writes = ctx.can(Act::SpendingRecord, district.id);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "commitment-lead")) }
        @match &year.cycle {
            None => (EmptyState::new(t(lang, "spending-none"), t(lang, "spending-none-text")).render()),
            Some(cycle) => {
                (ledger::years(lang, &district, "commitments", &year))
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
                    .previous(before.is_some().then(|| of_year(&district, cycle.fiscal_year)))
                    .next(last.map(|id| format!("{}&after={id}", of_year(&district, cycle.fiscal_year))))
                    .render(lang))
                p { a href={ "/d/" (district.slug) "/spending?year=" (cycle.fiscal_year) } { (t(lang, "settlement-to-spending")) } }
            }
        }
    };
    let mut page = Page::new(lang, title, body).description(t(lang, "commitment-lead"));
    if let "recorded" | "released" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("commitment-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &district, Section::Money, page)))
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
