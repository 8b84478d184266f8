//! Comments: the section below a proposal or an agenda, all of them in three orders, one thread,
//! writing, answering, and taking one back.

pub mod add;
pub mod list;
mod one;
pub mod thread;
pub mod withdraw;

use korean::{Lang, t, tr};
use process::Act;
use process::agenda::Item;
use process::comment::Order;
use process::id::CommentId;
use store::{Comment, CommentCounts, StoreError, ThreadKey, Tx};
use ui::{
    Button, EmptyState, Form, LinkButton, Markup, Notice, Page, Pagination, Textarea, actions, html,
};

use crate::acts::comment::Commented;
use crate::context::Context;
use crate::fields::{self, Fields};
use crate::form::encode;
use crate::layout::{Section, sign_in_address};
use crate::message;
use crate::pages::agenda::item_address;

/// How many threads a page shows.
const PAGE: usize = 20;
/// How many answers of each; the rest is on the page of the thread.
const ANSWERS: i64 = 2;

/// The address of all comments on something.
fn list_address(on: &Commented) -> String {
    format!("{}/comments", item_address(&on.district, on.item))
}

/// The address of one comment: the page of its thread that shows it.
pub(super) fn address(slug: &str, id: CommentId, done: Option<&str>) -> String {
    let done = done.map_or_else(String::new, |word| format!("?done={word}"));
    format!("/d/{slug}/comments/{id}{done}#comment-{id}")
}

/// Where a page about comments belongs in the menu of its district.
fn part_of(item: Item) -> Section {
    match item {
        Item::Proposal(_) => Section::Proposals,
        Item::Agenda(_) => Section::Agendas,
    }
}

/// A page of threads.
pub(super) struct Threads {
    counts: CommentCounts,
    /// What begins them, one more than a page when there is a next one.
    first: Vec<Comment>,
    /// The first answers in each, by thread and number.
    answers: Vec<Comment>,
    order: Order,
    after: Option<ThreadKey>,
}

impl Threads {
    /// Reads a page of threads; two statements however many comments there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(
        tx: &mut Tx<'_>,
        on: Item,
        order: Order,
        after: Option<ThreadKey>,
    ) -> Result<Threads, StoreError> {
        let counts = store::comment_counts(tx, on)?;
        Threads::page(tx, on, counts, order, after)
    }

    fn page(
        tx: &mut Tx<'_>,
        on: Item,
        counts: CommentCounts,
        order: Order,
        after: Option<ThreadKey>,
    ) -> Result<Threads, StoreError> {
        let (first, answers) =
            store::comment_threads(tx, on, order, after, PAGE as i64 + 1, ANSWERS)?;
        Ok(Threads {
            counts,
            first,
            answers,
            order,
            after,
        })
    }

    /// The first page, as it stands below a proposal or an agenda that was read already; one
    /// statement.
    ///
    /// # Errors
    /// When the store fails.
    pub fn begin(tx: &mut Tx<'_>, on: Item, counts: CommentCounts) -> Result<Threads, StoreError> {
        Threads::page(tx, on, counts, Order::Oldest, None)
    }

    fn shown(&self) -> &[Comment] {
        &self.first[..self.first.len().min(PAGE)]
    }

    /// The address of the next page.
    fn next(&self, all: &str) -> Option<String> {
        let last = self.shown().last().filter(|_| self.first.len() > PAGE)?;
        let key = match self.order {
            Order::Answered => format!("{}-{}", last.replies, last.id),
            _ => last.id.to_string(),
        };
        Some(format!("{all}?order={}&after={key}#comments", self.order))
    }
}

/// The section below a proposal or an agenda: the first threads and the form for one more.
pub(super) fn section(ctx: &Context, on: &Commented, threads: &Threads) -> Markup {
    let (form, invalid) = Default::default();
    let fields = Fields {
        lang: ctx.lang,
        form: &form,
        invalid: &invalid,
    };
    html! {
        section.section aria-labelledby="comments" {
            h2 id="comments" { (count(ctx.lang, threads.counts)) }
            (entries(ctx, on, threads))
            div.section { (write(ctx, on, None, &fields)) }
        }
    }
}

