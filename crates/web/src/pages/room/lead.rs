//! The room for whoever leads it: clock, cards of paper, groups, queue, topics.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::id::RoomId;
use process::room::{Group, RoomState, groups, order};
use store::{CardDown, RoomFull};
use ui::{
    Button, Choice, Form as PostForm, LinkButton, Markup, Radios, Select, TextInput, Textarea,
    actions, html, own_words,
};

use super::show::{Asked, status};
use super::{
    Blank, Shown, View, address, clock, framed, id, live, minutes_left, projector, read_led, wall,
};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};

/// `GET /rooms/{room}/lead`.
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
    let view = read_led(ctx, id).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let (room, here) = (&full.room, address(id));
    let blank = Blank::default();
    let title = t(lang, "room-lead");
    let open = room.state != RoomState::Closed;
    let body = html! {
        (shown.top(lang))
        @let lead = format!("{here}/lead");
        (live(full, ctx.now, [&lead, &lead, ""]))
        h1 { (title) }
        p.lead { (own_words(lang, &room.title)) }
        @if let Some(code) = &room.code {
            p { (t(lang, "room-code")) ": " strong.code { (projector::spaced(code)) } " · " (tr(lang, "room-joined", &[("count", full.joined.into())])) }
        }
        (actions(html! {
            (LinkButton::new(t(lang, "room-projector"), projector::address(ctx, id)).second().render())
            (LinkButton::new(t(lang, "room-paper"), format!("{here}/cards.html")).second().render())
            (LinkButton::new(t(lang, "room-record"), format!("{here}/record")).second().render())
        }))
        (clock(lang, full))
        noscript { @if let Some(left) = minutes_left(lang, full, ctx.now) { p { strong { (left) } " " a href={ (here) "/lead" } { (t(lang, "room-reload")) } } } }
        (status(lang))
        @if open { (steps(ctx, &view)) }
        (timetable(lang, full))
        @if open { (paper(ctx, &shown.fields(lang, "cards", &blank), full)) }
        (grouping(ctx, &shown.fields(lang, "groups", &blank), full))
        (taken_down(ctx, id, &view.down))
        @if open {
            (paper_dots(ctx, &shown.fields(lang, "dots", &blank), full))
            (queue(ctx, &shown.fields(lang, "turns", &blank), full))
            (topic(ctx, &shown.fields(lang, "topics", &blank), full))
        }
    };
    let page = framed(ctx, &view, Some(&title), shown, body)
        .noindex()
        .groups();
    Ok(ctx.page(shown.status, page))
}

/// What moves the clock.
fn steps(ctx: &Context, view: &View) -> Markup {
    let (lang, full) = (ctx.lang, &view.full);
    let action = format!("{}/clock", address(full.room.id));
    let button =
        |step: &str| Button::new(t(lang, &format!("room-step-{step}"))).sends("step", step);
    let dots = full.votes() && full.revealed();
    let shown = if dots {
        full.room.counted_at.is_some()
    } else {
        full.revealed()
    };
    let reveal = match (dots, shown) {
        (false, false) => ("room-step-reveal", "reveal"),
        (false, true) => ("room-step-hide", "hide"),
        (true, false) => ("room-step-count", "reveal"),
        (true, true) => ("room-step-uncount", "hide"),
    };
    // Two who lead at once, or a tap on a page that is not fresh, move the clock once.
    let from = full
        .room
        .block
        .map_or_else(String::new, |at| at.to_string());
    html! {
        section.section id="steps" data-live {
            h2 { (t(lang, "room-clock")) }
            (PostForm::post(&action).hidden("from", &from).hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                (button("next").render())
                (button("back").second().render())
                (button("more").second().render())
                (Button::new(t(lang, reveal.0)).sends("step", reveal.1).second().render())
            })))
            (ui::Details::new(t(lang, "room-step-close"), html! {
                p { (t(lang, "room-close-text")) }
                (PostForm::post(action).hidden("from", from).hidden_all(hidden(&ctx.tokens())).render(actions(
                    button("close").warning().render()
                )))
            }).render())
        }
    }
}

