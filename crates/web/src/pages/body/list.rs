//! The bodies of a district, and which of them anybody may join.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::BodyId;
use serde::Deserialize;
use store::District;
use ui::{EmptyState, LinkButton, ListRow, Page, Pagination, actions, html, list, own_words};

use super::{address, kind, list_address, name, openness};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::recruitment;
use crate::paging;

/// How many bodies a page shows.
const PAGE: i64 = 20;

/// How many open calls it names.
const CALLS: i64 = 5;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last body of the page before.
    #[serde(default)]
    after: String,
}

/// `GET /d/{district}/bodies`: oldest first.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<BodyId> = paging::key(Some(asked.after.as_str()))?;
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let found = store::body_page(tx, district.id, after, PAGE + 1)?;
        let places = store::membership_counts_in(tx, district.id, after, PAGE + 1)?;
        let calls = store::recruitments_open(tx, district.id, now, CALLS)?;
        Ok((district, found, places, calls))
    };
    let (district, found, places, calls) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (bodies, next) = paging::cut(found, PAGE, |body| body.id.0);
    let places: HashMap<BodyId, i64> = places.into_iter().collect();
    let lang = ctx.lang;
    let title = t(lang, "body-list-title");
    let rows: Vec<ListRow> = bodies
        .iter()
        .map(|body| row(lang, &district, body, places.get(&body.id).copied()))
        .collect();
    let here = list_address(&district);
    let content = html! {
        h1 { (title) }
        p.lead { (t(lang, "body-list-lead")) }
        @if ctx.can(Act::BodyManage, district.id) {
            (actions(LinkButton::new(t(lang, "body-new"), format!("{here}/new")).second().render()))
        }
        (recruitment::now(&ctx, &district, &calls))
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "body-empty"), t(lang, "body-empty-text")).render())
        } @else { (list(2, &rows)) }
        @if after.is_some() { p { a href=(here) { (t(lang, "body-first-page")) } } }
        (Pagination::new(t(lang, "body-pages")).next(next.map(|last| format!("{here}?after={last}"))).render(lang))
        p { a href={ "/d/" (district.slug) "/meetings" } { (t(lang, "body-to-meetings")) } }
        p { a href=(crate::pages::coverage::address(&district)) { (t(lang, "coverage-to")) } }
    };
    let page = Page::new(lang, title, content).description(t(lang, "body-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}

fn row(lang: Lang, district: &District, body: &store::Body, places: Option<i64>) -> ListRow {
    let (word, tone) = openness(lang, body);
    let places = [("count", places.unwrap_or(0).into())];
    ListRow::new(name(lang, body), address(district, body.id))
        .tag(word, tone)
        .meta_markup(html! {
            (kind(lang, body.kind))
            @if body.open { " · " (tr(lang, "body-places", &places)) }
            @if let Some(first) = body.purpose.lines().next() { br; (own_words(lang, first)) }
        })
}
