//! Carrying money over to the next year, and taking that back.

use process::act::Target;
use process::carry_over::{CarryForm, counter as may_counter, untouched};
use process::id::CarryOverId;
use process::moderation::check_line_reason;
use process::spending::LedgerLine;
use process::{Act, Refusal};
use serde_json::json;
use store::{CarryOver, District, StoreError, Tx};

use super::spending::{correctable, leave_refunded, open_days, with_commitment, year};
use super::{By, NotDone, district, not_found};

/// A carry-over with the district of its address.
///
/// # Errors
/// When there is no such district, or no such row in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: CarryOverId) -> Result<(District, CarryOver), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let row = store::carry_over_get(tx, id)?.filter(|row| row.district == district.id);
    Ok((district, row.ok_or_else(not_found)?))
}

/// Carries money of a line over, in the latest year with an agreement when none is given.
///
/// # Errors
/// Refuses who may not, before an agreement, after the settlement and once the books have
/// closed; names the faulty fields.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &CarryForm,
) -> Result<CarryOverId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let mut year = year::<NotDone>(tx, &district, fiscal_year)?;
    with_commitment(tx, &mut year, &form.commitment)?;
    let (cycle, _) = open_days(&year, by.today)?;
    let text = form.check(by.rules.limits, &year.ledger.lines, &year.open)?;
    if text.commitment.is_none() {
        leave_refunded(tx, &year, (text.line, text.amount))?;
    }
    let id = store::carry_over_add(tx, cycle, &text, recorder, by.now)?;
    let detail = json!({ "line": text.line, "amount": text.amount, "kind": text.kind.as_str() });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("carry-over/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// The line of a carry-over in the year that it went to, where that has it.
fn next(tx: &mut Tx<'_>, row: &CarryOver) -> Result<Option<LedgerLine>, NotDone> {
    let cycle = store::cycle_get(tx, row.cycle)?.ok_or_else(not_found)?;
    let Some(next) = store::cycle_by_year(tx, row.district, cycle.fiscal_year + 1)? else {
        return Ok(None);
    };
    let lines = store::ledger_of(tx, next.id)?.lines;
    let came = |line: &LedgerLine| line.carried_from.is_some() && line.id == row.line;
    Ok(lines.into_iter().find(came))
}

/// Takes a carry-over back by a row of the opposite amount, with a reason.
///
/// # Errors
/// Refuses who may not, a second time, after the settlement, and what the next year has spent.
pub fn counter(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: CarryOverId,
    reason: &str,
) -> Result<CarryOverId, NotDone> {
    let (district, row) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let state = correctable(tx, row.cycle, by.today)?;
    let amount = may_counter((row.amount, row.counters.is_some(), row.countered), state)?;
    if let Some(line) = next(tx, &row)? {
        untouched(row.amount, line.available())?;
    }
    let reason = check_line_reason(by.rules.limits, reason)?;
    let counter = store::carry_over_counter(tx, &row, amount, &reason, recorder, by.now)?;
    let detail = json!({ "counters": id, "line": row.line, "amount": amount });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("carry-over/{counter}"),
        &detail,
    )?;
    Ok(counter)
}
