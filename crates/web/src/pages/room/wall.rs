//! What everybody may see of a room: boards, topics with notes, the queue. One rendering for
//! all phones and the projector.

use axum::body::{Body, Bytes};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, Response, header};
use axum::response::IntoResponse as _;
use korean::{Lang, t, tr};
use process::room::{Group, Hand, groups, order, spoken_seconds, spoken_total};
use serde::Deserialize;
use store::{RoomFull, StoreError, Tx};
use ui::{Markup, Page, html, own_words};

use super::{clock, id, projector};
use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::cookie::{self, Name};
use crate::error::WebError;
use crate::live::Caller;

/// Which rendering is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// `projector`, or nothing for phones.
    #[serde(default)]
    on: String,
}

/// `GET /rooms/{room}/wall`: the parts of the room that change, for the script. One rendering
/// of a revision serves everybody in the room, and one without names everybody else.
pub async fn get(
    ctx: Context,
    Path(room): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (id, lang) = (id(&room)?, ctx.lang);
    let (by, token) = (ctx.by(), ctx.room_token.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let inside = acts::room::enter(tx, &by, id, token.as_deref())?;
        Ok((inside.room.revision, names(inside.hand)))
    };
    let (present, inside) = ctx.app.stores.site.read(read).await?;
    let names = inside && asked.on != "projector";
    let stores = ctx.app.stores.clone();
    let render = || async move {
        let read = move |tx: &mut Tx<'_>| store::room_full(tx, id);
        let full: Result<_, StoreError> = stores.site.read(read).await;
        let full = full?.ok_or_else(WebError::not_found)?;
        let body = html! { (clock(lang, &full)) (wall(lang, &full, names)) };
        let page = Page::new(lang, full.room.title.as_str(), body);
        let page = page.noindex().bare().render().into_string();
        Ok((full.room.revision, Bytes::from(page)))
    };
    let page = ctx
        .app
        .rooms
        .wall((id, lang, names), present, render)
        .await?;
    let mut response = page.into_response();
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    Ok(response)
}

/// `GET /rooms/{room}/events`: the revisions of the room as they come, as server-sent events.
pub async fn events(
    ctx: Context,
    headers: HeaderMap,
    Path(room): Path<String>,
    Query(asked): Query<projector::Asked>,
) -> Result<Response<Body>, WebError> {
    let (id, by, token) = (id(&room)?, ctx.by(), ctx.room_token.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let inside = acts::room::enter(tx, &by, id, token.as_deref())?;
        Ok((inside.room.revision, inside.hand))
    };
    let (present, hand) = ctx.app.stores.site.read(read).await?;
    let leads = hand.leads;
    let caller = Caller {
        network: ctx.network().to_owned(),
        inside: match (hand.participant, ctx.actor.person.filter(|_| leads)) {
            (Some(participant), _) => Some(format!("participant/{participant}")),
            (None, Some(person)) => Some(format!("leader/{person}")),
            (None, None) if asked.opens(&ctx, id) => Some(format!("wall/{id}")),
            (None, None) => None,
        },
    };
    let session = cookie::read(&headers, ctx.app.settings.secure, Name::Session);
    let leader = session.filter(|_| leads).map(str::to_owned);
    let line = ctx
        .app
        .rooms
        .listen(&ctx.app, (id, present), &caller, leader)?;
    Ok(line.into_response())
}

/// Whether names of who speaks and waits are shown to `hand`: in the room, and to nobody else.
pub(super) fn names(hand: Hand) -> bool {
    hand.leads || hand.participant.is_some()
}

/// Everything that hangs; `names` shows who waits to speak, which a projector does not, nor a
/// page outside of the room.
pub(super) fn wall(lang: Lang, full: &RoomFull, names: bool) -> Markup {
    html! {
        div id="wall" data-live {
            (boards(lang, full))
            (topics(lang, full))
            (queue(lang, full, names))
        }
    }
}

