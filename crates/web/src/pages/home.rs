//! The first page: what this is, and the way to one's own district.

use axum::body::Body;
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use ui::{EmptyState, LinkButton, ListRow, Page, actions, html, list};

use crate::context::Context;
use crate::error::WebError;

/// `GET /`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    ctx.may(Act::PublicSee, Target::default())?;
    let read = |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((store::district_list(tx)?, store::district_city(tx)?))
    };
    let (districts, city) = ctx.app.stores.site.read(read).await?;
    let rows: Vec<ListRow> = districts
        .iter()
        .map(|district| {
            let name = lang.pick(&district.name_ko, &district.name_en);
            let plain = lang.pick(&district.plain_name_ko, &district.plain_name_en);
            ListRow::new(name, format!("/d/{}", district.slug)).meta(plain)
        })
        .collect();
    let body = html! {
        h1 { (t(lang, "home-title")) }
        p.lead { (t(lang, "home-lead")) " " a href="/primer" { (t(lang, "home-primer")) } }
        @if ctx.may(Act::DistrictSetUp, Target::default()).is_ok() {
            (actions(LinkButton::new(t(lang, "home-set-up"), "/set-up").render()))
        }
        @if districts.iter().any(|one| ctx.can(Act::CitySee, one.id)) {
            p { a href="/city" { (t(lang, "city-title")) } }
        }
        section.section {
            h2 { (t(lang, "home-districts")) }
            @if rows.is_empty() {
                (EmptyState::new(t(lang, "home-empty"), t(lang, "home-empty-text")).render())
            } @else {
                (list(3, &rows))
                p.meta { (tr(lang, "home-count", &[("count", rows.len().into())])) }
            }
        }
        @if !rows.is_empty() {
            p { a href="/outcomes" { (t(lang, "outcome-catalogue")) } " · " a href="/city/evaluation" { (t(lang, "evaluation-title")) } }
        }
        @if let Some(city) = &city {
            section.section {
                h2 { (t(lang, "home-city")) }
                p { a href={ "/d/" (city.slug) } { (lang.pick(&city.name_ko, &city.name_en)) } " · "
                    (t(lang, "home-city-text")) }
            }
        }
    };
    let page = Page::new(lang, t(lang, "home-title"), body).description(t(lang, "home-lead"));
    Ok(ctx.ok(page))
}
