//! Handing a proposal in, changing it, taking it back, and who sees it.

use jiff::Timestamp;
use process::act::Target;
use process::district::is_slug;
use process::id::{DistrictId, NeighborhoodId, PersonId, ProposalId};
use process::proposal::{self, ProposalForm, ProposalText};
use process::stage::{Stage, StageKind};
use process::{Act, Actor, Refusal, authorize};
use serde_json::json;
use store::{Cycle, District, Proposal, StoreError, Tx};

use super::coauthor::acting;
use super::{By, NotDone, district, not_found, photo};

/// What somebody sees of a proposal or a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of it, like everybody.
    Open,
    /// All of it, and that others don't: its author and moderators.
    Marked,
    /// Only that something is hidden, why and since when.
    Withheld,
}

/// Decides what `actor` sees of a thing that `author` made in `district`; a visitor's has no
/// author.
///
/// Pages, the API and exports all ask this one function.
pub fn sight(
    actor: &Actor,
    hidden: bool,
    district: DistrictId,
    author: impl Into<Option<PersonId>>,
) -> Sight {
    if !hidden {
        return Sight::Open;
    }
    let target = Target {
        district: Some(district),
        owner: author.into(),
    };
    match authorize(actor, Act::HiddenSee, target) {
        Ok(()) => Sight::Marked,
        Err(_) => Sight::Withheld,
    }
}

/// What `actor` sees of a proposal.
pub fn sight_of(actor: &Actor, proposal: &Proposal) -> Sight {
    let author = acting(proposal, actor);
    sight(actor, proposal.hidden, proposal.district, author)
}

/// Refuses who must not read a hidden proposal, where a page would show what it says.
///
/// # Errors
/// When it is hidden from `actor`.
pub fn readable(actor: &Actor, proposal: &Proposal) -> Result<(), Refusal> {
    match sight_of(actor, proposal) {
        Sight::Withheld => Err(Refusal::conflict(process::Fault::new(
            "refusal-proposal-hidden",
        ))),
        _ => Ok(()),
    }
}

/// A proposal with the district of its address. An address in another district is none.
///
/// # Errors
/// When there is no such district, or no such proposal in it.
pub fn find<E>(tx: &mut Tx<'_>, slug: &str, id: ProposalId) -> Result<(District, Proposal), E>
where
    E: From<StoreError> + From<Refusal>,
{
    let found = match is_slug(slug) {
        true => store::proposal_in_district(tx, slug, id)?,
        false => None,
    };
    Ok(found.ok_or_else(not_found)?)
}

/// The year for which proposals are taken at `now`, else the one that the district is deciding
/// on, with its stages; both are empty before it is set up.
///
/// # Errors
/// When the store fails.
pub fn year(
    tx: &mut Tx<'_>,
    district: DistrictId,
    now: Timestamp,
) -> Result<(Option<Cycle>, Vec<Stage>), StoreError> {
    let taking = store::cycle_in_stage(tx, district, StageKind::Proposals, now)?;
    let found = match taking {
        Some(cycle) => Some(cycle),
        None => store::cycle_deciding(tx, district, now)?,
    };
    let Some(cycle) = found else {
        return Ok((None, Vec::new()));
    };
    let stages = store::stages_of(tx, cycle.id)?;
    Ok((Some(cycle), stages))
}

/// Hands a proposal in for the present year.
///
/// # Errors
/// Refuses who may not and what comes outside the stage, and names the faulty fields.
pub fn submit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &ProposalForm,
) -> Result<ProposalId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ProposalSubmit, Target::district(district.id))?;
    by.consented(tx)?;
    let author = by.person()?;
    let text = form.check(by.rules.limits, &neighborhoods(tx, district.id)?)?;
    let id = take(tx, by, (Act::ProposalSubmit, district.id), author, &text)?;
    photo::bring(tx, by, id, &form.chosen(by.rules.limits), 1)?;
    store::draft_drop(tx, author, district.id)?;
    Ok(id)
}

