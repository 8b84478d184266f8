//! The calendar of a year, planned backwards from the day on which the budget is handed in.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::calendar::back::{
    Back, Planned, TooShort, days_between, least_days, spending, submission_day,
};
use process::calendar::{Short, short_deliberation};
use process::stage::{Stage, StageKind};
use process::{Act, Fault, Invalid};
use ui::{
    Breadcrumb, Button, Field, Form as FormView, Hidden, InputKind, Markup, Notice, Table,
    TextInput, actions, html,
};

use super::{Asked, View, days, read, shown};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;

/// No stage needs more days than a year has.
const MOST: i64 = 366;

/// `GET /d/{district}/settings/calendar/back`: a proposal for what can still be changed. It
/// writes nothing; the form below it goes to the calendar.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(typed): Query<BTreeMap<String, String>>,
) -> Result<Response<Body>, WebError> {
    let asked = Asked {
        year: typed.get("year").cloned().unwrap_or_default(),
        ..Asked::default()
    };
    let view = read(&ctx, &slug, &asked, Act::CalendarSet).await?;
    let mut back = Back::of_year(&view.stages, deadline(&ctx, &view), ctx.now, &ctx.rules);
    let mut invalid = Invalid::default();
    let mut form: Vec<(String, String)> =
        vec![("submits_on".to_owned(), back.deadline.to_string())];
    if let Some(day) = typed.get("submits_on") {
        match day
            .parse()
            .ok()
            .filter(|day| fits(*day, view.cycle.fiscal_year))
        {
            Some(day) => back.deadline = day,
            None => invalid.push("submits_on", Fault::new("fault-submission")),
        }
        form[0].1.clone_from(day);
    }
    for (kind, least) in &mut back.least {
        let name = least_of(*kind);
        let value = typed
            .get(name)
            .cloned()
            .unwrap_or_else(|| least.to_string());
        match value
            .trim()
            .parse()
            .ok()
            .filter(|days| (1..=MOST).contains(days))
        {
            Some(days) => *least = days,
            None => invalid.push(name, Fault::new("fault-back-days").count("max", MOST)),
        }
        form.push((name.to_owned(), value));
    }
    let planned = invalid.0.is_empty().then(|| back.plan(&ctx.rules));
    let form = form.into_iter().collect();
    Ok(page(&ctx, &view, (&form, &invalid), (&back, planned)))
}

/// The day that the district has set, or that of the law.
fn deadline(ctx: &Context, view: &View) -> Date {
    let law = submission_day(view.cycle.fiscal_year, &ctx.rules);
    view.submits_on.unwrap_or(law)
}

/// Whether a budget of a year can be handed in on a day.
fn fits(day: Date, fiscal_year: i64) -> bool {
    let year = i64::from(day.year());
    fiscal_year - 2 <= year && year < fiscal_year
}

/// The field with the fewest days of a stage.
fn least_of(kind: StageKind) -> &'static str {
    match kind {
        StageKind::Discovery => "least_discovery",
        StageKind::Proposals => "least_proposals",
        StageKind::Deliberation => "least_deliberation",
        StageKind::Selection => "least_selection",
        StageKind::Planning | StageKind::Execution | StageKind::Settlement => "least_planning",
    }
}

fn page(
    ctx: &Context,
    view: &View,
    (form, invalid): (&Form, &Invalid),
    (back, planned): (&Back, Option<Result<Planned, TooShort>>),
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let year = view.cycle.fiscal_year;
    let home = format!("/d/{}/settings", view.district.slug);
    let address = format!("{home}/calendar/back");
    let title = tr(lang, "back-title", &[("year", year.to_string().into())]);
    let law = &ctx.rules.planner;
    let due = [
        ("day", day(lang, submission_day(year, &ctx.rules)).into()),
        ("law", lang.pick(&law.law_ko, &law.law_en).as_str().into()),
    ];
    let hint = tr(lang, "days-submission-law", &due);
    let submits = fields.field("submits_on", "days-submission").hint(hint);
    let body = html! {
        (Breadcrumb::new(title.as_str())
            .step(t(lang, "settings-title"), format!("{home}?year={year}"))
            .step(t(lang, "settings-calendar"), format!("{home}/calendar?year={year}"))
            .render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "back-lead")) }
        (FormView::get(&address).hidden("year", year.to_string()).render(html! {
            (TextInput::new(submits.required()).kind(InputKind::Date).render(lang))
            @for (kind, _) in &back.least { (least(ctx, &fields, *kind)) }
            (actions(Button::new(t(lang, "back-button")).second().render()))
        }))
        @match planned {
            None => {},
            Some(Err(short)) => {
                @let days = [("need", short.need.into()), ("have", short.have.into()), ("lack", (short.need - short.have).into())];
                (Notice::warning(html! { p { (tr(lang, "back-impossible", &days)) } }).announced().render(lang))
            }
            Some(Ok(planned)) => (proposal(ctx, view, &planned, back)),
        }
    };
    shown(ctx, &view.district, &title, invalid, "", body)
}

