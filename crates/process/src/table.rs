//! A table that an office brings: text with a first line of column names, its cells parted by
//! commas, semicolons or tabs, read into rows whose lines are counted as editors count them.
//!
//! What a cell may hold is up to whoever reads the rows.

use crate::refusal::{Fault, Invalid};
use crate::text::name_key;

/// A column that a table may have.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in data and message keys.
    pub name: &'static str,
    /// The names by which offices call it, in the form of [`name_key`].
    pub titles: &'static [&'static str],
    /// The message when it is missing; `None` for a column that may be.
    pub missing: Option<&'static str>,
    /// Whether it may stand more than once; the first filled cell is read.
    pub many: bool,
}

/// What a table may look like.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its columns.
    pub columns: &'static [Column],
    /// How many rows it may have.
    pub rows_max: usize,
}

/// A row under the first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line, from 1.
    pub number: u64,
    /// A cell for each column of the [`Spec`], trimmed and empty where the table has none; or
    /// why the row as a whole is no row.
    pub cells: Result<Vec<String>, Fault>,
}

/// A table that was read. Rows may be faulty; the table as a whole is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Every row but the first and empty ones.
    pub rows: Vec<Row>,
    /// Titles of columns that are not needed and were not read.
    pub ignored: Vec<String>,
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The name of the column; `None` when the row as a whole is wrong.
    pub column: Option<&'static str>,
    /// What to do.
    pub fault: Fault,
}

impl CellFault {
    /// A fault in a column.
    pub fn of(column: &'static str, fault: Fault) -> CellFault {
        CellFault {
            column: Some(column),
            fault,
        }
    }

    /// The faults of a form whose fields are the columns.
    pub fn all(invalid: Invalid) -> Vec<CellFault> {
        let faults = invalid.0.into_iter();
        faults.map(|f| CellFault::of(f.field, f.fault)).collect()
    }
}

/// A row that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<T> {
    /// Its line, from 1.
    pub number: u64,
    /// What it holds, or everything that is wrong with it.
    pub row: Result<T, Vec<CellFault>>,
}

/// A table whose rows were judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged<T> {
    /// The rows in their order.
    pub lines: Vec<Line<T>>,
    /// Titles of columns that were not read.
    pub ignored: Vec<String>,
}

impl<T> Judged<T> {
    /// How many rows are faulty.
    pub fn faulty(&self) -> usize {
        self.lines.iter().filter(|line| line.row.is_err()).count()
    }

    /// Every row, when all are good.
    ///
    /// # Errors
    /// When a single row is faulty: nothing is taken then.
    pub fn all(&self) -> Result<Vec<&T>, Invalid> {
        let rows = self.lines.iter().map(|line| line.row.as_ref());
        let rows: Result<Vec<&T>, _> = rows.collect();
        rows.map_err(|_| Invalid::one("table", Fault::new("import-fault-rows")))
    }
}

/// Judges each row of a table by its cells; those that hold an error of a spreadsheet are
/// faulty whatever `judge` says.
///
/// # Errors
/// As [`read`].
pub fn judged<T>(
    text: &str,
    spec: &Spec,
    mut judge: impl FnMut(u64, &[String]) -> Result<T, Vec<CellFault>>,
) -> Result<Judged<T>, Invalid> {
    let table = read(text, spec)?;
    let lines = table.rows.into_iter().map(|found| {
        let row = match found.cells {
            Err(fault) => Err(vec![CellFault {
                column: None,
                fault,
            }]),
            Ok(cells) => match errors(&cells, spec) {
                errors if errors.is_empty() => judge(found.number, &cells),
                errors => Err(errors),
            },
        };
        Line {
            number: found.number,
            row,
        }
    });
    Ok(Judged {
        lines: lines.collect(),
        ignored: table.ignored,
    })
}

/// What spreadsheets show where a formula has no value.
const ERRORS: [&str; 8] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!",
];

fn errors(cells: &[String], spec: &Spec) -> Vec<CellFault> {
    let cells = spec.columns.iter().zip(cells);
    let wrong = cells.filter(|(_, cell)| ERRORS.contains(&cell.as_str()));
    wrong
        .map(|(column, _)| CellFault::of(column.name, Fault::new("import-fault-cell-error")))
        .collect()
}

/// Reads a table that came in the form's field `table`.
///
/// # Errors
/// When there is no table, a column is missing or named twice, or there are too many rows.
pub fn read(text: &str, spec: &Spec) -> Result<Table, Invalid> {
    let faulty = |fault| Err(Invalid::one("table", fault));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return faulty(Fault::new("fault-empty"));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    // The text is UTF-8 and rows may be of any length, so reading can't fail.
    let Some(Ok(first)) = records.next() else {
        return faulty(Fault::new("fault-empty"));
    };
    let (places, ignored) = match columns(&first, spec.columns) {
        Ok(found) => found,
        Err(fault) => return faulty(fault),
    };
    let mut rows: Vec<Row> = Vec::new();
    for record in records.flatten() {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == spec.rows_max {
            return faulty(Fault::new("import-fault-many").number("max", spec.rows_max));
        }
        let number = record.position().map_or(0, |at| line_of(at, &text));
        let cells = cells(&record, first.len(), &places);
        rows.push(Row { number, cells });
    }
    if rows.is_empty() {
        return faulty(Fault::new("import-fault-no-rows"));
    }
    Ok(Table { rows, ignored })
}

