//! The words of the site: plain ones first, then what offices say.

use axum::body::Body;
use axum::http::Response;
use korean::t;
use process::Act;
use process::act::Target;
use ui::{Page, glossary, glossary_lead, html};

use crate::context::Context;
use crate::error::WebError;

/// `GET /glossary`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    ctx.may(Act::PublicSee, Target::default())?;
    let (title, lead) = (t(lang, "glossary-title"), glossary_lead(lang));
    let body = html! {
        h1 { (title) }
        p.lead { (lead) " " a href="/primer" { (t(lang, "home-primer")) } }
        (glossary(lang))
    };
    Ok(ctx.ok(Page::new(lang, title.as_str(), body).description(lead)))
}
