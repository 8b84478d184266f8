//! A line of the plan: the form for a new one, changing it, taking it out.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::budget::Codes;
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::BudgetLineId;
use process::plan::{FundingSource, LineForm};
use process::{Act, Invalid};
use serde::Deserialize;
use store::{BudgetLine, Cycle, District, Selected, Tx};
use ui::{
    Button, Choice, Form as PostForm, InputKind, MoneyInput, Page, Select, TextInput, actions, html,
};

use crate::acts::selection::title_shown;
use crate::acts::{self, NotDone, district, money, not_found};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agreement::summary;
use crate::pages::money::Asked;
use crate::post::{Post, Settled};

struct View {
    district: District,
    cycle: Cycle,
    lines: Vec<BudgetLine>,
    line: Option<BudgetLine>,
    selected: Vec<Selected>,
}

/// The year, and which selected item the line is to carry out.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    year: Option<String>,
    selected: Option<String>,
}

/// `GET /d/{district}/plan/lines/new`.
pub async fn new(
    ctx: Context,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let Wanted { year, selected } = wanted;
    let year = Asked {
        year,
        done: String::new(),
    };
    let year = year.year()?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = money::year(tx, district.id, year)?;
        view(tx, district, cycle, None)
    };
    let view = ctx.app.stores.site.read(read).await?;
    // The programmes of the line before are those of the next one more often than not.
    let mut form = match view.lines.last() {
        Some(last) => vec![
            ("policy_program", last.path.policy_program.clone()),
            ("unit_program", last.path.unit_program.clone()),
            ("detailed_project", last.path.detailed_project.clone()),
        ],
        None => Vec::new(),
    };
    if let Some(item) = view.item(selected.as_deref().unwrap_or_default()) {
        form.retain(|(name, _)| *name != "detailed_project");
        form.extend([
            ("detailed_project", shown(ctx.lang, item)),
            ("units", "1".to_owned()),
            ("count", "1".to_owned()),
            ("unit_price", korean::number(item.granted.0)),
            ("source", FundingSource::CityBudget.to_string()),
            ("selected", item.position.to_string()),
        ]);
    }
    let form = form.into_iter().collect();
    page(&ctx, &view, &form, &Invalid::default(), StatusCode::OK)
}

/// `POST /d/{district}/plan/lines`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let (typed, year) = (typed(&post.form), year(&post.form)?);
    let selected = post.form.get("selected").to_owned();
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            match selected.as_str() {
                "" => acts::plan::add(tx, by, &place, year, &typed)?,
                position => {
                    let position = position.parse().map_err(|_| not_found())?;
                    acts::plan::take(tx, by, &place, (year, position), &typed)?
                }
            };
            Ok(format!("/d/{place}/plan?year={year}&done=added"))
        })
        .await;
    again(post, slug, year, None, done).await
}

/// `GET /d/{district}/plan/lines/{line}`.
pub async fn edit(
    ctx: Context,
    Path((slug, line)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let id: BudgetLineId = line.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let line = store::budget_line_get(tx, id)?.ok_or_else(not_found)?;
        let cycle = store::cycle_get(tx, line.cycle)?.filter(|c| c.district == district.id);
        view(tx, district, cycle.ok_or_else(not_found)?, Some(line))
    };
    let view = ctx.app.stores.site.read(read).await?;
    let form = view.line.as_ref().map_or_else(Form::default, filled);
    page(&ctx, &view, &form, &Invalid::default(), StatusCode::OK)
}

/// `POST /d/{district}/plan/lines/{line}`: changes it, or takes it out.
pub async fn change(
    Path((slug, line)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id: BudgetLineId = line.parse().map_err(|_| WebError::not_found())?;
    let (typed, year) = (typed(&post.form), year(&post.form)?);
    let removes = post.form.get("remove") == "yes";
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let done = match removes {
                true => {
                    acts::plan::remove(tx, by, &place, (year, id))?;
                    "removed"
                }
                false => {
                    acts::plan::edit(tx, by, &place, (year, id), &typed)?;
                    "changed"
                }
            };
            Ok(format!("/d/{place}/plan?year={year}&done={done}"))
        })
        .await;
    again(post, slug, year, Some(id), done).await
}

async fn again(
    post: Post,
    slug: String,
    year: i64,
    id: Option<BudgetLineId>,
    done: Result<String, NotDone>,
) -> Result<Response<Body>, WebError> {
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
                let district = district::find(tx, &slug)?;
                let cycle = money::year(tx, district.id, Some(year))?;
                let line = match id {
                    Some(id) => store::budget_line_get(tx, id)?,
                    None => None,
                };
                view(tx, district, cycle, line)
            };
            let view = post.ctx.app.stores.site.read(read).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &view, &post.form, &invalid, status)
        }
    }
}

