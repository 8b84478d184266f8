//! What people need in order to take part in a meeting. It is restricted: whoever reads it
//! leaves an access record, and it is destroyed soon after the meeting.

use jiff::Timestamp;
use process::id::{MeetingId, PersonId};
use process::meeting::{Need, Needs};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    PUT = "INSERT INTO access_need (meeting_id, browser, person_id, needs, note, consented_at) \
           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (meeting_id, browser) DO UPDATE SET \
           person_id = excluded.person_id, needs = excluded.needs, note = excluded.note, \
           consented_at = excluded.consented_at";
    TOLD = "SELECT COUNT(*) FROM access_need WHERE meeting_id = $1 AND browser = $2";
    TOTAL = "SELECT COUNT(*) FROM access_need WHERE meeting_id = $1";
    REMOVE = "DELETE FROM access_need WHERE meeting_id = $1 AND browser = $2";
    REMOVE_OF_PERSON = "DELETE FROM access_need WHERE person_id = $1";
    OF_MEETING = "SELECT person_id, needs, note FROM access_need WHERE meeting_id = $1 \
                  ORDER BY consented_at, browser LIMIT $2";
    COUNTS = "SELECT needs, COUNT(*) FROM access_need WHERE meeting_id = $1 GROUP BY needs";
    PRUNE = "DELETE FROM access_need WHERE meeting_id IN \
             (SELECT id FROM meeting WHERE ends_at < $1 OR cancelled_at < $1)";
}

/// What one person needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessNeed {
    /// Who told it, if she was signed in.
    pub person: Option<PersonId>,
    /// What it is.
    pub needs: Needs,
}

/// Keeps what somebody needs; what was told under the same mark before is replaced.
///
/// # Errors
/// When the store fails.
pub fn access_need_set(
    tx: &mut Tx<'_>,
    (meeting, browser): (MeetingId, &str),
    person: Option<PersonId>,
    needs: &Needs,
    now: Timestamp,
) -> Result<(), StoreError> {
    let names: Vec<&str> = needs.needs.iter().map(|need| need.as_str()).collect();
    let values = values![meeting, browser, person, names.join(" "), &needs.note, now];
    tx.execute(PUT, values).map(drop)
}

/// Whether somebody told of a need under a mark.
///
/// # Errors
/// When the store fails.
pub fn access_need_told(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    browser: &str,
) -> Result<bool, StoreError> {
    Ok(tx.number(TOLD, values![meeting, browser])? > 0)
}

/// How many people told of a need at a meeting.
///
/// # Errors
/// When the store fails.
pub fn access_need_total(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i64, StoreError> {
    tx.number(TOTAL, values![meeting])
}

/// Destroys what was told under a mark; says whether there was something.
///
/// # Errors
/// When the store fails.
pub fn access_need_remove(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    browser: &str,
) -> Result<bool, StoreError> {
    Ok(tx.execute(REMOVE, values![meeting, browser])? > 0)
}

/// Destroys all that somebody told with her account.
///
/// # Errors
/// When the store fails.
pub fn access_need_remove_all(tx: &mut Tx<'_>, person: PersonId) -> Result<(), StoreError> {
    tx.execute(REMOVE_OF_PERSON, values![person]).map(drop)
}

/// What people need, the first to tell first. Whoever shows it writes access records.
///
/// # Errors
/// When the store fails.
pub fn access_needs_of(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    limit: i64,
) -> Result<Vec<AccessNeed>, StoreError> {
    tx.rows(OF_MEETING, values![meeting, limit], |row| {
        let names: String = row.get(1)?;
        Ok(AccessNeed {
            person: row.get(0)?,
            needs: Needs {
                needs: named(&names),
                note: row.get(2)?,
            },
        })
    })
}

/// How many people need what, in the order of [`Need::ALL`]; nobody's note.
///
/// # Errors
/// When the store fails.
pub fn access_need_counts(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<Vec<(Need, i64)>, StoreError> {
    // One row for each set of needs, of which there are a few however many people tell.
    let told: Vec<(String, i64)> = tx.rows(COUNTS, values![meeting], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let count = |need: &Need| {
        let with = told.iter().filter(|(names, _)| named(names).contains(need));
        with.map(|(_, people)| people).sum::<i64>()
    };
    let counts = Need::ALL.iter().map(|need| (*need, count(need)));
    Ok(counts.filter(|(_, people)| *people > 0).collect())
}

/// Destroys what was told for meetings that ended, or were cancelled, before a moment.
///
/// # Errors
/// When the store fails.
pub fn access_need_prune(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, StoreError> {
    tx.execute(PRUNE, values![before])
}

fn named(names: &str) -> Vec<Need> {
    names.split(' ').flat_map(str::parse).collect()
}
