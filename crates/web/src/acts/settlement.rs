//! Settling a year: drawn up in the district, approved and locked by the city.

use finance::Won;
use process::act::Target;
use process::id::SettlementId;
use process::refusal::Fault;
use process::settlement::{
    SettledLines, SettlementForm, approve as may_approve, draft as may_draft,
};
use process::{Act, Actor, Refusal, authorize};
use serde_json::json;
use store::{Settlement, StoreError, Tx};

use super::spending::{Year, year};
use super::{By, NotDone, district, not_found};

/// Whether `actor` sees settlements that are not approved.
pub fn sees_drafts(actor: &Actor, district: process::id::DistrictId) -> bool {
    let target = Target::district(district);
    let may = |act| authorize(actor, act, target).is_ok();
    may(Act::SettlementDraft) || may(Act::SettlementApprove)
}

/// What the ledger of a year says now.
///
/// # Errors
/// When a sum is larger than 64 bits hold.
pub fn settled(tx: &mut Tx<'_>, year: &Year) -> Result<SettledLines, StoreError> {
    let (changes, evidence) = match &year.cycle {
        Some(cycle) => {
            let mut changes = store::budget_changes_settled(tx, cycle.id)?;
            changes.extend(store::revisions_settled(tx, cycle.id)?);
            changes.sort_by(|one, other| one.day.cmp(&other.day));
            (changes, store::evidence_index(tx, cycle.id)?)
        }
        None => (Vec::new(), Vec::new()),
    };
    let lines = SettledLines::of(&year.ledger.lines, changes, evidence);
    lines.map_err(|e| StoreError::Data(e.to_string()))
}

/// What commitments of a year have open.
///
/// # Errors
/// When the sum is larger than 64 bits hold.
pub fn bound(year: &Year) -> Result<Won, StoreError> {
    let bound = Won::sum(year.ledger.lines.iter().map(|line| line.bound));
    bound.map_err(|e| StoreError::Data(e.to_string()))
}

/// Draws up the settlement of a year, of the latest one when none is given. An approved one
/// is opened again by it, with a reason.
///
/// # Errors
/// Refuses who may not, before an agreement and while money can still be spent; names the
/// faulty fields: an approved one without reason.
pub fn draft(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    form: &SettlementForm,
) -> Result<SettlementId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SettlementDraft, Target::district(district.id))?;
    by.consented(tx)?;
    let drafter = by.person()?;
    let year = year::<NotDone>(tx, &district, fiscal_year)?;
    let lines = settled(tx, &year)?;
    let state = store::settlement_state(year.latest());
    may_draft(
        &lines,
        (state, bound(&year)?),
        year.ledger.execution,
        by.today,
    )?;
    let (reason, interest) = form.check(by.rules.limits, state, lines.total.planned)?;
    let lines = SettledLines { interest, ..lines };
    let cycle = year.cycle.as_ref().ok_or_else(not_found)?;
    let latest = year.latest();
    let id = store::settlement_draft(tx, cycle, latest, &lines, &reason, drafter, by.now)?;
    let detail = json!({ "spent": lines.total.spent, "returned": lines.total.returned });
    by.audit(
        tx,
        Act::SettlementDraft,
        format_args!("settlement/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// The seal of a version as it stands, which whoever approves it is shown.
///
/// # Errors
/// When there is no such version.
pub fn seal_of(tx: &mut Tx<'_>, id: SettlementId) -> Result<String, NotDone> {
    let version = store::settlement_get(tx, id)?.ok_or_else(not_found)?;
    Ok(version.seal()?)
}

/// Approves the latest settlement of a year, whose seal the city was `shown`, and locks it with
/// that.
///
/// # Errors
/// Refuses who may not, its drafter, another seal than that of the draft, what the ledger does
/// not say any more, and while money is bound or more was paid back than would return.
pub fn approve(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    fiscal_year: Option<i64>,
    shown: &str,
) -> Result<Settlement, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::SettlementApprove, Target::district(district.id))?;
    by.consented(tx)?;
    let approver = by.person()?;
    let year = year::<NotDone>(tx, &district, fiscal_year)?;
    let state = store::settlement_state(year.latest());
    let empty = SettledLines::default();
    let latest = year.latest();
    let drafter = latest.map_or(approver, |latest| latest.drafted_by);
    let drafted = latest.map_or(&empty, |latest| &latest.lines);
    let now = SettledLines {
        interest: drafted.interest,
        ..settled(tx, &year)?
    };
    let (_, refund) = super::refund::owed(tx, &year)?;
    may_approve(
        state,
        (drafter, approver),
        (drafted, &now),
        (bound(&year)?, refund.paid),
    )?;
    let latest = latest.ok_or_else(not_found)?;
    if latest.seal()? != shown {
        return Err(Refusal::conflict(Fault::new("refusal-settlement-changed")).into());
    }
    store::settlement_approve(tx, latest, approver, by.now)?;
    let detail = json!({ "number": latest.number, "hash": latest.seal()? });
    by.audit(
        tx,
        Act::SettlementApprove,
        format_args!("settlement/{}", latest.id),
        &detail,
    )?;
    Ok(latest.clone())
}
