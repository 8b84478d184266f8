//! The execution log of a project: writing an entry, and taking it back.

use process::act::Target;
use process::execution_entry::{self, EntryForm, Withdrawing};
use process::id::{ExecutionEntryId, ProjectId};
use process::photo;
use process::refusal::Fault;
use process::{Act, Invalid, Refusal};
use serde_json::json;
use store::{District, ExecutionEntry, Project, StoreError, Tx};

use super::project::{find, owned, written_by};
use super::{By, NotDone, not_found};

/// Writes an entry with its photos, which become those of the entry.
///
/// # Errors
/// Refuses who may not, and before an agreement; names the faulty fields.
pub fn write(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
    form: &EntryForm,
) -> Result<ExecutionEntryId, NotDone> {
    let (district, project, owners) = written_by(tx, by, slug, id)?;
    let agreed = store::agreement_in_force(tx, project.cycle)?.is_some();
    execution_entry::write(agreed)?;
    let text = form.check(by.rules.limits, by.today)?;
    let author = by.person()?;
    let owner = owned(&owners, Some(author)).map(|one| one.id);
    let role = process::act::acting_as(&by.actor, Act::ExecutionEntryWrite, Some(district.id));
    let entry = store::execution_entry_add(tx, &project, &text, (author, owner, role), by.now)?;
    for (nth, one) in (1..).zip(&text.photos) {
        if !store::photo_take(tx, author, one.id, by.now)? {
            return Err(Invalid::one("photo_alt", photo::gone(nth)).into());
        }
        store::execution_photo_put(tx, entry, one)?;
    }
    let detail = json!({ "phase": text.phase.as_str(), "photos": text.photos.len() });
    let subject = format_args!("execution-entry/{entry}");
    by.audit(tx, Act::ExecutionEntryWrite, subject, &detail)?;
    Ok(entry)
}

/// An entry with its project and district.
///
/// # Errors
/// When there is no such project in the district, or no such entry in it.
pub fn entry<E>(
    tx: &mut Tx<'_>,
    slug: &str,
    (project, id): (ProjectId, ExecutionEntryId),
) -> Result<(District, Project, ExecutionEntry), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let (district, found) = find::<E>(tx, slug, project)?;
    let entry = store::execution_entry_get(tx, id)?.filter(|entry| entry.project == project);
    Ok((district, found, entry.ok_or_else(not_found)?))
}

/// Takes an entry back: its author, or staff who write the log. Its words and photos are shown
/// no more; that it was there, and why it is gone, stays.
///
/// # Errors
/// Refuses who may not, and a second time; names the faulty field.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    of: (ProjectId, ExecutionEntryId),
    reason: &str,
) -> Result<(), NotDone> {
    let (district, _, found) = entry::<NotDone>(tx, slug, of)?;
    let target = Target::owned(district.id, found.author);
    by.may(Act::ExecutionEntryWrite, target)?;
    by.consented(tx)?;
    let withdrawn = found.withdrawn_at.is_some();
    let reason = execution_entry::withdraw(withdrawn, by.rules.limits, reason);
    let reason = reason.map_err(|refused| match refused {
        Withdrawing::Refused(refusal) => NotDone::from(refusal),
        Withdrawing::Invalid(invalid) => NotDone::from(invalid),
    })?;
    if !store::execution_entry_withdraw(tx, found.id, by.person()?, &reason, by.now)? {
        let fault = Fault::new("refusal-entry-withdrawn");
        return Err(Refusal::conflict(fault).into());
    }
    let detail = json!({ "step": "withdraw" });
    let subject = format_args!("execution-entry/{}", found.id);
    Ok(by.audit(tx, Act::ExecutionEntryWrite, subject, &detail)?)
}
