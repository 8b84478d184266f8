//! What the page of a meeting says of its support officer: whether one came, her note, the
//! council's answer, and what the reader may do about it.

use korean::{t, tr};
use process::Act;
use process::meeting::begun;
use process::support_officer::{Attended, OnDuty, Told, attended, expected, write_note};
use store::{District, Meeting, OfficerNote, StoreError, Tx};
use ui::{
    LinkButton, Markup, Notice, Tag, TimeStyle, actions, deadline, html, own_words, paragraphs,
    time,
};

use super::{note, tag};
use crate::acts::support_officer::on_duty_at;
use crate::context::Context;
use crate::pages::meeting::address;

/// What is read for it.
pub struct View {
    told: Told,
    note: Option<OfficerNote>,
    on_duty: OnDuty,
}

/// Reads what belongs to a meeting: three statements.
///
/// # Errors
/// When the store fails.
pub fn read(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<View, StoreError> {
    Ok(View {
        told: store::officer_told(tx, meeting.id)?.0,
        note: store::officer_note_of(tx, meeting.id)?,
        on_duty: on_duty_at(tx, meeting.district, meeting.starts_at)?,
    })
}

/// The section; nothing for a meeting at which no officer is expected, or that was cancelled.
pub fn section(ctx: &Context, district: &District, meeting: &Meeting, view: &View) -> Markup {
    let lang = ctx.lang;
    if !expected(meeting.kind) || meeting.cancelled_at.is_some() {
        return html! {};
    }
    let found = attended(&view.told, meeting.ends_at, ctx.now);
    let (word, tone) = tag(lang, &found);
    html! {
        section.section id="officer" {
            h2 { (t(lang, "meeting-attendee-support-officer")) }
            p { (Tag::new(word, tone).render()) }
            (came(ctx, view, &found))
            @if let Some(note) = &view.note { (noted(ctx, note)) }
            (links(ctx, (district, meeting), view, &found))
        }
    }
}

/// Whether she came, in a sentence; ahead, who is expected.
fn came(ctx: &Context, view: &View, found: &Attended) -> Markup {
    let lang = ctx.lang;
    let expected = match view.on_duty {
        OnDuty::Officer(_) => "support-officer-expected",
        OnDuty::Substitute(_) => "support-officer-expected-substitute",
        OnDuty::Nobody => "support-officer-expected-nobody",
    };
    match found {
        Attended::Ahead => html! { p { (t(lang, expected)) } },
        Attended::Officer => html! {},
        Attended::Substitute(office) => Notice::information(html! { p {
            (t(lang, "meeting-no-officer")) " "
            (t(lang, "meeting-substitute")) ": " (own_words(lang, office))
        } })
        .render(lang),
        Attended::Nobody(reason) => Notice::information(html! { p {
            (t(lang, "meeting-no-officer"))
            @if !reason.is_empty() {
                " " (t(lang, "support-officer-reason")) ": " (own_words(lang, reason))
            }
        } })
        .render(lang),
        Attended::NotTold => {
            Notice::warning(html! { p { (t(lang, "support-officer-not-told")) } }).render(lang)
        }
    }
}

/// The note with its answer, or until when that is due.
fn noted(ctx: &Context, note: &OfficerNote) -> Markup {
    let lang = ctx.lang;
    let late = note.due_at <= ctx.now;
    html! {
        (note::said(lang, note))
        p.meta { (t(lang, "support-officer-written")) " " (time(lang, note.written_at, TimeStyle::DateTime)) }
        h3 { (t(lang, "support-officer-answer")) }
        @match (&note.answer, note.answered_at) {
            (Some(answer), Some(at)) => {
                @let of = korean::language_of(answer, lang);
                div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(answer)) }
                p.meta {
                    @if let Some(role) = note.answered_as { (t(lang, &format!("role-name-{role}"))) " · " }
                    (time(lang, at, TimeStyle::DateTime))
                    @if note.due_at <= at { " · " (t(lang, "support-officer-answered-late")) }
                }
            }
            _ if late => p {
                strong { (t(lang, "support-officer-note-late")) } " " (deadline(lang, ctx.now, note.due_at))
            },
            _ => p { (t(lang, "support-officer-note-waits")) " " (deadline(lang, ctx.now, note.due_at)) },
        }
    }
}

/// What the reader may do.
fn links(
    ctx: &Context,
    (district, meeting): (&District, &Meeting),
    view: &View,
    found: &Attended,
) -> Markup {
    let lang = ctx.lang;
    let may = |act| begun(meeting.starts_at, ctx.now).is_ok() && ctx.can(act, district.id);
    let here = format!("{}/officer", address(district, meeting.id));
    let tells = may(Act::OfficerPresenceTell);
    let writes = may(Act::OfficerNoteWrite) && write_note(found, view.note.is_some()).is_ok();
    let waits = view
        .note
        .as_ref()
        .is_some_and(|note| note.answered_at.is_none());
    let answers = waits && may(Act::OfficerNoteAnswer);
    let due = ctx.rules.terms.officer_note.deadline(meeting.ends_at);
    html! {
        @if writes {
            p { (tr(lang, "support-officer-note-due", &[("due", korean::deadline(lang, due).into())])) }
        }
        @if tells || writes || answers {
            (actions(html! {
                @if answers { (LinkButton::new(t(lang, "support-officer-answer-write"), format!("{here}/answer")).render()) }
                @if writes { (LinkButton::new(t(lang, "support-officer-note-write"), format!("{here}/note")).render()) }
                @if tells { (LinkButton::new(t(lang, "support-officer-presence"), here.clone()).second().render()) }
            }))
        }
    }
}
