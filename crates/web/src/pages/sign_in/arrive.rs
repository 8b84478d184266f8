//! From a code that was right to a browser that is signed in.
//!
//! The token of a session is a keyed hash of things that only one form of one browser has:
//! its session or visit, its key, and a random `seed` that the form carries and no store
//! keeps. So a form that is sent twice is answered twice with the same cookie, though the
//! store holds nothing but a hash of the token.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use ui::Hidden;

use crate::acts::account::sign_in::Opening;
use crate::context::Context;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::form::encode;
use crate::post::{Post, see_other};

use super::{agent, secure, set_cookie};

/// The hidden field that a form which signs in carries.
pub fn seed(ctx: &Context) -> Hidden {
    Hidden::new("seed", ctx.app.random_token())
}

/// The token that this form opens a session with.
///
/// # Errors
/// When the form has no seed of ours.
pub fn token(post: &Post) -> Result<String, WebError> {
    let seed = post.form.get("seed");
    if seed.len() != 32 || !seed.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(WebError::request(StatusCode::BAD_REQUEST, "fault-form-key"));
    }
    let text = format!("{}/{}/{seed}", post.ctx.scope(), post.form.get("key"));
    Ok(post.ctx.app.stores.keys.hmac("session-token", &text))
}

/// The session to be opened.
pub fn opening(post: &Post, headers: &HeaderMap, token: &str) -> Opening {
    Opening {
        token_hash: post.ctx.app.stores.keys.token_hash(token),
        agent: agent::label(headers),
        replaces: post
            .ctx
            .session
            .as_ref()
            .map(|s| (s.session.id, s.person.id)),
    }
}

/// Signed in: sets the cookie, drops those that are no longer needed, and leads on to `back`,
/// by way of the terms when these have to be agreed to first.
pub fn arrive(ctx: &Context, token: &str, word: &str, back: &str) -> Response<Body> {
    let mut response = match word {
        "consent" => see_other(&format!("/consent?back={}", encode(back))),
        _ => see_other(back),
    };
    let seconds = 86_400 * ctx.rules.limits.session_days;
    for cookie in [
        cookie::set(secure(ctx), Name::Session, token, seconds),
        cookie::set(secure(ctx), Name::Visit, "", 0),
        cookie::set(secure(ctx), Name::SentTo, "", 0),
    ] {
        set_cookie(&mut response, &cookie);
    }
    response
}
