//! What a district is called, the money of a year and who has the last word on it; from here
//! one comes to the calendar, the neighbourhoods, the next year and the words for the same.

pub mod back;
pub mod calendar;
pub mod criteria;
pub mod days;
pub mod department;
pub mod neighborhood;
pub mod next_year;
pub mod synonym;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::act::Target;
use process::district::SettingsForm;
use process::selection::LastWord;
use process::stage::{Position, Stage, StageKind};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{Cycle, District};
use ui::{
    Button, Choice, Form as FormView, Hidden, ListRow, Markup, MoneyInput, Notice, Page, Radios,
    TextInput, actions, html, list,
};

use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// What the address may carry.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year; the one that is being decided on when it is not named.
    #[serde(default)]
    pub year: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

impl Asked {
    /// The year of a form that was sent.
    fn of(form: &Form) -> Asked {
        Asked {
            year: form.text("fiscal_year"),
            done: String::new(),
        }
    }

    /// The fiscal year that was named.
    ///
    /// # Errors
    /// What is no year is not found.
    pub fn fiscal_year(&self) -> Result<Option<i64>, WebError> {
        match self.year.as_str() {
            "" => Ok(None),
            year => year.parse().map(Some).map_err(|_| WebError::not_found()),
        }
    }
}

/// One year of a district, for staff.
struct View {
    district: District,
    cycle: Cycle,
    stages: Vec<Stage>,
    years: Vec<Cycle>,
    /// Whether a vote of the year was announced.
    announced: bool,
    /// The day on which the budget is handed in, if it is set.
    submits_on: Option<Date>,
}

async fn read(ctx: &Context, slug: &str, asked: &Asked, act: Act) -> Result<View, WebError> {
    let (slug, actor, now) = (slug.to_owned(), ctx.actor.clone(), ctx.now);
    let year = asked.fiscal_year()?;
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        process::authorize(&actor, act, Target::district(district.id))?;
        let cycle = district::year(tx, district.id, year, now)?;
        Ok(View {
            stages: store::stages_of(tx, cycle.id)?,
            years: store::cycles_of(tx, district.id)?,
            announced: store::vote_of_cycle(tx, cycle.id)?.is_some(),
            submits_on: store::submission_of(tx, cycle.id)?,
            district,
            cycle,
        })
    });
    Ok(view.await?)
}

/// `GET /d/{district}/settings`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug, &asked, Act::DistrictChange).await?;
    let form = filled(&view);
    Ok(page(&ctx, &view, &form, &Invalid::default(), &asked))
}

/// `POST /d/{district}/settings`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let asked = Asked::of(&post.form);
    let year = asked.fiscal_year()?;
    let typed = SettingsForm {
        name_ko: post.form.text("name_ko"),
        name_en: post.form.text("name_en"),
        plain_name_ko: post.form.text("plain_name_ko"),
        plain_name_en: post.form.text("plain_name_en"),
        budget: post.form.text("budget"),
        last_word: post.form.text("last_word"),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        district::change(tx, by, &place, year, &typed)?;
        Ok(back(&place, "settings", year, "settings"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug, &asked, Act::DistrictChange).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid, &asked))
        }
    }
}

/// Where a form of these pages leads to.
fn back(slug: &str, page: &str, year: Option<i64>, done: &str) -> String {
    let year = year.map_or(String::new(), |year| format!("year={year}&"));
    format!("/d/{slug}/{page}?{year}done={done}")
}

fn filled(view: &View) -> Form {
    let District {
        name_ko,
        name_en,
        plain_name_ko,
        plain_name_en,
        ..
    } = &view.district;
    let budget = view.cycle.budget.0.to_string();
    [
        ("name_ko", name_ko.as_str()),
        ("name_en", name_en),
        ("plain_name_ko", plain_name_ko),
        ("plain_name_en", plain_name_en),
        ("budget", &budget),
        ("last_word", view.cycle.last_word.as_str()),
    ]
    .into_iter()
    .collect()
}

