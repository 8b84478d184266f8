//! The meetings of a district: those to come, then those that were.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::civil::date;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::district::DistrictKind;
use process::id::MeetingId;
use process::meeting::MeetingMode;
use process::stage::Position;
use serde::Deserialize;
use store::{District, Meeting, MeetingTask, Unattended};
use ui::{
    EmptyState, LinkButton, ListRow, Markup, Page, Pagination, TimeStyle, Tone, actions, html,
    list, time,
};

use super::{address, body_names, kind, list_address, minutes_tag, position, series, task};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many meetings a page shows.
const PAGE: i64 = 20;
/// How many meetings without a support officer the city sees.
const UNATTENDED: i64 = 20;

/// How many open tasks the list shows.
const TASKS: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last meeting of the page before.
    #[serde(default)]
    after: String,
}

struct View {
    district: District,
    meetings: Vec<Meeting>,
    next: Option<i64>,
    first_page: bool,
    joint: i64,
    overdue: i64,
    tasks: Vec<MeetingTask>,
    /// For the city alone.
    unattended: Vec<Unattended>,
}

/// `GET /d/{district}/meetings`: the next first, then the latest.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<MeetingId> = paging::key(Some(asked.after.as_str()))?;
    let (now, year) = (ctx.now, ctx.today.year());
    let day = |year| korean::seoul_midnight(date(year, 1, 1));
    let (from, until) = (day(year), day(year + 1));
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = crate::acts::district::find(tx, &slug)?;
        let found = store::meeting_list(tx, district.id, after, PAGE + 1, now)?;
        let (meetings, next) = paging::cut(found, PAGE, |meeting| meeting.id.0);
        let unattended = match district.kind {
            DistrictKind::City => store::meetings_unattended(tx, UNATTENDED)?,
            DistrictKind::District => Vec::new(),
        };
        Ok(View {
            meetings,
            next,
            first_page: after.is_none(),
            joint: store::meeting_joint_count(tx, district.id, from, until)?,
            overdue: store::minutes_overdue_count(tx, district.id, now)?,
            tasks: store::tasks_open(tx, district.id, TASKS)?,
            unattended,
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "meeting-list-title");
    let (past, coming): (Vec<&Meeting>, Vec<&Meeting>) = view
        .meetings
        .iter()
        .partition(|meeting| position(meeting, ctx.now) == Position::Past);
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "meeting-list-lead")) }
        p { a href={ "/d/" (view.district.slug) "/bodies" } { (t(lang, "body-from-meetings")) } }
        @if ctx.can(Act::MeetingCall, view.district.id) {
            (actions(LinkButton::new(t(lang, "meeting-call"), format!("{}/new", list_address(&view.district))).render()))
        }
        p { a href={ "/d/" (view.district.slug) "/calendar" } { (t(lang, "shared-calendar-title")) } }
        p { a href={ "/d/" (view.district.slug) "/calendar.ics" } { (t(lang, "meeting-feed")) } }
        @match view.district.kind {
            DistrictKind::District => {
                p { a href=(series::list_address(&view.district)) { (t(lang, "series-list-title")) } }
                p { a href={ "/d/" (view.district.slug) "/convenings" } { (t(lang, "convening-title")) } }
                p { a href={ "/d/" (view.district.slug) "/together" } { (t(lang, "together-title")) } }
                p { a href={ "/d/" (view.district.slug) "/officers" } { (t(lang, "support-officer-title")) } }
            },
            DistrictKind::City => p { a href="/city/officers" { (t(lang, "support-officer-city-title")) } },
        }
        (figures(lang, &view, year.into()))
        @if view.first_page || !coming.is_empty() {
            section.section {
                h2 { (t(lang, "meeting-coming")) }
                @if coming.is_empty() {
                    (EmptyState::new(t(lang, "meeting-coming-none"), t(lang, "meeting-coming-none-text")).render())
                } @else { (list(3, &rows(&ctx, &view, &coming))) }
            }
        }
        @if view.first_page || !past.is_empty() {
            section.section {
                h2 { (t(lang, "meeting-past")) }
                @if past.is_empty() { p.soft { (t(lang, "meeting-past-none")) } }
                @else { (list(3, &rows(&ctx, &view, &past))) }
            }
        }
        (pages(lang, &view))
        @if view.first_page { (task::of_district(&ctx, &view.district, &view.tasks)) }
        (unattended(lang, &view))
    };
    let page = Page::new(lang, title, body).description(t(lang, "meeting-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

/// How often both committees met this year, and how many minutes are overdue.
fn figures(lang: Lang, view: &View, year: i64) -> Markup {
    if view.district.kind == DistrictKind::City {
        return html! {};
    }
    let joint = [
        ("year", year.to_string().into()),
        ("count", view.joint.into()),
    ];
    html! {
        p.meta { (tr(lang, "meeting-joint-count", &joint)) }
        @if view.overdue > 0 {
            p { strong { (tr(lang, "meeting-overdue-count", &[("count", view.overdue.into())])) } }
        }
    }
}

fn rows(ctx: &Context, view: &View, meetings: &[&Meeting]) -> Vec<ListRow> {
    let lang = ctx.lang;
    let row = |meeting: &&Meeting| {
        let alone = meeting.kind.is_open() && meeting.people > 0 && meeting.support_officers == 0;
        let people = tr(lang, "meeting-people", &[("count", meeting.people.into())]);
        let row = ListRow::new(meeting.title.as_str(), address(&view.district, meeting.id))
            .title_lang(korean::language_of(&meeting.title, lang))
            .meta_markup(html! {
                (kind(lang, meeting)) " · "
                @if meeting.mode != MeetingMode::OnSite {
                    (t(lang, &format!("meeting-mode-{}", meeting.mode))) " · "
                }
                (time(lang, meeting.starts_at, TimeStyle::DateTime)) " · "
                (ui::own_words(lang, &meeting.place))
                @if let Some(body) = body_names(lang, meeting) { " · " (body) }
                @if meeting.people > 0 { " · " (people) }
                @if alone { " · " (t(lang, "meeting-no-officer-short")) }
            });
        if meeting.cancelled_at.is_some() {
            return row.tag(t(lang, "meeting-cancelled"), Tone::Persimmon);
        }
        match position(meeting, ctx.now) {
            Position::Present => row.tag(t(lang, "meeting-now"), Tone::Persimmon),
            Position::Ahead => {
                let left = korean::days_left_text(lang, ctx.now, meeting.starts_at);
                row.tag(left, Tone::Quiet)
            }
            Position::Past => match minutes_tag(lang, meeting, ctx.now) {
                Some((word, tone)) => row.tag(word, tone),
                None => row,
            },
        }
    };
    meetings.iter().map(row).collect()
}

fn pages(lang: Lang, view: &View) -> Markup {
    let here = list_address(&view.district);
    let next = view.next.map(|last| format!("{here}?after={last}"));
    html! {
        @if !view.first_page { p { a href=(here) { (t(lang, "meeting-first-page")) } } }
        (Pagination::new(t(lang, "meeting-pages")).next(next).render(lang))
    }
}

/// For the city: forums that no support officer attended, with the office of the substitute.
fn unattended(lang: Lang, view: &View) -> Markup {
    if view.district.kind != DistrictKind::City || !view.first_page {
        return html! {};
    }
    let rows: Vec<ListRow> = view
        .unattended
        .iter()
        .map(|one| {
            let district = lang.pick(&one.district_names.0, &one.district_names.1);
            ListRow::new(
                one.title.as_str(),
                format!("/d/{}/meetings/{}", one.slug, one.meeting),
            )
            .title_lang(korean::language_of(&one.title, lang))
            .meta_markup(html! {
                (district) " · " (time(lang, one.starts_at, TimeStyle::Date)) " · "
                @match &one.substitute {
                    Some(office) => {
                        (t(lang, "meeting-substitute")) ": " (ui::own_words(lang, office))
                    }
                    None => (t(lang, "meeting-substitute-none")),
                }
            })
        })
        .collect();
    html! {
        section.section {
            h2 { (t(lang, "meeting-unattended")) }
            p { (t(lang, "meeting-unattended-text")) }
            @if rows.is_empty() { p.soft { (t(lang, "meeting-unattended-none")) } }
            @else { (list(3, &rows)) }
        }
    }
}
