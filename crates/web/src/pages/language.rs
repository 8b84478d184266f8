//! The choice of language.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response, StatusCode, header};
use korean::Lang;

use crate::app::App;
use crate::cookie::{self, Name};
use crate::csrf;
use crate::error::WebError;
use crate::form::Form;
use crate::layout::safe_back;
use crate::post::{read, see_other};

/// `POST /language`: keeps the choice in a cookie and leads back.
///
/// It stands on every page and changes nothing but the sender's own cookie, so it carries
/// no token and no key; the origin is checked.
pub async fn post(State(app): State<App>, request: Request) -> Result<Response<Body>, WebError> {
    if !csrf::same_origin(&app.settings, request.headers()) {
        return Err(WebError::request(StatusCode::FORBIDDEN, "fault-other-site"));
    }
    let form = Form::decode(&read(request.into_body()).await?)
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
