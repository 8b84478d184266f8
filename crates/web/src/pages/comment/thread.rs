//! One thread: the comment that began it, its answers page by page, and the form for one more.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::id::CommentId;
use process::{Act, Invalid, comment};
use serde::Deserialize;
use store::{Comment, Tx};
use ui::{Breadcrumb, Markup, Page, Pagination, html};

use super::{list_address, one, part_of, with_done, write};
use crate::acts::comment::{Commented, find};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::in_district;
use crate::pages::agenda::item_address;
use crate::pages::proposal::author;

/// How many answers a page shows.
const PAGE: i64 = 30;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// After how many answers the page begins; that of the comment itself where it is not said.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

struct View {
    on: Commented,
    /// The comment of the address: the form answers it.
    comment: Comment,
    /// What begins the thread.
    first: Comment,
    /// After how many answers the page begins.
    after: i64,
    answers: Vec<Comment>,
}

/// `GET /d/{district}/comments/{comment}`: the thread at this comment.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let (form, invalid) = (Form::default(), Invalid::default());
    page(&ctx, slug, id, &asked, (&form, &invalid), StatusCode::OK).await
}

/// The page, with the answer that was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    id: CommentId,
    asked: &Asked,
    (typed, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let view = read(ctx, slug, id, asked).await?;
    ctx.may(Act::PublicSee, Target::district(view.on.district.id))?;
    view.on.readable(&ctx.actor)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "comment-thread");
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (one::markup(ctx, &view.on, &view.first))
        section.section aria-labelledby="answers" {
            h2 id="answers" { (tr(lang, "comment-answers", &[("count", view.first.replies.into())])) }
            @for answer in &view.answers { (one::markup(ctx, &view.on, answer)) }
            (pages(lang, &view))
        }
        section.section id="write" { (form(ctx, &view, &fields)) }
    };
    let on = &view.on;
    let crumbs = Breadcrumb::new(title.as_str())
        .step(on.title.as_str(), item_address(&on.district, on.item))
        .step(t(lang, "comment-crumb"), list_address(on));
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let page = with_done(lang, page, &asked.done);
    let part = part_of(on.item);
    Ok(ctx.page(status, in_district(ctx, &on.district, part, page)))
}

async fn read(ctx: &Context, slug: String, id: CommentId, asked: &Asked) -> Result<View, WebError> {
    let after = match asked.after.as_str() {
        "" => None,
        text => {
            let off = |_| WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
            Some(i64::from(text.parse::<u32>().map_err(off)?))
        }
    };
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let (on, comment) = find::<WebError>(tx, &slug, id)?;
        let first = store::comment_get(tx, comment.thread)?.ok_or_else(WebError::not_found)?;
        let after = after.unwrap_or_else(|| begin(comment.ordinal));
        let answers = store::comment_replies(tx, first.id, after, PAGE)?;
        Ok(View {
            on,
            comment,
            first,
            after,
            answers,
        })
    };
    ctx.app.stores.site.read(read).await
}

/// After how many answers the page begins that shows the one with this number.
fn begin(ordinal: i64) -> i64 {
    (ordinal - 1).max(0) / PAGE * PAGE
}

/// The pages beside this one.
fn pages(lang: Lang, view: &View) -> Markup {
    let here = format!("/d/{}/comments/{}", view.on.district.slug, view.first.id);
    let at = |after: i64| format!("{here}?after={after}#answers");
    let previous = (view.after > 0).then(|| at((view.after - PAGE).max(0)));
    let last = view.answers.last().map_or(view.after, |last| last.ordinal);
    let next = (last < view.first.replies && !view.answers.is_empty()).then(|| at(last));
    Pagination::new(t(lang, "comment-pages"))
        .previous(previous)
        .next(next)
        .render(lang)
}

/// The form answers the comment of the address; one's own, or one that is gone, the first one.
fn form(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let own = Some(view.comment.author) == ctx.actor.person;
    let to = match comment::answer(view.comment.standing()) {
        Ok(()) if !own => &view.comment,
        _ => &view.first,
    };
    if let Err(refusal) = comment::answer(to.standing()) {
        return html! { p.soft { (crate::message::fault(lang, &refusal.fault)) } };
    }
    let name = author(lang, &to.author_name);
    html! {
        @if view.on.closed.is_none() {
            h2 { (tr(lang, "comment-answer-to", &[("name", name.into())])) }
        }
        (write(ctx, &view.on, Some(to), fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_stands_on_one_page_of_its_thread() {
        for (ordinal, after) in [(0, 0), (1, 0), (30, 0), (31, 30), (60, 30), (5_000, 4_980)] {
            assert_eq!(begin(ordinal), after, "{ordinal}");
        }
    }
}
