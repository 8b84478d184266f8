//! What a district wants of its stages, and why one closed without it.

use process::Act;
use process::act::{Target, acting_as};
use process::criterion::{ClosingForm, CriteriaForm, give_reason, needs_reason, wanted_in};
use serde_json::json;
use store::Tx;

use super::{By, NotDone, district, not_found};

/// Sets what a district wants of its stages.
///
/// # Errors
/// Refuses who may not, and names the faulty field.
pub fn set(tx: &mut Tx<'_>, by: &By, slug: &str, form: &CriteriaForm) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::CriteriaSet, Target::district(district.id))?;
    by.consented(tx)?;
    let criteria = form.check(&by.rules)?;
    let before = wanted_in(&by.rules, &store::criteria_of(tx, district.id)?);
    let changed: Vec<_> = criteria
        .iter()
        .filter(|one| !before.contains(one))
        .copied()
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    store::criteria_set(tx, district.id, &changed)?;
    let said = |one: &process::criterion::Criterion| json!({ "field": one.field(), "active": one.active, "bound": one.bound });
    let detail = json!({ "changed": changed.iter().map(said).collect::<Vec<_>>() });
    let subject = format!("district/{}", district.id);
    Ok(by.audit(tx, Act::CriteriaSet, subject, &detail)?)
}

/// Records why a stage of a year closed with criteria unmet, for everybody to read.
///
/// # Errors
/// Refuses who may not, and for a stage that has not closed so; names the faulty fields.
pub fn close(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &ClosingForm,
) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ClosingExplain, Target::district(district.id))?;
    by.consented(tx)?;
    let (kind, reason) = form.check(by.rules.limits)?;
    let cycle = district::year(tx, district.id, fiscal_year, by.now)?;
    let stages = store::stages_of(tx, cycle.id)?;
    let stage = stages.iter().find(|stage| stage.kind == kind);
    let stage = stage.ok_or_else(not_found)?;
    let criteria = wanted_in(&by.rules, &store::criteria_of(tx, district.id)?);
    let there = store::stage_figures(tx, cycle.id, by.now)?;
    give_reason(needs_reason(stage, &criteria, &there, by.now))?;
    let role = acting_as(&by.actor, Act::ClosingExplain, Some(district.id));
    let who = (by.person()?, role);
    store::stage_closing_set(tx, (cycle.id, kind), &reason, who, by.now)?;
    let detail = json!({ "stage": kind.as_str(), "as": role.as_str() });
    Ok(by.audit(
        tx,
        Act::ClosingExplain,
        format!("cycle/{}", cycle.id),
        &detail,
    )?)
}
