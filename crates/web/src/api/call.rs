//! One call of the API: what it may ask for, and the answer.

use std::fmt::Display;
use std::str::FromStr;

use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use jiff::Timestamp;
use process::act::{Act, Target, authorize};
use process::id::DistrictId;
use process::role::Actor;
use serde::Serialize;
use store::{District, Tx};

use super::wire::Listing;
use crate::acts::district::by_slug;
use crate::app::App;
use crate::error::WebError;
use crate::form::Form;
use crate::guard::Arrived;

/// Entries on one page of a list when the caller does not say.
const LIMIT: i64 = 20;
/// The most entries on one page of a list.
pub(super) const LIMIT_MAX: i64 = 100;
/// How long anybody may keep an answer. Short, because what a moderator hides has to go.
pub(super) const CACHE_SECONDS: u32 = 15;

/// A call. Unlike a page's context it knows no session and no language.
pub struct Call {
    /// The shared state.
    pub app: App,
    /// When the call arrived.
    pub now: Timestamp,
    query: Form,
}

impl FromRequestParts<App> for Call {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Call, WebError> {
        let query = Form::decode(parts.uri.query().unwrap_or("").as_bytes())
            .map_err(|_| WebError::request(StatusCode::BAD_REQUEST, "fault-encoding"))?;
        let now = parts
            .extensions
            .get::<Arrived>()
            .map_or_else(|| (app.clock)(), |a| a.0);
        Ok(Call {
            app: app.clone(),
            now,
            query,
        })
    }
}

impl Call {
    /// Everything that the address asks for.
    pub fn query(&self) -> &Form {
        &self.query
    }

    /// Reads an optional parameter; `fault` is said when it is there and can't be read.
    ///
    /// # Errors
    /// 400 with `fault`.
    pub fn optional<T: FromStr>(
        &self,
        name: &str,
        fault: &'static str,
    ) -> Result<Option<T>, WebError> {
        let given = self.query.all(name).into_iter().next();
        let read = |text: String| text.parse().map_err(|_| bad(fault));
        given.map(read).transpose()
    }

    /// Which page of a list is asked for: `after` and `limit`.
    ///
    /// # Errors
    /// 400 when `after` is no id, or `limit` is not a number from 1 to 100.
    pub fn paging<T: FromStr>(&self) -> Result<Paging<T>, WebError> {
        let limit = self
            .optional::<i64>("limit", "fault-page-limit")?
            .unwrap_or(LIMIT);
        if !(1..=LIMIT_MAX).contains(&limit) {
            return Err(bad("fault-page-limit"));
        }
        Ok(Paging {
            after: self.optional("after", "fault-page-key")?,
            limit,
        })
    }
}

/// A request that can't be understood.
pub fn bad(fault: &'static str) -> WebError {
    WebError::request(StatusCode::BAD_REQUEST, fault)
}

/// One page of a list, by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging<T> {
    /// The last id of the page before.
    pub after: Option<T>,
    /// How many entries at most.
    pub limit: i64,
}

impl<T> Paging<T> {
    /// How many rows to read: one more than is shown tells whether more follow.
    pub fn rows(&self) -> i64 {
        self.limit + 1
    }

    /// Cuts the rows to one page. `path` is the address of the list with what filters it,
    /// ending in `?` or `&`; `id` is the key of a row.
    pub fn cut<R, I: Display, W>(
        &self,
        mut rows: Vec<R>,
        path: &str,
        id: impl Fn(&R) -> I,
        wire: impl FnMut(R) -> W,
    ) -> Listing<W> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let last = rows.last().filter(|_| more).map(id);
        let next = last.map(|id| format!("{path}after={id}&limit={}", self.limit));
        Listing {
            items: rows.into_iter().map(wire).collect(),
            next,
        }
    }
}

/// The district with this part of an address, when a visitor may see it.
///
/// # Errors
/// 404 when there is none.
pub fn district(tx: &mut Tx<'_>, slug: &str) -> Result<District, WebError> {
    allowed(by_slug(tx, slug)?)
}

/// The district a record belongs to, when a visitor may see it.
///
/// # Errors
/// 404 when there is none.
pub fn district_of(tx: &mut Tx<'_>, id: DistrictId) -> Result<District, WebError> {
    allowed(store::district_get(tx, id)?)
}

fn allowed(found: Option<District>) -> Result<District, WebError> {
    let district = found.ok_or_else(WebError::not_found)?;
    authorize(
        &Actor::visitor(),
        Act::PublicSee,
        Target::district(district.id),
    )?;
    Ok(district)
}

/// Answers 200 with JSON that anybody may keep for a moment.
pub fn answer(body: &impl Serialize) -> Response<Body> {
    text(serde_json::to_string(body).expect("answers have text keys and no failing parts"))
}

/// Like [`answer`], for JSON that is text already.
pub fn text(body: impl IntoResponse) -> Response<Body> {
    let cache = format!("public, max-age={CACHE_SECONDS}");
    let head = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, &cache),
    ];
    (head, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ends_with_the_way_to_the_next() {
        let paging = Paging {
            after: None::<i64>,
            limit: 2,
        };
        assert_eq!(paging.rows(), 3);
        let page = paging.cut(vec![9, 7, 5], "/list?near=1&", |row| *row, |row| row * 10);
        assert_eq!(page.items, [90, 70]);
        assert_eq!(page.next.as_deref(), Some("/list?near=1&after=7&limit=2"));
        let page = paging.cut(vec![5, 3], "/list?", |row| *row, |row| row);
        assert_eq!((page.items, page.next), (vec![5, 3], None));
        let page = paging.cut(Vec::<i64>::new(), "/list?", |row| *row, |row| row);
        assert_eq!((page.items, page.next), (vec![], None));
    }
}
