//! One calendar of a district, and one of all: meetings of every body and the ends of stages,
//! month by month, as a list or as a sheet. Districts stand in the order of their names.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::body::BodyKind;
use process::id::DistrictId;
use process::meeting::MeetingKind;
use process::month::Month;
use serde::Deserialize;
use store::{CalendarMeeting, CalendarPlace, CalendarStage, District, MeetingFilter, Tx};
use ui::{
    Button, Choice, Form, ListRow, Markup, Page, Select, Table, TimeStyle, Tone, actions, html,
    list, own_words, time,
};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::meeting::calendar::{FEED, answer};

/// How many past weeks the feed of all districts keeps, for those who were told of a change.
const WEEKS_BACK: i64 = 4;

/// What the address may ask for. A body, kind or view that is not known is left out, as if
/// nobody had asked.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// `2026-08`; this month where nothing is asked.
    #[serde(default)]
    month: String,
    /// A name of [`BodyKind`].
    #[serde(default)]
    body: String,
    /// A name of [`MeetingKind`].
    #[serde(default)]
    kind: String,
    /// `sheet`, or nothing for the list.
    #[serde(default)]
    view: String,
}

/// What is shown.
struct Shown {
    month: Month,
    only: MeetingFilter,
    sheet: bool,
    /// The address of the calendar.
    here: String,
    /// Whether each entry names its district.
    all: bool,
}

/// One entry of a day.
enum Entry<'a> {
    Meeting(&'a CalendarMeeting),
    Stage(&'a CalendarStage),
}

/// The last moment of a stage.
pub(crate) fn last_moment(stage: &CalendarStage) -> Timestamp {
    let last = stage.closes_at.checked_sub(SignedDuration::from_millis(1));
    last.unwrap_or(stage.closes_at)
}

impl Entry<'_> {
    fn at(&self) -> Timestamp {
        match self {
            Entry::Meeting(meeting) => meeting.starts_at,
            // A stage that ends at midnight ends on the day before.
            Entry::Stage(stage) => last_moment(stage),
        }
    }

    fn place(&self) -> &CalendarPlace {
        match self {
            Entry::Meeting(meeting) => &meeting.place,
            Entry::Stage(stage) => &stage.place,
        }
    }
}

impl Asked {
    /// Which meetings are asked for.
    pub(crate) fn only(&self) -> MeetingFilter {
        MeetingFilter {
            kind: self.kind.parse().ok(),
            body: self.body.parse().ok(),
        }
    }
}

impl Shown {
    fn of(ctx: &Context, asked: &Asked, here: String, all: bool) -> Result<Shown, WebError> {
        let off = |_| WebError::request(StatusCode::NOT_FOUND, "fault-calendar-month");
        let month = match asked.month.as_str() {
            "" => Month::of(ctx.today),
            month => month.parse().map_err(off)?,
        };
        Ok(Shown {
            month,
            only: asked.only(),
            sheet: asked.view == "sheet",
            here,
            all,
        })
    }

    /// The first moment of the month and of the one after it.
    fn window(&self) -> (Timestamp, Timestamp) {
        let begins = |month: Month| korean::seoul_midnight(month.first());
        (begins(self.month), begins(self.month.next()))
    }

    fn fits(&self, meeting: &CalendarMeeting) -> bool {
        self.only.fits(meeting.kind, &meeting.bodies)
    }

    /// The address of the calendar file with the same choice.
    fn feed(&self) -> String {
        match self.only.names() {
            ("", "") => format!("{}.ics", self.here),
            (kind, body) => format!("{}.ics?body={body}&kind={kind}", self.here),
        }
    }

    /// The address of the same for another month or view.
    fn address(&self, month: Month, sheet: bool) -> String {
        let (kind, body) = self.only.names();
        let view = if sheet { "sheet" } else { "" };
        format!(
            "{}?month={month}&body={body}&kind={kind}&view={view}",
            self.here
        )
    }
}

/// `GET /d/{district}/calendar`.
pub async fn of_district(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let shown = Shown::of(&ctx, &asked, format!("/d/{slug}/calendar"), false)?;
    let window = shown.window();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let meetings = store::calendar_meetings(tx, Some(district.id), window)?;
        let stages = store::calendar_stages(tx, Some(district.id), window)?;
        Ok((district, meetings, stages))
    };
    let (district, meetings, stages): (District, _, _) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let page = page(&ctx, &shown, (&meetings, &stages));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Meetings, page)))
}

