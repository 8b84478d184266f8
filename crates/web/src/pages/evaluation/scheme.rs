//! By what a year is measured, in plain words, as it was published.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use store::{District, Tx};
use ui::{Breadcrumb, DefinitionList, Page, TimeStyle, html, own_words, time};

use super::{LIST, address, formulas, year_name};
use crate::context::Context;
use crate::error::WebError;

/// `GET /evaluation/{year}`: for everybody.
pub async fn get(ctx: Context, Path(year): Path<String>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let year: i64 = year.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::evaluation_scheme_of(tx, year)?.ok_or_else(WebError::not_found)?;
        Ok((
            found,
            store::district_list(tx)?,
            store::evaluation_published(tx)?,
        ))
    };
    let (found, districts, published) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let there = |one: &&District| published.contains(&(one.id, year));
    let there: Vec<&District> = districts.iter().filter(there).collect();
    let title = tr(
        lang,
        "evaluation-scheme-of",
        &[("year", year_name(lang, year).into())],
    );
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "evaluation-scheme-lead")) }
        (DefinitionList::new()
            .entry_markup(t(lang, "evaluation-published"), time(lang, found.published_at, TimeStyle::DateTime))
            .entry_markup(t(lang, "evaluation-reason"), own_words(lang, &found.reason))
            .entry_markup(t(lang, "evaluation-seal"), html! { code { (found.hash) } })
            .render())
        (formulas(lang, &found.scheme))
        section.section {
            h2 { (t(lang, "evaluation-weights-for")) }
            p { (t(lang, "evaluation-weights-for-text")) }
        }
        section.section {
            h2 { (t(lang, "evaluation-results")) }
            @if there.is_empty() { p { (t(lang, "evaluation-results-none")) } }
            @else {
                ul {
                    @for one in there {
                        li { a href={ (address(one)) "?year=" (year) } { (lang.pick(&one.name_ko, &one.name_en)) } }
                    }
                }
                p.soft { (t(lang, "evaluation-order")) }
            }
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "evaluation-title"), LIST);
    let page = Page::new(lang, title, body)
        .description(t(lang, "evaluation-scheme-lead"))
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(page))
}
