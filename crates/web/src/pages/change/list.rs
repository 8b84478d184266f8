//! The changes of a year.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::Tx;
use ui::{EmptyState, LinkButton, ListRow, Page, Pagination, actions, html, list};

use super::{history, state};
use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::exchange;
use crate::pages::money::{Asked, Books};
use crate::paging;

/// How many changes one page shows.
const PAGE: i64 = 20;

/// The year, and where the page goes on.
#[derive(Deserialize)]
pub struct Listed {
    #[serde(default)]
    year: Option<String>,
    before: Option<String>,
}

/// `GET /d/{district}/changes`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Listed>,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let before = paging::key(asked.before.as_deref())?;
    let year = Asked {
        year: asked.year,
        done: String::new(),
    };
    let year = year.year()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let books = Books::read(tx, &slug, year)?;
        let changes = store::budget_change_list(tx, books.cycle.id, before, PAGE + 1)?;
        let (versions, lines) = (history::VERSIONS, history::LINES);
        let moved = store::budget_changed_amounts(tx, books.cycle.id, versions, lines)?;
        let count = store::budget_changed_count(tx, books.cycle.id, versions)?;
        Ok((books, changes, (moved, count)))
    };
    let (books, changes, (moved, count)) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let (changes, next) = paging::cut(changes, PAGE, |change| change.id.0);
    let rows = changes.iter().map(|change| {
        let (word, tone) = state(lang, change.state);
        let verdict = t(lang, &format!("change-verdict-{}", change.verdict));
        let day = korean::date(lang, change.proposed_at);
        let address = format!("/d/{}/changes/{}", books.district.slug, change.id);
        ListRow::new(&change.title, address)
            .title_lang(korean::language_of(&change.title, lang))
            .meta(format!("{day} · {verdict}"))
            .tag(word, tone)
    });
    let rows: Vec<_> = rows.collect();
    let title = tr(
        lang,
        "change-heading",
        &[("year", books.year_name(lang).into())],
    );
    let proposes = books.agreement.is_some() && ctx.can(Act::ChangePropose, books.district.id);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "change-lead")) " " a href=(books.address("agreement")) { (t(lang, "change-terms")) } }
        @if proposes {
            (actions(LinkButton::new(t(lang, "change-new"), books.address("changes/new")).render()))
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "change-empty"), t(lang, "change-empty-text")).render())
        } @else {
            (list(2, &rows))
        }
        (Pagination::new(t(lang, "change-pages"))
            .next(next.map(|key| format!("{}&before={key}", books.address("changes"))))
            .render(lang))
        @if !rows.is_empty() {
            (exchange::links(lang, &books.district.slug, books.cycle.fiscal_year, "changes"))
        }
        @if before.is_none() { (history::chart(lang, &books, &moved, count)) }
        p { a href={ "/d/" (books.district.slug) "/diversions" } { (t(lang, "diversion-report-see")) } }
        (books.other_years(lang, "changes"))
    };
    let page = Page::new(lang, title.as_str(), body);
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}
