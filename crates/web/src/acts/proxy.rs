//! A clerk enters a proposal for somebody at the counter.

use process::act::Target;
use process::id::{PersonId, ProposalId};
use process::person::Channel;
use process::proposal::ProposalForm;
use process::proxy::{Proposer, ProxyForm};
use process::refusal::Fault;
use process::{Act, Invalid, role};
use store::{ProxyEntry, Tx};

use super::tracking_code::Code;
use super::{By, NotDone, account, desk, district, proposal};

/// Enters a proposal for somebody who agreed to it: a person without an account, or the holder
/// of a desk code, which stays good for signing in. `code` is her way back to it.
///
/// # Errors
/// Refuses who may not and what comes outside the stage, and names the faulty fields.
pub fn enter(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    (proxy, form): (&ProxyForm, &ProposalForm),
    code: &Code,
) -> Result<ProposalId, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::ProposalEnter, Target::district(district.id))?;
    by.consented(tx)?;
    let clerk = by.person()?;
    let near = proposal::neighborhoods(tx, district.id)?;
    let (given, text) = match (proxy.check(&by.rules), form.check(by.rules.limits, &near)) {
        (Ok(given), Ok(text)) => (given, text),
        (given, text) => {
            let faults = [given.err(), text.err()].into_iter().flatten();
            let faults = faults.flat_map(|invalid| invalid.0).collect();
            return Err(Invalid(faults).into());
        }
    };
    let author = match given.proposer {
        Proposer::New(name) => newcomer(tx, by, name)?,
        Proposer::Desk(typed) => present(tx, by, clerk, &typed)?,
    };
    let act = (Act::ProposalEnter, district.id);
    let id = proposal::take(tx, by, act, author, &text)?;
    let entry = ProxyEntry {
        clerk,
        consent: given.consent,
        suggestion: given.suggestion,
        at: by.now,
    };
    store::proxy_entry_add(tx, id, &entry)?;
    store::proposal_code_put(tx, id, &code.hash(&by.keys), by.now)?;
    Ok(id)
}

/// Somebody without an account. What she agreed to at the counter is the terms in force.
fn newcomer(tx: &mut Tx<'_>, by: &By, name: Option<String>) -> Result<PersonId, NotDone> {
    let name = name.unwrap_or_else(|| account::default_name(by));
    let person = store::person_add(tx, by.lang.as_str(), &name, by.now)?;
    let version = by.rules.limits.consent_version;
    store::person_set_consent(tx, person, version, by.now)?;
    Ok(person)
}

/// Whoever holds the code of a desk that was typed.
fn present(tx: &mut Tx<'_>, by: &By, clerk: PersonId, typed: &str) -> Result<PersonId, NotDone> {
    let unknown = || Invalid::one("code", Fault::new("sign-in-fault-desk-code"));
    let typed = desk::normalize(typed).ok_or_else(unknown)?;
    let found = store::code_latest(tx, &desk::code_key(by, &typed))?;
    let good = found.filter(|code| {
        code.channel == Channel::Desk && code.used_at.is_none() && by.now < code.expires_at
    });
    let person = good.and_then(|code| code.person).ok_or_else(unknown)?;
    if role::lasts(&store::grants_of(tx, person)?, by.today) {
        return Err(Invalid::one("code", Fault::new("sign-in-fault-desk-staff")).into());
    }
    store::access_record_add(tx, clerk, "proxy-entry", person, "proposal", by.now)?;
    Ok(person)
}
