//! Moderation: hiding with a reason, the appeal, the answer, and the list of what is hidden.

pub mod answer;
pub mod appeal;
pub mod hide;
pub mod list;

use korean::{Lang, t};
use process::Act;
use process::agenda::Item;
use process::moderation::Step;
use process::rules::Limits;
use store::{District, Moderation};
use ui::{Breadcrumb, Details, HiddenNotice, Markup, Page, Textarea, html, own_words};

use super::proposal::author;
use super::{agenda, comment, opinion, statement};
use crate::acts::moderation::{Case, Place, Subject, find, hiding};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::layout::{Section, in_district};

/// The address of an act on a case: `hide`, `appeal` or `answer`.
fn address(case: &Case, act: &str) -> String {
    format!(
        "/d/{}/moderation/{}/{act}",
        case.district.slug, case.subject
    )
}

/// The address of the list.
fn list_address(district: &District) -> String {
    format!("/d/{}/moderation", district.slug)
}

/// Where the thing itself stands, with word of what was done.
fn shown_at(slug: &str, case: &Case, done: &str) -> String {
    match case.place {
        Place::Proposal(id) => format!("/d/{slug}/proposals/{id}?done={done}"),
        Place::Comment(_, id) => comment::address(slug, id, Some(done)),
        Place::Inquiry(id) => format!("/d/{slug}/inbox/{id}?done={done}"),
        Place::Opinion(agenda, id) => opinion::place(slug, agenda, id, Some(done)),
        Place::Agenda(id) => format!("/d/{slug}/agendas/{id}?done={done}"),
        Place::Statement(agenda, id) => statement::place(slug, agenda, id, Some(done)),
    }
}

/// Where to go back to without doing anything.
fn back_to(case: &Case) -> String {
    let slug = &case.district.slug;
    match case.place {
        Place::Proposal(id) => super::proposal::address(&case.district, id),
        Place::Comment(_, id) => comment::address(slug, id, None),
        Place::Inquiry(id) => format!("/d/{slug}/inbox/{id}"),
        Place::Opinion(agenda, id) => opinion::place(slug, agenda, id, None),
        Place::Agenda(id) => agenda::address(&case.district, id),
        Place::Statement(agenda, id) => statement::place(slug, agenda, id, None),
    }
}

/// Reads a case with its story, oldest step first.
async fn read(
    ctx: &Context,
    slug: String,
    subject: Subject,
) -> Result<(Case, Vec<Moderation>), WebError> {
    ctx.app
        .stores
        .site
        .read(move |tx| -> Result<_, WebError> {
            let case = find::<WebError>(tx, &slug, subject)?;
            let story = store::moderation_history(tx, subject.kind, subject.id)?;
            Ok((case, story))
        })
        .await
}

/// The text itself, for those who may read it.
fn quoted(lang: Lang, case: &Case) -> Markup {
    let quote = ui::Comment::new(
        case.subject.to_string().replace('/', "-"),
        author(lang, &case.author_name),
        case.at,
        &case.text,
    )
    .text_lang(korean::language_of(&case.text, lang))
    .render(lang);
    let what = match case.place {
        Place::Proposal(_) => "moderation-the-proposal",
        Place::Comment(..) => "moderation-the-comment",
        Place::Inquiry(_) => "moderation-the-inquiry",
        Place::Opinion(..) => "moderation-the-opinion",
        Place::Agenda(_) => "moderation-the-agenda",
        Place::Statement(..) => "moderation-the-statement",
    };
    html! {
        section.section {
            h2 { (t(lang, what)) ": " (own_words(lang, &case.title)) }
            (quote)
        }
    }
}

/// What stands in the place of something hidden: the reason, the day, what became of it.
pub(super) fn hidden_notice(lang: Lang, story: &[Moderation]) -> Option<HiddenNotice> {
    let hiding = hiding(story)?;
    let notice = HiddenNotice::new(hiding.reason.as_str(), hiding.at);
    Some(match story.last().map(|last| last.step) {
        Some(Step::Appeal) => notice.state(t(lang, "moderation-state-appeal")),
        Some(Step::Uphold) => notice.state(t(lang, "moderation-state-uphold")),
        _ => notice,
    })
}

