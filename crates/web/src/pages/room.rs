//! Workshop rooms: opening one, coming in, the room itself, leading it, the wall and the record.

pub mod cards;
pub mod clock;
pub mod dots;
pub mod groups;
pub mod join;
pub mod lead;
pub mod list;
pub mod new;
pub mod paper;
pub mod projector;
pub mod record;
pub mod show;
pub mod talk;
pub mod wall;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::id::{CardId, RoomId};
use process::room::{Hand, RoomState};
use process::{Invalid, Kind};
use store::{CardDown, Participant, RoomFull, Tx};
use ui::{Breadcrumb, Markup, Notice, Page, html, own_words};

use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::message;
use crate::post::{Post, see_other};

/// The address of a room.
pub(super) fn address(id: RoomId) -> String {
    format!("/rooms/{id}")
}

/// Reads the id in an address.
fn id(text: &str) -> Result<RoomId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// A room as somebody sees it.
struct View {
    full: RoomFull,
    hand: Hand,
    me: Option<Participant>,
    /// Own dots: ids with their cards.
    dots: Vec<(i64, CardId)>,
    /// Cards that were taken down.
    down: Vec<CardDown>,
}

/// Reads a room for whoever asks.
async fn read(ctx: &Context, id: RoomId) -> Result<View, WebError> {
    let (by, token) = (ctx.by(), ctx.room_token.clone());
    let read = move |tx: &mut Tx<'_>| -> Result<View, NotDone> {
        let inside = acts::room::enter(tx, &by, id, token.as_deref())?;
        let dots = acts::room::own_dots(tx, id, inside.hand.participant)?;
        let full = store::room_full(tx, id)?.ok_or_else(acts::not_found)?;
        Ok(View {
            full,
            down: store::room_cards_hidden(tx, id)?,
            hand: inside.hand,
            me: inside.participant,
            dots,
        })
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

/// Reads a room for whoever leads it.
async fn read_led(ctx: &Context, id: RoomId) -> Result<View, WebError> {
    let view = read(ctx, id).await?;
    acts::room::lead_check(&ctx.by(), view.full.room.district)?;
    Ok(view)
}

/// What a form that could not be taken said, and which form it was.
struct Again<'a> {
    at: &'static str,
    form: &'a Form,
    invalid: &'a Invalid,
}

/// How a page of a room is shown: at first, or again after a form.
struct Shown<'a> {
    again: Option<Again<'a>>,
    refused: Option<process::refusal::Fault>,
    done: &'a str,
    status: StatusCode,
}

