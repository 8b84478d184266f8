//! The comments on a proposal and the form for one more.

use korean::{Lang, t, tr};
use process::act::Target;
use process::moderation::Step;
use process::{Act, proposal};
use store::Comment;
use ui::{
    Button, EmptyState, Form, LinkButton, Markup, Pagination, Textarea, actions, html, paragraphs,
};

use super::show::View;
use super::{address, author};
use crate::acts::moderation::Subject;
use crate::acts::proposal::{Sight, sight_of_comment};
use crate::context::Context;
use crate::fields::{self, Fields};
use crate::form::encode;
use crate::layout::sign_in_address;
use crate::message;
use crate::pages::moderation::hidden_notice;

/// How many comments a page shows.
pub(super) const PAGE: usize = 30;

/// The heading, a page of comments, and the form.
pub(super) fn section(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let here = address(&view.district, view.proposal.id);
    let shown = &view.comments[..view.comments.len().min(PAGE)];
    let next = shown
        .last()
        .filter(|_| view.comments.len() > PAGE)
        .map(|last| format!("{here}?after={}#comments", last.id));
    let count = tr(
        lang,
        "proposal-comments",
        &[("count", view.proposal.comment_count.into())],
    );
    html! {
        section.section aria-labelledby="comments" {
            h2 id="comments" { (count) }
            @if view.hidden > 0 {
                p.meta { (tr(lang, "proposal-comments-hidden", &[("count", view.hidden.into())])) }
            }
            @if view.after.is_some() {
                p { a href={ (here) "#comments" } { (t(lang, "proposal-comments-first")) } }
            }
            @if shown.is_empty() {
                (empty(lang, view.after.is_some()))
            }
            @for comment in shown { (one(ctx, view, comment)) }
            (Pagination::new(t(lang, "proposal-comment-pages")).next(next).render(lang))
            div.section { (form(ctx, view, fields)) }
        }
    }
}

fn empty(lang: Lang, at_end: bool) -> Markup {
    let keys = if at_end {
        ("proposal-comments-end", "proposal-comments-end-text")
    } else {
        ("proposal-comments-none", "proposal-comments-none-text")
    };
    EmptyState::new(t(lang, keys.0), t(lang, keys.1)).render()
}

fn one(ctx: &Context, view: &View, comment: &Comment) -> Markup {
    let lang = ctx.lang;
    let id = format!("comment-{}", comment.id);
    let sight = sight_of_comment(&ctx.actor, &view.proposal, comment);
    // Not even the name stays: it may be what the comment was hidden for.
    let by = match sight {
        Sight::Withheld => t(lang, "proposal-comment-hidden"),
        _ => author(lang, &comment.author_name),
    };
    let element = ui::Comment::new(id, by, comment.created_at, &comment.body);
    let element = match sight {
        Sight::Open => element.text_lang(korean::language_of(&comment.body, lang)),
        _ => element.instead(hidden(ctx, view, comment, sight)),
    };
    match links(ctx, view, comment, sight) {
        Some(links) => element.actions(links).render(lang),
        None => element.render(lang),
    }
}

/// What stands in the place of a hidden comment; author and moderators read it below.
fn hidden(ctx: &Context, view: &View, comment: &Comment, sight: Sight) -> Markup {
    let lang = ctx.lang;
    let notice = hidden_notice(lang, view.story_of(comment));
    let body_lang = korean::language_of(&comment.body, lang);
    html! {
        @if let Some(notice) = notice { (notice.render(lang)) }
        @if sight == Sight::Marked {
            p.soft { (t(lang, "proposal-comment-hidden-readable")) }
            div lang=[(body_lang != lang).then(|| body_lang.as_str())] { (paragraphs(&comment.body)) }
        }
    }
}

/// What the reader may do with a comment.
fn links(ctx: &Context, view: &View, comment: &Comment, sight: Sight) -> Option<Markup> {
    let lang = ctx.lang;
    let place = format!(
        "/d/{}/moderation/{}",
        view.district.slug,
        Subject::comment(comment.id)
    );
    let may = |act| {
        ctx.may(act, Target::owned(view.district.id, comment.author))
            .is_ok()
    };
    let last = view.story_of(comment).last();
    let appeals = sight == Sight::Marked
        && may(Act::AppealMake)
        && last.is_some_and(|last| last.step == Step::Hide);
    let answers = sight == Sight::Marked && may(Act::ModerationSee);
    let hides = sight == Sight::Open && may(Act::ContentHide);
    (appeals || answers || hides).then(|| {
        html! {
            @if appeals { a href={ (place) "/appeal" } { (t(lang, "moderation-appeal-link")) } }
            @if answers { a href={ (place) "/answer" } { (t(lang, "moderation-case-link")) } }
            @if hides {
                a href={ (place) "/hide" } {
                    (t(lang, "moderation-hide-comment"))
                    span.sr { ": " (author(lang, &comment.author_name)) }
                }
            }
        }
    })
}

/// The form for a comment, the way to sign in, or why no comment is possible.
fn form(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    if let Err(refusal) = proposal::comment(view.proposal.standing()) {
        return html! { p.soft { (message::fault(lang, &refusal.fault)) } };
    }
    if !ctx.can(Act::CommentAdd, view.district.id) {
        return actions(html! {
            (LinkButton::new(t(lang, "proposal-comment-sign-in"), sign_in_address(&ctx.path)).second().render())
        });
    }
    if ctx.consent_first().is_some() {
        let consent = format!("/consent?back={}", encode(&ctx.path));
        return actions(
            LinkButton::new(t(lang, "proposal-comment-consent"), consent)
                .second()
                .render(),
        );
    }
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let here = address(&view.district, view.proposal.id);
    let field = fields
        .hinted("comment", "proposal-comment", "proposal-comment-hint")
        .required();
    Form::post(format!("{here}/comments"))
        .hidden_all(fields::hidden(&ctx.tokens()))
        .render(html! {
            (Textarea::new(field).rows(5).max_length(max).render(lang))
            (actions(Button::new(t(lang, "proposal-comment-send")).render()))
        })
}