/// `GET /city/calendar`: all districts.
pub async fn of_city(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let shown = Shown::of(&ctx, &asked, "/city/calendar".to_owned(), true)?;
    let window = shown.window();
    let read = move |tx: &mut Tx<'_>| -> Result<_, store::StoreError> {
        let meetings = store::calendar_meetings(tx, None, window)?;
        Ok((meetings, store::calendar_stages(tx, None, window)?))
    };
    let (meetings, stages) = ctx.app.stores.site.read(read).await?;
    Ok(ctx.ok(page(&ctx, &shown, (&meetings, &stages))))
}

/// `GET /city/calendar.ics`: the meetings of all districts to come and of the last weeks, as the
/// page was narrowed, and the ends of stages where it was not.
pub async fn feed(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let since = ctx.now - SignedDuration::from_hours(7 * 24 * WEEKS_BACK);
    let only = asked.only();
    let read = move |tx: &mut Tx<'_>| -> Result<_, store::StoreError> {
        let found = store::meeting_feed_all(tx, since, only, FEED)?;
        Ok((found, stages(tx, None, only, since)?))
    };
    let (found, stages) = ctx.app.stores.site.read(read).await?;
    let meetings: Vec<_> = found
        .iter()
        .map(|(slug, one)| (slug.as_str(), one.clone()))
        .collect();
    let name = t(ctx.lang, "calendar-city-title");
    Ok(answer(&ctx, &name, (&meetings, &stages), "calendar.ics"))
}

/// The ends of stages from a moment on that stand in a calendar file: those of all, unless it was
/// narrowed to some meetings.
pub(crate) fn stages(
    tx: &mut Tx<'_>,
    district: Option<DistrictId>,
    only: MeetingFilter,
    since: Timestamp,
) -> Result<Vec<CalendarStage>, store::StoreError> {
    match only == MeetingFilter::default() {
        true => store::calendar_stages(tx, district, (since, Timestamp::MAX)),
        false => Ok(Vec::new()),
    }
}

fn page(
    ctx: &Context,
    shown: &Shown,
    (meetings, stages): (&[CalendarMeeting], &[CalendarStage]),
) -> Page {
    let lang = ctx.lang;
    let (title, lead) = match shown.all {
        true => ("calendar-city-title", "calendar-city-lead"),
        false => ("shared-calendar-title", "shared-calendar-lead"),
    };
    let filtered = shown.only != MeetingFilter::default();
    let meetings = meetings
        .iter()
        .filter(|one| shown.fits(one))
        .map(Entry::Meeting);
    let stages = stages.iter().filter(|_| !filtered).map(Entry::Stage);
    let mut entries: Vec<Entry<'_>> = meetings.chain(stages).collect();
    entries.sort_by_key(Entry::at);
    let of = [
        (
            "year",
            i64::from(shown.month.first().year()).to_string().into(),
        ),
        (
            "month",
            i64::from(shown.month.first().month()).to_string().into(),
        ),
    ];
    let month = tr(lang, "calendar-month", &of);
    let body = html! {
        h1 { (t(lang, title)) }
        p.lead { (t(lang, lead)) }
        (filter(lang, shown))
        section.section aria-labelledby="month" {
            h2 #month { (month) }
            (others(lang, shown))
            @if entries.is_empty() { p.soft { (t(lang, "calendar-none")) } }
            @else if shown.sheet { (sheet(lang, shown, &month, &entries)) }
            @else if shown.all { (by_district(lang, &entries)) }
            @else { (list(3, &entries.iter().map(|one| row(lang, one)).collect::<Vec<_>>())) }
        }
        p { a href=(shown.feed()) { (t(lang, "calendar-file")) } }
        @if !shown.all { p { a href="/city/calendar" { (t(lang, "calendar-city-title")) } } }
    };
    let whole = format!("{} · {month}", t(lang, title));
    Page::new(lang, whole, body).description(t(lang, lead))
}

/// The choice of body, kind and view, which works without a script.
fn filter(lang: Lang, shown: &Shown) -> Markup {
    let all = || std::iter::once(Choice::new("", t(lang, "calendar-all")));
    let bodies = BodyKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("body-kind-{kind}"))));
    let kinds = MeetingKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.as_str(), t(lang, &format!("meeting-kind-{kind}"))));
    let views = vec![
        Choice::new("", t(lang, "calendar-view-list")),
        Choice::new("sheet", t(lang, "calendar-view-sheet")),
    ];
    let field =
        |name: &str, key: &str, value: &str| ui::Field::new(name, t(lang, key)).value(value);
    let (kind, body) = shown.only.names();
    let body = field("body", "calendar-body", body);
    let kind = field("kind", "calendar-kind", kind);
    let view = field(
        "view",
        "calendar-view",
        if shown.sheet { "sheet" } else { "" },
    );
    Form::get(&shown.here)
        .hidden("month", shown.month.to_string())
        .render(html! {
            (Select::new(body, all().chain(bodies).collect()).render(lang))
            (Select::new(kind, all().chain(kinds).collect()).render(lang))
            (Select::new(view, views).render(lang))
            (actions(Button::new(t(lang, "calendar-filter")).second().render()))
        })
}

