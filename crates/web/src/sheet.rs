//! Tables as files: what offices bring (CSV of any usual encoding, XLSX) becomes one text, and
//! what they take is written as CSV or XLSX.
//!
//! A file is never trusted: its size, what it unpacks to, its sheets, rows and cells are
//! bounded before anything is kept of it. A formula is its last value and never reckoned.

mod text;
mod unpacked;
mod workbook;
mod written;

use process::refusal::Fault;
use process::rules::Limits;

pub use written::{Cell, Grid};

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The table as text with commas between its cells, each row on the line that it has in
    /// the file.
    pub text: String,
    /// Names of other sheets, which were not read.
    pub unread: Vec<String>,
}

/// Reads a file; its kind is told by its bytes.
///
/// # Errors
/// What is wrong with it, and what to do.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, Fault> {
    if limits.import_bytes_max < bytes.len() {
        let most = limits.import_bytes_max / 1_000_000;
        return Err(Fault::new("import-fault-file-large").number("max", most));
    }
    let sheet = match bytes {
        [] => return Err(Fault::new("import-fault-file-empty")),
        [b'P', b'K', ..] => workbook::read(bytes, limits)?,
        // Office files of before 2007, and newer ones with a password.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Fault::new("import-fault-file-old")),
        _ => Sheet {
            text: text::read(bytes)?,
            unread: Vec::new(),
        },
    };
    if limits.import_text_max < sheet.text.len() {
        return Err(Fault::new("import-fault-file-long"));
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests;
