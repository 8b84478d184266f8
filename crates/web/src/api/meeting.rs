//! Meetings (모임): what is public of them.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use process::Role;
use process::id::MeetingId;
use process::meeting::{Attendee, MeetingKind, MeetingMode, Point, Slot};
use serde::Serialize;
use store::{StoreError, Tx};
use utoipa::ToSchema;
use utoipa::openapi::schema::Object;

use super::call::{self, Call, answer};
use super::wire::{Id, Listing, Moment, Name, one_of};
use crate::acts::meeting::{REOPENINGS, TASKS};
use crate::error::WebError;

/// A meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct Meeting {
    /// The id.
    pub id: Id,
    /// The slug of its district.
    #[schema(example = "haneul")]
    pub district: String,
    /// The page for people.
    pub page: String,
    /// What it is.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// The body that meets.
    pub body: Option<Name>,
    /// The second body, where two meet together.
    pub with_body: Option<Name>,
    /// The series of joint meetings that it is one of.
    pub series: Option<Id>,
    /// Where it is held.
    pub place: String,
    /// How people take part.
    #[schema(schema_with = modes)]
    pub mode: &'static str,
    /// The address under which one joins from afar; null on site.
    pub join_link: Option<String>,
    /// How often it was moved or cancelled.
    pub revision: i64,
    /// When it was cancelled; null while it is in force.
    pub cancelled_at: Option<Moment>,
    /// Why it was last moved or cancelled.
    pub change_reason: Option<String>,
    /// Why it was entered after it had been held, without having been announced.
    pub late_reason: Option<String>,
    /// The stated beginning; the first slot may be earlier.
    pub starts_at: Moment,
    /// The end of its timetable.
    pub ends_at: Moment,
    /// When it was made known.
    pub called_at: Moment,
    /// The role in which it was called.
    #[schema(example = "co-chair")]
    pub called_as: &'static str,
    /// How many people came; null until it is recorded.
    pub people: Option<i64>,
    /// The first moment that is too late for the minutes.
    pub minutes_due_at: Moment,
    /// When the minutes were published.
    pub minutes_published_at: Option<Moment>,
    /// When a co-chair approved the published minutes; null before.
    pub minutes_approved_at: Option<Moment>,
    /// The role in which they were approved.
    #[schema(example = "co-chair")]
    pub minutes_approved_as: Option<&'static str>,
}

/// A meeting with what was recorded of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingDetail {
    #[serde(flatten)]
    #[expect(missing_docs, reason = "in JSON these fields stand on their own")]
    pub meeting: Meeting,
    /// What it is for.
    pub purpose: String,
    /// The agendas on which it is called; empty where none is named.
    pub agendas: Vec<MeetingAgenda>,
    /// The timetable.
    pub slots: Vec<MeetingSlot>,
    /// How many came, by what they are; empty until it is recorded.
    pub attendance: Vec<MeetingAttendance>,
    /// What it decided.
    pub decisions: Vec<Decision>,
    /// What somebody undertook to do.
    pub tasks: Vec<MeetingTask>,
    /// What the published minutes say of the meeting as a whole, with contacts of people
    /// masked; null before they are published.
    pub minutes: Option<String>,
    /// What was said, in the order of the timetable; empty before the minutes are published.
    pub points: Vec<MinutesPoint>,
    /// What was added to the minutes later.
    pub addenda: Vec<MinutesAddendum>,
}

/// An agenda on which a meeting is called.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingAgenda {
    /// The id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// The office that answers for it; may be empty.
    pub department: String,
    /// Who put it on the list of the meeting.
    #[schema(schema_with = super::together::origins)]
    pub put_by: &'static str,
}

/// A part of a timetable.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingSlot {
    /// When it begins.
    pub starts_at: Moment,
    /// How many minutes it takes.
    pub minutes: i64,
    /// What is done.
    pub title: String,
    /// Who leads it, by office; may be empty.
    pub lead: String,
    /// Who speaks in it, by office; may be empty.
    pub speakers: String,
}

/// How many people of one kind came.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingAttendance {
    /// What they are.
    #[schema(schema_with = attendees)]
    pub kind: &'static str,
    /// How many.
    pub people: i64,
    /// Departments, or the office of a substitute; may be empty.
    pub note: String,
}

/// One thing that was said in a meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct MinutesPoint {
    /// The part of the timetable, counted from 1; null for none.
    pub slot: Option<i64>,
    /// What was said, with contacts of people masked.
    pub text: String,
}

