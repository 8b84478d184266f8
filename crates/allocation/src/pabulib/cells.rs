//! Splitting text into rows of cells: `;` between cells, `"` around them, any line ending.

use std::{borrow::Cow, cell::OnceCell};

/// The longest cell that is read, in bytes.
const MAX_CELL: usize = 1_000_000;
/// The most cells of a row that are read.
const MAX_CELLS: usize = 1_000;

/// One cell, trimmed, with its place.
#[derive(Clone, Debug)]
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    /// The line it starts on, counted from 1.
    pub(super) line: usize,
    line_start: usize,
    start: usize,
    /// Counted once: a long list may be at fault at each of its items.
    column: OnceCell<usize>,
}

impl Cell<'_> {
    /// The character it starts at, counted from 1.
    pub(super) fn column(&self, text: &str) -> usize {
        let count = || text[self.line_start..self.start].chars().count() + 1;
        *self.column.get_or_init(count)
    }

    /// The value, unless it is empty or `None`.
    pub(super) fn value(&self) -> Option<&str> {
        let text = &*self.text;
        (!text.is_empty() && !text.eq_ignore_ascii_case("none")).then_some(text)
    }
}

/// What is wrong with a row as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowFault {
    UnclosedQuote,
    TextAfterQuote,
    CellTooLong,
    TooManyCells,
}

/// One row that is not blank.
#[derive(Default)]
pub(super) struct Row<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    /// The fault and the cell it is in.
    pub(super) fault: Option<(RowFault, usize)>,
}

/// Reads rows one after another.
pub(super) struct Rows<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Rows {
            text,
            at: 0,
            line: 1,
            line_start: 0,
        }
    }

    /// The line that would be read next.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Reads the next row that is not blank into `row`; false at the end.
    pub(super) fn next(&mut self, row: &mut Row<'t>) -> bool {
        while self.at < self.text.len() {
            row.cells.clear();
            row.fault = None;
            while self.cell(row) {}
            if row.fault.is_some() || row.cells.iter().any(|cell| !cell.text.is_empty()) {
                return true;
            }
        }
        false
    }

    /// Reads one cell; false when it was the last of its row.
    fn cell(&mut self, row: &mut Row<'t>) -> bool {
        let (line, line_start, start) = (self.line, self.line_start, self.at);
        let mut fault = None;
        let text = if self.text[start..].starts_with('"') {
            self.quoted(&mut fault)
        } else {
            Cow::Borrowed(self.plain().trim())
        };
        if text.len() > MAX_CELL {
            fault = fault.or(Some(RowFault::CellTooLong));
        }
        if row.cells.len() < MAX_CELLS {
            row.cells.push(Cell {
                text,
                line,
                line_start,
                start,
                column: OnceCell::new(),
            });
        } else {
            fault = fault.or(Some(RowFault::TooManyCells));
        }
        if let Some(fault) = fault {
            row.fault.get_or_insert((fault, row.cells.len() - 1));
        }
        self.separator()
    }

    /// Takes everything up to the next separator.
    fn plain(&mut self) -> &'t str {
        let rest = &self.text[self.at..];
        let length = (rest.bytes())
            .position(|byte| matches!(byte, b';' | b'\n' | b'\r'))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Takes a quoted cell; `""` inside is one quote.
    fn quoted(&mut self, fault: &mut Option<RowFault>) -> Cow<'t, str> {
        let opened = self.line;
        self.at += 1;
        let mut value = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let Some(length) = rest.find('"') else {
                *fault = Some(RowFault::UnclosedQuote);
                self.skip_lines(rest.len());
                return value;
            };
            append(&mut value, &rest[..length]);
            self.skip_lines(length);
            self.at += 1;
            if !self.text[self.at..].starts_with('"') {
                break;
            }
            append(&mut value, "\"");
            self.at += 1;
        }
        // Like common readers: `"a" b` on one line is `a b`. Over lines it hides a lost quote.
        let tail = self.plain();
        if !tail.trim().is_empty() {
            if self.line != opened {
                *fault = Some(RowFault::TextAfterQuote);
            }
            append(&mut value, tail);
        }
        match value {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// Moves on, counting the lines passed.
    fn skip_lines(&mut self, length: usize) {
        let passed = &self.text.as_bytes()[self.at..self.at + length];
        for (index, &byte) in passed.iter().enumerate() {
            let before_newline = passed.get(index + 1) == Some(&b'\n');
            if byte == b'\n' || (byte == b'\r' && !before_newline) {
                self.line += 1;
                self.line_start = self.at + index + 1;
            }
        }
        self.at += length;
    }

    /// Steps over `;` (true) or the end of the line (false).
    fn separator(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let (length, more) = match rest {
            [b';', ..] => (1, true),
            [b'\r', b'\n', ..] => (2, false),
            [_, ..] => (1, false),
            [] => (0, false),
        };
        self.at += length;
        if !more {
            self.line += 1;
            self.line_start = self.at;
        }
        more
    }
}

