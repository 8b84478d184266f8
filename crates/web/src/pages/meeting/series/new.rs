//! Calling a series: the form, a look at the days it gives, then all meetings are called.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::Invalid;
use process::act::Target;
use process::meeting::{
    MeetingForm, MeetingMode, MeetingPlan, NTHS, OnHoliday, Pattern, SeriesDay, SeriesForm,
    SeriesPlan, WEEKDAYS,
};
use process::refusal::Fault;
use process::{Act, Refusal};
use store::District;
use ui::{
    Breadcrumb, Button, Choice, Form as PostForm, InputKind, Markup, Page, Radios, Select, Table,
    TextInput, Textarea, TimeStyle, actions, html, time,
};

use super::{day, list_address, nth, on_holiday, weekday};
use crate::acts::meeting::series;
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::meeting;
use crate::post::{Post, Settled};

/// `GET /d/{district}/series/new`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let form = [
        ("mode", MeetingMode::OnSite.as_str()),
        ("pattern", Pattern::Month.as_str()),
        ("every", "2"),
        ("on_holiday", OnHoliday::After.as_str()),
    ];
    let form = form.into_iter().collect();
    page(&ctx, slug, &form, &Invalid::default(), None, StatusCode::OK).await
}

/// `POST /d/{district}/series`: shows the days, or calls the meetings.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = typed(&post.form);
    if post.form.get("step") == "check" {
        let (by, district) = (post.ctx.by(), slug.clone());
        let read = move |tx: &mut store::Tx<'_>| -> Result<SeriesPlan, NotDone> {
            Ok(series::plan(tx, &by, &district, &typed)?.2)
        };
        return match post.ctx.app.stores.site.read(read).await {
            Ok(plan) => {
                let none = Invalid::default();
                page(
                    &post.ctx,
                    slug,
                    &post.form,
                    &none,
                    Some(&plan),
                    StatusCode::OK,
                )
                .await
            }
            Err(NotDone::Invalid(invalid)) => again(&post, slug, &invalid).await,
            Err(other) => Err(other.into()),
        };
    }
    let district = slug.clone();
    let done = post
        .once(move |tx, by| {
            let id = series::call(tx, by, &district, &typed)?;
            Ok(format!("/d/{district}/series/{id}?done=called"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, slug, &invalid).await,
    }
}

async fn again(post: &Post, slug: String, invalid: &Invalid) -> Result<Response<Body>, WebError> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(&post.ctx, slug, &post.form, invalid, None, status).await
}

fn typed(form: &Form) -> SeriesForm {
    SeriesForm {
        meeting: MeetingForm {
            title: form.text("title"),
            purpose: form.text("purpose"),
            place: form.text("place"),
            day: form.text("day"),
            time: form.text("time"),
            timetable: form.text("timetable"),
            mode: form.text("mode"),
            join_link: form.text("join_link"),
            ..MeetingForm::default()
        },
        pattern: form.text("pattern"),
        every: form.text("every"),
        weekday: form.text("weekday"),
        nth: form.text("nth"),
        until: form.text("until"),
        count: form.text("count"),
        on_holiday: form.text("on_holiday"),
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    form: &Form,
    invalid: &Invalid,
    plan: Option<&SeriesPlan>,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let both = series::both_bodies(tx, district.id)?;
        Ok((district, both.is_some()))
    };
    let (district, both): (District, bool) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingCall, Target::district(district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "series-new");
    let back = list_address(&district);
    let missing = Refusal::conflict(Fault::new("refusal-series-bodies"));
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "series-new-lead")) }
        @if let Some(plan) = plan { (days(ctx, plan)) }
        @if both {
            (PostForm::post(&back).hidden_all(hidden(&ctx.tokens())).render(html! {
                (inputs(&fields))
                (actions(html! {
                    (Button::new(t(lang, "series-check")).second().sends("step", "check").render())
                    (Button::new(t(lang, "series-button")).sends("step", "call").render())
                    a href=(back) { (t(lang, "meeting-cancel")) }
                }))
            }))
        } @else {
            p { (crate::message::fault(lang, &missing.fault)) }
            p { a href={ "/d/" (district.slug) "/bodies" } { (t(lang, "body-from-meetings")) } }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str())
        .step(t(lang, "nav-meetings"), meeting::list_address(&district))
        .step(t(lang, "series-list-title"), back);
    let page = Page::new(lang, fields.title(&title), body).noindex();
    let page = page.breadcrumb(crumbs.render(lang));
    Ok(ctx.page(status, in_district(ctx, &district, Section::Meetings, page)))
}