/// Takes a proposal for the present year, by whichever act it comes.
pub(super) fn take(
    tx: &mut Tx<'_>,
    by: &By,
    (act, district): (Act, DistrictId),
    author: PersonId,
    text: &ProposalText,
) -> Result<ProposalId, NotDone> {
    let (cycle, stages) = year(tx, district, by.now)?;
    let cycle = cycle.ok_or_else(district::not_set_up)?;
    proposal::submit(&stages, by.now)?;
    let id = store::proposal_add(tx, district, cycle.id, author, text, by.now)?;
    let subject = format_args!("proposal/{id}");
    by.audit(tx, act, subject, &json!({ "version": 1 }))?;
    Ok(id)
}

/// Changes a proposal; `seen_version` is the version its author had before her.
///
/// # Errors
/// Refuses who may not, what comes too late or after another change, and names the faulty
/// fields.
pub fn edit(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    seen_version: i64,
    form: &ProposalForm,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    let owner = acting(&found, &by.actor);
    by.may(Act::ProposalEdit, Target::owned(district.id, owner))?;
    by.consented(tx)?;
    let text = form.check(by.rules.limits, &neighborhoods(tx, district.id)?)?;
    let stages = store::stages_of(tx, found.cycle)?;
    proposal::edit(found.standing(), seen_version, &stages, by.now)?;
    let chosen = form.chosen(by.rules.limits);
    let others = photo::bring(tx, by, id, &chosen, seen_version + 1)?;
    if text == found.text && !others {
        return Ok(());
    }
    store::proposal_edit(tx, id, seen_version, &text, by.now)?;
    let detail = json!({ "version": seen_version + 1 });
    by.audit(
        tx,
        Act::ProposalEdit,
        format_args!("proposal/{id}"),
        &detail,
    )?;
    Ok(())
}

/// Takes a proposal back.
///
/// # Errors
/// Refuses who may not, and a second time.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, slug: &str, id: ProposalId) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(
        Act::ProposalWithdraw,
        Target::owned(district.id, found.author),
    )?;
    by.consented(tx)?;
    proposal::withdraw(found.standing())?;
    store::proposal_withdraw(tx, id, by.now)?;
    by.audit(
        tx,
        Act::ProposalWithdraw,
        format_args!("proposal/{id}"),
        &json!({}),
    )?;
    Ok(())
}

pub(super) fn neighborhoods(
    tx: &mut Tx<'_>,
    district: DistrictId,
) -> Result<Vec<NeighborhoodId>, StoreError> {
    Ok(store::neighborhood_list(tx, district)?
        .into_iter()
        .map(|n| n.id)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use process::id::GrantId;
    use process::{Grant, Role};

    #[test]
    fn what_is_hidden_is_seen_by_its_author_and_the_districts_moderators() {
        let today = date(2026, 7, 1);
        let person = |id, role: Option<(Role, i64)>| {
            let grants = role.map(|(role, district)| Grant {
                id: GrantId(1),
                role,
                district: Some(DistrictId(district)),
                body: None,
                starts_on: today,
                ends_on: None,
            });
            Actor::person(PersonId(id), grants.into_iter().collect(), today)
        };
        for (actor, expected) in [
            (Actor::visitor(), Sight::Withheld),
            (person(7, None), Sight::Marked),
            (person(8, None), Sight::Withheld),
            (person(8, Some((Role::Moderator, 1))), Sight::Marked),
            (person(8, Some((Role::Moderator, 2))), Sight::Withheld),
            (person(8, Some((Role::Secretary, 1))), Sight::Withheld),
        ] {
            assert_eq!(
                sight(&actor, true, DistrictId(1), PersonId(7)),
                expected,
                "{actor:?}"
            );
            assert_eq!(
                sight(&actor, false, DistrictId(1), PersonId(7)),
                Sight::Open
            );
        }
    }
}
