//! Naming the office and post that owns an agenda.

use process::Act;
use process::act::Target;
use process::department::OwnerForm;
use process::id::{AgendaId, DepartmentId};
use serde_json::json;
use store::Tx;

use super::{By, NotDone, agenda};

/// Names who owns an agenda, shown to everybody from now on.
///
/// # Errors
/// Refuses who may not and what is hidden; names the faulty fields.
pub fn name(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    form: &OwnerForm,
) -> Result<(), NotDone> {
    let (district, found) = agenda::find::<NotDone>(tx, slug, id)?;
    by.may(Act::OwnerName, Target::district(district.id))?;
    by.consented(tx)?;
    agenda::readable(&by.actor, &found)?;
    let known = store::department_list(tx, district.id)?;
    let ids: Vec<DepartmentId> = known.iter().map(|one| one.id).collect();
    let (department, post) = form.check(by.rules.limits, &ids)?;
    let before = store::agenda_owner(tx, id)?;
    if before.is_some_and(|one| one.department == department && one.post == post) {
        return Ok(());
    }
    store::agenda_owner_name(tx, id, (department, &post), by.person()?, by.now)?;
    let detail = json!({ "department": department, "post": post });
    Ok(by.audit(tx, Act::OwnerName, format_args!("agenda/{id}"), &detail)?)
}
