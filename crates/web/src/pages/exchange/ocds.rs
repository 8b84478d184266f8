//! A release package of the Open Contracting Data Standard 1.1.
//!
//! Each detailed project is one contracting process: its budget is `planning.budget`, each
//! commitment is an award with its contract, and each payment is a transaction of the contract
//! that it pays. What was paid at once, without a commitment before it, is a contract of its
//! own. There is no tender here, so there is none in the file.

mod contract;

use std::collections::BTreeMap;

use jiff::Timestamp;
use process::id::{BudgetLineId, CommitmentId, SpendingId};
use serde_json::{Value, json};
use store::{Commitment, Project, Spending};

use super::source::Source;
use crate::error::WebError;
use crate::pages::money::sum;
use contract::{Bound, won};

/// Before the district, year and project in an id. A publisher who registers a prefix of her
/// own with the standard puts it here.
const PREFIX: &str = "ocds-madang";

/// The package of a year.
///
/// # Errors
/// When a sum leaves 64 bits.
pub(super) fn package(source: &Source, home: &str, now: Timestamp) -> Result<Value, WebError> {
    let (slug, year) = (&source.books.district.slug, source.books.cycle.fiscal_year);
    let bound = bound(source);
    let releases = source
        .projects
        .iter()
        .map(|project| release(source, &bound, project));
    let releases: Vec<Value> = releases.collect::<Result<_, _>>()?;
    Ok(json!({
        "uri": format!("{home}/d/{slug}/exchange/ocds.json?year={year}"),
        "version": "1.1",
        "publishedDate": now.to_string(),
        "publisher": { "name": source.books.district.name_ko, "uri": format!("{home}/d/{slug}") },
        "releases": releases,
    }))
}

fn release(
    source: &Source,
    of_lines: &BTreeMap<BudgetLineId, Vec<Bound<'_>>>,
    project: &Project,
) -> Result<Value, WebError> {
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
    let bound = lines.iter().filter_map(|(line, _)| of_lines.get(&line.id));
    let bound: Vec<_> = bound.flatten().collect();
    let payer = json!({ "id": slug, "name": books.district.name_ko });
    let (mut awards, mut contracts) = (Vec::new(), Vec::new());
    for one in &bound {
        awards.push(one.award());
        contracts.push(one.contract(&payer)?);
    }
    // An id tells when it was made, so a plan without an agreement has its date too.
    let written = lines.iter().map(|(line, _)| store::made_at(line.id.0));
    let date = written
        .chain(books.versions.iter().map(|version| version.at))
        .chain(bound.iter().filter_map(|one| one.recorded_at()))
        .max()
        .unwrap_or(Timestamp::UNIX_EPOCH);
    let mut tags = vec!["planning"];
    if !bound.is_empty() {
        tags.extend(["award", "contract"]);
    }
    if bound.iter().any(|one| !one.paid.is_empty()) {
        tags.push("implementation");
    }
    let ocid = format!("{PREFIX}-{slug}-{year}-{}", project.id);
    let mut release = json!({
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
        "buyer": payer,
        "planning": {
            "budget": {
                "project": project.name,
                "projectID": project.id.to_string(),
                "description": format!("{} › {}", project.policy_program, project.unit_program),
                "amount": won(budget),
            },
        },
    });
    // The standard has no empty lists.
    if !contracts.is_empty() {
        release["awards"] = Value::from(awards);
        release["contracts"] = Value::from(contracts);
    }
    Ok(release)
}

/// What was bound of each line, in the order of the commitments; after them what was paid at
/// once. The rows are gone through once, however many projects there are.
fn bound(source: &Source) -> BTreeMap<BudgetLineId, Vec<Bound<'_>>> {
    let mut released: BTreeMap<CommitmentId, Vec<&Commitment>> = BTreeMap::new();
    let (mut paid, mut taken_back) = (
        BTreeMap::<CommitmentId, Vec<&Spending>>::new(),
        BTreeMap::<SpendingId, Vec<&Spending>>::new(),
    );
    for row in &source.commitments {
        if let Some(of) = row.counters {
            released.entry(of).or_default().push(row);
        }
    }
    for row in &source.rows {
        match (row.commitment, row.counters) {
            (Some(of), _) => paid.entry(of).or_default().push(row),
            (None, Some(of)) => taken_back.entry(of).or_default().push(row),
            (None, None) => {}
        }
    }
    let committed = source.commitments.iter();
    let committed = committed.filter(|row| row.counters.is_none());
    let mut all = BTreeMap::<BudgetLineId, Vec<Bound<'_>>>::new();
    for row in committed {
        all.entry(row.line).or_default().push(Bound {
            commitment: Some(row),
            released: released.remove(&row.id).unwrap_or_default(),
            paid: paid.remove(&row.id).unwrap_or_default(),
        });
    }
    let at_once = source.rows.iter();
    for row in at_once.filter(|row| row.commitment.is_none() && row.counters.is_none()) {
        let back = taken_back.remove(&row.id).unwrap_or_default();
        all.entry(row.line).or_default().push(Bound {
            commitment: None,
            released: Vec::new(),
            paid: std::iter::once(row).chain(back).collect(),
        });
    }
    all
}
