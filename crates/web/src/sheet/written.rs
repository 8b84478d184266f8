//! Tables written as files. The same table gives the same bytes.

use korean::{Lang, t};
use process::table::guarded;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words; never a formula.
    Text(String),
    /// A number or an amount of won.
    Number(i64),
    /// A name in data, and the words that people read instead in XLSX.
    Name(String, String),
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    /// A name in data that is the same for people.
    pub fn plain(text: impl std::fmt::Display) -> Cell {
        let text = text.to_string();
        Cell::Name(text.clone(), text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

impl From<finance::Won> for Cell {
    fn from(won: finance::Won) -> Cell {
        Cell::Number(won.0)
    }
}

/// A table with names for its columns.
#[derive(Clone, Debug)]
pub struct Grid {
    /// What the sheet is called in XLSX.
    pub name: String,
    /// The columns: their names in data, and the words that people read in XLSX.
    pub head: Vec<(String, String)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// A table whose columns are called `exchange-column-…` in messages.
    pub fn new(lang: Lang, name: String, columns: &[&'static str]) -> Grid {
        let words = |column: &&'static str| {
            let words = t(lang, &format!("exchange-column-{column}"));
            ((*column).to_owned(), words)
        };
        Grid {
            name,
            head: columns.iter().map(words).collect(),
            rows: Vec::new(),
        }
    }

    /// A table for CSV alone, whose columns have no words for people.
    pub fn plain(columns: impl IntoIterator<Item = impl Into<String>>) -> Grid {
        let both = |column: String| (column.clone(), column);
        Grid {
            name: String::new(),
            head: columns.into_iter().map(Into::into).map(both).collect(),
            rows: Vec::new(),
        }
    }

    /// The table as CSV (RFC 4180, with plain line ends) under the names in data.
    pub fn csv(&self) -> String {
        let mut text = line(self.head.iter().map(|(name, _)| name.as_str()));
        text.push('\n');
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(of).collect();
            text.push_str(&line(cells.iter().map(String::as_str)));
            text.push('\n');
        }
        text
    }

    /// The table as an XLSX file under the words for people.
    ///
    /// # Errors
    /// When it is larger than such a file may be.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The day on which the file is made would make each one another.
        let day = ExcelDateTime::from_ymd(2020, 1, 1)?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
        let bold = Format::new().set_bold().set_text_wrap();
        let won = Format::new().set_num_format("#,##0");
        let sheet = book.add_worksheet();
        sheet.set_name(&self.name)?.set_freeze_panes(1, 0)?;
        for (column, (_, words)) in (0u16..).zip(&self.head) {
            sheet.write_string_with_format(0, column, words, &bold)?;
            sheet.set_column_width(column, 18)?;
        }
        for (row, cells) in (1u32..).zip(&self.rows) {
            for (column, cell) in (0u16..).zip(cells) {
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) | Cell::Name(_, text) => {
                        sheet.write_string(row, column, text)?
                    }
                    Cell::Number(number) => match exact(*number) {
                        Some(float) => sheet.write_number_with_format(row, column, float, &won)?,
                        None => sheet.write_string(row, column, number.to_string())?,
                    },
                };
            }
        }
        book.save_to_buffer()
    }
}

/// A whole number as spreadsheets hold it, when they hold exactly this one.
fn exact(number: i64) -> Option<f64> {
    const MOST: i64 = 1 << 53;
    let small = (-MOST..=MOST).contains(&number);
    // The text of a number this small is read without loss.
    small.then(|| number.to_string().parse().ok()).flatten()
}

fn of(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Name(name, _) => name.clone(),
        Cell::Number(number) => number.to_string(),
    }
}

/// Cells on a line with commas between them.
pub(super) fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let quoted = |cell: &str| match cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    };
    cells.map(quoted).collect::<Vec<_>>().join(",")
}