fn timetable(lang: Lang, full: &RoomFull) -> Markup {
    html! {
        section.section {
            h2 { (t(lang, "meeting-timetable")) }
            ol.room-blocks {
                @for block in &full.blocks {
                    li aria-current=[(Some(block.position) == full.room.block).then_some("step")] {
                        (korean::time(block.planned_at)) " · "
                        (t(lang, &format!("room-block-{}", block.kind))) ": " (own_words(lang, &block.title)) " · "
                        (tr(lang, "meeting-minutes-long", &[("minutes", (block.minutes + block.extra).into())]))
                        @if !block.lead.is_empty() { " · " (own_words(lang, &block.lead)) }
                    }
                }
            }
        }
    }
}

fn boards(full: &RoomFull) -> Vec<Choice> {
    let boards = full.boards.iter();
    boards
        .map(|board| Choice::new(board.name.as_str(), board.title.as_str()))
        .collect()
}

/// Typing cards of paper in.
fn paper(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    let tables: Vec<Choice> = full
        .tables
        .iter()
        .map(|table| Choice::new(table.id.to_string(), table.name.as_str()))
        .collect();
    html! {
        section.section {
            h2 { (t(lang, "room-paper-type")) }
            (PostForm::post(format!("{}/cards", address(full.room.id))).hidden("paper", "yes").hidden_all(hidden(&ctx.tokens())).render(html! {
                (Radios::new(fields.field("board", "room-board").required(), boards(full)).render(lang))
                (Textarea::new(fields.hinted("text", "room-cards", "room-cards-hint").required()).rows(4).render(lang))
                @if !tables.is_empty() { (Select::new(fields.field("table", "room-table"), tables).render(lang)) }
                (actions(Button::new(t(lang, "room-paper-button")).second().render()))
            }))
        }
    }
}

/// Groups as choices, each by its first card.
fn group_choices(full: &RoomFull) -> Vec<Choice> {
    groups(&full.card_list())
        .iter()
        .map(|group| Choice::new(group.cards[0].to_string(), full.group_title(group)))
        .collect()
}

/// Cards with boxes, and where the chosen ones go. The script lets them be dragged too.
fn grouping(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    let all = groups(&full.card_list());
    let clusters: Vec<Choice> = all
        .iter()
        .filter_map(|group| {
            Some(Choice::new(
                group.cluster?.to_string(),
                full.group_title(group),
            ))
        })
        .collect();
    let action = format!("{}/groups", address(full.room.id));
    html! {
        section.section id="cards" {
            h2 { (t(lang, "room-group")) }
            p { (t(lang, "room-group-lead")) }
            (PostForm::post(action).hidden_all(hidden(&ctx.tokens())).render(html! {
                div.boards id="group-cards" data-live data-group {
                    @for board in &full.boards {
                        div {
                            h3 { (own_words(lang, &board.title)) }
                            @let here: Vec<&Group> = all.iter().filter(|group| group.board == board.name).collect();
                            @if here.is_empty() { p.soft { (t(lang, "room-board-empty")) } }
                            @else { ul role="list" { @for group in here { (group_boxes(lang, full, group)) } } }
                        }
                    }
                }
                div id="group-to" data-live {
                    @if !clusters.is_empty() { (Select::new(fields.hinted("cluster", "room-group-to", "room-group-to-hint"), clusters).render(lang)) }
                }
                (TextInput::new(fields.hinted("group_title", "room-group-title", "room-group-title-hint")).render(lang))
                (actions(html! {
                    (Button::new(t(lang, "room-group-button")).sends("do", "group").render())
                    (Button::new(t(lang, "room-group-out")).sends("do", "out").second().render())
                    (Button::new(t(lang, "room-group-rename")).sends("do", "rename").second().render())
                    (Button::new(t(lang, "room-group-undo")).sends("do", "undo").second().render())
                    (Button::new(t(lang, "room-card-hide")).sends("do", "hide").warning().render())
                }))
            }))
        }
    }
}

