//! One project: its money, its story, its log, and those who own it along.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use jiff::Timestamp;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::id::ExecutionEntryId;
use process::spending::LedgerLine;
use serde::Deserialize;
use store::{
    Completion, Cycle, District, EntryPhoto, ExecutionEntry, OpenEvidence, OutcomeReport, Project,
    ProjectChange, ProjectOwner, Tx,
};
use ui::{Breadcrumb, LinkButton, Markup, Notice, Page, actions, columns, html, own_words};

use super::{address, holders, id, log, money, name, rights, standing, state, story, task};
use crate::acts::project as acts;
use crate::acts::spending::is_settled;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::agreement::summary;
use crate::pages::evidence;
use crate::pages::outcome_report;
use crate::paging;

/// How many entries a page shows.
const PAGE: i64 = 20;
/// How many changes, agreements, entries and proposals of completion the story tells of.
const STORY: i64 = 30;
/// How much open evidence is listed.
const EVIDENCE: i64 = 20;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The last entry of the page before.
    #[serde(default)]
    after: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Everything that the page shows.
pub struct View {
    /// Its district.
    pub district: District,
    /// The project.
    pub project: Project,
    /// Its round.
    pub cycle: Cycle,
    /// Its lines with their money.
    pub lines: Vec<LedgerLine>,
    /// What was paid in each month.
    pub months: Vec<(String, Won)>,
    /// The changes that touch it.
    pub changes: Vec<ProjectChange>,
    /// The versions of the agreement that held.
    pub agreements: Vec<(i64, Timestamp)>,
    /// A page of its log.
    pub entries: Vec<ExecutionEntry>,
    /// The latest entries of its log, whatever page of it is open.
    pub latest: Vec<ExecutionEntry>,
    /// The photos of that page.
    pub photos: Vec<EntryPhoto>,
    /// The photos of before and after.
    pub seen: Vec<(process::execution_entry::Phase, EntryPhoto)>,
    /// Every place as co-owner.
    pub owners: Vec<ProjectOwner>,
    /// The proposals to call it complete.
    pub completions: Vec<Completion>,
    /// Whether its year is settled.
    pub settled: bool,
    /// Its outcome report, once it was begun.
    pub outcome: Option<OutcomeReport>,
    /// The open evidence of its payments, the newest first.
    pub evidence: Vec<OpenEvidence>,
    /// The last entry of the page, where there is another.
    pub last: Option<i64>,
}

fn read(
    tx: &mut Tx<'_>,
    slug: &str,
    id: process::id::ProjectId,
    before: Option<ExecutionEntryId>,
) -> Result<View, WebError> {
    let (district, project) = acts::find::<WebError>(tx, slug, id)?;
    let cycle = acts::cycle_of(tx, &project)?;
    let entries = store::execution_entries(tx, id, before, PAGE + 1)?;
    let (entries, last) = paging::cut(entries, PAGE, |entry| entry.id.0);
    let none = (ExecutionEntryId(0), ExecutionEntryId(0));
    let span = entries.last().zip(entries.first());
    let span = span.map_or(none, |(first, last)| (first.id, last.id));
    let lines = store::ledger_of(tx, cycle.id)?.lines;
    let lines = lines.into_iter().filter(|line| project.holds(&line.path));
    Ok(View {
        lines: lines.collect(),
        months: store::project_months(tx, &project)?,
        changes: store::project_changes(tx, &project, STORY)?,
        agreements: store::agreements_signed(tx, cycle.id, STORY)?,
        photos: store::execution_photos(tx, id, span)?,
        seen: store::before_and_after(tx, id)?,
        owners: store::project_owners(tx, id)?,
        completions: store::completions_of(tx, id, STORY)?,
        outcome: store::outcome_report_of(tx, id)?,
        settled: is_settled(tx, cycle.id)?,
        evidence: store::evidence_of_project(tx, &project, EVIDENCE)?,
        latest: store::execution_entries(tx, id, None, STORY)?,
        entries,
        last,
        district,
        project,
        cycle,
    })
}

