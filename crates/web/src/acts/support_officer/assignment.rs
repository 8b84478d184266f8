//! Assigning a support officer to a district, and who stands in while she is away.

use process::act::Target;
use process::district::DistrictKind;
use process::id::{GrantId, OfficerAbsenceId, OfficerAssignmentId, PersonId};
use process::refusal::Fault;
use process::role::{Grant, Role};
use process::support_officer::{AbsenceForm, AssignForm, AssignmentText, lasts};
use process::{Act, Refusal};
use serde_json::json;
use store::{District, NewGrant, OfficerAssignment, StoreError, Tx};

use super::{assignments, tell_all};
use crate::acts::{By, NotDone, district, not_found, role};

/// Assigns an officer to a district, with her substitute, and tells both. They get the role of a
/// support officer there for that time, where they don't hold it.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn assign(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &AssignForm,
) -> Result<OfficerAssignmentId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::OfficerAssign, Target::district(district.id))?;
    by.consented(tx)?;
    if district.kind == DistrictKind::City {
        return Err(not_found().into());
    }
    let officers = store::officer_candidates(tx, by.today)?;
    let officers: Vec<PersonId> = officers.into_iter().map(|(person, _)| person).collect();
    let there = assignments(tx, district.id)?;
    let text = form.check(by.rules.limits, &officers, &there, by.today)?;
    let officer_grant = grant(tx, by, &district, text.officer, &text)?;
    let substitute_grant = match text.substitute {
        Some(substitute) => grant(tx, by, &district, substitute, &text)?,
        None => None,
    };
    let grants = (officer_grant, substitute_grant);
    let id = store::officer_assign(tx, district.id, &text, grants, by.person()?, by.now)?;
    tell(tx, by, (&district, &text), "support-officer-assigned-text")?;
    let detail = json!({
        "step": "assign", "officer": text.officer, "substitute": text.substitute,
        "starts_on": text.starts_on.to_string(), "ends_on": text.ends_on.to_string(),
    });
    audit(tx, by, Act::OfficerAssign, id, &detail)?;
    Ok(id)
}

/// Gives the role for the time of an assignment, unless it is held for all of it.
fn grant(
    tx: &mut Tx<'_>,
    by: &By,
    district: &District,
    person: PersonId,
    text: &AssignmentText,
) -> Result<Option<GrantId>, NotDone> {
    let covers = |held: &Grant| {
        held.role == Role::SupportOfficer
            && held.district.is_none_or(|there| there == district.id)
            && held.starts_on <= text.starts_on
            && held.ends_on.is_none_or(|end| text.ends_on <= end)
    };
    if store::grants_of(tx, person)?.iter().any(covers) {
        return Ok(None);
    }
    let new = NewGrant {
        person,
        role: Role::SupportOfficer,
        district: Some(district.id),
        body: None,
        starts_on: text.starts_on,
        ends_on: Some(text.ends_on),
        granted_by: Some(by.person()?),
    };
    Ok(Some(role::put(tx, by, &new, Act::OfficerAssign)?))
}

/// An assignment of a district.
///
/// # Errors
/// When there is no such one.
pub fn find_assignment<E>(
    tx: &mut Tx<'_>,
    district: &District,
    id: OfficerAssignmentId,
) -> Result<OfficerAssignment, E>
where
    E: From<StoreError> + From<Refusal>,
{
    let found = store::officer_assignments(tx, district.id)?;
    let found = found.into_iter().find(|one| one.assignment.id == id);
    Ok(found.ok_or_else(not_found)?)
}

/// Ends an assignment today, with the roles that came with it, and tells both.
///
/// # Errors
/// Refuses who may not, and when it is over.
pub fn end(tx: &mut Tx<'_>, by: &By, slug: &str, id: OfficerAssignmentId) -> Result<(), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::OfficerAssign, Target::district(district.id))?;
    by.consented(tx)?;
    let found = find_assignment::<NotDone>(tx, &district, id)?;
    lasts(&found.assignment, by.today)?;
    let who = by.person()?;
    if !store::officer_assignment_end(tx, id, by.today, who)? {
        return Err(Refusal::conflict(Fault::new("refusal-officer-over")).into());
    }
    for grant in [found.officer_grant, found.substitute_grant]
        .into_iter()
        .flatten()
    {
        store::grant_revoke(tx, grant, who, by.now)?;
    }
    let text = &found.assignment.text;
    for person in [Some(text.officer), text.substitute].into_iter().flatten() {
        role::rename(tx, by, person)?;
    }
    tell(tx, by, (&district, text), "support-officer-ended-text")?;
    let detail = json!({
        "step": "end", "grants": [found.officer_grant, found.substitute_grant],
    });
    audit(tx, by, Act::OfficerAssign, id, &detail)
}

/// Notes when an officer is away, and tells her substitute. Nobody is asked why.
///
/// # Errors
/// Refuses who may not, and when the assignment is over; names the faulty fields.
pub fn absence_tell(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: OfficerAssignmentId,
    form: &AbsenceForm,
) -> Result<OfficerAbsenceId, NotDone> {
    let (district, found) = away(tx, by, slug, id)?;
    let time = form.check(&found.assignment, by.today)?;
    let absence = store::officer_absence_add(tx, id, time, by.person()?, by.now)?;
    let substitute = found.assignment.text.substitute;
    let words = ("support-officer-subject", "support-officer-stand-in-text");
    tell_all(tx, by, substitute, words, |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("first", time.first_on.to_string().into()),
            ("last", time.last_on.to_string().into()),
        ]
    })?;
    let detail = json!({ "step": "away", "absence": absence, "substitute": substitute });
    audit(tx, by, Act::OfficerAbsenceTell, id, &detail)?;
    Ok(absence)
}

/// Takes an absence back.
///
/// # Errors
/// Refuses who may not, and when the assignment is over or there is no such absence.
pub fn absence_withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (id, absence): (OfficerAssignmentId, OfficerAbsenceId),
) -> Result<(), NotDone> {
    away(tx, by, slug, id)?;
    if !store::officer_absence_withdraw(tx, (absence, id), by.person()?, by.now)? {
        return Err(not_found().into());
    }
    let detail = json!({ "step": "back", "absence": absence });
    audit(tx, by, Act::OfficerAbsenceTell, id, &detail)
}

/// An assignment whose absences `by` may tell.
fn away(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: OfficerAssignmentId,
) -> Result<(District, OfficerAssignment), NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::OfficerAbsenceTell, Target::district(district.id))?;
    by.consented(tx)?;
    let found = find_assignment::<NotDone>(tx, &district, id)?;
    lasts(&found.assignment, by.today)?;
    Ok((district, found))
}

fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    (district, text): (&District, &AssignmentText),
    words: &'static str,
) -> Result<(), NotDone> {
    let people = [Some(text.officer), text.substitute].into_iter().flatten();
    tell_all(tx, by, people, ("support-officer-subject", words), |lang| {
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        vec![
            ("district", name.into()),
            ("office", text.office.clone().into()),
            ("first", text.starts_on.to_string().into()),
            ("last", text.ends_on.to_string().into()),
        ]
    })?;
    Ok(())
}

fn audit(
    tx: &mut Tx<'_>,
    by: &By,
    act: Act,
    id: OfficerAssignmentId,
    detail: &serde_json::Value,
) -> Result<(), NotDone> {
    let subject = format_args!("officer-assignment/{id}");
    Ok(by.audit(tx, act, subject, detail)?)
}
