//! The token by which a browser is known at workshop rooms and meetings, without an account.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};

use crate::cookie::{self, Name};
use crate::post::Post;

/// How long a browser is known, in seconds: needs are told some days ahead of a meeting and can
/// be taken back some days after it. One time for all, so that coming into a room never shortens
/// what telling of a need began.
const KEPT: i64 = 30 * 86_400;

/// The token of the browser, or one made from the form, so that a form sent twice counts once.
pub fn token(post: &Post) -> String {
    let made = || {
        let form = format!("{}/{}", post.form.get("csrf"), post.form.get("key"));
        post.ctx.app.stores.keys.hmac("room-join", &form)
    };
    post.ctx.room_token.clone().unwrap_or_else(made)
}

/// Lets the browser keep its token.
pub fn remembered(post: &Post, mut answer: Response<Body>, token: &str) -> Response<Body> {
    let cookie = cookie::set(post.ctx.app.settings.secure, Name::Room, token, KEPT);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}
