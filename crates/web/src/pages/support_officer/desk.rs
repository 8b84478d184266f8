//! The desk of a support officer: her districts with how long it has been silent there, the next
//! meetings, what she has to tell or write, and questions that wait.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::Response;
use jiff::SignedDuration;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::DistrictId;
use process::refusal::Refusal;
use process::role::Role;
use store::{OfficerDistrict, OfficerMeeting, OpenQuestion, TalkCount};
use ui::{Breadcrumb, EmptyState, ListRow, Markup, Page, Tone, deadline, html, list};

use super::{ago, days, row};
use crate::context::Context;
use crate::error::WebError;
use crate::pages::meeting::calendar;

/// How many rows each list shows: the first of them, the rest comes when those are done.
const ROWS: i64 = 20;

/// How far back what was not told is looked for.
const BACK: SignedDuration = SignedDuration::from_hours(24 * 366);

struct View {
    districts: Vec<OfficerDistrict>,
    talk: BTreeMap<DistrictId, TalkCount>,
    next: Vec<OfficerMeeting>,
    owed: Vec<OfficerMeeting>,
    questions: Vec<OpenQuestion>,
}

/// Refuses everybody but those who hold the role somewhere.
fn officer(ctx: &Context) -> Result<process::id::PersonId, WebError> {
    let person = ctx.person()?;
    let own = Target {
        district: None,
        owner: Some(person),
    };
    ctx.may(Act::AccountManage, own)?;
    let holds = |grant: &process::Grant| grant.role == Role::SupportOfficer;
    match ctx.actor.grants.iter().any(holds) {
        true => Ok(person),
        false => Err(Refusal::forbidden("refusal-not-allowed").into()),
    }
}

/// `GET /me/officer`.
pub async fn get(ctx: Context) -> Result<Response<Body>, WebError> {
    let person = officer(&ctx)?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let at = (ctx.today, ctx.now);
    let from = ctx.now.saturating_sub(BACK).unwrap_or(ctx.now);
    let read = move |tx: &mut store::Tx<'_>| -> Result<View, store::StoreError> {
        let talk = store::officer_talk_counts(tx, None, at.1)?;
        Ok(View {
            districts: store::officer_districts(tx, person, at.0)?,
            talk: talk.into_iter().collect(),
            next: store::officer_meetings_next(tx, person, at, ROWS)?,
            owed: store::officer_meetings_owed(tx, person, at, from, ROWS)?,
            questions: store::officer_questions_open(tx, person, at.0, ROWS)?,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "support-officer-desk-title");
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "support-officer-desk-lead")) }
        (part(&ctx, "support-officer-desk-owed", "support-officer-desk-owed-none", meetings(&ctx, &view.owed)))
        (part(&ctx, "support-officer-desk-next", "support-officer-desk-next-none", meetings(&ctx, &view.next)))
        p { a href="/me/officer/calendar.ics" { (t(lang, "support-officer-calendar")) } }
        (part(&ctx, "support-officer-desk-questions", "support-officer-desk-questions-none", questions(&ctx, &view.questions)))
        (silence(&ctx, &view))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "account-title"), "/me");
    let page = Page::new(lang, title, body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    Ok(ctx.ok(page))
}

fn part(ctx: &Context, title: &str, none: &str, rows: Vec<ListRow>) -> Markup {
    html! {
        section.section {
            h2 { (t(ctx.lang, title)) }
            @if rows.is_empty() { p.soft { (t(ctx.lang, none)) } }
            @else { (list(3, &rows)) }
        }
    }
}

fn meetings(ctx: &Context, found: &[OfficerMeeting]) -> Vec<ListRow> {
    found.iter().map(|one| row(ctx, one, true)).collect()
}

fn questions(ctx: &Context, found: &[OpenQuestion]) -> Vec<ListRow> {
    let lang = ctx.lang;
    let row = |one: &OpenQuestion| {
        let late = one.due_at.is_some_and(|due| due <= ctx.now);
        let tone = if late { Tone::Persimmon } else { Tone::Sky };
        let there = format!("/d/{}/officers/talk/{}", one.slug, one.thread);
        ListRow::new(one.title.as_str(), there)
            .title_lang(korean::language_of(&one.title, lang))
            .tag(
                t(lang, &format!("support-officer-waits-{}", one.waits_for)),
                tone,
            )
            .meta_markup(html! {
                (lang.pick(&one.district_names.0, &one.district_names.1))
                @if let Some(due) = one.due_at { " · " (deadline(lang, ctx.now, due)) }
            })
    };
    found.iter().map(row).collect()
}

/// Her districts, the longest silent one first: that is where she may call.
fn silence(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let mut districts: Vec<_> = view.districts.iter().collect();
    let said = |one: &OfficerDistrict| view.talk.get(&one.district).and_then(|talk| talk.said_at);
    districts.sort_by_key(|one| (said(one), one.slug.clone()));
    let row = |one: &&OfficerDistrict| {
        let open = view.talk.get(&one.district).map_or(0, |talk| talk.open);
        let last = ("last", ago(lang, ctx.now, said(one)).into());
        let row = ListRow::new(
            lang.pick(&one.names.0, &one.names.1).as_str(),
            format!("/d/{}/officers/talk", one.slug),
        );
        let row = row.meta_markup(html! {
            (tr(lang, "support-officer-silence", &[last])) " · "
            (days(lang, one.starts_on, one.ends_on))
            @if !one.officer { " · " (t(lang, "support-officer-as-substitute")) }
        });
        match open {
            0 => row,
            open => row.tag(
                tr(
                    lang,
                    "support-officer-open-count",
                    &[("count", open.into())],
                ),
                Tone::Sky,
            ),
        }
    };
    let rows: Vec<ListRow> = districts.iter().map(row).collect();
    html! {
        section.section {
            h2 { (t(lang, "support-officer-desk-districts")) }
            @if rows.is_empty() {
                (EmptyState::new(t(lang, "support-officer-desk-none"), t(lang, "support-officer-desk-none-text")).render())
            } @else { (list(3, &rows)) }
        }
    }
}

/// `GET /me/officer/calendar.ics`: the next meetings of her districts, for her own calendar.
pub async fn feed(ctx: Context) -> Result<Response<Body>, WebError> {
    let person = officer(&ctx)?;
    let at = (ctx.today, ctx.now);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, store::StoreError> {
        Ok((
            store::officer_districts(tx, person, at.0)?,
            store::meetings_of_officer(tx, person, at, calendar::FEED)?,
        ))
    };
    let (districts, found) = ctx.app.stores.site.read(read).await?;
    let slug = |id| districts.iter().find(|one| one.district == id);
    let meetings: Vec<_> = found
        .into_iter()
        .filter_map(|meeting| Some((slug(meeting.district)?.slug.as_str(), meeting)))
        .collect();
    let name = t(ctx.lang, "support-officer-desk-title");
    Ok(calendar::answer(
        &ctx,
        &name,
        (&meetings, &[]),
        "officer.ics",
    ))
}