/// A decision as it was recorded. All numbers are people.
#[derive(Debug, Serialize, ToSchema)]
pub struct Decision {
    /// The id.
    pub id: Id,
    /// What was put to the vote.
    pub motion: String,
    /// Members in office, without those who had to stay out.
    pub members: i64,
    /// Members who had to stay out.
    pub recused: i64,
    /// Their seats, never their names; empty where only their number is on record.
    pub recused_seats: Vec<String>,
    /// Members present.
    pub present: i64,
    /// In favour.
    pub in_favour: i64,
    /// Against.
    pub against: i64,
    /// Whether it passed.
    pub passed: bool,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The part of the timetable in which it was taken, counted from 1; null for none.
    pub slot: Option<i64>,
}

/// What somebody undertook to do in a meeting.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeetingTask {
    /// The id.
    pub id: Id,
    /// The part of the timetable in which it came up, counted from 1; null for none.
    pub slot: Option<i64>,
    /// The decision that it carries out; null for none.
    pub decision: Option<Id>,
    /// What is to be done, with contacts of people masked.
    pub what: String,
    /// The role or office that does it.
    pub who: String,
    /// The last day in Seoul on which it is done in time.
    #[schema(format = Date, example = "2026-08-27")]
    pub due_on: String,
    /// When it was marked as done; null while it is open.
    pub done_at: Option<Moment>,
    /// What came of it; null while it is open.
    pub outcome: Option<String>,
    /// How it was done before and opened again, in the order of time.
    pub reopenings: Vec<TaskReopening>,
}

/// A task that was done and was opened again.
#[derive(Debug, Serialize, ToSchema)]
pub struct TaskReopening {
    /// When it had been marked as done.
    pub done_before: Moment,
    /// With which outcome.
    pub outcome_before: String,
    /// Why it was opened again, with contacts of people masked.
    pub reason: String,
    /// When it was opened again.
    pub at: Moment,
}

/// Something that was added to published minutes.
#[derive(Debug, Serialize, ToSchema)]
pub struct MinutesAddendum {
    /// The text, with contacts of people masked.
    pub text: String,
    /// When.
    pub at: Moment,
}

fn kinds() -> Object {
    one_of(MeetingKind::ALL.iter().map(|kind| kind.as_str()))
}

fn modes() -> Object {
    one_of(MeetingMode::ALL.iter().map(|mode| mode.as_str()))
}

fn attendees() -> Object {
    one_of(Attendee::ALL.iter().map(|kind| kind.as_str()))
}

/// Meetings of a district
///
/// Those that are not over, the next first; then those that are, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/districts/{district}/meetings",
    tag = "meetings",
    operation_id = "listMeetings",
    params(
        ("district" = String, Path, description = "The slug of a district"),
        ("after" = Option<Id>, Query, description = "The last id of the page before"),
        ("limit" = Option<u16>, Query, description = "How many", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "One page", body = Listing<Meeting>)),
)]
pub async fn list(call: Call, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let (paging, now) = (call.paging::<MeetingId>()?, call.now);
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = call::district(tx, &slug)?;
        let found = store::meeting_list(tx, district.id, paging.after, paging.rows(), now)?;
        Ok((district, found))
    };
    let (district, found) = call.app.stores.site.read(read).await?;
    let slug = &district.slug;
    let path = format!("/api/v1/districts/{slug}/meetings?");
    let wire = |meeting| Meeting::of(meeting, slug);
    Ok(answer(&paging.cut(found, &path, |m| m.id, wire)))
}

/// A meeting
///
/// With its timetable, attendance in numbers, decisions, tasks and published minutes. What was
/// written before the minutes were published is not here.
#[utoipa::path(
    get,
    path = "/api/v1/meetings/{meeting}",
    tag = "meetings",
    operation_id = "getMeeting",
    params(("meeting" = Id, Path, description = "The id of a meeting")),
    responses((status = 200, description = "The meeting", body = MeetingDetail)),
)]
pub async fn show(call: Call, Path(id): Path<String>) -> Result<Response<Body>, WebError> {
    let id: MeetingId = id.parse().map_err(|_| WebError::not_found())?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let meeting = store::meeting_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let district = call::district_of(tx, meeting.district)?;
        Ok(detail(tx, meeting, &district.slug)?)
    };
    Ok(answer(&call.app.stores.site.read(read).await?))
}

