//! Completion of a project: the department proposes it, co-owners consent or say why not.

use korean::Lang;
use process::act::Target;
use process::completion::{self, OwnerConsent};
use process::id::{CompletionId, PersonId, ProjectId};
use process::refusal::Fault;
use process::{Act, Refusal};
use serde_json::json;
use store::{Completion, District, Project, StoreError, Tx};

use super::project::{find, owned, target};
use super::{By, NotDone, account, not_found};

fn latest(tx: &mut Tx<'_>, project: ProjectId) -> Result<Option<Completion>, StoreError> {
    Ok(store::completions_of(tx, project, 1)?.into_iter().next())
}

/// Proposes to call a project complete; every co-owner is told.
///
/// # Errors
/// Refuses who may not, while a proposal waits, and once the project is complete; names the
/// faulty field.
pub fn propose(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
    achieved: &str,
) -> Result<CompletionId, NotDone> {
    let (district, project) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::CompletionPropose, Target::district(district.id))?;
    by.consented(tx)?;
    let state = latest(tx, id)?.map(|found| found.state(by.now));
    let agreed = store::agreement_in_force(tx, project.cycle)?.is_some();
    completion::propose(state, agreed)?;
    let achieved = completion::check_achieved(by.rules.limits, achieved)?;
    let until = completion::until(&by.rules, by.now);
    let made = store::completion_add(tx, id, &achieved, by.person()?, until, by.now)?;
    let owners = store::project_owners(tx, id)?;
    let owners = owners.iter().filter(|one| one.standing().holds());
    let mut asked = 0;
    for person in owners.filter_map(|one| one.person) {
        asked += 1;
        let words = ("completion-asked-subject", "completion-asked-text");
        tell(tx, by, person, (&district, &project), words, |lang| {
            vec![
                ("achieved", achieved.clone().into()),
                ("until", korean::deadline(lang, until).into()),
            ]
        })?;
    }
    let detail = json!({ "asked": asked });
    let subject = format_args!("completion/{made}");
    by.audit(tx, Act::CompletionPropose, subject, &detail)?;
    Ok(made)
}

/// A co-owner consents or says why not; until the time is over she may change her mind. Whoever
/// proposed hears of a refusal.
///
/// # Errors
/// Refuses everybody who was not asked, and what comes late; names the faulty fields.
pub fn answer(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
    (typed, reason): (&str, &str),
) -> Result<(), NotDone> {
    let (district, project) = find::<NotDone>(tx, slug, id)?;
    let owners = store::project_owners(tx, id)?;
    let aim = target(district.id, &owners, by.actor.person);
    by.may(Act::CompletionAnswer, aim)?;
    by.consented(tx)?;
    let place = owned(&owners, by.actor.person).ok_or_else(not_found)?;
    let found = latest(tx, id)?.ok_or_else(none)?;
    if !found.answers.iter().any(|one| one.owner == place.id) {
        let fault = Fault::new("refusal-completion-not-asked");
        return Err(Refusal::conflict(fault).into());
    }
    completion::open(found.state(by.now))?;
    let (said, reason) = completion::check_answer(by.rules.limits, typed, reason)?;
    store::completion_answer(tx, found.id, place.id, (said, &reason), by.now)?;
    if said == OwnerConsent::Refuses {
        let words = ("completion-refused-subject", "completion-refused-text");
        let about = (&district, &project);
        tell(tx, by, found.proposed_by, about, words, |_| {
            vec![("reason", reason.clone().into())]
        })?;
    }
    let detail = json!({ "answer": said.as_str() });
    let subject = format_args!("completion/{}", found.id);
    Ok(by.audit(tx, Act::CompletionAnswer, subject, &detail)?)
}

/// The department takes its proposal back, as after a refusal.
///
/// # Errors
/// Refuses who may not, and once nobody is asked any more; names the faulty field.
pub fn withdraw(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    id: ProjectId,
    reason: &str,
) -> Result<(), NotDone> {
    let (district, _) = find::<NotDone>(tx, slug, id)?;
    by.may(Act::CompletionPropose, Target::district(district.id))?;
    by.consented(tx)?;
    let found = latest(tx, id)?.ok_or_else(none)?;
    completion::open(found.state(by.now))?;
    let reason = completion::check_withdrawal(by.rules.limits, reason)?;
    if !store::completion_withdraw(tx, found.id, &reason, by.now)? {
        return Err(Refusal::conflict(Fault::new("refusal-completion-closed")).into());
    }
    let detail = json!({ "step": "withdraw" });
    let subject = format_args!("completion/{}", found.id);
    Ok(by.audit(tx, Act::CompletionPropose, subject, &detail)?)
}

fn none() -> Refusal {
    Refusal::conflict(Fault::new("refusal-completion-none"))
}

/// Tells somebody about a project, in her language.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    (district, project): (&District, &Project),
    words: (&str, &str),
    args: impl Fn(Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<(), StoreError> {
    let open = |person: &store::Person| person.closed_at.is_none();
    let Some(owner) = store::person_get(tx, person)?.filter(open) else {
        return Ok(());
    };
    account::tell(tx, by, &owner, &[], words, |lang| {
        let mut values = args(lang);
        let name = lang.pick(&district.name_ko, &district.name_en).clone();
        values.push(("district", name.into()));
        values.push(("project", project.name.clone().into()));
        values
    })
}
