//! Attendance (참석): how many of which kind, and how many could have resolved.

use jiff::Timestamp;
use jiff::civil::Date;
use process::id::{BodyId, DistrictId, MeetingId};
use process::meeting::Attendance;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    CLEAR = "DELETE FROM attendance WHERE meeting_id = $1";
    ADD = "INSERT INTO attendance (meeting_id, kind, people, note) VALUES ($1, $2, $3, $4)";
    OF_MEETING = "SELECT kind, people, note FROM attendance WHERE meeting_id = $1";
    MEMBERS_OF_BODY = "SELECT COUNT(DISTINCT person_id) FROM role_grant WHERE body_id = $1 \
                       AND role IN ('council-member', 'co-chair', 'budget-committee-member') \
                       AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2) \
                       AND (revoked_at IS NULL OR revoked_at > $3)";
    MEMBERS_OF_COUNCIL = "SELECT COUNT(DISTINCT person_id) FROM role_grant WHERE district_id = $1 \
                          AND role IN ('council-member', 'co-chair') \
                          AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2) \
                          AND (revoked_at IS NULL OR revoked_at > $3)";
}

/// Records how many came; what was recorded before is replaced.
///
/// # Errors
/// When the store fails.
pub fn attendance_set(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    rows: &[Attendance],
) -> Result<(), StoreError> {
    tx.execute(CLEAR, values![meeting])?;
    for row in rows {
        tx.execute(ADD, values![meeting, row.kind, row.people, &row.note])?;
    }
    Ok(())
}

/// Who came, by kind in the order of the kinds; empty before attendance was recorded.
///
/// # Errors
/// When the store fails.
pub fn attendance_of(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Attendance>, StoreError> {
    let mut rows = tx.rows(OF_MEETING, values![meeting], |row| {
        Ok(Attendance {
            kind: row.get(0)?,
            people: row.get(1)?,
            note: row.get(2)?,
        })
    })?;
    rows.sort_by_key(|row| row.kind);
    Ok(rows)
}

/// How many members were in office on a day: those of a body by their grants, or without a
/// body the council members and co-chairs of the district. `at` is a moment of that day.
///
/// # Errors
/// When the store fails.
pub fn members_in_office(
    tx: &mut Tx<'_>,
    district: DistrictId,
    body: Option<BodyId>,
    day: Date,
    at: Timestamp,
) -> Result<i64, StoreError> {
    match body {
        Some(body) => tx.number(MEMBERS_OF_BODY, values![body, day, at]),
        None => tx.number(MEMBERS_OF_COUNCIL, values![district, day, at]),
    }
}