/// The months beside this one.
fn others(lang: Lang, shown: &Shown) -> Markup {
    let month = shown.month;
    // The first and the last month of the calendar have none beside them.
    let beside = |month: Month| month.to_string().parse::<Month>().ok();
    html! {
        nav aria-label=(t(lang, "calendar-months")) {
            (actions(html! {
                @if let Some(before) = beside(month.before()) {
                    a href=(shown.address(before, shown.sheet)) { (t(lang, "calendar-before")) }
                }
                @if let Some(next) = beside(month.next()) {
                    a href=(shown.address(next, shown.sheet)) { (t(lang, "calendar-next")) }
                }
            }))
        }
    }
}

fn row(lang: Lang, entry: &Entry<'_>) -> ListRow {
    match entry {
        Entry::Meeting(meeting) => {
            let href = format!("/d/{}/meetings/{}", meeting.place.slug, meeting.id);
            let row = ListRow::new(meeting.title.as_str(), href)
                .title_lang(korean::language_of(&meeting.title, lang))
                .meta_markup(html! {
                    (time(lang, meeting.starts_at, TimeStyle::DateTime)) " · "
                    (t(lang, &format!("meeting-kind-{}", meeting.kind)))
                });
            match meeting.cancelled_at {
                Some(_) => row.tag(t(lang, "meeting-cancelled"), Tone::Persimmon),
                None => row,
            }
        }
        Entry::Stage(stage) => {
            let href = format!("/d/{}/year", stage.place.slug);
            let meta = time(lang, stage.closes_at, TimeStyle::Deadline);
            ListRow::new(ends(lang, stage), href).meta_markup(meta)
        }
    }
}

/// That a stage ends.
pub(crate) fn ends(lang: Lang, stage: &CalendarStage) -> String {
    let name = t(lang, &format!("stage-{}", stage.kind));
    tr(lang, "calendar-stage-ends", &[("stage", name.into())])
}

/// All districts in the order of their Korean names, each with its own entries.
fn by_district(lang: Lang, entries: &[Entry<'_>]) -> Markup {
    let mut districts: BTreeMap<&str, Vec<&Entry<'_>>> = BTreeMap::new();
    for entry in entries {
        let name = entry.place().names.0.as_str();
        districts.entry(name).or_default().push(entry);
    }
    html! {
        @for of in districts.values() {
            @if let Some(place) = of.first().map(|entry| entry.place()) {
                section.section {
                    h3 { a href={ "/d/" (place.slug) "/calendar" } { (lang.pick(&place.names.0, &place.names.1)) } }
                    (list(4, &of.iter().map(|entry| row(lang, entry)).collect::<Vec<_>>()))
                }
            }
        }
    }
}

/// A sheet with a row for each week; on a phone each week is a block with its days.
fn sheet(lang: Lang, shown: &Shown, month: &str, entries: &[Entry<'_>]) -> Markup {
    let weeks = shown.month.weeks();
    let mut table = Table::new(month, t(lang, "calendar-week"));
    for day in weeks.first().into_iter().flatten() {
        table = table.column(korean::weekday(lang, *day));
    }
    for (nth, week) in (1i64..).zip(&weeks) {
        let name = tr(lang, "calendar-week-nth", &[("nth", nth.into())]);
        let cells = week.iter().map(|day| cell(lang, shown, *day, entries));
        table = table.row(html! { (name) }, cells.collect());
    }
    html! { div.even { (table.render()) } }
}

fn cell(lang: Lang, shown: &Shown, day: Date, entries: &[Entry<'_>]) -> Markup {
    let here = Month::of(day) == shown.month;
    let on = |entry: &&Entry<'_>| korean::seoul(entry.at()).date() == day;
    html! {
        @if here { strong { (day.day()) } }
        @for entry in entries.iter().filter(on) {
            br;
            @if shown.all { (lang.pick(&entry.place().names.0, &entry.place().names.1)) ": " }
            @match entry {
                Entry::Meeting(meeting) => {
                    (korean::time(meeting.starts_at)) " "
                    a href={ "/d/" (meeting.place.slug) "/meetings/" (meeting.id) } { (own_words(lang, &meeting.title)) }
                    @if meeting.cancelled_at.is_some() { " (" (t(lang, "meeting-cancelled")) ")" }
                },
                Entry::Stage(stage) => a href={ "/d/" (stage.place.slug) "/year" } { (ends(lang, stage)) },
            }
        }
    }
}
