//! The facts of a meeting beside its record, and how it was moved or cancelled.

use korean::{Lang, t, tr};
use process::meeting::{MinutesState, Slot, is_short_notice};
use store::{District, Meeting, MeetingChange};
use ui::{DefinitionList, Markup, Notice, TimeStyle, deadline, html, own_words, time};

use super::{address, body_names, kind, state};
use crate::context::Context;

/// That it was moved or cancelled, from when and where, and why: at the top, where nobody who
/// read the first announcement misses it.
pub(super) fn changes(lang: Lang, changes: &[MeetingChange]) -> Markup {
    if changes.is_empty() {
        return html! {};
    }
    let one = |change: &MeetingChange| {
        let word = match change.cancelled {
            true => "meeting-was-cancelled",
            false => "meeting-was-moved",
        };
        html! { p {
            strong { (t(lang, word)) } " " (own_words(lang, &change.reason)) br;
            (t(lang, "meeting-before")) " " (time(lang, change.starts_before, TimeStyle::DateTime))
            " · " (own_words(lang, &change.place_before)) " · "
            (t(lang, "meeting-changed-at")) " " (time(lang, change.at, TimeStyle::DateTime))
        } }
    };
    Notice::warning(html! { @for change in changes { (one(change)) } }).render(lang)
}

/// When and where, who called it, how one joins from afar, and where its minutes stand.
pub(super) fn list(
    ctx: &Context,
    district: &District,
    meeting: &Meeting,
    slots: &[Slot],
) -> Markup {
    let lang = ctx.lang;
    let short = is_short_notice(
        meeting.kind,
        meeting.announced_at(),
        meeting.starts_at,
        &ctx.rules,
    );
    let first = slots.first().map(|slot| slot.starts_at);
    let first = first.filter(|first| *first < meeting.starts_at);
    let term = &ctx.rules.terms.meeting_notice;
    let late = [
        ("days", i64::from(term.n).into()),
        ("law", lang.pick(&term.law_ko, &term.law_en).as_str().into()),
    ];
    let list = DefinitionList::new()
        .entry(t(lang, "meeting-kind"), kind(lang, meeting))
        .entry_markup(
            t(lang, "meeting-when"),
            html! {
                (time(lang, meeting.starts_at, TimeStyle::DateTime))
                "–" (korean::time(meeting.ends_at))
                @if let Some(first) = first {
                    br; (tr(lang, "meeting-first-slot", &[("time", korean::time(first).into())]))
                }
            },
        )
        .entry(
            t(lang, "meeting-mode"),
            t(lang, &format!("meeting-mode-{}", meeting.mode)),
        )
        .entry_markup(t(lang, "meeting-place"), own_words(lang, &meeting.place));
    let list = match meeting.join_link.as_str() {
        "" => list,
        link => list.entry_markup(
            t(lang, "meeting-join-link"),
            html! { a href=(link) rel="noreferrer" { (link) } },
        ),
    };
    let list = match body_names(lang, meeting) {
        Some(body) => list.entry(t(lang, "meeting-body"), body),
        None => list,
    };
    let list = match meeting.series {
        Some(id) => list.entry_markup(
            t(lang, "series-one-of"),
            html! { a href=(super::series::address(district, id)) { (t(lang, "series-see")) } },
        ),
        None => list,
    };
    list.entry(
        t(lang, "meeting-called-by"),
        t(lang, &format!("meeting-called-{}", meeting.called_as)),
    )
    .entry_markup(
        t(lang, "meeting-called-at"),
        html! {
            (time(lang, meeting.called_at, TimeStyle::DateTime))
            @if let Some(at) = meeting.changed_at {
                br; (t(lang, "meeting-changed-at")) " " (time(lang, at, TimeStyle::DateTime))
            }
            @if meeting.late_reason.is_empty() {
                @if short { br; strong { (tr(lang, "meeting-late", &late)) } }
            } @else {
                br; strong { (t(lang, "meeting-entered-late")) } " " (own_words(lang, &meeting.late_reason))
            }
        },
    )
    .entry_markup(
        t(lang, "meeting-calendar"),
        html! {
            a href={ (address(district, meeting.id)) "/calendar.ics" } { (t(lang, "meeting-calendar-file")) }
        },
    )
    .entry_markup(t(lang, "meeting-minutes"), minutes_fact(ctx, meeting))
    .render()
}

/// Where the minutes stand, with the day.
pub(super) fn minutes_fact(ctx: &Context, meeting: &Meeting) -> Markup {
    let lang = ctx.lang;
    if meeting.cancelled_at.is_some() {
        return html! { (t(lang, "meeting-minutes-cancelled")) };
    }
    match state(meeting, ctx.now) {
        MinutesState::Ahead => html! {
            (t(lang, "meeting-minutes-until")) " "
            (time(lang, meeting.minutes_due_at, TimeStyle::Deadline))
        },
        MinutesState::Due(at) => html! {
            (t(lang, "meeting-minutes-until")) " " (deadline(lang, ctx.now, at))
        },
        MinutesState::Overdue { days } => html! {
            strong { (tr(lang, "meeting-minutes-overdue", &[("days", days.into())])) }
        },
        MinutesState::Published(at) => html! {
            (t(lang, "meeting-minutes-published")) " " (time(lang, at, TimeStyle::DateTime))
        },
    }
}
