//! The requests of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::convening::ReachedBy;
use process::id::ConveningId;
use serde::Deserialize;
use store::Convening;
use ui::{
    Breadcrumb, EmptyState, LinkButton, ListRow, Page, Pagination, TimeStyle, actions, html, list,
    time,
};

use super::{address, list_address, standing, tag};
use crate::acts::{convening, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many requests a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last request of the page before.
    #[serde(default)]
    before: String,
}

/// `GET /d/{district}/convenings`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let before: Option<ConveningId> = paging::key(Some(asked.before.as_str()))?;
    let by = ctx.by();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = district::find(tx, &slug)?;
        let members = convening::members(tx, &by, &district)?;
        let found = store::convening_list(tx, district.id, before, PAGE + 1, (by.today, by.now))?;
        Ok((district, members, found))
    };
    let (district, members, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (found, next) = paging::cut(found, PAGE, |one| one.id.0);
    let (lang, here) = (ctx.lang, list_address(&district));
    let row = |one: &Convening| {
        let (word, tone) = tag(lang, &ctx, standing(&ctx, one, members));
        let signed = tr(lang, "convening-signed", &[("count", one.signed.into())]);
        ListRow::new(one.title.as_str(), address(&district, one.id))
            .title_lang(korean::language_of(&one.title, lang))
            .tag(word, tone)
            .meta_markup(html! { (time(lang, one.asked_at, TimeStyle::Date)) " · " (signed)
                @if one.reached_by == Some(ReachedBy::CoChair) { " · " (t(lang, "convening-by-chair")) }
            })
    };
    let title = t(lang, "convening-title");
    let rule = ctx.rules.council;
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let share = [
        ("part", rule.convene_share[0].into()),
        ("whole", rule.convene_share[1].into()),
        ("law", law.into()),
        ("since", rule.since().to_string().into()),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "convening-lead")) }
        p { (tr(lang, "convening-rule", &share)) }
        @if ctx.can(Act::ConveningAsk, district.id) {
            (actions(LinkButton::new(t(lang, "convening-new"), format!("{here}/new")).render()))
        }
        @if found.is_empty() {
            (EmptyState::new(t(lang, "convening-none"), t(lang, "convening-none-text")).render())
        } @else { (list(2, &found.iter().map(row).collect::<Vec<_>>())) }
        @if before.is_some() { p { a href=(here) { (t(lang, "convening-first-page")) } } }
        (Pagination::new(t(lang, "convening-pages")).next(next.map(|last| format!("{here}?before={last}"))).render(lang))
    };
    let meetings = format!("/d/{}/meetings", district.slug);
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-meetings"), meetings);
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}
