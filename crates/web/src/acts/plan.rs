//! The plan: writing, changing and taking out its lines.

use finance::Won;
use finance::budget::Codes;
use process::Act;
use process::act::Target;
use process::id::BudgetLineId;
use process::plan::{self, FundingSource, LineForm, PlanStanding};
use serde_json::json;
use store::{Agreement, BudgetLine, Cycle, District, Tx};

use super::{By, NotDone, district, not_found};

/// What the decisions need to know of the agreement of a year.
pub fn standing(latest: Option<&Agreement>) -> PlanStanding {
    PlanStanding {
        first_signed_at: latest.and_then(Agreement::first_signed_at),
        revised: latest.is_some_and(|agreement| agreement.number > 1),
    }
}

/// The district and the year whose plan is written, for whoever may write it.
fn open(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
) -> Result<(District, Cycle, Vec<BudgetLine>), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::PlanWrite, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    let latest = store::agreement_latest(tx, cycle.id)?;
    plan::write(standing(latest.as_ref()))?;
    let lines = store::budget_lines(tx, cycle.id)?;
    Ok((district, cycle, lines))
}

/// What the lines give, without one of them.
fn amounts(
    lines: &[BudgetLine],
    without: Option<BudgetLineId>,
) -> Result<Vec<(FundingSource, Won)>, NotDone> {
    let kept = lines.iter().filter(|line| Some(line.id) != without);
    kept.map(|line| Ok((line.source, line.planned()?)))
        .collect()
}

/// Adds a line.
///
/// # Errors
/// Refuses who may not, and once the plan is signed; names the faulty fields.
pub fn add(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    year: i64,
    form: &LineForm,
) -> Result<BudgetLineId, NotDone> {
    let (district, cycle, lines) = open(tx, by, slug, year)?;
    let text = form.check(by.rules.limits, Codes::of(year))?;
    let mut all = amounts(&lines, None)?;
    all.push((text.source, text.amount));
    plan::within_budget(all, cycle.budget)?;
    let id = store::budget_line_add(tx, (district.id, cycle.id), &text, by.now)?;
    audit(tx, by, id, "add", text.amount)?;
    Ok(id)
}

/// Changes a line.
///
/// # Errors
/// As [`add`]; a line of another year is not found.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, id): (i64, BudgetLineId),
    form: &LineForm,
) -> Result<(), NotDone> {
    let (_, cycle, lines) = open(tx, by, slug, year)?;
    lines
        .iter()
        .find(|line| line.id == id)
        .ok_or_else(not_found)?;
    let text = form.check(by.rules.limits, Codes::of(year))?;
    let mut all = amounts(&lines, Some(id))?;
    all.push((text.source, text.amount));
    plan::within_budget(all, cycle.budget)?;
    store::budget_line_edit(tx, id, &text)?;
    audit(tx, by, id, "edit", text.amount)
}

/// Takes a line out.
///
/// # Errors
/// As [`add`]; a line of another year is not found.
pub fn remove(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, id): (i64, BudgetLineId),
) -> Result<(), NotDone> {
    let (_, _, lines) = open(tx, by, slug, year)?;
    let line = lines
        .iter()
        .find(|line| line.id == id)
        .ok_or_else(not_found)?;
    store::budget_line_remove(tx, id, by.now)?;
    audit(tx, by, id, "remove", line.planned()?)
}

fn audit(
    tx: &mut Tx<'_>,
    by: &By,
    id: BudgetLineId,
    step: &str,
    amount: Won,
) -> Result<(), NotDone> {
    let detail = json!({ "step": step, "amount": amount });
    let subject = format_args!("budget-line/{id}");
    Ok(by.audit(tx, Act::PlanWrite, subject, &detail)?)
}