fn view(
    tx: &mut Tx<'_>,
    district: District,
    cycle: Cycle,
    line: Option<BudgetLine>,
) -> Result<View, NotDone> {
    let latest = store::agreement_latest(tx, cycle.id)?;
    let held = line.as_ref().is_some_and(|line| line.held);
    let signed = latest.as_ref().and_then(store::Agreement::first_signed_at);
    process::plan::rewrite(signed, held)?;
    Ok(View {
        lines: store::budget_lines(tx, cycle.id)?,
        selected: store::budget_selected(tx, cycle.id)?,
        district,
        cycle,
        line,
    })
}

impl View {
    /// The selected item at this place.
    fn item(&self, position: &str) -> Option<&Selected> {
        let named = |item: &&Selected| item.position.to_string() == position;
        self.selected.iter().find(named)
    }
}

/// What a selected item is called, unless it was hidden since.
fn shown(lang: Lang, item: &Selected) -> String {
    title_shown(lang, &item.title, item.hidden, item.position)
}

/// The year that the form was made for.
fn year(form: &Form) -> Result<i64, WebError> {
    form.get("year").parse().map_err(|_| WebError::not_found())
}

fn typed(form: &Form) -> LineForm {
    LineForm {
        policy_program: form.text("policy_program"),
        unit_program: form.text("unit_program"),
        detailed_project: form.text("detailed_project"),
        stat_code: form.text("stat_code"),
        label: form.text("label"),
        units: form.text("units"),
        count: form.text("count"),
        unit_price: form.text("unit_price"),
        source: form.text("source"),
    }
}

fn filled(line: &BudgetLine) -> Form {
    [
        ("policy_program", line.path.policy_program.clone()),
        ("unit_program", line.path.unit_program.clone()),
        ("detailed_project", line.path.detailed_project.clone()),
        ("stat_code", line.path.stat_code.clone()),
        ("label", line.label.clone()),
        ("units", line.reckoning.units.to_string()),
        ("count", line.reckoning.count.to_string()),
        ("unit_price", line.reckoning.unit_price.to_string()),
        ("source", line.source.to_string()),
    ]
    .into_iter()
    .collect()
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PlanWrite, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = match &view.line {
        Some(_) => t(lang, "plan-line-change"),
        None => t(lang, "plan-line-new"),
    };
    let back = format!(
        "/d/{}/plan?year={}",
        view.district.slug, view.cycle.fiscal_year
    );
    let action = match &view.line {
        Some(line) => format!("/d/{}/plan/lines/{}", view.district.slug, line.id),
        None => format!("/d/{}/plan/lines", view.district.slug),
    };
    let codes = Codes::of(view.cycle.fiscal_year).stats.iter().map(|code| {
        let name = lang.pick(&code.ko, &code.en);
        Choice::new(&code.code, format!("{} {name}", code.code))
    });
    let sources = FundingSource::ALL.iter();
    let sources = sources.map(|s| Choice::new(s.as_str(), t(lang, &format!("plan-source-{s}"))));
    let line = |name: &str, label: &str, hint: &str| {
        TextInput::new(fields.hinted(name, label, hint).required()).render(lang)
    };
    let number = |name: &str, label: &str| {
        let input = TextInput::new(fields.field(name, label).required());
        input.kind(InputKind::Number).short().render(lang)
    };
    let year = view.cycle.fiscal_year.to_string();
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "plan-line-lead")) }
        (summary::link(lang, &view.district, view.cycle.fiscal_year))
        (PostForm::post(&action).hidden_all(hidden(&ctx.tokens())).hidden("year", &year)
            .hidden("selected", form.get("selected")).render(html! {
            @if let Some(item) = view.item(form.get("selected")) {
                p { (tr(lang, "plan-line-selected", &[
                    ("title", shown(lang, item).into()),
                    ("granted", korean::won_exact(lang, item.granted.0).into()),
                ])) }
            }
            (line("policy_program", "plan-policy", "plan-policy-hint"))
            (line("unit_program", "plan-unit", "plan-unit-hint"))
            (line("detailed_project", "plan-project", "plan-project-hint"))
            (Select::new(fields.field("stat_code", "plan-stat").required(), codes.collect()).render(lang))
            (line("label", "plan-label", "plan-label-hint"))
            (number("units", "plan-units"))
            (number("count", "plan-count"))
            (MoneyInput::new(fields.field("unit_price", "plan-unit-price").required()).render(lang))
            (Select::new(fields.field("source", "plan-source").required(), sources.collect()).render(lang))
            (actions(html! {
                (Button::new(t(lang, "plan-line-save")).render())
                a href=(back) { (t(lang, "plan-cancel")) }
            }))
        }))
        @if view.line.is_some() {
            (PostForm::post(&action).hidden_all(hidden(&ctx.tokens())).hidden("year", &year)
                .hidden("remove", "yes")
                .render(actions(Button::new(t(lang, "plan-line-remove")).warning().render())))
        }
    };
    let page = Page::new(lang, fields.title(&title), body).noindex();
    Ok(ctx.page(
        status,
        in_district(ctx, &view.district, Section::Money, page),
    ))
}
