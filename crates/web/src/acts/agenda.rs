//! Putting an agenda on the board, changing it, and who sees it.

use process::act::Target;
use process::agenda::{self, AgendaForm, Known, Origin};
use process::district::is_slug;
use process::id::{AgendaId, BodyId, DistrictId, NeighborhoodId};
use process::refusal::Fault;
use process::{Act, Actor, Refusal};
use serde_json::json;
use store::{Agenda, District, NewAgenda, StoreError, Tx};

use super::proposal::{Sight, sight};
use super::{By, NotDone, district, not_found};

/// What `actor` sees of an agenda.
pub fn sight_of(actor: &Actor, agenda: &Agenda) -> Sight {
    sight(actor, agenda.hidden, agenda.district, agenda.author)
}

/// Refuses who must not read a hidden agenda, where a page would show what it says.
///
/// # Errors
/// When it is hidden from `actor`.
pub fn readable(actor: &Actor, agenda: &Agenda) -> Result<(), Refusal> {
    match sight_of(actor, agenda) {
        Sight::Withheld => Err(Refusal::conflict(Fault::new("refusal-agenda-hidden"))),
        _ => Ok(()),
    }
}

/// An agenda with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such agenda in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: AgendaId) -> Result<(District, Agenda), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let found = match is_slug(slug) {
        true => store::agenda_in_district(tx, slug, id)?,
        false => None,
    };
    Ok(found.ok_or_else(not_found)?)
}

/// Neighbourhoods and bodies that a form may name.
pub(super) struct Places {
    neighborhoods: Vec<NeighborhoodId>,
    bodies: Vec<BodyId>,
}

impl Places {
    pub(super) fn of(tx: &mut Tx<'_>, district: DistrictId) -> Result<Places, StoreError> {
        let neighborhoods = store::neighborhood_list(tx, district)?;
        let bodies = store::body_list(tx, district)?;
        Ok(Places {
            neighborhoods: neighborhoods.into_iter().map(|n| n.id).collect(),
            bodies: bodies.into_iter().map(|b| b.id).collect(),
        })
    }

    pub(super) fn known(&self) -> Known<'_> {
        Known {
            neighborhoods: &self.neighborhoods,
            bodies: &self.bodies,
        }
    }
}

/// Puts an agenda of the council on the board of the present year.
///
/// # Errors
/// Refuses who may not, and names the faulty fields.
pub fn add(tx: &mut Tx<'_>, by: &By, slug: &str, form: &AgendaForm) -> Result<AgendaId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::AgendaAdd, Target::district(district.id))?;
    by.consented(tx)?;
    let author = by.person()?;
    let places = Places::of(tx, district.id)?;
    let text = form.check(by.rules.limits, places.known())?;
    let cycle = store::cycle_deciding(tx, district.id, by.now)?;
    let cycle = cycle.ok_or_else(district::not_set_up)?;
    agenda::add(store::selection_of(tx, cycle.id)?.is_some())?;
    let new = NewAgenda {
        district: district.id,
        cycle: cycle.id,
        origin: Origin::Council,
        author,
    };
    let id = store::agenda_add(tx, new, &text, by.now)?;
    let detail = json!({ "version": 1, "set_by": text.set_by.as_str() });
    by.audit(tx, Act::AgendaAdd, format_args!("agenda/{id}"), &detail)?;
    Ok(id)
}

/// Changes an agenda; `seen_version` is the version the writer had before her.
///
/// # Errors
/// Refuses who may not, what comes after another change or once it is decided, and names the
/// faulty fields.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    seen_version: i64,
    form: &AgendaForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::AgendaEdit, found.target())?;
    by.consented(tx)?;
    let places = Places::of(tx, district.id)?;
    let text = form.check(by.rules.limits, places.known())?;
    agenda::edit(found.standing(), seen_version)?;
    if text == found.text {
        return Ok(());
    }
    if !store::agenda_edit(tx, id, seen_version, &text, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-agenda-changed")).into());
    }
    let detail = json!({ "version": seen_version + 1 });
    by.audit(tx, Act::AgendaEdit, format_args!("agenda/{id}"), &detail)?;
    Ok(())
}
