//! A table of rows with a name each, which on a phone become labelled blocks.

use maud::{Markup, html};

use crate::Example;
use crate::example::example;

/// A column after the first one.
#[derive(Clone, Debug)]
struct Column {
    label: String,
    number: bool,
}

/// A table: the first column names each row.
#[derive(Clone, Debug)]
#[must_use]
pub struct Table {
    caption: String,
    first: String,
    columns: Vec<Column>,
    rows: Vec<(Markup, Vec<Markup>)>,
    foot: Option<(Markup, Vec<Markup>)>,
}

impl Table {
    /// A table without rows; `first` is the label of the column that names them.
    pub fn new(caption: impl Into<String>, first: impl Into<String>) -> Table {
        Table {
            caption: caption.into(),
            first: first.into(),
            columns: Vec::new(),
            rows: Vec::new(),
            foot: None,
        }
    }

    /// Adds a column of words.
    pub fn column(mut self, label: impl Into<String>) -> Table {
        self.columns.push(Column {
            label: label.into(),
            number: false,
        });
        self
    }

    /// Adds a column of figures, which stand under each other.
    pub fn figures(mut self, label: impl Into<String>) -> Table {
        self.columns.push(Column {
            label: label.into(),
            number: true,
        });
        self
    }

    /// Adds a row: its name, and a cell for each column.
    pub fn row(mut self, name: Markup, cells: Vec<Markup>) -> Table {
        self.rows.push((name, cells));
        self
    }

    /// Adds the sums under the rows.
    pub fn foot(mut self, name: Markup, cells: Vec<Markup>) -> Table {
        self.foot = Some((name, cells));
        self
    }

    /// The markup.
    pub fn render(&self) -> Markup {
        // Shown as blocks, a table loses its roles in some browsers, so they are said again.
        html! {
            table.stack role="table" {
                caption { (self.caption) }
                thead role="rowgroup" { tr role="row" {
                    th scope="col" role="columnheader" { (self.first) }
                    @for column in &self.columns {
                        th scope="col" role="columnheader" .num[column.number] { (column.label) }
                    }
                } }
                tbody role="rowgroup" {
                    @for (name, cells) in &self.rows { (self.line(name, cells)) }
                }
                @if let Some((name, cells)) = &self.foot {
                    tfoot role="rowgroup" { (self.line(name, cells)) }
                }
            }
        }
    }

    fn line(&self, name: &Markup, cells: &[Markup]) -> Markup {
        html! {
            tr role="row" {
                th scope="row" role="rowheader" { (name) }
                @for (column, cell) in self.columns.iter().zip(cells) {
                    td role="cell" .num[column.number] data-label=(column.label) { div { (cell) } }
                }
            }
        }
    }
}

pub(crate) fn examples() -> Vec<Example> {
    vec![example!(
        "예산 줄과 합계",
        "Budget lines and their sum",
        |lang| {
            let won = |amount| html! { (korean::won_exact(lang, amount)) };
            let text = |ko: &'static str, en: &'static str| html! { (lang.pick(ko, en)) };
            Table::new(
                lang.pick("쓴 돈", "What was spent"),
                lang.pick("무엇에", "On what"),
            )
            .column(lang.pick("예산 과목", "Budget item"))
            .figures(lang.pick("금액", "Amount"))
            .row(
                text("빌린 방", "A rented room"),
                vec![text("사무관리비", "Office management"), won(1_870_000)],
            )
            .row(
                text("모임 용품", "Things for the meeting"),
                vec![text("사무관리비", "Office management"), won(2_070_000)],
            )
            .foot(text("모두", "Together"), vec![text("", ""), won(3_940_000)])
            .render()
        }
    )]
}
