//! The projects of a district's year, and which of them has its report.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::id::ProjectId;
use store::{Cycle, District, OutcomeReport, Project, Tx};
use ui::{EmptyState, Markup, Page, Table, html, own_words};

use super::{CATALOGUE, address};
use crate::acts::{NotDone, district, money, outcome_report as acts};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::money::Asked;

struct View {
    district: District,
    years: Vec<Cycle>,
    cycle: Cycle,
    projects: Vec<Project>,
    reports: Vec<OutcomeReport>,
    owned: Vec<ProjectId>,
}

/// `GET /d/{district}/outcomes`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let year = asked.year()?;
    let person = ctx.actor.person;
    let read = move |tx: &mut Tx<'_>| -> Result<View, NotDone> {
        let district = district::find(tx, &slug)?;
        let cycle = money::year(tx, district.id, year)?;
        Ok(View {
            years: store::cycles_of(tx, district.id)?,
            projects: store::projects_of(tx, cycle.id)?,
            reports: store::outcome_reports_of(tx, cycle.id)?,
            owned: acts::owned(tx, &district, person)?,
            cycle,
            district,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let title = t(lang, "outcome-title");
    let shown = view.cycle.fiscal_year;
    let with = view.reports.iter().filter(|one| one.published > 0).count();
    let counts = [
        ("year", shown.to_string().into()),
        ("count", view.projects.len().into()),
        ("reports", with.into()),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "outcome-list-lead")) }
        (others(lang, &view))
        @if view.projects.is_empty() {
            (EmptyState::new(t(lang, "outcome-no-projects"), t(lang, "outcome-no-projects-text")).render())
        } @else {
            p { (tr(lang, "outcome-count", &counts)) }
            (table(&ctx, &view))
        }
        p { a href={ (CATALOGUE) "?district=" (view.district.slug) } { (t(lang, "outcome-to-catalogue")) } }
    };
    let page = Page::new(lang, title, body).description(t(lang, "outcome-list-lead"));
    Ok(ctx.ok(in_district(&ctx, &view.district, Section::Money, page)))
}

fn others(lang: Lang, view: &View) -> Markup {
    let name = |year: i64| tr(lang, "ledger-year", &[("year", year.to_string().into())]);
    html! {
        @if view.years.len() > 1 {
            nav.jump aria-label=(t(lang, "ledger-years")) {
                @for one in &view.years {
                    a href={ (address(&view.district)) "?year=" (one.fiscal_year) }
                        aria-current=[(one.id == view.cycle.id).then_some("page")] { (name(one.fiscal_year)) }
                    " "
                }
            }
        }
    }
}

fn table(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let head = Table::new(t(lang, "outcome-title"), t(lang, "outcome-project"))
        .column(t(lang, "outcome-report"));
    let table = view.projects.iter().fold(head, |table, project| {
        let person = ctx.actor.person;
        let target = acts::target(&view.district, &view.owned, person, Some(project.id));
        let writes = ctx.may(Act::OutcomeReportWrite, target).is_ok();
        let report = view.reports.iter().find(|one| one.project == project.id);
        let cell = match report {
            Some(report) if report.published > 0 => {
                html! { a href={ (CATALOGUE) "/" (report.id) } { (t(lang, "outcome-read")) span.sr { ": " (project.name) } } }
            }
            Some(report) if writes => {
                html! { a href={ (address(&view.district)) "/" (report.id) "/edit" } { (t(lang, "outcome-edit")) span.sr { ": " (project.name) } } }
            }
            None if writes => {
                html! { a href={ (address(&view.district)) "/new?project=" (project.id) } { (t(lang, "outcome-new")) span.sr { ": " (project.name) } } }
            }
            _ => html! { span.soft { (t(lang, "outcome-missing")) } },
        };
        table.row(own_words(lang, &project.name), vec![cell])
    });
    table.render()
}