/// A page of the settings: with its faults when there are any, and what was just done.
fn shown(
    ctx: &Context,
    district: &District,
    title: &str,
    invalid: &Invalid,
    done: &str,
    body: Markup,
) -> Response<Body> {
    if let Some(first) = ctx.consent_first() {
        return first;
    }
    let lang = ctx.lang;
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let form = Form::default();
    let fields = Fields {
        lang,
        form: &form,
        invalid,
    };
    let mut page = Page::new(lang, fields.title(title), body).noindex();
    if let "settings" | "calendar" | "neighborhoods" | "next-year" | "synonyms" | "departments" =
        done
    {
        let text = html! { p { (t(lang, &format!("settings-done-{done}"))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    ctx.page(status, in_district(ctx, district, Section::Settings, page))
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    invalid: &Invalid,
    asked: &Asked,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let year = view.cycle.fiscal_year.to_string();
    let title = t(lang, "settings-title");
    let line = |name: &str, label: &str, hint: &str| {
        TextInput::new(fields.hinted(name, label, hint).required())
            .max_length(60)
            .render(lang)
    };
    let mut secret = hidden(&ctx.tokens());
    secret.push(Hidden::new("fiscal_year", &year));
    let view_form = FormView::post(format!("{home}/settings")).hidden_all(secret);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "settings-lead")) }
        (list(2, &rows(lang, &home, &year)))
        section.section {
            h2 { (tr(lang, "settings-of-year", &[("year", year.clone().into())])) }
            (years(lang, &format!("{home}/settings"), &view.years, view.cycle.fiscal_year))
            (view_form.render(html! {
                (line("name_ko", "set-up-name-ko", "set-up-name-ko-hint"))
                (line("name_en", "set-up-name-en", "set-up-name-en-hint"))
                (line("plain_name_ko", "set-up-plain-ko", "settings-plain-hint"))
                (line("plain_name_en", "set-up-plain-en", "set-up-plain-en-hint"))
                (MoneyInput::new(fields.field("budget", "set-up-budget").hint(tr(lang, "settings-budget-hint", &[("year", year.clone().into())])).required()).render(lang))
                (last_word(ctx, &fields, view))
                (actions(Button::new(t(lang, "settings-button")).render()))
            }))
        }
    };
    shown(ctx, &view.district, &title, invalid, &asked.done, body)
}

/// The other pages of the settings.
fn rows(lang: Lang, home: &str, year: &str) -> Vec<ListRow> {
    let row = |key: &str, address: String| {
        ListRow::new(t(lang, key), address).meta(t(lang, &format!("{key}-text")))
    };
    vec![
        row(
            "settings-calendar",
            format!("{home}/settings/calendar?year={year}"),
        ),
        row("settings-criteria", format!("{home}/settings/criteria")),
        row(
            "settings-closings",
            format!("{home}/settings/closings?year={year}"),
        ),
        row(
            "settings-neighborhoods",
            format!("{home}/settings/neighborhoods"),
        ),
        row(
            "settings-departments",
            format!("{home}/settings/departments"),
        ),
        row("settings-next-year", format!("{home}/settings/next-year")),
        row("settings-synonyms", format!("{home}/settings/synonyms")),
    ]
}

/// Links to the other years of a district, when there are any.
pub fn years(lang: Lang, address: &str, all: &[Cycle], shown: i64) -> Markup {
    let name = |cycle: &Cycle| {
        tr(
            lang,
            "year-fiscal",
            &[("year", cycle.fiscal_year.to_string().into())],
        )
    };
    html! {
        @if all.len() > 1 {
            nav.pages aria-label=(t(lang, "year-others")) {
                @for cycle in all {
                    @if cycle.fiscal_year == shown {
                        span aria-current="page" { (name(cycle)) }
                    } @else {
                        a href={ (address) "?year=" (cycle.fiscal_year) } { (name(cycle)) }
                    }
                }
            }
        }
    }
}

/// Who has the last word: chosen until a vote is announced or the choosing begins, told from
/// then on.
fn last_word(ctx: &Context, fields: &Fields<'_>, view: &View) -> Markup {
    let lang = ctx.lang;
    let begun = |stage: &Stage| {
        stage.kind == StageKind::Selection && stage.position(ctx.now) != Position::Ahead
    };
    let fixed = match (view.stages.iter().any(begun), view.announced) {
        (true, _) => Some("settings-last-word-fixed"),
        (false, true) => Some("settings-last-word-announced"),
        (false, false) => None,
    };
    let name = |word: LastWord| t(lang, &format!("last-word-{word}"));
    html! {
        @if let Some(fixed) = fixed {
            input type="hidden" name="last_word" value=(view.cycle.last_word.as_str());
            p { strong { (t(lang, "settings-last-word")) ": " } (name(view.cycle.last_word)) }
            p.hint { (t(lang, fixed)) }
        } @else {
            @let choices = LastWord::ALL.iter().map(|word| Choice::new(word.as_str(), name(*word))).collect();
            (Radios::new(fields.hinted("last_word", "settings-last-word", "settings-last-word-hint").required(), choices).render(lang))
        }
    }
}
