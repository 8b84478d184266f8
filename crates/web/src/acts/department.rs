//! The departments of a district: named, changed and closed.

use process::Invalid;
use process::act::Target;
use process::department::DepartmentsForm;
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{StoreError, Tx};

use super::{By, NotDone, district};

/// Changes and closes departments, and adds new ones. A closed one keeps what it said.
///
/// # Errors
/// Refuses who may not; names the faulty lines.
pub fn change(tx: &mut Tx<'_>, by: &By, slug: &str, form: &DepartmentsForm) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::DistrictChange, Target::district(district.id))?;
    by.consented(tx)?;
    let there = store::department_list(tx, district.id)?;
    let before: Vec<_> = there.into_iter().map(|one| (one.id, one.text)).collect();
    let changes = form.check(by.rules.limits, &before)?;
    // A name of a closed department, or two that change names with each other.
    let taken = |error| match error {
        StoreError::Exists(_) => {
            Invalid::one("departments", Fault::new("fault-department-taken")).into()
        }
        other => NotDone::from(other),
    };
    for id in &changes.closed {
        if store::department_owes(tx, *id)? {
            return Err(Refusal::conflict(Fault::new("refusal-department-owes")).into());
        }
        store::department_close(tx, *id, by.now)?;
    }
    for (id, text) in &changes.changed {
        store::department_change(tx, *id, text).map_err(taken)?;
    }
    for text in &changes.added {
        store::department_add(tx, district.id, text, by.now).map_err(taken)?;
    }
    let detail = json!({
        "step": "departments",
        "changed": changes.changed.len(),
        "closed": changes.closed.len(),
        "added": changes.added.len(),
    });
    district::changed(tx, by, district.id, &detail)
}
