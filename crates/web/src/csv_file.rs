//! Files for spreadsheets: rows of texts and amounts, quoted as RFC 4180 says.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use finance::Won;

/// A file with its head, to which rows are added.
#[derive(Debug)]
pub struct CsvFile {
    // Spreadsheets take a file for UTF-8 when it begins with this mark.
    text: String,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words of people or of ours.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
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

impl From<Won> for Cell {
    fn from(won: Won) -> Cell {
        Cell::Number(won.0)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}

impl CsvFile {
    /// A file with the names of its columns.
    pub fn new(head: impl IntoIterator<Item = impl Into<Cell>>) -> CsvFile {
        let mut file = CsvFile {
            text: "\u{feff}".to_owned(),
        };
        file.row(head);
        file
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<Cell>>) {
        let cells = cells.into_iter().map(|cell| written(&cell.into()));
        self.text.push_str(&cells.collect::<Vec<_>>().join(","));
        self.text.push_str("\r\n");
    }

    /// The answer that saves it under a name of plain letters.
    pub fn answer(self, name: &str) -> Response<Body> {
        let mut response = Response::new(Body::from(self.text));
        let headers = response.headers_mut();
        let kind = HeaderValue::from_static("text/csv; charset=utf-8");
        headers.insert(header::CONTENT_TYPE, kind);
        let file = format!("attachment; filename=\"{name}.csv\"");
        if let Ok(value) = HeaderValue::from_str(&file) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        response
    }
}

fn written(cell: &Cell) -> String {
    let text = match cell {
        Cell::Empty => return String::new(),
        Cell::Number(number) => return number.to_string(),
        Cell::Text(text) => text,
    };
    // A spreadsheet would reckon what begins like this; a mark before it makes it a text.
    let reckons = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if reckons {
        format!("'{text}")
    } else {
        text.clone()
    };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_cells_and_are_never_reckoned() {
        let mut file = CsvFile::new(["name", "won"]);
        file.row([Cell::from("길, \"밝은\"\n길"), Cell::from(Won(-5))]);
        file.row([Cell::from("=1+1"), Cell::from(None::<Won>)]);
        assert_eq!(
            file.text,
            "\u{feff}name,won\r\n\"길, \"\"밝은\"\"\n길\",-5\r\n'=1+1,\r\n"
        );
    }
}
