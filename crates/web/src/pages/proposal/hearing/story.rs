//! What was suggested of a proposal and what its proposer says, wherever it is shown.

use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::hearing::{self, Way};
use process::refusal::Refusal;
use store::{Hearing, HeldMeeting, NamedMeeting, OpenHearing, Proposal};
use ui::{
    Choice, ListRow, Markup, Notice, TimeStyle, Tone, deadline, html, list, own_words, paragraphs,
    time,
};

use crate::acts::coauthor::acting;
use crate::context::Context;
use crate::message;
use crate::pages::role;

/// One hearing with everything that belongs to it.
pub fn whole(lang: Lang, slug: &str, one: &Hearing, now: Timestamp) -> Markup {
    html! {
        section.section {
            h2 { (t(lang, "hearing-heading")) }
            (suggested(lang, one))
            h3 { (t(lang, "hearing-said")) }
            (said(lang, one, now))
            @if let Some(meeting) = &one.meeting {
                h3 { (t(lang, "hearing-recorded")) }
                (recorded(lang, slug, one, meeting))
            }
        }
    }
}

/// What was suggested, by whom, why, and who hears.
pub fn suggested(lang: Lang, one: &Hearing) -> Markup {
    html! {
        p {
            strong { (t(lang, &format!("hearing-suggested-{}", one.suggested))) } " · "
            (role::name(lang, one.asked_as)) " · " (time(lang, one.asked_at, TimeStyle::DateShort))
        }
        (paragraphs(&one.reason))
        p.meta { (t(lang, "hearing-body")) ": " (hears(lang, one)) }
    }
}

/// Who hears: the sub-committee, or a joint meeting.
fn hears(lang: Lang, one: &Hearing) -> String {
    match &one.body_names {
        Some((ko, en)) => lang.pick(ko, en).clone(),
        None => t(lang, "hearing-joint"),
    }
}

/// What the proposer says, or until when she is waited for.
pub fn said(lang: Lang, one: &Hearing, now: Timestamp) -> Markup {
    let until = [("until", korean::deadline(lang, one.until).into())];
    let waits = one.closed_at.is_none() && one.until > now;
    html! {
        @match (one.said, one.said_at) {
            (Some(way), Some(at)) => {
                p.meta {
                    @if way == Way::Meeting { (t(lang, "hearing-comes")) " · " }
                    (time(lang, at, TimeStyle::DateTime))
                }
                @if !one.said_text.is_empty() { (paragraphs(&one.said_text)) }
            }
            _ if waits => p { (tr(lang, "hearing-waits", &until)) },
            _ => p { (t(lang, "hearing-silent")) },
        }
    }
}

/// What she said in a meeting, as it was recorded.
pub fn recorded(lang: Lang, slug: &str, one: &Hearing, met: &NamedMeeting) -> Markup {
    html! {
        p.meta {
            (meeting(lang, slug, met))
            @if let Some(role) = one.recorded_as { " · " (t(lang, "lineage-recorded-as")) ": " (role::name(lang, role)) }
        }
        (paragraphs(&one.recorded))
    }
}

/// A meeting with its day, as a link.
pub fn meeting(lang: Lang, slug: &str, (id, title, at): &NamedMeeting) -> Markup {
    html! {
        a href={ "/d/" (slug) "/meetings/" (id) } { (own_words(lang, title)) }
        " · " (time(lang, *at, TimeStyle::Date))
    }
}

/// Meetings to choose from, with how many of the budget committee came.
pub fn meeting_choices(lang: Lang, meetings: &[HeldMeeting]) -> Vec<Choice> {
    let choice = |one: &HeldMeeting| {
        let values = [
            ("day", korean::date(lang, one.sitting.starts_at).into()),
            ("title", one.title.clone().into()),
            ("people", one.sitting.committee.into()),
        ];
        Choice::new(
            one.id.to_string(),
            tr(lang, "hearing-meeting-choice", &values),
        )
    };
    meetings.iter().map(choice).collect()
}

/// For whoever reads a proposal: the latest hearing, and what its proposer can do about it.
pub fn section(ctx: &Context, slug: &str, found: &Proposal, all: &[Hearing]) -> Markup {
    let lang = ctx.lang;
    let Some(latest) = all.first() else {
        return html! {};
    };
    let here = format!("/d/{slug}/proposals/{}/hearing", found.id);
    let asked = ctx.actor.person == Some(acting(found, &ctx.actor))
        && latest.said.is_none()
        && hearing::answer(found.standing(), Some(latest.standing())).is_ok();
    let until = [("until", korean::deadline(lang, latest.until).into())];
    html! {
        @if asked {
            (Notice::warning(html! {
                p { (tr(lang, "hearing-own", &until)) " " a href=(here) { (t(lang, "hearing-own-link")) } }
            }).render(lang))
        }
        (whole(lang, slug, latest, ctx.now))
        p { a href=(here) { (t(lang, "hearing-see")) } }
    }
}

/// Hearings that are not decided, as rows of a list below a heading of a level.
pub fn waiting(ctx: &Context, level: u8, all: &[OpenHearing]) -> Markup {
    let lang = ctx.lang;
    let row = |one: &OpenHearing| {
        let (word, tone) = match (one.said, one.recorded_at) {
            (Some(Way::Text), _) | (Some(Way::Meeting), Some(_)) => {
                ("hearing-desk-said", Tone::Pine)
            }
            (Some(Way::Meeting), None) => ("hearing-desk-comes", Tone::Sky),
            (None, _) if one.until <= ctx.now => ("hearing-desk-over", Tone::Persimmon),
            (None, _) => ("hearing-desk-waits", Tone::Sky),
        };
        let place = lang.pick(&one.district_names.0, &one.district_names.1);
        let address = format!("/d/{}/proposals/{}/hearing", one.slug, one.proposal);
        ListRow::new(one.title.as_str(), address)
            .title_lang(korean::language_of(&one.title, lang))
            .tag(t(lang, word), tone)
            .meta_markup(html! {
                (t(lang, &format!("hearing-suggested-{}", one.suggested))) " · " (place) " · "
                (deadline(lang, ctx.now, one.until))
            })
    };
    list(level, &all.iter().map(row).collect::<Vec<_>>())
}

/// For those who decide: what has to be done first, or that the proposer is heard.
pub fn first(lang: Lang, here: &str, heard: Result<Timestamp, Refusal>) -> Markup {
    let link = html! { " " a href={ (here) "/hearing" } { (t(lang, "hearing-see")) } };
    match heard {
        Ok(_) => {
            Notice::information(html! { p { (t(lang, "hearing-heard")) (link) } }).render(lang)
        }
        Err(refusal) => {
            let words = message::fault(lang, &refusal.fault);
            Notice::warning(html! { p { (words) (link) } }).render(lang)
        }
    }
}
