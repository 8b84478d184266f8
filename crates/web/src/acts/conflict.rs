//! Flagging two projects that get in each other's way, and ending that.

use process::act::{Target, acting_as};
use process::conflict::ConflictForm;
use process::id::ConflictId;
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{Conflict, District, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A pair with the district of its address. One with something hidden is none.
///
/// # Errors
/// When there is no such pair in the district.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: ConflictId) -> Result<(District, Conflict), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::conflict_get(tx, id)?.filter(|found| found.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// Flags two things of a district.
///
/// # Errors
/// Refuses who may not, what is not there or hidden, and a pair that is flagged already; names
/// the faulty fields.
pub fn flag(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &ConflictForm,
) -> Result<ConflictId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ConflictFlag, Target::district(district.id))?;
    by.consented(tx)?;
    let (pair, kind, reason) = form.check(by.rules.limits)?;
    let items = [pair.first(), pair.second()];
    if store::board_some(tx, district.id, &items)?.len() < items.len() {
        return Err(not_found().into());
    }
    let there = store::conflicts_of(tx, items[0])?;
    if there.iter().any(|one| one.among(&items)) {
        return Err(Refusal::conflict(Fault::new("refusal-conflict-there")).into());
    }
    let role = acting_as(&by.actor, Act::ConflictFlag, Some(district.id));
    let (of, who) = ((district.id, pair), (by.person()?, role));
    let id = store::conflict_add(tx, of, (kind, &reason), who, by.now)?;
    let detail = json!({
        "items": items.map(|item| item.to_string()),
        "kind": kind.as_str(),
        "as": role.as_str(),
    });
    by.audit(
        tx,
        Act::ConflictFlag,
        format_args!("conflict/{id}"),
        &detail,
    )?;
    Ok(id)
}

/// Notes that two things get in each other's way no longer.
///
/// # Errors
/// Refuses who may not and what is over already; asks for a reason.
pub fn end(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ConflictId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ConflictFlag, Target::district(district.id))?;
    by.consented(tx)?;
    let over = || Refusal::conflict(Fault::new("refusal-conflict-over"));
    if found.ended_at.is_some() {
        return Err(over().into());
    }
    let reason = process::classification::check_reason(by.rules.limits, reason)?;
    if !store::conflict_end(tx, id, by.person()?, &reason, by.now)? {
        return Err(over().into());
    }
    let detail = json!({ "step": "end" });
    Ok(by.audit(
        tx,
        Act::ConflictFlag,
        format_args!("conflict/{id}"),
        &detail,
    )?)
}
