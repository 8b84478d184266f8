//! How a handler fails, and the page or JSON that says so.
//!
//! A handler returns a [`WebError`]. The middleware [`render_failures`] turns it into a page
//! in the reader's language, or into a problem document under `/api/`. What is inside an
//! internal error goes to the log and never to the reader.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response as AxumResponse};
use korean::Lang;
use process::refusal::{Fault, Kind, Refusal};
use store::StoreError;

use crate::acts::NotDone;
use crate::app::App;
use crate::form::Typed;
use crate::pages::failure;
use crate::{context, guard, layout, message};

/// Why a request could not be answered as asked.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// A decision said no.
    #[error("refused: {}", .0.fault.key)]
    Refusal(Refusal),
    /// The request itself is off: status, and what to say.
    #[error("bad request: {key}", key = .fault.key)]
    Request {
        /// The status to answer with.
        status: StatusCode,
        /// What to say.
        fault: Fault,
    },
    /// The caller has to wait.
    #[error("too many requests")]
    TooMany {
        /// Seconds until the next try may succeed.
        wait: u64,
    },
    /// There is no place now.
    #[error("too many at once")]
    Busy {
        /// Seconds until there may be one.
        wait: u64,
    },
    /// The store failed; the reader learns only that it did.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for WebError {
    fn from(refusal: Refusal) -> WebError {
        WebError::Refusal(refusal)
    }
}

impl From<NotDone> for WebError {
    /// For acts that show no form again: the first faulty field speaks for all.
    fn from(not_done: NotDone) -> WebError {
        let request = |status, fault| WebError::Request { status, fault };
        match not_done {
            NotDone::Refusal(refusal) => refusal.into(),
            NotDone::Store(error) => error.into(),
            NotDone::Reused => request(StatusCode::CONFLICT, Fault::new("fault-form-reused")),
            NotDone::Invalid(invalid) => {
                let first = invalid.0.into_iter().next().map(|f| f.fault);
                let fault = first.unwrap_or_else(|| Fault::new("fault-request"));
                request(StatusCode::UNPROCESSABLE_ENTITY, fault)
            }
        }
    }
}

impl WebError {
    /// There is no such thing, as far as the reader may know.
    pub fn not_found() -> WebError {
        WebError::Refusal(Refusal {
            kind: Kind::NotFound,
            fault: Fault::new("refusal-not-found"),
        })
    }

    /// A request that can't be understood.
    pub fn request(status: StatusCode, key: &'static str) -> WebError {
        WebError::Request {
            status,
            fault: Fault::new(key),
        }
    }
}

/// A failure as the rendering middleware needs it.
#[derive(Clone, Debug)]
pub struct Failure {
    /// The status.
    pub status: StatusCode,
    /// What to say.
    pub fault: Fault,
    /// Seconds to wait, if waiting helps.
    pub wait: Option<u64>,
}

impl IntoResponse for WebError {
    fn into_response(self) -> AxumResponse {
        let failed = |status, fault, wait| Failure {
            status,
            fault,
            wait,
        };
        let failure = match self {
            WebError::Refusal(refusal) => failed(status_of(refusal.kind), refusal.fault, None),
            WebError::Request { status, fault } => failed(status, fault, None),
            WebError::TooMany { wait } => {
                let seconds = usize::try_from(wait).unwrap_or(60);
                let fault = Fault::new("fault-too-many-requests").number("seconds", seconds);
                failed(StatusCode::TOO_MANY_REQUESTS, fault, Some(wait))
            }
            WebError::Busy { wait } => {
                let seconds = i64::try_from(wait).unwrap_or(60);
                let fault = Fault::new("fault-overloaded").count("seconds", seconds);
                failed(StatusCode::SERVICE_UNAVAILABLE, fault, Some(wait))
            }
            WebError::Store(error) => {
                tracing::error!(%error, "store failed");
                match error {
                    StoreError::Unavailable(_) | StoreError::Closed => failed(
                        StatusCode::SERVICE_UNAVAILABLE,
                        Fault::new("fault-unavailable"),
                        Some(5),
                    ),
                    _ => failed(
                        StatusCode::INTERNAL_SERVER_ERROR,
                        Fault::new("fault-internal"),
                        None,
                    ),
                }
            }
        };
        let mut response = failure.status.into_response();
        response.extensions_mut().insert(failure);
        response
    }
}

fn status_of(kind: Kind) -> StatusCode {
    match kind {
        Kind::SignIn => StatusCode::UNAUTHORIZED,
        Kind::Forbidden => StatusCode::FORBIDDEN,
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::Conflict => StatusCode::CONFLICT,
    }
}

/// Gives failures and the router's own refusals a page or a problem document. A page shows
/// what was typed, whatever the failure is.
pub async fn render_failures(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let typed = Typed::default();
    request.extensions_mut().insert(typed.clone());
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let failure = match response.extensions().get::<Failure>() {
        Some(failure) => failure.clone(),
        None => match plain_refusal(&response) {
            Some(key) => Failure {
                status,
                fault: Fault::new(key),
                wait: None,
            },
            None => return response,
        },
    };
    let mut rendered = rendered(&app, &asked, &failure, &typed);
    if let Some(value) = response.headers().get(header::ALLOW) {
        rendered.headers_mut().insert(header::ALLOW, value.clone());
    }
    rendered
}

/// The page or problem document for a failure, with what was typed.
pub fn rendered(app: &App, asked: &Parts, failure: &Failure, typed: &Typed) -> Response<Body> {
    let lang = context::language(app, &asked.headers);
    let mut rendered = if asked.uri.path().starts_with("/api/") {
        problem(lang, failure)
    } else {
        let form = !asked.method.is_safe() || failure.status == StatusCode::METHOD_NOT_ALLOWED;
        let address = failure::Address {
            here: layout::shown_at(form, &asked.uri),
            form,
        };
        failure::page(app, lang, &address, failure, typed.left())
    };
    if let Some(wait) = failure.wait {
        let wait = HeaderValue::from(wait);
        rendered.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    rendered
}

/// What is answered when a handler panics: the connection stays, and so does what was typed.
pub fn panicked(_: Box<dyn std::any::Any + Send>) -> Response<Body> {
    let fault = Fault::new("fault-internal");
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    tracing::error!("a handler panicked");
    WebError::Request { status, fault }.into_response()
}

/// What the router and its layers refuse on their own, without a page.
fn plain_refusal(response: &Response<Body>) -> Option<&'static str> {
    let empty = !response.headers().contains_key(header::CONTENT_TYPE);
    match response.status() {
        guard::TIMED_OUT if empty => Some("fault-timeout"),
        _ if !empty && !is_plain(response) => None,
        StatusCode::NOT_FOUND => Some("refusal-not-found"),
        StatusCode::METHOD_NOT_ALLOWED => Some("fault-method"),
        StatusCode::PAYLOAD_TOO_LARGE => Some("fault-too-large"),
        StatusCode::BAD_REQUEST => Some("fault-request"),
        _ => None,
    }
}

fn is_plain(response: &Response<Body>) -> bool {
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/plain"))
}

/// A problem document (RFC 9457).
fn problem(lang: Lang, failure: &Failure) -> Response<Body> {
    let body = serde_json::json!({
        "type": "about:blank",
        "title": failure.status.canonical_reason().unwrap_or("error"),
        "status": failure.status.as_u16(),
        "code": failure.fault.key,
        "detail": message::fault(lang, &failure.fault),
    });
    let mut response = (failure.status, body.to_string()).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
