//! Meetings and ends of stages for the calendars on people's phones (iCalendar): all of a
//! district, or one meeting.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, Response};
use jiff::Timestamp;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::meeting::{CalendarEvent, calendar};
use store::{CalendarStage, District, Meeting};

use super::id;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::calendar::{Asked, ends, last_moment, stages};

/// How many meetings a feed holds: more than a district holds in ten years.
pub(crate) const FEED: i64 = 1_000;

/// `GET /d/{district}/calendar.ics`: every meeting and the end of every stage, to be subscribed
/// to, or the meetings alone to which the page was narrowed. One that was moved or cancelled keeps
/// its name and gets a higher number, so that calendars follow.
pub async fn feed(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let only = asked.only();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let meetings = store::meeting_feed(tx, district.id, only, FEED)?;
        let stages = stages(tx, Some(district.id), only, Timestamp::UNIX_EPOCH)?;
        Ok((district, meetings, stages))
    };
    let (district, meetings, stages) = ctx.app.stores.site.read(read).await?;
    of_district(&ctx, &district, (meetings, &stages), "calendar.ics")
}

/// `GET /d/{district}/meetings/{meeting}/calendar.ics`: this one alone.
pub async fn one(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::find::<WebError>(tx, &slug, id);
    let (district, meeting) = ctx.app.stores.site.read(read).await?;
    let name = format!("meeting-{id}.ics");
    of_district(&ctx, &district, (vec![meeting], &[]), &name)
}

fn of_district(
    ctx: &Context,
    district: &District,
    (meetings, stages): (Vec<Meeting>, &[CalendarStage]),
    file: &str,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let lang = ctx.lang;
    let name = lang.pick(&district.name_ko, &district.name_en).as_str();
    let name = tr(lang, "meeting-calendar-name", &[("district", name.into())]);
    let slug = district.slug.as_str();
    let meetings: Vec<_> = meetings.into_iter().map(|one| (slug, one)).collect();
    Ok(answer(ctx, &name, (&meetings, stages), file))
}

/// A calendar of meetings, each with the part of an address of its district, and of the ends of
/// stages.
pub(crate) fn answer(
    ctx: &Context,
    name: &str,
    (meetings, stages): (&[(&str, Meeting)], &[CalendarStage]),
    file: &str,
) -> Response<Body> {
    let meetings = meetings
        .iter()
        .map(|(slug, meeting)| event(ctx, slug, meeting));
    let stages = stages.iter().map(|stage| end(ctx, stage));
    let events: Vec<CalendarEvent> = meetings.chain(stages).collect();
    let text = calendar(name, &events);
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/calendar; charset=utf-8");
    headers.insert(CONTENT_TYPE, kind);
    if let Ok(as_file) = HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")) {
        headers.insert(CONTENT_DISPOSITION, as_file);
    }
    response
}

fn event(ctx: &Context, slug: &str, meeting: &Meeting) -> CalendarEvent {
    let lang = ctx.lang;
    let (site, host) = site(ctx);
    let cancelled = meeting.cancelled_at.is_some();
    let mut description = meeting.purpose.clone();
    for more in [&meeting.join_link, &meeting.change_reason] {
        if !more.is_empty() {
            description.push('\n');
            description.push_str(more);
        }
    }
    CalendarEvent {
        uid: format!("meeting-{}@{host}", meeting.id),
        sequence: meeting.revision,
        changed_at: meeting.announced_at(),
        starts_at: meeting.starts_at,
        ends_at: meeting.ends_at,
        summary: match cancelled {
            true => format!("[{}] {}", t(lang, "meeting-cancelled"), meeting.title),
            false => meeting.title.clone(),
        },
        description,
        location: meeting.place.clone(),
        url: format!("{site}/d/{slug}/meetings/{}", meeting.id),
        cancelled,
        all_day: false,
    }
}

/// The last day of a stage. Nobody notes when a stage was changed, so each day's file is newer.
fn end(ctx: &Context, stage: &CalendarStage) -> CalendarEvent {
    let lang = ctx.lang;
    let (site, host) = site(ctx);
    let place = &stage.place;
    CalendarEvent {
        uid: format!("stage-{}-{}@{host}", stage.cycle, stage.kind),
        sequence: 0,
        changed_at: korean::seoul_midnight(ctx.today),
        starts_at: last_moment(stage),
        ends_at: stage.closes_at,
        summary: ends(lang, stage),
        description: korean::deadline(lang, stage.closes_at),
        location: lang.pick(&place.names.0, &place.names.1).clone(),
        url: format!("{site}/d/{}/year", place.slug),
        cancelled: false,
        all_day: true,
    }
}

/// The address of this service, and its host.
fn site(ctx: &Context) -> (&str, &str) {
    let site = ctx.app.settings.public_url.trim_end_matches('/');
    let host = site.split("://").last().unwrap_or(site);
    (site, host.split('/').next().unwrap_or(host))
}
