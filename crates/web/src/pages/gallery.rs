//! `/design`: every component with its examples.

use axum::body::Body;
use axum::http::Response;
use korean::t;
use ui::Page;

use crate::context::Context;

/// `GET /design`.
pub async fn get(ctx: Context) -> Response<Body> {
    let page = Page::new(
        ctx.lang,
        t(ctx.lang, "gallery-title"),
        ui::gallery(ctx.lang),
    );
    ctx.ok(page.noindex())
}
