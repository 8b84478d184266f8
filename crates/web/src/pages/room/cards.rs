//! Cards: one from a phone, or many from paper.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::room::CardForm;

use super::{From, address, answered, id};
use crate::acts;
use crate::error::WebError;
use crate::post::Post;

/// `POST /rooms/{room}/cards`.
pub async fn post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let paper = post.form.get("paper") == "yes";
    let sent = acts::room::CardsSent {
        form: CardForm {
            board: post.form.text("board"),
            text: post.form.text("text"),
            table: post.form.text("table"),
        },
        key: post.form.text("key"),
        paper,
    };
    let token = post.ctx.room_token.clone();
    let done = post
        .once(move |tx, by| {
            acts::room::cards(tx, by, id, token.as_deref(), &sent)?;
            let here = address(id);
            Ok(match sent.paper {
                true => format!("{here}/lead?done=cards"),
                false => format!("{here}?done=card"),
            })
        })
        .await;
    post.ctx.app.rooms.wake(id);
    let from = if paper { From::Lead } else { From::Room };
    answered(&post, id, (from, "cards"), done).await
}
