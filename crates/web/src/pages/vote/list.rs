//! The votes of a district.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::vote::{Phase, phase};
use serde::Deserialize;
use store::Vote;
use ui::{EmptyState, LinkButton, ListRow, Page, Pagination, Tone, actions, html, list};

use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::paging;

/// How many votes one page shows.
const PAGE: i64 = 20;

/// Where the page goes on.
#[derive(Deserialize)]
pub struct Asked {
    before: Option<String>,
}

/// `GET /d/{district}/votes`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let lang = ctx.lang;
    let before = paging::key(asked.before.as_deref())?;
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let votes = store::vote_list(tx, district.id, before, PAGE + 1)?;
        Ok((district, votes))
    });
    let (district, votes) = found.await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let (votes, next) = paging::cut(votes, PAGE, |vote| vote.id.0);
    let address = format!("/d/{}/votes", district.slug);
    let rows: Vec<_> = votes
        .iter()
        .map(|vote| row(lang, &address, vote, ctx.now))
        .collect();
    let title = t(lang, "vote-list-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "vote-list-lead")) }
        @if ctx.can(Act::VoteAnnounce, district.id) {
            (actions(LinkButton::new(t(lang, "vote-announce"), format!("{address}/new")).render()))
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "vote-list-empty"), t(lang, "vote-list-empty-text")).render())
        } @else {
            (list(2, &rows))
        }
        (Pagination::new(t(lang, "vote-list-pages"))
            .next(next.map(|key| format!("{address}?before={key}")))
            .render(lang))
    };
    Ok(ctx.ok(in_district(
        &ctx,
        &district,
        Section::Votes,
        Page::new(lang, title.as_str(), body),
    )))
}

/// A vote as a row: its name, until when, what it is about.
pub fn row(lang: Lang, address: &str, vote: &Vote, now: Timestamp) -> ListRow {
    let (state, tone) = state(lang, vote, now);
    let name = lang.pick(&vote.title_ko, &vote.title_en);
    // A vote that closes at midnight ends the day before.
    let last = vote.closes_at - jiff::SignedDuration::from_millis(1);
    let args = [
        ("budget", korean::won(lang, vote.budget.0).into()),
        ("max", vote.max_choices.into()),
        ("when", korean::date_range(lang, vote.opens_at, last).into()),
    ];
    ListRow::new(name, format!("{address}/{}", vote.id))
        .meta(tr(lang, "vote-row", &args))
        .tag(state, tone)
}

/// The phase in a word, with its colour.
pub fn state(lang: Lang, vote: &Vote, now: Timestamp) -> (String, Tone) {
    match phase(&vote.terms(&[]), vote.counted_at.is_some(), now) {
        Phase::Announced => (t(lang, "vote-state-announced"), Tone::Sky),
        Phase::Open => (
            korean::days_left_text(lang, now, vote.closes_at),
            Tone::Persimmon,
        ),
        Phase::Counting => (t(lang, "vote-state-counting"), Tone::Sky),
        Phase::Counted => (t(lang, "vote-state-counted"), Tone::Pine),
    }
}
