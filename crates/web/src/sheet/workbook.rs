//! The first sheet of an XLSX file, cell by cell.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use process::refusal::Fault;
use process::rules::Limits;

use super::{Sheet, unpacked};

/// How many cells are looked at, empty ones with a look of their own included.
const CELLS: usize = 200_000;
/// In how many columns cells are kept.
const COLUMNS: u32 = 100;
/// How many empty lines may stand between rows.
const GAPS: usize = 1_000;

/// Reads the first sheet that is shown.
///
/// # Errors
/// What is wrong with the file.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, Fault> {
    let broken = || Fault::new("import-fault-file-broken");
    let many = || Fault::new("import-fault-many").number("max", limits.import_rows_max);
    unpacked::within(bytes, limits.import_unpacked_max)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let sheets = book.sheets_metadata().iter();
    let shown = sheets.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    if limits.import_sheets_max < names.len() {
        let most = limits.import_sheets_max;
        return Err(Fault::new("import-fault-file-sheets").number("max", most));
    }
    let (first, others) = names.split_first().ok_or_else(broken)?;
    let mut cells = book.worksheet_cells_reader(first).map_err(|_| broken())?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut seen = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
        seen += 1;
        if CELLS < seen {
            return Err(many());
        }
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() || COLUMNS <= column {
            continue;
        }
        // The first line names the columns.
        let lines = limits.import_rows_max + 1;
        if lines + GAPS < row as usize || (rows.len() == lines && !rows.contains_key(&row)) {
            return Err(many());
        }
        rows.entry(row).or_default().insert(column, text);
    }
    Ok(Sheet {
        text: written(&rows).ok_or_else(broken)?,
        unread: others
            .iter()
            .map(|name| name.chars().take(40).collect())
            .collect(),
    })
}

/// A cell as it would be typed: days as 2027-05-20, whole numbers without a point.
fn text(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.chars().take(10).collect(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    let one_line: Vec<&str> = text.split(['\r', '\n']).map(str::trim).collect();
    one_line.join(" ").trim().replace('\0', "")
}

/// The rows as text, empty lines included, so that lines are counted as in the sheet.
fn written(rows: &BTreeMap<u32, BTreeMap<u32, String>>) -> Option<String> {
    let width = rows.values().filter_map(|row| row.keys().last()).max()? + 1;
    let mut text = String::new();
    for line in 0..=*rows.keys().last()? {
        if let Some(row) = rows.get(&line) {
            let cells = (0..width).map(|column| row.get(&column).map_or("", String::as_str));
            text.push_str(&super::written::line(cells));
        }
        text.push('\n');
    }
    Some(text)
}
