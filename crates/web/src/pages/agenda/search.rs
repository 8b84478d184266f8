//! Searching proposals and agendas.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::AgendaId;
use serde::Deserialize;
use store::{BoardItem, District};
use ui::{EmptyState, Markup, Page, Pagination, html, list};

use super::list::search_form;
use super::{list_address, row};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::form::encode;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many things a page shows.
const PAGE: i64 = 20;

/// The longest question, in characters; what is longer is cut, and the page says what it
/// looked for.
const LONGEST: usize = 100;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What is looked for.
    #[serde(default)]
    q: String,
    /// The last number of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/search?q=…`: what is found, the newest first, in pages. Nothing hidden
/// is found.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<AgendaId> = paging::key(Some(&asked.after))?;
    let words: String = asked.q.trim().chars().take(LONGEST).collect();
    let wanted = words.clone();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let before = after.map(|id| id.0);
        let found = store::board_search(tx, district.id, &wanted, before, PAGE + 1)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "search-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "search-lead")) }
        (search_form(lang, &district, &words))
        (results(&ctx, &district, &words, after.is_some(), found))
    };
    let page = Page::new(lang, title, body).noindex();
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

fn results(
    ctx: &Context,
    district: &District,
    words: &str,
    later: bool,
    found: Vec<BoardItem>,
) -> Markup {
    let lang = ctx.lang;
    if korean::asked_pieces(words).is_empty() {
        let text = t(lang, "search-empty-text");
        return EmptyState::new(t(lang, "search-empty"), text).render();
    }
    let asked = [("words", words.into())];
    if found.is_empty() {
        let title = match later {
            true => t(lang, "search-end"),
            false => tr(lang, "search-none", &asked),
        };
        return EmptyState::new(title, t(lang, "search-none-text"))
            .action(t(lang, "agenda-to-list"), list_address(district))
            .render();
    }
    let (found, last) = paging::cut(found, PAGE, |row| row.item.number());
    let here = format!("/d/{}/search?q={}", district.slug, encode(words));
    let next = last.map(|last| format!("{here}&after={last}"));
    let rows: Vec<_> = found
        .iter()
        .map(|one| row::list_row(lang, district, one, None, ctx.now))
        .collect();
    html! {
        h2 { (tr(lang, "search-found", &asked)) }
        p.meta { (t(lang, "search-order")) }
        (list(3, &rows))
        @if later { p { a href=(here) { (t(lang, "agenda-first-page")) } } }
        (Pagination::new(t(lang, "search-pages")).next(next).render(lang))
    }
}
