//! The room on a wall: very large, without anybody's name.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use ui::{Page, Qr, html, own_words};

use super::{address, clock, id, live, minutes_left, read, wall};
use crate::context::Context;
use crate::error::WebError;

/// `GET /rooms/{room}/projector`.
pub async fn get(ctx: Context, Path(room): Path<String>) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, id(&room)?).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let here = address(full.room.id);
    let body = html! {
        (live(full, ctx.now, &format!("{here}/wall?on=projector")))
        h1 { (own_words(lang, &full.room.title)) }
        div {
            (clock(lang, full))
            noscript { @if let Some(left) = minutes_left(lang, full, ctx.now) { p.lead { strong { (left) } } } }
        }
        @if let Some(code) = &full.room.code {
            div.room-join {
                p.lead { (t(lang, "room-code")) ": " strong { (spaced(code)) } }
                (Qr::new(format!("{}/join?code={code}", ctx.app.settings.public_url), t(lang, "room-join-here")).without_link().render(lang))
            }
        }
        (wall::wall(lang, full, false))
        p { a href=(here) { (t(lang, "room-back")) } }
    };
    Ok(ctx.ok(Page::new(lang, full.room.title.as_str(), body)
        .noindex()
        .room()
        .bare()))
}

/// A code in two groups, which are easier to read out.
pub(super) fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((first, last)) => format!("{first} {last}"),
        None => code.to_owned(),
    }
}
