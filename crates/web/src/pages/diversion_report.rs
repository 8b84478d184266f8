//! The quarterly report of diversions (전용) to the assembly.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::budget::Codes;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::diversion_report::Quarter;
use process::refusal::Fault;
use serde::Deserialize;
use store::{District, Diversion};
use ui::{
    DefinitionList, EmptyState, LinkButton, Markup, Page, Table, actions, html, own_words,
    paragraphs,
};

use super::exchange::csv;
use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::sheet::{Cell, Grid};

/// How many diversions a page and a document show; the file has all of them.
pub(crate) const MOST: i64 = 500;
/// How many diversions a file may have.
const FILE: i64 = 50_000;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The year.
    #[serde(default)]
    year: String,
    /// The quarter in it.
    #[serde(default)]
    quarter: String,
}

impl Asked {
    /// The quarter; the last one that is over when none is named.
    fn quarter(&self, today: jiff::civil::Date) -> Result<Quarter, WebError> {
        if self.year.is_empty() && self.quarter.is_empty() {
            return Ok(Quarter::of(today).before());
        }
        let name = format!("{}-{}", self.year, self.quarter);
        Quarter::from_name(&name).ok_or_else(WebError::not_found)
    }
}

struct View {
    district: District,
    quarter: Quarter,
    found: Vec<Diversion>,
    /// Whether there are more than were asked for.
    more: bool,
}

async fn read(ctx: &Context, slug: String, asked: &Asked, most: i64) -> Result<View, WebError> {
    let quarter = asked.quarter(ctx.today)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let found = store::diversions_between(tx, district.id, quarter.moments(), most + 1)?;
        Ok((district, found))
    };
    let (district, mut found) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let more = cut(&mut found, most);
    Ok(View {
        district,
        quarter,
        found,
        more,
    })
}

/// Leaves the first ones, and tells whether there were more.
pub(crate) fn cut(found: &mut Vec<Diversion>, most: i64) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = most < found.len();
    found.truncate(most);
    more
}

/// The quarter in words.
fn name(lang: Lang, quarter: Quarter) -> String {
    let values = [
        ("year", quarter.year().to_string().into()),
        ("quarter", quarter.number().into()),
    ];
    tr(lang, "diversion-report-quarter", &values)
}

fn address(district: &District, file: &str, quarter: Quarter) -> String {
    let (year, number) = (quarter.year(), quarter.number());
    format!(
        "/d/{}/diversions{file}?year={year}&quarter={number}",
        district.slug
    )
}

/// `GET /d/{district}/diversions`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let View {
        district,
        quarter,
        found,
        more,
    } = read(&ctx, slug, &asked, MOST).await?;
    let lang = ctx.lang;
    let rule = ctx.rules.diversion;
    let quarter_name = name(lang, quarter);
    let title = tr(
        lang,
        "diversion-report-title",
        &[("quarter", quarter_name.into())],
    );
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let facts = DefinitionList::new()
        .entry(
            t(lang, "diversion-report-time"),
            tr(
                lang,
                "diversion-report-span",
                &[
                    ("start", day(quarter.first_day()).into()),
                    ("end", day(quarter.last_day()).into()),
                ],
            ),
        )
        .entry(t(lang, "diversion-report-due"), day(quarter.due(rule)))
        .entry(
            t(lang, "diversion-report-count"),
            match more {
                true => tr(lang, "diversion-report-more", &[("count", MOST.into())]),
                false => tr(
                    lang,
                    "diversion-report-things",
                    &[("count", found.len().into())],
                ),
            },
        )
        .entry(t(lang, "diversion-report-law"), law);
    let document = format!(
        "/d/{}/documents/new?kind=result-report&diversions={}",
        district.slug,
        quarter.name()
    );
    let (before, after) = (quarter.before(), quarter.after());
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "diversion-report-lead")) }
        (facts.render())
        @if found.is_empty() {
            (EmptyState::new(t(lang, "diversion-report-none"), t(lang, "diversion-report-none-text")).render())
        }
        @for one in &found { (shown(lang, &district, quarter, one)) }
        p { a href=(address(&district, ".csv", quarter)) { (t(lang, "diversion-report-csv")) } }
        @if ctx.can(Act::DocumentDraft, district.id) {
            (actions(LinkButton::new(t(lang, "diversion-report-document"), document).second().render()))
        }
        nav.jump aria-label=(t(lang, "diversion-report-others")) {
            a href=(address(&district, "", before)) { (name(lang, before)) } " "
            a href=(address(&district, "", after)) { (name(lang, after)) }
        }
    };
    let page = Page::new(lang, title.as_str(), body).description(t(lang, "diversion-report-lead"));
    Ok(ctx.ok(in_district(&ctx, &district, Section::Money, page)))
}

/// A diversion with its lines and the days of its approval.
fn shown(lang: Lang, district: &District, quarter: Quarter, one: &Diversion) -> Markup {
    let codes = Codes::of(quarter.year());
    let moment = |at: Option<Timestamp>| match at {
        Some(at) => korean::date(lang, at),
        None => t(lang, "diversion-report-not"),
    };
    let won = |won: finance::Won| html! { (korean::won_exact(lang, won.0)) };
    let mut table = Table::new(t(lang, "diversion-report-lines"), t(lang, "change-line"))
        .figures(t(lang, "diversion-report-before"))
        .figures(t(lang, "diversion-report-after"));
    for line in &one.lines {
        let about = crate::pages::ledger::line(lang, codes, &line.path, &line.label);
        table = table.row(about, vec![won(line.before), won(line.after)]);
    }
    let facts = DefinitionList::new()
        .entry(
            t(lang, "diversion-report-moved"),
            korean::won_both(lang, one.moved().0),
        )
        .entry(t(lang, "diversion-report-council"), moment(one.council_at))
        .entry(
            t(lang, "diversion-report-consulted"),
            moment(one.consulted_at),
        )
        .entry(t(lang, "diversion-report-approved"), moment(one.city_at));
    html! {
        section.section {
            h2 { a href={ "/d/" (district.slug) "/changes/" (one.id) } { (own_words(lang, &one.title)) } }
            (table.render())
            (facts.render())
            h3 { (t(lang, "change-reason")) }
            (paragraphs(&one.reason))
        }
    }
}

/// `GET /d/{district}/diversions.csv`: a row for each line that a diversion touched.
pub async fn file(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug, &asked, FILE).await?;
    if view.more {
        return Err(process::Refusal::conflict(Fault::new("exchange-fault-many")).into());
    }
    let columns = [
        "change",
        "title",
        "policy_program",
        "unit_program",
        "detailed_project",
        "stat_code",
        "label",
        "before_won",
        "after_won",
        "council_at",
        "consulted_at",
        "city_at",
        "reason",
    ];
    let mut grid = Grid::plain(columns);
    let moment = |at: Option<Timestamp>| at.map_or(Cell::Empty, Cell::plain);
    for one in &view.found {
        for line in &one.lines {
            grid.rows.push(vec![
                Cell::plain(one.id),
                Cell::text(&one.title),
                Cell::text(&line.path.policy_program),
                Cell::text(&line.path.unit_program),
                Cell::text(&line.path.detailed_project),
                Cell::plain(&line.path.stat_code),
                Cell::text(&line.label),
                line.before.into(),
                line.after.into(),
                moment(one.council_at),
                moment(one.consulted_at),
                moment(one.city_at),
                Cell::text(&one.reason),
            ]);
        }
    }
    let name = format!("{}-diversions-{}", view.district.slug, view.quarter.name());
    Ok(csv(&grid, &name))
}
