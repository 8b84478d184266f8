//! What somebody owes in all districts where she holds a role, the first due first.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::act::Target;
use process::duty::DutyKind;
use process::refusal::Refusal;
use process::role::Role;
use process::{Act, inquiry};
use serde::Deserialize;
use store::Duty;
use ui::{
    Breadcrumb, EmptyState, ListRow, Markup, Page, Pagination, TimeStyle, Tone, html, list, time,
};

use super::inquiry::overdue;
use super::{diversion_report, ledger};
use crate::acts::duty::owed;
use crate::context::Context;
use crate::error::WebError;

/// How many duties a page shows.
const PAGE: usize = 30;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last duty of the page before: when it is due, in milliseconds, and its id.
    #[serde(default)]
    after: String,
}

/// `GET /me/desk`: for those who hold a role.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    let person = ctx.person()?;
    let own = Target {
        district: None,
        owner: Some(person),
    };
    ctx.may(Act::AccountManage, own)?;
    if !ctx.actor.is_staff() {
        return Err(Refusal::forbidden("refusal-not-allowed").into());
    }
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let after = key(&asked.after)?;
    let (by, rows) = (ctx.by(), PAGE as i64 + 1);
    let read = move |tx: &mut store::Tx<'_>| owed(tx, &by, person, after, rows);
    let duties = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "duty-title");
    let shown = &duties[..duties.len().min(PAGE)];
    let last = shown.last().filter(|_| duties.len() > PAGE);
    let next = last.map(|last| {
        let due = last.due_at.as_millisecond();
        format!("/me/desk?after={due}-{}", last.id)
    });
    let rows: Vec<ListRow> = shown.iter().map(|duty| row(&ctx, duty)).collect();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "duty-lead")) }
        @if ctx.actor.grants.iter().any(|grant| grant.role == Role::SupportOfficer) {
            p { a href="/me/officer" { (t(lang, "support-officer-desk-title")) } }
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "duty-none"), t(lang, "duty-none-text")).render())
        } @else { (list(2, &rows)) }
        @if after.is_some() { p { a href="/me/desk" { (t(lang, "duty-first-page")) } } }
        (Pagination::new(t(lang, "duty-pages")).next(next).render(lang))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "account-title"), "/me");
    let page = Page::new(lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(page))
}

/// Reads the key in an address.
fn key(text: &str) -> Result<Option<(Timestamp, i64)>, WebError> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = || {
        let (due, id) = text.split_once('-')?;
        let due = Timestamp::from_millisecond(due.parse().ok()?).ok()?;
        Some((due, id.parse().ok()?))
    };
    let off = || WebError::request(StatusCode::BAD_REQUEST, "fault-page-key");
    read().ok_or_else(off).map(Some)
}

fn row(ctx: &Context, duty: &Duty) -> ListRow {
    let lang = ctx.lang;
    let slug = &duty.slug;
    let (what, address) = match duty.kind {
        DutyKind::Inquiry => ("duty-inquiry", format!("/d/{slug}/inbox/{}", duty.id)),
        DutyKind::Minutes => (
            "duty-minutes",
            format!("/d/{slug}/meetings/{}/minutes", duty.id),
        ),
        DutyKind::Hearing => (
            "duty-hearing",
            format!("/d/{slug}/proposals/{}/hearing", duty.id),
        ),
        DutyKind::Convening => (
            "duty-convening",
            format!("/d/{slug}/convenings/{}", duty.id),
        ),
        DutyKind::ReviewCard => (
            "duty-review-card",
            format!("/d/{slug}/reviews/cards/{}", duty.id),
        ),
        DutyKind::ReviewAnswer => (
            "duty-review-answer",
            format!("/d/{slug}/reviews/{}/answer", duty.id),
        ),
        _ => money(duty),
    };
    let (word, tone) = when(lang, duty, ctx.now);
    let title = title(lang, duty);
    ListRow::new(title.as_str(), address)
        .title_lang(korean::language_of(&title, lang))
        .tag(word, tone)
        .meta_markup(html! {
            (t(lang, what)) " · " (lang.pick(&duty.district_names.0, &duty.district_names.1))
            " · " (time(lang, duty.due_at, TimeStyle::Deadline))
            (whose(lang, duty))
        })
}

/// What is owed of the money of a year, with the page on which it is done.
fn money(duty: &Duty) -> (&'static str, String) {
    let (slug, id) = (&duty.slug, duty.id);
    let of_year = |page: &str| format!("/d/{slug}/{page}?year={}", duty.year.unwrap_or_default());
    match duty.kind {
        DutyKind::ChangeCouncil => ("duty-change-council", format!("/d/{slug}/changes/{id}")),
        DutyKind::ChangeCity => ("duty-change-city", format!("/d/{slug}/changes/{id}")),
        DutyKind::Completion => (
            "duty-completion",
            format!("/d/{slug}/projects/{id}/completion"),
        ),
        DutyKind::Settlement => ("duty-settlement", of_year("settlement/new")),
        DutyKind::Refund => ("duty-refund", of_year("refund")),
        DutyKind::Diversions => ("duty-diversions", {
            let quarter = duty
                .quarter
                .map(|quarter| (quarter.year(), quarter.number()));
            let (year, number) = quarter.unwrap_or_default();
            format!("/d/{slug}/diversions?year={year}&quarter={number}")
        }),
        DutyKind::Objection => (
            "duty-objection",
            format!("/d/{slug}/evaluation/objections/{id}"),
        ),
        _ => ("duty-settlement-approval", of_year("settlement")),
    }
}

/// What the thing is called; what has no name of its own is called by its year or quarter.
fn title(lang: Lang, duty: &Duty) -> String {
    match (duty.quarter, duty.year) {
        (Some(quarter), _) => diversion_report::name(lang, quarter),
        (None, Some(year)) if duty.title.is_empty() => ledger::year_name(lang, year),
        _ => duty.title.clone(),
    }
}

/// How long there is, or by how much it is late.
fn when(lang: Lang, duty: &Duty, now: Timestamp) -> (String, Tone) {
    let standing = inquiry::Standing {
        due_at: duty.due_at,
        answered_at: None,
        hidden: false,
    };
    match (duty.kind, standing.days_late(now)) {
        (_, 0) => (korean::days_left_text(lang, now, duty.due_at), Tone::Sky),
        (DutyKind::Inquiry, days) => (overdue(lang, days), Tone::Persimmon),
        (DutyKind::Convening, days) => {
            let words = tr(lang, "convening-overdue", &[("days", days.into())]);
            (words, Tone::Persimmon)
        }
        (DutyKind::ReviewCard | DutyKind::ReviewAnswer, days) => {
            let words = tr(lang, "duty-review-overdue", &[("days", days.into())]);
            (words, Tone::Persimmon)
        }
        (DutyKind::Hearing, _) => (t(lang, "hearing-desk-over"), Tone::Persimmon),
        (DutyKind::Minutes, days) => {
            let words = tr(lang, "meeting-minutes-overdue", &[("days", days.into())]);
            (words, Tone::Persimmon)
        }
        (_, days) => {
            let words = tr(lang, "duty-overdue", &[("days", days.into())]);
            (words, Tone::Persimmon)
        }
    }
}

/// Whether it was given to this very person, or to an office.
fn whose(lang: Lang, duty: &Duty) -> Markup {
    html! {
        @if duty.mine { " · " (t(lang, "duty-mine")) }
        @else if !duty.office.is_empty() { " · " (ui::own_words(lang, &duty.office)) }
        @else if duty.kind == DutyKind::Inquiry { " · " (t(lang, "inquiry-owner-none")) }
    }
}
