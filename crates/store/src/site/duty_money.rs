//! What staff owe of the money of a year, in every district where they hold a role.

use finance::Won;
use jiff::Timestamp;
use process::diversion_report::Quarter;
use process::duty::{DutyKind, due};
use process::id::PersonId;
use process::rules::Rules;
use process::settlement::SettledLines;

use super::duty::{Duty, holds};
use crate::error::StoreError;
use crate::tx::{Tx, statements};
use crate::values;

/// How many rows are read at most; far more than any city owes.
const ROWS: i64 = 2_000;

/// For how many years back money is looked for.
const YEARS: i64 = 5;

/// The columns of a row: kind, id, district, title, year, since when it is owed, what the
/// settlement says and what was paid back of it.
macro_rules! owed {
    ($kind:literal, $id:literal, $title:literal, $since:literal, $rest:literal) => {
        owed!($kind, $id, $title, $since, "''", "0", $rest)
    };
    ($kind:literal, $id:literal, $title:literal, $since:literal, $lines:literal, $paid:literal,
     $rest:literal) => {
        concat!(
            "SELECT '",
            $kind,
            "' AS kind, ",
            $id,
            " AS id, d.slug AS slug, d.name_ko AS name_ko, \
             d.name_en AS name_en, ",
            $title,
            " AS title, y.fiscal_year AS year, ",
            $since,
            " AS since, ",
            $lines,
            " AS lines, CAST(",
            $paid,
            " AS BIGINT) AS paid ",
            $rest
        )
    };
}

statements! {
    MONEY = concat!(
        "SELECT w.kind, w.id, w.slug, w.name_ko, w.name_en, w.title, w.year, w.since, w.lines, \
         w.paid FROM (",
        owed!("change-council", "c.id", "c.title", "c.proposed_at",
              "FROM budget_change c JOIN cycle y ON y.id = c.cycle_id \
               JOIN district d ON d.id = c.district_id WHERE c.state = 'proposed' AND "),
        holds!("c.district_id", "g.role = 'secretary'"),
        " UNION ALL ",
        owed!("change-city", "c.id", "c.title", "COALESCE(c.council_at, c.proposed_at)",
              "FROM budget_change c JOIN cycle y ON y.id = c.cycle_id \
               JOIN district d ON d.id = c.district_id \
               WHERE c.state IN ('awaiting-city', 'consulted') AND "),
        holds!("c.district_id", "g.role = 'city-officer'"),
        // A completion waits as long as its time runs and not all have consented.
        " UNION ALL ",
        owed!("completion", "p.id", "p.detailed_project", "m.until",
              "FROM completion m JOIN project p ON p.id = m.project_id \
               JOIN cycle y ON y.id = p.cycle_id JOIN district d ON d.id = y.district_id \
               WHERE m.withdrawn_at IS NULL AND m.until > $3 \
               AND m.id = (SELECT MAX(n.id) FROM completion n WHERE n.project_id = m.project_id) \
               AND EXISTS (SELECT 1 FROM completion_answer a WHERE a.completion_id = m.id \
               AND (a.answer IS NULL OR a.answer <> 'consents')) AND "),
        holds!("y.district_id", "g.role = 'department-official'"),
        " UNION ALL ",
        owed!("settlement", "y.id", "''", "0",
              "FROM cycle y JOIN district d ON d.id = y.district_id \
               WHERE y.fiscal_year >= $4 AND y.fiscal_year < $5 \
               AND EXISTS (SELECT 1 FROM agreement a WHERE a.cycle_id = y.id \
               AND a.district_signed_at IS NOT NULL AND a.city_signed_at IS NOT NULL) \
               AND NOT EXISTS (SELECT 1 FROM settlement s WHERE s.cycle_id = y.id) AND "),
        holds!("y.district_id", "g.role = 'secretary'"),
        " UNION ALL ",
        owed!("settlement-approval", "y.id", "''", "s.drafted_at",
              "FROM settlement s JOIN cycle y ON y.id = s.cycle_id \
               JOIN district d ON d.id = y.district_id WHERE s.approved_at IS NULL \
               AND y.fiscal_year >= $4 AND "),
        holds!("y.district_id", "g.role = 'city-officer'"),
        " UNION ALL ",
        owed!("refund", "y.id", "''", "s.approved_at", "s.lines",
              "COALESCE((SELECT SUM(r.amount_won + r.interest_won) FROM refund r \
               WHERE r.cycle_id = y.id), 0)",
              "FROM settlement s JOIN cycle y ON y.id = s.cycle_id \
               JOIN district d ON d.id = y.district_id WHERE s.approved_at IS NOT NULL \
               AND y.fiscal_year >= $4 AND s.number = (SELECT MAX(n.number) FROM settlement n \
               WHERE n.cycle_id = s.cycle_id AND n.approved_at IS NOT NULL) AND "),
        holds!("y.district_id", "g.role IN ('secretary', 'department-official')"),
        // Once what came into force in a quarter was reported, it is owed no more.
        " UNION ALL ",
        owed!("diversions", "c.id", "''", "c.city_at",
              "FROM budget_change c JOIN cycle y ON y.id = c.cycle_id \
               JOIN district d ON d.id = c.district_id \
               WHERE c.state = 'in-force' AND c.verdict = 'city-diversion' AND c.city_at < $6 \
               AND y.fiscal_year >= $4 AND NOT EXISTS (SELECT 1 FROM diversion_report r \
               WHERE r.district_id = c.district_id AND r.from_at <= c.city_at \
               AND c.city_at < r.until_at) AND "),
        holds!("c.district_id", "g.role IN ('secretary', 'department-official')"),
        " UNION ALL ",
        owed!("objection", "o.id", "''", "o.due_at",
              "FROM evaluation_objection o JOIN evaluation_result e ON e.id = o.result_id \
               JOIN evaluation_scheme y ON y.id = e.scheme_id \
               JOIN district d ON d.id = o.district_id WHERE o.answered_at IS NULL AND "),
        holds!("o.district_id", "g.role = 'city-officer'"),
        ") w ORDER BY w.id LIMIT $7"
    );
}

