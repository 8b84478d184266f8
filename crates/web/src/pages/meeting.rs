//! Meetings: the list, one with what it decided, calling one, and recording what happened.

pub mod agenda;
pub mod attendance;
pub mod calendar;
pub mod change;
pub mod check_in;
pub mod decision;
mod facts;
pub mod list;
pub mod minutes;
pub mod needs;
pub mod new;
pub mod publish;
pub mod reception;
mod record;
mod room;
pub mod series;
pub mod show;
pub mod task;
mod timetable;

use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::MeetingId;
use process::meeting::{MinutesState, begun, in_force, minutes_state};
use process::stage::Position;
use store::{District, Meeting};
use ui::{Breadcrumb, Markup, Notice, Page, Tone, html, own_words};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The address of the list.
pub(super) fn list_address(district: &District) -> String {
    format!("/d/{}/meetings", district.slug)
}

/// The address of a meeting.
pub(super) fn address(district: &District, id: MeetingId) -> String {
    format!("/d/{}/meetings/{id}", district.slug)
}

/// Where `now` lies against a meeting.
pub(super) fn position(meeting: &Meeting, now: Timestamp) -> Position {
    if now < meeting.starts_at {
        Position::Ahead
    } else if now < meeting.ends_at {
        Position::Present
    } else {
        Position::Past
    }
}

/// What a meeting is, in words.
pub(super) fn kind(lang: Lang, meeting: &Meeting) -> String {
    t(lang, &format!("meeting-kind-{}", meeting.kind))
}

/// The bodies that meet: two where it is a joint meeting.
fn body_names(lang: Lang, meeting: &Meeting) -> Option<String> {
    let both = [&meeting.body_names, &meeting.with_body_names];
    let names = both.into_iter().flatten();
    let names: Vec<&str> = names.map(|(ko, en)| lang.pick(ko, en).as_str()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Where the minutes stand at `now`.
fn state(meeting: &Meeting, now: Timestamp) -> MinutesState {
    minutes_state(
        meeting.ends_at,
        meeting.minutes_due_at,
        meeting.minutes_published_at,
        now,
    )
}

/// Where the minutes stand, in a few words; nothing before the end of the meeting.
fn minutes_tag(lang: Lang, meeting: &Meeting, now: Timestamp) -> Option<(String, Tone)> {
    if meeting.cancelled_at.is_some() {
        return Some((t(lang, "meeting-cancelled"), Tone::Quiet));
    }
    match state(meeting, now) {
        MinutesState::Ahead => None,
        MinutesState::Due(at) => {
            let left = korean::days_left_text(lang, now, at);
            let text = tr(lang, "meeting-minutes-due", &[("left", left.into())]);
            Some((text, Tone::Sky))
        }
        MinutesState::Overdue { days } => {
            let text = tr(lang, "meeting-minutes-overdue", &[("days", days.into())]);
            Some((text, Tone::Persimmon))
        }
        MinutesState::Published(_) => Some((t(lang, "meeting-minutes-there"), Tone::Pine)),
    }
}

/// A meeting of which the reader may record something.
async fn recordable(
    ctx: &Context,
    slug: String,
    id: MeetingId,
) -> Result<(District, Meeting), WebError> {
    let read = move |tx: &mut store::Tx<'_>| acts::meeting::find::<WebError>(tx, &slug, id);
    let (district, meeting) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::MeetingRecord, Target::district(district.id))?;
    in_force(meeting.cancelled_at)?;
    begun(meeting.starts_at, ctx.now)?;
    Ok((district, meeting))
}

/// Reads the id in an address.
fn id(text: &str) -> Result<MeetingId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// A page of one meeting below its own, in its district.
pub(super) fn below(
    ctx: &Context,
    (district, meeting): (&District, &Meeting),
    here: &str,
    title: String,
    body: Markup,
) -> Page {
    let lang = ctx.lang;
    let crumbs = Breadcrumb::new(here)
        .step(t(lang, "nav-meetings"), list_address(district))
        .step(meeting.title.as_str(), address(district, meeting.id));
    let page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    in_district(ctx, district, Section::Meetings, page)
}

/// Which meeting a form is about, below its heading.
pub(super) fn about(lang: Lang, meeting: &Meeting) -> Markup {
    html! {
        p.lead {
            (own_words(lang, &meeting.title)) " · "
            (ui::time(lang, meeting.starts_at, ui::TimeStyle::DateTime))
        }
    }
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "called" => "meeting-done-called",
        "attended" => "meeting-done-attended",
        "published" => "meeting-done-published",
        "added" => "meeting-done-added",
        "decided" => "meeting-done-decided",
        "approved" => "meeting-done-approved",
        "moved" => "meeting-done-moved",
        "cancelled" => "meeting-done-cancelled",
        "agendas" => "meeting-done-agendas",
        "officer" => "support-officer-done-told",
        "noted" => "support-officer-done-noted",
        "note-answered" => "support-officer-done-answered",
        "checked-in" => "check-in-done",
        "needs" => "needs-done",
        "needs-back" => "needs-back-done",
        _ => return page,
    };
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}
