//! The page that says why something could not be done, and keeps what was typed.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use korean::{Lang, t};
use process::district::is_slug;
use ui::{LinkButton, Markup, Page, actions, html};

use crate::app::App;
use crate::error::Failure;
use crate::form::{encode, label};
use crate::{layout, message};

/// Where a failure came up.
pub struct Address {
    /// The page the reader looked at.
    pub here: String,
    /// Whether a form was sent from there.
    pub form: bool,
}

/// The page for a failure, with what was typed and a way on.
pub fn page(
    app: &App,
    lang: Lang,
    address: &Address,
    failure: &Failure,
    typed: &[(String, String)],
) -> Response<Body> {
    let title = t(lang, title_key(failure.status));
    let body = html! {
        h1 { (title) }
        p.lead { (message::fault(lang, &failure.fault)) }
        @if !typed.is_empty() {
            h2 { (t(lang, "failure-typed")) }
            p { (t(lang, "failure-typed-hint")) }
            @for (name, value) in typed {
                @let label = label(lang, name).unwrap_or_default();
                h3 { (label) }
                pre.typed tabindex="0" aria-label=(label) { (value) }
            }
        }
        (actions(way_on(lang, address, failure)))
    };
    let page = Page::new(lang, title.as_str(), body).noindex();
    let markup = layout::frame(app, lang, &address.here, page).render();
    let mut response = (failure.status, markup.into_string()).into_response();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    response
}

/// What helps, else the page with the form, else the district, and always the first page.
fn way_on(lang: Lang, address: &Address, failure: &Failure) -> Markup {
    let Address { here, form } = address;
    let missing = failure.status == StatusCode::NOT_FOUND;
    let district = district_of(here).filter(|home| home != here || !missing);
    let (key, href) = if failure.fault.key == "account-consent-first" {
        let consent = format!("/consent?back={}", encode(here));
        ("failure-consent", Some(consent))
    } else if failure.status == StatusCode::UNAUTHORIZED {
        ("failure-sign-in", Some(layout::sign_in_address(here)))
    } else if *form && !missing && here != "/" {
        ("failure-back", Some(here.clone()))
    } else {
        ("failure-district", district)
    };
    html! {
        @if let Some(href) = href { (LinkButton::new(t(lang, key), href).render()) }
        (LinkButton::new(t(lang, "failure-home"), "/").second().render())
    }
}

/// The page of the district that an address belongs to.
fn district_of(path: &str) -> Option<String> {
    let slug = path.strip_prefix("/d/")?.split(['/', '?']).next()?;
    is_slug(slug).then(|| format!("/d/{slug}"))
}

fn title_key(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "failure-title-sign-in",
        StatusCode::FORBIDDEN => "failure-title-forbidden",
        StatusCode::NOT_FOUND => "failure-title-not-found",
        StatusCode::CONFLICT => "failure-title-conflict",
        StatusCode::TOO_MANY_REQUESTS => "failure-title-wait",
        status if status.is_server_error() => "failure-title-internal",
        _ => "failure-title-request",
    }
}
