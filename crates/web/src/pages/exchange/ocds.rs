//! A release package of the Open Contracting Data Standard 1.1.
//!
//! Each detailed project is one contracting process: its budget is `planning.budget`, each line
//! that an agreement gave money to is a contract with that value, and each row of the ledger is
//! a transaction of its line. There is no tender here, so there is none in the file.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};
use store::{BudgetLine, Project};

use super::source::Source;
use crate::error::WebError;
use crate::pages::money::sum;

/// Before the district, year and project in an id. A publisher who registers a prefix of her
/// own with the standard puts it here.
const PREFIX: &str = "ocds-madang";

/// The package of a year.
///
/// # Errors
/// When a sum leaves 64 bits.
pub(super) fn package(source: &Source, home: &str, now: Timestamp) -> Result<Value, WebError> {
    let (slug, year) = (&source.books.district.slug, source.books.cycle.fiscal_year);
    let releases = source
        .projects
        .iter()
        .map(|project| release(source, project));
    let releases: Vec<Value> = releases.collect::<Result<_, _>>()?;
    Ok(json!({
        "uri": format!("{home}/d/{slug}/exchange/ocds.json?year={year}"),
        "version": "1.1",
        "publishedDate": now.to_string(),
        "publisher": { "name": source.books.district.name_ko, "uri": format!("{home}/d/{slug}") },
        "releases": releases,
    }))
}

fn won(amount: finance::Won) -> Value {
    json!({ "amount": amount.0, "currency": "KRW" })
}

/// A day as a moment: its midnight in Seoul.
fn day(day: jiff::civil::Date) -> String {
    format!("{day}T00:00:00+09:00")
}

fn release(source: &Source, project: &Project) -> Result<Value, WebError> {
    let books = &source.books;
    let (slug, year) = (&books.district.slug, books.cycle.fiscal_year);
    let lines = books.lines.iter().zip(&books.amounts);
    let lines: Vec<_> = lines
        .filter(|(line, _)| project.holds(&line.path))
        .collect();
    let held = lines.iter().any(|(line, _)| line.held);
    // Before an agreement only the plan says how much it is.
    let amounts = lines.iter().map(|(line, amounts)| match held {
        true => Ok(amounts.current),
        false => line.planned(),
    });
    let budget = sum(amounts.collect::<Result<Vec<_>, _>>()?)?;
    let mut paid: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    for row in &source.rows {
        let transaction = json!({
            "id": row.id.to_string(),
            "date": day(row.paid_on),
            "value": won(row.amount),
            "payer": { "id": slug, "name": books.district.name_ko },
        });
        paid.entry(row.line).or_default().push(transaction);
    }
    let contracts = lines
        .iter()
        .filter(|(line, _)| line.held)
        .map(|(line, amounts)| {
            let transactions = paid.remove(&line.id).unwrap_or_default();
            contract(line, amounts.current, transactions)
        });
    let contracts: Vec<Value> = contracts.collect();
    let latest = source.rows.iter().map(|row| row.recorded_at);
    let versions = books.versions.iter().map(|version| version.at);
    let date = latest
        .chain(versions)
        .max()
        .unwrap_or(Timestamp::UNIX_EPOCH);
    let tags: &[&str] = match (held, source.rows.is_empty()) {
        (false, _) => &["planning"],
        (true, true) => &["planning", "contract"],
        (true, false) => &["planning", "contract", "implementation"],
    };
    let ocid = format!("{PREFIX}-{slug}-{year}-{}", project.id);
    Ok(json!({
        "ocid": ocid,
        "id": format!("{ocid}-{}", date.as_second()),
        "date": date.to_string(),
        "tag": tags,
        "initiationType": "tender",
        "language": "ko",
        "parties": [{
            "id": slug,
            "name": books.district.name_ko,
            "roles": ["buyer", "payer"],
        }],
        "buyer": { "id": slug, "name": books.district.name_ko },
        "planning": {
            "budget": {
                "project": project.name,
                "projectID": project.id.to_string(),
                "description": format!("{} › {}", project.policy_program, project.unit_program),
                "amount": won(budget),
            },
        },
        "contracts": contracts,
    }))
}

fn contract(line: &BudgetLine, value: finance::Won, transactions: Vec<Value>) -> Value {
    json!({
        "id": line.id.to_string(),
        "awardID": line.id.to_string(),
        "title": line.label,
        "status": "active",
        "value": won(value),
        "implementation": { "transactions": transactions },
    })
}
