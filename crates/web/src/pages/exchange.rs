//! The money of a year as files: tables as CSV and XLSX, and JSON under the names of the open
//! standards where they have one.

mod fiscal;
mod grids;
mod ocds;
mod source;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{HeaderValue, Response, StatusCode, header};
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::import_file::ImportKind;
use process::refusal::Fault;
use ui::{ListRow, Markup, Page, html, list};

use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use crate::pages::money::{Asked, Books};
use crate::sheet::Grid;
use source::Source;

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// The lines of the plan.
    Plan,
    /// The ledger.
    Spending,
    /// Changes of the budget.
    Changes,
    /// The approved settlement.
    Settlement,
    /// An empty table to be filled in.
    Template(ImportKind),
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Csv,
    Xlsx,
}

/// The tables that are offered, by their names in addresses.
const TABLES: [(What, &str); 4] = [
    (What::Plan, "plan"),
    (What::Spending, "spending"),
    (What::Changes, "changes"),
    (What::Settlement, "settlement"),
];

const TEMPLATES: [(What, &str); 2] = [
    (What::Template(ImportKind::Plan), "plan-template"),
    (What::Template(ImportKind::Spending), "spending-template"),
];

/// More versions of a settlement than any year has.
const VERSIONS: i64 = 20;

/// The release package of Open Contracting, and the descriptor of the Fiscal Data Package.
const OCDS: &str = "ocds.json";
const FISCAL: &str = "datapackage.json";

fn table(name: &str) -> Option<(What, Kind)> {
    let (stem, ext) = name.rsplit_once('.')?;
    let kind = match ext {
        "csv" => Kind::Csv,
        "xlsx" => Kind::Xlsx,
        _ => return None,
    };
    let mut all = TABLES.iter().chain(&TEMPLATES);
    let (what, _) = all.find(|(_, name)| *name == stem)?;
    Some((*what, kind))
}

/// `GET /d/{district}/exchange`: the files of a year.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, asked.year()?);
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, crate::acts::NotDone> {
        let books = Books::read(tx, &slug, year)?;
        let settlements = store::settlements_of(tx, books.cycle.id, VERSIONS)?;
        let settled = settlements.iter().any(|one| one.approved_at.is_some());
        Ok((books, settled))
    };
    let (books, settled) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let year = [("year", books.year_name(lang).into())];
    let title = tr(lang, "exchange-title", &year);
    let json = |name: &str, key: &str, about: &str| {
        ListRow::new(t(lang, key), books.address(&format!("exchange/{name}"))).meta(t(lang, about))
    };
    let rows = [
        json(OCDS, "exchange-ocds", "exchange-ocds-about"),
        json(FISCAL, "exchange-fiscal", "exchange-fiscal-about"),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "exchange-lead")) }
        section.section {
            h2 { (t(lang, "exchange-tables")) }
            ul {
                li { (t(lang, "exchange-plan")) ": " (both(lang, &books, "plan")) }
                li { (t(lang, "exchange-spending")) ": " (both(lang, &books, "spending")) }
                li { (t(lang, "exchange-changes")) ": " (both(lang, &books, "changes")) }
                // Before it is approved there is no such file.
                @if settled { li { (t(lang, "exchange-settlement")) ": " (both(lang, &books, "settlement")) } }
            }
            p.soft { (t(lang, "exchange-csv-about")) }
        }
        section.section {
            h2 { (t(lang, "exchange-standards")) }
            (list(3, &rows))
        }
        (books.other_years(lang, "exchange"))
    };
    let page = Page::new(lang, title.as_str(), body).description(t(lang, "exchange-lead"));
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}

/// Links to a table in both kinds.
fn both(lang: Lang, books: &Books, name: &str) -> Markup {
    let address = |ext: &str| books.address(&format!("exchange/{name}.{ext}"));
    html! {
        a href=(address("csv")) { (t(lang, "exchange-csv")) } " · "
        a href=(address("xlsx")) { (t(lang, "exchange-xlsx")) }
    }
}