fn least(ctx: &Context, fields: &Fields<'_>, kind: StageKind) -> Markup {
    let lang = ctx.lang;
    let name = least_of(kind);
    let stage = ("stage", t(lang, &format!("stage-{kind}")).into());
    let usual = [("days", least_days(kind, &ctx.rules).into())];
    let field = Field::new(name, tr(lang, "back-least", &[stage]))
        .value(fields.form.get(name))
        .error(fields.error(name))
        .hint(tr(lang, "back-least-hint", &usual));
    TextInput::new(field)
        .kind(InputKind::Number)
        .short()
        .render(lang)
}

/// The proposed days with their share, and the form that sets them.
fn proposal(ctx: &Context, view: &View, planned: &Planned, back: &Back) -> Markup {
    let lang = ctx.lang;
    let all = days_between(back.opened, back.deadline);
    let mut whole: Vec<(StageKind, Date, Date)> = planned.days.clone();
    let usual = spending(view.cycle.fiscal_year);
    for (kind, first, last) in days::of(&view.stages).into_iter().chain(usual) {
        if whole.iter().all(|(there, ..)| *there != kind) {
            whole.push((kind, first, last));
        }
    }
    whole.sort_by_key(|(kind, ..)| *kind);
    let stages: Vec<Stage> = whole
        .iter()
        .map(|(kind, first, last)| Stage::of_days(*kind, *first, *last))
        .collect();
    let short = short_deliberation(&stages, &ctx.rules);
    let mut form = days::filled(whole);
    form.push(("submits_on".to_owned(), back.deadline.to_string()));
    form.push(("short_reason".to_owned(), view.cycle.short_reason.clone()));
    let form: Form = form.into_iter().collect();
    // Where deliberation stays short its reason is asked for at once.
    let invalid = Invalid::default();
    let fields = Fields {
        lang,
        form: &form,
        invalid: &invalid,
    };
    let mut secret = hidden(&ctx.tokens());
    secret.push(Hidden::new(
        "fiscal_year",
        view.cycle.fiscal_year.to_string(),
    ));
    let to = format!("/d/{}/settings/calendar", view.district.slug);
    html! {
        section.section {
            h2 { (t(lang, "back-proposal")) }
            (shares(lang, &stages, all))
            @if let Some(short) = short { (too_short(lang, short)) }
            p { (t(lang, "back-edit")) }
            (FormView::post(to).hidden_all(secret).render(html! {
                (days::boxes(&fields, &view.stages, ctx.now, short.is_some()))
                (actions(Button::new(t(lang, "calendar-button")).render()))
            }))
        }
    }
}

/// That deliberation has fewer days than its share.
pub fn too_short(lang: Lang, short: Short) -> Markup {
    let said = [
        ("days", short.days.into()),
        ("least", short.least.into()),
        ("all", short.all.into()),
    ];
    Notice::warning(html! { p { (tr(lang, "year-short", &said)) } }).render(lang)
}

/// The days of each stage that leads to the budget, and its share of all of them.
pub fn shares(lang: Lang, stages: &[Stage], all: i64) -> Markup {
    let empty = Table::new(t(lang, "back-table"), t(lang, "back-stage"))
        .column(t(lang, "year-days"))
        .figures(t(lang, "back-days"))
        .figures(t(lang, "back-share"));
    let leads =
        |stage: &&Stage| !matches!(stage.kind, StageKind::Execution | StageKind::Settlement);
    let row = |table: Table, stage: &Stage| {
        let share = korean::percent(stage.days(), all).unwrap_or_default();
        table.row(
            html! { (t(lang, &format!("stage-{}", stage.kind))) },
            vec![
                html! { (day(lang, stage.first_day())) "–" (day(lang, stage.last_day())) },
                html! { (korean::number(stage.days())) },
                html! { (share) },
            ],
        )
    };
    stages.iter().filter(leads).fold(empty, row).render()
}

/// A day in words.
pub fn day(lang: Lang, day: Date) -> String {
    korean::date(lang, korean::seoul_midnight(day))
}