/// The days that the rule gives, before anything is called.
fn days(ctx: &Context, plan: &SeriesPlan) -> Markup {
    let lang = ctx.lang;
    let held = plan.days.iter().filter(|(_, meeting)| meeting.is_some());
    let count = i64::try_from(held.count()).unwrap_or(i64::MAX);
    let table = Table::new(t(lang, "series-days"), t(lang, "series-column-planned"))
        .column(t(lang, "series-column-held"));
    let row = |table: Table, (one, meeting): &(SeriesDay, Option<MeetingPlan>)| {
        let held = match meeting {
            Some(meeting) => html! {
                (time(lang, meeting.starts_at, TimeStyle::DateTime))
                @if one.held_on != Some(one.planned_on) { br; (t(lang, "series-moved-holiday")) }
            },
            None => html! { (t(lang, "series-skipped")) },
        };
        table.row(day(lang, one.planned_on), vec![held])
    };
    html! {
        section.section aria-labelledby="series-preview" {
            h2 #series-preview { (tr(lang, "series-preview", &[("count", count.into())])) }
            p { (t(lang, "series-preview-text")) }
            (plan.days.iter().fold(table, row).render())
        }
    }
}

fn inputs(fields: &Fields<'_>) -> Markup {
    let lang = fields.lang;
    let patterns = vec![
        Choice::new(Pattern::Month.as_str(), t(lang, "series-pattern-month")),
        Choice::new(Pattern::Weeks.as_str(), t(lang, "series-pattern-weeks")),
    ];
    let weekdays = WEEKDAYS.iter().map(|day| {
        let number = day.to_monday_one_offset();
        Choice::new(number.to_string(), weekday(lang, number))
    });
    let nths = NTHS
        .iter()
        .map(|n| Choice::new(n.to_string(), nth(lang, *n)));
    let holidays = OnHoliday::ALL
        .iter()
        .map(|rule| Choice::new(rule.as_str(), on_holiday(lang, *rule)));
    let modes = MeetingMode::ALL
        .iter()
        .map(|mode| Choice::new(mode.as_str(), t(lang, &format!("meeting-mode-{mode}"))));
    let day = fields
        .hinted("day", "series-first-on", "series-first-on-hint")
        .required();
    let time = fields
        .hinted("time", "meeting-time", "meeting-time-hint")
        .required();
    let timetable = fields.hinted("timetable", "meeting-timetable", "meeting-timetable-hint");
    let link = fields.hinted("join_link", "meeting-join-link", "meeting-join-link-hint");
    let nth = fields.hinted("nth", "series-nth", "series-nth-hint");
    let every = fields.hinted("every", "series-every", "series-every-hint");
    let until = fields.hinted("until", "series-until", "series-until-hint");
    html! {
        (TextInput::new(fields.field("title", "meeting-title").required()).render(lang))
        (Textarea::new(fields.field("purpose", "meeting-purpose").required()).rows(3).render(lang))
        (Radios::new(fields.field("pattern", "series-pattern").required(), patterns).render(lang))
        (Select::new(fields.field("weekday", "series-weekday").required(), weekdays.collect()).render(lang))
        (Select::new(nth, nths.collect()).render(lang))
        (TextInput::new(every).kind(InputKind::Number).short().render(lang))
        (TextInput::new(day).kind(InputKind::Date).short().render(lang))
        (TextInput::new(until).kind(InputKind::Date).short().render(lang))
        (TextInput::new(fields.hinted("count", "series-count", "series-count-hint")).kind(InputKind::Number).short().render(lang))
        (Radios::new(fields.field("on_holiday", "series-on-holiday").required(), holidays.collect()).render(lang))
        (TextInput::new(time).short().render(lang))
        (Radios::new(fields.field("mode", "meeting-mode").required(), modes.collect()).render(lang))
        (TextInput::new(fields.field("place", "meeting-place").required()).render(lang))
        (TextInput::new(link).render(lang))
        (Textarea::new(timetable).rows(4).render(lang))
    }
}
