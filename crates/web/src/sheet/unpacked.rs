//! What a packed file unpacks to, found out before anything else reads it.

use std::io::{Cursor, Read, copy, sink};

use process::refusal::Fault;
use zip::ZipArchive;

/// How many parts a workbook may have; an ordinary one has a dozen.
const PARTS: usize = 500;

/// Unpacks every part into nothing, and stops as soon as there is more than allowed: what a
/// file says of its own size is not believed.
///
/// # Errors
/// When it is no such file, or unpacks to more than `most` bytes.
pub(super) fn within(bytes: &[u8], most: u64) -> Result<(), Fault> {
    let broken = || Fault::new("import-fault-file-broken");
    let packed = || Fault::new("import-fault-file-packed");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if PARTS < archive.len() {
        return Err(packed());
    }
    let mut left = most;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| broken())?;
        let read = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| broken())?;
        left = left.checked_sub(read).ok_or_else(packed)?;
    }
    Ok(())
}