/// A line with the files of one table, for the page that shows it.
pub(super) fn links(lang: Lang, slug: &str, year: i64, name: &str) -> Markup {
    let address = |ext: &str| format!("/d/{slug}/exchange/{name}.{ext}?year={year}");
    html! {
        p {
            (t(lang, "exchange-take")) " "
            a href=(address("csv")) { (t(lang, "exchange-csv")) } " · "
            a href=(address("xlsx")) { (t(lang, "exchange-xlsx")) } " · "
            a href={ "/d/" (slug) "/exchange?year=" (year) } { (t(lang, "exchange-all")) }
        }
    }
}

/// What every CSV file is sent as.
const CSV: &str = "text/csv; charset=utf-8";

/// `GET /d/{district}/exchange/{file}`.
pub async fn file(
    ctx: Context,
    Path((slug, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, asked.year()?);
    let wanted = table(&name);
    if wanted.is_none() && name != OCDS && name != FISCAL {
        return Err(WebError::not_found());
    }
    let read =
        move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> { Source::read(tx, &slug, year) };
    let source = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(source.books.district.id))?;
    // A file that ends early would pass for the whole year.
    let whole = [Some(What::Spending), Some(What::Changes), None];
    if source.more && name != FISCAL && whole.contains(&wanted.map(|(what, _)| what)) {
        return Err(process::Refusal::conflict(Fault::new("exchange-fault-many")).into());
    }
    let home = &ctx.app.settings.public_url;
    let (kind, bytes) = match wanted {
        Some((what, kind)) => {
            let grid = source.grid(lang, what)?;
            written(&grid, kind)?
        }
        None if name == OCDS => json(&ocds::package(&source, home, ctx.now)?)?,
        None => json(&fiscal::descriptor(&source, home))?,
    };
    let (slug, year) = (&source.books.district.slug, source.books.cycle.fiscal_year);
    Ok(attached(bytes, kind, &format!("{slug}-{year}-{name}")))
}

impl Source {
    fn grid(&self, lang: Lang, what: What) -> Result<Grid, WebError> {
        match what {
            What::Template(kind) => Ok(grids::template(lang, kind)),
            What::Plan => grids::plan(lang, self),
            What::Spending => Ok(grids::spending(lang, self)),
            What::Changes => Ok(grids::changes(lang, self)),
            What::Settlement => grids::settlement(lang, self).ok_or_else(WebError::not_found),
        }
    }
}

fn written(grid: &Grid, kind: Kind) -> Result<(&'static str, Vec<u8>), WebError> {
    let failed = |_| WebError::request(StatusCode::INTERNAL_SERVER_ERROR, "fault-internal");
    match kind {
        Kind::Csv => Ok((CSV, marked(&grid.csv()))),
        Kind::Xlsx => {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            Ok((kind, grid.xlsx().map_err(failed)?))
        }
    }
}

fn json(value: &serde_json::Value) -> Result<(&'static str, Vec<u8>), WebError> {
    let failed = |_| WebError::request(StatusCode::INTERNAL_SERVER_ERROR, "fault-internal");
    Ok((
        "application/json",
        serde_json::to_vec_pretty(value).map_err(failed)?,
    ))
}

/// A table as a CSV file to be kept, under a name of plain letters without its end.
pub(super) fn csv(grid: &Grid, name: &str) -> Response<Body> {
    csv_text(&grid.csv(), name)
}

/// Lines of CSV as a file to be kept, under a name of plain letters without its end.
pub(super) fn csv_text(text: &str, name: &str) -> Response<Body> {
    attached(marked(text), CSV, &format!("{name}.csv"))
}

/// CSV under the mark by which spreadsheets know UTF-8 and show Hangul.
fn marked(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").into_bytes()
}

/// A file to be kept, under a name of plain letters.
fn attached(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
