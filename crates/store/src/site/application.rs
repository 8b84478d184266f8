//! Applications to calls. What somebody says of herself stands in a table of its own: staff
//! read it with an access record, and it is destroyed by its date.

use jiff::Timestamp;
use process::id::{ApplicationId, NeighborhoodId, PersonId, RecruitmentId};
use process::recruitment::{ApplicationText, Groups};

use crate::error::StoreError;
use crate::personal::Personal;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`read`] expects.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.recruitment_id, a.person_id, a.token, a.made_at, a.withdrawn_at \
             FROM application a ",
            $rest
        )
    };
}

statements! {
    PUT = "INSERT INTO application (id, recruitment_id, person_id, token, made_at) \
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (recruitment_id, person_id) \
           DO UPDATE SET withdrawn_at = NULL";
    GET = select!("WHERE a.id = $1");
    MINE = select!("WHERE a.recruitment_id = $1 AND a.person_id = $2");
    PAGE = select!("WHERE a.recruitment_id = $1 AND a.withdrawn_at IS NULL AND a.id > $2 \
                    ORDER BY a.id LIMIT $3");
    COUNT = "SELECT COUNT(*) FROM application WHERE recruitment_id = $1 AND withdrawn_at IS NULL";
    TOKENS = "SELECT token FROM application WHERE recruitment_id = $1 AND withdrawn_at IS NULL \
              ORDER BY token LIMIT $2";
    WITHDRAW = "UPDATE application SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL";
    WITHDRAW_OPEN = "UPDATE application SET withdrawn_at = $2 WHERE person_id = $1 \
                     AND withdrawn_at IS NULL AND recruitment_id IN (SELECT id FROM recruitment \
                     WHERE settled_at IS NULL AND closes_at > $2)";
    DATA_PUT = "INSERT INTO application_data (application_id, generation, category, \
                neighborhood_id, gender, motivation, conflict, changed_at) \
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (application_id) DO UPDATE \
                SET generation = excluded.generation, category = excluded.category, \
                neighborhood_id = excluded.neighborhood_id, gender = excluded.gender, \
                motivation = excluded.motivation, conflict = excluded.conflict, \
                changed_at = excluded.changed_at";
    DATA = "SELECT generation, category, neighborhood_id, gender, motivation, conflict \
            FROM application_data WHERE application_id = $1";
    DATA_REMOVE = "DELETE FROM application_data WHERE application_id = $1";
    FORGET_OPEN = "DELETE FROM application_data WHERE application_id IN (SELECT a.id \
                   FROM application a WHERE a.person_id = $1 AND a.withdrawn_at IS NOT NULL)";
    FORGET_WORDS = "UPDATE application_data SET motivation = '', conflict = '' \
                    WHERE application_id IN (SELECT id FROM application WHERE person_id = $1)";
    GROUPS = "SELECT a.id, a.token, a.person_id, d.generation, d.category, d.neighborhood_id, \
              d.gender FROM application a JOIN application_data d ON d.application_id = a.id \
              WHERE a.recruitment_id = $1 AND a.withdrawn_at IS NULL ORDER BY a.token LIMIT $2";
}

/// An application without what was said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// Its id.
    pub id: ApplicationId,
    /// The call.
    pub recruitment: RecruitmentId,
    /// Who applied.
    pub person: PersonId,
    /// What stands for it in public.
    pub token: String,
    /// When it was first made.
    pub made_at: Timestamp,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
}

/// What somebody said of herself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationData {
    /// Her groups.
    pub groups: Groups,
    /// Why she would like a seat.
    pub motivation: Personal,
    /// Her conflicts of interest; empty for none.
    pub conflict: Personal,
}

/// An application with the groups that a draw needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// The application.
    pub id: ApplicationId,
    /// What stands for it in public.
    pub token: String,
    /// Who applied.
    pub person: PersonId,
    /// Her groups.
    pub groups: Groups,
}

/// Makes an application, or opens one again that was taken back.
///
/// # Errors
/// When the store fails.
pub fn application_put(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    person: PersonId,
    token: &str,
    now: Timestamp,
) -> Result<Application, StoreError> {
    let id = ApplicationId(tx.next_id(now));
    tx.execute(PUT, values![id, recruitment, person, token, now])?;
    let found = application_of(tx, recruitment, person)?;
    found.ok_or_else(|| StoreError::Data("an application that was written".into()))
}

