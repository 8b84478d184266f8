//! Noting that the report of the diversions of a quarter went to the assembly.

use process::Act;
use process::act::Target;
use process::diversion_report::{Quarter, Reporting, reported};
use process::id::DiversionReportId;
use serde_json::json;
use store::Tx;

use super::{By, NotDone, district};

/// Notes the day; a later note stands for the earlier ones.
///
/// # Errors
/// Refuses who may not, and while the quarter runs; names a faulty day.
pub fn note(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    quarter: Quarter,
    day: &str,
) -> Result<DiversionReportId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let day = reported(quarter, day, by.today).map_err(|error| match error {
        Reporting::Refused(refusal) => NotDone::from(refusal),
        Reporting::Invalid(invalid) => NotDone::from(invalid),
    })?;
    let id = store::diversion_report_add(tx, district.id, (quarter, day), recorder, by.now)?;
    let detail = json!({ "quarter": quarter.name(), "reported_on": day.to_string() });
    let subject = format_args!("diversion-report/{id}");
    by.audit(tx, Act::SpendingRecord, subject, &detail)?;
    Ok(id)
}
