//! The desk of the city: all districts on one page, in the order of their names; `agreement` has
//! the text that several districts sign.

pub mod agreement;

use axum::body::Body;
use axum::http::Response;
use jiff::{SignedDuration, Timestamp};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::city::{DueKind, PendingKind, deciding};
use process::stage::{Position, Stage};
use store::{CityYear, District, Due, Pending, StoreError, Tx};
use ui::{EmptyState, Markup, Page, Table, Tag, TimeStyle, Tone, html, time};

use crate::context::Context;
use crate::error::WebError;

/// How many days of deadlines are shown, and how many of each district.
const DAYS: i64 = 14;
const DEADLINES: usize = 3;

struct View {
    districts: Vec<District>,
    years: Vec<CityYear>,
    pending: Vec<Pending>,
    due: Vec<Due>,
}

/// `GET /city`: for officers of the city and administrators, of the districts where they are.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let (now, until) = (ctx.now, ctx.now + SignedDuration::from_hours(24 * DAYS));
    let read = move |tx: &mut Tx<'_>| -> Result<View, StoreError> {
        Ok(View {
            districts: store::district_list(tx)?,
            years: store::city_years(tx)?,
            pending: store::city_pending(tx, now)?,
            due: store::city_due(tx, now, until)?,
        })
    };
    let mut view = ctx.app.stores.site.read(read).await?;
    let first = view.districts.first().map(|one| one.id);
    view.districts.retain(|one| ctx.can(Act::CitySee, one.id));
    if view.districts.is_empty() {
        ctx.may(
            Act::CitySee,
            first.map_or_else(Target::default, Target::district),
        )?;
    }
    let lang = ctx.lang;
    let title = t(lang, "city-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "city-lead")) }
        nav.pages aria-label=(t(lang, "city-more")) {
            a href="/city/officers" { (t(lang, "city-officers")) }
            a href="/city/agreements" { (t(lang, "city-agreements")) }
            a href="/city/evaluation" { (t(lang, "evaluation-title")) }
            a href="/outcomes" { (t(lang, "outcome-catalogue")) }
            a href="/city/case" { (t(lang, "larger-city-title")) }
            a href="/support" { (t(lang, "differential-title")) }
            @if ctx.may(Act::DistrictSetUp, Target::default()).is_ok() { a href="/set-up" { (t(lang, "city-new-district")) } }
        }
        @if view.districts.is_empty() {
            (EmptyState::new(t(lang, "home-empty"), t(lang, "home-empty-text")).render())
        } @else { (table(&ctx, &view)) }
        p.soft { (t(lang, "city-order")) }
    };
    Ok(ctx.ok(Page::new(lang, title, body).noindex()))
}

fn table(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let head = Table::new(t(lang, "city-table"), t(lang, "city-district"))
        .column(t(lang, "city-stage"))
        .column(t(lang, "city-to-approve"))
        .column(t(lang, "city-waiting"))
        .column(t(lang, "city-due"));
    let table = view.districts.iter().fold(head, |table, district| {
        let name = lang.pick(&district.name_ko, &district.name_en);
        let home = format!("/d/{}", district.slug);
        let cells = vec![
            stage(lang, view, district, ctx.now),
            pending(lang, view, district, true),
            pending(lang, view, district, false),
            due(lang, view, district),
        ];
        table.row(html! { a href=(home) { (name) } }, cells)
    });
    table.render()
}

/// The stage of the year that is decided on, with its end.
fn stage(lang: Lang, view: &View, district: &District, now: Timestamp) -> Markup {
    let years: Vec<&CityYear> = view
        .years
        .iter()
        .filter(|year| year.cycle.district == district.id)
        .collect();
    let found = deciding(&years, now, |year| {
        (year.cycle.fiscal_year, year.stages.as_slice())
    });
    let Some(year) = found else {
        return html! { span.soft { (t(lang, "city-year-none")) } };
    };
    let fiscal = [("year", year.cycle.fiscal_year.to_string().into())];
    let present = |stage: &&Stage| stage.position(now) == Position::Present;
    let open: Vec<&Stage> = year.stages.iter().filter(present).collect();
    html! {
        (tr(lang, "year-fiscal", &fiscal))
        @if open.is_empty() { br; span.soft { (t(lang, "city-stage-none")) } }
        @for stage in open {
            br; strong { (t(lang, &format!("stage-{}", stage.kind))) } " ~ " (korean::deadline_short(lang, stage.closes_at))
        }
    }
}

/// The address where something that waits is dealt with.
fn place(kind: PendingKind) -> &'static str {
    match kind {
        PendingKind::Agreement => "agreement",
        PendingKind::Change => "changes",
        PendingKind::Settlement => "settlement",
        PendingKind::Objection => "evaluation#objections",
        PendingKind::Inquiry => "inbox?state=waiting",
        PendingKind::Suggestion | PendingKind::Minutes => "meetings",
        PendingKind::Review => "reviews?state=open",
    }
}

/// What waits for the city, or for an answer of the district.
fn pending(lang: Lang, view: &View, district: &District, city: bool) -> Markup {
    let mine = |one: &&Pending| one.district == district.id && one.kind.of_the_city() == city;
    let mut all: Vec<&Pending> = view.pending.iter().filter(mine).collect();
    all.sort_by_key(|one| one.kind);
    html! {
        @if all.is_empty() { span.soft { (t(lang, "city-nothing")) } }
        @else {
            ul.plain {
                @for one in all {
                    @let count = [("count", one.count.into())];
                    li {
                        a href={ "/d/" (district.slug) "/" (place(one.kind)) } { (tr(lang, &format!("city-pending-{}", one.kind), &count)) }
                        @if one.late > 0 {
                            " " (Tag::new(tr(lang, "city-late", &[("count", one.late.into())]), Tone::Persimmon).render())
                        }
                    }
                }
            }
        }
    }
}

/// The next few days that something is due in a district.
fn due(lang: Lang, view: &View, district: &District) -> Markup {
    let mine = view.due.iter().filter(|one| one.district == district.id);
    let all: Vec<&Due> = mine.take(DEADLINES).collect();
    let name = |kind: DueKind| t(lang, &format!("city-due-{kind}"));
    html! {
        @if all.is_empty() { span.soft { (t(lang, "city-due-none")) } }
        @else {
            ul.plain {
                @for one in all {
                    li { (time(lang, one.at - SignedDuration::from_secs(1), TimeStyle::DateShort)) " " (name(one.kind)) }
                }
            }
        }
    }
}
