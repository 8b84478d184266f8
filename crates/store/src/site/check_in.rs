//! Checking in at a meeting: numbers by kind, and marks of browsers so that each counts once.

use jiff::Timestamp;
use process::id::MeetingId;
use process::meeting::Attendee;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    CODE = "SELECT check_in_code FROM meeting WHERE id = $1 AND check_in_code IS NOT NULL";
    CODE_SET = "UPDATE meeting SET check_in_code = $2 WHERE id = $1";
    BY_CODE = "SELECT id FROM meeting WHERE check_in_code = $1";
    MARKED = "SELECT kind FROM check_in_mark WHERE meeting_id = $1 AND browser = $2";
    MARK = "INSERT INTO check_in_mark (meeting_id, browser, kind) VALUES ($1, $2, $3) \
            ON CONFLICT (meeting_id, browser) DO UPDATE SET kind = excluded.kind";
    MORE = "INSERT INTO check_in_count (meeting_id, kind, people) VALUES ($1, $2, 1) \
            ON CONFLICT (meeting_id, kind) DO UPDATE SET people = check_in_count.people + 1";
    FEWER = "UPDATE check_in_count SET people = people - 1 WHERE meeting_id = $1 AND kind = $2";
    COUNTS = "SELECT kind, people FROM check_in_count WHERE meeting_id = $1 AND people > 0";
    PRUNE = "DELETE FROM check_in_mark WHERE meeting_id IN \
             (SELECT id FROM meeting WHERE ends_at < $1 OR cancelled_at < $1)";
    PRUNE_CODES = "UPDATE meeting SET check_in_code = NULL WHERE check_in_code IS NOT NULL \
                   AND (ends_at < $1 OR cancelled_at < $1)";
}

/// The code with which one checks in at a meeting; `None` before it was opened.
///
/// # Errors
/// When the store fails.
pub fn check_in_code(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<String>, StoreError> {
    tx.row(CODE, values![meeting], |row| row.get(0))
}

/// Sets the code of a meeting; the one before is dead.
///
/// # Errors
/// When the store fails.
pub fn check_in_code_set(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    code: &str,
) -> Result<(), StoreError> {
    tx.execute(CODE_SET, values![meeting, code]).map(drop)
}

/// The meeting that has this code.
///
/// # Errors
/// When the store fails.
pub fn meeting_by_check_in_code(
    tx: &mut Tx<'_>,
    code: &str,
) -> Result<Option<MeetingId>, StoreError> {
    tx.row(BY_CODE, values![code], |row| row.get(0))
}

/// Counts whoever sits before a browser, once: the same browser again only changes the kind.
/// Answers whether it is new.
///
/// # Errors
/// When the store fails.
pub fn check_in(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    browser: &str,
    kind: Attendee,
) -> Result<bool, StoreError> {
    let before: Option<Attendee> = tx.row(MARKED, values![meeting, browser], |row| row.get(0))?;
    if before == Some(kind) {
        return Ok(false);
    }
    if let Some(before) = before {
        tx.execute(FEWER, values![meeting, before])?;
    }
    tx.execute(MARK, values![meeting, browser, kind])?;
    tx.execute(MORE, values![meeting, kind])?;
    Ok(before.is_none())
}

/// How many checked in, by kind in the order of the kinds.
///
/// # Errors
/// When the store fails.
pub fn check_in_counts(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<Vec<(Attendee, i64)>, StoreError> {
    let mut counts = tx.rows(COUNTS, values![meeting], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    counts.sort_unstable();
    Ok(counts)
}

/// Removes the marks of browsers and the codes of meetings that ended, or were cancelled, before
/// a moment. The numbers stay. Answers how many rows it touched.
///
/// # Errors
/// When the store fails.
pub fn check_in_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    let codes = tx.execute(PRUNE_CODES, values![before])?;
    Ok(codes + tx.execute(PRUNE, values![before])?)
}
