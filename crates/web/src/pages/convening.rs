//! Requests of members of the council for a meeting: the list, asking, signing, setting a day.

pub mod list;
pub mod new;
pub mod show;

use korean::{Lang, t, tr};
use process::convening::{ConveningState, needed, state};
use process::id::ConveningId;
use store::{Convening, District};
use ui::Tone;

use crate::context::Context;
use crate::error::WebError;

/// The address of the list.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/convenings", district.slug)
}

/// The address of a request.
pub(super) fn address(district: &District, id: ConveningId) -> String {
    format!("/d/{}/convenings/{id}", district.slug)
}

/// Reads the id in an address.
fn id(text: &str) -> Result<ConveningId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Where a request stands while the council has so many members.
fn standing(ctx: &Context, found: &Convening, members: i64) -> ConveningState {
    let needed = needed(members, ctx.rules.council);
    let called = found.meeting.is_some();
    state((found.signed, needed), found.due_at, called, ctx.now)
}

/// The same in a few words.
fn tag(lang: Lang, ctx: &Context, state: ConveningState) -> (String, Tone) {
    match state {
        ConveningState::Open { missing } => {
            let words = tr(lang, "convening-missing", &[("count", missing.into())]);
            (words, Tone::Sky)
        }
        ConveningState::Owed { due_at } => {
            let left = korean::days_left_text(lang, ctx.now, due_at);
            let words = tr(lang, "convening-owed", &[("left", left.into())]);
            (words, Tone::Persimmon)
        }
        ConveningState::Overdue { days } => {
            let words = tr(lang, "convening-overdue", &[("days", days.into())]);
            (words, Tone::Persimmon)
        }
        ConveningState::Called => (t(lang, "convening-called"), Tone::Pine),
    }
}