fn group_boxes(lang: Lang, full: &RoomFull, group: &Group) -> Markup {
    let several = group.cluster.is_some();
    html! {
        li data-cluster=[group.cluster] {
            @if several { p { strong { (own_words(lang, full.group_title(group))) } } }
            @for card in full.cards.iter().filter(|card| group.cards.contains(&card.id)) {
                label.room-pick data-card=(card.id) {
                    input type="checkbox" name="cards" value=(card.id);
                    " " (own_words(lang, &card.text))
                    @if card.late { " " span.meta { "(" (t(lang, "room-late")) ")" } }
                }
            }
        }
    }
}

/// Cards that were taken down, to hang them up again.
fn taken_down(ctx: &Context, id: RoomId, cards: &[CardDown]) -> Markup {
    let lang = ctx.lang;
    html! {
        div id="taken-down" data-live {
            @if !cards.is_empty() {
                section.section {
                    h2 { (t(lang, "room-cards-down")) }
                    (PostForm::post(format!("{}/groups", address(id))).hidden_all(hidden(&ctx.tokens())).render(html! {
                        @for card in cards {
                            label.room-pick {
                                input type="checkbox" name="cards" value=(card.id);
                                " " (own_words(lang, &card.text))
                            }
                        }
                        (actions(Button::new(t(lang, "room-card-show")).sends("do", "show").second().render()))
                    }))
                }
            }
        }
    }
}

/// Counting dots of paper in.
fn paper_dots(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    let choices = group_choices(full);
    html! {
        @if !choices.is_empty() && full.room.dots > 0 && !full.counted() {
            section.section {
                h2 { (t(lang, "room-dots-paper")) }
                (PostForm::post(format!("{}/dots", address(full.room.id))).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (Select::new(fields.field("card", "room-dots-on").required(), choices).render(lang))
                    (TextInput::new(fields.field("amount", "room-dots-amount").required()).short().render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "room-dots-paper-button")).sends("do", "paper").second().render())
                        (Button::new(t(lang, "room-dots-paper-off")).sends("do", "paper-off").second().render())
                    }))
                }))
            }
        }
    }
}

/// Calling speakers.
fn queue(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    let action = format!("{}/turns", address(full.room.id));
    let speaks = full
        .turns
        .iter()
        .any(|turn| turn.began_at.is_some() && turn.ended_at.is_none());
    html! {
        section.section id="queue" {
            h2 { (t(lang, "room-queue-lead")) }
            div id="queue-calls" data-live {
                (PostForm::post(&action).hidden_all(hidden(&ctx.tokens())).render(html! {
                    @for turn in order(&full.turns) {
                        p {
                            (wall::called(lang, &turn.name)) " "
                            // Which turn begins stands in the address of the button.
                            button.button.second type="submit" name="turn" value=(turn.id) formaction=(action) {
                                (t(lang, "room-call")) span.sr { ": " (wall::called(lang, &turn.name)) }
                            }
                        }
                    }
                    input type="hidden" name="do" value="call";
                    @if speaks { (actions(Button::new(t(lang, "room-turn-end")).plain().render())) }
                }))
            }
            (PostForm::post(action.as_str()).hidden("do", "name").hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.hinted("nickname", "room-queue-name", "room-queue-name-hint").required()).render(lang))
                (actions(Button::new(t(lang, "room-queue-button")).second().render()))
            }))
        }
    }
}

fn topic(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    html! {
        section.section {
            h2 { (t(lang, "room-topic-add")) }
            (PostForm::post(format!("{}/topics", address(full.room.id))).hidden("from", "lead").hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.field("topic", "room-topic-new").required()).render(lang))
                (actions(Button::new(t(lang, "room-topic-button")).second().render()))
            }))
        }
    }
}
