//! Outcome reports (성과보고) of projects. What was published stays as a version.

use jiff::Timestamp;
use jiff::civil::Date;
use process::category::Category;
use process::id::{CycleId, DistrictId, OutcomeReportId, PersonId, ProjectId};
use process::outcome_report::OutcomeText;
use process::role::Role;

use super::project::Project;
use super::search;
use crate::error::StoreError;
use crate::tx::{Engine, Tx, statements};
use crate::value::Row;
use crate::values;

/// The columns that [`report`] expects.
macro_rules! reports {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.district_id, r.cycle_id, r.project_id, p.detailed_project, \
             c.fiscal_year, r.published FROM outcome_report r \
             JOIN project p ON p.id = r.project_id JOIN cycle c ON c.id = r.cycle_id ",
            $rest
        )
    };
}

/// The columns that [`found`] expects, of what is published.
macro_rules! catalogue {
    ($condition:literal) => {
        concat!(
            "SELECT r.id, r.district_id, d.slug, d.name_ko, d.name_en, p.detailed_project, \
             c.fiscal_year, r.category, v.done, v.to_repeat, v.to_avoid, v.published_at \
             FROM outcome_report r JOIN outcome_report_version v \
             ON v.report_id = r.id AND v.number = r.published \
             JOIN project p ON p.id = r.project_id JOIN cycle c ON c.id = r.cycle_id \
             JOIN district d ON d.id = r.district_id WHERE r.published > 0 AND r.id < $1 \
             AND (r.district_id = $2 OR CAST($2 AS BIGINT) = 0) \
             AND (r.category = $3 OR CAST($3 AS TEXT) = '') ",
            $condition,
            " ORDER BY r.id DESC LIMIT $4"
        )
    };
}

statements! {
    ADD = "INSERT INTO outcome_report (id, district_id, cycle_id, project_id, published, \
           category) VALUES ($1, $2, $3, $4, 0, '')";
    GET = reports!("WHERE r.id = $1");
    OF_PROJECT = reports!("WHERE r.project_id = $1");
    OF_CYCLE = reports!("WHERE r.cycle_id = $1 ORDER BY r.id");
    PUBLISHED = "UPDATE outcome_report SET published = $2, category = $3 WHERE id = $1";
    VERSION_ADD = "INSERT INTO outcome_report_version (report_id, number, category, intended, \
                   done, evidence, links, judged_by, judged_on, judgement, agree, disagree, \
                   to_repeat, to_avoid, reason, written_by, written_as, written_at, published_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
                   $16, $17, $18, $19)";
    DRAFT_SET = "UPDATE outcome_report_version SET category = $3, intended = $4, done = $5, \
                 evidence = $6, links = $7, judged_by = $8, judged_on = $9, judgement = $10, \
                 agree = $11, disagree = $12, to_repeat = $13, to_avoid = $14, reason = $15, \
                 written_by = $16, written_as = $17, written_at = $18, published_at = $19 \
                 WHERE report_id = $1 AND number = $2 AND published_at IS NULL";
    VERSIONS = "SELECT number, category, intended, done, evidence, links, judged_by, judged_on, \
                judgement, agree, disagree, to_repeat, to_avoid, reason, written_as, written_at, \
                published_at FROM outcome_report_version WHERE report_id = $1 \
                ORDER BY number DESC LIMIT 100";
    LIST = catalogue!("");
}

/// Search in what is published, on SQLite.
pub(crate) const FOUND_SQLITE: &str =
    catalogue!("AND r.id IN (SELECT rowid FROM search WHERE search MATCH $5)");
/// The same on PostgreSQL.
pub(crate) const FOUND_POSTGRES: &str = catalogue!(
    "AND r.id IN (SELECT s.id FROM search s \
     WHERE s.words @@ CAST(CAST($5 AS TEXT) AS tsquery))"
);

/// A report of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeReport {
    /// Its id.
    pub id: OutcomeReportId,
    /// The district.
    pub district: DistrictId,
    /// The round of its project.
    pub cycle: CycleId,
    /// Its project.
    pub project: ProjectId,
    /// What the project is called.
    pub name: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The number of the version that everybody reads; 0 before there is one.
    pub published: i64,
}

/// A version of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeVersion {
    /// Counted from 1.
    pub number: i64,
    /// What it says.
    pub text: OutcomeText,
    /// The role in which it was written.
    pub written_as: Role,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was published; not while it is a draft.
    pub published_at: Option<Timestamp>,
}

/// A published report as it stands in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeFound {
    /// Its id.
    pub id: OutcomeReportId,
    /// The district.
    pub district: DistrictId,
    /// The district's part of an address.
    pub slug: String,
    /// The district's names, Korean and English.
    pub names: (String, String),
    /// What the project is called.
    pub name: String,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// The field of life.
    pub category: Category,
    /// What was done.
    pub done: String,
    /// What to repeat.
    pub repeat: String,
    /// What not to do again.
    pub avoid: String,
    /// When its present version was published.
    pub published_at: Timestamp,
}

/// What of the catalogue to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutcomeFilter {
    /// Words that it holds; empty for all.
    pub words: String,
    /// Only one district.
    pub district: Option<DistrictId>,
    /// Only one field.
    pub category: Option<Category>,
    /// The last report of the page before.
    pub before: Option<OutcomeReportId>,
    /// The largest number of rows.
    pub limit: i64,
}

/// Begins the report of a project.
///
/// # Errors
/// [`StoreError::Exists`] when the project has one.
pub fn outcome_report_add(
    tx: &mut Tx<'_>,
    project: &Project,
    now: Timestamp,
) -> Result<OutcomeReportId, StoreError> {
    let id = OutcomeReportId(tx.next_id(now));
    tx.execute(
        ADD,
        values![id, project.district, project.cycle, project.id],
    )?;
    Ok(id)
}

