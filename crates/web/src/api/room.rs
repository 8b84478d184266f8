//! Workshop rooms (워크숍 방): what everybody in the hall sees on the screen.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::act::{Act, Target, authorize};
use process::id::{DistrictId, RoomId};
use process::role::Actor;
use process::room::{BlockKind, Group, RoomState, groups, order, spoken_total};
use serde::Serialize;
use store::{Room, RoomFull, StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{Call, answer};
use super::wire::{Id, Listing, Moment, one_of};
use crate::error::WebError;

/// A workshop room.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopRoom {
    /// The id.
    pub id: Id,
    /// The page for people.
    pub page: String,
    /// What it is called.
    pub title: String,
    /// The slug of the district that is host; null where the city is.
    #[schema(example = "haneul")]
    pub district: Option<String>,
    /// The meeting it belongs to.
    pub meeting: Option<Id>,
    /// Where it is held.
    pub place: String,
    /// The stated beginning; the first block may be earlier.
    pub starts_at: Moment,
    /// Where it stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// Grows with every act in the room.
    pub revision: i64,
}

/// A workshop room as the screen in the hall shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopRoomDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub room: WorkshopRoom,
    /// What it is for.
    pub purpose: String,
    /// How many people came in with the code.
    pub joined: i64,
    /// The position of the present block; null before the first.
    pub block: Option<i64>,
    /// The timetable.
    pub blocks: Vec<WorkshopBlock>,
    /// Whether everybody may see the cards.
    pub revealed: bool,
    /// The boards.
    pub boards: Vec<WorkshopBoard>,
    /// The topics with what the tables noted.
    pub topics: Vec<WorkshopTopic>,
    /// How many wait to speak.
    pub waiting: i64,
    /// How many seconds people have spoken in all.
    pub spoken_seconds: i64,
}

/// A block of a timetable, and how it ran.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopBlock {
    /// Counted from 1.
    pub position: i64,
    /// What is done.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Who runs it, and after a slash who speaks in it, by office or group; may be empty.
    pub lead: String,
    /// When it was planned to begin.
    pub planned_at: Moment,
    /// How many minutes it has, those added while it ran included.
    pub minutes: i64,
    /// When it last began.
    pub started_at: Option<Moment>,
    /// When its time is over, once it has begun.
    pub ends_at: Option<Moment>,
}

/// A board for cards.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopBoard {
    /// Names it in this room.
    #[schema(example = "liked")]
    pub name: String,
    /// What stands above it.
    pub title: String,
    /// Whether what hangs there asks for a suggestion or an answer.
    pub asks: bool,
    /// How many cards hang there.
    pub cards: i64,
    /// The cards, those that say the same together; null until they are revealed.
    pub groups: Option<Vec<WorkshopGroup>>,
}

/// Cards that say the same, or a single one.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopGroup {
    /// What it is called.
    pub title: String,
    /// The texts of its cards, with contacts of people masked.
    pub cards: Vec<String>,
    /// How many dots stand on it; null while the sums are hidden.
    pub dots: Option<i64>,
}

/// A topic of discussion.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopTopic {
    /// What it is called.
    pub title: String,
    /// Whether it was added in the room and not planned.
    pub added: bool,
    /// What the tables noted.
    pub notes: Vec<WorkshopNote>,
}

/// A note of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkshopNote {
    /// The table; null where none was named.
    pub table: Option<String>,
    /// The text, with contacts of people masked.
    pub text: String,
}

fn states() -> Object {
    one_of(RoomState::ALL.iter().map(|state| state.as_str()))
}

fn kinds() -> Object {
    one_of(BlockKind::ALL.iter().map(|kind| kind.as_str()))
}

/// Whether a visitor may see a room of a district, or of the whole city.
fn seen(district: Option<DistrictId>) -> Result<(), WebError> {
    let target = Target {
        district,
        owner: None,
    };
    Ok(authorize(&Actor::visitor(), Act::PublicSee, target)?)
}