/// The boards: groups once they are revealed, how many cards hang before.
pub(super) fn boards(lang: Lang, full: &RoomFull) -> Markup {
    let all = groups(&full.card_list());
    html! {
        div.boards {
            @for board in &full.boards {
                @let here: Vec<&Group> = all.iter().filter(|group| group.board == board.name).collect();
                @let cards: usize = here.iter().map(|group| group.cards.len()).sum();
                div {
                    h2 { (own_words(lang, &board.title)) " " span.soft { (tr(lang, "room-count", &[("count", cards.into())])) } }
                    @if cards == 0 { p.soft { (t(lang, "room-board-empty")) } }
                    @else if !full.revealed() { p.soft { (t(lang, "room-hidden")) } }
                    @else {
                        ul role="list" { @for group in sorted(full, here) { li { (group_text(lang, full, group)) } } }
                    }
                }
            }
        }
    }
}

/// With open dots the most first; before that in the order of the cards.
fn sorted<'a>(full: &RoomFull, mut here: Vec<&'a Group>) -> Vec<&'a Group> {
    if full.counted() {
        here.sort_by_key(|group| std::cmp::Reverse(full.group_dots(group)));
    }
    here
}

/// A group: its title, its cards below when there are several, its dots once they are open.
pub(super) fn group_text(lang: Lang, full: &RoomFull, group: &Group) -> Markup {
    let title = full.group_title(group);
    let several = group.cards.len() > 1;
    html! {
        (own_words(lang, title))
        @if several { " " span.soft { (tr(lang, "room-count", &[("count", group.cards.len().into())])) } }
        @let dots = full.group_dots(group);
        @if full.counted() && dots > 0 {
            p.meta { strong { (tr(lang, "room-dots-count", &[("count", dots.into())])) } }
        }
        @if several {
            ul.inner {
                @for card in full.cards.iter().filter(|card| group.cards.contains(&card.id) && card.text != title) {
                    li { (own_words(lang, &card.text)) }
                }
            }
        }
    }
}

fn topics(lang: Lang, full: &RoomFull) -> Markup {
    html! {
        @if !full.topics.is_empty() {
            section.section {
                h2 { (t(lang, "room-topics")) }
                ul.rows role="list" {
                    @for topic in &full.topics {
                        li { div {
                            h3 { (own_words(lang, &topic.title)) }
                            @if topic.added { p.meta { (t(lang, "room-topic-added")) } }
                            @for note in full.notes.iter().filter(|note| note.topic == topic.id) {
                                p {
                                    @if let Some(table) = full.tables.iter().find(|table| Some(table.id) == note.table) {
                                        strong { (own_words(lang, &table.name)) } ": "
                                    }
                                    (own_words(lang, &note.text))
                                }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// Who speaks and who waits, first-timers first, with how long each has spoken.
fn queue(lang: Lang, full: &RoomFull, names: bool) -> Markup {
    let waiting = order(&full.turns);
    let total = spoken_total(&full.turns);
    let speaks = full
        .turns
        .iter()
        .find(|turn| turn.began_at.is_some() && turn.ended_at.is_none());
    html! {
        @if !full.turns.is_empty() {
            section.section {
                h2 { (t(lang, "room-queue")) }
                p {
                    (tr(lang, "room-queue-waiting", &[("count", waiting.len().into())])) " · "
                    (tr(lang, "room-queue-total", &[("minutes", ((total + 59) / 60).into())]))
                }
                @if names {
                    @if let Some(turn) = speaks { p { (t(lang, "room-speaks")) ": " (called(lang, &turn.name)) } }
                    ol {
                        @for turn in waiting {
                            li {
                                (called(lang, &turn.name)) " "
                                @let seconds = spoken_seconds(&full.turns, turn);
                                @if seconds > 0 { span.meta { (tr(lang, "room-spoke", &[("seconds", seconds.into())])) } }
                                @else { span.meta { (t(lang, "room-first-time")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What somebody is called by.
pub(super) fn called(lang: Lang, name: &str) -> Markup {
    match name {
        "" => html! { (t(lang, "room-nameless")) },
        name => own_words(lang, name),
    }
}
