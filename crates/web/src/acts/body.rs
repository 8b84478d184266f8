//! Bodies: making and changing them, joining and leaving open ones.

pub mod import;
pub mod newcomer;

use process::Act;
use process::Refusal;
use process::act::Target;
use process::body::{self, BodyForm, Standing};
use process::id::{BodyId, MembershipId};
use process::refusal::Fault;
use serde_json::json;
use store::{Body, District, Membership, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A body with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such body in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: BodyId) -> Result<(District, Body), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let body = store::body_get(tx, id)?.filter(|body| body.district == district.id);
    Ok((district, body.ok_or_else(not_found)?))
}

/// Somebody's place in a body, left or not, with the body and the district of its address.
///
/// # Errors
/// When there is no such body in the district, or no such place in the body.
pub fn find_place<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    (id, membership): (BodyId, MembershipId),
) -> Result<(District, Body, Membership), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let (district, body) = find::<E>(tx, slug, id)?;
    let found = store::membership_get(tx, membership)?.filter(|m| m.body == id);
    Ok((district, body, found.ok_or_else(not_found)?))
}

/// Makes a body.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn add(tx: &mut Tx<'_>, by: &By, slug: &str, form: &BodyForm) -> Result<BodyId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::BodyManage, Target::district(district.id))?;
    by.consented(tx)?;
    let text = form.check(by.rules.limits, None)?;
    let id = store::body_add(tx, district.id, &text, by.now)?;
    let detail = json!({ "step": "add", "kind": text.kind.as_str(), "open": text.open });
    by.audit(tx, Act::BodyManage, format_args!("body/{id}"), &detail)?;
    Ok(id)
}

/// Changes names, purpose and openness of a body. Whoever has a place in it keeps it.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: BodyId,
    form: &BodyForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::BodyManage, Target::district(district.id))?;
    by.consented(tx)?;
    let text = form.check(by.rules.limits, Some(found.kind))?;
    store::body_edit(tx, id, &text)?;
    let detail = json!({ "step": "edit", "open": text.open });
    by.audit(tx, Act::BodyManage, format_args!("body/{id}"), &detail)?;
    Ok(())
}

/// Joins an open body, whatever the time of the year. Nobody has to agree.
///
/// # Errors
/// A closed body, and a second time.
pub fn join(tx: &mut Tx<'_>, by: &By, slug: &str, id: BodyId) -> Result<MembershipId, NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::BodyJoin, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let present = store::membership_of(tx, id, person)?;
    let standing = body::join(found.open, present.map(|place| place.standing))?;
    let membership = store::membership_add(tx, id, person, standing, by.now)?;
    let detail = json!({ "membership": membership });
    by.audit(tx, Act::BodyJoin, format_args!("body/{id}"), &detail)?;
    newcomer::welcome(tx, by, (&district, &found), membership)?;
    Ok(membership)
}

/// Leaves a body one has joined.
///
/// # Errors
/// Whoever has no place there.
pub fn leave(tx: &mut Tx<'_>, by: &By, slug: &str, id: BodyId) -> Result<(), NotDone> {
    let (district, _) = find::<NotDone>(tx, slug, id)?;
    let person = by.person()?;
    by.may(Act::BodyLeave, Target::owned(district.id, person))?;
    let place = store::membership_of(tx, id, person)?;
    let nothing = || Refusal::conflict(Fault::new("body-refusal-not-there"));
    let place = place.ok_or_else(nothing)?;
    store::membership_leave(tx, place.id, by.now)?;
    let detail = json!({ "membership": place.id });
    by.audit(tx, Act::BodyLeave, format_args!("body/{id}"), &detail)?;
    Ok(())
}

/// Changes what somebody is in an open body; `to` is a name of [`Standing`].
///
/// # Errors
/// Refuses who may not, and where nothing would change; names the faulty field.
pub fn set_standing(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (BodyId, MembershipId),
    to: &str,
) -> Result<(), NotDone> {
    let (district, _, found) = find_place::<NotDone>(tx, slug, place)?;
    by.may(Act::MembershipSet, Target::district(district.id))?;
    by.consented(tx)?;
    let Ok(to) = to.parse::<Standing>() else {
        let fault = Fault::new("body-fault-standing");
        return Err(process::Invalid::one("standing", fault).into());
    };
    body::change_standing(found.standing, found.left_at.is_some(), to)?;
    store::membership_set(tx, found.id, to)?;
    let detail = json!({ "body": found.body, "from": found.standing.as_str(), "to": to.as_str() });
    let subject = format_args!("membership/{}", found.id);
    by.audit(tx, Act::MembershipSet, subject, &detail)?;
    Ok(())
}
