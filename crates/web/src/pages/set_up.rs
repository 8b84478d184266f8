//! Setting a district up: its names, neighbourhoods and first year.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{t, tr};
use process::act::Target;
use process::calendar::a_year_later;
use process::district::DistrictForm;
use process::stage::{Stage, StageKind};
use process::{Act, Fault, Invalid};
use serde::Deserialize;
use store::{Cycle, District, NewDistrict, StoreError, Tx};
use ui::{
    Button, Details, Hidden, InputKind, ListRow, Markup, MoneyInput, Page, TextInput, Textarea,
    actions, html, list,
};

use super::settings::days;
use crate::acts::district::{self, More, SetUp};
use crate::acts::expansion::Shape;
use crate::acts::{By, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

/// The usual first and last days of the stages, as month and day, and whether they lie in
/// the fiscal year itself or after it (0 = the year before it).
const USUAL: [(i16, &str, i16, &str); 7] = [
    (0, "02-01", 0, "04-15"),
    (0, "03-01", 0, "05-31"),
    (0, "05-15", 0, "07-20"),
    (0, "07-21", 0, "08-31"),
    (0, "09-01", 0, "10-31"),
    (1, "01-01", 1, "12-31"),
    (2, "01-01", 2, "04-30"),
];

/// What the address may carry.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// The district whose settings and calendar the form begins with.
    #[serde(default)]
    from: String,
}

/// `GET /set-up`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::DistrictSetUp, Target::default())?;
    let (from, now) = (asked.from, ctx.now);
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let all = store::district_list(tx)?;
        if from.is_empty() {
            return Ok((all, None));
        }
        let like = district::find(tx, &from)?;
        let cycle = district::year(tx, like.id, None, now)?;
        let stages = store::stages_of(tx, cycle.id)?;
        let shape = Shape::read(tx, like.clone())?;
        Ok((all, Some((like, cycle, stages, shape))))
    };
    let (all, like) = ctx.app.stores.site.read(read).await?;
    let (form, shape) = match like {
        Some((like, cycle, stages, shape)) => {
            (begun_like(&ctx, &like, &cycle, stages), Some(shape))
        }
        None => (begun_as_usual(&ctx), None),
    };
    let others = html! {
        (others(&ctx, &all))
        @if let Some(shape) = &shape { (taken(&ctx, shape)) }
    };
    Ok(page(&ctx, &form, &Invalid::default(), others))
}

/// The form with the usual days.
fn begun_as_usual(ctx: &Context) -> Form {
    let year = first_year(ctx.today);
    let mut usual = vec![("fiscal_year".to_owned(), (year + 1).to_string())];
    for (kind, (from, first, to, last)) in StageKind::ALL.iter().zip(USUAL) {
        usual.push((format!("{kind}"), format!("{}-{first}", year + from)));
        usual.push((format!("{kind}_last"), format!("{}-{last}", year + to)));
    }
    usual.into_iter().collect()
}

/// The form with the money, the rule and the calendar of another district. Names and
/// neighbourhoods are each district's own, and nothing of its people is taken along. Years in
/// which proposals are over are left behind.
fn begun_like(ctx: &Context, like: &District, cycle: &Cycle, mut stages: Vec<Stage>) -> Form {
    let mut year = cycle.fiscal_year;
    let mut days = days::of(&stages);
    let over = |days: &[(StageKind, Date, Date)]| {
        let proposals = days.iter().find(|(kind, ..)| *kind == StageKind::Proposals);
        proposals.is_some_and(|(_, _, last)| *last < ctx.today)
    };
    while over(&days) {
        days = a_year_later(&stages);
        stages = days
            .iter()
            .map(|(kind, first, last)| Stage::of_days(*kind, *first, *last))
            .collect();
        year += 1;
    }
    let mut form = days::filled(days);
    for (name, value) in [
        ("from", like.slug.clone()),
        ("fiscal_year", year.to_string()),
        ("budget", cycle.budget.0.to_string()),
        ("last_word", cycle.last_word.as_str().to_owned()),
        ("short_reason", cycle.short_reason.clone()),
    ] {
        form.push((name.to_owned(), value));
    }
    form.into_iter().collect()
}

/// Links that begin the form like another district, and to who administers the city.
fn others(ctx: &Context, all: &[District]) -> Markup {
    let lang = ctx.lang;
    let rows: Vec<ListRow> = all
        .iter()
        .map(|one| {
            let name = lang.pick(&one.name_ko, &one.name_en);
            ListRow::new(name, format!("/set-up?from={}", one.slug))
        })
        .collect();
    html! {
        @if !rows.is_empty() {
            (Details::new(t(lang, "set-up-like"), html! {
                p { (t(lang, "set-up-like-text")) }
                (list(2, &rows))
            }).render())
        }
        p { a href="/set-up/administrators" { (t(lang, "administrator-title")) } }
    }
}

