//! All comments on a proposal or an agenda, in the order that the reader chooses.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::agenda::Item;
use process::comment::Order;
use process::id::{AgendaId, CommentId, ProposalId};
use process::{Act, Invalid, act::Target};
use serde::Deserialize;
use store::{ThreadKey, Tx};
use ui::{Breadcrumb, Page, html, own_words};

use super::{Threads, count, entries, part_of, with_done, write};
use crate::acts::comment::on;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::layout::in_district;
use crate::pages::agenda::item_address;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// A name of [`Order`]; the oldest first where there is none.
    #[serde(default)]
    order: String,
    /// The last thread of the page before: its first comment, in the order of answers behind
    /// their number.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// `GET /d/{district}/proposals/{proposal}/comments`.
pub async fn on_proposal(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: ProposalId = id.parse().map_err(|_| WebError::not_found())?;
    get(&ctx, slug, Item::Proposal(id), &asked).await
}

/// `GET /d/{district}/agendas/{agenda}/comments`.
pub async fn on_agenda(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: AgendaId = id.parse().map_err(|_| WebError::not_found())?;
    get(&ctx, slug, Item::Agenda(id), &asked).await
}

async fn get(
    ctx: &Context,
    slug: String,
    item: Item,
    asked: &Asked,
) -> Result<Response<Body>, WebError> {
    let (form, invalid) = (Form::default(), Invalid::default());
    page(ctx, slug, item, asked, (&form, &invalid), StatusCode::OK).await
}

/// The page, with the comment that was typed when it could not be taken.
pub(super) async fn page(
    ctx: &Context,
    slug: String,
    item: Item,
    asked: &Asked,
    (typed, invalid): (&Form, &Invalid),
    status: StatusCode,
) -> Result<Response<Body>, WebError> {
    let order = match asked.order.as_str() {
        "" => Order::Oldest,
        name => name.parse().map_err(|_| WebError::not_found())?,
    };
    let after = key(order, &asked.after)?;
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let on = on::<WebError>(tx, &slug, item)?;
        Ok((on, Threads::read(tx, item, order, after)?))
    };
    let (on, threads) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(on.district.id))?;
    on.readable(&ctx.actor)?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = tr(
        lang,
        "comment-title",
        &[("title", on.title.as_str().into())],
    );
    let back = item_address(&on.district, item);
    let body = html! {
        (fields.summary())
        h1 { (own_words(lang, &title)) }
        section.section aria-labelledby="comments" {
            h2 id="comments" { (count(lang, threads.counts)) }
            (entries(ctx, &on, &threads))
        }
        section.section { (write(ctx, &on, None, &fields)) }
    };
    let crumbs = Breadcrumb::new(t(lang, "comment-crumb")).step(on.title.as_str(), back);
    let page = Page::new(lang, fields.title(&title), body).breadcrumb(crumbs.render(lang));
    let page = match on.hidden {
        true => page.noindex(),
        false => page,
    };
    let page = with_done(lang, page, &asked.done);
    Ok(ctx.page(status, in_district(ctx, &on.district, part_of(item), page)))
}

/// Reads where a page begins.
fn key(order: Order, text: &str) -> Result<Option<ThreadKey>, WebError> {
    let off = || WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    if text.is_empty() {
        return Ok(None);
    }
    let (replies, id) = match order {
        Order::Answered => text.split_once('-').ok_or_else(off)?,
        _ => ("0", text),
    };
    let replies = replies.parse::<u32>().map_err(|_| off())?;
    let id = id.parse::<CommentId>().map_err(|_| off())?;
    Ok(Some(ThreadKey {
        replies: i64::from(replies),
        id,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_begins_behind_a_thread() {
        let of = |order, text| key(order, text).ok().flatten();
        let there = |replies| {
            Some(ThreadKey {
                replies,
                id: CommentId(40),
            })
        };
        assert_eq!(of(Order::Oldest, "40"), there(0));
        assert_eq!(of(Order::Answered, "12-40"), there(12));
        for text in ["x", "12-x", "-40", "40-"] {
            assert!(key(Order::Oldest, text).is_err(), "{text}");
            assert!(key(Order::Answered, text).is_err(), "{text}");
        }
    }
}
