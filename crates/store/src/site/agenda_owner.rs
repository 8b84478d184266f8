//! The office and post that owns an agenda.

use jiff::Timestamp;
use process::id::{AgendaId, DepartmentId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    NAME = "INSERT INTO agenda_owner (id, agenda_id, department_id, post, named_by, at) \
            VALUES ($1, $2, $3, $4, $5, $6)";
    OFFICE = "UPDATE agenda SET department = (SELECT name_ko FROM department WHERE id = $2) \
              WHERE id = $1";
    OF = "SELECT o.department_id, d.name_ko, d.name_en, d.contact, o.post, o.at \
          FROM agenda_owner o JOIN department d ON d.id = o.department_id \
          WHERE o.agenda_id = $1 ORDER BY o.id DESC LIMIT 1";
}

/// Who owns an agenda: an office and a post, never a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaOwner {
    /// The department.
    pub department: DepartmentId,
    /// Its names, Korean and English.
    pub department_names: (String, String),
    /// How its office is reached; may be empty.
    pub contact: String,
    /// The post of the official.
    pub post: String,
    /// Since when.
    pub at: Timestamp,
}

/// Names who owns an agenda; its department is the office that answers for it from now on.
///
/// # Errors
/// When the store fails.
pub fn agenda_owner_name(
    tx: &mut Tx<'_>,
    agenda: AgendaId,
    (department, post): (DepartmentId, &str),
    named_by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = tx.next_id(now);
    tx.execute(NAME, values![id, agenda, department, post, named_by, now])?;
    tx.execute(OFFICE, values![agenda, department]).map(drop)
}

/// Who owns an agenda, when somebody was named.
///
/// # Errors
/// When the store fails.
pub fn agenda_owner(tx: &mut Tx<'_>, agenda: AgendaId) -> Result<Option<AgendaOwner>, StoreError> {
    tx.row(OF, values![agenda], |row| {
        Ok(AgendaOwner {
            department: row.get(0)?,
            department_names: (row.get(1)?, row.get(2)?),
            contact: row.get(3)?,
            post: row.get(4)?,
            at: row.get(5)?,
        })
    })
}
