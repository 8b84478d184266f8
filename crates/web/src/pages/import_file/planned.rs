//! What bringing a table in would do: every row with its fault, or everything that comes in.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use finance::Won;
use korean::{Lang, t, tr};
use process::Invalid;
use process::import_file::ImportKind;
use process::refusal::Fault;
use process::table::CellFault;
use ui::{
    Button, Checkboxes, Choice, Form as FormView, Markup, Notice, Table, actions, html, own_words,
};

use super::{back, below, boxed, title};
use crate::acts::import_file::{Planned, Rows};
use crate::context::Context;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::message;
use crate::pages::agreement;
use crate::pages::document::day;

/// The page.
pub(super) fn page(
    ctx: &Context,
    kind: ImportKind,
    planned: &Planned,
    unread: &[String],
    form: &Form,
    invalid: &Invalid,
) -> Response<Body> {
    let lang = ctx.lang;
    let (count, faulty) = planned.rows.count();
    let rows = Invalid::one("table", Fault::new("import-fault-rows"));
    let invalid = match faulty > 0 && invalid.0.is_empty() {
        true => &rows,
        false => invalid,
    };
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let slug = planned.district.slug.as_str();
    let year = planned.cycle.fiscal_year;
    let faults = planned.rows.faults();
    let title = title(lang, kind);
    let content = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (tr(lang, "import-file-plan-lead", &[("year", year.to_string().into())])) }
        (agreement::summary::link(lang, &planned.district, year))
        (summary(lang, planned, (count, faulty), unread))
        @if faulty == 0 {
            (FormView::post(format!("/d/{slug}/{kind}/import"))
                .hidden_all(hidden(&ctx.tokens()))
                .hidden("year", year.to_string())
                .hidden("table", form.get("table"))
                .hidden("seen", &planned.seal)
                .files()
                .render(html! {
                    @if let Some(before) = planned.before {
                        @let day = korean::date(lang, before);
                        (Checkboxes::new(
                            fields.field("again", "import-file-again"),
                            vec![Choice::new("yes", tr(lang, "import-file-again-yes", &[("day", day.into())]))],
                        ).render(lang))
                    }
                    (actions(Button::new(tr(lang, "import-file-write", &[("count", count.into())])).render()))
                }))
        } @else {
            section.section {
                h2 { (t(lang, "import-faulty")) }
                (faulty_rows(lang, &faults))
            }
        }
        section.section {
            h2 { (t(lang, "import-good")) }
            (good_rows(lang, &planned.rows))
        }
        section.section {
            h2 { (t(lang, "import-again")) }
            (boxed(ctx, (slug, kind, year), &fields, "import-check-again"))
        }
    };
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = below(
        lang,
        kind,
        back(slug, kind, Some(year)),
        fields.title(&title),
        content,
    );
    ctx.page(
        status,
        in_district(ctx, &planned.district, Section::Money, page),
    )
}

fn summary(
    lang: Lang,
    planned: &Planned,
    (count, faulty): (usize, usize),
    unread: &[String],
) -> Markup {
    let ignored = planned.rows.ignored();
    let words = match faulty {
        0 => t(lang, "import-file-good"),
        _ => t(lang, "import-file-faulty"),
    };
    let content = html! {
        p { strong { (words) } }
        ul {
            li { (tr(lang, "import-file-count", &[("count", count.into())])) }
            @if faulty > 0 { li { (tr(lang, "import-count-faulty", &[("count", faulty.into())])) } }
            @if let Some(total) = total(&planned.rows) {
                li { (tr(lang, "import-file-total", &[("amount", korean::won_both(lang, total.0).into())])) }
            }
        }
        @if !ignored.is_empty() {
            p { (t(lang, "import-ignored")) ": " (own_words(lang, &ignored.join(", "))) }
        }
        @if !unread.is_empty() {
            p { (t(lang, "import-file-unread")) ": " (own_words(lang, &unread.join(", "))) }
        }
    };
    match faulty > 0 {
        true => Notice::warning(content).announced().render(lang),
        false => Notice::information(content).announced().render(lang),
    }
}

/// The sum of the good rows.
fn total(rows: &Rows) -> Option<Won> {
    let sum = match rows {
        Rows::Plan(rows) => {
            let good = rows.lines.iter().filter_map(|line| line.row.as_ref().ok());
            Won::sum(good.map(|row| row.text.amount))
        }
        Rows::Spending(rows) => {
            let good = rows.lines.iter().filter_map(|line| line.row.as_ref().ok());
            Won::sum(good.map(|row| row.text.amount))
        }
    };
    sum.ok()
}

fn number(lang: Lang, number: u64) -> Markup {
    html! { (tr(lang, "import-line", &[("line", number.to_string().into())])) }
}

fn faulty_rows(lang: Lang, rows: &[(u64, &[CellFault])]) -> Markup {
    let table = Table::new(t(lang, "import-faulty"), t(lang, "import-column-line"))
        .column(t(lang, "import-column-what"));
    let filled = rows.iter().fold(table, |table, (line, faults)| {
        let said = html! { ul { @for fault in *faults { li { (said(lang, fault)) } } } };
        table.row(number(lang, *line), vec![said])
    });
    filled.render()
}

/// A fault with the column that it is in.
fn said(lang: Lang, fault: &CellFault) -> String {
    let what = message::fault(lang, &fault.fault);
    match fault.column {
        Some(column) => {
            let column = t(lang, &format!("import-file-cell-{column}"));
            let values = [("field", column.into()), ("fault", what.into())];
            tr(lang, "field-with-fault", &values)
        }
        None => what,
    }
}

fn good_rows(lang: Lang, rows: &Rows) -> Markup {
    let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
    match rows {
        Rows::Plan(rows) => {
            let table = Table::new(t(lang, "import-good"), t(lang, "import-column-line"))
                .column(t(lang, "import-file-cell-label"))
                .column(t(lang, "import-file-cell-detailed_project"))
                .column(t(lang, "import-file-cell-stat_code"))
                .column(t(lang, "import-file-cell-source"))
                .figures(t(lang, "import-file-cell-amount"));
            let good = rows
                .lines
                .iter()
                .filter_map(|line| Some((line.number, line.row.as_ref().ok()?)));
            let filled = good.fold(table, |table, (line, row)| {
                let path = &row.text.path;
                let cells = vec![
                    own_words(lang, &row.text.label),
                    own_words(lang, &path.detailed_project),
                    html! { (path.stat_code) },
                    html! { (t(lang, &format!("plan-source-{}", row.text.source))) },
                    won(row.text.amount),
                ];
                table.row(number(lang, line), cells)
            });
            filled.render()
        }
        Rows::Spending(rows) => {
            let table = Table::new(t(lang, "import-good"), t(lang, "import-column-line"))
                .column(t(lang, "import-file-cell-what"))
                .column(t(lang, "import-file-cell-label"))
                .column(t(lang, "import-file-cell-paid_on"))
                .column(t(lang, "import-file-cell-evidence"))
                .figures(t(lang, "import-file-cell-amount"));
            let good = rows
                .lines
                .iter()
                .filter_map(|line| Some((line.number, line.row.as_ref().ok()?)));
            let filled = good.fold(table, |table, (line, row)| {
                let cells = vec![
                    own_words(lang, &row.text.what),
                    own_words(lang, &row.label),
                    html! { (day(row.text.paid_on)) },
                    own_words(lang, &row.text.evidence.what),
                    won(row.text.amount),
                ];
                table.row(number(lang, line), cells)
            });
            filled.render()
        }
    }
}