/// Adds to a value, borrowing as long as it is one piece and keeping no more than is allowed.
fn append<'t>(value: &mut Cow<'t, str>, piece: &'t str) {
    if value.is_empty() {
        *value = Cow::Borrowed(piece);
    } else if !piece.is_empty() && value.len() <= MAX_CELL {
        value.to_mut().push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&[&str]]) {
        let mut rows = Rows::new(text);
        let mut row = Row::default();
        let mut read: Vec<Vec<String>> = Vec::new();
        while rows.next(&mut row) {
            assert_eq!(row.fault, None, "{text:?}");
            read.push(row.cells.iter().map(|cell| cell.text.to_string()).collect());
        }
        assert_eq!(read, expect, "{text:?}");
    }

    #[track_caller]
    fn check_fault(text: &str, expect: RowFault) {
        let mut row = Row::default();
        assert!(Rows::new(text).next(&mut row));
        assert_eq!(row.fault.map(|(fault, _)| fault), Some(expect));
    }

    #[test]
    fn rows_are_split_at_separators_outside_quotes() {
        check("", &[]);
        check("\n \n;;\r\n", &[]);
        check("a;b\nc", &[&["a", "b"], &["c"]]);
        check("a ; b\r\n\r\nc;\r", &[&["a", "b"], &["c", ""]]);
        check("\"a;b\";c", &[&["a;b", "c"]]);
        check("\"\"\"a\"\" b\"", &[&["\"a\" b"]]);
        check("\"a\nb\";c\nd", &[&["a\nb", "c"], &["d"]]);
        check("\"a\" b;c", &[&["a b", "c"]]);
        check("a \"b\" c;\"\"", &[&["a \"b\" c", ""]]);
    }

    #[test]
    fn faulty_rows_are_marked() {
        check_fault("a;\"b\nc;d\n", RowFault::UnclosedQuote);
        check_fault("\"a\nb\"c", RowFault::TextAfterQuote);
        check_fault(&"x".repeat(MAX_CELL + 1), RowFault::CellTooLong);
        check_fault(&";".repeat(5_000_000), RowFault::TooManyCells);
    }

    #[test]
    fn places_count_lines_and_characters() {
        let text = "가나;\"다\r\n라\";x\n\n마;y";
        let mut rows = Rows::new(text);
        let mut row = Row::default();
        assert!(rows.next(&mut row));
        let places: Vec<_> = row.cells.iter().map(|c| (c.line, c.column(text))).collect();
        assert_eq!(places, [(1, 1), (1, 4), (2, 4)]);
        assert!(rows.next(&mut row));
        let places: Vec<_> = row.cells.iter().map(|c| (c.line, c.column(text))).collect();
        assert_eq!(places, [(4, 1), (4, 3)]);
    }
}
