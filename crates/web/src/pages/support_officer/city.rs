//! What the city sees of its support officers: meetings held and attended in each district.

use axum::body::Body;
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use ui::{EmptyState, Page, html};

use super::{figures, this_year};
use crate::context::Context;
use crate::error::WebError;

/// `GET /city/officers`: this year, district by district in the order of the alphabet.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let (year, days) = (this_year(&ctx), (ctx.today, ctx.now));
    let read = move |tx: &mut store::Tx<'_>| store::officer_counts(tx, None, year, days);
    let counts = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "support-officer-city-title");
    let of = [("year", ctx.today.year().to_string().into())];
    let body = html! {
        h1 { (title) }
        p.lead { (tr(lang, "support-officer-city-lead", &of)) }
        @if counts.is_empty() {
            (EmptyState::new(t(lang, "home-empty"), t(lang, "home-empty-text")).render())
        } @else { (figures::by_district(lang, &counts)) }
        p.soft { (t(lang, "support-officer-city-note")) }
    };
    let page = Page::new(lang, title, body).description(tr(lang, "support-officer-city-lead", &of));
    Ok(ctx.ok(page))
}
