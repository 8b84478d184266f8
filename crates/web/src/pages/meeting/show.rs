//! One meeting: when and where, its timetable, who came, what it decided, its minutes.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::meeting::{Attendance, MinutesState, Slot, begun, cancel, movable, needs_open};
use serde::Deserialize;
use store::{District, Meeting, MeetingAgenda, MeetingChange};
use ui::{
    Breadcrumb, DefinitionList, LinkButton, Markup, Notice, Page, actions, columns, html, own_words,
};

use super::record::{self, Record};
use super::{address, agenda, facts, id, list_address, needs, room, state, timetable, with_done};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::agreement::summary;
use crate::pages::support_officer::section;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    meeting: Meeting,
    slots: Vec<Slot>,
    attendance: Vec<Attendance>,
    record: Record,
    changes: Vec<MeetingChange>,
    room: Option<room::View>,
    agendas: Vec<MeetingAgenda>,
    officer: section::View,
    /// The fiscal year whose agreement holds on its day, and how many people were shown the
    /// summary of it there.
    agreement: Option<(i64, i64)>,
}

/// How many moves a page tells of.
const CHANGES: i64 = 5;

/// `GET /d/{district}/meetings/{meeting}`.
pub async fn get(
    ctx: Context,
    Path((slug, meeting)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id(&meeting)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, WebError> {
        let (district, meeting) = acts::meeting::find::<WebError>(tx, &slug, id)?;
        let frame = store::meeting_frame(tx, id)?;
        Ok(View {
            slots: frame.slots,
            attendance: frame.attendance,
            record: Record::read(tx, id, frame.addenda)?,
            room: room::read(tx, id)?,
            changes: store::meeting_changes(tx, id, CHANGES)?,
            agendas: store::agendas_of_meeting(tx, id)?,
            officer: section::read(tx, &meeting)?,
            agreement: frame.agreed,
            district,
            meeting,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let main = html! {
        (agenda::of_meeting(lang, &view.district, &view.agendas))
        section.section {
            h2 { (t(lang, "meeting-timetable")) }
            @if view.slots.is_empty() { p.soft { (t(lang, "meeting-timetable-none")) } }
            @else { (timetable::render(lang, &view.slots)) }
        }
        (room::section(&ctx, meeting, view.room.as_ref()))
        (record::section(&ctx, (&view.district, meeting), &view.slots, (&view.record, &view.agendas)))
        (section::section(&ctx, &view.district, meeting, &view.officer))
    };
    let body = html! {
        h1 { (own_words(lang, &meeting.title)) }
        (overdue(&ctx, meeting))
        (facts::changes(lang, &view.changes))
        div.lead { (record::own_lines(lang, &meeting.purpose)) }
        @if needs_open(meeting.ends_at, meeting.cancelled_at, ctx.now).is_ok() {
            p { a href={ (address(&view.district, meeting.id)) "/needs" } { (t(lang, "needs-go")) } }
        } @else if needs::kept(&ctx, meeting) {
            p { a href={ (address(&view.district, meeting.id)) "/needs" } { (t(lang, "needs-back")) } }
        }
        @if let Some(agreement) = view.agreement { (agreed(lang, &view.district, agreement)) }
        (staff(&ctx, &view))
        (columns(main, html! { (facts::list(&ctx, &view.district, meeting, &view.slots)) (attendance(lang, &view)) }))
    };
    let page = Page::new(lang, meeting.title.as_str(), body)
        .description(meeting.purpose.as_str())
        .breadcrumb(
            Breadcrumb::new(meeting.title.as_str())
                .step(t(lang, "nav-meetings"), list_address(&view.district))
                .render(lang),
        );
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

/// That the minutes are late, at the top where nobody misses it.
fn overdue(ctx: &Context, meeting: &Meeting) -> Markup {
    let lang = ctx.lang;
    if meeting.cancelled_at.is_some() {
        return html! {};
    }
    let MinutesState::Overdue { days } = state(meeting, ctx.now) else {
        return html! {};
    };
    let said = [
        ("due", korean::deadline(lang, meeting.minutes_due_at).into()),
        ("days", days.into()),
    ];
    Notice::warning(html! { p { (tr(lang, "meeting-overdue", &said)) } }).render(lang)
}

/// What was agreed on about the money of the year, and how many people were shown it here.
fn agreed(lang: Lang, district: &District, (year, people): (i64, i64)) -> Markup {
    let count = [("count", people.into())];
    html! {
        (summary::link(lang, district, year))
        @if people > 0 { p.soft { (tr(lang, "agreement-shown-here", &count)) } }
    }
}

/// What the reader may record.
fn staff(ctx: &Context, view: &View) -> Markup {
    let (lang, meeting) = (ctx.lang, &view.meeting);
    let calls = ctx.can(Act::MeetingCall, view.district.id);
    let at = |page: &str| format!("{}/{page}", address(&view.district, meeting.id));
    let moves = calls && movable(meeting.standing(), ctx.now).is_ok();
    let cancels = calls && cancel(meeting.standing()).is_ok();
    let change = html! {
        @if moves {
            (LinkButton::new(t(lang, "meeting-agendas-choose"), at("agendas")).second().render())
            (LinkButton::new(t(lang, "meeting-move"), at("move")).second().render())
        }
        @if cancels { a href=(at("cancel")) { (t(lang, "meeting-cancel-it")) } }
    };
    let change = match moves || cancels {
        true => actions(change),
        false => html! {},
    };
    if !ctx.can(Act::MeetingRecord, view.district.id) || meeting.cancelled_at.is_some() {
        return change;
    }
    if let Err(refusal) = begun(meeting.starts_at, ctx.now) {
        return html! {
            p.soft { (crate::message::fault(lang, &refusal.fault)) }
            (actions(LinkButton::new(t(lang, "check-in-staff"), at("check-in")).second().render()))
            (change)
        };
    }
    let record = actions(html! {
        (LinkButton::new(t(lang, "check-in-staff"), at("check-in")).second().render())
        @if meeting.minutes_published_at.is_none() {
            (LinkButton::new(t(lang, "meeting-attendance-record"), at("attendance")).second().render())
        }
        (LinkButton::new(t(lang, "meeting-decision-record"), at("decisions")).second().render())
        (LinkButton::new(t(lang, "meeting-tasks-record"), at("tasks")).second().render())
        (LinkButton::new(t(lang, "meeting-minutes-record"), at("minutes")).second().render())
    });
    html! { (record) (change) }
}

/// How many came, by what they are.
fn attendance(lang: Lang, view: &View) -> Markup {
    let count = |people: i64| tr(lang, "meeting-people", &[("count", people.into())]);
    let row = |list: DefinitionList, came: &Attendance| {
        let term = t(lang, &format!("meeting-attendee-{}", came.kind));
        list.entry_markup(
            term,
            html! {
                (count(came.people))
                @if !came.note.is_empty() { br; (own_words(lang, &came.note)) }
            },
        )
    };
    html! {
        section.section {
            h2 { (t(lang, "meeting-attendance")) }
            @if view.attendance.is_empty() {
                p.soft { (t(lang, "meeting-attendance-none")) }
            } @else {
                p { strong { (count(view.meeting.people)) } }
                (view.attendance.iter().filter(|came| came.people > 0)
                    .fold(DefinitionList::new(), row).render())
            }
        }
    }
}
