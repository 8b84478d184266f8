//! Who takes part: what the board has from which field, neighbourhood and generation, where the
//! gaps are, and how open the bodies are.

pub mod export;
pub mod openness;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::coverage::{Gap, Line};
use process::recruitment::Group;
use process::recruitment::quota::Dimension;
use serde::Deserialize;
use store::{District, Neighborhood};
use ui::{
    Bar, Bars, Breadcrumb, Details, EmptyState, LinkButton, Markup, Page, Table, actions, html,
};

use super::recruitment::group_alone;
use crate::acts::coverage::{Coverage, read};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The fiscal year of a round; the one that is decided on unless said.
    year: Option<i64>,
}

/// The address of the page.
pub(crate) fn address(district: &District) -> String {
    format!("/d/{}/coverage", district.slug)
}

/// `GET /d/{district}/coverage`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let now = ctx.now;
    let read = move |tx: &mut store::Tx<'_>| read(tx, &slug, asked.year, now);
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "coverage-title");
    let here = address(&view.district);
    let content = html! {
        h1 { (title) }
        p.lead { (t(lang, "coverage-lead")) }
        @match &view.cycle {
            None => (EmptyState::new(t(lang, "coverage-none"), t(lang, "coverage-none-text")).render()),
            Some(cycle) => {
                (years(lang, &view, cycle.fiscal_year))
                (missing(&ctx, &view))
                @for (dimension, lines) in &view.tables { (table(lang, &view, *dimension, lines)) }
                p.soft { (t(lang, "coverage-small")) " " a href="/me" { (t(lang, "coverage-tell")) } }
                p { a href={ (here) ".csv?year=" (cycle.fiscal_year) } { (t(lang, "coverage-file")) } }
            }
        }
        section.section #openness {
            h2 { (t(lang, "openness-title")) }
            p { (t(lang, "openness-lead")) }
            (openness::table(lang, &t(lang, "openness-together"), &view.together))
            @for (body, years) in view.bodies.iter().filter(|(_, years)| !years.is_empty()) {
                (openness::table(lang, super::body::name(lang, body), years))
            }
            p.soft { (t(lang, "openness-how")) }
        }
    };
    let page = Page::new(lang, title.as_str(), content)
        .description(t(lang, "coverage-lead"))
        .breadcrumb(
            Breadcrumb::new(title)
                .step(
                    t(lang, "nav-agendas"),
                    format!("/d/{}/agendas", view.district.slug),
                )
                .render(lang),
        );
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}

/// Which round is told, and the way to the others.
fn years(lang: Lang, view: &Coverage, shown: i64) -> Markup {
    let name = |year: i64| tr(lang, "year-fiscal", &[("year", year.to_string().into())]);
    html! {
        p { strong { (name(shown)) } }
        @if view.years.len() > 1 {
            nav.pages aria-label=(t(lang, "coverage-years")) {
                @for cycle in view.years.iter().filter(|cycle| cycle.fiscal_year != shown) {
                    a href={ (address(&view.district)) "?year=" (cycle.fiscal_year) } { (name(cycle.fiscal_year)) }
                }
            }
        }
    }
}

/// What a gap is, in a sentence.
fn words(lang: Lang, gap: Gap, neighborhoods: &[Neighborhood]) -> String {
    let group = gap.group();
    let key = format!("coverage-gap-{}-{}", gap.as_str(), group.dimension());
    let name = group_alone(lang, group, neighborhoods);
    tr(lang, &key, &[("group", name.into())])
}

/// The gaps in words, each with the way to a call that looks for just these people.
fn missing(ctx: &Context, view: &Coverage) -> Markup {
    let lang = ctx.lang;
    let calls = ctx.can(Act::RecruitmentCall, view.district.id);
    html! {
        section.section #gaps {
            h2 { (t(lang, "coverage-gaps")) }
            @if view.gaps.is_empty() { p { (t(lang, "coverage-gaps-none")) } }
            @else {
                p { (t(lang, if calls { "coverage-gaps-call" } else { "coverage-gaps-lead" })) }
                ul.rows role="list" {
                    @for gap in &view.gaps {
                        li {
                            div { p { (words(lang, *gap, &view.neighborhoods)) } }
                            @if calls { (call(lang, view, gap.group())) }
                        }
                    }
                }
            }
        }
    }
}

/// The button that opens a call for a group, filled in.
fn call(lang: Lang, view: &Coverage, group: Group) -> Markup {
    let text = group.to_string();
    let asked = text.replacen(':', "=", 1);
    let address = format!(
        "/d/{}/recruitment/new?kind=open&{asked}",
        view.district.slug
    );
    let name = group_alone(lang, group, &view.neighborhoods);
    let label = tr(lang, "coverage-call", &[("group", name.into())]);
    actions(LinkButton::new(label, address).second().render())
}

/// What came from each group of one dimension: bars, and all numbers in a table.
fn table(lang: Lang, view: &Coverage, dimension: Dimension, lines: &[Line]) -> Markup {
    let title = t(lang, &format!("coverage-by-{dimension}"));
    let name = |line: &Line| match line.group {
        Some(group) => group_alone(lang, group, &view.neighborhoods),
        None => t(lang, &format!("coverage-rest-{dimension}")),
    };
    if lines
        .iter()
        .all(|line| line.things().unwrap_or(0) == 0 && line.people.unwrap_or(0) == 0)
    {
        return html! { section.section { h2 { (title) } p { (t(lang, "coverage-few")) } } };
    }
    let bar = |line: &Line| {
        let length = line.things().and_then(|things| u64::try_from(things).ok());
        let text = number(lang, "coverage-things", line.things());
        Bar::new(name(line), length.unwrap_or(0), text)
    };
    let head = t(lang, &format!("recruitment-dimension-{dimension}"));
    let bars = Bars::new(
        t(lang, "coverage-bars"),
        head.as_str(),
        t(lang, "coverage-sum"),
        lines.iter().map(bar).collect(),
    );
    let empty = Table::new(t(lang, "coverage-numbers"), head.as_str())
        .figures(t(lang, "coverage-agendas"))
        .figures(t(lang, "coverage-proposals"))
        .figures(t(lang, "coverage-authors"));
    let table = lines.iter().fold(empty, |table, line| {
        let cells = [
            number(lang, "coverage-things", line.agendas),
            number(lang, "coverage-things", line.proposals),
            number(lang, "coverage-people", line.people),
        ];
        table.row(
            html! { (name(line)) },
            cells.map(|cell| html! { (cell) }).to_vec(),
        )
    });
    html! {
        section.section {
            h2 { (title) }
            (bars.render(lang))
            (Details::new(t(lang, "coverage-all"), table.render()).render())
        }
    }
}

/// A number with its unit; one that is kept back is said to be.
fn number(lang: Lang, unit: &str, count: Option<i64>) -> String {
    match count {
        Some(count) => tr(lang, unit, &[("count", count.into())]),
        None => t(lang, "openness-hidden"),
    }
}
