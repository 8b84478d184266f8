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
    REMOVE = "DELETE FROM access_need WHERE meeting_id = $1 AND browser = $2";
    OF_MEETING = "SELECT person_id, needs, note FROM access_need WHERE meeting_id = $1 \
                  ORDER BY consented_at, browser LIMIT $2";
    NAMES = "SELECT needs FROM access_need WHERE meeting_id = $1";
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

/// Keeps what somebody needs; what she told before is replaced. `None` takes it back.
///
/// # Errors
/// When the store fails.
pub fn access_need_set(
    tx: &mut Tx<'_>,
    (meeting, browser): (MeetingId, &str),
    person: Option<PersonId>,
    needs: Option<&Needs>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(needs) = needs else {
        return tx.execute(REMOVE, values![meeting, browser]).map(drop);
    };
    let names: Vec<&str> = needs.needs.iter().map(|need| need.as_str()).collect();
    let values = values![meeting, browser, person, names.join(" "), &needs.note, now];
    tx.execute(PUT, values).map(drop)
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
    let told: Vec<String> = tx.rows(NAMES, values![meeting], |row| row.get(0))?;
    let all: Vec<Need> = told.iter().flat_map(|names| named(names)).collect();
    let count = |need: &Need| {
        all.iter()
            .filter(|one| *one == need)
            .map(|_| 1)
            .sum::<i64>()
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
