//! All pairs of a district that were ever flagged, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::ConflictId;
use serde::Deserialize;
use store::{Conflict, District, Tx};
use ui::{Breadcrumb, EmptyState, Markup, Notice, Page, Pagination, html, own_words};

use super::{list_address, pair};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many pairs a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last pair of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/conflicts`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<ConflictId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = store::conflict_list(tx, district.id, after, PAGE + 1)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (all, next) = paging::cut(found, PAGE, |one| one.id.0);
    let lang = ctx.lang;
    let title = t(lang, "conflict-list-title");
    let board = format!("/d/{}/agendas", district.slug);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "conflict-list-lead")) }
        @if ctx.can(Act::ConflictFlag, district.id) { p { (t(lang, "conflict-how")) } }
        @if all.is_empty() {
            (EmptyState::new(t(lang, "conflict-none"), t(lang, "conflict-none-text"))
                .action(t(lang, "agenda-to-list"), &board).render())
        } @else {
            ul.rows role="list" { @for one in &all { li { div { (row(&ctx, &district, one)) } } } }
        }
        @let next = next.map(|last| format!("{}?after={last}", list_address(&district)));
        (Pagination::new(t(lang, "conflict-pages")).next(next).render(lang))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-agendas"), board);
    let mut page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    if let "flagged" | "ended" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("conflict-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

fn row(ctx: &Context, district: &District, one: &Conflict) -> Markup {
    let lang = ctx.lang;
    html! {
        (pair(lang, district, one))
        @match (&one.ended_at, &one.end_reason) {
            (Some(at), Some(reason)) => {
                p { (tr(lang, "conflict-ended", &[("at", korean::date_short(lang, *at).into())])) " " (own_words(lang, reason)) }
            }
            _ if ctx.can(Act::ConflictFlag, district.id) => {
                p { a href={ (list_address(district)) "/" (one.id) "/end" } { (t(lang, "conflict-end")) } }
            }
            _ => {}
        }
    }
}
