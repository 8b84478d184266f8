//! Differential support (차등지원): a formula that anybody tries out, and the formulas of the
//! years. Districts stand in the order of their names; nothing here ranks them.

pub mod export;
pub mod publish;
pub mod result;
pub mod year;

use axum::body::Body;
use axum::extract::RawQuery;
use axum::http::{Response, StatusCode};
use finance::support::file::Simulation;
use korean::{Lang, t, tr};
use process::act::Target;
use process::differential_support::{CELLS, Outcome, SimulationForm, outcome};
use process::rules::Limits;
use process::{Act, Invalid};
use store::Tx;
use ui::{
    Button, Choice, EmptyState, Form as FormView, LinkButton, Markup, MoneyInput, Page, Select,
    TextInput, Textarea, actions, html,
};

use crate::acts::NotDone;
use crate::acts::differential_support::{self as acts, Begin};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::{Form, encode};

/// The address of the simulator.
const HERE: &str = "/support";

/// The fields of a simulation, in the order of the form. An address holds all of them.
const FIELDS: [&str; 10] = [
    "total",
    "equal",
    "by_residents",
    "evaluation_year",
    "weights",
    "floor",
    "cap",
    "fall",
    "rise",
    "figures",
];

/// What an address asks for; nothing when it names no field of a simulation.
///
/// # Errors
/// When it is not UTF-8, or holds more fields than any form.
pub(crate) fn asked(query: Option<&str>) -> Result<Option<SimulationForm>, WebError> {
    let form = Form::decode(query.unwrap_or("").as_bytes())
        .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-encoding"))?;
    Ok(simulated(&form))
}

/// The simulation in the fields of an address; nothing when it names none of them.
pub(crate) fn simulated(form: &Form) -> Option<SimulationForm> {
    let there = FIELDS.iter().any(|name| !form.all(name).is_empty());
    there.then(|| typed(form))
}

/// The simulation in a form.
fn typed(form: &Form) -> SimulationForm {
    SimulationForm {
        total: form.text("total"),
        equal: form.text("equal"),
        by_residents: form.text("by_residents"),
        evaluation_year: form.text("evaluation_year"),
        weights: form.text("weights"),
        floor: form.text("floor"),
        cap: form.text("cap"),
        fall: form.text("fall"),
        rise: form.text("rise"),
        figures: form.text("figures"),
    }
}

/// A simulation as the fields of a form.
fn filled(form: &SimulationForm) -> Form {
    let values = [
        &form.total,
        &form.equal,
        &form.by_residents,
        &form.evaluation_year,
        &form.weights,
        &form.floor,
        &form.cap,
        &form.fall,
        &form.rise,
        &form.figures,
    ];
    FIELDS
        .into_iter()
        .zip(values.into_iter().cloned())
        .collect()
}

/// The end of an address that holds the whole simulation.
fn query(form: &Form) -> String {
    let part = |name: &&str| format!("{name}={}", encode(form.get(name)));
    FIELDS.iter().map(part).collect::<Vec<_>>().join("&")
}

/// Computes what a form asks for.
///
/// # Errors
/// Its faulty fields.
pub(crate) fn computed(
    form: &SimulationForm,
    limits: &Limits,
) -> Result<(Simulation, Outcome), Invalid> {
    let simulation = form.check(limits)?;
    let outcome = outcome(&simulation)?;
    Ok((simulation, outcome))
}

/// `GET /support`: for everybody. The address holds the whole simulation.
pub async fn get(ctx: Context, RawQuery(text): RawQuery) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let asked = asked(text.as_deref())?;
    let (by, wanted) = (ctx.by(), asked.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let filled = match &wanted {
            Some(form) => Some(acts::evaluated(tx, form)?),
            None => None,
        };
        Ok((
            acts::begin(tx, by.rules.limits)?,
            acts::allowed(tx, &by).is_ok(),
            filled,
        ))
    };
    let (begin, may_publish, filled_in) = ctx.app.stores.site.read(read).await?;
    // What nobody has typed is no fault: before there is a district the form is empty.
    let untouched = asked.is_none() && begin.latest.is_none();
    let typed = asked.unwrap_or_else(|| begin.form.clone());
    let (form, unread) = match filled_in {
        None => (typed, None),
        Some(Ok(form)) => (form, None),
        Some(Err(invalid)) => (typed, Some(invalid)),
    };
    let (invalid, found) = match unread.map_or_else(|| computed(&form, ctx.rules.limits), Err) {
        Ok(found) => (Invalid::default(), Some(found)),
        Err(_) if untouched => (Invalid::default(), None),
        Err(invalid) => (invalid, None),
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let form = filled(&form);
    Ok(page(
        &ctx,
        status,
        (&form, &invalid),
        (&begin, may_publish),
        found.as_ref(),
    ))
}