/// For the author and for moderators of something hidden: that others don't see it, why, and
/// what next. `words` is the message that says who may still read it.
pub(super) fn moderated(
    ctx: &Context,
    district: &District,
    subject: Subject,
    mine: bool,
    story: &[Moderation],
    words: &str,
) -> Markup {
    let lang = ctx.lang;
    let Some(notice) = hidden_notice(lang, story) else {
        return html! {};
    };
    let last = story.last();
    let place = format!("{}/{subject}", list_address(district));
    let notice = match mine && last.is_some_and(|last| last.step == Step::Hide) {
        true => notice.appeal(format!("{place}/appeal")),
        false => notice,
    };
    html! {
        (notice.render(lang))
        p { (t(lang, words)) }
        @if let Some(answer) = last.filter(|last| last.step == Step::Uphold) {
            p { (t(lang, "moderation-answer-reason")) ": " (own_words(lang, &answer.reason)) }
        }
        @if ctx.can(Act::ModerationSee, district.id) {
            p { a href={ (place) "/answer" } { (t(lang, "moderation-case-link")) } }
        }
    }
}

/// What happened so far. The author learns which step it was and why, not who took it.
fn history(lang: Lang, story: &[Moderation], names: bool) -> Markup {
    html! {
        section.section {
            h2 { (t(lang, "moderation-history")) }
            @if story.is_empty() { p { (t(lang, "moderation-history-none")) } }
            @for step in story {
                @let who = match (step.step, names) {
                    (Step::Appeal, false) => t(lang, "moderation-by-author"),
                    (_, false) => t(lang, "moderation-by-moderator"),
                    (_, true) => author(lang, &step.actor_name),
                };
                (ui::Comment::new(format!("step-{}", step.id), who, step.at, &step.reason)
                    .role(t(lang, step_key(step.step)))
                    .text_lang(korean::language_of(&step.reason, lang))
                    .render(lang))
            }
        }
    }
}

fn step_key(step: Step) -> &'static str {
    match step {
        Step::Hide => "moderation-step-hide",
        Step::Appeal => "moderation-step-appeal",
        Step::Restore => "moderation-step-restore",
        Step::Uphold => "moderation-step-uphold",
    }
}

/// The field for a reason.
fn reason(fields: &Fields<'_>, limits: &Limits, label: &str, hint: &str) -> Markup {
    let max = u32::try_from(limits.reason_max).unwrap_or(u32::MAX);
    Textarea::new(fields.hinted("reason", label, hint).required())
        .rows(4)
        .max_length(max)
        .render(fields.lang)
}

/// A page about a case, in its district and out of search engines.
fn framed(ctx: &Context, case: &Case, title: &str, window: String, body: Markup) -> Page {
    let lang = ctx.lang;
    let (list, list_name, thing) = match case.place {
        Place::Proposal(id) | Place::Comment(Item::Proposal(id), _) => (
            super::proposal::list_address(&case.district),
            "nav-proposals",
            super::proposal::address(&case.district, id),
        ),
        Place::Inquiry(_) => (
            super::inquiry::list_address(&case.district),
            "nav-inbox",
            back_to(case),
        ),
        Place::Opinion(agenda, _) => (
            list_address(&case.district),
            "nav-moderation",
            opinion::address(&case.district.slug, agenda),
        ),
        Place::Statement(agenda, _) => (
            list_address(&case.district),
            "nav-moderation",
            statement::address(&case.district.slug, agenda),
        ),
        Place::Agenda(id) | Place::Comment(Item::Agenda(id), _) => (
            agenda::list_address(&case.district),
            "nav-agendas",
            agenda::address(&case.district, id),
        ),
    };
    let crumbs = Breadcrumb::new(title)
        .step(t(lang, list_name), list)
        .step(case.title.as_str(), thing);
    let page = Page::new(lang, window, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    in_district(ctx, &case.district, Section::Moderation, page)
}

/// The list of reasons that moderators usually have, with the words to use.
fn templates(lang: Lang) -> Markup {
    let keys = [
        "moderation-reason-personal",
        "moderation-reason-insult",
        "moderation-reason-advertising",
        "moderation-reason-election",
        "moderation-reason-false",
    ];
    let list = html! { ul { @for key in keys { li { (t(lang, key)) } } } };
    Details::new(t(lang, "moderation-reasons"), list)
        .open()
        .render()
}
