//! One report as everybody reads it, with its earlier versions.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::OutcomeReportId;
use serde::Deserialize;
use store::{OutcomeVersion, Tx};
use ui::{
    Breadcrumb, DefinitionList, Details, Markup, Notice, Page, TimeStyle, html, own_words, time,
};

use super::{CATALOGUE, address, judged_by};
use crate::acts::NotDone;
use crate::acts::outcome_report::{Found, get as find, owned, target};
use crate::context::Context;
use crate::diversity::field_of_life;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::pages::review::parts::words;

/// What the address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
    /// `published` asks for what everybody reads, also where a correction is being written.
    #[serde(default)]
    version: String,
}

/// `GET /outcomes/{report}`: what is published, for everybody; a draft for those who write it.
pub async fn get(
    ctx: Context,
    Path(report): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id: OutcomeReportId = report.parse().map_err(|_| WebError::not_found())?;
    let person = ctx.actor.person;
    let (owned, found) = ctx
        .app
        .stores
        .site
        .read(move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
            let found = find(tx, id)?;
            Ok((owned(tx, &found.district, person)?, found))
        })
        .await?;
    ctx.may(Act::PublicSee, Target::district(found.district.id))?;
    let target = target(&found.district, &owned, person, Some(found.report.project));
    let writes = ctx.may(Act::OutcomeReportWrite, target).is_ok();
    // Who writes reads what was saved last, as it will look.
    let draft = found.draft().filter(|_| writes);
    let published = found.published();
    let shown = match asked.version.as_str() {
        "published" => published.or(draft),
        _ => draft.or(published),
    };
    let shown = shown.ok_or_else(WebError::not_found)?;
    let lang = ctx.lang;
    let year = [("year", found.report.fiscal_year.to_string().into())];
    let edit = format!("{}/{id}/edit", address(&found.district));
    let body = html! {
        h1 { (own_words(lang, &found.report.name)) }
        p.lead { (t(lang, "outcome-lead")) }
        p.meta {
            a href=(address(&found.district)) { (lang.pick(&found.district.name_ko, &found.district.name_en)) }
            " · " (tr(lang, "ledger-year", &year)) " · " (field_of_life(lang, shown.text.category))
        }
        @if shown.published_at.is_none() {
            (Notice::information(html! {
                p { (t(lang, "outcome-is-draft")) }
                @if published.is_some() {
                    p { a href={ "/outcomes/" (id) "?version=published" } { (t(lang, "outcome-see-published")) } }
                }
            }).render(lang))
        } @else if draft.is_some() {
            p { a href={ "/outcomes/" (id) } { (t(lang, "outcome-see-draft")) } }
        }
        (content(lang, shown))
        (signed(lang, shown))
        @if writes {
            p {
                a href=(edit) { (t(lang, if found.draft().is_some() { "outcome-edit" } else { "outcome-correct" })) }
            }
        }
        (earlier(lang, &found, shown.number))
    };
    let crumbs =
        Breadcrumb::new(found.report.name.as_str()).step(t(lang, "outcome-catalogue"), CATALOGUE);
    let title = tr(
        lang,
        "outcome-of",
        &[("name", found.report.name.as_str().into())],
    );
    let mut page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    if let "saved" | "published" = asked.done.as_str() {
        let text = html! { p { (t(lang, &format!("outcome-done-{}", asked.done))) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    let page = if shown.published_at.is_none() {
        page.noindex()
    } else {
        page
    };
    Ok(ctx.ok(in_district(&ctx, &found.district, Section::Money, page)))
}

/// What a version says.
pub(super) fn content(lang: Lang, version: &OutcomeVersion) -> Markup {
    let text = &version.text;
    let part = |key: &str, said: &str| {
        html! {
            section.section {
                h2 { (t(lang, key)) }
                @if said.is_empty() { p.soft { (t(lang, "outcome-open")) } } @else { (words(lang, said)) }
            }
        }
    };
    html! {
        (part("outcome-intended", &text.intended))
        (part("outcome-finished", &text.done))
        section.section {
            h2 { (t(lang, "outcome-evidence")) }
            @if !text.has_evidence() { p.soft { (t(lang, "outcome-evidence-none")) } }
            (words(lang, &text.evidence))
            @if !text.links.is_empty() {
                ul {
                    @for link in &text.links { li { a href=(link) rel="nofollow noopener" { (link) } } }
                }
            }
        }
        section.section {
            h2 { (t(lang, "outcome-judgement")) }
            (judgement(lang, version))
        }
        (part("outcome-repeat", &text.repeat))
        (part("outcome-avoid", &text.avoid))
    }
}

/// What residents said, and how many of them.
fn judgement(lang: Lang, version: &OutcomeVersion) -> Markup {
    let text = &version.text;
    let people = |count: i64| {
        tr(
            lang,
            "residents-people",
            &[("count", korean::number(count).into())],
        )
    };
    let Some((by, on)) = text.judged_by.zip(text.judged_on) else {
        return html! { p.soft { (t(lang, "outcome-open")) } };
    };
    html! {
        (DefinitionList::new()
            .entry(t(lang, "outcome-judged"), judged_by(lang, by))
            .entry(t(lang, "outcome-judged-on"), day(on))
            .entry(t(lang, "outcome-agreed"), people(text.agree))
            .entry(t(lang, "outcome-disagreed"), people(text.disagree))
            .render())
        (words(lang, &text.judgement))
    }
}

/// In which role and when it was written.
fn signed(lang: Lang, version: &OutcomeVersion) -> Markup {
    let role = t(lang, &format!("role-name-{}", version.written_as));
    html! {
        p.meta {
            (tr(lang, "evaluation-version", &[("number", version.number.into())])) " · " (role) " · "
            (time(lang, version.published_at.unwrap_or(version.written_at), TimeStyle::Date))
        }
        @if !version.text.reason.is_empty() {
            p { (t(lang, "outcome-reason")) ": " (own_words(lang, &version.text.reason)) }
        }
    }
}

/// The published versions before the one that is shown.
fn earlier(lang: Lang, found: &Found, shown: i64) -> Markup {
    let before = |one: &&OutcomeVersion| one.published_at.is_some() && one.number < shown;
    let before: Vec<&OutcomeVersion> = found.versions.iter().filter(before).collect();
    html! {
        @if !before.is_empty() {
            section.section {
                h2 { (t(lang, "evaluation-versions")) }
                p { (t(lang, "outcome-versions-lead")) }
                @for one in before {
                    @let label = tr(lang, "evaluation-version", &[("number", one.number.into())]);
                    (Details::new(label, html! { (signed(lang, one)) (content(lang, one)) }).render())
                }
            }
        }
    }
}