/// What is taken over from another district, before anything is pressed.
fn taken(ctx: &Context, shape: &Shape) -> Markup {
    let lang = ctx.lang;
    let names = |all: Vec<&str>| [("names", all.join(", ").into())];
    let both = |ko, en| -> &str { lang.pick(ko, en) };
    let bodies = shape.bodies.iter();
    let bodies: Vec<&str> = bodies
        .map(|one| both(one.name_ko.as_str(), one.name_en.as_str()))
        .collect();
    let departments = shape.departments.iter().map(|one| &one.text);
    let departments: Vec<&str> = departments
        .map(|text| both(text.name_ko.as_str(), text.name_en.as_str()))
        .collect();
    let templates: Vec<&str> = shape
        .templates
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    let words = shape
        .synonyms
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    let like = both(shape.like.name_ko.as_str(), shape.like.name_en.as_str()).to_owned();
    html! {
        section.section aria-labelledby="shape" {
            h2 #shape { (t(lang, "set-up-shape")) }
            p { (tr(lang, "set-up-shape-text", &[("district", like.into())])) }
            ul {
                li { (t(lang, "set-up-shape-calendar")) }
                @if !bodies.is_empty() { li { (tr(lang, "set-up-shape-bodies", &names(bodies))) } }
                @if !departments.is_empty() { li { (tr(lang, "set-up-shape-departments", &names(departments))) } }
                @if words > 0 { li { (tr(lang, "set-up-shape-synonyms", &[("count", words.into())])) } }
                @if !templates.is_empty() { li { (tr(lang, "set-up-shape-templates", &names(templates))) } }
                @if shape.agreement.is_some() { li { (t(lang, "set-up-shape-agreement")) } }
            }
        }
    }
}

/// The year in which the usual days of collecting proposals are not over.
fn first_year(today: Date) -> i16 {
    let (_, _, after, last) = USUAL[1];
    let last: Option<Date> = format!("{}-{last}", today.year() + after).parse().ok();
    today.year() + i16::from(last.is_some_and(|last| last < today))
}

/// `POST /set-up`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let (typed, more) = (typed(&post.form), more(&post.form));
    let done = post
        .once(move |tx, by| {
            let (new, more) = plan(by, &typed, more)?;
            let slug = new.district.slug.clone();
            match district::set_up_with(tx, by, &new, &more) {
                Err(NotDone::Store(StoreError::Exists(_))) => {
                    Err(Invalid::one("slug", Fault::new("fault-slug-taken")).into())
                }
                other => other.map(|_| format!("/d/{slug}")),
            }
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => Ok(page(&post.ctx, &post.form, &invalid, html! {})),
    }
}

/// Permission comes before the faults of the form.
fn plan(by: &By, typed: &DistrictForm, more: More) -> Result<(SetUp, More), NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    let plan = typed.check(by.today, &by.rules)?;
    let (name_ko, name_en) = plan.name;
    let (plain_name_ko, plain_name_en) = plan.plain_name;
    let more = More {
        short_reason: plan.calendar.short_reason,
        submits_on: plan.calendar.submits_on,
        ..more
    };
    let new = SetUp {
        district: NewDistrict {
            slug: plan.slug,
            name_ko,
            name_en,
            plain_name_ko,
            plain_name_en,
            kind: process::district::DistrictKind::District,
        },
        neighborhoods: plan.neighborhoods,
        fiscal_year: plan.fiscal_year,
        budget: plan.budget,
        stages: plan.calendar.stages,
    };
    Ok((new, more))
}

fn typed(form: &Form) -> DistrictForm {
    DistrictForm {
        slug: form.text("slug"),
        name_ko: form.text("name_ko"),
        name_en: form.text("name_en"),
        plain_name_ko: form.text("plain_name_ko"),
        plain_name_en: form.text("plain_name_en"),
        neighborhoods: form.text("neighborhoods"),
        fiscal_year: form.text("fiscal_year"),
        budget: form.text("budget"),
        calendar: days::typed(form),
    }
}

/// What the form of a district that is like another one carries along.
fn more(form: &Form) -> More {
    let like = form.text("from");
    More {
        last_word: form.get("last_word").parse().ok(),
        short_reason: String::new(),
        submits_on: None,
        like: (!like.is_empty()).then_some(like),
    }
}

fn page(ctx: &Context, form: &Form, invalid: &Invalid, others: Markup) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "set-up-title");
    let line = |name: &str, label: &str, hint: &str| {
        TextInput::new(fields.hinted(name, label, hint).required()).render(lang)
    };
    let mut carried = hidden(&ctx.tokens());
    for name in ["from", "last_word"] {
        if !form.get(name).is_empty() {
            carried.push(Hidden::new(name, form.get(name)));
        }
    }
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "set-up-lead")) }
        (others)
        @if !form.get("from").is_empty() { p { (t(lang, "set-up-like-taken")) } }
        (ui::Form::post("/set-up").hidden_all(carried).render(html! {
            (line("name_ko", "set-up-name-ko", "set-up-name-ko-hint"))
            (line("name_en", "set-up-name-en", "set-up-name-en-hint"))
            (line("slug", "set-up-slug", "set-up-slug-hint"))
            (line("plain_name_ko", "set-up-plain-ko", "set-up-plain-ko-hint"))
            (line("plain_name_en", "set-up-plain-en", "set-up-plain-en-hint"))
            (Textarea::new(fields.hinted("neighborhoods", "set-up-neighborhoods", "set-up-neighborhoods-hint").required())
                .rows(8).render(lang))
            (TextInput::new(fields.field("fiscal_year", "set-up-year").required())
                .kind(InputKind::Number).short().render(lang))
            (MoneyInput::new(fields.field("budget", "set-up-budget").required()).render(lang))
            h2 { (t(lang, "set-up-stages")) }
            p { (t(lang, "set-up-stages-hint")) }
            (days::boxes(&fields, &[], ctx.now, false))
            (actions(Button::new(t(lang, "set-up-button")).render()))
        }))
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(
        status,
        Page::new(lang, fields.title(&title), body).noindex(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_usual_days_are_not_over() {
        assert_eq!(first_year(date(2026, 5, 31)), 2026);
        assert_eq!(first_year(date(2026, 6, 1)), 2027);
    }
}
