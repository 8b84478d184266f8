//! Writing a proposal together: the code that asks others, joining, and leaving again.

use process::act::Target;
use process::id::{PersonId, ProposalId};
use process::refusal::Fault;
use process::{Act, Actor, Invalid, coauthor};
use serde_json::json;
use store::{Keyring, Proposal, StoreError, Tx};

use super::classification::tell_to;
use super::proposal::find;
use super::tracking_code::Code;
use super::{By, NotDone};

/// The author of a proposal as whom somebody acts: herself where she wrote along, else the first.
pub fn acting(found: &Proposal, actor: &Actor) -> PersonId {
    let own = found.authors().find(|one| actor.person == Some(*one));
    own.unwrap_or(found.author)
}

/// What an author does about who writes along.
#[derive(Clone, PartialEq, Eq)]
pub enum Step {
    /// Makes a code, in place of one that was made before.
    Ask(Code),
    /// Takes the code back.
    Revoke,
    /// One of the authors is none any more: others by the first one, herself by anybody.
    Part(PersonId),
}

/// Asks others, takes that back, or parts from an author.
///
/// # Errors
/// Refuses whoever is not the author, and to ask when nobody can join; an author who joined may
/// only leave.
pub fn change(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    step: &Step,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    let owner = match step {
        Step::Part(person) if Some(*person) == by.actor.person => acting(&found, &by.actor),
        _ => found.author,
    };
    by.may(Act::ProposalEdit, Target::owned(district.id, owner))?;
    by.consented(tx)?;
    let done = match step {
        Step::Ask(code) => {
            coauthor::ask(found.standing(), found.coauthors.len(), by.rules.limits)?;
            store::coauthor_code_put(tx, id, &code.hash(&by.keys), by.now)?;
            "coauthor-ask"
        }
        Step::Revoke => {
            store::coauthor_code_drop(tx, id)?;
            "coauthor-revoke"
        }
        Step::Part(person) => {
            store::coauthor_leave(tx, id, *person, by.now)?;
            // Whoever was parted from knows the code, so it leads nowhere any more.
            if by.actor.person == Some(found.author) {
                store::coauthor_code_drop(tx, id)?;
            }
            "coauthor-part"
        }
    };
    let detail = json!({ "step": done });
    Ok(by.audit(
        tx,
        Act::ProposalEdit,
        format_args!("proposal/{id}"),
        &detail,
    )?)
}

/// Whether a code, as it was typed, is the one of this proposal.
///
/// # Errors
/// When the store fails.
pub fn fits(
    tx: &mut Tx<'_>,
    keys: &Keyring,
    id: ProposalId,
    typed: &str,
) -> Result<bool, StoreError> {
    match Code::read(typed) {
        Some(code) => store::coauthor_code_fits(tx, id, &code.hash(keys)),
        None => Ok(false),
    }
}

/// Somebody who was given the code becomes an author; the first one is told.
///
/// # Errors
/// Refuses who may not hand proposals in, and when there are authors enough; says when the code
/// is none of this proposal.
pub fn join(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProposalId,
    typed: &str,
) -> Result<(), NotDone> {
    let (district, found) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::ProposalSubmit, Target::district(district.id))?;
    by.consented(tx)?;
    let person = by.person()?;
    if !fits(tx, &by.keys, id, typed)? {
        let fault = Fault::new("fault-coauthor-code");
        return Err(Invalid::one("code", fault).into());
    }
    // The page offers nothing to who writes it already; a form from before changes nothing.
    if found.authors().any(|one| one == person) {
        return Ok(());
    }
    coauthor::ask(found.standing(), found.coauthors.len(), by.rules.limits)?;
    store::coauthor_join(tx, id, person, by.now)?;
    let detail = json!({ "step": "coauthor-join" });
    by.audit(
        tx,
        Act::ProposalSubmit,
        format_args!("proposal/{id}"),
        &detail,
    )?;
    let words = ("coauthor-joined-subject", "coauthor-joined-text");
    Ok(tell_to(
        tx,
        by,
        found.author,
        (&district, &found),
        words,
        |_| Vec::new(),
    )?)
}
