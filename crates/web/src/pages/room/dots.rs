//! Dots: given and taken back, or counted in from paper.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::CardId;

use super::{From, address, answered, id};
use crate::acts;
use crate::error::WebError;
use crate::post::Post;

/// `POST /rooms/{room}/dots`.
pub async fn post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let card: CardId = post
        .form
        .get("card")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let token = post.ctx.room_token.clone();
    let (key, act) = (post.form.text("key"), post.form.text("do"));
    let amount = post.form.text("amount");
    let off = act == "paper-off";
    let paper = off || act == "paper";
    let done = post
        .once(move |tx, by| {
            let who = (id, token.as_deref());
            match act.as_str() {
                _ if paper => acts::room::dot_paper(tx, by, id, (card, &amount, off), &key)?,
                "back" => acts::room::dot_back(tx, by, who, card)?,
                _ => acts::room::dot_give(tx, by, who, card, &key)?,
            }
            let here = address(id);
            Ok(match paper {
                true => format!("{here}/lead?done=saved"),
                false => format!("{here}?done=saved#dots"),
            })
        })
        .await;
    post.ctx.app.rooms.wake(id);
    let from = if paper { From::Lead } else { From::Room };
    answered(&post, id, (from, "dots"), done).await
}
