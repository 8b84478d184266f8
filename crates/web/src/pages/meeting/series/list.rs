//! The series of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::MeetingSeriesId;
use serde::Deserialize;
use store::MeetingSeries;
use ui::{
    Breadcrumb, EmptyState, LinkButton, ListRow, Page, Pagination, actions, html, list, own_words,
};

use super::{address, how_often, list_address};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many series a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last series of the page before.
    #[serde(default)]
    before: String,
}

/// `GET /d/{district}/series`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let before: Option<MeetingSeriesId> = paging::key(Some(asked.before.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = store::series_list(tx, district.id, before, PAGE + 1)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (found, next) = paging::cut(found, PAGE, |series| series.id.0);
    let (lang, here) = (ctx.lang, list_address(&district));
    let row = |series: &MeetingSeries| {
        ListRow::new(series.title.as_str(), address(&district, series.id))
            .title_lang(korean::language_of(&series.title, lang))
            .meta_markup(html! {
                (how_often(lang, &series.rule)) " · " (tr(lang, "series-from-on", &[("day", korean::date(lang, korean::seoul_midnight(series.rule.first_on)).into())])) " · "
                @for (at, (ko, en)) in series.body_names.iter().enumerate() {
                    @if at > 0 { ", " }
                    (own_words(lang, lang.pick(ko, en)))
                }
            })
    };
    let title = t(lang, "series-list-title");
    let name = lang.pick(&district.name_ko, &district.name_en).as_str();
    let body = html! {
        h1 { (title) }
        p.lead { (tr(lang, "series-list-lead", &[("district", name.into())])) }
        @if ctx.can(Act::MeetingCall, district.id) {
            (actions(LinkButton::new(t(lang, "series-new"), format!("{here}/new")).render()))
        }
        @if found.is_empty() {
            (EmptyState::new(t(lang, "series-none"), t(lang, "series-none-text")).render())
        } @else { (list(2, &found.iter().map(row).collect::<Vec<_>>())) }
        @if before.is_some() { p { a href=(here) { (t(lang, "series-first-page")) } } }
        (Pagination::new(t(lang, "series-pages")).next(next.map(|last| format!("{here}?before={last}"))).render(lang))
    };
    let crumbs = Breadcrumb::new(title.as_str());
    let crumbs = crumbs.step(
        t(lang, "nav-meetings"),
        format!("/d/{}/meetings", district.slug),
    );
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}
