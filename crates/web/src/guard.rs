//! What every request passes: arrival time, log, metrics, overload guard, security headers.

use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, Response, StatusCode};
use axum::middleware::Next;
use jiff::Timestamp;

use process::refusal::Fault;
use process::rules::Rules;

use crate::app::App;
use crate::error::{self, Failure};
use crate::form::{Form, Typed};
use crate::{csrf, post, upload};

/// When the request arrived. Stages, votes and codes are decided by this time, not by the
/// time at which a write commits.
#[derive(Clone, Copy, Debug)]
pub struct Arrived(pub Timestamp);

/// How long a request may take. The box of a vote is sealed later than this after its
/// close, so that a ballot is either counted or was never acknowledged.
pub const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The status of a request that took longer.
pub const TIMED_OUT: StatusCode = StatusCode::SERVICE_UNAVAILABLE;

/// How many of the requests that run at once may be ballots only, at most.
const FOR_BALLOTS: usize = 64;

/// Only our own files, no inline script or style, no framing, forms only to ourselves.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
    base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Names are lower-case texts, because a header name is no constant.
const FIXED: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// What lies below this is public data: pages of other sites may read it too, failures
/// included. It takes no cookies, so it tells them nothing about their visitor.
const OPEN: &str = "/api/";

/// Stamps the arrival, limits how many requests run at once, logs and counts the answer.
///
/// The log names the route and not the address, so that no id of a person and no typed text
/// reaches it.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response<Body> {
    request.extensions_mut().insert(Arrived((app.clock)()));
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unmatched", MatchedPath::as_str)
        .to_owned();
    let open = method.is_safe() && request.uri().path().starts_with(OPEN);
    let started = std::time::Instant::now();
    let exempt = route == "/healthz" || route == "/metrics";
    let permit = if exempt {
        None
    } else {
        let kept = match method == Method::POST && route.ends_with("/ballot") {
            true => 0,
            false => FOR_BALLOTS.min(app.settings.concurrency / 8),
        };
        // Two requests may look at once; a few places more or less do no harm.
        Some(&app.permits)
            .filter(|permits| permits.available_permits() > kept)
            .and_then(|permits| permits.clone().try_acquire_owned().ok())
    };
    let mut response = if permit.is_some() || exempt {
        next.run(request).await
    } else {
        overloaded(&app, request).await
    };
    drop(permit);
    if open {
        share(&mut response);
    }
    harden(&app, &mut response);
    let status = response.status().as_u16();
    let elapsed = started.elapsed();
    metrics::counter!("http_requests_total", "method" => known(&method), "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("http_request_seconds", "route" => route.clone())
        .record(elapsed.as_secs_f64());
    let duration_us = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
    let bytes = response.body().size_hint().exact().unwrap_or_default();
    tracing::info!(%method, route, status, duration_us, bytes, "request");
    response
}

/// The method as a label: callers may invent others, and each would be counted for ever.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "OTHER",
    }
}

/// How long to stay away when there is no place.
const COME_BACK: u64 = 5;

/// 503 with a time to come back. A form is read all the same, so that what was typed is shown
/// and nothing is lost; the store is not asked.
async fn overloaded(app: &App, request: Request) -> Response<Body> {
    let failure = Failure {
        status: StatusCode::SERVICE_UNAVAILABLE,
        fault: Fault::new("fault-overloaded").count("seconds", COME_BACK as i64),
        wait: Some(COME_BACK),
    };
    let (parts, body) = request.into_parts();
    let typed = Typed::default();
    let ours = csrf::same_origin(&app.settings, &parts.headers);
    // Whoever sends slowly holds one of a few places here, and no other.
    let place = app.uploads.try_acquire();
    if parts.method == Method::POST && ours && place.is_ok() {
        text(app, &parts, body, &typed).await;
    }
    error::rendered(app, &parts, &failure, &typed)
}

/// Leaves in `typed` what can be read of a form; its files are read past.
async fn text(app: &App, parts: &Parts, body: Body, typed: &Typed) {
    if let Some(boundary) = upload::boundary(&parts.headers) {
        let limits = Rules::on(korean::seoul((app.clock)()).date()).limits;
        // What was read is left whatever is wrong with the rest.
        let _ = upload::read(body, boundary, limits, None, typed).await;
    } else if let Ok(body) = post::read(body).await
        && let Ok(form) = Form::decode(&body)
    {
        typed.leave(&form);
    }
}

fn share(response: &mut Response<Body>) {
    let headers = response.headers_mut();
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(RESOURCE, HeaderValue::from_static("cross-origin"));
}

fn harden(app: &App, response: &mut Response<Body>) {
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if app.settings.secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    headers
        .entry(RESOURCE)
        .or_insert(HeaderValue::from_static("same-origin"));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_request_ends_before_a_box_is_sealed() {
        let days = date(2000, 1, 1).series(1.day());
        for day in days.take_while(|day| *day < date(2100, 1, 1)) {
            let grace = Rules::on(day).limits.seal_grace_seconds;
            let limit = i64::try_from(TIME_LIMIT.as_secs()).expect("a short time");
            assert!(limit < grace, "{day}: {grace} s");
        }
    }

    #[test]
    fn invented_methods_are_counted_as_one() {
        let invented = Method::from_bytes(b"A1").expect("a token");
        assert_eq!((known(&invented), known(&Method::GET)), ("OTHER", "GET"));
    }
}
