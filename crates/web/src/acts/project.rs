//! A project with the district of its address, and who owns it along.

use process::act::{Target, authorize};
use process::id::{DistrictId, PersonId, ProjectId};
use process::{Act, Actor, Refusal};
use store::{Cycle, District, Project, ProjectOwner, StoreError, Tx};

use super::{By, NotDone, district, not_found};

/// A project with its district. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such project in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: ProjectId) -> Result<(District, Project), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let project = store::project_get(tx, id)?.filter(|found| found.district == district.id);
    Ok((district, project.ok_or_else(not_found)?))
}

/// The round of a project.
///
/// # Errors
/// When the store fails.
pub fn cycle_of(tx: &mut Tx<'_>, project: &Project) -> Result<Cycle, StoreError> {
    let missing = || StoreError::Missing(format!("the round of project {}", project.id));
    store::cycle_get(tx, project.cycle)?.ok_or_else(missing)
}

/// The place in which somebody is co-owner now.
pub fn owned(owners: &[ProjectOwner], person: Option<PersonId>) -> Option<&ProjectOwner> {
    let person = person?;
    let hers = |one: &&ProjectOwner| one.person == Some(person) && one.standing().holds();
    owners.iter().find(hers)
}

/// What an act of a co-owner is aimed at: her own where she is one.
pub fn target(district: DistrictId, owners: &[ProjectOwner], person: Option<PersonId>) -> Target {
    match owned(owners, person).and_then(|one| one.person) {
        Some(person) => Target::owned(district, person),
        None => Target::district(district),
    }
}

/// Whether somebody sees what is for staff and co-owners of a project alone.
///
/// # Errors
/// When the store fails.
pub fn sees_closed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (district, project): (DistrictId, ProjectId),
) -> Result<bool, StoreError> {
    let owners = store::project_owners(tx, project)?;
    let target = target(district, &owners, actor.person);
    Ok(authorize(actor, Act::ExecutionEntryWrite, target).is_ok())
}

/// A project of which `by` may write the log, with everybody who owns it along.
///
/// # Errors
/// When there is none, and whoever may not write.
pub(super) fn written_by(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
) -> Result<(District, Project, Vec<ProjectOwner>), NotDone> {
    let (district, project) = find::<NotDone>(tx, slug, id)?;
    let owners = store::project_owners(tx, id)?;
    let target = target(district.id, &owners, by.actor.person);
    by.may(Act::ExecutionEntryWrite, target)?;
    by.consented(tx)?;
    Ok((district, project, owners))
}