fn page(
    ctx: &Context,
    status: StatusCode,
    (form, invalid): (&Form, &Invalid),
    (begin, may_publish): (&Begin, bool),
    found: Option<&(Simulation, Outcome)>,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "differential-title");
    let link = query(form);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "differential-lead")) }
        (years(lang, &begin.years))
        @if let Some((simulation, outcome)) = found {
            (source(lang, simulation))
            (result::render(lang, &simulation.formula, outcome))
            p {
                a href={ (HERE) "?" (link) } { (t(lang, "differential-link")) } " · "
                a href={ (HERE) ".csv?" (link) } { (t(lang, "differential-file")) }
            }
            @if may_publish {
                (actions(LinkButton::new(t(lang, "differential-publish"), format!("{HERE}/new?{link}")).second().render()))
            }
        } @else if invalid.0.is_empty() {
            (EmptyState::new(t(lang, "differential-none"), t(lang, "differential-none-text")).render())
        }
        section.section #try {
            h2 { (t(lang, "differential-try")) }
            p { (t(lang, "differential-try-text")) }
            (FormView::get(HERE).render(html! {
                (inputs(&fields, &begin.evaluated))
                (actions(Button::new(t(lang, "differential-button")).render()))
            }))
        }
    };
    let page =
        Page::new(lang, fields.title(&title), body).description(t(lang, "differential-lead"));
    // A simulation that somebody made up is not for search engines.
    let page = match link == query(&filled(&begin.form)) {
        true => page,
        false => page.noindex(),
    };
    ctx.page(status, page)
}

/// Links to the formulas of the years.
fn years(lang: Lang, years: &[i64]) -> Markup {
    html! {
        @if years.is_empty() { p.soft { (t(lang, "differential-no-formula")) } }
        @else {
            p {
                (t(lang, "differential-formulas"))
                @for year in years {
                    " " a href={ (HERE) "/" (year) } { (year_name(lang, *year)) }
                }
            }
        }
    }
}

fn year_name(lang: Lang, year: i64) -> String {
    tr(lang, "money-year", &[("year", year.to_string().into())])
}

/// Where criteria and values come from, when nobody has typed them.
fn source(lang: Lang, simulation: &Simulation) -> Markup {
    html! {
        @if let Some(year) = simulation.evaluation {
            p {
                (tr(lang, "differential-evaluated", &[("year", year_name(lang, year).into())])) " "
                a href={ "/evaluation/" (year) } { (t(lang, "differential-to-evaluation")) }
            }
        }
    }
}

/// All fields of a simulation; criteria may come from the evaluation of one of the years.
fn inputs(fields: &Fields<'_>, evaluated: &[i64]) -> Markup {
    let lang = fields.lang;
    let short = |name: &str, label: &str| {
        TextInput::new(fields.field(name, label).required())
            .short()
            .render(lang)
    };
    let bound = |name: &str, label: &str| {
        let field = fields.hinted(name, label, "differential-bound-hint");
        TextInput::new(field).short().render(lang)
    };
    let typed = Choice::new("", t(lang, "differential-typed"));
    let years = evaluated.iter().map(|year| {
        let year_name = [("year", year_name(lang, *year).into())];
        Choice::new(
            year.to_string(),
            tr(lang, "differential-of-evaluation", &year_name),
        )
    });
    let from = fields.hinted(
        "evaluation_year",
        "differential-from",
        "differential-from-hint",
    );
    let from = Select::new(from, std::iter::once(typed).chain(years).collect());
    let columns = [("columns", CELLS.into())];
    let hint = tr(lang, "differential-figures-hint", &columns);
    html! {
        (MoneyInput::new(fields.field("total", "differential-total").required()).render(lang))
        (short("equal", "differential-equal"))
        (short("by_residents", "differential-need"))
        (from.render(lang))
        (Textarea::new(fields.hinted("weights", "differential-criteria", "differential-criteria-hint")).rows(4).render(lang))
        (MoneyInput::new(fields.hinted("floor", "differential-floor", "differential-optional")).render(lang))
        (MoneyInput::new(fields.hinted("cap", "differential-cap", "differential-optional")).render(lang))
        (bound("fall", "differential-fall"))
        (bound("rise", "differential-rise"))
        (Textarea::new(fields.field("figures", "differential-figures").hint(hint).required()).rows(12).render(lang))
    }
}
