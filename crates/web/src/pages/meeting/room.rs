//! The workshop room of a meeting: the way in, its report, and what waits for an answer.

use korean::{t, tr};
use process::Act;
use process::id::MeetingId;
use store::{Meeting, RoomFull, StoreError, Tx};
use ui::{LinkButton, Markup, Tag, actions, html};

use crate::context::Context;
use crate::pages::{report, room};

/// The room of a meeting.
pub(super) struct View {
    full: RoomFull,
    /// Whether everybody may read its report.
    reported: bool,
}

/// Reads the room of a meeting, if one was opened for it.
pub(super) fn read(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<View>, StoreError> {
    let Some(room) = store::room_of_meeting(tx, meeting)? else {
        return Ok(None);
    };
    let reported = store::report_get(tx, room.id)?.published_at.is_some();
    let full = store::room_full(tx, room.id)?;
    Ok(full.map(|full| View { full, reported }))
}

/// What the page of a meeting tells of its room. Whoever leads rooms may open one.
pub(super) fn section(ctx: &Context, meeting: &Meeting, view: Option<&View>) -> Markup {
    let lang = ctx.lang;
    let leads = ctx.can(Act::RoomLead, meeting.district);
    let Some(view) = view else {
        return html! {
            @if leads && meeting.cancelled_at.is_none() {
                section.section id="room" {
                    h2 { (t(lang, "room-of-meeting")) }
                    p { (t(lang, "room-of-meeting-none")) }
                    (actions(LinkButton::new(t(lang, "room-new"), format!("/rooms/new?meeting={}", meeting.id)).second().render()))
                }
            }
        };
    };
    let full = &view.full;
    let here = room::address(full.room.id);
    let (key, tone) = room::list::state(full.room.state);
    let held = [
        ("cards", full.cards.len().into()),
        ("suggestions", full.suggestions.len().into()),
    ];
    html! {
        section.section id="room" {
            h2 { (t(lang, "room-of-meeting")) }
            p { (Tag::new(t(lang, key), tone).render()) " " (tr(lang, "room-holds", &held)) }
            (actions(html! {
                (LinkButton::new(t(lang, "room-go"), here.as_str()).render())
                @if view.reported || leads { a href=(report::address(full.room.id)) { (t(lang, "report-title")) } }
            }))
            @if let Some(waiting) = room::record::unanswered(lang, full, None) {
                h3 { (t(lang, "room-unanswered")) }
                (waiting)
            }
        }
    }
}
