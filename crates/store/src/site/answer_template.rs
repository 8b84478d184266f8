//! Answers that a district gives often.

use jiff::Timestamp;
use process::id::{AnswerTemplateId, DistrictId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

statements! {
    ADD = "INSERT INTO answer_template (id, district_id, title, body, made_by, at) \
           VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT id, title, body FROM answer_template \
            WHERE district_id = $1 AND ended_at IS NULL ORDER BY id LIMIT 100";
    END = "UPDATE answer_template SET ended_at = $3 \
           WHERE id = $1 AND district_id = $2 AND ended_at IS NULL";
}

/// An answer that a district gives often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerTemplate {
    /// Its id.
    pub id: AnswerTemplateId,
    /// What it is for.
    pub title: String,
    /// The text, with places for what differs.
    pub body: String,
}

/// Adds a template; nobody made those that a new district begins with.
///
/// # Errors
/// When the store fails.
pub fn answer_template_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (title, body): (&str, &str),
    made_by: Option<PersonId>,
    now: Timestamp,
) -> Result<AnswerTemplateId, StoreError> {
    let id = AnswerTemplateId(tx.next_id(now));
    tx.execute(ADD, values![id, district, title, body, made_by, now])?;
    Ok(id)
}

/// The templates of a district, the first made first; at most a hundred.
///
/// # Errors
/// When the store fails.
pub fn answer_templates(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<AnswerTemplate>, StoreError> {
    tx.rows(LIST, values![district], |row| {
        Ok(AnswerTemplate {
            id: row.get(0)?,
            title: row.get(1)?,
            body: row.get(2)?,
        })
    })
}

/// Takes a template out of the list; `false` when it is not in it.
///
/// # Errors
/// When the store fails.
pub fn answer_template_end(
    tx: &mut Tx<'_>,
    id: AnswerTemplateId,
    district: DistrictId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(tx.execute(END, values![id, district, now])? == 1)
}