impl<'a> Shown<'a> {
    fn first(done: &'a str) -> Shown<'a> {
        Shown {
            again: None,
            refused: None,
            done,
            status: StatusCode::OK,
        }
    }

    /// The fields of one form of the page.
    fn fields(&self, lang: Lang, at: &str, empty: &'a Blank) -> Fields<'_> {
        match &self.again {
            Some(again) if again.at == at => Fields {
                lang,
                form: again.form,
                invalid: again.invalid,
            },
            _ => Fields {
                lang,
                form: &empty.form,
                invalid: &empty.invalid,
            },
        }
    }

    /// The list of what is wrong, and word that the whole was refused.
    fn top(&self, lang: Lang) -> Markup {
        html! {
            @if let Some(again) = &self.again {
                (Fields { lang, form: again.form, invalid: again.invalid }.summary())
            }
            @if let Some(fault) = &self.refused {
                (Notice::warning(html! { p { (message::fault(lang, fault)) } }).announced().render(lang))
            }
        }
    }
}

/// A form in which nothing was typed.
#[derive(Default)]
struct Blank {
    form: Form,
    invalid: Invalid,
}

/// What became of a form: where to go, or what the page says when it is shown again.
enum Settled {
    Done(Response<Body>),
    Invalid(Invalid),
    Refused(process::refusal::Fault),
}

/// Lets the page of a room come back for everything that its writer can put right, so that
/// nothing typed is lost.
fn settle(done: Result<String, NotDone>) -> Result<Settled, WebError> {
    match done {
        Ok(location) => Ok(Settled::Done(see_other(&location))),
        Err(NotDone::Invalid(invalid)) => Ok(Settled::Invalid(invalid)),
        Err(NotDone::Refusal(refusal)) if refusal.kind == Kind::Conflict => {
            Ok(Settled::Refused(refusal.fault))
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Which page a form stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Room,
    Lead,
    Record,
}

/// Answers a form that was sent from a page of a room.
async fn answered(
    post: &Post,
    id: RoomId,
    (from, at): (From, &'static str),
    done: Result<String, NotDone>,
) -> Result<Response<Body>, WebError> {
    let (invalid, refused, status) = match settle(done)? {
        Settled::Done(response) => return Ok(response),
        Settled::Invalid(invalid) => (invalid, None, StatusCode::UNPROCESSABLE_ENTITY),
        Settled::Refused(fault) => (Invalid::default(), Some(fault), StatusCode::CONFLICT),
    };
    let shown = Shown {
        again: Some(Again {
            at,
            form: &post.form,
            invalid: &invalid,
        }),
        refused,
        done: "",
        status,
    };
    match from {
        From::Room => show::page(&post.ctx, id, &shown).await,
        From::Lead => lead::page(&post.ctx, id, &shown).await,
        From::Record => record::page(&post.ctx, id, &record::Asked::of(&post.form), &shown).await,
    }
}

/// The frame of a page of one room.
fn framed(ctx: &Context, view: &View, here: Option<&str>, shown: &Shown<'_>, body: Markup) -> Page {
    let lang = ctx.lang;
    let room = &view.full.room;
    let title = match here {
        Some(here) => format!("{here} – {}", room.title),
        None => room.title.clone(),
    };
    let crumbs = match here {
        Some(here) => Breadcrumb::new(here)
            .step(t(lang, "room-list"), "/rooms")
            .step(room.title.as_str(), address(room.id)),
        None => Breadcrumb::new(room.title.as_str()).step(t(lang, "room-list"), "/rooms"),
    };
    let page = Page::new(lang, title, body)
        .breadcrumb(crumbs.render(lang))
        .room()
        .wrong(shown.status != StatusCode::OK);
    let key = match shown.done {
        "opened" => "room-done-opened",
        "joined" => "room-done-joined",
        "card" => "room-done-card",
        "cards" => "room-done-cards",
        "saved" => "room-done-saved",
        "asked" => "room-done-asked",
        "withdrawn" => "room-done-withdrawn",
        _ => return page,
    };
    page.flash(
        Notice::success(html! { p { (t(lang, key)) } })
            .announced()
            .render(lang),
    )
}

/// What is done now, who runs it, and until when; then what comes next. It is the same for
/// everybody and holds no time that goes by, so that one rendering serves all.
fn clock(lang: Lang, full: &RoomFull) -> Markup {
    let room = &full.room;
    let next = match room.block {
        Some(at) => full.blocks.iter().find(|block| block.position == at + 1),
        None => full.blocks.first(),
    };
    html! {
        section.room-clock id="clock" data-live aria-labelledby="clock-title" {
            @match (room.state, full.present()) {
                (RoomState::Closed, _) => h2 id="clock-title" { (t(lang, "room-closed")) },
                (_, None) => h2 id="clock-title" { (t(lang, "room-planned")) },
                (_, Some(block)) => {
                    h2 id="clock-title" {
                        (t(lang, &format!("room-block-{}", block.kind))) ": " (own_words(lang, &block.title))
                    }
                    p {
                        @if !block.lead.is_empty() { (own_words(lang, &block.lead)) " · " }
                        @if let Some(end) = block.ends_at() {
                            @let clock = korean::time(end);
                            span data-ends=(end.as_second()) { (tr(lang, "room-until", &[("time", clock.into())])) }
                            " "
                            strong data-left {}
                        }
                    }
                }
            }
            @if room.state == RoomState::Open {
                p data-stands={ (room.block.unwrap_or(-1)) " " (stands(full)) } { (t(lang, stands(full))) }
            }
            @if room.state != RoomState::Closed {
                @if let Some(next) = next {
                    p.meta {
                        (t(lang, "room-next")) ": " (own_words(lang, &next.title)) " · "
                        (tr(lang, "meeting-minutes-long", &[("minutes", next.minutes.into())]))
                    }
                }
            }
        }
    }
}

/// What may be seen and done with the cards now. A phone looks at its own part again when this or
/// the block changes.
fn stands(full: &RoomFull) -> &'static str {
    match (full.dots_open(), full.votes(), full.revealed()) {
        (true, ..) => "room-stands-dots",
        (_, true, true) => "room-stands-sums",
        (.., true) => "room-stands-shown",
        _ => "room-stands-hidden",
    }
}

/// How many minutes are left, the begun one included; for a page that does not count along.
fn minutes_left(lang: Lang, full: &RoomFull, now: Timestamp) -> Option<String> {
    let end = full.present()?.ends_at()?;
    let seconds = end.as_second() - now.as_second();
    Some(match seconds {
        ..=0 => t(lang, "room-over-time"),
        _ => tr(
            lang,
            "room-left",
            &[("minutes", ((seconds + 59) / 60).into())],
        ),
    })
}

/// Where the script of a room finds what it needs. `own` is the address of the page, which may
/// stand under that of a form that came back, `parts` the address of the fragment, `key` what the
/// address of the line ends with.
fn live(full: &RoomFull, now: Timestamp, [own, parts, key]: [&str; 3]) -> Markup {
    let (id, revision) = (full.room.id, full.room.revision);
    html! {
        div id="room" data-room=(id) data-revision=(revision) data-now=(now.as_second()) data-events={ (address(id)) "/events" (key) } data-own=(own) data-parts=(parts) hidden {}
    }
}
