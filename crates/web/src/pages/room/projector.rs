//! The room on a wall: very large, without anybody's name. Its code stands there only for who
//! leads, and for whoever opens the address that the page of who leads links to: the computer
//! of a hall is not signed in.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::id::RoomId;
use serde::Deserialize;
use ui::{Page, Qr, html, own_words};

use super::{clock, id, live, minutes_left, read, wall};
use crate::context::Context;
use crate::csrf;
use crate::error::WebError;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What nobody can guess; with it the code of the room is shown.
    #[serde(default)]
    key: String,
}

impl Asked {
    /// Whether the key is that of a room.
    pub(super) fn opens(&self, ctx: &Context, id: RoomId) -> bool {
        csrf::same_token(&key(ctx, id), &self.key)
    }
}

/// The key of the projector of a room.
fn key(ctx: &Context, id: RoomId) -> String {
    let keys = &ctx.app.stores.keys;
    keys.hmac("room-projector", &id.to_string())
}

/// The address of the projector of a room with its key.
pub(super) fn address(ctx: &Context, id: RoomId) -> String {
    format!("{}/projector?key={}", super::address(id), key(ctx, id))
}

/// `GET /rooms/{room}/projector`.
pub async fn get(
    ctx: Context,
    Path(room): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, id(&room)?).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let here = super::address(full.room.id);
    let opens = asked.opens(&ctx, full.room.id);
    let knows = view.hand.leads || opens;
    let line = match opens {
        true => format!("?key={}", asked.key),
        false => String::new(),
    };
    let body = html! {
        @let parts = format!("{here}/wall?on=projector");
        (live(full, ctx.now, [&parts, &parts, &line]))
        h1 { (own_words(lang, &full.room.title)) }
        div {
            (clock(lang, full))
            noscript { @if let Some(left) = minutes_left(lang, full, ctx.now) { p.lead { strong { (left) } } } }
        }
        @if let Some(code) = full.room.code.as_ref().filter(|_| knows) {
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
pub fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((first, last)) => format!("{first} {last}"),
        None => code.to_owned(),
    }
}
