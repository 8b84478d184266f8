//! The plan: writing, changing and taking out its lines.

pub mod import;

use std::collections::BTreeMap;

use finance::Won;
use finance::budget::Codes;
use jiff::Timestamp;
use process::Act;
use process::act::Target;
use process::id::{BudgetLineId, CycleId, DistrictId};
use process::plan::{self, FundingSource, LineForm, LineText};
use serde_json::json;
use store::{Agreement, BudgetLine, Cycle, District, Tx};

use super::{By, NotDone, budget_change, district, not_found};

/// The plan of a year as writing it finds it.
struct Open {
    district: District,
    cycle: Cycle,
    lines: Vec<BudgetLine>,
    /// What each line would get once the latest version of the agreement is signed.
    amounts: Vec<Won>,
    first_signed_at: Option<Timestamp>,
}

impl Open {
    /// The line with this id, when it may be changed or taken out.
    fn line(&self, id: BudgetLineId) -> Result<&BudgetLine, NotDone> {
        let line = self.lines.iter().find(|line| line.id == id);
        let line = line.ok_or_else(not_found)?;
        plan::rewrite(self.first_signed_at, line.held)?;
        Ok(line)
    }

    /// Holds what the lines would get against the budget, with a line that is added, or put
    /// in the place of `instead`.
    fn with(
        &self,
        instead: Option<BudgetLineId>,
        added: (FundingSource, Won),
    ) -> Result<(), NotDone> {
        let lines = self.lines.iter().zip(&self.amounts);
        let kept = lines.filter(|(line, _)| Some(line.id) != instead);
        let all = kept.map(|(line, won)| (line.source, *won));
        plan::within_budget("unit_price", all.chain([added]), self.cycle.budget)?;
        Ok(())
    }
}

/// What each line would get once the latest version of the agreement is signed: lines that a
/// version holds what the draft gives them, else what they have; all others what is reckoned.
///
/// # Errors
/// When the store fails.
pub fn to_be_signed(
    tx: &mut Tx<'_>,
    cycle: &Cycle,
    lines: &[BudgetLine],
    latest: Option<&Agreement>,
) -> Result<Vec<Won>, NotDone> {
    let current = store::budget_amounts(tx, cycle.id)?;
    let draft = match latest {
        Some(latest) => store::agreement_amounts(tx, latest.id)?,
        None => Vec::new(),
    };
    let draft: BTreeMap<_, _> = draft.into_iter().collect();
    let lines = lines.iter().zip(current);
    let amounts = lines.map(|(line, has)| match draft.get(&line.id) {
        Some(amount) => Ok(*amount),
        None if line.held => Ok(has.current),
        None => Ok(line.planned()?),
    });
    amounts.collect()
}

/// Whether anything is planned for a year at all.
///
/// # Errors
/// After its settlement, and after the last day of carrying out.
pub fn still_open(tx: &mut Tx<'_>, by: &By, cycle: &Cycle) -> Result<(), NotDone> {
    budget_change::open(tx, cycle.id)?;
    let in_force = store::agreement_in_force(tx, cycle.id)?;
    let terms = in_force.as_ref().map(|agreement| &agreement.text.terms);
    Ok(process::agreement::revise(terms, by.today)?)
}

/// The plan of a year, for whoever may write it.
fn open(tx: &mut Tx<'_>, by: &By, slug: &str, year: i64) -> Result<Open, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::PlanWrite, Target::district(district.id))?;
    by.consented(tx)?;
    let cycle = store::cycle_by_year(tx, district.id, year)?.ok_or_else(not_found)?;
    let latest = store::agreement_latest(tx, cycle.id)?;
    let first_signed_at = latest.as_ref().and_then(Agreement::first_signed_at);
    plan::write(first_signed_at)?;
    still_open(tx, by, &cycle)?;
    let lines = store::budget_lines(tx, cycle.id)?;
    Ok(Open {
        amounts: to_be_signed(tx, &cycle, &lines, latest.as_ref())?,
        district,
        cycle,
        lines,
        first_signed_at,
    })
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
    let plan = open(tx, by, slug, year)?;
    let text = form.check(by.rules.limits, Codes::of(year))?;
    plan.with(None, (text.source, text.amount))?;
    put(tx, by, (plan.district.id, plan.cycle.id), &text)
}

/// Adds a line that was checked.
fn put(
    tx: &mut Tx<'_>,
    by: &By,
    place: (DistrictId, CycleId),
    text: &LineText,
) -> Result<BudgetLineId, NotDone> {
    let id = store::budget_line_add(tx, place, text, by.now)?;
    audit(tx, by, id, "add", text.amount)?;
    Ok(id)
}

/// Adds a line that carries out an item of the selection, named by its place there.
///
/// # Errors
/// As [`add`]; an item that was not selected is not found.
pub fn take(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, position): (i64, i64),
    form: &LineForm,
) -> Result<BudgetLineId, NotDone> {
    let id = add(tx, by, slug, year, form)?;
    let line = store::budget_line_get(tx, id)?.ok_or_else(not_found)?;
    let selected = store::budget_selected(tx, line.cycle)?;
    let found = selected.iter().find(|item| item.position == position);
    let position = found.ok_or_else(not_found)?.position;
    store::budget_line_set_selected(tx, id, position)?;
    Ok(id)
}

/// Changes a line.
///
/// # Errors
/// As [`add`]; what an agreement in force holds stays; a line of another year is not found.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, id): (i64, BudgetLineId),
    form: &LineForm,
) -> Result<(), NotDone> {
    let plan = open(tx, by, slug, year)?;
    plan.line(id)?;
    let text = form.check(by.rules.limits, Codes::of(year))?;
    plan.with(Some(id), (text.source, text.amount))?;
    let place = (plan.district.id, plan.cycle.id);
    store::budget_line_edit(tx, place, id, &text, by.now)?;
    audit(tx, by, id, "edit", text.amount)
}

/// Takes a line out.
///
/// # Errors
/// As [`edit`].
pub fn remove(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (year, id): (i64, BudgetLineId),
) -> Result<(), NotDone> {
    let plan = open(tx, by, slug, year)?;
    let planned = plan.line(id)?.planned()?;
    store::budget_line_remove(tx, id, by.now)?;
    audit(tx, by, id, "remove", planned)
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
