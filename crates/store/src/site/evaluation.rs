//! Schemes, results and objections of the evaluation. What was published is never changed, and
//! nothing here is put in order by what was measured.

pub(crate) mod ground;

use jiff::Timestamp;
use process::evaluation::{Profile, ResidentsText, Scheme, Verdict};
use process::id::{
    DistrictId, EvaluationObjectionId, EvaluationResultId, EvaluationSchemeId, PersonId,
    ResidentsId,
};
use process::role::Role;
use serde_json::json;

use super::document::seal;
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`scheme`] expects.
macro_rules! schemes {
    ($rest:literal) => {
        concat!(
            "SELECT id, scheme, hash, reason, published_at FROM evaluation_scheme ",
            $rest
        )
    };
}

/// The columns that [`result`] expects.
macro_rules! results {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, s.fiscal_year, r.number, r.profile, r.hash, \
             r.objects_until, r.published_at FROM evaluation_result r \
             JOIN evaluation_scheme s ON s.id = r.scheme_id ",
            $rest
        )
    };
}

/// The columns that [`objection`] expects.
macro_rules! objections {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.district_id, o.result_id, r.number, s.fiscal_year, o.objection, \
             o.made_by, o.made_as, o.made_at, o.due_at, o.verdict, o.answer, o.answered_at \
             FROM evaluation_objection o JOIN evaluation_result r ON r.id = o.result_id \
             JOIN evaluation_scheme s ON s.id = r.scheme_id ",
            $rest
        )
    };
}

statements! {
    SCHEME_ADD = "INSERT INTO evaluation_scheme (id, fiscal_year, scheme, hash, reason, \
                  published_by, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SCHEME_OF_YEAR = schemes!("WHERE fiscal_year = $1");
    SCHEMES = schemes!("ORDER BY fiscal_year DESC LIMIT 100");
    RESULT_ADD = "INSERT INTO evaluation_result (id, scheme_id, district_id, number, profile, \
                  hash, objects_until, published_by, published_at) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    RESULTS = results!("WHERE r.district_id = $1 ORDER BY r.id DESC LIMIT 200");
    PUBLISHED = "SELECT r.district_id, s.fiscal_year FROM evaluation_result r \
                 JOIN evaluation_scheme s ON s.id = r.scheme_id WHERE r.number = 1";
    EVALUATED = "SELECT fiscal_year FROM evaluation_scheme WHERE EXISTS (SELECT 1 \
                 FROM evaluation_result r WHERE r.scheme_id = evaluation_scheme.id) \
                 ORDER BY fiscal_year DESC LIMIT 20";
    // In the order in which they were published.
    PROFILES = "SELECT r.district_id, r.profile FROM evaluation_result r \
                WHERE r.scheme_id = $1 AND r.number = (SELECT MAX(o.number) \
                FROM evaluation_result o WHERE o.scheme_id = r.scheme_id \
                AND o.district_id = r.district_id) ORDER BY r.id";
    OBJECTION_ADD = "INSERT INTO evaluation_objection (id, district_id, result_id, objection, \
                     made_by, made_as, made_at, due_at, answer) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')";
    OBJECTION_GET = objections!("WHERE o.id = $1");
    OBJECTIONS = objections!("WHERE o.district_id = $1 ORDER BY o.id DESC LIMIT 200");
    ANSWER = "UPDATE evaluation_objection SET verdict = $2, answer = $3, answered_by = $4, \
              answered_at = $5 WHERE id = $1 AND answered_at IS NULL";
    WAITING = "SELECT district_id, COUNT(*) FROM evaluation_objection \
               WHERE answered_at IS NULL GROUP BY district_id";
    RESIDENTS_ADD = "INSERT INTO residents (id, district_id, counted_on, residents, source, \
                     told_by, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RESIDENTS = "SELECT counted_on, residents, source, told_at FROM residents \
                 WHERE district_id = $1 ORDER BY counted_on DESC, id DESC LIMIT 50";
}

/// A published scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationScheme {
    /// Its id.
    pub id: EvaluationSchemeId,
    /// What it says.
    pub scheme: Scheme,
    /// SHA-256 of its JSON with sorted names and without spaces.
    pub hash: String,
    /// Why these weights and measures.
    pub reason: String,
    /// When it was published.
    pub published_at: Timestamp,
}

/// A version of what was measured of a district in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationResult {
    /// Its id.
    pub id: EvaluationResultId,
    /// The district.
    pub district: DistrictId,
    /// The year.
    pub fiscal_year: i64,
    /// Counted from 1.
    pub number: i64,
    /// The figures.
    pub profile: Profile,
    /// SHA-256 over district, year, number and figures.
    pub hash: String,
    /// The first moment at which nobody can object any more.
    pub objects_until: Timestamp,
    /// When it was published.
    pub published_at: Timestamp,
}