fn detail(
    tx: &mut Tx<'_>,
    meeting: store::Meeting,
    slug: &str,
) -> Result<MeetingDetail, StoreError> {
    let id = meeting.id;
    let minutes = store::minutes_get(tx, id)?.filter(|m| m.published_at.is_some());
    let (text, points) = match minutes {
        Some(minutes) => (Some(minutes.public.text), minutes.public.points),
        None => (None, Vec::new()),
    };
    let reopenings = store::task_reopenings(tx, id, REOPENINGS)?;
    Ok(MeetingDetail {
        purpose: meeting.purpose.clone(),
        agendas: store::agendas_of_meeting(tx, id)?
            .into_iter()
            .filter_map(|agenda| {
                Some(MeetingAgenda {
                    id: Id::of(agenda.id),
                    put_by: agenda.put_by?.as_str(),
                    title: agenda.title,
                    department: agenda.department,
                })
            })
            .collect(),
        slots: store::meeting_slots(tx, id)?
            .into_iter()
            .map(MeetingSlot::from)
            .collect(),
        attendance: store::attendance_of(tx, id)?
            .into_iter()
            .map(|row| MeetingAttendance {
                kind: row.kind.as_str(),
                people: row.people,
                note: row.note,
            })
            .collect(),
        decisions: store::decisions_of(tx, id)?
            .into_iter()
            .map(Decision::from)
            .collect(),
        tasks: store::tasks_of(tx, id, TASKS)?
            .into_iter()
            .map(|task| MeetingTask::of(task, &reopenings))
            .collect(),
        points: points.into_iter().map(MinutesPoint::from).collect(),
        minutes: text,
        addenda: store::addenda_of(tx, id)?
            .into_iter()
            .map(|added| MinutesAddendum {
                text: added.public,
                at: Moment(added.at),
            })
            .collect(),
        meeting: Meeting::of(meeting, slug),
    })
}

impl Meeting {
    fn of(meeting: store::Meeting, slug: &str) -> Meeting {
        let id = meeting.id;
        let said = |text: String| (!text.is_empty()).then_some(text);
        Meeting {
            id: Id::of(id),
            district: slug.to_owned(),
            page: format!("/d/{slug}/meetings/{id}"),
            kind: meeting.kind.as_str(),
            title: meeting.title,
            body: meeting.body_names.map(|(ko, en)| Name::new(ko, en)),
            with_body: meeting.with_body_names.map(|(ko, en)| Name::new(ko, en)),
            series: meeting.series.map(Id::of),
            place: meeting.place,
            mode: meeting.mode.as_str(),
            join_link: said(meeting.join_link),
            revision: meeting.revision,
            cancelled_at: meeting.cancelled_at.map(Moment),
            change_reason: said(meeting.change_reason),
            late_reason: said(meeting.late_reason),
            starts_at: Moment(meeting.starts_at),
            ends_at: Moment(meeting.ends_at),
            called_at: Moment(meeting.called_at),
            called_as: meeting.called_as.as_str(),
            people: (meeting.people > 0).then_some(meeting.people),
            minutes_due_at: Moment(meeting.minutes_due_at),
            minutes_published_at: meeting.minutes_published_at.map(Moment),
            minutes_approved_at: meeting.minutes_approved_at.map(Moment),
            minutes_approved_as: meeting.minutes_approved_as.map(Role::as_str),
        }
    }
}

impl From<Slot> for MeetingSlot {
    fn from(slot: Slot) -> MeetingSlot {
        MeetingSlot {
            starts_at: Moment(slot.starts_at),
            minutes: slot.minutes,
            title: slot.title,
            lead: slot.lead,
            speakers: slot.speakers,
        }
    }
}

/// The number of a part of the timetable; none for 0.
fn part(slot: i64) -> Option<i64> {
    (slot > 0).then_some(slot)
}

impl From<Point> for MinutesPoint {
    fn from(point: Point) -> MinutesPoint {
        MinutesPoint {
            slot: part(point.slot),
            text: point.text,
        }
    }
}

impl From<store::Decision> for Decision {
    fn from(decision: store::Decision) -> Decision {
        Decision {
            id: Id::of(decision.id),
            motion: decision.motion,
            members: decision.members,
            recused: decision.recused,
            recused_seats: decision.recused_seats.lines().map(str::to_owned).collect(),
            present: decision.present,
            in_favour: decision.in_favour,
            against: decision.against,
            passed: decision.passed,
            recorded_at: Moment(decision.at),
            slot: part(decision.slot),
        }
    }
}

impl MeetingTask {
    fn of(task: store::MeetingTask, reopenings: &[store::TaskReopening]) -> MeetingTask {
        let again = reopenings.iter().filter(|again| again.task == task.id);
        MeetingTask {
            id: Id::of(task.id),
            slot: part(task.slot),
            decision: task.decision.map(Id::of),
            what: task.what,
            who: task.who,
            due_on: task.due_on.to_string(),
            reopenings: again
                .map(|again| TaskReopening {
                    done_before: Moment(again.done_before),
                    outcome_before: again.outcome_before.clone(),
                    reason: again.reason.clone(),
                    at: Moment(again.at),
                })
                .collect(),
            outcome: task.done_at.map(|_| task.outcome),
            done_at: task.done_at.map(Moment),
        }
    }
}
