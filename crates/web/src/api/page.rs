//! The page about the API, for people who write programs.

use axum::body::Body;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use store::StoreError;
use ui::{LinkButton, Markup, Page, actions, html};

use super::{ROUTES, call, spec};
use crate::context::Context;
use crate::error::WebError;

/// What to know before one reads, as messages `api-rule-{name}`.
const RULES: &[&str] = &[
    "same", "text", "pages", "hidden", "cache", "errors", "stable",
];

/// `GET /api`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    ctx.may(Act::PublicSee, Target::default())?;
    let districts = ctx.app.stores.site.read(store::district_list).await;
    let districts: Result<Vec<_>, StoreError> = districts;
    let slug = districts?
        .into_iter()
        .next()
        .map_or_else(String::new, |first| first.slug);
    let body = html! {
        h1 { (t(lang, "api-title")) }
        p.lead { (t(lang, "api-lead")) }
        (actions(html! { (LinkButton::new(t(lang, "api-document"), spec::PATH).second().render()) }))
        section.section {
            h2 { (t(lang, "api-addresses")) }
            p { (t(lang, "api-addresses-text")) }
            (addresses(lang))
        }
        section.section {
            h2 { (t(lang, "api-examples")) }
            @for (name, command) in commands(&ctx.app.settings.public_url, &slug) {
                h3 { (t(lang, &format!("api-example-{name}"))) }
                p { code { (command) } }
            }
        }
        section.section {
            h2 { (t(lang, "api-rules")) }
            ul { @for name in RULES { li { (rule(lang, name)) } } }
        }
        section.section {
            h2 { (t(lang, "api-licence")) }
            p { (t(lang, "api-licence-text")) }
        }
    };
    Ok(ctx.ok(Page::new(lang, t(lang, "api-title"), body).description(t(lang, "api-lead"))))
}

fn addresses(lang: Lang) -> Markup {
    let (address, about) = (t(lang, "api-address"), t(lang, "api-about"));
    html! {
        table.stack {
            caption.sr { (t(lang, "api-addresses")) }
            thead { tr { th scope="col" { (address) } th scope="col" { (about) } } }
            tbody {
                @for route in ROUTES {
                    tr {
                        th scope="row" { code { (route.path) } }
                        td data-label=(about) { (t(lang, route.about)) }
                    }
                }
            }
        }
    }
}

/// Commands one can copy as they stand, with the messages that say what they do.
fn commands(site: &str, slug: &str) -> [(&'static str, String); 3] {
    [
        ("districts", format!("curl {site}/api/v1/districts")),
        (
            "proposals",
            format!("curl '{site}/api/v1/districts/{slug}/proposals?limit=100'"),
        ),
        (
            "english",
            format!("curl -H 'Accept-Language: en' {site}/api/v1/votes/1/result"),
        ),
    ]
}

fn rule(lang: Lang, name: &str) -> String {
    let values = [
        ("least", 1.into()),
        ("most", call::LIMIT_MAX.into()),
        ("seconds", call::CACHE_SECONDS.into()),
    ];
    tr(lang, &format!("api-rule-{name}"), &values)
}
