//! The record of a meeting in the order of its timetable: what was said in each part, what was
//! decided there, and what somebody undertook because of it.

use korean::{Lang, t, tr};
use process::Act;
use process::id::{DecisionId, MeetingId};
use process::meeting::{MinutesBody, Slot};
use store::{
    Addendum, Decision, District, Meeting, MeetingAgenda, MeetingTask, MinutesText, StoreError,
    TaskReopening, Tx,
};
use ui::{
    Button, Form as PostForm, Markup, Tag, TimeStyle, Tone, actions, html, own_words, paragraphs,
    time,
};

use super::{address, agenda, facts, task};
use crate::acts::meeting::{REOPENINGS, TASKS};
use crate::context::Context;
use crate::fields::hidden;

/// What was recorded of a meeting beside its attendance.
pub(super) struct Record {
    decisions: Vec<Decision>,
    tasks: Vec<MeetingTask>,
    reopenings: Vec<TaskReopening>,
    minutes: Option<MinutesText>,
    addenda: Vec<Addendum>,
}

impl Record {
    /// Reads it, in a fixed number of statements.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        id: MeetingId,
        addenda: Vec<Addendum>,
    ) -> Result<Record, StoreError> {
        Ok(Record {
            decisions: store::decisions_of(tx, id)?,
            tasks: store::tasks_of(tx, id, TASKS)?,
            reopenings: store::task_reopenings(tx, id, REOPENINGS)?,
            minutes: store::minutes_get(tx, id)?,
            addenda,
        })
    }

    /// What everybody reads of the minutes, once they are published.
    fn public(&self) -> Option<&MinutesBody> {
        let minutes = self.minutes.as_ref()?;
        minutes.published_at.map(|_| &minutes.public)
    }

    /// The tasks of a part that carry out this decision, or none.
    fn tasks(&self, part: i64, of: Option<DecisionId>) -> Vec<&MeetingTask> {
        let tasks = self.tasks.iter();
        tasks
            .filter(|task| task.decision == of && (of.is_some() || task.slot == part))
            .collect()
    }
}

/// The parts of a timetable with their numbers, and last what belongs to none, as 0.
pub(super) fn parts(slots: &[Slot]) -> impl Iterator<Item = (i64, Option<&Slot>)> {
    (1i64..).zip(slots.iter().map(Some)).chain([(0, None)])
}

/// A part in words.
pub(super) fn part_name(lang: Lang, slot: Option<&Slot>) -> String {
    match slot {
        Some(slot) => format!("{} {}", korean::time(slot.starts_at), slot.title),
        None => t(lang, "minutes-outside"),
    }
}

/// Several lines that somebody wrote, marked with their language.
pub(super) fn own_lines(lang: Lang, text: &str) -> Markup {
    let of = korean::language_of(text, lang);
    html! { div lang=[(of != lang).then(|| of.as_str())] { (paragraphs(text)) } }
}

/// What was said in a part.
pub(super) fn points(lang: Lang, body: &MinutesBody, part: i64) -> Markup {
    html! { ul { @for point in body.of(part) { li { (own_words(lang, point)) } } } }
}

/// The whole record. What was decided and undertaken is there at once, what was said when the
/// minutes are published.
pub(super) fn section(
    ctx: &Context,
    (district, meeting): (&District, &Meeting),
    slots: &[Slot],
    (record, agendas): (&Record, &[MeetingAgenda]),
) -> Markup {
    let lang = ctx.lang;
    let open = record
        .tasks
        .iter()
        .filter(|task| task.done_at.is_none())
        .count();
    let nothing = MinutesBody::default();
    let said = record.public().unwrap_or(&nothing);
    html! {
        section.section id="minutes" {
            h2 { (t(lang, "meeting-minutes")) }
            @match meeting.minutes_published_at {
                None => p.soft { (t(lang, "meeting-minutes-none")) " " (facts::minutes_fact(ctx, meeting)) },
                Some(at) => {
                    p.meta {
                        (t(lang, "meeting-minutes-published")) " " (time(lang, at, TimeStyle::DateTime))
                        " · " (t(lang, "meeting-minutes-masked"))
                    }
                    (agenda::in_minutes(lang, agendas))
                    (approval(ctx, district, meeting))
                }
            }
            @if record.decisions.is_empty() { p.soft { (t(lang, "meeting-decisions-none")) } }
            @if !record.tasks.is_empty() {
                p.meta { (tr(lang, "meeting-tasks-open", &[("count", open.into())])) }
            }
            (own_lines(lang, &said.text))
            @for (number, slot) in parts(slots) { (part(ctx, record, said, (number, slot))) }
            @for added in &record.addenda {
                h3 { (t(lang, "meeting-addendum")) " · " (time(lang, added.at, TimeStyle::DateTime)) }
                (own_lines(lang, &added.public))
            }
        }
    }
}

