//! Members of the council ask for a meeting, and the secretary sets its day.

use process::act::{Target, acting_as};
use process::body::BodyKind;
use process::convening::{ConveneForm, check_day, hold_until, reached, settable, signable};
use process::id::{ConveningId, MeetingId};
use process::meeting::{MeetingForm, MeetingKind};
use process::refusal::Fault;
use process::role::Role;
use process::{Act, Refusal};
use serde_json::json;
use store::{Convening, District, StoreError, Tx};

use super::{By, NotDone, account, district, meeting, not_found};

/// A request with the district of its address.
///
/// # Errors
/// When there is no such request in the district.
pub fn find<E>(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ConveningId,
) -> Result<(District, Convening), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::convening_get(tx, id, (by.today, by.now))?;
    let found = found.filter(|found| found.district == district.id);
    Ok((district, found.ok_or_else(not_found)?))
}

/// How many members the council has on the day of `by`.
///
/// # Errors
/// When the store fails.
pub fn members(tx: &mut Tx<'_>, by: &By, district: &District) -> Result<i64, StoreError> {
    store::members_in_office(tx, district.id, None, by.today, by.now)
}

/// Asks for a meeting, with one's own signature.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn ask(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &ConveneForm,
) -> Result<ConveningId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ConveningAsk, Target::district(district.id))?;
    by.consented(tx)?;
    let (title, reason) = form.check(by.rules.limits)?;
    let role = acting_as(&by.actor, Act::ConveningAsk, Some(district.id));
    let who = (by.person()?, role);
    let id = store::convening_add(tx, district.id, (&title, &reason), who, by.now)?;
    signed(tx, by, &district, id, "ask")?;
    Ok(id)
}

/// Signs a request.
///
/// # Errors
/// Refuses who may not, and once enough have signed.
pub fn sign(tx: &mut Tx<'_>, by: &By, slug: &str, id: ConveningId) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, by, slug, id)?;
    by.may(Act::ConveningAsk, Target::district(district.id))?;
    by.consented(tx)?;
    signable(found.reached_at)?;
    signed(tx, by, &district, id, "sign")
}

/// Takes one's signature back.
///
/// # Errors
/// Those of [`sign`].
pub fn unsign(tx: &mut Tx<'_>, by: &By, slug: &str, id: ConveningId) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, by, slug, id)?;
    by.may(Act::ConveningAsk, Target::district(district.id))?;
    by.consented(tx)?;
    signable(found.reached_at)?;
    store::convening_unsign(tx, id, by.person()?)?;
    let subject = format_args!("convening/{id}");
    Ok(by.audit(tx, Act::ConveningAsk, subject, &json!({ "step": "unsign" }))?)
}

/// Adds a signature, and tells the secretaries when it is the one that was missing.
fn signed(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    id: ConveningId,
    step: &str,
) -> Result<(), NotDone> {
    let role = acting_as(&by.actor, Act::ConveningAsk, Some(district.id));
    store::convening_sign(tx, id, by.person()?, by.now)?;
    let found = store::convening_get(tx, id, (by.today, by.now))?.ok_or_else(not_found)?;
    let members = members(tx, by, district)?;
    let by_chair = by.actor.has(Role::CoChair, Some(district.id));
    let enough = reached(found.signed, by_chair, members, by.rules.council);
    if let Some(enough) = enough {
        let due_at = by.rules.terms.convening.deadline(by.now);
        store::convening_reached(tx, id, enough, (by.now, due_at))?;
        tell(tx, by, district, &found, due_at)?;
    }
    let detail = json!({
        "step": step, "as": role.as_str(), "signed": found.signed, "members": members,
        "reached": enough.is_some(), "by": enough.map(|by| by.as_str()),
    });
    Ok(by.audit(
        tx,
        Act::ConveningAsk,
        format_args!("convening/{id}"),
        &detail,
    )?)
}

fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    found: &Convening,
    due_at: jiff::Timestamp,
) -> Result<(), NotDone> {
    for holder in store::holders_of(tx, district.id, &[Role::Secretary], by.today)? {
        let Some(person) = store::person_get(tx, holder.person)? else {
            continue;
        };
        let words = ("convening-reached-subject", "convening-reached-text");
        account::tell(tx, by, &person, &[], words, |lang| {
            let name = lang.pick(&district.name_ko, &district.name_en);
            vec![
                ("district", name.clone().into()),
                ("title", found.title.clone().into()),
                ("due", korean::deadline(lang, due_at).into()),
            ]
        })?;
    }
    Ok(())
}

/// Sets the day of the meeting that was asked for, which calls it. What it is about is what was
/// asked for, whatever the form says.
///
/// # Errors
/// Refuses who may not, before enough have signed and a second time; names the faulty fields,
/// such as a day that is too far ahead.
pub fn set_day(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ConveningId,
    form: &MeetingForm,
) -> Result<MeetingId, NotDone> {
    let (district, found) = find::<NotDone>(tx, by, slug, id)?;
    by.may(Act::MeetingCall, Target::district(district.id))?;
    settable(found.reached_at, found.meeting.is_some())?;
    let bodies = store::body_list(tx, district.id)?;
    let council = bodies
        .iter()
        .find(|b| b.kind == BodyKind::GovernanceCouncil);
    let form = MeetingForm {
        kind: MeetingKind::Extra.as_str().to_owned(),
        body: council.map_or_else(String::new, |council| council.id.to_string()),
        title: found.title.clone(),
        purpose: found.reason.clone(),
        late_reason: String::new(),
        ..form.clone()
    };
    if let Some(due_at) = found.due_at {
        let until = hold_until(due_at, by.rules.terms, by.now);
        if let Some(late) = check_day(&form.day, until) {
            let ids: Vec<_> = bodies.iter().map(|body| body.id).collect();
            let mut invalid = form
                .check(&by.rules, &ids, by.now)
                .err()
                .unwrap_or_default();
            invalid.0.retain(|fault| fault.field != "day");
            invalid.push("day", late);
            return Err(invalid.into());
        }
    }
    let called = meeting::call(tx, by, slug, &form)?;
    if !store::convening_called(tx, id, called)? {
        let fault = Fault::new("refusal-convening-called");
        return Err(Refusal::conflict(fault).into());
    }
    let detail = json!({ "step": "convened", "convening": id });
    by.audit(
        tx,
        Act::MeetingCall,
        format_args!("meeting/{called}"),
        &detail,
    )?;
    Ok(called)
}
