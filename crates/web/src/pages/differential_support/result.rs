//! What a formula gives: a chart with its table, how each won came about, and what hangs on
//! each weight.

use finance::Won;
use finance::support::{Formula, Sensitivity, Support, percent_text};
use korean::{Lang, t, tr};
use process::differential_support::Outcome;
use ui::{BarChart, ChartBars, Details, Markup, Table, html, own_words};

/// All of it, the districts in the order of their names.
pub(super) fn render(lang: Lang, formula: &Formula, outcome: &Outcome) -> Markup {
    let supports = &outcome.supports;
    let counts = [
        ("total", won(lang, formula.total).into()),
        ("count", supports.len().into()),
    ];
    html! {
        section.section #districts {
            h2 { (t(lang, "differential-by-district")) }
            p { (tr(lang, "differential-shared", &counts)) }
            (chart(lang, formula, supports))
            p.soft { (t(lang, "differential-order")) }
        }
        section.section #parts {
            h2 { (t(lang, "differential-parts")) }
            p { (t(lang, "differential-parts-text")) }
            (parts(lang, formula, supports))
        }
        section.section #sensitivity {
            h2 { (t(lang, "differential-sensitivity")) }
            p { (t(lang, "differential-sensitivity-text")) }
            @for step in &outcome.steps { (one_step(lang, formula, supports, step)) }
        }
    }
}

fn won(lang: Lang, amount: Won) -> String {
    korean::won_exact(lang, amount.0)
}

/// A difference with its sign.
fn change(lang: Lang, amount: Won) -> String {
    let sign = if amount > Won::ZERO { "+" } else { "" };
    format!("{sign}{}", won(lang, amount))
}

/// What a weight is called, by its place.
pub(crate) fn weight_name(lang: Lang, formula: &Formula, weight: usize) -> String {
    match weight {
        0 => t(lang, "differential-equal-part"),
        1 => t(lang, "differential-need-part"),
        criterion => formula.criteria[criterion - 2].name.clone(),
    }
}

fn chart(lang: Lang, formula: &Formula, supports: &[Support]) -> Markup {
    let known = supports.iter().any(|one| one.last_year.is_some());
    let mut series = vec![t(lang, "differential-amount")];
    if known {
        series.insert(0, t(lang, "differential-last-year"));
    }
    let bars = supports.iter().map(|one| {
        let last = one.last_year.unwrap_or_default().0;
        let amounts = match known {
            true => vec![last, one.amount.0],
            false => vec![one.amount.0],
        };
        let bars = ChartBars::new(one.name.as_str(), amounts);
        match known && one.last_year.is_none() {
            true => bars.unknown(0, t(lang, "differential-unknown")),
            false => bars,
        }
    });
    let words = (
        t(lang, "differential-by-district"),
        t(lang, "differential-chart"),
    );
    let table = table(lang, formula, supports);
    BarChart::new("support-chart", words, series, bars.collect(), table).render(lang)
}

/// The same amounts as the chart, with the change and the limit that holds.
fn table(lang: Lang, formula: &Formula, supports: &[Support]) -> Markup {
    let head = Table::new(
        t(lang, "differential-by-district"),
        t(lang, "differential-district"),
    )
    .figures(t(lang, "differential-last-year"))
    .figures(t(lang, "differential-amount"))
    .figures(t(lang, "differential-change"))
    .column(t(lang, "differential-held"));
    let row = |table: Table, one: &Support| {
        let last = one.last_year;
        let cells = vec![
            html! { (last.map_or_else(|| t(lang, "differential-unknown"), |last| won(lang, last))) },
            html! { (won(lang, one.amount)) },
            html! { @if let Some(last) = last { (change(lang, Won(one.amount.0 - last.0))) } },
            html! { (t(lang, &format!("differential-held-{}", one.held.as_str()))) },
        ];
        table.row(own_words(lang, &one.name), cells)
    };
    let foot = vec![
        html! {},
        html! { (won(lang, formula.total)) },
        html! {},
        html! {},
    ];
    let sum = html! { (t(lang, "differential-sum")) };
    supports.iter().fold(head, row).foot(sum, foot).render()
}

/// How each won came about: the parts of the total, then those of each district.
fn parts(lang: Lang, formula: &Formula, supports: &[Support]) -> Markup {
    let weights = [formula.equal, formula.need].into_iter();
    let weights: Vec<u32> = weights
        .chain(formula.criteria.iter().map(|one| one.weight))
        .collect();
    let caption = t(lang, "differential-pots");
    let head = Table::new(caption, t(lang, "differential-part"))
        .figures(t(lang, "differential-weight"))
        .figures(t(lang, "differential-won"));
    let table = weights
        .iter()
        .enumerate()
        .fold(head, |table, (at, weight)| {
            let pot = supports.iter().map(|one| of_part(one, at));
            let cells = vec![
                html! { (percent_text(*weight)) "%" },
                html! { (won(lang, Won::sum(pot).unwrap_or_default())) },
            ];
            table.row(own_words(lang, &weight_name(lang, formula, at)), cells)
        });
    let sum = vec![html! { "100%" }, html! { (won(lang, formula.total)) }];
    html! {
        (table.foot(html! { (t(lang, "differential-sum")) }, sum).render())
        @for one in supports { (of_district(lang, formula, one)) }
    }
}

/// What a district gets of a part, by the place of its weight.
fn of_part(one: &Support, weight: usize) -> Won {
    match weight {
        0 => one.equal,
        1 => one.need,
        criterion => one.criteria[criterion - 2],
    }
}

fn of_district(lang: Lang, formula: &Formula, one: &Support) -> Markup {
    let values = [
        ("district", one.name.clone().into()),
        ("won", won(lang, one.amount).into()),
    ];
    let caption = tr(lang, "differential-of-district", &values);
    let head = Table::new(caption.as_str(), t(lang, "differential-part"))
        .figures(t(lang, "differential-won"));
    let table = (0..2 + formula.criteria.len()).fold(head, |table, weight| {
        let name = own_words(lang, &weight_name(lang, formula, weight));
        table.row(name, vec![html! { (won(lang, of_part(one, weight))) }])
    });
    let table = table.row(
        html! { (t(lang, "differential-adjustment")) },
        vec![html! { (change(lang, one.adjustment)) }],
    );
    let sum = vec![html! { (won(lang, one.amount)) }];
    let table = table.foot(html! { (t(lang, "differential-amount")) }, sum);
    Details::new(caption, table.render()).render()
}

/// What a point more or less of one weight would change.
fn one_step(lang: Lang, formula: &Formula, supports: &[Support], step: &Sensitivity) -> Markup {
    let name = weight_name(lang, formula, step.weight);
    let caption = tr(lang, "differential-step", &[("weight", name.into())]);
    let head = Table::new(caption.as_str(), t(lang, "differential-district"))
        .figures(t(lang, "differential-more"))
        .figures(t(lang, "differential-less"));
    let cell = |changes: &Option<Vec<Won>>, at: usize| {
        let found = changes.as_ref().and_then(|all| all.get(at));
        html! { (found.map_or_else(|| t(lang, "differential-no-step"), |found| change(lang, *found))) }
    };
    let rows = supports.iter().enumerate();
    let table = rows.fold(head, |table, (at, one)| {
        let cells = vec![cell(&step.more, at), cell(&step.less, at)];
        table.row(own_words(lang, &one.name), cells)
    });
    Details::new(caption, table.render()).render()
}