/// An objection with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvaluationObjection {
    /// Its id.
    pub id: EvaluationObjectionId,
    /// The district.
    pub district: DistrictId,
    /// The version that it is about.
    pub result: EvaluationResultId,
    /// The number of that version.
    pub number: i64,
    /// The year.
    pub fiscal_year: i64,
    /// What is wrong.
    pub objection: String,
    /// Who made it; never shown.
    pub made_by: PersonId,
    /// In which role.
    pub made_as: Role,
    /// When.
    pub made_at: Timestamp,
    /// Until when it is answered.
    pub due_at: Timestamp,
    /// What the city answered.
    pub verdict: Option<Verdict>,
    /// Why; empty before.
    pub answer: String,
    /// When.
    pub answered_at: Option<Timestamp>,
}

/// How many people live in a district, as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residents {
    /// The day, the number, and where it comes from.
    pub text: ResidentsText,
    /// When it was told.
    pub told_at: Timestamp,
}

/// Publishes a scheme.
///
/// # Errors
/// [`StoreError::Exists`] when its year has one.
pub fn evaluation_scheme_add(
    tx: &mut Tx<'_>,
    scheme: &Scheme,
    reason: &str,
    published_by: PersonId,
    now: Timestamp,
) -> Result<EvaluationSchemeId, StoreError> {
    let id = EvaluationSchemeId(tx.next_id(now));
    let year = scheme.fiscal_year;
    let hash = seal(scheme)?;
    let text = text(scheme)?;
    tx.execute(
        SCHEME_ADD,
        values![id, year, text, hash, reason, published_by, now],
    )?;
    Ok(id)
}

/// The scheme of a year.
///
/// # Errors
/// When the store fails.
pub fn evaluation_scheme_of(
    tx: &mut Tx<'_>,
    fiscal_year: i64,
) -> Result<Option<EvaluationScheme>, StoreError> {
    tx.row(SCHEME_OF_YEAR, values![fiscal_year], scheme)
}

/// All schemes, the latest year first; at most a hundred.
///
/// # Errors
/// When the store fails.
pub fn evaluation_schemes(tx: &mut Tx<'_>) -> Result<Vec<EvaluationScheme>, StoreError> {
    tx.rows(SCHEMES, &[], scheme)
}

/// SHA-256 over what was measured: who publishes it sends back what she was shown.
///
/// # Errors
/// When it can't be written as JSON.
pub fn evaluation_profile_seal(profile: &Profile) -> Result<String, StoreError> {
    seal(profile)
}

/// Publishes what was measured of a district, as the version with this number.
///
/// # Errors
/// [`StoreError::Exists`] when there is such a version.
pub fn evaluation_result_add(
    tx: &mut Tx<'_>,
    of: (&EvaluationScheme, DistrictId, i64),
    profile: &Profile,
    objects_until: Timestamp,
    published_by: PersonId,
    now: Timestamp,
) -> Result<EvaluationResultId, StoreError> {
    let (scheme, district, number) = of;
    let id = EvaluationResultId(tx.next_id(now));
    let hash = seal(&json!({
        "district": district,
        "fiscal_year": scheme.scheme.fiscal_year,
        "number": number,
        "profile": profile,
    }))?;
    let values = values![
        id,
        scheme.id,
        district,
        number,
        text(profile)?,
        hash,
        objects_until,
        published_by,
        now
    ];
    tx.execute(RESULT_ADD, values)?;
    Ok(id)
}

