//! What a body has to do, and the story so far, made of what is on record.

use korean::{Lang, t, tr};
use store::{BodyAgenda, BodyDecision};
use ui::{EmptyState, ListRow, Markup, TimeStyle, Tone, html, list, own_words, time};

use super::show::View;
use crate::context::Context;
use crate::pages::proposal::hearing::story::waiting;

/// The next meeting and what is still open.
pub fn to_do(ctx: &Context, view: &View) -> Markup {
    let (lang, slug) = (ctx.lang, &view.district.slug);
    let open = view.done.open_agendas;
    html! {
        section.section {
            h2 { (t(lang, "body-to-do")) }
            ul {
                li {
                    @match &view.done.next {
                        Some((id, title, starts_at)) => {
                            (t(lang, "body-next-meeting")) ": "
                            a href={ "/d/" (slug) "/meetings/" (id) } { (own_words(lang, title)) } " · "
                            (time(lang, *starts_at, TimeStyle::DateTime)) " · "
                            (korean::days_left_text(lang, ctx.now, *starts_at))
                        }
                        None => (t(lang, "body-next-meeting-none")),
                    }
                }
                li {
                    @if open > 0 { (tr(lang, "body-open-agendas", &[("count", open.into())])) }
                    @else { (t(lang, "body-open-agendas-none")) }
                }
            }
            @if !view.hearings.is_empty() {
                h3 { (t(lang, "hearing-of-body")) }
                (waiting(ctx, 4, &view.hearings))
            }
        }
    }
}

/// What happened before one came: meetings, decisions, agendas.
pub fn so_far(ctx: &Context, view: &View) -> Markup {
    let (lang, done) = (ctx.lang, &view.done);
    let counts = [
        ("meetings", done.meetings.into()),
        ("decisions", done.decisions.into()),
        ("agendas", done.agendas.into()),
    ];
    html! {
        section.section #story {
            h2 { (t(lang, "body-story")) }
            @if done.meetings + done.decisions + done.agendas == 0 {
                (EmptyState::new(t(lang, "body-story-none"), t(lang, "body-story-none-text")).render())
            } @else {
                p.lead { (tr(lang, "body-story-counts", &counts)) }
                @if !view.agendas.is_empty() {
                    h3 { (t(lang, "body-story-agendas")) }
                    (list(4, &view.agendas.iter().map(|agenda| agenda_row(lang, view, agenda)).collect::<Vec<_>>()))
                }
                @if !view.decisions.is_empty() {
                    h3 { (t(lang, "body-story-decisions")) }
                    (list(4, &view.decisions.iter().map(|decision| decision_row(lang, view, decision)).collect::<Vec<_>>()))
                }
                @if !view.meetings.is_empty() {
                    h3 { (t(lang, "body-story-meetings")) }
                    (list(4, &meetings(lang, view)))
                }
            }
        }
    }
}

fn agenda_row(lang: Lang, view: &View, agenda: &BodyAgenda) -> ListRow {
    let address = format!("/d/{}/agendas/{}", view.district.slug, agenda.id);
    let row = ListRow::new(agenda.title.as_str(), address)
        .title_lang(korean::language_of(&agenda.title, lang))
        .meta_markup(time(lang, agenda.created_at, TimeStyle::Date));
    match agenda.state.as_str() {
        "open" => row.tag(t(lang, "body-agenda-open"), Tone::Persimmon),
        "selected" => row.tag(t(lang, "body-agenda-selected"), Tone::Pine),
        _ => row.tag(t(lang, "body-agenda-closed"), Tone::Quiet),
    }
}

fn decision_row(lang: Lang, view: &View, decision: &BodyDecision) -> ListRow {
    let address = format!("/d/{}/meetings/{}", view.district.slug, decision.meeting);
    let figures = [
        ("members", decision.members.into()),
        ("present", decision.present.into()),
        ("favour", decision.in_favour.into()),
    ];
    let row = ListRow::new(decision.motion.as_str(), address)
        .title_lang(korean::language_of(&decision.motion, lang))
        .meta_markup(html! {
            (tr(lang, "body-decision-figures", &figures)) " · "
            (own_words(lang, &decision.meeting_title)) " · "
            (time(lang, decision.at, TimeStyle::Date))
        });
    match decision.passed {
        true => row.tag(t(lang, "body-decision-passed"), Tone::Pine),
        false => row.tag(t(lang, "body-decision-rejected"), Tone::Quiet),
    }
}

fn meetings(lang: Lang, view: &View) -> Vec<ListRow> {
    let rows = view.meetings.iter().map(|meeting| {
        let address = format!("/d/{}/meetings/{}", view.district.slug, meeting.id);
        let minutes = match meeting.minutes_published_at {
            Some(_) => "body-minutes-there",
            None => "body-minutes-not-yet",
        };
        ListRow::new(meeting.title.as_str(), address)
            .title_lang(korean::language_of(&meeting.title, lang))
            .meta_markup(html! {
                (time(lang, meeting.starts_at, TimeStyle::Date)) " · " (t(lang, minutes))
            })
    });
    rows.collect()
}