/// What a person owes of the money of the years today, in all districts where she holds a
/// role: changes that wait for the council or the city, completions that wait for co-owners,
/// settlements, money that goes back, quarterly reports of diversions, and objections to an
/// evaluation. One statement, however many districts there are; in no order.
///
/// # Errors
/// When the store fails.
pub fn duties_of_money(
    tx: &mut Tx<'_>,
    person: PersonId,
    rules: &Rules,
    now: Timestamp,
) -> Result<Vec<Duty>, StoreError> {
    let today = korean::seoul(now).date();
    let year = i64::from(today.year());
    let (quarter_began, _) = Quarter::of(today).moments();
    let values = values![person, today, now, year - YEARS, year, quarter_began, ROWS];
    let found = tx.rows(MONEY, values, |row| {
        let kind: DutyKind = row.get(0)?;
        let (year, since): (i64, Timestamp) = (row.get(6)?, row.get(7)?);
        if kind == DutyKind::Refund {
            let lines: String = row.get(8)?;
            if returned(&lines)? <= row.get::<Won>(9)? {
                return Ok(None);
            }
        }
        let Some(due_at) = due(kind, rules, since, year) else {
            return Ok(None);
        };
        Ok(Some(Duty {
            kind,
            id: row.get(1)?,
            slug: row.get(2)?,
            district_names: (row.get(3)?, row.get(4)?),
            title: row.get(5)?,
            office: String::new(),
            mine: false,
            year: Some(year),
            quarter: (kind == DutyKind::Diversions)
                .then(|| Quarter::of(korean::seoul(since).date())),
            due_at,
        }))
    })?;
    let mut owed: Vec<Duty> = Vec::new();
    for duty in found.into_iter().flatten() {
        // A quarter is reported once, whatever came into force in it.
        let same = |other: &Duty| {
            duty.quarter.is_some() && (&other.slug, other.quarter) == (&duty.slug, duty.quarter)
        };
        if !owed.iter().any(same) {
            owed.push(duty);
        }
    }
    Ok(owed)
}

/// What a settlement returns to the city, with its interest.
fn returned(lines: &str) -> Result<Won, StoreError> {
    let lines: SettledLines =
        serde_json::from_str(lines).map_err(|error| StoreError::Data(error.to_string()))?;
    let city = lines.returned_to_city();
    let all = city.and_then(|city| city.plus(lines.interest));
    all.map_err(|error| StoreError::Data(error.to_string()))
}
