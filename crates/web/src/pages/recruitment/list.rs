//! The calls of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::RecruitmentId;
use process::recruitment::{CallKind, Phase};
use serde::Deserialize;
use store::{District, Recruitment};
use ui::{
    Breadcrumb, EmptyState, LinkButton, ListRow, Markup, Page, Pagination, TimeStyle, actions,
    html, list, time,
};

use super::{address, list_address, phase};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many calls a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last call of the page before.
    #[serde(default)]
    before: String,
}

/// `GET /d/{district}/recruitment`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let before: Option<RecruitmentId> = paging::key(Some(asked.before.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let found = store::recruitment_page(tx, district.id, before, PAGE + 1)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (calls, next) = paging::cut(found, PAGE, |call| call.id.0);
    let lang = ctx.lang;
    let title = t(lang, "recruitment-title");
    let rows: Vec<ListRow> = calls
        .iter()
        .map(|call| row(lang, ctx.now, &district, call))
        .collect();
    let here = list_address(&district);
    let content = html! {
        h1 { (title) }
        p.lead { (t(lang, "recruitment-lead")) }
        @if ctx.can(Act::RecruitmentCall, district.id) {
            (actions(html! {
                (LinkButton::new(t(lang, "recruitment-new-seats"), format!("{here}/new")).second().render())
                (LinkButton::new(t(lang, "recruitment-new-open"), format!("{here}/new?kind=open")).second().render())
            }))
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "recruitment-none"), t(lang, "recruitment-none-text"))
                .action(t(lang, "body-to-list"), format!("/d/{}/bodies", district.slug)).render())
        } @else { (list(2, &rows)) }
        @if before.is_some() { p { a href=(here) { (t(lang, "body-first-page")) } } }
        (Pagination::new(t(lang, "recruitment-pages")).next(next.map(|last| format!("{here}?before={last}"))).render(lang))
    };
    let bodies = format!("/d/{}/bodies", district.slug);
    let page = Page::new(lang, title.as_str(), content)
        .description(t(lang, "recruitment-lead"))
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "body-list-title"), bodies)
                .render(lang),
        );
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}

/// The calls that are open, for pages of the district; only a link where there are none.
pub(crate) fn now(ctx: &Context, district: &District, open: &[Recruitment]) -> Markup {
    let lang = ctx.lang;
    let rows: Vec<ListRow> = open
        .iter()
        .map(|call| row(lang, ctx.now, district, call))
        .collect();
    html! {
        @if rows.is_empty() { p { a href=(list_address(district)) { (t(lang, "recruitment-all")) } } }
        @else {
            section.section {
                h2 { (t(lang, "recruitment-now")) }
                (list(3, &rows))
                p { a href=(list_address(district)) { (t(lang, "recruitment-all")) } }
            }
        }
    }
}

/// A call in a list: what it is for, and until when.
pub(crate) fn row(lang: Lang, now: Timestamp, district: &District, call: &Recruitment) -> ListRow {
    let at = call.times.phase(now);
    let (word, tone) = phase(lang, at);
    let seats = match call.kind {
        CallKind::Seats => tr(
            lang,
            "recruitment-seats-count",
            &[("count", call.seats.into())],
        ),
        CallKind::Open => t(lang, "recruitment-kind-open-short"),
    };
    ListRow::new(call.title.as_str(), address(district, call.id))
        .title_lang(korean::language_of(&call.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (seats) " · "
            @match at {
                Phase::Ahead => { (t(lang, "recruitment-opens")) " " (time(lang, call.times.opens_at, TimeStyle::DateTime)) }
                Phase::Open => { (ui::deadline(lang, now, call.times.closes_at)) }
                _ => { (t(lang, "recruitment-closed-on")) " " (time(lang, call.times.closes_at, TimeStyle::Deadline)) }
            }
        })
}
