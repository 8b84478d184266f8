//! The result report (결과보고) of a workshop room.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::id::RoomId;
use process::report::Part;
use process::role::Actor;
use serde::Serialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{Call, answer};
use super::wire::{Id, Moment, one_of};
use crate::acts;
use crate::error::WebError;
use crate::message::fault;

/// What a sentence was made from.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportSource {
    /// Such as `card`, `cluster`, `topic`, `note`, `suggestion`, `task` or `block`.
    pub kind: &'static str,
    /// The id; null for what a room has only one of.
    pub id: Option<Id>,
}

/// A sentence of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportSentence {
    /// Names it in every draft of this room.
    pub key: String,
    /// Where it stands.
    #[schema(schema_with = parts)]
    pub part: &'static str,
    /// What it says, in Korean. Cells of a row have ` | ` between them.
    pub text: String,
    /// What the draft says now; null where people changed or added the sentence.
    pub generated: Option<String>,
    /// When people last changed it; null where nobody did.
    pub changed: Option<Moment>,
    /// What it was made from.
    pub sources: Vec<ReportSource>,
}

/// The report of a room.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoomReport {
    /// The id of the room.
    pub room: Id,
    /// The page for people.
    pub page: String,
    /// What the workshop was called.
    pub title: String,
    /// When it was published.
    pub published: Option<Moment>,
    /// Its sentences in their order. What people left out is not among them.
    pub sentences: Vec<ReportSentence>,
}

/// The result report of a room
///
/// Once it is published. It is made from the record of the room whenever it is asked for.
#[utoipa::path(
    get,
    path = "/api/v1/rooms/{room}/report",
    tag = "meetings",
    operation_id = "getRoomReport",
    params(("room" = Id, Path, description = "The id of a room")),
    responses((status = 200, description = "The report", body = RoomReport)),
)]
pub async fn show(call: Call, Path(room): Path<String>) -> Result<Response<Body>, WebError> {
    let room: RoomId = room.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| acts::report::read::<WebError>(tx, room);
    let sheet = call.app.stores.site.read(read).await?;
    if !sheet.reads(&Actor::visitor()) {
        return Err(WebError::not_found());
    }
    let korean = korean::Lang::Ko;
    let told = sheet.lines.iter().filter(|line| !line.left_out());
    let sentences = told.map(|line| ReportSentence {
        key: line.key.clone(),
        part: line.part.as_str(),
        text: acts::report::words(korean, line),
        generated: line
            .said
            .as_ref()
            .filter(|_| line.edit.is_none())
            .map(|said| fault(korean, said)),
        changed: line.edit.as_ref().map(|edit| Moment(edit.at)),
        sources: line
            .sources
            .iter()
            .map(|source| ReportSource {
                kind: source.kind(),
                id: source.id().map(Id::of),
            })
            .collect(),
    });
    Ok(answer(&RoomReport {
        room: Id::of(room),
        page: format!("/rooms/{room}/report"),
        title: sheet.full.room.title.clone(),
        published: sheet.report.published_at.map(Moment),
        sentences: sentences.collect(),
    }))
}

fn parts() -> Object {
    one_of(Part::ALL.iter().map(|part| part.as_str()))
}
