//! A sheet of empty cards to print, for people who write on paper.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::t;
use ui::{Page, html, own_words};

use super::{address, id, read};
use crate::context::Context;
use crate::error::WebError;

/// Cards of a board on the sheet.
const CARDS: usize = 6;

/// `GET /rooms/{room}/cards.html`.
pub async fn get(ctx: Context, Path(room): Path<String>) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, id(&room)?).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let body = html! {
        h1 { (own_words(lang, &full.room.title)) }
        p { (t(lang, "room-paper-lead")) }
        @for board in &full.boards {
            section.paper-cards {
                h2 { (own_words(lang, &board.title)) }
                ul role="list" { @for _ in 0..CARDS { li { span.meta { (own_words(lang, &board.title)) } } } }
            }
        }
        p { a href=(address(full.room.id)) { (t(lang, "room-back")) } }
    };
    let title = t(lang, "room-paper");
    Ok(ctx.ok(Page::new(lang, title, body).noindex().bare()))
}
