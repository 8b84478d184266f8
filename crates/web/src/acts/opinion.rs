//! What people think of an agenda: giving an opinion, replacing it, taking it back.

use process::act::Target;
use process::id::{AgendaId, OpinionId};
use process::opinion::{self, OpinionForm, Standing};
use process::refusal::Fault;
use process::{Act, Actor, Refusal};
use serde_json::json;
use store::{Deliberated, District, Opinion, StoreError, Tx};

use super::proposal::{Sight, sight};
use super::{By, NotDone, district, not_found};

/// An opinion that says something, with the district of its address.
///
/// # Errors
/// When there is none in that district, or it gives no reason.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: OpinionId) -> Result<(District, Opinion), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::opinion_get(tx, id)?.filter(|found| {
        found.district == district.id && (found.hidden || !found.text.reason.is_empty())
    });
    Ok((district, found.ok_or_else(not_found)?))
}

/// An agenda with the district of its address, as opinions see it. A hidden one is not there.
///
/// # Errors
/// When there is none in that district that everybody may see.
pub fn agenda<E>(tx: &mut Tx<'_>, slug: &str, id: AgendaId) -> Result<(District, Deliberated), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let district = district::by_slug(tx, slug)?.ok_or_else(not_found)?;
    let found = store::deliberated_get(tx, id)?;
    let found = found.filter(|found| found.district == district.id && !found.hidden);
    Ok((district, found.ok_or_else(not_found)?))
}

/// What `actor` sees of the reason of an opinion.
pub fn sight_of(actor: &Actor, found: &Opinion) -> Sight {
    sight(actor, found.hidden, found.district, found.author)
}

/// What the decisions need to know.
pub fn standing(agenda: &Deliberated, own: Option<&Opinion>) -> Standing {
    Standing {
        open: agenda.open,
        hidden: agenda.hidden,
        own_hidden: own.is_some_and(|own| own.hidden),
    }
}

/// Gives the one opinion that somebody has of an agenda, or replaces it.
///
/// # Errors
/// Refuses who may not, and what is not open or hidden; names the faulty fields.
pub fn give(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: AgendaId,
    form: &OpinionForm,
) -> Result<OpinionId, NotDone> {
    let (district, found) = agenda::<NotDone>(tx, slug, id)?;
    by.may(Act::OpinionGive, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let text = form.check(by.rules.limits)?;
    let own = store::opinion_of(tx, id, person)?;
    opinion::give(standing(&found, own.as_ref()))?;
    let given = store::opinion_put(tx, id, person, &text, by.now)?;
    let step = if own.is_some() { "replace" } else { "give" };
    // Where somebody stands is not written down a second time: it can be taken back.
    let detail = json!({ "agenda": id, "step": step });
    by.audit(
        tx,
        Act::OpinionGive,
        format_args!("opinion/{given}"),
        &detail,
    )?;
    Ok(given)
}

/// Takes one's own opinion back; its reason is gone then.
///
/// # Errors
/// Refuses who may not, what is not open, and when there is none.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, slug: &str, id: AgendaId) -> Result<(), NotDone> {
    let (district, found) = agenda::<NotDone>(tx, slug, id)?;
    by.may(Act::OpinionGive, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    let own = store::opinion_of(tx, id, person)?;
    opinion::withdraw(standing(&found, own.as_ref()))?;
    let none = || Refusal::conflict(Fault::new("refusal-opinion-none"));
    let own = own.ok_or_else(none)?;
    if !store::opinion_withdraw(tx, id, person, by.now)? {
        return Err(none().into());
    }
    let detail = json!({ "agenda": id, "step": "withdraw" });
    by.audit(
        tx,
        Act::OpinionGive,
        format_args!("opinion/{}", own.id),
        &detail,
    )?;
    Ok(())
}
