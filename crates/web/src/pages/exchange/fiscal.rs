//! The descriptor of the tables in the manner of the Fiscal Data Package: what each column is
//! in the taxonomy of budgets, so that tools read it without being told.

use serde_json::{Value, json};

use super::grids::{CHANGES, PLAN, SETTLEMENT, SPENDING};
use super::source::Source;

/// The type of a column, and what it is in the taxonomy of budgets, where it has a name.
fn column(name: &str) -> (&'static str, Option<&'static str>) {
    match name {
        "fiscal_year" => ("integer", Some("date:fiscal-year")),
        "line" => ("string", Some("budget-line-id")),
        "policy_program" => ("string", Some("activity:generic:program:label")),
        "unit_program" => ("string", Some("activity:generic:subprogram:label")),
        "detailed_project" => ("string", Some("activity:generic:project:label")),
        "item_code" => (
            "string",
            Some("economic-classification:generic:level1:code"),
        ),
        "item" => (
            "string",
            Some("economic-classification:generic:level1:label"),
        ),
        "stat_code" => (
            "string",
            Some("economic-classification:generic:level2:code"),
        ),
        "stat" => (
            "string",
            Some("economic-classification:generic:level2:label"),
        ),
        "label" => ("string", Some("activity:generic:subproject:label")),
        "source" => ("string", Some("fin-source:generic:code")),
        "paid_on" => ("date", Some("date:generic")),
        "planned_won" | "in_force_won" | "spent_won" | "amount_won" | "changed_won"
        | "carried_won" | "returned_won" | "before_won" | "after_won" => ("integer", Some("value")),
        "units" | "count" | "unit_price_won" | "version" => ("integer", None),
        "proposed_at" | "council_at" | "consulted_at" | "city_at" | "recorded_at" => {
            ("datetime", None)
        }
        "countered" => ("boolean", None),
        _ => ("string", None),
    }
}

/// In which phase of a budget an amount stands, as the taxonomy calls it.
fn phase(name: &str) -> Option<&'static str> {
    match name {
        "planned_won" => Some("proposed"),
        "in_force_won" | "changed_won" => Some("adjusted"),
        "spent_won" | "amount_won" => Some("executed"),
        _ => None,
    }
}

/// The descriptor of a year.
pub(super) fn descriptor(source: &Source, home: &str) -> Value {
    let books = &source.books;
    let (slug, year) = (&books.district.slug, books.cycle.fiscal_year);
    let resource = |name: &str, columns: &[&str]| {
        let fields = columns.iter().map(|column| field(column));
        json!({
            "name": name,
            "profile": "tabular-data-resource",
            "path": format!("{home}/d/{slug}/exchange/{name}.csv?year={year}"),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": { "fields": fields.collect::<Vec<_>>(), "missingValues": [""] },
        })
    };
    let mut resources = vec![
        resource("plan", &PLAN),
        resource("spending", &SPENDING),
        resource("changes", &CHANGES),
    ];
    if source.settlement.is_some() {
        resources.push(resource("settlement", &SETTLEMENT));
    }
    json!({
        "profile": "fiscal-data-package",
        "name": format!("madang-{slug}-{year}"),
        "title": format!("{} {year}", books.district.name_ko),
        "homepage": format!("{home}/d/{slug}/exchange?year={year}"),
        "countryCode": "KR",
        "granularity": "transactional",
        "fiscalPeriod": { "start": format!("{year}-01-01"), "end": format!("{year}-12-31") },
        "resources": resources,
    })
}

fn field(name: &str) -> Value {
    let (kind, meaning) = column(name);
    let mut field = json!({ "name": name, "type": kind });
    if let Some(meaning) = meaning {
        field["columnType"] = json!(meaning);
    }
    if meaning == Some("value") {
        field["currency"] = json!("KRW");
    }
    if let Some(phase) = phase(name) {
        field["phase"] = json!(phase);
    }
    field
}