/// All versions of all years of a district, the latest first; at most two hundred.
///
/// # Errors
/// When the store fails.
pub fn evaluation_results(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<EvaluationResult>, StoreError> {
    tx.rows(RESULTS, values![district], result)
}

/// Which district has results of which year, in no order.
///
/// # Errors
/// When the store fails.
pub fn evaluation_published(tx: &mut Tx<'_>) -> Result<Vec<(DistrictId, i64)>, StoreError> {
    tx.rows(PUBLISHED, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The years of which something was measured, the latest first; at most twenty.
///
/// # Errors
/// When the store fails.
pub fn evaluation_years(tx: &mut Tx<'_>) -> Result<Vec<i64>, StoreError> {
    tx.rows(EVALUATED, &[], |row| row.get(0))
}

/// What holds of each district that was measured by a scheme.
///
/// # Errors
/// When the store fails.
pub fn evaluation_profiles(
    tx: &mut Tx<'_>,
    scheme: EvaluationSchemeId,
) -> Result<Vec<(DistrictId, Profile)>, StoreError> {
    tx.rows(PROFILES, values![scheme], |row| {
        let profile: String = row.get(1)?;
        Ok((row.get(0)?, read_text(&profile)?))
    })
}

/// Keeps an objection to a version.
///
/// # Errors
/// When the store fails.
pub fn evaluation_objection_add(
    tx: &mut Tx<'_>,
    of: &EvaluationResult,
    objection: &str,
    (made_by, made_as): (PersonId, Role),
    due_at: Timestamp,
    now: Timestamp,
) -> Result<EvaluationObjectionId, StoreError> {
    let id = EvaluationObjectionId(tx.next_id(now));
    let values = values![
        id,
        of.district,
        of.id,
        objection,
        made_by,
        made_as,
        now,
        due_at
    ];
    tx.execute(OBJECTION_ADD, values)?;
    Ok(id)
}

/// The objection with this id.
///
/// # Errors
/// When the store fails.
pub fn evaluation_objection_get(
    tx: &mut Tx<'_>,
    id: EvaluationObjectionId,
) -> Result<Option<EvaluationObjection>, StoreError> {
    tx.row(OBJECTION_GET, values![id], objection)
}

/// All objections of a district, the latest first; at most two hundred.
///
/// # Errors
/// When the store fails.
pub fn evaluation_objections(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<EvaluationObjection>, StoreError> {
    tx.rows(OBJECTIONS, values![district], objection)
}

/// Answers an objection; `false` when it was answered before.
///
/// # Errors
/// When the store fails.
pub fn evaluation_objection_answer(
    tx: &mut Tx<'_>,
    id: EvaluationObjectionId,
    (verdict, answer): (Verdict, &str),
    answered_by: PersonId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = values![id, verdict, answer, answered_by, now];
    Ok(tx.execute(ANSWER, values)? == 1)
}

/// How many objections of each district wait for an answer, in no order.
///
/// # Errors
/// When the store fails.
pub fn evaluation_waiting(tx: &mut Tx<'_>) -> Result<Vec<(DistrictId, i64)>, StoreError> {
    tx.rows(WAITING, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps how many people live in a district.
///
/// # Errors
/// When the store fails.
pub fn residents_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    told: &ResidentsText,
    told_by: PersonId,
    now: Timestamp,
) -> Result<ResidentsId, StoreError> {
    let id = ResidentsId(tx.next_id(now));
    let values = values![
        id,
        district,
        told.counted_on,
        told.residents,
        &told.source,
        told_by,
        now
    ];
    tx.execute(RESIDENTS_ADD, values)?;
    Ok(id)
}

/// What was told of the residents of a district: the latest day first, and of a day what was
/// told last.
///
/// # Errors
/// When the store fails.
pub fn residents_of(tx: &mut Tx<'_>, district: DistrictId) -> Result<Vec<Residents>, StoreError> {
    tx.rows(RESIDENTS, values![district], |row| {
        Ok(Residents {
            text: ResidentsText {
                counted_on: row.get(0)?,
                residents: row.get(1)?,
                source: row.get(2)?,
            },
            told_at: row.get(3)?,
        })
    })
}

fn text(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Data(e.to_string()))
}

fn read_text<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Data("an evaluation can't be read".into()))
}

fn scheme(row: &Row<'_>) -> Result<EvaluationScheme, StoreError> {
    Ok(EvaluationScheme {
        id: row.get(0)?,
        scheme: read_text(&row.get::<String>(1)?)?,
        hash: row.get(2)?,
        reason: row.get(3)?,
        published_at: row.get(4)?,
    })
}

fn result(row: &Row<'_>) -> Result<EvaluationResult, StoreError> {
    Ok(EvaluationResult {
        id: row.get(0)?,
        district: row.get(1)?,
        fiscal_year: row.get(2)?,
        number: row.get(3)?,
        profile: read_text(&row.get::<String>(4)?)?,
        hash: row.get(5)?,
        objects_until: row.get(6)?,
        published_at: row.get(7)?,
    })
}

fn objection(row: &Row<'_>) -> Result<EvaluationObjection, StoreError> {
    Ok(EvaluationObjection {
        id: row.get(0)?,
        district: row.get(1)?,
        result: row.get(2)?,
        number: row.get(3)?,
        fiscal_year: row.get(4)?,
        objection: row.get(5)?,
        made_by: row.get(6)?,
        made_as: row.get(7)?,
        made_at: row.get(8)?,
        due_at: row.get(9)?,
        verdict: row.get(10)?,
        answer: row.get(11)?,
        answered_at: row.get(12)?,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_put_in_order_by_what_was_measured() {
        let all = super::STATEMENTS.iter().chain(super::ground::STATEMENTS);
        for (name, sql) in all {
            let order = sql.split("ORDER BY").nth(1).unwrap_or("");
            let keys = order.split("LIMIT").next().unwrap_or("");
            for key in keys.split(',').map(str::trim).filter(|key| !key.is_empty()) {
                let column = key.trim_end_matches(" DESC");
                let plain = ["fiscal_year", "r.id", "o.id", "id", "counted_on"];
                assert!(plain.contains(&column), "{name} is ordered by {column}");
            }
        }
    }

    #[test]
    fn nothing_published_is_changed() {
        for (name, sql) in super::STATEMENTS {
            let fixed = ["evaluation_scheme", "evaluation_result", "residents"];
            let changes = |table: &&str| {
                sql.contains(&format!("UPDATE {table} "))
                    || sql.contains(&format!("DELETE FROM {table}"))
            };
            assert!(!fixed.iter().any(changes), "{name}");
        }
    }
}
