//! The formula of a year as it was published, with its reason.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::support::{Formula, percent_text};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::differential_support::{SimulationForm, outcome};
use serde::Deserialize;
use store::{SupportFormula, Tx};
use ui::{
    Breadcrumb, DefinitionList, Markup, Notice, Page, Table, TimeStyle, html, own_words, time,
};

use super::{HERE, filled, query, result, year_name};
use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::pages::review::parts::words;

/// What an address may carry.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /support/{year}`.
pub async fn get(
    ctx: Context,
    Path(year): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let year = year.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| store::support_formula_of(tx, year);
    let found = ctx.app.stores.site.read(read).await?;
    let found = found.ok_or_else(WebError::not_found)?;
    let lang = ctx.lang;
    let shown = outcome(&found.simulation).map_err(NotDone::from)?;
    let title = tr(
        lang,
        "differential-formula-title",
        &[("year", year_name(lang, found.fiscal_year).into())],
    );
    let link = query(&filled(&SimulationForm::of(&found.simulation)));
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "differential-formula-lead")) }
        section.section {
            h2 { (t(lang, "differential-reason")) }
            (words(lang, &found.reason))
        }
        section.section {
            h2 { (t(lang, "differential-formula")) }
            (weights(lang, &found.simulation.formula))
            (limits(lang, &found))
            (super::source(lang, &found.simulation))
            p { a href={ (HERE) "?" (link) } { (t(lang, "differential-try-this")) } }
        }
        p { (t(lang, "differential-example")) }
        (result::render(lang, &found.simulation.formula, &shown))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "differential-title"), HERE);
    let mut page = Page::new(lang, title, body)
        .description(t(lang, "differential-formula-lead"))
        .breadcrumb(crumbs.render(lang));
    if asked.done == "published" {
        let text = html! { p { (t(lang, "differential-done")) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(page))
}

/// Which part of the total goes by what.
fn weights(lang: Lang, formula: &Formula) -> Markup {
    let head = Table::new(
        t(lang, "differential-weights"),
        t(lang, "differential-goes-by"),
    )
    .figures(t(lang, "differential-weight"));
    let percent = |weight: u32| vec![html! { (percent_text(weight)) "%" }];
    let first = [
        ("differential-equal-part", formula.equal),
        ("differential-need-part", formula.need),
    ];
    let table = first.into_iter().fold(head, |table, (key, weight)| {
        table.row(html! { (t(lang, key)) }, percent(weight))
    });
    let criteria = formula.criteria.iter();
    let table = criteria.fold(table, |table, one| {
        table.row(own_words(lang, &one.name), percent(one.weight))
    });
    table.render()
}

fn limits(lang: Lang, found: &SupportFormula) -> Markup {
    let formula = &found.simulation.formula;
    let none = || t(lang, "differential-no-limit");
    let won =
        |won: Option<finance::Won>| won.map_or_else(none, |won| korean::won_both(lang, won.0));
    let tenths = |mille: Option<u32>| {
        mille.map_or_else(none, |mille| format!("{}%", percent_text(mille * 10)))
    };
    DefinitionList::new()
        .entry(
            t(lang, "differential-total"),
            korean::won_both(lang, formula.total.0),
        )
        .entry(t(lang, "differential-floor"), won(formula.floor))
        .entry(t(lang, "differential-cap"), won(formula.cap))
        .entry(t(lang, "differential-fall"), tenths(formula.fall))
        .entry(t(lang, "differential-rise"), tenths(formula.rise))
        .entry_markup(
            t(lang, "differential-published"),
            time(lang, found.published_at, TimeStyle::DateTime),
        )
        .entry_markup(
            t(lang, "differential-hash"),
            html! { code { (found.hash) } },
        )
        .render()
}
