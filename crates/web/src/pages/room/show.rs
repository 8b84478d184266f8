//! The room for whoever takes part. Its forms are always there: the end of a block takes
//! nothing away from somebody who is typing.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::id::RoomId;
use process::room::{RoomState, groups, order};
use serde::Deserialize;
use ui::{
    Button, Choice, LinkButton, Markup, Notice, Radios, Select, Tag, TextInput, Textarea, Tone,
    actions, html, own_words,
};

use super::{Blank, Shown, View, address, clock, framed, id, live, minutes_left, read, wall};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    pub done: String,
}

/// `GET /rooms/{room}`.
pub async fn get(
    ctx: Context,
    Path(room): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    page(&ctx, id(&room)?, &Shown::first(&asked.done)).await
}

pub(super) async fn page(
    ctx: &Context,
    id: RoomId,
    shown: &Shown<'_>,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, id).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let room = &full.room;
    let here = address(id);
    let blank = Blank::default();
    let inside = view.me.is_some() && room.state != RoomState::Closed;
    let body = html! {
        (shown.top(lang))
        (live(full, ctx.now, [&here, &format!("{here}/wall"), ""]))
        h1 { (own_words(lang, &room.title)) }
        p.lead {
            (ui::time(lang, room.starts_at, ui::TimeStyle::DateTime)) " · " (own_words(lang, &room.place))
            @if let Some((slug, ko, en)) = &room.district_names {
                " · " a href={ "/d/" (slug) } { (lang.pick(ko, en)) }
                @if let Some(meeting) = room.meeting {
                    " · " a href={ "/d/" (slug) "/meetings/" (meeting) } { (t(lang, "room-meeting")) }
                }
            } @else { " · " (t(lang, "room-of-city")) }
        }
        @if view.hand.leads {
            (actions(html! {
                (LinkButton::new(t(lang, "room-lead"), format!("{here}/lead")).render())
                (LinkButton::new(t(lang, "room-record"), format!("{here}/record")).second().render())
            }))
        }
        (clock(lang, full))
        noscript { @if let Some(left) = minutes_left(lang, full, ctx.now) { p { strong { (left) } " " a href=(here) { (t(lang, "room-reload")) } } } }
        (status(lang))
        @if let Some(me) = &view.me {
            p.meta {
                (t(lang, "room-you-are")) ": " (wall::called(lang, &me.nickname))
                @if let Some(table) = full.tables.iter().find(|table| Some(table.id) == me.table) { " · " (own_words(lang, &table.name)) }
            }
        } @else if room.state != RoomState::Closed {
            (Notice::information(html! { p { (t(lang, "room-come-in")) " " a href="/join" { (t(lang, "room-join")) } } }).render(lang))
        }
        @if inside {
            (card_form(ctx, &shown.fields(lang, "cards", &blank), &view))
            (own(lang, &view))
            (dots(ctx, &view))
            (talk(ctx, &shown.fields(lang, "talk", &blank), &view))
        }
        h2 { (t(lang, "room-wall")) }
        (wall::wall(lang, full, wall::names(view.hand)))
        (super::record::results(lang, full, None))
    };
    let page = framed(ctx, &view, None, shown, body).noindex();
    Ok(ctx.page(shown.status, page))
}

/// What the script says of itself: what is not saved yet, and whether the page changes along.
pub(super) fn status(lang: Lang) -> Markup {
    html! {
        div.room-status {
            p id="unsaved" role="status" data-text=(tr(lang, "room-unsaved", &[("count", 0.into())])) {}
            p id="told" role="status" data-five=(t(lang, "room-five-minutes")) data-one=(t(lang, "room-one-minute"))
                data-over=(t(lang, "room-over-time")) {}
            button.button.second type="button" id="pause" hidden aria-pressed="false"
                data-pause=(t(lang, "room-pause")) data-resume=(t(lang, "room-resume")) { (t(lang, "room-pause")) }
        }
    }
}

/// A form of a participant, which the script keeps until it is saved.
fn form(ctx: &Context, action: &str, content: Markup) -> Markup {
    html! {
        form action=(action) method="post" novalidate data-queue {
            @for field in hidden(&ctx.tokens()) { input type="hidden" name=(field.name) value=(field.value); }
            (content)
        }
    }
}

fn card_form(ctx: &Context, fields: &Fields<'_>, view: &View) -> Markup {
    let lang = ctx.lang;
    let boards = view.full.boards.iter();
    let boards = boards.map(|board| Choice::new(board.name.as_str(), board.title.as_str()));
    let text = fields
        .hinted("text", "room-card", "room-card-hint")
        .required();
    html! {
        section.section id="write" {
            h2 { (t(lang, "room-card-write")) }
            (form(ctx, &format!("{}/cards", address(view.full.room.id)), html! {
                (Radios::new(fields.field("board", "room-board").required(), boards.collect()).render(lang))
                (TextInput::new(text).max_length(60).render(lang))
                (actions(Button::new(t(lang, "room-card-button")).render()))
            }))
        }
    }
}