/// A part: what was said, then the decisions with their tasks, then the other tasks. Nothing
/// when there is none of them.
fn part(
    ctx: &Context,
    record: &Record,
    said: &MinutesBody,
    (number, slot): (i64, Option<&Slot>),
) -> Markup {
    let lang = ctx.lang;
    let decisions: Vec<_> = record
        .decisions
        .iter()
        .filter(|d| d.slot == number)
        .collect();
    let tasks = record.tasks(number, None);
    let spoken = said.of(number).next().is_some();
    if decisions.is_empty() && tasks.is_empty() && !spoken {
        return html! {};
    }
    html! {
        h3 { (own_words(lang, &part_name(lang, slot))) }
        @if spoken { (points(lang, said, number)) }
        @if !decisions.is_empty() || !tasks.is_empty() {
            ul.rows role="list" {
                @for decision in decisions {
                    li id={ "decision-" (decision.id) } { (decided(lang, decision)) }
                    @for task in record.tasks(number, Some(decision.id)) { (undertaken(ctx, record, task)) }
                }
                @for task in tasks { (undertaken(ctx, record, task)) }
            }
        }
    }
}

fn decided(lang: Lang, decision: &Decision) -> Markup {
    let abstained = decision.present - decision.in_favour - decision.against;
    let numbers = [
        ("members", decision.members.into()),
        ("recused", decision.recused.into()),
        ("present", decision.present.into()),
        ("for", decision.in_favour.into()),
        ("against", decision.against.into()),
        ("abstained", abstained.into()),
    ];
    let (word, tone) = match decision.passed {
        true => ("meeting-passed", Tone::Pine),
        false => ("meeting-rejected", Tone::Quiet),
    };
    let number = [("number", decision.position.into())];
    html! {
        div {
            p { strong { (tr(lang, "minutes-decision", &number)) } }
            (own_lines(lang, &decision.motion))
            @if !decision.recused_seats.is_empty() {
                p.meta {
                    (t(lang, "minutes-stayed-out")) " "
                    (own_words(lang, &decision.recused_seats.replace('\n', ", ")))
                }
            }
            p.meta {
                (tr(lang, "meeting-votes", &numbers))
                @if decision.recused > 0 { " " (t(lang, "meeting-votes-recused")) }
                " · " (t(lang, "meeting-recorded")) " " (time(lang, decision.at, TimeStyle::DateTime))
            }
        }
        (Tag::new(t(lang, word), tone).render())
    }
}

fn undertaken(ctx: &Context, record: &Record, task: &MeetingTask) -> Markup {
    let lang = ctx.lang;
    html! {
        li id={ "task-" (task.id) } { div {
            p { strong { (t(lang, "minutes-task")) } " " (own_words(lang, &task.what)) }
            (task::told(ctx, task, &record.reopenings))
        } }
    }
}

/// Whether a co-chair approved the minutes; the button for one who can.
fn approval(ctx: &Context, district: &District, meeting: &Meeting) -> Markup {
    let lang = ctx.lang;
    let Some(at) = meeting.minutes_approved_at else {
        let action = format!("{}/minutes/approve", address(district, meeting.id));
        let form = PostForm::post(action).hidden_all(hidden(&ctx.tokens()));
        return html! {
            p.meta { (t(lang, "meeting-minutes-not-approved")) }
            @if ctx.can(Act::MinutesApprove, district.id) {
                (form.render(actions(Button::new(t(lang, "meeting-minutes-approve")).render())))
            }
        };
    };
    html! { p.meta {
        (Tag::new(t(lang, "meeting-minutes-approved"), Tone::Pine).render()) " "
        @if let Some(role) = meeting.minutes_approved_as { (t(lang, &format!("role-name-{role}"))) " · " }
        (time(lang, at, TimeStyle::DateTime))
    } }
}
