//! Setting a district up: its names, neighbourhoods and first year.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::t;
use process::act::Target;
use process::district::DistrictForm;
use process::stage::StageKind;
use process::{Act, Fault, Invalid};
use store::{NewDistrict, StoreError};
use ui::{Button, InputKind, Markup, MoneyInput, Page, TextInput, Textarea, actions, html};

use crate::acts::district::{self, SetUp};
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

/// `GET /set-up`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    ctx.may(Act::DistrictSetUp, Target::default())?;
    let year = first_year(ctx.today);
    let mut usual = vec![("fiscal_year".to_owned(), (year + 1).to_string())];
    for (kind, (from, first, to, last)) in StageKind::ALL.iter().zip(USUAL) {
        usual.push((format!("{kind}"), format!("{}-{first}", year + from)));
        usual.push((format!("{kind}_last"), format!("{}-{last}", year + to)));
    }
    let form = usual.into_iter().collect();
    Ok(page(&ctx, &form, &Invalid::default(), StatusCode::OK))
}

/// The year in which the usual days of collecting proposals are not over.
fn first_year(today: Date) -> i16 {
    let (_, _, after, last) = USUAL[1];
    let last: Option<Date> = format!("{}-{last}", today.year() + after).parse().ok();
    today.year() + i16::from(last.is_some_and(|last| last < today))
}

/// `POST /set-up`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let typed = typed(&post.form);
    let done = post
        .once(move |tx, by| {
            let new = plan(by, &typed)?;
            let slug = new.district.slug.clone();
            match district::set_up(tx, by, &new) {
                Err(NotDone::Store(StoreError::Exists(_))) => {
                    Err(Invalid::one("slug", Fault::new("fault-slug-taken")).into())
                }
                other => other.map(|_| format!("/d/{slug}")),
            }
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &post.form, &invalid, status))
        }
    }
}

/// Permission comes before the faults of the form.
fn plan(by: &By, typed: &DistrictForm) -> Result<SetUp, NotDone> {
    by.may(Act::DistrictSetUp, Target::default())?;
    let plan = typed.check(by.today)?;
    let (name_ko, name_en) = plan.name;
    let (plain_name_ko, plain_name_en) = plan.plain_name;
    Ok(SetUp {
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
        stages: plan.stages,
    })
}

fn typed(form: &Form) -> DistrictForm {
    let days = |kind: &StageKind| (form.text(kind.as_str()), form.text(&format!("{kind}_last")));
    DistrictForm {
        slug: form.text("slug"),
        name_ko: form.text("name_ko"),
        name_en: form.text("name_en"),
        plain_name_ko: form.text("plain_name_ko"),
        plain_name_en: form.text("plain_name_en"),
        neighborhoods: form.text("neighborhoods"),
        fiscal_year: form.text("fiscal_year"),
        budget: form.text("budget"),
        stages: StageKind::ALL.iter().map(days).collect(),
    }
}

fn page(ctx: &Context, form: &Form, invalid: &Invalid, status: StatusCode) -> Response<Body> {
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
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "set-up-lead")) }
        (ui::Form::post("/set-up").hidden_all(hidden(&ctx.tokens())).render(html! {
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
            @for kind in StageKind::ALL { (days(&fields, *kind)) }
            (actions(Button::new(t(lang, "set-up-button")).render()))
        }))
    };
    ctx.page(
        status,
        Page::new(lang, fields.title(&title), body).noindex(),
    )
}

/// First and last day of a stage.
fn days(fields: &Fields<'_>, kind: StageKind) -> Markup {
    let lang = fields.lang;
    let last = format!("{kind}_last");
    let stage = t(lang, &format!("stage-{kind}"));
    let label = |key: &str| format!("{stage}: {}", t(lang, key));
    let first_day = ui::Field::new(kind.as_str(), label("set-up-first"))
        .value(fields.form.get(kind.as_str()))
        .error(fields.error(kind.as_str()));
    let last_day = ui::Field::new(&last, label("set-up-last")).value(fields.form.get(&last));
    html! {
        (TextInput::new(first_day.required()).kind(InputKind::Date).render(lang))
        (TextInput::new(last_day.required()).kind(InputKind::Date).render(lang))
    }
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
