//! The reviews of a district, the newest first.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::t;
use process::Act;
use process::act::Target;
use process::id::ReviewId;
use serde::Deserialize;
use store::{District, Review, Tx};
use ui::{EmptyState, ListRow, Markup, Page, Pagination, html, list};

use super::{list_address, row};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many reviews a page shows.
const PAGE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last review of the page before.
    #[serde(default)]
    after: String,
    /// `open` or `answered`; all when it is not named.
    #[serde(default)]
    state: String,
}

/// `GET /d/{district}/reviews`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let after: Option<ReviewId> = paging::key(Some(asked.after.as_str()))?;
    let under_way = match asked.state.as_str() {
        "" => None,
        "open" => Some(true),
        "answered" => Some(false),
        _ => {
            return Err(WebError::request(
                StatusCode::BAD_REQUEST,
                "fault-review-state",
            ));
        }
    };
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let district = acts::district::find(tx, &slug)?;
        let found = store::review_list(tx, district.id, under_way, after, PAGE + 1)?;
        Ok((district, found))
    };
    let (district, found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (reviews, next) = paging::cut(found, PAGE, |review| review.id.0);
    let lang = ctx.lang;
    let title = t(lang, "review-list-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "review-list-lead")) }
        (filter(&ctx, &district, under_way))
        (rows(&ctx, &district, &reviews))
        @let query = match asked.state.as_str() { "" => String::new(), state => format!("state={state}&") };
        @let next = next.map(|last| format!("{}?{query}after={last}", list_address(&district)));
        (Pagination::new(t(lang, "review-pages")).next(next).render(lang))
    };
    let page = Page::new(lang, title, body).description(t(lang, "review-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Agendas, page)))
}

/// The ways to all of them and to those in one state.
fn filter(ctx: &Context, district: &District, shown: Option<bool>) -> Markup {
    let here = list_address(district);
    let choices = [
        (None, "review-filter-all", here.clone()),
        (
            Some(true),
            "review-filter-open",
            format!("{here}?state=open"),
        ),
        (
            Some(false),
            "review-filter-answered",
            format!("{here}?state=answered"),
        ),
    ];
    html! {
        nav.pages aria-label=(t(ctx.lang, "review-filter")) {
            @for (state, words, href) in choices {
                a href=(href) aria-current=[(state == shown).then_some("true")] { (t(ctx.lang, words)) }
            }
        }
    }
}

fn rows(ctx: &Context, district: &District, reviews: &[Review]) -> Markup {
    let lang = ctx.lang;
    let all: Vec<ListRow> = reviews.iter().map(|one| row(ctx, district, one)).collect();
    html! {
        h2.sr { (t(lang, "review-list-heading")) }
        @if all.is_empty() {
            (EmptyState::new(t(lang, "review-none"), t(lang, "review-none-text"))
                .action(t(lang, "agenda-to-list"), format!("/d/{}/agendas", district.slug))
                .render())
        } @else { (list(3, &all)) }
    }
}
