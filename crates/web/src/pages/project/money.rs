//! The money of a project: planned and spent, line by line and month by month.

use finance::Won;
use korean::{Lang, t, tr};
use process::spending::LedgerLine;
use ui::{Bar, BarChart, Bars, ChartBars, Markup, Table, html, own_words};

use crate::error::WebError;
use crate::pages::money::sum;

/// What some lines were given at first, have now, and spent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// At first.
    pub planned: Won,
    /// Now.
    pub in_force: Won,
    /// Spent.
    pub spent: Won,
    /// Carried over to the next year.
    pub carried: Won,
    /// Left, neither spent nor carried over.
    pub left: Won,
}

impl Sums {
    /// Those of some lines.
    ///
    /// # Errors
    /// When one leaves 64 bits.
    pub fn of(lines: &[&LedgerLine]) -> Result<Sums, WebError> {
        Ok(Sums {
            planned: sum(lines.iter().map(|line| line.planned))?,
            in_force: sum(lines.iter().map(|line| line.in_force))?,
            spent: sum(lines.iter().map(|line| line.spent))?,
            carried: sum(lines.iter().map(|line| line.carried))?,
            left: sum(lines.iter().map(|line| line.left()))?,
        })
    }

    /// The cells of a table in that order.
    pub fn cells(self, lang: Lang) -> Vec<Markup> {
        let won = |won: Won| html! { (korean::won_exact(lang, won.0)) };
        vec![
            won(self.planned),
            won(self.in_force),
            won(self.spent),
            won(self.carried),
            won(self.left),
        ]
    }
}

/// An empty table of these amounts; `first` is the label of what each row is about.
pub fn table(lang: Lang, caption: &str, first: &str) -> Table {
    Table::new(t(lang, caption), t(lang, first))
        .figures(t(lang, "ledger-planned"))
        .figures(t(lang, "ledger-in-force"))
        .figures(t(lang, "ledger-spent"))
        .figures(t(lang, "ledger-carried"))
        .figures(t(lang, "ledger-left"))
}

/// A chart of what each has now and spent, over the table that holds it.
pub fn chart(lang: Lang, id: &str, rows: &[(String, Sums)], table: Markup) -> Markup {
    let bars = rows
        .iter()
        .map(|(name, sums)| ChartBars::new(name.as_str(), [sums.in_force.0, sums.spent.0]));
    let total = |of: fn(&Sums) -> Won| {
        rows.iter()
            .fold(0i64, |so_far, (_, sums)| so_far.saturating_add(of(sums).0))
    };
    let said = [
        (
            "in_force",
            korean::won_exact(lang, total(|sums| sums.in_force)).into(),
        ),
        (
            "spent",
            korean::won_exact(lang, total(|sums| sums.spent)).into(),
        ),
    ];
    BarChart::new(
        id,
        (
            t(lang, "project-chart"),
            tr(lang, "project-chart-said", &said),
        ),
        [t(lang, "project-chart-has"), t(lang, "project-chart-spent")],
        bars.collect(),
        table,
    )
    .render(lang)
}

/// Planned and spent of each line.
///
/// # Errors
/// When a sum leaves 64 bits.
pub fn lines(lang: Lang, lines: &[&LedgerLine]) -> Result<Markup, WebError> {
    let mut shown = table(lang, "project-lines", "ledger-line");
    let mut rows = Vec::new();
    for line in lines {
        let sums = Sums::of(&[line])?;
        let name = html! { (own_words(lang, &line.label)) " (" (line.path.stat_code) ")" };
        shown = shown.row(name, sums.cells(lang));
        rows.push((line.label.clone(), sums));
    }
    let total = Sums::of(lines)?.cells(lang);
    let shown = shown.foot(html! { (t(lang, "ledger-total")) }, total);
    Ok(chart(lang, "project-money", &rows, shown.render()))
}

/// What was paid in each month.
pub fn months(lang: Lang, months: &[(String, Won)]) -> Markup {
    if months.is_empty() {
        return html! { p.soft { (t(lang, "project-months-none")) } };
    }
    let bars = months.iter().map(|(month, paid)| {
        let length = u64::try_from(paid.0).unwrap_or(0);
        Bar::new(
            month_name(lang, month),
            length,
            korean::won_exact(lang, paid.0),
        )
    });
    Bars::new(
        t(lang, "project-months"),
        t(lang, "project-month"),
        t(lang, "ledger-spent"),
        bars.collect(),
    )
    .render(lang)
}

/// A month in words: "2027년 5월".
pub fn month_name(lang: Lang, month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, ""));
    let values = [
        ("year", year.to_owned().into()),
        ("month", number.trim_start_matches('0').to_owned().into()),
    ];
    tr(lang, "project-month-name", &values)
}
