//! Decisions (의결) of meetings. Each is recorded once and never changed.

use jiff::Timestamp;
use process::id::{DecisionId, DistrictId, MeetingId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.district_id, d.meeting_id, m.title, d.position, d.motion, d.members, \
             d.recused, d.present, d.in_favour, d.against, d.outcome, d.at, d.slot, \
             d.recused_seats \
             FROM decision d JOIN meeting m ON m.id = d.meeting_id ",
            $rest
        )
    };
}

statements! {
    ADD = "INSERT INTO decision (id, district_id, meeting_id, position, motion, members, recused, \
           present, in_favour, against, outcome, at, recorded_by, slot, recused_seats) \
           VALUES ($1, $2, $3, (SELECT COUNT(*) + 1 FROM decision WHERE meeting_id = $3), $4, $5, \
           $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    GET = select!("WHERE d.id = $1");
    OF_MEETING = select!("WHERE d.meeting_id = $1 ORDER BY d.position");
    // A meeting of no body is one of the whole council.
    FOR_CHANGE = select!("WHERE d.district_id = $1 AND d.outcome = 'passed' AND d.at >= $2 AND m.starts_at >= $3 \
                          AND (m.body_id IS NULL OR EXISTS (SELECT 1 FROM body b \
                          WHERE b.id = m.body_id AND b.kind = 'governance-council')) \
                          AND NOT EXISTS (SELECT 1 FROM budget_change c WHERE c.decision_id = d.id) \
                          ORDER BY d.id DESC LIMIT $4");
}

/// A decision as it was recorded. Numbers are people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// Its district.
    pub district: DistrictId,
    /// The meeting that took it, with its title.
    pub meeting: MeetingId,
    /// The title of that meeting.
    pub meeting_title: String,
    /// Counted from 1 within the meeting.
    pub position: i64,
    /// What was put to the vote.
    pub motion: String,
    /// Members in office, without those who had to stay out.
    pub members: i64,
    /// Members who had to stay out.
    pub recused: i64,
    /// Their seats, one a line; empty for those recorded by number alone.
    pub recused_seats: String,
    /// Members present.
    pub present: i64,
    /// Members in favour.
    pub in_favour: i64,
    /// Members against.
    pub against: i64,
    /// Whether it passed.
    pub passed: bool,
    /// When it was recorded.
    pub at: Timestamp,
    /// The part of the timetable in which it was taken, counted from 1; 0 for none.
    pub slot: i64,
}

/// A decision to be recorded.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of `Decision`")]
pub struct NewDecision {
    pub district: DistrictId,
    pub meeting: MeetingId,
    pub motion: String,
    pub members: i64,
    pub recused: i64,
    pub recused_seats: String,
    pub present: i64,
    pub in_favour: i64,
    pub against: i64,
    pub passed: bool,
    pub slot: i64,
    pub recorded_by: PersonId,
}

/// Records a decision; it gets the next number of its meeting.
///
/// # Errors
/// When the store fails.
pub fn decision_add(
    tx: &mut Tx<'_>,
    new: &NewDecision,
    now: Timestamp,
) -> Result<DecisionId, StoreError> {
    let id = DecisionId(tx.next_id(now));
    let outcome = if new.passed { "passed" } else { "rejected" };
    tx.execute(
        ADD,
        values![
            id,
            new.district,
            new.meeting,
            &new.motion,
            new.members,
            new.recused,
            new.present,
            new.in_favour,
            new.against,
            outcome,
            now,
            new.recorded_by,
            new.slot,
            &new.recused_seats
        ],
    )?;
    Ok(id)
}

/// The decision with this id.
///
/// # Errors
/// When the store fails.
pub fn decision_get(tx: &mut Tx<'_>, id: DecisionId) -> Result<Option<Decision>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The decisions of a meeting in their order.
///
/// # Errors
/// When the store fails.
pub fn decisions_of(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Decision>, StoreError> {
    tx.rows(OF_MEETING, values![meeting], read)
}

/// The decisions of the council that passed since a change was proposed, in meetings of that
/// day or later, and that no change rests on yet, the newest first.
///
/// # Errors
/// When the store fails.
pub fn decisions_for_change(
    tx: &mut Tx<'_>,
    (district, proposed_at): (DistrictId, Timestamp),
    limit: i64,
) -> Result<Vec<Decision>, StoreError> {
    let day = korean::seoul_midnight(korean::seoul(proposed_at).date());
    tx.rows(FOR_CHANGE, values![district, proposed_at, day, limit], read)
}

fn read(row: &Row<'_>) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: row.get(0)?,
        district: row.get(1)?,
        meeting: row.get(2)?,
        meeting_title: row.get(3)?,
        position: row.get(4)?,
        motion: row.get(5)?,
        members: row.get(6)?,
        recused: row.get(7)?,
        present: row.get(8)?,
        in_favour: row.get(9)?,
        against: row.get(10)?,
        passed: row.get::<String>(11)? == "passed",
        at: row.get(12)?,
        slot: row.get(13)?,
        recused_seats: row.get(14)?,
    })
}
