//! The agendas on which a meeting is called.

use jiff::Timestamp;
use process::id::{AgendaId, CycleId, DistrictId, MeetingId};
use process::meeting::PutBy;

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

statements! {
    CLEAR = "DELETE FROM meeting_agenda WHERE meeting_id = $1 \
             AND agenda_id IN (SELECT id FROM agenda WHERE hidden = 0)";
    ADD = "INSERT INTO meeting_agenda (meeting_id, agenda_id, put_by) VALUES ($1, $2, $3)";
    OF_MEETING = "SELECT g.id, g.title, g.department, m.put_by FROM meeting_agenda m \
                  JOIN agenda g ON g.id = m.agenda_id WHERE m.meeting_id = $1 AND g.hidden = 0 \
                  ORDER BY g.id";
    OFFERED = "SELECT id, title, department, NULL FROM agenda WHERE district_id = $1 AND cycle_id = $2 \
               AND hidden = 0 AND state = 'open' ORDER BY id DESC LIMIT $3";
    MEETINGS = "SELECT m.id, m.title, m.starts_at, m.cancelled_at FROM meeting_agenda a \
                JOIN meeting m ON m.id = a.meeting_id WHERE a.agenda_id = $1 \
                ORDER BY m.starts_at DESC, m.id DESC LIMIT $2";
}

/// An agenda as a meeting names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingAgenda {
    /// Its id.
    pub id: AgendaId,
    /// One line that names it.
    pub title: String,
    /// The office that answers for it; may be empty.
    pub department: String,
    /// Who put it on the list of the meeting; nothing where it stands on none.
    pub put_by: Option<PutBy>,
}

/// A meeting as an agenda names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaMeeting {
    /// Its id.
    pub id: MeetingId,
    /// One line that names it.
    pub title: String,
    /// The stated beginning.
    pub starts_at: Timestamp,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
}

/// Sets the agendas of a meeting in place of those that stood there. Hidden ones, which nobody
/// could choose, keep their place.
///
/// # Errors
/// When the store fails.
pub fn meeting_agendas_set(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    agendas: &[(AgendaId, PutBy)],
) -> Result<(), StoreError> {
    tx.execute(CLEAR, values![meeting])?;
    for (agenda, put_by) in agendas {
        tx.execute(ADD, values![meeting, *agenda, *put_by])?;
    }
    Ok(())
}

/// The agendas of a meeting, the first put on the board first. Hidden ones are left out.
///
/// # Errors
/// When the store fails.
pub fn agendas_of_meeting(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
) -> Result<Vec<MeetingAgenda>, StoreError> {
    tx.rows(OF_MEETING, values![meeting], agenda)
}

/// The agendas of a round on which a meeting can be called: what is open and not hidden, the
/// newest first.
///
/// # Errors
/// When the store fails.
pub fn agendas_for_meeting(
    tx: &mut Tx<'_>,
    district: DistrictId,
    cycle: CycleId,
    limit: i64,
) -> Result<Vec<MeetingAgenda>, StoreError> {
    tx.rows(OFFERED, values![district, cycle, limit], agenda)
}

/// The meetings that are called on an agenda, the last to begin first.
///
/// # Errors
/// When the store fails.
pub fn meetings_of_agenda(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    limit: i64,
) -> Result<Vec<AgendaMeeting>, StoreError> {
    tx.rows(MEETINGS, values![agenda, limit], |row| {
        Ok(AgendaMeeting {
            id: row.get(0)?,
            title: row.get(1)?,
            starts_at: row.get(2)?,
            cancelled_at: row.get(3)?,
        })
    })
}

fn agenda(row: &Row<'_>) -> Result<MeetingAgenda, StoreError> {
    Ok(MeetingAgenda {
        id: row.get(0)?,
        title: row.get(1)?,
        department: row.get(2)?,
        put_by: row.get(3)?,
    })
}
