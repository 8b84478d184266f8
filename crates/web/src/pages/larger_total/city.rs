//! The case of all districts in one year, in the order of their names.

use axum::body::Body;
use axum::extract::Query;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::larger_total::{Case, Together};
use store::{District, Tx};
use ui::{BarChart, Breadcrumb, ChartBars, EmptyState, LinkButton, Markup, Page, actions, html};

use super::{coverage, figures, figures_head, won, year_name};
use crate::acts::larger_total::{CityCase, together};
use crate::context::Context;
use crate::error::WebError;
use crate::pages::money::Asked;

/// Reads the case of the city.
pub(super) async fn read(ctx: &Context, year: Option<i64>) -> Result<CityCase, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let read = move |tx: &mut Tx<'_>| CityCase::read(tx, year);
    Ok(ctx.app.stores.site.read(read).await?)
}

/// `GET /city/case`: for everybody.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let found = read(&ctx, asked.year()?).await?;
    let lang = ctx.lang;
    let title = t(lang, "larger-city-title");
    let cases = found.cases()?;
    let sums = together(&cases)?;
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "larger-city-lead")) }
        @match found.year {
            None => (EmptyState::new(t(lang, "larger-none"), t(lang, "larger-none-text")).render()),
            Some(year) => {
                (others(lang, &found.all_years, year))
                p { strong { (sentence(lang, year, &cases, &sums)) } }
                (chart(lang, &found, &cases, &sums))
                p.soft { (t(lang, "larger-order")) }
                p { a href={ "/city/case.csv?year=" (year) } { (t(lang, "larger-file")) } }
                @if let Some(district) = drafts_in(&ctx, &found) {
                    @let address = format!("/d/{}/documents/new?kind=result-report&case={year}&case_of=city", district.slug);
                    (actions(LinkButton::new(t(lang, "larger-document"), address).second().render()))
                }
            }
        }
    };
    let page = Page::new(lang, title.as_str(), body)
        .description(t(lang, "larger-city-lead"))
        .breadcrumb(Breadcrumb::new(title).render(lang));
    Ok(ctx.ok(page))
}

/// The first district, by the names, in whose documents the reader may write this one. A document
/// has the number of an office, so that of the city is kept where its officer has her post.
fn drafts_in<'a>(ctx: &Context, found: &'a CityCase) -> Option<&'a District> {
    let mut all = found.districts.iter();
    all.find(|one| ctx.can(Act::DocumentDraft, one.id))
}

/// The year that is told, and the way to the others.
fn others(lang: Lang, years: &[i64], shown: i64) -> Markup {
    html! {
        p { strong { (year_name(lang, shown)) } }
        @if years.len() > 1 {
            nav.pages aria-label=(t(lang, "larger-other-years")) {
                @for year in years.iter().filter(|year| **year != shown) {
                    a href={ "/city/case?year=" (year) } { (year_name(lang, *year)) }
                }
            }
        }
    }
}

/// The case of the city in a sentence.
pub(crate) fn sentence(lang: Lang, year: i64, cases: &[Case<'_>], sums: &Together) -> String {
    let lacking: usize = cases.iter().map(|case| case.lacking.len()).sum();
    let values = [
        ("year", year_name(lang, year).into()),
        ("districts", cases.len().into()),
        ("count", lacking.into()),
        ("missing", won(lang, sums.missing).into()),
        ("more", won(lang, sums.more).into()),
    ];
    tr(lang, "larger-city-sentence", &values)
}

fn chart(lang: Lang, found: &CityCase, cases: &[Case<'_>], sums: &Together) -> Markup {
    let name = |case: &Case<'_>| {
        let district = found.district(case.year.district);
        district.map_or_else(String::new, |one| {
            lang.pick(&one.name_ko, &one.name_en).clone()
        })
    };
    let bars = cases
        .iter()
        .map(|case| ChartBars::new(name(case), [case.year.requested.0, case.year.granted.0]));
    let words = (t(lang, "larger-districts"), t(lang, "larger-chart"));
    let series = [t(lang, "larger-requested"), t(lang, "larger-granted")];
    let head = figures_head(
        lang,
        t(lang, "larger-districts"),
        t(lang, "larger-district"),
    );
    let table = cases.iter().fold(head, |table, case| {
        let slug = found
            .district(case.year.district)
            .map(|one| one.slug.as_str());
        let address = format!(
            "/d/{}/case?year={}",
            slug.unwrap_or_default(),
            case.year.fiscal_year
        );
        table.row(
            html! { a href=(address) { (name(case)) } },
            figures(lang, case),
        )
    });
    let foot = vec![
        html! { (won(lang, sums.requested)) },
        html! { (won(lang, sums.granted)) },
        html! { (coverage(lang, sums.granted, sums.requested)) },
        html! { (won(lang, sums.missing)) },
        html! { (won(lang, sums.in_force)) },
        html! { (won(lang, sums.spent)) },
        html! { (won(lang, sums.unspent())) },
    ];
    let table = table.foot(html! { (t(lang, "larger-sum")) }, foot).render();
    BarChart::new("case-chart", words, series, bars.collect(), table).render(lang)
}
