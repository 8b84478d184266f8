//! One comment as everybody sees it, and what the reader may do with it.

use korean::{Lang, t, tr};
use process::moderation::Step;
use process::{Act, comment};
use store::Comment;
use ui::{HiddenNotice, Markup, html, paragraphs};

use crate::acts::comment::{Commented, target};
use crate::acts::moderation::Subject;
use crate::acts::proposal::Sight;
use crate::context::Context;
use crate::pages::proposal::author;

/// The comment in its place, whatever became of it.
pub(super) fn markup(ctx: &Context, on: &Commented, comment: &Comment) -> Markup {
    let lang = ctx.lang;
    let sight = on.sight_of(&ctx.actor, comment);
    let gone = comment.withdrawn_at.is_some();
    // Not even the name stays: it may be what the comment was hidden for.
    let by = match sight {
        Sight::Withheld => t(lang, "comment-hidden"),
        _ if gone => t(lang, "comment-withdrawn"),
        _ => author(lang, &comment.author_name),
    };
    let id = format!("comment-{}", comment.id);
    let element = ui::Comment::new(id, by, comment.created_at, &comment.body);
    let element = match sight {
        Sight::Open if gone => element.instead(html! {
            p.soft { (t(lang, "comment-withdrawn-text")) }
        }),
        Sight::Open => element.text_lang(korean::language_of(&comment.body, lang)),
        _ => element.instead(hidden(ctx, comment, sight)),
    };
    let element = match comment.ordinal {
        0 => element,
        _ => to(lang, &on.district.slug, comment).map_or_else(
            || element.clone().answer(),
            |(name, href)| element.clone().answer().to(name, href),
        ),
    };
    match links(ctx, on, comment, sight) {
        Some(links) => element.actions(links).render(lang),
        None => element.render(lang),
    }
}

/// To whom an answer speaks, when that is not the first comment of its thread.
fn to(lang: Lang, slug: &str, comment: &Comment) -> Option<(String, String)> {
    let id = comment.to.filter(|id| *id != comment.thread)?;
    let words = match comment.to_name.as_str() {
        "" => t(lang, "comment-to-nobody"),
        name => tr(lang, "comment-to", &[("name", name.into())]),
    };
    Some((words, super::address(slug, id, None)))
}

/// What stands in the place of a hidden comment; author and moderators read it below.
fn hidden(ctx: &Context, comment: &Comment, sight: Sight) -> Markup {
    let lang = ctx.lang;
    let words = korean::language_of(&comment.body, lang);
    html! {
        @if let Some(hiding) = &comment.hiding {
            @let notice = HiddenNotice::new(hiding.reason.as_str(), hiding.since);
            @match hiding.last {
                Step::Appeal => (notice.state(t(lang, "moderation-state-appeal")).render(lang)),
                Step::Uphold => (notice.state(t(lang, "moderation-state-uphold")).render(lang)),
                _ => (notice.render(lang)),
            }
        }
        @if sight == Sight::Marked {
            p.soft { (t(lang, "comment-hidden-readable")) }
            div lang=[(words != lang).then(|| words.as_str())] { (paragraphs(&comment.body)) }
        }
    }
}

/// What the reader may do with a comment.
fn links(ctx: &Context, on: &Commented, comment: &Comment, sight: Sight) -> Option<Markup> {
    let lang = ctx.lang;
    let slug = &on.district.slug;
    let place = format!("/d/{slug}/moderation/{}", Subject::comment(comment.id));
    let here = format!("/d/{slug}/comments/{}", comment.id);
    let may = |act| ctx.may(act, target(on.district.id, comment)).is_ok();
    let last = comment.hiding.as_ref().map(|hiding| hiding.last);
    let marked = sight == Sight::Marked;
    let open = sight == Sight::Open && !comment.standing().withdrawn;
    let name = author(lang, &comment.author_name);
    let whose = html! { span.sr { ": " (name) } };
    let answers = open && on.closed.is_none() && comment::answer(comment.standing()).is_ok();
    let withdraws = open && may(Act::CommentWithdraw);
    let appeals = marked && may(Act::AppealMake) && last == Some(Step::Hide);
    let judges = marked && may(Act::ModerationSee);
    let hides = open && may(Act::ContentHide);
    (answers || withdraws || appeals || judges || hides).then(|| {
        html! {
            @if answers { a href={ (here) "#write" } { (t(lang, "comment-answer")) (whose) } }
            @if withdraws { a href={ (here) "/withdraw" } { (t(lang, "comment-withdraw")) } }
            @if appeals { a href={ (place) "/appeal" } { (t(lang, "moderation-appeal-link")) } }
            @if judges { a href={ (place) "/answer" } { (t(lang, "moderation-case-link")) } }
            @if hides { a href={ (place) "/hide" } { (t(lang, "moderation-hide-comment")) (whose) } }
        }
    })
}
