//! Topics, notes of the tables, and the queue of speakers.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::TurnId;
use process::room::TextForm;

use super::{From, address, answered, id};
use crate::acts;
use crate::error::WebError;
use crate::post::Post;

/// `POST /rooms/{room}/topics`.
pub async fn topic(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let lead = post.form.get("from") == "lead";
    let form = TextForm {
        text: post.form.text("topic"),
        ..TextForm::default()
    };
    let (token, key) = (post.ctx.room_token.clone(), post.form.text("key"));
    let done = post
        .once(move |tx, by| {
            acts::room::topic(tx, by, (id, token.as_deref()), &form, &key)?;
            let here = address(id);
            Ok(if lead {
                format!("{here}/lead?done=saved")
            } else {
                format!("{here}?done=saved")
            })
        })
        .await;
    post.ctx.app.rooms.wake(id);
    let from = if lead {
        (From::Lead, "topics")
    } else {
        (From::Room, "talk")
    };
    answered(&post, id, from, done).await
}

/// `POST /rooms/{room}/notes`.
pub async fn note(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let topic = post.form.get("about").parse().ok();
    let form = TextForm {
        text: post.form.text("note"),
        table: post.form.text("table"),
    };
    let (token, key) = (post.ctx.room_token.clone(), post.form.text("key"));
    let done = post
        .once(move |tx, by| {
            acts::room::note(tx, by, (id, token.as_deref()), (topic, &form), &key)?;
            Ok(format!("{}?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Room, "talk"), done).await
}

/// `POST /rooms/{room}/turns`.
pub async fn turn(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let act = post.form.text("do");
    let done = if act == "withdraw" {
        "withdrawn"
    } else {
        "asked"
    };
    let lead = matches!(act.as_str(), "name" | "call" | "end");
    let form = TextForm {
        text: post.form.text("nickname"),
        ..TextForm::default()
    };
    let next: Option<TurnId> = post.form.get("turn").parse().ok();
    let (token, key) = (post.ctx.room_token.clone(), post.form.text("key"));
    let done = post
        .once(move |tx, by| {
            let who = (id, token.as_deref());
            let here = address(id);
            match act.as_str() {
                "name" => acts::room::name(tx, by, id, &form, &key)?,
                "call" => acts::room::call_next(tx, by, id, next)?,
                "end" => acts::room::call_next(tx, by, id, None)?,
                "withdraw" => acts::room::withdraw(tx, by, who)?,
                _ => acts::room::ask(tx, by, who, &key)?,
            }
            Ok(if lead {
                format!("{here}/lead?done=saved#queue")
            } else {
                format!("{here}?done={done}")
            })
        })
        .await;
    post.ctx.app.rooms.wake(id);
    let from = if lead {
        (From::Lead, "turns")
    } else {
        (From::Room, "talk")
    };
    answered(&post, id, from, done).await
}