/// One's own cards, also while the others can't see them.
fn own(lang: Lang, view: &View) -> Markup {
    let me = view.hand.participant;
    let cards: Vec<_> = view
        .full
        .cards
        .iter()
        .filter(|card| card.participant == me)
        .collect();
    let down = view.down.iter().filter(|card| card.participant == me);
    html! {
        section.section id="own" data-live {
            h2 { (t(lang, "room-own-cards")) " " span.soft { (tr(lang, "room-count", &[("count", cards.len().into())])) } }
            ul id="own-cards" {
                @for card in cards {
                    li {
                        (own_words(lang, &card.text))
                        @if card.late { " " (Tag::new(t(lang, "room-late"), Tone::Persimmon).render()) }
                    }
                }
                @for card in down {
                    li { (own_words(lang, &card.text)) " " (Tag::new(t(lang, "room-taken-down"), Tone::Persimmon).render()) }
                }
            }
        }
    }
}

/// Giving dots while a block of dots is present.
fn dots(ctx: &Context, view: &View) -> Markup {
    let (lang, full) = (ctx.lang, &view.full);
    let open = full.dots_open();
    let left = full.room.dots - i64::try_from(view.dots.len()).unwrap_or(i64::MAX);
    let action = format!("{}/dots", address(full.room.id));
    html! {
        section.section id="dots" data-live {
            @if open {
                h2 { (t(lang, "room-dots")) }
                p { strong { (tr(lang, "room-dots-left", &[("count", left.into())])) } }
                @for board in &full.boards {
                    h3 { (own_words(lang, &board.title)) }
                    ul.rows role="list" {
                        @for group in groups(&full.card_list()).iter().filter(|group| group.board == board.name) {
                            @let mine = view.dots.iter().filter(|(_, card)| group.cards.contains(card)).count();
                            li {
                                div {
                                    (own_words(lang, full.group_title(group)))
                                    @if mine > 0 { " " strong { (tr(lang, "room-dots-mine", &[("count", mine.into())])) } }
                                }
                                form action=(action) method="post" data-queue {
                                    @for field in hidden(&ctx.tokens()) { input type="hidden" name=(field.name) value=(field.value); }
                                    input type="hidden" name="card" value=(group.cards[0]);
                                    @if left > 0 && (mine == 0 || full.room.several) {
                                        button.button.second name="do" value="give" type="submit" { (t(lang, "room-dot-give")) span.sr { ": " (full.group_title(group)) } }
                                    }
                                    @if mine > 0 {
                                        button.plain name="do" value="back" type="submit" { (t(lang, "room-dot-back")) span.sr { ": " (full.group_title(group)) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Notes, topics, and asking to speak.
fn talk(ctx: &Context, fields: &Fields<'_>, view: &View) -> Markup {
    let (lang, full) = (ctx.lang, &view.full);
    let here = address(full.room.id);
    let topics: Vec<Choice> = full
        .topics
        .iter()
        .map(|topic| Choice::new(topic.id.to_string(), topic.title.as_str()))
        .collect();
    let me = view.hand.participant;
    let waits = order(&full.turns).iter().any(|turn| turn.participant == me);
    let speaks = |turn: &process::room::Turn| {
        turn.participant == me && turn.began_at.is_some() && turn.ended_at.is_none()
    };
    let speaks = me.is_some() && full.turns.iter().any(speaks);
    html! {
        section.section {
            h2 { (t(lang, "room-speak")) }
            div id="turn" data-live {
                @if speaks { p role="status" { strong { (t(lang, "room-you-speak")) } } }
                (form(ctx, &format!("{here}/turns"), html! {
                    @if waits {
                        p { (t(lang, "room-you-wait")) }
                        button.plain name="do" value="withdraw" type="submit" { (t(lang, "room-speak-withdraw")) }
                    } @else {
                        p { (t(lang, "room-speak-lead")) }
                        button.button.second name="do" value="ask" type="submit" { (t(lang, "room-speak-ask")) }
                    }
                }))
            }
        }
        @if !topics.is_empty() {
            section.section {
                h2 { (t(lang, "room-note-write")) }
                (form(ctx, &format!("{here}/notes"), html! {
                    (Select::new(fields.field("about", "room-topic").required(), topics).render(lang))
                    (Textarea::new(fields.hinted("note", "room-note", "room-note-hint").required()).rows(4).render(lang))
                    (actions(Button::new(t(lang, "room-note-button")).second().render()))
                }))
            }
        }
        section.section {
            h2 { (t(lang, "room-topic-add")) }
            (form(ctx, &format!("{here}/topics"), html! {
                (TextInput::new(fields.field("topic", "room-topic-new").required()).render(lang))
                (actions(Button::new(t(lang, "room-topic-button")).second().render()))
            }))
        }
    }
}
