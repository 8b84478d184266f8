//! Support officers: the city's table, a district's officer and her meetings, assigning one,
//! what she noted, the conversation, and her own desk.

pub mod absence;
pub mod assign;
pub mod city;
pub mod desk;
pub mod district;
pub mod figures;
pub mod note;
pub mod presence;
pub mod section;
pub mod talk;
pub mod thread;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use korean::{Lang, t, tr};
use process::id::{MeetingId, OfficerAssignmentId, OfficerThreadId};
use process::support_officer::{Attended, attended};
use store::{District, OfficerMeeting};
use ui::{
    Breadcrumb, ListRow, Markup, Notice, Page, TimeStyle, Tone, deadline, html, own_words, time,
};

use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};

/// The address of a district's page about its officer.
fn address(district: &District) -> String {
    format!("/d/{}/officers", district.slug)
}

/// Reads the id of an assignment in an address.
fn assignment_id(text: &str) -> Result<OfficerAssignmentId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Reads the id of a thread in an address.
fn thread_id(text: &str) -> Result<OfficerThreadId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// Reads the id of a meeting in an address.
fn meeting_id(text: &str) -> Result<MeetingId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// First and last moment of the year that `ctx` is in.
fn this_year(ctx: &Context) -> (Timestamp, Timestamp) {
    let first = |year| korean::seoul_midnight(date(year, 1, 1));
    (first(ctx.today.year()), first(ctx.today.year() + 1))
}

/// A page below that of a district's officer.
fn below(ctx: &Context, district: &District, here: &str, title: String, body: Markup) -> Page {
    let lang = ctx.lang;
    let crumbs = Breadcrumb::new(here).step(t(lang, "support-officer-title"), address(district));
    let page = Page::new(lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    in_district(ctx, district, Section::Meetings, page)
}

/// Where a meeting stands with its officer, in a few words.
fn tag(lang: Lang, found: &Attended) -> (String, Tone) {
    let tone = match found {
        Attended::Officer => Tone::Pine,
        Attended::Substitute(_) => Tone::Sky,
        Attended::Nobody(_) | Attended::NotTold => Tone::Persimmon,
        Attended::Ahead => Tone::Quiet,
    };
    (
        t(lang, &format!("support-officer-state-{}", found.word())),
        tone,
    )
}

/// A meeting in a list, with what is known of its officer and of her note.
fn row(ctx: &Context, meeting: &OfficerMeeting, with_district: bool) -> ListRow {
    let lang = ctx.lang;
    let found = attended(&meeting.told, meeting.ends_at, ctx.now);
    let (word, tone) = tag(lang, &found);
    let names = &meeting.district_names;
    let there = format!("/d/{}/meetings/{}", meeting.slug, meeting.meeting);
    ListRow::new(meeting.title.as_str(), there)
        .title_lang(korean::language_of(&meeting.title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            @if with_district { (lang.pick(&names.0, &names.1)) " · " }
            (t(lang, &format!("meeting-kind-{}", meeting.kind))) " · "
            (time(lang, meeting.starts_at, TimeStyle::DateTime))
            @match &found {
                Attended::Substitute(office) => { " · " (own_words(lang, office)) }
                Attended::Nobody(reason) if !reason.is_empty() => { " · " (own_words(lang, reason)) }
                _ => {}
            }
            (noted(ctx, meeting, &found))
        })
}

/// Where her note stands: written, answered, late, or that there is none yet.
fn noted(ctx: &Context, meeting: &OfficerMeeting, found: &Attended) -> Markup {
    let lang = ctx.lang;
    let came = matches!(found, Attended::Officer | Attended::Substitute(_));
    let late = meeting.answer_due_at.is_some_and(|due| due <= ctx.now);
    html! {
        @match (meeting.noted_at, meeting.answered_at, meeting.answer_due_at) {
            (Some(_), Some(_), _) => { " · " (t(lang, "support-officer-note-answered")) }
            (Some(_), None, Some(due)) if !late => {
                " · " (t(lang, "support-officer-note-waits")) " " (deadline(lang, ctx.now, due))
            }
            (Some(_), ..) => { " · " strong { (t(lang, "support-officer-note-late")) } }
            (None, ..) if came => { " · " (t(lang, "support-officer-note-none")) }
            _ => {}
        }
    }
}

/// From when to when, in words.
fn days(lang: Lang, first: Date, last: Date) -> String {
    let day = |day| korean::date(lang, korean::seoul_midnight(day));
    let words = [("first", day(first).into()), ("last", day(last).into())];
    tr(lang, "support-officer-days", &words)
}

/// How many days ago something was, in words; that it never was.
fn ago(lang: Lang, now: Timestamp, at: Option<Timestamp>) -> String {
    let Some(at) = at else {
        return t(lang, "support-officer-never");
    };
    let days = korean::seoul(at).date().until(korean::seoul(now).date());
    let days = days.map_or(0, |span| i64::from(span.get_days()));
    match days {
        0 => t(lang, "support-officer-today"),
        days => tr(lang, "support-officer-days-ago", &[("days", days.into())]),
    }
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "assigned" => "support-officer-done-assigned",
        "ended" => "support-officer-done-ended",
        "away" => "support-officer-done-away",
        "back" => "support-officer-done-back",
        "opened" => "support-officer-done-opened",
        "said" => "support-officer-done-said",
        "closed" => "support-officer-done-closed",
        _ => return page,
    };
    let text = html! { p { (t(lang, key)) } };
    page.flash(Notice::success(text).announced().render(lang))
}
