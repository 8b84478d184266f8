//! Recruitment: publishing a call, applying, and taking either back.

pub mod draw;
pub mod seat;
pub mod select;

use process::act::Target;
use process::id::{BodyId, NeighborhoodId, RecruitmentId};
use process::recruitment::application::has_seats;
use process::recruitment::call::Call;
use process::recruitment::lottery::published::commitment;
use process::recruitment::{ApplicationForm, CallForm, CallKind, Method, Quota};
use process::refusal::Fault;
use process::text::Field;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Application, District, Keyring, Recruitment, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A call with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such call in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: RecruitmentId) -> Result<(District, Recruitment), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let call = store::recruitment_get(tx, id)?.filter(|call| call.district == district.id);
    Ok((district, call.ok_or_else(not_found)?))
}

/// The secret of a call's lottery: only this installation can make it, and nobody has to keep it.
pub(crate) fn secret(keys: &Keyring, id: RecruitmentId) -> String {
    keys.hmac("recruitment-secret", &id.to_string())
}

/// What stands for an application in public. It follows from the person, so that taking an
/// application back and making it again does not draw another one.
fn token(by: &By, id: RecruitmentId) -> Result<String, Refusal> {
    let whole = by
        .keys
        .hmac("application", &format!("{id}/{}", by.person()?));
    Ok(whole.chars().take(12).collect())
}

/// The quotas of a call without what became of them.
///
/// # Errors
/// When the store fails.
pub fn quotas(tx: &mut Tx<'_>, id: RecruitmentId) -> Result<Vec<Quota>, StoreError> {
    let rows = store::recruitment_quotas(tx, id)?;
    Ok(rows.into_iter().map(|row| row.quota).collect())
}

/// Publishes a call. With a lottery the hash of its secret is public from now on.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn publish(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &CallForm,
) -> Result<RecruitmentId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::RecruitmentCall, Target::district(district.id))?;
    by.consented(tx)?;
    let bodies: Vec<BodyId> = store::body_list(tx, district.id)?
        .iter()
        .map(|body| body.id)
        .collect();
    let known = neighborhoods(tx, &district)?;
    let call = form.check(&by.rules, &bodies, &known, by.now)?;
    let keys = by.keys.clone();
    let promise = |id| match call.kind == CallKind::Seats && call.method == Method::Lottery {
        true => commitment(&secret(&keys, id)),
        false => String::new(),
    };
    let person = by.person()?;
    let id = store::recruitment_add(tx, district.id, &call, promise, person, by.now)?;
    let subject = format_args!("recruitment/{id}");
    by.audit(tx, Act::RecruitmentCall, subject, &published(&call))?;
    Ok(id)
}

fn published(call: &Call) -> serde_json::Value {
    let quotas = call.quotas.iter();
    let quotas: Vec<String> = quotas
        .map(|q| format!("{} {}–{}", q.group, q.least, q.most))
        .collect();
    json!({
        "step": "publish",
        "kind": call.kind.as_str(),
        "method": call.method.as_str(),
        "seats": call.seats,
        "quotas": quotas,
    })
}

/// The neighbourhoods that the groups of a call may name.
fn neighborhoods(tx: &mut Tx<'_>, district: &District) -> Result<Vec<NeighborhoodId>, StoreError> {
    let known = store::neighborhood_list(tx, district.id)?;
    Ok(known.iter().map(|one| one.id).collect())
}

/// Takes a call back, with a reason that everybody reads.
///
/// # Errors
/// Refuses who may not, and once the seats are filled; names the faulty field.
pub fn cancel(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RecruitmentId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::RecruitmentCall, Target::district(district.id))?;
    by.consented(tx)?;
    call.times.can_be_cancelled()?;
    let mut invalid = Invalid::default();
    let reason = Field::lines("reason", by.rules.limits.reason_max).check(reason, &mut invalid);
    let reason = invalid.or(reason)?;
    store::recruitment_cancel(tx, id, &reason, by.now)?;
    let (subject, detail) = (
        format_args!("recruitment/{id}"),
        json!({ "step": "cancel" }),
    );
    by.audit(tx, Act::RecruitmentCall, subject, &detail)?;
    Ok(())
}

/// Applies for a seat, or changes what one wrote before. The audit names neither what was
/// written nor the groups.
///
/// # Errors
/// Refuses before the opening and from the close on; names the faulty fields.
pub fn apply(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RecruitmentId,
    form: &ApplicationForm,
) -> Result<Application, NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::RecruitmentApply, Target::district(district.id))?;
    by.consented(tx)?;
    has_seats(call.kind)?;
    call.times.takes_applications(by.now)?;
    let quotas = quotas(tx, id)?;
    let known = neighborhoods(tx, &district)?;
    let text = form.check(call.method, &quotas, &known, by.rules.limits)?;
    if store::application_count(tx, id)? >= by.rules.limits.applications_max {
        let fault = Fault::new("recruitment-refusal-full");
        return Err(Refusal::conflict(fault).into());
    }
    let token = token(by, id)?;
    let mine = store::application_put(tx, id, by.person()?, &token, by.now)?;
    store::application_data_put(tx, mine.id, &text, by.now)?;
    let subject = format_args!("application/{}", mine.id);
    let detail = json!({ "recruitment": id });
    by.audit(tx, Act::RecruitmentApply, subject, &detail)?;
    Ok(mine)
}

/// Takes one's application back before the close. What was written in it is destroyed at once.
///
/// # Errors
/// Where there is none, and from the close on.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, slug: &str, id: RecruitmentId) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    let person = by.person()?;
    by.may(Act::RecruitmentAnswer, Target::owned(district.id, person))?;
    let mine = store::application_of(tx, id, person)?;
    let mine = mine.filter(|mine| mine.withdrawn_at.is_none());
    let nothing = || Refusal::conflict(Fault::new("recruitment-refusal-not-applied"));
    let mine = mine.ok_or_else(nothing)?;
    call.times.takes_applications(by.now)?;
    store::application_withdraw(tx, mine.id, by.now)?;
    let subject = format_args!("application/{}", mine.id);
    let detail = json!({ "step": "withdraw", "recruitment": id });
    by.audit(tx, Act::RecruitmentAnswer, subject, &detail)?;
    Ok(())
}
