//! All rooms, the latest first.

use axum::body::Body;
use axum::extract::Query;
use axum::http::Response;
use korean::t;
use process::id::RoomId;
use process::room::RoomState;
use serde::Deserialize;
use store::Room;
use ui::{EmptyState, LinkButton, ListRow, Page, Pagination, Tone, actions, html, list};

use super::address;
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::paging;

/// Rooms of a page.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last room of the page before.
    #[serde(default)]
    after: String,
}

/// Where a room stands: the key of its words, and their colour.
pub(in crate::pages) fn state(state: RoomState) -> (&'static str, Tone) {
    match state {
        RoomState::Planned => ("room-state-planned", Tone::Sky),
        RoomState::Open => ("room-state-open", Tone::Pine),
        RoomState::Closed => ("room-state-closed", Tone::Quiet),
    }
}

/// `GET /rooms`.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let after: Option<RoomId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut store::Tx<'_>| store::room_list(tx, after, PAGE + 1);
    let found: Result<Vec<Room>, store::StoreError> = ctx.app.stores.site.read(read).await;
    let (rooms, next) = paging::cut(found?, PAGE, |room| room.id.0);
    let rows: Vec<ListRow> = rooms
        .iter()
        .map(|room| {
            let (key, tone) = state(room.state);
            let host = match &room.district_names {
                Some((_, ko, en)) => lang.pick(ko, en).clone(),
                None => t(lang, "room-of-city"),
            };
            ListRow::new(room.title.as_str(), address(room.id))
                .title_lang(korean::language_of(&room.title, lang))
                .meta(format!(
                    "{} · {host}",
                    korean::date_time(lang, room.starts_at)
                ))
                .tag(t(lang, key), tone)
        })
        .collect();
    let title = t(lang, "room-list");
    let city = acts::room::lead_check(&ctx.by(), None).is_ok();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "room-list-lead")) }
        (actions(html! {
            (LinkButton::new(t(lang, "room-join"), "/join").render())
            @if city { (LinkButton::new(t(lang, "room-new-city"), "/rooms/new").second().render()) }
        }))
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "room-none"), t(lang, "room-none-text")).render())
        } @else { (list(2, &rows)) }
        (Pagination::new(t(lang, "room-pages")).next(next.map(|next| format!("/rooms?after={next}"))).render(lang))
    };
    Ok(ctx.ok(Page::new(lang, title, body)))
}
