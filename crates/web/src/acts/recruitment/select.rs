//! Reading applications on record, choosing among them with reasons, and changing a quota that
//! can't be kept.

use process::act::Target;
use process::id::{ApplicationId, RecruitmentId};
use process::recruitment::Method;
use process::recruitment::seat::Verdict;
use process::refusal::Fault;
use process::text::Field;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{Application, ApplicationData, District, Recruitment, StoreError, Tx};

use super::{find, quotas};
use crate::acts::{By, NotDone, not_found};

/// A quota that is changed after the close, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotaChange {
    /// The text of its group.
    pub group: String,
    /// At least so many from now on.
    pub least: String,
    /// At most so many from now on.
    pub most: String,
    /// Why.
    pub reason: String,
}

/// An application that stands, with the call and the district of its address.
///
/// # Errors
/// When there is no such call in the district, or no such application to it.
pub fn find_application<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    (id, application): (RecruitmentId, ApplicationId),
) -> Result<(District, Recruitment, Application), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let (district, call) = find::<E>(tx, slug, id)?;
    let found = store::application_get(tx, application)?;
    let found = found.filter(|one| one.recruitment == id && one.withdrawn_at.is_none());
    Ok((district, call, found.ok_or_else(not_found)?))
}

/// Reads what somebody wrote. The look is on record, where she sees it too.
///
/// # Errors
/// Refuses who may not; nothing is found once it was destroyed.
pub fn read(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (RecruitmentId, ApplicationId),
) -> Result<ApplicationData, NotDone> {
    let (district, _, found) = find_application::<NotDone>(tx, slug, place)?;
    by.may(Act::RecruitmentSelect, Target::district(district.id))?;
    by.consented(tx)?;
    let data = store::application_data(tx, found.id)?.ok_or_else(not_found)?;
    let reader = by.person()?;
    store::access_record_add(
        tx,
        reader,
        "application",
        found.person,
        "recruitment",
        by.now,
    )?;
    let subject = format_args!("application/{}", found.id);
    by.audit(
        tx,
        Act::RecruitmentSelect,
        subject,
        &json!({ "step": "read" }),
    )?;
    Ok(data)
}

/// Writes what is thought of an application, with its reason. It counts once the seats are filled.
///
/// # Errors
/// Refuses before the close and after the seats are filled; names the faulty fields.
pub fn choose(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    place: (RecruitmentId, ApplicationId),
    (verdict, reason): (&str, &str),
) -> Result<(), NotDone> {
    let (district, call, found) = find_application::<NotDone>(tx, slug, place)?;
    by.may(Act::RecruitmentSelect, Target::district(district.id))?;
    by.consented(tx)?;
    if call.method != Method::Reasons {
        return Err(Refusal::conflict(Fault::new("recruitment-refusal-method")).into());
    }
    call.times.can_be_settled(by.now)?;
    let mut invalid = Invalid::default();
    let verdict = verdict.parse::<Verdict>().ok();
    if verdict.is_none() {
        invalid.push("verdict", Fault::new("recruitment-fault-verdict"));
    }
    let reason = Field::lines("reason", by.rules.limits.reason_max).check(reason, &mut invalid);
    let (verdict, reason) = invalid.or((verdict, reason))?;
    let verdict = verdict.unwrap_or(Verdict::NotChosen);
    let person = by.person()?;
    store::application_choice_put(tx, found.id, (verdict, &reason), person, by.now)?;
    let subject = format_args!("application/{}", found.id);
    let detail = json!({ "step": "choose", "verdict": verdict.as_str() });
    Ok(by.audit(tx, Act::RecruitmentSelect, subject, &detail)?)
}

/// Changes the numbers of a quota that can't be kept with those who applied. What was announced
/// stays on the page, with the reason.
///
/// # Errors
/// Refuses before the close and after the seats are filled; names the faulty fields.
pub fn change_quota(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: RecruitmentId,
    form: &QuotaChange,
) -> Result<(), NotDone> {
    let (district, call) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::RecruitmentCall, Target::district(district.id))?;
    by.consented(tx)?;
    call.times.can_be_settled(by.now)?;
    let quotas = quotas(tx, id)?;
    let mut invalid = Invalid::default();
    let at = quotas
        .iter()
        .position(|quota| quota.group.to_string() == form.group);
    if at.is_none() {
        invalid.push("quota_group", Fault::new("recruitment-fault-choice"));
    }
    let number = |text: &str| text.trim().parse::<i64>().ok();
    let numbers = number(&form.least).zip(number(&form.most));
    let numbers =
        numbers.filter(|(least, most)| 0 <= *least && least <= most && *most <= call.seats);
    if numbers.is_none() {
        let fault = Fault::new("recruitment-fault-numbers").count("seats", call.seats);
        invalid.push("quota_least", fault);
    }
    let reason =
        Field::lines("reason", by.rules.limits.reason_max).check(&form.reason, &mut invalid);
    let (at, numbers) = invalid.or((at, numbers))?;
    let (Some(at), Some(numbers)) = (at, numbers) else {
        return Err(not_found().into());
    };
    let position = i64::try_from(at + 1).unwrap_or(0);
    store::recruitment_quota_change(tx, (id, position), numbers, &reason)?;
    let subject = format_args!("recruitment/{id}");
    let detail =
        json!({ "step": "quota", "quota": position, "least": numbers.0, "most": numbers.1 });
    Ok(by.audit(tx, Act::RecruitmentCall, subject, &detail)?)
}