/// Workshop rooms of all districts and of the city
///
/// The latest first.
#[utoipa::path(
    get,
    path = "/api/v1/rooms",
    tag = "meetings",
    operation_id = "listRooms",
    params(
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<WorkshopRoom>)),
)]
pub async fn list(call: Call) -> Result<Response<Body>, WebError> {
    seen(None)?;
    let paging = call.paging::<RoomId>()?;
    let (after, rows) = (paging.after, paging.rows());
    let read = move |tx: &mut Tx<'_>| store::room_list(tx, after, rows);
    let found: Result<Vec<Room>, StoreError> = call.app.stores.site.read(read).await;
    let page = paging.cut(found?, "/api/v1/rooms?", |room| room.id, WorkshopRoom::of);
    Ok(answer(&page))
}

/// A workshop room
///
/// As the screen in the hall shows it: without anybody's name and without the code, and what
/// is hidden there is hidden here.
#[utoipa::path(
    get,
    path = "/api/v1/rooms/{room}",
    tag = "meetings",
    operation_id = "getRoom",
    params(("room" = Id, Path, description = "The id of a room")),
    responses((status = 200, description = "The room", body = WorkshopRoomDetail)),
)]
pub async fn show(call: Call, Path(room): Path<String>) -> Result<Response<Body>, WebError> {
    let id: RoomId = room.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| store::room_full(tx, id);
    let found: Result<Option<RoomFull>, StoreError> = call.app.stores.site.read(read).await;
    let full = found?.ok_or_else(WebError::not_found)?;
    seen(full.room.district)?;
    Ok(answer(&detail(full)))
}

fn detail(full: RoomFull) -> WorkshopRoomDetail {
    let all = groups(&full.card_list());
    let blocks = full.blocks.iter().map(|block| WorkshopBlock {
        position: block.position,
        kind: block.kind.as_str(),
        title: block.title.clone(),
        lead: block.lead.clone(),
        planned_at: Moment(block.planned_at),
        minutes: block.minutes + block.extra,
        started_at: block.started_at.map(Moment),
        ends_at: block.ends_at().map(Moment),
    });
    let boards = full.boards.iter().map(|board| {
        let here = || all.iter().filter(|group| group.board == board.name);
        let shown = || here().map(|group| one_group(&full, group)).collect();
        WorkshopBoard {
            name: board.name.clone(),
            title: board.title.clone(),
            asks: board.asks,
            cards: count(here().map(|group| group.cards.len()).sum()),
            groups: full.revealed().then(shown),
        }
    });
    let topics = full.topics.iter().map(|topic| {
        let notes = full.notes.iter().filter(|note| note.topic == topic.id);
        let table = |id| full.tables.iter().find(|table| Some(table.id) == id);
        let notes = notes.map(|note| WorkshopNote {
            table: table(note.table).map(|table| table.name.clone()),
            text: note.text.clone(),
        });
        WorkshopTopic {
            title: topic.title.clone(),
            added: topic.added,
            notes: notes.collect(),
        }
    });
    WorkshopRoomDetail {
        purpose: full.room.purpose.clone(),
        joined: full.joined,
        block: full.room.block,
        blocks: blocks.collect(),
        revealed: full.revealed(),
        boards: boards.collect(),
        topics: topics.collect(),
        waiting: count(order(&full.turns).len()),
        spoken_seconds: spoken_total(&full.turns),
        room: WorkshopRoom::of(full.room),
    }
}

fn one_group(full: &RoomFull, group: &Group) -> WorkshopGroup {
    let cards = full
        .cards
        .iter()
        .filter(|card| group.cards.contains(&card.id));
    WorkshopGroup {
        title: full.group_title(group).to_owned(),
        cards: cards.map(|card| card.text.clone()).collect(),
        dots: full.counted().then(|| full.group_dots(group)),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl WorkshopRoom {
    fn of(room: Room) -> WorkshopRoom {
        WorkshopRoom {
            id: Id::of(room.id),
            page: format!("/rooms/{}", room.id),
            title: room.title,
            district: room.district_names.map(|(slug, ..)| slug),
            meeting: room.meeting.map(Id::of),
            place: room.place,
            starts_at: Moment(room.starts_at),
            state: room.state.as_str(),
            revision: room.revision,
        }
    }
}
