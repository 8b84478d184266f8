//! The page that says why something could not be done, and keeps what was typed.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use korean::{Lang, t};
use ui::{LinkButton, Page, actions, html};

use crate::app::App;
use crate::error::Failure;
use crate::{layout, message};

/// The page for a failure.
pub fn page(app: &App, lang: Lang, path: &str, failure: &Failure) -> Response<Body> {
    let title = t(lang, title_key(failure.status));
    let body = html! {
        h1 { (title) }
        p.lead { (message::fault(lang, &failure.fault)) }
        @if !failure.typed.is_empty() {
            h2 { (t(lang, "failure-typed")) }
            p { (t(lang, "failure-typed-hint")) }
            @for (name, value) in &failure.typed {
                pre.typed tabindex="0" aria-label=(name) { (value) }
            }
        }
        (actions(html! {
            @if failure.fault.key == "account-consent-first" {
                (LinkButton::new(t(lang, "failure-consent"), "/consent").render())
            } @else if failure.status == StatusCode::UNAUTHORIZED {
                (LinkButton::new(t(lang, "failure-sign-in"), layout::sign_in_address(path)).render())
            } @else {
                (LinkButton::new(t(lang, "failure-home"), "/").second().render())
            }
        }))
    };
    let page = Page::new(lang, title.as_str(), body).noindex();
    let markup = layout::frame(app, lang, path, page).render();
    let mut response = (failure.status, markup.into_string()).into_response();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    response
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
