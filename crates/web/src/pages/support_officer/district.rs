//! A district's support officer: who she is by her office, her meetings, and what can be known of
//! the conversation.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::MeetingId;
use process::support_officer::OnDuty;
use serde::Deserialize;
use store::{District, OfficerAssignment, OfficerCount, OfficerMeeting, TalkCount};
use ui::{
    Button, DefinitionList, Form as PostForm, LinkButton, ListRow, Markup, Notice, Page,
    Pagination, actions, html, list, own_words,
};

use super::{address, ago, days, figures, row, this_year, with_done};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::hidden;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many meetings a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last meeting of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    district: District,
    assignments: Vec<OfficerAssignment>,
    on_duty: OnDuty,
    count: Option<OfficerCount>,
    meetings: Vec<OfficerMeeting>,
    next: Option<i64>,
    talk: TalkCount,
}

/// `GET /d/{district}/officers`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<MeetingId> = paging::key(Some(asked.after.as_str()))?;
    let (year, today, now) = (this_year(&ctx), ctx.today, ctx.now);
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = store::officer_meetings_past(tx, district.id, after, PAGE + 1, now)?;
        let (meetings, next) = paging::cut(found, PAGE, |one| one.meeting.0);
        let counts = store::officer_counts(tx, Some(district.id), year, (today, now))?;
        let talk = store::officer_talk_counts(tx, Some(district.id), now)?;
        let assignments = store::officer_assignments(tx, district.id)?;
        let plain: Vec<_> = assignments
            .iter()
            .map(|one| one.assignment.clone())
            .collect();
        Ok(View {
            on_duty: process::support_officer::on_duty(&plain, today),
            assignments,
            count: counts.into_iter().next(),
            meetings,
            next,
            talk: talk.first().map(|(_, count)| *count).unwrap_or_default(),
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "support-officer-title");
    let here = address(&view.district);
    let rows: Vec<ListRow> = view
        .meetings
        .iter()
        .map(|one| row(&ctx, one, false))
        .collect();
    let next = view.next.map(|last| format!("{here}?after={last}"));
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "support-officer-lead")) }
        (assigned(&ctx, &view))
        @if let Some(count) = &view.count {
            section.section {
                h2 { (t(lang, "support-officer-figures")) }
                (figures::of_district(lang, &ctx.today.year().to_string(), count))
                p { a href="/city/officers" { (t(lang, "support-officer-all-districts")) } }
            }
        }
        section.section {
            h2 { (t(lang, "support-officer-meetings")) }
            @if rows.is_empty() { p.soft { (t(lang, "support-officer-meetings-none")) } }
            @else { (list(3, &rows)) }
            @if !asked.after.is_empty() { p { a href=(here) { (t(lang, "meeting-first-page")) } } }
            (Pagination::new(t(lang, "meeting-pages")).next(next).render(lang))
        }
        (talk(&ctx, &view))
    };
    let page = Page::new(lang, title, body).description(t(lang, "support-officer-lead"));
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Meetings, page)))
}

/// Who stands by the district, with what may be done about it.
fn assigned(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district);
    let assigns = ctx.can(Act::OfficerAssign, view.district.id);
    let tells = ctx.can(Act::OfficerAbsenceTell, view.district.id);
    let lasting = |one: &&OfficerAssignment| {
        process::support_officer::lasts(&one.assignment, ctx.today).is_ok()
    };
    let there: Vec<&OfficerAssignment> = view.assignments.iter().filter(lasting).collect();
    html! {
        section.section {
            h2 { (t(lang, "support-officer-now")) }
            @if there.is_empty() {
                (Notice::information(html! { p { (t(lang, "support-officer-nobody-assigned")) } }).render(lang))
            }
            @for one in &there {
                @let now = one.assignment.holds_on(ctx.today);
                (facts(ctx, one, now && matches!(view.on_duty, OnDuty::Substitute(_)), now && view.on_duty == OnDuty::Nobody))
                @if tells {
                    p { a href={ (here) "/" (one.assignment.id) "/absences" } { (t(lang, "support-officer-absences")) } }
                }
                @if assigns {
                    (PostForm::post(format!("{here}/{}/end", one.assignment.id)).hidden_all(hidden(&ctx.tokens())).render(html! {
                        (actions(Button::new(t(lang, "support-officer-end")).second().render()))
                    }))
                }
            }
            @if assigns {
                (actions(LinkButton::new(t(lang, "support-officer-assign"), format!("{here}/assign")).render()))
            }
        }
    }
}

fn facts(ctx: &Context, one: &OfficerAssignment, stands_in: bool, away: bool) -> Markup {
    let lang = ctx.lang;
    let text = &one.assignment.text;
    let list = DefinitionList::new()
        .entry_markup(
            t(lang, "support-officer-office"),
            own_words(lang, &text.office),
        )
        .entry(
            t(lang, "support-officer-term"),
            days(lang, text.starts_on, text.ends_on),
        );
    let list = match text.substitute_office.as_str() {
        "" => list.entry(
            t(lang, "support-officer-substitute"),
            t(lang, "support-officer-substitute-none"),
        ),
        office => list.entry_markup(
            t(lang, "support-officer-substitute"),
            own_words(lang, office),
        ),
    };
    html! {
        (list.render())
        @if stands_in { p { strong { (t(lang, "support-officer-stands-in")) } } }
        @if away { p { strong { (t(lang, "support-officer-away")) } } }
    }
}

/// How much of the conversation waits: counts alone, what is said is read by its parties.
fn talk(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let count = &view.talk;
    let said = [
        ("threads", count.threads.into()),
        ("open", count.open.into()),
        ("overdue", count.overdue.into()),
        ("last", ago(lang, ctx.now, count.said_at).into()),
    ];
    html! {
        section.section {
            h2 { (t(lang, "support-officer-talk")) }
            p { (tr(lang, "support-officer-talk-count", &said)) }
            p.soft { (t(lang, "support-officer-talk-public")) }
            @if ctx.can(Act::OfficerTalkSee, view.district.id) {
                p { a href={ (address(&view.district)) "/talk" } { (t(lang, "support-officer-talk-open")) } }
            }
        }
    }
}
