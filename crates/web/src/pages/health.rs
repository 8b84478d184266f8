//! For the people who run the site: is it alive, and how is it doing.

use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::response::IntoResponse;

use store::StoreError;

use crate::app::App;
use crate::csrf;
use crate::error::WebError;

/// `GET /healthz`: 200 when all three stores can be read, else 503.
pub async fn health(State(app): State<App>) -> Response<Body> {
    let stores = &app.stores;
    for db in [&stores.site, &stores.roll, &stores.ballot_box] {
        if let Err(error) = db.read(|_| Ok::<(), StoreError>(())).await {
            tracing::error!(store = db.name(), %error, "health");
            let text = format!("{} can't be read\n", db.name());
            return (StatusCode::SERVICE_UNAVAILABLE, text).into_response();
        }
    }
    "ok\n".into_response()
}

/// What proxies add. Behind one, everybody seems to call from its address.
const FORWARDED: &[&str] = &[
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-real-ip",
];

/// `GET /metrics`: Prometheus text, for who shows the token; without a token for loopback,
/// on a site with no proxy in front. How often which page was asked for is nobody else's
/// business: it tells the turnout of a vote that is still open.
pub async fn metrics(
    State(app): State<App>,
    peer: Option<axum::Extension<ConnectInfo<std::net::SocketAddr>>>,
    headers: HeaderMap,
) -> Result<Response<Body>, WebError> {
    let allowed = match &app.settings.metrics_token {
        Some(token) => {
            let given = headers
                .get(header::AUTHORIZATION)
                .and_then(|v| v.to_str().ok());
            csrf::same_token(&format!("Bearer {token}"), given.unwrap_or(""))
        }
        None => {
            let proxy = app.settings.behind_proxy
                || app.settings.secure
                || FORWARDED.iter().any(|name| headers.contains_key(*name));
            !proxy && peer.is_some_and(|peer| peer.0.0.ip().is_loopback())
        }
    };
    if !allowed {
        return Err(WebError::not_found());
    }
    Ok(app.metrics.render().into_response())
}
