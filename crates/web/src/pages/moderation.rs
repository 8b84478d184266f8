//! Moderation: hiding with a reason, the appeal, the answer, and the list of what is hidden.

pub mod answer;
pub mod appeal;
pub mod hide;
pub mod list;

use korean::{Lang, t};
use process::moderation::Step;
use process::rules::Limits;
use store::{District, Moderation};
use ui::{Breadcrumb, Details, Markup, Page, Textarea, html, own_words};

use super::proposal::{author, comment};
use crate::acts::moderation::{Case, Subject, find};
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
    let proposal = case.proposal.id;
    match &case.comment {
        None => format!("/d/{slug}/proposals/{proposal}?done={done}"),
        Some(of) => comment::address(slug, proposal, of.id, true, done),
    }
}

/// Where to go back to without doing anything.
fn back_to(case: &Case) -> String {
    let here = super::proposal::address(&case.district, case.proposal.id);
    match &case.comment {
        None => here,
        Some(comment) => format!("{here}?after={}#comment-{}", comment.id.0 - 1, comment.id),
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
    let proposal = &case.proposal;
    let (name, at, text) = match &case.comment {
        Some(comment) => (
            &comment.author_name,
            comment.created_at,
            comment.body.clone(),
        ),
        None => {
            let text = format!("{}\n\n{}", proposal.text.need, proposal.text.body);
            (&proposal.author_name, proposal.created_at, text)
        }
    };
    let quote = ui::Comment::new(
        case.subject.to_string().replace('/', "-"),
        author(lang, name),
        at,
        &text,
    )
    .text_lang(korean::language_of(&text, lang))
    .render(lang);
    html! {
        section.section {
            h2 {
                (t(lang, if case.comment.is_some() { "moderation-the-comment" } else { "moderation-the-proposal" }))
                ": " (own_words(lang, &proposal.text.title))
            }
            (quote)
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
    let crumbs = Breadcrumb::new(title)
        .step(
            t(lang, "nav-proposals"),
            super::proposal::list_address(&case.district),
        )
        .step(
            &case.proposal.text.title,
            super::proposal::address(&case.district, case.proposal.id),
        );
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
