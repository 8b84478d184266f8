//! The story of an agenda so far, for somebody who comes new: what was decided, what is open,
//! where it comes from, and what to read.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::diversity::shown;
use process::id::AgendaId;
use process::newcomer::minutes_to_read;
use store::{Agenda, District, Inquiry, LineageSource, StoryDecision, StoryPoint, StoryTask};
use ui::{
    Breadcrumb, EmptyState, ListRow, Markup, Page, TimeStyle, Tone, html, list, own_words, time,
};

use super::{address, list_address, sources};
use crate::acts::agenda::{find, sight_of};
use crate::acts::proposal::Sight;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::inquiry::list::row as inquiry_row;

/// How many decisions, tasks and questions the page shows.
const LATEST: i64 = 6;
/// How many points of minutes.
const POINTS: i64 = 12;

struct View {
    district: District,
    agenda: Agenda,
    sources: Vec<LineageSource>,
    decisions: Vec<StoryDecision>,
    points: Vec<StoryPoint>,
    tasks: Vec<StoryTask>,
    questions: Vec<Inquiry>,
    /// How many people voted on statements, and how often.
    voted: (i64, i64),
}

/// `GET /d/{district}/agendas/{agenda}/story`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = super::id(&id)?;
    let actor = ctx.actor.clone();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (district, agenda) = find::<WebError>(tx, &slug, id)?;
        if agenda.hidden && sight_of(&actor, &agenda) == Sight::Withheld {
            return Err(WebError::not_found());
        }
        Ok(View {
            sources: store::lineage_ancestors(tx, id)?,
            decisions: store::agenda_story_decisions(tx, id, LATEST)?,
            points: store::agenda_story_points(tx, id, POINTS)?,
            tasks: store::agenda_story_tasks(tx, id, LATEST)?,
            questions: store::inquiries_of_agenda(tx, id, None, LATEST)?,
            voted: store::statement_people(tx, id)?,
            district,
            agenda,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "agenda-story");
    let text = &view.agenda.text;
    let minutes = [("minutes", minutes(&view).into())];
    let content = html! {
        h1 { (title) }
        p.lead { (own_words(lang, &text.title)) }
        p { (own_words(lang, &text.need)) }
        p.meta { (tr(lang, "agenda-story-minutes", &minutes)) }
        (decided(lang, &view))
        (open(&ctx, &view))
        (said(lang, &view))
        (from(lang, &view))
        (reading(lang, &view))
    };
    let page = Page::new(lang, format!("{title}: {}", text.title), content)
        .description(text.need.as_str())
        .breadcrumb(
            Breadcrumb::new(title)
                .step(t(lang, "nav-agendas"), list_address(&view.district))
                .step(text.title.as_str(), address(&view.district, id))
                .render(lang),
        );
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Agendas, page)))
}

/// How long all that the page quotes takes to read.
fn minutes(view: &View) -> i64 {
    let count = |text: &str| text.chars().count();
    let said: usize = view.points.iter().map(|point| count(&point.text)).sum();
    let decided: usize = view.decisions.iter().map(|one| count(&one.motion)).sum();
    let own = count(&view.agenda.text.need) + count(&view.agenda.text.title);
    i64::try_from(minutes_to_read(said + decided + own)).unwrap_or(1)
}

fn decided(lang: Lang, view: &View) -> Markup {
    let rows: Vec<ListRow> = view
        .decisions
        .iter()
        .map(|one| {
            let at = format!("/d/{}/meetings/{}", view.district.slug, one.meeting);
            let (key, tone) = match one.passed {
                true => ("body-decision-passed", Tone::Pine),
                false => ("body-decision-rejected", Tone::Quiet),
            };
            ListRow::new(one.motion.as_str(), at)
                .title_lang(korean::language_of(&one.motion, lang))
                .tag(t(lang, key), tone)
                .meta_markup(html! {
                    (own_words(lang, &one.meeting_title)) " · " (time(lang, one.at, TimeStyle::Date))
                })
        })
        .collect();
    html! {
        section.section #decided {
            h2 { (t(lang, "agenda-story-decided")) }
            @if rows.is_empty() {
                (EmptyState::new(t(lang, "agenda-story-decided-none"), t(lang, "agenda-story-decided-none-text")).render())
            } @else { (list(3, &rows)) }
        }
    }
}

/// Tasks that wait, and questions.
fn open(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let key = match view.agenda.state.as_str() {
        "open" => "agenda-story-open-yes",
        _ => "agenda-story-open-no",
    };
    let questions = view
        .questions
        .iter()
        .filter(|one| one.answered_at.is_none());
    let rows: Vec<ListRow> = questions
        .map(|one| inquiry_row(ctx, &view.district, one))
        .collect();
    html! {
        section.section #open {
            h2 { (t(lang, "agenda-story-open")) }
            p { (t(lang, key)) }
            @if !view.tasks.is_empty() {
                h3 { (t(lang, "agenda-story-tasks")) }
                ul {
                    @for task in &view.tasks {
                        li {
                            (own_words(lang, &task.what)) " · " (own_words(lang, &task.who)) " · "
                            (tr(lang, "agenda-story-until", &[("day", task.due_on.to_string().into())]))
                        }
                    }
                }
            }
            @if !rows.is_empty() {
                h3 { (t(lang, "agenda-story-questions")) }
                (list(4, &rows))
            }
        }
    }
}

/// What was said, meeting by meeting.
fn said(lang: Lang, view: &View) -> Markup {
    let mut meetings: Vec<&StoryPoint> = view.points.iter().collect();
    meetings.dedup_by_key(|point| point.meeting);
    html! {
        @if !meetings.is_empty() {
            section.section #said {
                h2 { (t(lang, "agenda-story-said")) }
                @for first in meetings {
                    h3 {
                        a href={ "/d/" (view.district.slug) "/meetings/" (first.meeting) } { (own_words(lang, &first.meeting_title)) }
                    }
                    p.meta { (time(lang, first.starts_at, TimeStyle::Date)) }
                    ul {
                        @for point in view.points.iter().filter(|point| point.meeting == first.meeting) {
                            li { (own_words(lang, &point.text)) }
                        }
                    }
                }
            }
        }
    }
}

fn from(lang: Lang, view: &View) -> Markup {
    html! {
        section.section #from {
            h2 { (t(lang, "agenda-lineage")) }
            p { (sources::in_one_line(lang, view.agenda.origin, &view.sources)) }
            @if !view.sources.is_empty() { (sources::list(lang, &view.district, &view.sources)) }
        }
    }
}

fn reading(lang: Lang, view: &View) -> Markup {
    let here = address(&view.district, view.agenda.id);
    let people = match shown(view.voted.0) {
        Some(0) => t(lang, "agenda-story-votes-none"),
        Some(people) => tr(lang, "agenda-story-votes", &[("people", people.into())]),
        None => t(lang, "agenda-story-votes-few"),
    };
    html! {
        section.section #reading {
            h2 { (t(lang, "agenda-story-reading")) }
            ul {
                li { a href=(here) { (t(lang, "agenda-story-whole")) } }
                li { a href={ (here) "/statements" } { (t(lang, "agenda-story-statements")) } ": " (people) }
                @if view.voted.0 > 0 { li { a href={ (here) "/statements/map" } { (t(lang, "agenda-story-map")) } } }
                li { a href="/primer" { (t(lang, "home-primer")) } }
            }
        }
    }
}
