//! The choice of language.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use korean::Lang;

use crate::app::App;
use crate::cookie::{self, Name};
use crate::csrf;
use crate::error::WebError;
use crate::form::{Form, MAX_BODY};
use crate::layout::safe_back;
use crate::post::see_other;

/// `POST /language`: keeps the choice in a cookie and leads back.
///
/// It stands on every page and changes nothing but the sender's own cookie, so it carries
/// no token and no key; the origin is checked.
pub async fn post(State(app): State<App>, request: Request) -> Result<Response<Body>, WebError> {
    if !csrf::same_origin(request.headers()) {
        return Err(WebError::request(StatusCode::FORBIDDEN, "fault-other-site"));
    }
    let body = to_bytes(request.into_body(), MAX_BODY)
        .await
        .map_err(|_| WebError::request(StatusCode::PAYLOAD_TOO_LARGE, "fault-too-large"))?;
    let form = Form::decode(&body)
        .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-encoding"))?;
    let lang: Lang = form
        .get("to")
        .parse()
        .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-request"))?;
    let mut response = see_other(safe_back(form.get("back")));
    let cookie = cookie::set(app.settings.secure, Name::Lang, lang.as_str(), 31_536_000);
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}
