//! What came of a call: one's own place, how many took their seats, and the proof of the draw.

use korean::{t, tr};
use process::diversity::shown;
use process::recruitment::lottery::Way;
use process::recruitment::lottery::published::Published;
use process::recruitment::seat::SeatState;
use store::Seat;
use ui::{Button, DefinitionList, Details, Form as FormView, Markup, actions, html, own_words};

use super::address;
use super::show::View;
use crate::context::Context;
use crate::fields::hidden;

/// Where the reader's own application came out, with what she can say to it.
pub fn own(ctx: &Context, view: &View, seat: Option<&Seat>) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.call.id);
    let Some(mine) = view
        .mine
        .as_ref()
        .filter(|mine| mine.withdrawn_at.is_none())
    else {
        return html! {};
    };
    let state = seat.map(|seat| seat.state);
    let key = match state {
        Some(state) => format!("recruitment-own-{state}"),
        None => "recruitment-own-none".to_owned(),
    };
    let place = seat.map_or(0, |seat| seat.position - view.call.seats);
    let button = |said: &str, key: &str| Button::new(t(lang, key)).sends("decision", said);
    html! {
        section.section {
            h2 { (t(lang, "recruitment-mine")) }
            p.lead { (tr(lang, &key, &[("nth", place.max(1).into())])) }
            p { (tr(lang, "recruitment-token", &[("token", mine.token.as_str().into())])) (limits(ctx, view, &mine.token)) }
            @if let Some(seat) = seat.filter(|seat| !seat.reason.is_empty()) {
                p { (t(lang, "recruitment-own-reason")) " " (own_words(lang, &seat.reason)) }
            }
            (FormView::post(format!("{here}/answer")).hidden_all(hidden(&ctx.tokens())).render(actions(html! {
                @match state {
                    Some(SeatState::Offered) => {
                        (button("accept", "recruitment-accept").render())
                        (button("decline", "recruitment-decline").second().render())
                    }
                    Some(SeatState::Reserve) => (button("decline", "recruitment-decline-reserve").second().render()),
                    Some(SeatState::Accepted) => (button("resign", "recruitment-resign").second().render()),
                    _ => {}
                }
            })))
        }
    }
}

/// Toward which limits of the file the reader's own application counts, so that she can check it.
fn limits(ctx: &Context, view: &View, token: &str) -> String {
    let Some(draw) = &view.draw else {
        return String::new();
    };
    let of: Vec<String> = draw
        .urn
        .limits_of(token)
        .iter()
        .map(|at| (at + 1).to_string())
        .collect();
    let key = if of.is_empty() {
        "recruitment-own-no-limits"
    } else {
        "recruitment-own-limits"
    };
    format!(
        " {}",
        tr(ctx.lang, key, &[("limits", of.join(", ").into())])
    )
}

/// How many took their seats, and how a lottery is run again.
pub fn section(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let count = |state| {
        let found = view.seat_counts.iter().find(|(of, _)| *of == state);
        found.map_or(0, |(_, count)| *count)
    };
    let taken = [
        ("taken", count(SeatState::Accepted).into()),
        ("seats", view.call.seats.into()),
    ];
    html! {
        section.section #result {
            h2 { (t(lang, "recruitment-result")) }
            p.lead { (tr(lang, "recruitment-taken", &taken)) }
            @if let Some(draw) = &view.draw { (proof(ctx, view, draw)) }
        }
    }
}

fn proof(ctx: &Context, view: &View, draw: &Published) -> Markup {
    let lang = ctx.lang;
    let way = match draw.way {
        Way::Counted => "draw-way-counted",
        Way::Walked => "draw-way-walked",
    };
    let people = i64::try_from(draw.people).unwrap_or(i64::MAX);
    let people = match shown(people) {
        Some(count) => tr(lang, "recruitment-people", &[("count", count.into())]),
        None => t(lang, "recruitment-people-few"),
    };
    let mut list = DefinitionList::new()
        .entry(t(lang, "recruitment-applied"), people)
        .entry(t(lang, "recruitment-seed"), draw.seed.as_str())
        .entry(t(lang, "recruitment-secret"), draw.secret.as_str())
        .entry(t(lang, "recruitment-list-hash"), draw.list_hash.as_str())
        .entry(t(lang, "recruitment-dice"), draw.thrown.as_str())
        .entry(
            t(lang, "recruitment-witnesses"),
            view.call.witnesses.as_str(),
        );
    if let Some([low, high]) = draw.chances {
        let values = [("low", percent(low).into()), ("high", percent(high).into())];
        list = list.entry(
            t(lang, "recruitment-chance"),
            tr(lang, "recruitment-chance-of", &values),
        );
    }
    let file = format!("{}/draw.json", address(&view.district, view.call.id));
    html! {
        p { (t(lang, way)) }
        p { (t(lang, "recruitment-again")) " " a href=(file) { "draw.json" } }
        p { code { "madang draw draw.json" } }
        (Details::new(t(lang, "recruitment-proof"), html! {
            (list.render())
            p { (t(lang, "recruitment-drawn")) }
            ol { @for token in &draw.drawn { li { code { (token) } } } }
        }).render())
    }
}

/// Ten-thousandths as a percentage with two digits behind the point, rounded down.
fn percent(of: u32) -> String {
    format!("{}.{:02}", of / 100, of % 100)
}
