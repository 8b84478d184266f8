//! The case for a larger total (총액 확대의 근거) of a district and of the city: what residents
//! chose and could not be paid for, beside what was granted and spent.

pub mod city;
pub mod export;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::larger_total::{Case, Short};
use store::{District, Tx};
use ui::{
    BarChart, Breadcrumb, ChartBars, EmptyState, LinkButton, Markup, Page, Table, actions, html,
    own_words,
};

use super::money::Asked;
use crate::acts::larger_total::{DistrictCase, title as shown_title};
use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::selection::linked;

/// Reads the case of a district.
async fn read(ctx: &Context, slug: String, year: Option<i64>) -> Result<DistrictCase, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        DistrictCase::read(tx, district, year)
    };
    let found = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(found.district.id))?;
    Ok(found)
}

/// `GET /d/{district}/case`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let found = read(&ctx, slug, asked.year()?).await?;
    let lang = ctx.lang;
    let title = t(lang, "larger-title");
    let home = format!("/d/{}", found.district.slug);
    let cases = found.cases()?;
    let told = found.told()?;
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "larger-lead")) }
        @match &told {
            None => (EmptyState::new(t(lang, "larger-none"), t(lang, "larger-none-text")).render()),
            Some(case) => {
                (summary(lang, case))
                (lacking(lang, &found.district, case))
                (otherwise(lang, &found.district, case))
                section.section #years {
                    h2 { (t(lang, "larger-years")) }
                    (years(lang, &home, &cases))
                }
                p {
                    a href={ (home) "/case.csv" } { (t(lang, "larger-file")) } " · "
                    a href={ (home) "/selection?year=" (case.year.fiscal_year) } { (t(lang, "larger-selection")) }
                }
                @if ctx.can(Act::DocumentDraft, found.district.id) {
                    @let address = format!("{home}/documents/new?kind=result-report&case={}", case.year.fiscal_year);
                    (actions(LinkButton::new(t(lang, "larger-document"), address).second().render()))
                }
            }
        }
        p { a href="/city/case" { (t(lang, "larger-to-city")) } }
    };
    let page = Page::new(lang, title.as_str(), body)
        .description(t(lang, "larger-lead"))
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-money"), format!("{home}/money"))
                .render(lang),
        );
    Ok(ctx.ok(in_district(&ctx, &found.district, Section::Money, page)))
}

pub(crate) fn won(lang: Lang, amount: Won) -> String {
    korean::won_exact(lang, amount.0)
}

pub(crate) fn year_name(lang: Lang, year: i64) -> String {
    tr(lang, "money-year", &[("year", year.to_string().into())])
}

/// How much of what was asked for was granted; never 100 % while a won of it is missing.
pub(crate) fn coverage(lang: Lang, granted: Won, requested: Won) -> String {
    korean::percent_cut(granted.0, requested.0).unwrap_or_else(|| t(lang, "larger-unknown"))
}

/// The case in a sentence.
pub(crate) fn sentence(lang: Lang, case: &Case<'_>) -> String {
    let values = [
        ("year", year_name(lang, case.year.fiscal_year).into()),
        ("count", case.lacking.len().into()),
        ("missing", won(lang, case.missing).into()),
        ("left", won(lang, case.year.left()).into()),
        ("rest", won(lang, case.rest).into()),
        ("more", won(lang, case.more).into()),
    ];
    let key = match case.lacking.is_empty() {
        true => "larger-sentence-none",
        false if case.rest == case.year.left() => "larger-sentence",
        false => "larger-sentence-rest",
    };
    tr(lang, key, &values)
}

fn summary(lang: Lang, case: &Case<'_>) -> Markup {
    html! { p { strong { (sentence(lang, case)) } } }
}

