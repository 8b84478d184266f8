//! A series: its rule in words, and each of its days with its meeting.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use serde::Deserialize;
use store::{District, MeetingSeries, SeriesMeeting};
use ui::{
    Breadcrumb, DefinitionList, Markup, Notice, Page, Table, TimeStyle, html, own_words, time,
};

use super::{address, day, how_often, id, list_address, on_holiday};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::meeting;
use crate::pages::meeting::calendar;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

async fn read(
    ctx: &Context,
    slug: String,
    series: &str,
) -> Result<(District, MeetingSeries, Vec<SeriesMeeting>), WebError> {
    let id = id(series)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, series) = acts::meeting::series::find::<WebError>(tx, &slug, id)?;
        Ok((district, series, store::series_days(tx, id)?))
    };
    let found = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(found.0.id))?;
    Ok(found)
}

/// `GET /d/{district}/series/{series}`.
pub async fn get(
    ctx: Context,
    Path((slug, series)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (district, series, days) = read(&ctx, slug, &series).await?;
    let lang = ctx.lang;
    let body = html! {
        h1 { (own_words(lang, &series.title)) }
        p.lead { (t(lang, "series-lead")) }
        (facts(lang, &district, &series))
        (table(lang, &district, &days))
        @if ctx.can(Act::MeetingCall, district.id) { p.soft { (t(lang, "series-change-how")) } }
    };
    let crumbs = Breadcrumb::new(series.title.as_str())
        .step(t(lang, "nav-meetings"), meeting::list_address(&district))
        .step(t(lang, "series-list-title"), list_address(&district));
    let page = Page::new(lang, series.title.as_str(), body).breadcrumb(crumbs.render(lang));
    let page = match asked.done.as_str() {
        "called" => {
            let text = html! { p { (t(lang, "series-done")) } };
            page.flash(Notice::success(text).announced().render(lang))
        }
        _ => page,
    };
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}

fn facts(lang: Lang, district: &District, series: &MeetingSeries) -> Markup {
    let rule = &series.rule;
    let list = DefinitionList::new()
        .entry(t(lang, "series-often"), how_often(lang, rule))
        .entry(
            t(lang, "series-on-holiday"),
            on_holiday(lang, rule.on_holiday),
        )
        .entry_markup(t(lang, "series-first-on"), day(lang, rule.first_on));
    let list = match (rule.last_on, rule.count) {
        (Some(last), _) => list.entry_markup(t(lang, "series-until"), day(lang, last)),
        (None, Some(count)) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let count = tr(lang, "series-times", &[("count", count.into())]);
            list.entry(t(lang, "series-count"), count)
        }
        (None, None) => list,
    };
    list.entry_markup(
        t(lang, "series-bodies"),
        html! {
            @for (at, (ko, en)) in series.body_names.iter().enumerate() {
                @if at > 0 { br; }
                (own_words(lang, lang.pick(ko, en)))
            }
        },
    )
    .entry(
        t(lang, "meeting-called-by"),
        t(lang, &format!("meeting-called-{}", series.called_as)),
    )
    .entry_markup(
        t(lang, "meeting-calendar"),
        html! { a href={ (address(district, series.id)) "/calendar.ics" } { (t(lang, "series-calendar-file")) } },
    )
    .render()
}

fn table(lang: Lang, district: &District, days: &[SeriesMeeting]) -> Markup {
    let table = Table::new(t(lang, "series-days"), t(lang, "series-column-planned"))
        .column(t(lang, "series-column-held"))
        .column(t(lang, "series-column-note"));
    let row = |table: Table, one: &SeriesMeeting| {
        let Some(held) = &one.meeting else {
            let none = html! { (t(lang, "series-not-held")) };
            let why = html! { (t(lang, "series-skipped")) };
            return table.row(day(lang, one.planned_on), vec![none, why]);
        };
        let href = meeting::address(district, held.id);
        let link = html! { a href=(href) { (time(lang, held.starts_at, TimeStyle::DateTime)) } };
        let moved = korean::seoul(held.starts_at).date() != one.planned_on;
        let note = html! {
            @if held.cancelled_at.is_some() { strong { (t(lang, "meeting-cancelled")) } }
            @else if held.revision > 0 { (t(lang, "series-moved")) }
            @else if moved { (t(lang, "series-moved-holiday")) }
            @else { (own_words(lang, &held.place)) }
        };
        table.row(day(lang, one.planned_on), vec![link, note])
    };
    days.iter().fold(table, row).render()
}

/// `GET /d/{district}/series/{series}/calendar.ics`: each meeting with its own day, so that
/// moved ones need no exceptions.
pub async fn feed(
    ctx: Context,
    Path((slug, series)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&series)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, series) = acts::meeting::series::find::<WebError>(tx, &slug, id)?;
        Ok((district, series, store::meetings_of_series(tx, id)?))
    };
    let (district, series, meetings) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let slug = district.slug.as_str();
    let meetings: Vec<_> = meetings.into_iter().map(|one| (slug, one)).collect();
    let file = format!("series-{id}.ics");
    Ok(calendar::answer(
        &ctx,
        &series.title,
        (&meetings, &[]),
        &file,
    ))
}
