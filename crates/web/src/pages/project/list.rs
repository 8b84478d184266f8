//! The projects of a year, with where each stands.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{t, tr};
use process::Act;
use process::act::Target;
use process::completion::CompletionState;
use process::id::ProjectId;
use process::spending::LedgerLine;
use store::{Cycle, District, Project, Tx};
use ui::{EmptyState, ListRow, Page, Pagination, html, list};

use super::address;
use super::money::{Sums, chart, table};
use crate::acts::spending::is_settled;
use crate::acts::{NotDone, district, money};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::ledger;
use crate::paging;

/// Of so many projects at most the chart is read at a glance.
const DRAWN: usize = 15;
/// How many projects a page shows.
const PAGE: i64 = 20;

struct View {
    district: District,
    cycle: Cycle,
    years: Vec<Cycle>,
    projects: Vec<Project>,
    lines: Vec<LedgerLine>,
    owners: Vec<(ProjectId, i64)>,
    states: Vec<(ProjectId, CompletionState)>,
    settled: bool,
    /// The last project of the page, where there is another.
    last: Option<i64>,
}

impl View {
    fn lines_of(&self, project: &Project) -> Vec<&LedgerLine> {
        let lines = self.lines.iter();
        lines.filter(|line| project.holds(&line.path)).collect()
    }

    fn owners_of(&self, project: ProjectId) -> i64 {
        let found = self.owners.iter().find(|(of, _)| *of == project);
        found.map_or(0, |(_, count)| *count)
    }

    fn state_of(&self, project: ProjectId) -> Option<CompletionState> {
        let found = self.states.iter().find(|(of, _)| *of == project);
        found.map(|(_, state)| *state)
    }
}

/// `GET /d/{district}/projects`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<ledger::Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year, now) = (ctx.lang, ledger::asked_year(&asked.year)?, ctx.now);
    let after: Option<ProjectId> = paging::key(Some(asked.after.as_str()))?;
    let read = move |tx: &mut Tx<'_>| -> Result<View, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = money::year(tx, district.id, year)?;
        let projects = store::projects_after(tx, cycle.id, after, PAGE + 1)?;
        let (projects, last) = paging::cut(projects, PAGE, |project| project.id.0);
        Ok(View {
            years: store::cycles_of(tx, district.id)?,
            projects,
            last,
            lines: store::ledger_of(tx, cycle.id)?.lines,
            owners: store::project_owner_counts(tx, cycle.id)?,
            states: store::completion_states(tx, cycle.id, now)?,
            settled: is_settled(tx, cycle.id)?,
            district,
            cycle,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let year = view.cycle.fiscal_year.to_string();
    let title = tr(lang, "project-list-title", &[("year", year.clone().into())]);
    let mut shown = table(lang, "project-table", "project-name");
    let (mut rows, mut entries) = (Vec::new(), Vec::new());
    for project in &view.projects {
        let sums = Sums::of(&view.lines_of(project))?;
        let here = address(&view.district, project.id);
        let name = html! { a href=(here) { (ui::own_words(lang, &project.name)) } };
        shown = shown.row(name, sums.cells(lang));
        let about = tr(
            lang,
            "project-about",
            &[
                (
                    "state",
                    super::standing(lang, view.state_of(project.id), view.settled).into(),
                ),
                ("owners", view.owners_of(project.id).into()),
            ],
        );
        entries.push(ListRow::new(project.name.as_str(), here).meta(about));
        rows.push((project.name.clone(), sums));
    }
    let all: Vec<&LedgerLine> = view.lines.iter().collect();
    let total = Sums::of(&all)?.cells(lang);
    let shown = shown
        .foot(html! { (t(lang, "project-year-total")) }, total)
        .render();
    let others = view.years.iter().filter(|other| other.id != view.cycle.id);
    let others: Vec<_> = others.collect();
    let here = format!("/d/{}/projects?year={year}", view.district.slug);
    // A drawing of one page among several would be taken for the year.
    let whole = after.is_none() && view.last.is_none();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "project-list-lead")) }
        @if view.projects.is_empty() {
            (EmptyState::new(t(lang, "project-none"), t(lang, "project-none-text")).render())
        } @else {
            (list(2, &entries))
            section.section {
                h2 { (t(lang, "project-money")) }
                @if whole && rows.len() <= DRAWN { (chart(lang, "projects-money", &rows, shown)) } @else { (shown) }
            }
            (Pagination::new(t(lang, "project-pages"))
                .previous(after.is_some().then(|| here.clone()))
                .next(view.last.map(|id| format!("{here}&after={id}")))
                .render(lang))
        }
        @if !others.is_empty() {
            p.soft {
                (t(lang, "money-other-years"))
                @for other in others {
                    " " a href={ "/d/" (view.district.slug) "/projects?year=" (other.fiscal_year) } {
                        (tr(lang, "money-year", &[("year", other.fiscal_year.to_string().into())]))
                    }
                }
            }
        }
    };
    let page = Page::new(lang, title.as_str(), body).description(t(lang, "project-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Money, page)))
}
