//! The plan: its lines with their reckoning, and writing them.

pub mod granted;
pub mod line;
mod tree;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use finance::Won;
use finance::budget::Codes;
use korean::{Lang, t, tr};
use process::act::Target;
use process::{Act, plan};
use store::{BudgetLine, Came, Tx};
use ui::{EmptyState, LinkButton, Markup, Notice, Page, Table, actions, html, own_words};

use super::ledger;
use super::money::{Asked, Books, sum};
use crate::acts::NotDone;
use crate::context::Context;
use crate::error::WebError;
use crate::layout::{Section, in_district};
use granted::Granted;

/// `GET /d/{district}/plan`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (lang, year) = (ctx.lang, asked.year()?);
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let books = Books::read(tx, &slug, year)?;
        let selected = store::budget_selected(tx, books.cycle.id)?;
        let spent = store::spent_of_lines(tx, books.cycle.id)?;
        let came = store::carried_into(tx, books.cycle.id)?;
        Ok((books, selected, spent, came))
    };
    let (books, selected, spent, came) = ctx.app.stores.site.read(read).await?;
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let title = tr(
        lang,
        "plan-heading",
        &[("year", books.year_name(lang).into())],
    );
    let signed = books
        .latest
        .as_ref()
        .and_then(store::Agreement::first_signed_at);
    let open = plan::write(signed).is_ok();
    let writes = open && ctx.can(Act::PlanWrite, books.district.id);
    let budget = korean::won_both(lang, books.cycle.budget.0);
    let granted = granted::of(lang, &selected, &books.lines, &books.to_be()?);
    let body = html! {
        h1 { (title) }
        p.lead { (tr(lang, "plan-lead", &[("budget", budget.into())])) }
        @if writes {
            (actions(html! {
                (LinkButton::new(t(lang, "plan-line-new"), books.address("plan/lines/new")).render())
                (LinkButton::new(t(lang, "budget-import-title"), books.address("plan/import")).second().render())
            }))
        }
        @if books.lines.is_empty() {
            (EmptyState::new(t(lang, "plan-empty"), t(lang, "plan-empty-text")).render())
        } @else {
            (table(lang, &books, writes)?)
            (super::exchange::links(lang, &books.district.slug, books.cycle.fiscal_year, "plan"))
        }
        (carried(lang, &came))
        @if !granted.is_empty() { (selection(lang, &books, &granted, writes)) }
        (tree::chart(lang, &books, &spent)?)
        p { a href=(books.address("selection")) { (t(lang, "selection-see")) } }
        (books.other_years(lang, "plan"))
    };
    let mut page = Page::new(lang, title.as_str(), body);
    if let "added" | "changed" | "removed" | "imported" = asked.done.as_str() {
        let said = html! { p { (t(lang, &format!("plan-done-{}", asked.done))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.ok(in_district(&ctx, &books.district, Section::Money, page)))
}

/// What was selected, with what it was granted, what the plan makes of it and how many lines
/// carry it out.
fn selection(lang: Lang, books: &Books, granted: &[Granted], writes: bool) -> Markup {
    let mut table = Table::new(t(lang, "plan-selected"), t(lang, "plan-selected-title"))
        .figures(t(lang, "plan-selected-granted"))
        .figures(t(lang, "plan-selected-planned"))
        .figures(t(lang, "plan-selected-beyond"))
        .figures(t(lang, "plan-selected-lines"));
    for item in granted {
        let take = format!(
            "{}&selected={}",
            books.address("plan/lines/new"),
            item.position
        );
        let name = html! {
            (own_words(lang, &item.title))
            @if writes { " " a href=(take) { (t(lang, "plan-line-take")) } }
        };
        let count = tr(lang, "money-lines", &[("count", item.lines.into())]);
        let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
        let beyond = match item.beyond() {
            _ if item.lines == 0 => html! {},
            Won::ZERO => html! { (t(lang, "plan-selected-same")) },
            Won(more) if more > 0 => html! { strong { "+" (korean::won_exact(lang, more)) } },
            less => won(less),
        };
        let cells = vec![
            won(item.granted),
            won(item.planned),
            beyond,
            html! { (count) },
        ];
        table = table.row(name, cells);
    }
    html! {
        (granted::warning(lang, granted))
        (table.render())
    }
}

fn table(lang: Lang, books: &Books, writes: bool) -> Result<Markup, WebError> {
    let codes = Codes::of(books.cycle.fiscal_year);
    let mut table = Table::new(t(lang, "plan-table"), t(lang, "plan-label"))
        .column(t(lang, "plan-path"))
        .column(t(lang, "plan-reckoning"))
        .column(t(lang, "plan-source"))
        .figures(t(lang, "plan-amount"));
    let agreed = books.agreement.is_some();
    if agreed {
        table = table.figures(t(lang, "money-current"));
    }
    for (line, has) in books.lines.iter().zip(&books.amounts) {
        let amount = korean::won_exact(lang, line.planned()?.0);
        let edit = format!("/d/{}/plan/lines/{}", books.district.slug, line.id);
        let name = html! {
            (own_words(lang, &line.label))
            @if writes && !line.held { " " a href=(edit) { (t(lang, "plan-line-edit")) } }
        };
        let mut cells = vec![
            path(lang, line, codes),
            html! { (reckoning(lang, line)) },
            html! { (t(lang, &format!("plan-source-{}", line.source))) },
            html! { (amount) },
        ];
        if agreed {
            cells.push(html! { (korean::won_exact(lang, has.current.0)) });
        }
        table = table.row(name, cells);
    }
    let planned = books.lines.iter().map(BudgetLine::planned);
    let together = sum(planned.collect::<Result<Vec<_>, _>>()?)?;
    let empty = || html! {};
    let together = html! { (korean::won_exact(lang, together.0)) };
    let mut cells = vec![empty(), empty(), empty(), together];
    if agreed {
        cells.push(html! { (korean::won_exact(lang, books.current()?.0)) });
    }
    Ok(table.foot(html! { (t(lang, "plan-sum")) }, cells).render())
}

/// The path of a line: three programmes, then the items by their names.
pub fn path(lang: Lang, line: &BudgetLine, codes: &Codes) -> Markup {
    let path = &line.path;
    let stat = codes.stat(&path.stat_code);
    let stat = stat.map_or_else(String::new, |code| lang.pick(&code.ko, &code.en).clone());
    html! {
        (own_words(lang, &path.policy_program)) " › " (own_words(lang, &path.unit_program)) " › "
        (own_words(lang, &path.detailed_project)) " › " (stat) " (" (path.stat_code) ")"
    }
}

/// "3 × 4 × 5,000,000원".
fn reckoning(lang: Lang, line: &BudgetLine) -> String {
    let reckoning = line.reckoning;
    let price = korean::won_exact(lang, reckoning.unit_price.0);
    let (units, count) = (
        korean::number(reckoning.units),
        korean::number(reckoning.count),
    );
    format!("{units} × {count} × {price}")
}

/// What came from the year before: it is spent this year, and counts for nothing of the plan or
/// the limit on changes. Nothing where there is none.
fn carried(lang: Lang, came: &[Came]) -> Markup {
    if came.is_empty() {
        return html! {};
    }
    let mut table = Table::new(t(lang, "plan-came"), t(lang, "ledger-line"))
        .column(t(lang, "plan-came-source"))
        .figures(t(lang, "spending-amount"));
    for one in came {
        let name = html! { (own_words(lang, &one.label)) " (" (one.stat_code) ")" };
        let source = html! { (ledger::came_from(lang, one.from)) };
        let won = html! { (korean::won_exact(lang, one.won.0)) };
        table = table.row(name, vec![source, won]);
    }
    html! {
        section.section {
            h2 { (t(lang, "plan-came")) }
            p { (t(lang, "plan-came-lead")) }
            (table.render())
        }
    }
}