/// Keeps what somebody says of herself; what stood there before is replaced.
///
/// # Errors
/// When the store fails.
pub fn application_data_put(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    text: &ApplicationText,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Groups {
        generation,
        category,
        neighborhood,
        gender,
    } = text.groups;
    let (motivation, conflict) = (&text.motivation, &text.conflict);
    let values = values![
        id,
        generation,
        category,
        neighborhood,
        gender,
        motivation,
        conflict,
        now
    ];
    tx.execute(DATA_PUT, values).map(drop)
}

/// The application with this id, taken back or not.
///
/// # Errors
/// When the store fails.
pub fn application_get(
    tx: &mut Tx<'_>,
    id: ApplicationId,
) -> Result<Option<Application>, StoreError> {
    tx.row(GET, values![id], read)
}

/// The application of a person to a call, taken back or not.
///
/// # Errors
/// When the store fails.
pub fn application_of(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    person: PersonId,
) -> Result<Option<Application>, StoreError> {
    tx.row(MINE, values![recruitment, person], read)
}

/// A page of the applications to a call that stand, the oldest first; `after` is the last of the
/// page before.
///
/// # Errors
/// When the store fails.
pub fn application_page(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    after: Option<ApplicationId>,
    limit: i64,
) -> Result<Vec<Application>, StoreError> {
    let after = after.unwrap_or(ApplicationId(0));
    tx.rows(PAGE, values![recruitment, after, limit], read)
}

/// How many applications to a call stand.
///
/// # Errors
/// When the store fails.
pub fn application_count(tx: &mut Tx<'_>, recruitment: RecruitmentId) -> Result<i64, StoreError> {
    tx.number(COUNT, values![recruitment])
}

/// The tokens of the applications that stand, rising.
///
/// # Errors
/// When the store fails.
pub fn application_tokens(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    let mut tokens = tx.rows(TOKENS, values![recruitment, limit], |row| row.get(0))?;
    // The databases order texts each in its own way.
    tokens.sort_unstable();
    Ok(tokens)
}

/// What somebody said of herself; `None` once it was destroyed.
///
/// # Errors
/// When the store fails.
pub fn application_data(
    tx: &mut Tx<'_>,
    id: ApplicationId,
) -> Result<Option<ApplicationData>, StoreError> {
    tx.row(DATA, values![id], |row| {
        Ok(ApplicationData {
            groups: groups(row, 0)?,
            motivation: row.get(4)?,
            conflict: row.get(5)?,
        })
    })
}

/// The applications to a call that stand, with their groups, in the order of their tokens.
///
/// # Errors
/// When the store fails.
pub fn applicants(
    tx: &mut Tx<'_>,
    recruitment: RecruitmentId,
    limit: i64,
) -> Result<Vec<Applicant>, StoreError> {
    let mut found = tx.rows(GROUPS, values![recruitment, limit], |row| {
        Ok(Applicant {
            id: row.get(0)?,
            token: row.get(1)?,
            person: row.get(2)?,
            groups: groups(row, 3)?,
        })
    })?;
    found.sort_by(|a, b| a.token.cmp(&b.token));
    Ok(found)
}

/// Takes an application back and destroys what was said in it; `false` when it was taken back
/// before.
///
/// # Errors
/// When the store fails.
pub fn application_withdraw(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    tx.execute(DATA_REMOVE, values![id])?;
    Ok(tx.execute(WITHDRAW, values![id, now])? == 1)
}

/// Forgets what somebody who closes her account said. Where a call still takes applications hers
/// is taken back; in a list that is closed her token stays, so that the list stays as it was
/// published.
///
/// # Errors
/// When the store fails.
pub fn applications_forget_person(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(WITHDRAW_OPEN, values![person, now])?;
    tx.execute(FORGET_OPEN, values![person])?;
    tx.execute(FORGET_WORDS, values![person]).map(drop)
}

fn groups(row: &Row<'_>, at: usize) -> Result<Groups, StoreError> {
    Ok(Groups {
        generation: row.get(at)?,
        category: row.get(at + 1)?,
        neighborhood: row.get::<Option<NeighborhoodId>>(at + 2)?,
        gender: row.get(at + 3)?,
    })
}

fn read(row: &Row<'_>) -> Result<Application, StoreError> {
    Ok(Application {
        id: row.get(0)?,
        recruitment: row.get(1)?,
        person: row.get(2)?,
        token: row.get(3)?,
        made_at: row.get(4)?,
        withdrawn_at: row.get(5)?,
    })
}
