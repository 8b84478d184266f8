//! Co-owners of a project: asking a resident, her answer, and the end of her place.

use process::act::Target;
use process::id::{ProjectId, ProjectOwnerId};
use process::project_owner::{self, OwnerAnswer, OwnerForm};
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, Keyring, Project, ProjectOwner, StoreError, Tx};

use super::account::code;
use super::project::{find, owned};
use super::tracking_code::Code;
use super::{By, NotDone, not_found};

/// The address under which somebody answers an invitation.
pub fn answer_address(site: &str, district: &District, project: ProjectId, code: &Code) -> String {
    let site = site.trim_end_matches('/');
    format!(
        "{site}/d/{}/projects/{project}/owners/answer?code={}",
        district.slug,
        code.plain()
    )
}

/// Asks a resident to be co-owner. Where an address is given, the invitation goes there, whether
/// or not it belongs to an account; it is not kept. `site` is the address of this site.
///
/// # Errors
/// Refuses who may not, and when there are as many as there may be; names the faulty fields.
pub fn ask(
    tx: &mut Tx<'_>,
    by: &By,
    (slug, id): (&str, ProjectId),
    form: &OwnerForm,
    (site, code): (&str, &Code),
) -> Result<ProjectOwnerId, NotDone> {
    let (district, project) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ProjectOwnerName, Target::district(district.id))?;
    by.consented(tx)?;
    let text = form.check()?;
    let owners = store::project_owners(tx, id)?;
    let places = owners.iter().map(ProjectOwner::standing);
    let places = places.filter(|standing| standing.holds() || standing.waits());
    project_owner::ask(places.count(), by.rules.limits)?;
    let place = (text.task, code.hash(&by.keys).as_str().to_owned());
    let owner = store::project_owner_add(tx, &project, (place.0, &place.1), by.person()?, by.now)?;
    if let Some(address) = &text.address {
        let task = korean::t(by.lang, &format!("coowner-task-{}", text.task));
        let name = by.lang.pick(&district.name_ko, &district.name_en).clone();
        let values = [
            ("district", name.into()),
            ("project", project.name.clone().into()),
            ("task", task.into()),
            ("address", answer_address(site, &district, id, code).into()),
        ];
        let subject = korean::t(by.lang, "coowner-asked-subject");
        let words = korean::tr(by.lang, "coowner-asked-text", &values);
        code::notify(tx, by, address, subject, words)?;
    }
    let detail = json!({ "task": text.task.as_str(), "sent": text.address.is_some() });
    let subject = format_args!("project-owner/{owner}");
    by.audit(tx, Act::ProjectOwnerName, subject, &detail)?;
    Ok(owner)
}

/// The place for which a code asks, as it was typed.
///
/// # Errors
/// When the store fails.
pub fn asked(
    tx: &mut Tx<'_>,
    keys: &Keyring,
    project: ProjectId,
    typed: &str,
) -> Result<Option<ProjectOwner>, StoreError> {
    match Code::read(typed) {
        Some(code) => store::project_owner_by_code(tx, project, &code.hash(keys)),
        None => Ok(None),
    }
}

/// Whoever holds the code takes the task on, or declines and stays unknown.
///
/// # Errors
/// Refuses officials, who are no residents, and what was answered; names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
    (typed, said): (&str, &str),
) -> Result<(), NotDone> {
    let (district, _) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ProjectOwnerAnswer, Target::district(district.id))?;
    by.consented(tx)?;
    if by.actor.is_official() {
        return Err(Refusal::forbidden("refusal-coowner-official").into());
    }
    let Some(place) = asked(tx, &by.keys, id, typed)? else {
        return Err(Invalid::one("owner_code", Fault::new("fault-coowner-code")).into());
    };
    let said = project_owner::check_answer(said)?;
    let owners = store::project_owners(tx, id)?;
    let owns = said == OwnerAnswer::Accept && owned(&owners, by.actor.person).is_some();
    project_owner::answer(place.standing(), false, owns)?;
    if !store::project_owner_answer(tx, place.id, said, by.person()?, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-coowner-answered")).into());
    }
    let detail = json!({ "answer": said.as_str() });
    let subject = format_args!("project-owner/{}", place.id);
    match said {
        OwnerAnswer::Accept => by.audit(tx, Act::ProjectOwnerAnswer, subject, &detail)?,
        // Whoever declines stays unknown here as well.
        OwnerAnswer::Decline => {
            let act = Act::ProjectOwnerAnswer.as_str();
            store::audit_append(tx, by.now, None, act, &subject.to_string(), &detail)?;
        }
    }
    Ok(())
}

/// A co-owner leaves, or the secretary ends a place. What she wrote stays.
///
/// # Errors
/// Refuses everybody else, and what is over.
pub fn end(
    tx: &mut Tx<'_>,
    by: &By,
    (slug, project): (&str, ProjectId),
    id: ProjectOwnerId,
) -> Result<(), NotDone> {
    let (district, _): (District, Project) = find::<NotDone>(tx, slug, project)?;
    let place = store::project_owner_get(tx, id)?.filter(|place| place.project == project);
    let place = place.ok_or_else(not_found)?;
    let act = match by.actor.person.is_some() && place.person == by.actor.person {
        true => Act::ProjectOwnerAnswer,
        false => Act::ProjectOwnerName,
    };
    by.may(act, Target::district(district.id))?;
    by.consented(tx)?;
    project_owner::end(place.standing())?;
    if !store::project_owner_end(tx, id, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-coowner-over")).into());
    }
    let detail = json!({ "step": "end" });
    Ok(by.audit(tx, act, format_args!("project-owner/{id}"), &detail)?)
}