/// The items that lacked money, in the order of the selection.
fn lacking(lang: Lang, district: &District, case: &Case<'_>) -> Markup {
    html! {
        section.section #unfunded {
            h2 { (t(lang, "larger-lacking")) }
            @if case.lacking.is_empty() { p { (t(lang, "larger-lacking-none")) } }
            @else {
                p { (t(lang, "larger-lacking-text")) }
                (items(lang, district, "larger-lacking", &case.lacking, Some(case.missing)))
            }
        }
    }
}

/// What was given less for another reason, so that nobody counts it in.
fn otherwise(lang: Lang, district: &District, case: &Case<'_>) -> Markup {
    html! {
        @if !case.otherwise.is_empty() {
            section.section {
                h2 { (t(lang, "larger-otherwise")) }
                p { (t(lang, "larger-otherwise-text")) }
                (items(lang, district, "larger-otherwise", &case.otherwise, None))
            }
        }
    }
}

fn items(
    lang: Lang,
    district: &District,
    caption: &str,
    all: &[&Short],
    missing: Option<Won>,
) -> Markup {
    let head = Table::new(t(lang, caption), t(lang, "larger-item"))
        .figures(t(lang, "larger-requested"))
        .figures(t(lang, "larger-granted"))
        .figures(t(lang, "larger-missing"))
        .column(t(lang, "larger-reason"));
    let table = all.iter().fold(head, |table, one| {
        let title = own_words(lang, &shown_title(lang, one));
        let cells = vec![
            html! { (won(lang, one.asked)) },
            html! { (won(lang, one.granted)) },
            html! { (won(lang, one.missing())) },
            own_words(lang, &one.reason),
        ];
        table.row(
            linked(&district.slug, (one.agenda, one.proposal), title),
            cells,
        )
    });
    let table = match missing {
        None => table,
        Some(missing) => {
            let cells = vec![html! {}, html! {}, html! { (won(lang, missing)) }, html! {}];
            table.foot(html! { (t(lang, "larger-sum")) }, cells)
        }
    };
    table.render()
}

/// The years beside each other, as a chart with its table.
fn years(lang: Lang, home: &str, cases: &[Case<'_>]) -> Markup {
    let bars = cases.iter().map(|case| {
        let name = year_name(lang, case.year.fiscal_year);
        ChartBars::new(name, [case.year.requested.0, case.year.granted.0])
    });
    let words = (t(lang, "larger-years"), t(lang, "larger-chart"));
    let series = [t(lang, "larger-requested"), t(lang, "larger-granted")];
    let head = figures_head(lang, t(lang, "larger-years"), t(lang, "larger-year"));
    let table = cases.iter().fold(head, |table, case| {
        let year = case.year.fiscal_year;
        let name = html! { a href={ (home) "/case?year=" (year) } { (year_name(lang, year)) } };
        table.row(name, figures(lang, case))
    });
    BarChart::new("case-chart", words, series, bars.collect(), table.render()).render(lang)
}

/// A table with the columns of [`figures`].
pub(crate) fn figures_head(lang: Lang, caption: String, first: String) -> Table {
    Table::new(caption, first)
        .figures(t(lang, "larger-requested"))
        .figures(t(lang, "larger-granted"))
        .figures(t(lang, "larger-coverage"))
        .figures(t(lang, "larger-lacked"))
        .figures(t(lang, "larger-in-force"))
        .figures(t(lang, "larger-spent"))
        .figures(t(lang, "larger-unspent"))
}

/// The figures of one case.
pub(crate) fn figures(lang: Lang, case: &Case<'_>) -> Vec<Markup> {
    let year = case.year;
    let agreed = |won_of: Option<Won>| {
        won_of.map_or_else(
            || t(lang, "larger-no-agreement"),
            |amount| won(lang, amount),
        )
    };
    let spent = year.in_force.map(|_| year.spent);
    vec![
        html! { (won(lang, year.requested)) },
        html! { (won(lang, year.granted)) },
        html! { (coverage(lang, year.granted, year.requested)) },
        html! { (won(lang, case.missing)) },
        html! { (agreed(year.in_force)) },
        html! { (agreed(spent)) },
        html! { (agreed(year.unspent())) },
    ]
}
