//! What bringing a table in would do, in words.

use korean::{Lang, t, tr};
use process::member_import::{CellFault, Effect, MemberRow};
use process::role::Grant;
use ui::{Markup, Notice, Table, Tag, Tone, html, own_words};

use crate::acts::body::import::{Judged, Plan, PlannedLine};
use crate::context::Context;
use crate::message;
use crate::pages::role;

/// Whether any row would be written.
pub fn anything(plan: &Plan) -> bool {
    plan.count(Effect::NewAccount) + plan.count(Effect::Existing) > 0
}

/// How many rows would do what, and that nothing was done yet.
pub fn summary(lang: Lang, plan: &Plan) -> Markup {
    let faulty = plan.faulty();
    let counts = html! {
        ul {
            @for effect in Effect::ALL {
                @let count = plan.count(*effect);
                @if count > 0 {
                    li { (tr(lang, &format!("import-count-{effect}"), &[("count", count.into())])) }
                }
            }
            @if faulty > 0 { li { (tr(lang, "import-count-faulty", &[("count", faulty.into())])) } }
        }
        @if !plan.ignored.is_empty() {
            p { (t(lang, "import-ignored")) ": " (own_words(lang, &plan.ignored.join(", "))) }
        }
    };
    let words = match (faulty > 0, anything(plan)) {
        (true, _) => "import-plan-faulty",
        (false, true) => "import-plan-good",
        (false, false) => "import-plan-nothing",
    };
    let content = html! { p { strong { (t(lang, words)) } } (counts) };
    match faulty > 0 {
        true => Notice::warning(content).announced().render(lang),
        false => Notice::information(content).announced().render(lang),
    }
}

/// Every row with what would become of it: first those that are wrong.
pub fn rows(ctx: &Context, plan: &Plan) -> Markup {
    let lang = ctx.lang;
    let (faulty, good): (Vec<_>, Vec<_>) = plan
        .lines
        .iter()
        .partition(|line| matches!(line.judged, Judged::Faulty(_)));
    html! {
        @if !faulty.is_empty() {
            section.section {
                h2 { (t(lang, "import-faulty")) }
                (faults(lang, &faulty))
            }
        }
        @if !good.is_empty() {
            section.section {
                h2 { (t(lang, "import-good")) }
                (table(ctx, &good))
            }
        }
    }
}

fn line_number(lang: Lang, line: &PlannedLine) -> Markup {
    html! { (tr(lang, "import-line", &[("line", line.number.to_string().into())])) }
}

fn faults(lang: Lang, lines: &[&PlannedLine]) -> Markup {
    let table = Table::new(t(lang, "import-faulty"), t(lang, "import-column-line"))
        .column(t(lang, "import-column-what"));
    let filled = lines.iter().fold(table, |table, line| {
        let Judged::Faulty(found) = &line.judged else {
            return table;
        };
        let said = html! { ul { @for fault in found { li { (said(lang, fault)) } } } };
        table.row(line_number(lang, line), vec![said])
    });
    filled.render()
}

fn said(lang: Lang, fault: &CellFault) -> String {
    let what = message::fault(lang, &fault.fault);
    match fault.column {
        Some(column) => {
            let column = t(lang, &format!("import-cell-{column}"));
            let values = [("field", column.into()), ("fault", what.into())];
            tr(lang, "field-with-fault", &values)
        }
        None => what,
    }
}

fn table(ctx: &Context, lines: &[&PlannedLine]) -> Markup {
    let lang = ctx.lang;
    let table = Table::new(t(lang, "import-good"), t(lang, "import-column-line"))
        .column(t(lang, "import-cell-name"))
        .column(t(lang, "import-cell-address"))
        .column(t(lang, "import-cell-role"))
        .column(t(lang, "import-column-term"))
        .column(t(lang, "import-column-what"));
    let filled = lines.iter().fold(table, |table, line| {
        let Judged::Good(row, effect) = &line.judged else {
            return table;
        };
        let cells = vec![
            own_words(lang, &row.name),
            html! { (row.address.text) },
            html! { (role::name(lang, row.role)) },
            html! { (role::term(lang, &grant(row))) },
            effect_tag(lang, *effect),
        ];
        table.row(line_number(lang, line), cells)
    });
    filled.render()
}

/// The row as the grant it would become, to say its term.
fn grant(row: &MemberRow) -> Grant {
    Grant {
        id: process::id::GrantId(0),
        role: row.role,
        district: None,
        body: None,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    }
}

fn effect_tag(lang: Lang, effect: Effect) -> Markup {
    let tone = match effect {
        Effect::NewAccount => Tone::Pine,
        Effect::Existing => Tone::Sky,
        Effect::Held => Tone::Quiet,
    };
    Tag::new(t(lang, &format!("import-effect-{effect}")), tone).render()
}