fn count(lang: Lang, counts: CommentCounts) -> String {
    tr(lang, "comment-count", &[("count", counts.shown.into())])
}

/// The threads of a page with the ways to the others.
fn entries(ctx: &Context, on: &Commented, threads: &Threads) -> Markup {
    let lang = ctx.lang;
    let all = list_address(on);
    let hidden = threads.counts.hidden;
    html! {
        @if hidden > 0 { p.meta { (tr(lang, "comment-count-hidden", &[("count", hidden.into())])) } }
        @if threads.first.len() > 1 || threads.after.is_some() { (orders(lang, &all, threads)) }
        @if threads.shown().is_empty() { (empty(lang, threads.after.is_some())) }
        @for first in threads.shown() {
            (thread(ctx, on, first, threads.answers.iter().filter(|a| a.thread == first.id)))
        }
        (Pagination::new(t(lang, "comment-pages")).next(threads.next(&all)).render(lang))
    }
}

/// In which order to read; the one at hand leads back to its first page.
fn orders(lang: Lang, all: &str, threads: &Threads) -> Markup {
    html! {
        nav.pages aria-label=(t(lang, "comment-order")) {
            @for order in Order::ALL {
                a href={ (all) "?order=" (order) } aria-current=[(*order == threads.order).then_some("true")] {
                    (t(lang, &format!("comment-order-{order}")))
                }
            }
        }
    }
}

/// A comment with the first answers to it, and the way to the others.
fn thread<'a>(
    ctx: &Context,
    on: &Commented,
    first: &Comment,
    answers: impl Iterator<Item = &'a Comment>,
) -> Markup {
    let all = address(&on.district.slug, first.id, None);
    html! {
        (one::markup(ctx, on, first))
        @for answer in answers { (one::markup(ctx, on, answer)) }
        @if first.replies > ANSWERS {
            p.more { a href=(all) {
                (tr(ctx.lang, "comment-answers-all", &[("count", first.replies.into())]))
            } }
        }
    }
}

fn empty(lang: Lang, at_end: bool) -> Markup {
    let keys = if at_end {
        ("comment-end", "comment-end-text")
    } else {
        ("comment-none", "comment-none-text")
    };
    EmptyState::new(t(lang, keys.0), t(lang, keys.1)).render()
}

/// The form for a comment or an answer, the way to sign in, or why none is possible.
fn write(ctx: &Context, on: &Commented, to: Option<&Comment>, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    if let Some(closed) = &on.closed {
        return html! { p.soft { (message::fault(lang, &closed.fault)) } };
    }
    if !ctx.can(Act::CommentAdd, on.district.id) {
        let sign_in = sign_in_address(&ctx.path);
        return actions(
            LinkButton::new(t(lang, "comment-sign-in"), sign_in)
                .second()
                .render(),
        );
    }
    if ctx.consent_first().is_some() {
        let consent = format!("/consent?back={}", encode(&ctx.path));
        return actions(
            LinkButton::new(t(lang, "comment-consent"), consent)
                .second()
                .render(),
        );
    }
    let max = u32::try_from(ctx.rules.limits.comment_max).unwrap_or(u32::MAX);
    let (label, send) = match to {
        Some(_) => ("comment-answer-write", "comment-answer-send"),
        None => ("comment-write", "comment-send"),
    };
    let field = fields.hinted("comment", label, "comment-hint").required();
    let form = Form::post(list_address(on)).hidden_all(fields::hidden(&ctx.tokens()));
    let form = match to {
        Some(to) => form.hidden("to", to.id.to_string()),
        None => form,
    };
    form.render(html! {
        (Textarea::new(field).rows(5).max_length(max).render(lang))
        (actions(Button::new(t(lang, send)).render()))
    })
}

/// Says what was just done, when the address names one of the known words.
fn with_done(lang: Lang, page: Page, word: &str) -> Page {
    let key = match word {
        "commented" => "comment-done",
        "withdrawn" => "comment-done-withdrawn",
        "hidden" => "moderation-done-hidden",
        "appealed" => "moderation-done-appealed",
        _ => return page,
    };
    page.flash(
        Notice::success(html! { p { (t(lang, key)) } })
            .announced()
            .render(lang),
    )
}