/// The line on which a record stands: empty lines before it are counted too.
fn line_of(at: &csv::Position, text: &str) -> u64 {
    let rest = usize::try_from(at.byte())
        .ok()
        .and_then(|from| text.as_bytes().get(from..));
    let empty = rest.map_or(0, |rest| rest.iter().take_while(|b| **b == b'\n').count());
    at.line() + u64::try_from(empty).unwrap_or(0)
}

/// The sign between cells: the one of tab, semicolon and comma that the first line has most.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let count = |sign: u8| first.map_or(0, |line| line.bytes().filter(|b| *b == sign).count());
    // Of equals the last one is taken.
    let signs = [b',', b';', b'\t'];
    signs
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Where each column stands; several places for one that may stand more than once.
type Places = Vec<Vec<usize>>;

fn columns(first: &csv::StringRecord, columns: &[Column]) -> Result<(Places, Vec<String>), Fault> {
    let mut places: Places = vec![Vec::new(); columns.len()];
    let mut ignored = Vec::new();
    for (place, title) in first.iter().enumerate() {
        let key = name_key(title);
        let known = |column: &Column| column.titles.contains(&key.as_str());
        match columns.iter().position(known) {
            Some(column) => places[column].push(place),
            None if title.trim().is_empty() => {}
            None => ignored.push(title.trim().chars().take(40).collect()),
        }
    }
    for (column, at) in columns.iter().zip(&places) {
        match (column.missing, at.len()) {
            (Some(key), 0) => return Err(Fault::new(key)),
            (_, count) if count > 1 && !column.many => {
                return Err(Fault::new("import-fault-column-twice"));
            }
            _ => {}
        }
    }
    Ok((places, ignored))
}

fn cells(record: &csv::StringRecord, width: usize, places: &Places) -> Result<Vec<String>, Fault> {
    if record.iter().any(|cell| cell.contains('\n')) {
        return Err(Fault::new("import-fault-quotes"));
    }
    let beyond = record
        .iter()
        .skip(width)
        .any(|cell| !cell.trim().is_empty());
    let needed = places.iter().filter(|at| !at.is_empty()).count();
    if beyond || record.len() < width.min(needed) {
        return Err(Fault::new("import-fault-cells"));
    }
    let cell = |at: &Vec<usize>| {
        let mut cells = at.iter().filter_map(|at| record.get(*at)).map(str::trim);
        plain(cells.find(|cell| !cell.is_empty()).unwrap_or("")).to_owned()
    };
    Ok(places.iter().map(cell).collect())
}

/// Signs with which a cell would begin a formula, in narrow and in wide letters.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell as a file for spreadsheets carries it: what would be taken for a formula gets an
/// apostrophe before it. A plain number stays as it is.
pub fn guarded(cell: &str) -> String {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    match cell.starts_with(FORMULA) && !number {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

/// The cell without the apostrophe of [`guarded`].
fn plain(cell: &str) -> &str {
    let bare = cell.strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(FORMULA))
        .unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: Spec = Spec {
        columns: &[
            Column {
                name: "label",
                titles: &["내역", "label"],
                missing: Some("fault-empty"),
                many: false,
            },
            Column {
                name: "note",
                titles: &["비고"],
                missing: None,
                many: false,
            },
        ],
        rows_max: 3,
    };

    #[test]
    fn a_column_that_may_be_missing_is_empty() {
        let table = read("Label\n공사\n", &SPEC).expect("a table");
        assert_eq!(
            table.rows[0].cells,
            Ok(vec!["공사".to_owned(), String::new()])
        );
        let table = read("비고;내역;합\n가;공사;3\n\n;의자;1\n", &SPEC).expect("a table");
        let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
        assert_eq!(
            (numbers, table.ignored),
            (vec![2, 4], vec!["합".to_owned()])
        );
    }

    #[test]
    fn a_cell_is_never_a_formula_and_comes_back_as_it_was() {
        for (cell, guards) in [
            ("=1+1", true),
            ("+82 2", true),
            ("-5", false),
            ("-5+1", true),
            ("-", true),
            ("@SUM(A1)", true),
            ("＝1", true),
            ("의자 -5", false),
            ("201-01", false),
            ("", false),
        ] {
            let written = guarded(cell);
            assert_eq!(written != cell, guards, "{cell}");
            assert_eq!(plain(&written), cell);
        }
    }

    #[test]
    fn an_error_of_a_spreadsheet_is_named_by_its_column() {
        let table = judged("내역,비고\n#REF!,가\n의자,나\n", &SPEC, |_, _| {
            Ok(())
        });
        let table = table.expect("a table");
        let fault = CellFault::of("label", Fault::new("import-fault-cell-error"));
        assert_eq!(table.lines[0].row, Err(vec![fault]));
        assert_eq!((table.faulty(), table.all().is_err()), (1, true));
    }

    #[test]
    fn a_table_has_its_limits() {
        let key = |text: &str| {
            read(text, &SPEC)
                .map_err(|invalid| invalid.0[0].fault.key)
                .err()
        };
        assert_eq!(key("내역\n1\n2\n3\n"), None);
        assert_eq!(key("내역\n1\n2\n3\n4\n"), Some("import-fault-many"));
        assert_eq!(key("비고\n1\n"), Some("fault-empty"));
        assert_eq!(key("내역\n"), Some("import-fault-no-rows"));
    }
}
