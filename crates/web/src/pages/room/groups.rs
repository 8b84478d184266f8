//! Putting cards together: with boxes and a list, or dragged by the script.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::{CardId, ClusterId};

use super::{From, address, answered, id};
use crate::acts;
use crate::error::WebError;
use crate::post::Post;

/// `POST /rooms/{room}/groups`.
pub async fn post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let cards = post.form.all("cards");
    let cards: Result<Vec<CardId>, _> = cards.iter().map(|card| card.parse()).collect();
    let mut cards = cards.map_err(|_| WebError::not_found())?;
    cards.sort_unstable();
    cards.dedup();
    let to: Option<ClusterId> = post.form.get("cluster").parse().ok();
    let title = post.form.text("group_title");
    let act = post.form.text("do");
    let done = post
        .once(move |tx, by| {
            match (act.as_str(), to) {
                ("undo", _) => acts::room::undo(tx, by, id)?,
                ("show", _) => acts::room::show(tx, by, id, &cards)?,
                ("hide", _) => acts::room::hide(tx, by, id, &cards)?,
                ("rename", Some(cluster)) => acts::room::rename(tx, by, id, cluster, &title)?,
                (act, to) => acts::room::group(tx, by, id, &cards, (to, &title, act == "out"))?,
            }
            Ok(format!("{}/lead?done=saved#cards", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Lead, "groups"), done).await
}
