//! Stylesheet, script and mark, under names that change with their content.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use axum::response::IntoResponse;

use crate::error::WebError;

/// `GET /assets/{name}`: a file that a browser may keep for a year.
pub async fn get(Path(name): Path<String>) -> Result<Response<Body>, WebError> {
    let asset = ui::assets::find(&format!("/assets/{name}")).ok_or_else(WebError::not_found)?;
    let mut response = asset.body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.content_type),
    );
    let year = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, year);
    Ok(response)
}
