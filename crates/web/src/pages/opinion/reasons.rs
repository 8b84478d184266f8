//! The reasons that people give, for and against side by side.

use korean::t;
use process::Act;
use process::act::Target;
use process::opinion::Stance;
use store::Opinion;
use ui::{HiddenNotice, Markup, Pagination, html, paragraphs};

use super::stance;
use crate::acts::moderation::Subject;
use crate::acts::opinion::sight_of;
use crate::acts::proposal::Sight;
use crate::context::Context;
use crate::pages::proposal::author;

/// A column for each stance, those who pass only where somebody gave a reason. `next` answers
/// where the next page of a column is.
pub(super) fn columns(
    ctx: &Context,
    slug: &str,
    reasons: &[(Stance, Vec<Opinion>)],
    next: impl Fn(Stance) -> Option<String>,
) -> Markup {
    let lang = ctx.lang;
    let shown = reasons
        .iter()
        .filter(|(stance, found)| *stance != Stance::Pass || !found.is_empty());
    html! {
        div.boards {
            @for (of, found) in shown {
                section aria-labelledby={ "reasons-" (of) } {
                    h3 id={ "reasons-" (of) } { (t(lang, &format!("opinion-reasons-{of}"))) }
                    @if found.is_empty() { p.soft { (t(lang, "opinion-reasons-none")) } }
                    @for opinion in found { (one(ctx, slug, opinion)) }
                    (Pagination::new(stance(lang, *of)).next(next(*of)).render(lang))
                }
            }
        }
    }
}

fn one(ctx: &Context, slug: &str, opinion: &Opinion) -> Markup {
    let lang = ctx.lang;
    let sight = sight_of(&ctx.actor, opinion);
    // Not even the name stays: it may be what the reason was hidden for.
    let by = match sight {
        Sight::Withheld => t(lang, "comment-hidden"),
        _ => author(lang, &opinion.author_name),
    };
    let reason = opinion.text.reason.as_str();
    let element = ui::Comment::new(format!("opinion-{}", opinion.id), by, opinion.at, reason);
    let element = match sight {
        Sight::Open => element.text_lang(korean::language_of(reason, lang)),
        _ => element.instead(hidden(ctx, opinion, sight == Sight::Marked)),
    };
    match links(ctx, slug, opinion, sight) {
        Some(links) => element.actions(links).render(lang),
        None => element.render(lang),
    }
}

/// What stands in the place of a hidden reason; author and moderators read it below.
pub(super) fn hidden(ctx: &Context, opinion: &Opinion, readable: bool) -> Markup {
    let lang = ctx.lang;
    let reason = &opinion.text.reason;
    let words = korean::language_of(reason, lang);
    html! {
        @if let Some((why, since)) = &opinion.hiding {
            (HiddenNotice::new(why.as_str(), *since).render(lang))
        }
        @if readable && !reason.is_empty() {
            p.soft { (t(lang, "comment-hidden-readable")) }
            div lang=[(words != lang).then(|| words.as_str())] { (paragraphs(reason)) }
        }
    }
}

/// What the reader may do with a reason.
fn links(ctx: &Context, slug: &str, opinion: &Opinion, sight: Sight) -> Option<Markup> {
    let lang = ctx.lang;
    let place = format!("/d/{slug}/moderation/{}", Subject::opinion(opinion.id));
    let target = Target::owned(opinion.district, opinion.author);
    let may = |act| ctx.may(act, target).is_ok();
    let marked = sight == Sight::Marked;
    let appeals = marked && may(Act::AppealMake) && !opinion.appealed;
    let answers = marked && may(Act::ModerationSee);
    let hides = sight == Sight::Open && may(Act::ContentHide);
    (appeals || answers || hides).then(|| {
        html! {
            @if appeals { a href={ (place) "/appeal" } { (t(lang, "moderation-appeal-link")) } }
            @if answers { a href={ (place) "/answer" } { (t(lang, "moderation-case-link")) } }
            @if hides {
                a href={ (place) "/hide" } {
                    (t(lang, "moderation-hide-opinion"))
                    span.sr { ": " (author(lang, &opinion.author_name)) }
                }
            }
        }
    })
}