/// `GET /d/{district}/projects/{project}`.
pub async fn get(
    ctx: Context,
    Path((slug, project)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id(&project)?;
    let before: Option<ExecutionEntryId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut Tx<'_>| read(tx, &slug, id, before);
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let (lang, project) = (ctx.lang, &view.project);
    let latest = view.completions.first().map(|found| found.state(ctx.now));
    let above = format!("{} › {}", project.policy_program, project.unit_program);
    let lines: Vec<&LedgerLine> = view.lines.iter().collect();
    let main = html! {
        section.section {
            h2 { (t(lang, "project-money")) }
            (money::lines(lang, &lines)?)
            (money::months(lang, &view.months))
            (summary::link(lang, &view.district, view.cycle.fiscal_year))
        }
        (evidence::of_project(lang, &view.district.slug, &view.evidence))
        (story::seen(lang, &view))
        section.section {
            h2 { (t(lang, "project-story")) }
            (story::render(&ctx, &view))
        }
        (log::section(&ctx, &view, before.is_some()))
    };
    let body = html! {
        h1 { (own_words(lang, &project.name)) }
        p.meta { (own_words(lang, &above)) " · " (tr(lang, "money-year", &[("year", view.cycle.fiscal_year.to_string().into())])) }
        p.lead { strong { (standing(lang, latest, view.settled)) } }
        (columns(main, html! { (owners(&ctx, &view)) (completion(&ctx, &view)) (outcome(&ctx, &view)) }))
    };
    let mut page = Page::new(lang, project.name.as_str(), body)
        .description(t(lang, "project-lead"))
        .breadcrumb(
            Breadcrumb::new(project.name.as_str())
                .step(
                    t(lang, "project-title"),
                    format!(
                        "/d/{}/projects?year={}",
                        view.district.slug, view.cycle.fiscal_year
                    ),
                )
                .render(lang),
        );
    if let "written" | "withdrawn" | "accepted" | "declined" | "left" = asked.done.as_str() {
        let said = html! { p { (t(lang, &format!("project-done-{}", asked.done))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Money, page)))
}

/// Who owns it along, and what they decide.
fn owners(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let names = ctx.can(Act::ProjectOwnerName, view.district.id);
    let mine = acts::owned(&view.owners, ctx.actor.person);
    html! {
        section.section {
            h2 { (t(lang, "coowner-title")) }
            @if holders(&view.owners).next().is_none() {
                p.soft { (t(lang, "coowner-none")) }
            } @else {
                ul {
                    @for one in holders(&view.owners) {
                        li { strong { (task(lang, one.task)) } " · " (name(lang, &one.name)) }
                    }
                }
            }
            h3 { (t(lang, "coowner-rights")) }
            (rights(ctx))
            @if let Some(mine) = mine {
                (super::owner::leave(ctx, &view.district, mine))
            }
            @if names {
                (actions(LinkButton::new(t(lang, "coowner-ask"), format!("{}/owners", address(&view.district, view.project.id))).second().render()))
            }
        }
    }
}

/// How its completion stands.
fn completion(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let here = format!("{}/completion", address(&view.district, view.project.id));
    let latest = view.completions.first();
    html! {
        section.section {
            h2 { (t(lang, "completion-title")) }
            p { (state(lang, latest.map(|found| found.state(ctx.now)))) }
            @if let Some(found) = latest { (super::completion::answers(lang, found)) }
            p { a href=(here) { (t(lang, "completion-go")) } }
        }
    }
}

/// What it left, or who may say so.
fn outcome(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let target = acts::target(view.district.id, &view.owners, ctx.actor.person);
    let writes = ctx.may(Act::OutcomeReportWrite, target).is_ok();
    let list = outcome_report::address(&view.district);
    html! {
        section.section {
            h2 { (t(lang, "outcome-title")) }
            @match &view.outcome {
                Some(report) if report.published > 0 => {
                    p { a href={ (outcome_report::CATALOGUE) "/" (report.id) } { (t(lang, "outcome-read-it")) } }
                }
                Some(report) if writes => {
                    p { a href={ (list) "/" (report.id) "/edit" } { (t(lang, "outcome-edit")) } }
                }
                None if writes => {
                    p { a href={ (list) "/new?project=" (view.project.id) } { (t(lang, "outcome-new")) } }
                }
                _ => { p.soft { (t(lang, "outcome-missing-yet")) } }
            }
        }
    }
}
