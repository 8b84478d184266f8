//! Diversions (전용) that came into force in a time, for the report to the assembly.

use finance::Won;
use jiff::Timestamp;
use jiff::civil::Date;
use process::diversion_report::Quarter;
use process::id::{BudgetChangeId, DistrictId, DiversionReportId, PersonId};

use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// A change that was approved as a diversion in a time.
macro_rules! diverted {
    () => {
        "c.district_id = $1 AND c.state = 'in-force' AND c.verdict = 'city-diversion' \
         AND c.city_at >= $2 AND c.city_at < $3"
    };
}

statements! {
    REPORT_ADD = "INSERT INTO diversion_report (id, district_id, quarter, from_at, until_at, \
                  reported_on, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    REPORTED = "SELECT reported_on FROM diversion_report WHERE district_id = $1 AND quarter = $2 \
                ORDER BY id DESC LIMIT 1";
    LIST = concat!(
        "SELECT c.id, c.title, c.reason, c.council_at, c.consulted_at, c.city_at, c.city_reason \
         FROM budget_change c WHERE ", diverted!(), " ORDER BY c.city_at, c.id LIMIT $4"
    );
    LINES = concat!(
        "SELECT c.id, b.policy_program, b.unit_program, b.detailed_project, b.stat_code, b.label, \
         l.before_won, l.after_won \
         FROM budget_change c JOIN budget_change_line l ON l.change_id = c.id \
         JOIN budget_line b ON b.id = l.line_id \
         WHERE c.id IN (SELECT c.id FROM budget_change c WHERE ", diverted!(),
        " ORDER BY c.city_at, c.id LIMIT $4) ORDER BY c.city_at, c.id, b.position, b.id"
    );
}

/// A diversion that came into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diversion {
    /// The change.
    pub id: BudgetChangeId,
    /// What it is called.
    pub title: String,
    /// Why.
    pub reason: String,
    /// When the council decided.
    pub council_at: Option<Timestamp>,
    /// When the city was consulted.
    pub consulted_at: Option<Timestamp>,
    /// When the city approved, and it came into force.
    pub city_at: Option<Timestamp>,
    /// What the city said.
    pub city_reason: String,
    /// What it does to each line.
    pub lines: Vec<DivertedLine>,
}

/// What a diversion does to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DivertedLine {
    /// Where the line stands.
    pub path: finance::budget::Path,
    /// What it is called.
    pub label: String,
    /// What it had.
    pub before: Won,
    /// What it got.
    pub after: Won,
}

impl Diversion {
    /// What left lines for others.
    pub fn moved(&self) -> Won {
        let left = self
            .lines
            .iter()
            .map(|line| line.before.0.saturating_sub(line.after.0));
        Won(left.filter(|won| *won > 0).fold(0, i64::saturating_add))
    }
}

/// Notes on which day the report of a quarter went to the assembly.
///
/// # Errors
/// When the store fails.
pub fn diversion_report_add(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (quarter, day): (Quarter, Date),
    recorded_by: PersonId,
    now: Timestamp,
) -> Result<DiversionReportId, StoreError> {
    let id = DiversionReportId(tx.next_id(now));
    let (from, until) = quarter.moments();
    let values = values![
        id,
        district,
        quarter.name(),
        from,
        until,
        day,
        recorded_by,
        now
    ];
    tx.execute(REPORT_ADD, values)?;
    Ok(id)
}

/// The day on which the report of a quarter went to the assembly.
///
/// # Errors
/// When the store fails.
pub fn diversion_reported(
    tx: &mut Tx<'_>,
    district: DistrictId,
    quarter: Quarter,
) -> Result<Option<Date>, StoreError> {
    tx.row(REPORTED, values![district, quarter.name()], |row| {
        row.get(0)
    })
}

/// The diversions of a district that came into force from a moment until before another, in
/// the order in which they did; always two statements.
///
/// # Errors
/// When the store fails.
pub fn diversions_between(
    tx: &mut Tx<'_>,
    district: DistrictId,
    (from, until): (Timestamp, Timestamp),
    limit: i64,
) -> Result<Vec<Diversion>, StoreError> {
    let mut found = tx.rows(LIST, values![district, from, until, limit], |row| {
        Ok(Diversion {
            id: row.get(0)?,
            title: row.get(1)?,
            reason: row.get(2)?,
            council_at: row.get(3)?,
            consulted_at: row.get(4)?,
            city_at: row.get(5)?,
            city_reason: row.get(6)?,
            lines: Vec::new(),
        })
    })?;
    let lines = tx.rows(LINES, values![district, from, until, limit], |row| {
        let line = DivertedLine {
            path: finance::budget::Path {
                policy_program: row.get(1)?,
                unit_program: row.get(2)?,
                detailed_project: row.get(3)?,
                stat_code: row.get(4)?,
            },
            label: row.get(5)?,
            before: row.get(6)?,
            after: row.get(7)?,
        };
        Ok((row.get::<BudgetChangeId>(0)?, line))
    })?;
    for (id, line) in lines {
        if let Some(change) = found.iter_mut().find(|change| change.id == id) {
            change.lines.push(line);
        }
    }
    Ok(found)
}
