//! Commitments: binding money before it is paid, and giving back what is left of it.

use process::act::Target;
use process::commitment::{CommitmentForm, release as may_release};
use process::id::CommitmentId;
use process::moderation::check_line_reason;
use process::{Act, Refusal};
use serde_json::json;
use store::{Commitment, District, StoreError, Tx};

use super::spending::{leave_refunded, open_days, state_of, year};
use super::{By, NotDone, district, not_found};

/// A commitment with the district of its address.
///
/// # Errors
/// When there is no such district, or no such commitment in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: CommitmentId) -> Result<(District, Commitment), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let row = store::commitment_get(tx, id)?.filter(|row| row.district == district.id);
    Ok((district, row.ok_or_else(not_found)?))
}

/// Binds money of a line, in the latest year with an agreement when none is given.
///
/// # Errors
/// Refuses who may not, before an agreement, after the settlement and once the books have
/// closed; names the faulty fields: more than the line has free, a day outside the agreement.
pub fn record(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &CommitmentForm,
) -> Result<CommitmentId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let year = year::<NotDone>(tx, &district, fiscal_year)?;
    let (cycle, days) = open_days(&year, by.today)?;
    let text = form.check(by.rules.limits, &year.ledger.lines, days, by.today)?;
    leave_refunded(tx, &year, (text.line, text.amount))?;
    let id = store::commitment_add(tx, cycle, &text, recorder, by.now)?;
    let detail = json!({ "line": text.line, "amount": text.amount });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("commitment/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Gives back what a commitment has open, with a reason that everybody reads.
///
/// # Errors
/// Refuses who may not, when nothing is open, and after the settlement.
pub fn release(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: CommitmentId,
    reason: &str,
) -> Result<CommitmentId, NotDone> {
    let (district, row) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::SpendingRecord, Target::district(district.id))?;
    by.consented(tx)?;
    let recorder = by.person()?;
    let state = state_of(tx, row.cycle)?;
    let amount = may_release(row.as_open().as_ref(), state)?;
    let reason = check_line_reason(by.rules.limits, reason)?;
    let at = (by.today, reason.as_str());
    let released = store::commitment_release(tx, &row, amount, at, recorder, by.now)?;
    let detail = json!({ "counters": id, "line": row.line, "amount": amount });
    by.audit(
        tx,
        Act::SpendingRecord,
        format_args!("commitment/{released}"),
        &detail,
    )?;
    Ok(released)
}
