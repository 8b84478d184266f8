//! The quarterly report of diversions (전용) to the assembly.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::budget::Codes;
use jiff::Timestamp;
use jiff::civil::Date;
use korean::{Lang, t, tr};
use process::act::Target;
use process::diversion_report::Quarter;
use process::refusal::Fault;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{District, Diversion};
use ui::{
    Button, DefinitionList, EmptyState, Form as FormView, InputKind, LinkButton, Markup, Notice,
    Page, Table, TextInput, actions, html, own_words, paragraphs,
};

use super::exchange::csv;
use crate::acts::diversion_report as acts;
use crate::acts::{NotDone, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::document::day;
use crate::post::{Post, Settled};
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
    /// What was just done.
    #[serde(default)]
    done: String,
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
    /// When it went to the assembly.
    reported: Option<Date>,
}

async fn read(ctx: &Context, slug: String, asked: &Asked, most: i64) -> Result<View, WebError> {
    let quarter = asked.quarter(ctx.today)?;
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        let found = store::diversions_between(tx, district.id, quarter.moments(), most + 1)?;
        let reported = store::diversion_reported(tx, district.id, quarter)?;
        Ok((district, found, reported))
    };
    let (district, mut found, reported) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let more = cut(&mut found, most);
    Ok(View {
        district,
        quarter,
        found,
        more,
        reported,
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
pub(super) fn name(lang: Lang, quarter: Quarter) -> String {
    let values = [
        ("year", quarter.year().to_string().into()),
        ("quarter", quarter.number().into()),
    ];
    tr(lang, "diversion-report-quarter", &values)
}

fn address(slug: &str, file: &str, quarter: Quarter) -> String {
    let (year, number) = (quarter.year(), quarter.number());
    format!("/d/{slug}/diversions{file}?year={year}&quarter={number}")
}

/// `GET /d/{district}/diversions`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let none = (Form::default(), Invalid::default());
    page(&ctx, slug, &asked, (&none.0, &none.1)).await
}

/// `POST /d/{district}/diversions`: the report went to the assembly.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let asked = Asked {
        year: post.form.text("year"),
        quarter: post.form.text("quarter"),
        done: String::new(),
    };
    let quarter = asked.quarter(post.ctx.today)?;
    let (place, typed) = (slug.clone(), post.form.text("reported_on"));
    let done = post
        .once(move |tx, by| {
            acts::note(tx, by, &place, quarter, &typed)?;
            Ok(format!("{}&done=reported", address(&place, "", quarter)))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => page(&post.ctx, slug, &asked, (&post.form, &invalid)).await,
    }
}

async fn page(
    ctx: &Context,
    slug: String,
    asked: &Asked,
    (form, invalid): (&Form, &Invalid),
) -> Result<Response<Body>, WebError> {
    let View {
        district,
        quarter,
        found,
        more,
        reported,
    } = read(ctx, slug, asked, MOST).await?;
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let rule = ctx.rules.diversion;
    let quarter_name = name(lang, quarter);
    let title = tr(
        lang,
        "diversion-report-title",
        &[("quarter", quarter_name.into())],
    );
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let when = match reported {
        Some(reported) => day(reported),
        None => t(lang, "diversion-report-not-yet"),
    };
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
        .entry(t(lang, "diversion-report-law"), law)
        .entry(t(lang, "diversion-report-reported"), when);
    let document = format!(
        "/d/{}/documents/new?kind=result-report&diversions={}",
        district.slug,
        quarter.name()
    );
    let (before, after) = (quarter.before(), quarter.after());
    let rule = t(lang, "agreement-diversion");
    let lead = tr(lang, "diversion-report-lead", &[("rule", rule.into())]);
    // A form that comes back shows its field, also where nothing is left to report.
    let again = !invalid.0.is_empty();
    let noted = again || !found.is_empty() && quarter.last_day() < ctx.today;
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (lead) }
        (facts.render())
        @if found.is_empty() {
            (EmptyState::new(t(lang, "diversion-report-none"), t(lang, "diversion-report-none-text")).render())
        }
        @for one in &found { (shown(lang, &district, quarter, one)) }
        p { a href=(address(&district.slug, ".csv", quarter)) { (t(lang, "diversion-report-csv")) } }
        @if ctx.can(Act::DocumentDraft, district.id) {
            (actions(LinkButton::new(t(lang, "diversion-report-document"), document).second().render()))
        }
        @if noted && ctx.can(Act::SpendingRecord, district.id) {
            section.section {
                h2 { (t(lang, "diversion-report-note")) }
                (FormView::post(format!("/d/{}/diversions", district.slug))
                    .hidden_all(hidden(&ctx.tokens()))
                    .hidden("year", quarter.year().to_string())
                    .hidden("quarter", quarter.number().to_string())
                    .render(html! {
                        (TextInput::new(fields.field("reported_on", "diversion-report-day").required()).kind(InputKind::Date).render(lang))
                        (actions(Button::new(t(lang, "diversion-report-note-button")).render()))
                    }))
            }
        }
        nav.jump aria-label=(t(lang, "diversion-report-others")) {
            a href=(address(&district.slug, "", before)) { (name(lang, before)) } " "
            a href=(address(&district.slug, "", after)) { (name(lang, after)) }
        }
    };
    let mut page = Page::new(lang, fields.title(&title), body).description(lead.as_str());
    if asked.done == "reported" {
        let text = html! { p { (t(lang, "diversion-report-noted")) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(ctx.page(status, in_district(ctx, &district, Section::Money, page)))
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
