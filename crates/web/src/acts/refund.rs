//! Paying back what a settlement returns, and taking such a row back.

use finance::Won;
use finance::ledger::Refund;
use process::act::Target;
use process::id::RefundId;
use process::moderation::check_line_reason;
use process::refund::{RefundForm, pay_back};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{District, RefundRow, StoreError, Tx};

use super::spending::{Year, year};
use super::{By, NotDone, district, not_found};

/// Whether a settlement is approved, with what goes back of a year and what of it was paid.
///
/// # Errors
/// When a sum is larger than 64 bits hold.
pub fn owed(tx: &mut Tx<'_>, year: &Year) -> Result<(bool, Refund), StoreError> {
    let (unspent, interest) = match year.approved() {
        Some(approved) => {
            let city = approved.lines.returned_to_city();
            let city = city.map_err(|error| StoreError::Data(error.to_string()))?;
            (city, approved.lines.interest)
        }
        None => (Won::ZERO, Won::ZERO),
    };
    let sums = match &year.cycle {
        Some(cycle) => store::refund_sums(tx, cycle.id)?,
        None => Refund::default(),
    };
    let refund = Refund {
        unspent,
        interest,
        ..sums
    };
    Ok((year.approved().is_some(), refund))
}

/// A payment back with the district of its address.
///
/// # Errors
/// When there is no such district, or no such row in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: RefundId) -> Result<(District, RefundRow), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let row = store::refund_get(tx, id)?.filter(|row| row.district == district.id);
    Ok((district, row.ok_or_else(not_found)?))
}

/// Writes a payment back down, of the latest year with an agreement when none is given.
///
/// # Errors
/// Refuses who may not, and before a settlement is approved; names the faulty fields: more
/// than is owed.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &RefundForm,
) -> Result<RefundId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let year = year::<NotDone>(tx, &district, fiscal_year)?;
    let (settled, refund) = owed(tx, &year)?;
    let owed = pay_back(settled, refund)?;
    let settled = year
        .settlements
        .iter()
        .filter_map(|one| one.approved_at)
        .min();
    let settled = settled.map_or(by.today, |at| korean::seoul(at).date());
    let text = form.check(by.rules.limits, owed, (settled, by.today))?;
    let cycle = year.cycle.as_ref().ok_or_else(not_found)?;
    let id = store::refund_add(tx, cycle, &text, recorder, by.now)?;
    let detail = json!({ "amount": text.amount, "interest": text.interest });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("refund/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Takes a payment back out of the list by a row of the opposite amounts, with a reason.
///
/// # Errors
/// Refuses who may not, and a second time.
pub fn counter(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RefundId,
    reason: &str,
) -> Result<RefundId, NotDone> {
    let (district, row) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    may_counter(&row)?;
    let reason = check_line_reason(by.rules.limits, reason)?;
    let counter = store::refund_counter(tx, &row, (by.today, &reason), recorder, by.now)?;
    let detail = json!({ "counters": id });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("refund/{counter}"),
        &detail,
    )?;
    Ok(counter)
}

/// Decides on taking a row back: once, and a counter-entry never.
///
/// # Errors
/// When it was taken back, or takes another one back itself.
pub fn may_counter(row: &RefundRow) -> Result<(), Refusal> {
    match row.countered || row.counters.is_some() {
        true => Err(Refusal::conflict(Fault::new("refusal-refund-countered"))),
        false => Ok(()),
    }
}