/// The report with this id.
///
/// # Errors
/// When the store fails.
pub fn outcome_report_get(
    tx: &mut Tx<'_>,
    id: OutcomeReportId,
) -> Result<Option<OutcomeReport>, StoreError> {
    tx.row(GET, values![id], report)
}

/// The report of a project, once it was begun.
///
/// # Errors
/// When the store fails.
pub fn outcome_report_of(
    tx: &mut Tx<'_>,
    project: ProjectId,
) -> Result<Option<OutcomeReport>, StoreError> {
    tx.row(OF_PROJECT, values![project], report)
}

/// The reports of a round, those that are not published too.
///
/// # Errors
/// When the store fails.
pub fn outcome_reports_of(
    tx: &mut Tx<'_>,
    cycle: CycleId,
) -> Result<Vec<OutcomeReport>, StoreError> {
    tx.rows(OF_CYCLE, values![cycle], report)
}

/// Keeps a version: the draft anew, or the next one. One with `publishes` is from now on what
/// everybody reads and finds.
///
/// # Errors
/// When the store fails.
pub fn outcome_version_set(
    tx: &mut Tx<'_>,
    report: &OutcomeReport,
    latest: Option<&OutcomeVersion>,
    text: &OutcomeText,
    (by, written_as): (PersonId, Role),
    publishes: bool,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let draft = latest.filter(|latest| latest.published_at.is_none());
    let number = match draft {
        Some(draft) => draft.number,
        None => latest.map_or(1, |latest| latest.number + 1),
    };
    let values = values![
        report.id,
        number,
        text.category,
        &text.intended,
        &text.done,
        &text.evidence,
        text.links.join("\n"),
        text.judged_by,
        text.judged_on,
        &text.judgement,
        text.agree,
        text.disagree,
        &text.repeat,
        &text.avoid,
        &text.reason,
        by,
        written_as,
        now,
        publishes.then_some(now)
    ];
    let sql = if draft.is_some() {
        DRAFT_SET
    } else {
        VERSION_ADD
    };
    tx.execute(sql, values)?;
    if publishes {
        let category = text.category.map_or("", Category::as_str);
        tx.execute(PUBLISHED, values![report.id, number, category])?;
        let found_by = [
            report.name.as_str(),
            &text.intended,
            &text.done,
            &text.repeat,
            &text.avoid,
        ];
        search::put(tx, report.id.0, found_by)?;
    }
    Ok(number)
}

/// The versions of a report, the latest first.
///
/// # Errors
/// When the store fails.
pub fn outcome_versions(
    tx: &mut Tx<'_>,
    report: OutcomeReportId,
) -> Result<Vec<OutcomeVersion>, StoreError> {
    tx.rows(VERSIONS, values![report], version)
}

/// A page of the catalogue, the newest first. Words without a letter or digit find nothing.
///
/// # Errors
/// When the store fails.
pub fn outcome_catalogue(
    tx: &mut Tx<'_>,
    filter: &OutcomeFilter,
) -> Result<Vec<OutcomeFound>, StoreError> {
    let mut values = values![
        filter.before.map_or(i64::MAX, |id| id.0),
        filter.district.map_or(0, |id| id.0),
        filter.category.map_or("", Category::as_str),
        filter.limit
    ]
    .to_vec();
    if filter.words.trim().is_empty() {
        return tx.rows(LIST, &values, found);
    }
    let Some(query) = search::query(tx.engine(), &filter.words) else {
        return Ok(Vec::new());
    };
    values.push(query.into());
    let sql = match tx.engine() {
        Engine::Sqlite => FOUND_SQLITE,
        Engine::Postgres => FOUND_POSTGRES,
    };
    tx.rows(sql, &values, found)
}

fn report(row: &Row<'_>) -> Result<OutcomeReport, StoreError> {
    Ok(OutcomeReport {
        id: row.get(0)?,
        district: row.get(1)?,
        cycle: row.get(2)?,
        project: row.get(3)?,
        name: row.get(4)?,
        fiscal_year: row.get(5)?,
        published: row.get(6)?,
    })
}

fn version(row: &Row<'_>) -> Result<OutcomeVersion, StoreError> {
    let links: String = row.get(5)?;
    Ok(OutcomeVersion {
        number: row.get(0)?,
        text: OutcomeText {
            category: row.get(1)?,
            intended: row.get(2)?,
            done: row.get(3)?,
            evidence: row.get(4)?,
            links: links.lines().map(str::to_owned).collect(),
            judged_by: row.get(6)?,
            judged_on: row.get::<Option<Date>>(7)?,
            judgement: row.get(8)?,
            agree: row.get(9)?,
            disagree: row.get(10)?,
            repeat: row.get(11)?,
            avoid: row.get(12)?,
            reason: row.get(13)?,
        },
        written_as: row.get(14)?,
        written_at: row.get(15)?,
        published_at: row.get(16)?,
    })
}

fn found(row: &Row<'_>) -> Result<OutcomeFound, StoreError> {
    Ok(OutcomeFound {
        id: row.get(0)?,
        district: row.get(1)?,
        slug: row.get(2)?,
        names: (row.get(3)?, row.get(4)?),
        name: row.get(5)?,
        fiscal_year: row.get(6)?,
        category: row.get(7)?,
        done: row.get(8)?,
        repeat: row.get(9)?,
        avoid: row.get(10)?,
        published_at: row.get(11)?,
    })
}
