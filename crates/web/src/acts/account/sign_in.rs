//! Signing in: by a code that was sent, by a code handed over, and signing out.

use process::act::Target;
use process::id::{PersonId, SessionId};
use process::person::{Channel, passes_for_office, session_span};
use process::refusal::Fault;
use process::{Act, Invalid, role};
use serde_json::json;
use store::{NewContact, NewSession, Personal, SignInCode, StoreError, Tx};

use super::code::{self, SentTo, Typed};
use super::{By, NotDone, default_name, needs_consent, not_found};
use crate::acts::desk;

/// The session that a sign-in opens.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What is kept of the token in the cookie.
    pub token_hash: String,
    /// A short label of the browser.
    pub agent: String,
    /// The session whose cookie is replaced; it ends, and nothing else does.
    pub replaces: Option<(SessionId, PersonId)>,
}

/// Signs in with a code that was sent. A new address gets an account.
///
/// # Errors
/// When nothing that could be a code was typed. A wrong code is no error: it counts.
pub fn by_code(
    tx: &mut Tx<'_>,
    by: &By,
    sent: Option<&SentTo>,
    typed: &str,
    opening: &Opening,
) -> Result<Typed, NotDone> {
    by.may(Act::SignIn, Target::default())?;
    let typed = code::six_digits(typed)?;
    let Some(sent) = sent else {
        return Ok(Typed::Refused(Fault::new("fault-code-none")));
    };
    let (key, found) = sent.find(tx, by, None)?;
    let hash = by.keys.code_hash(&key, &typed);
    if let Some(fault) = code::check(tx, by, found.as_ref(), &hash)? {
        return Ok(Typed::Refused(fault));
    }
    let person = match store::contact_by_key(tx, &key)? {
        Some(contact) => {
            store::contact_verify(tx, contact.id, by.now)?;
            contact.person
        }
        None => new_person(tx, by, sent, key)?,
    };
    open(tx, by, person, sent.address.channel, opening)
}

/// Signs in with a code that staff handed over.
///
/// # Errors
/// When nothing that could be such a code was typed.
pub fn by_desk_code(
    tx: &mut Tx<'_>,
    by: &By,
    typed: &str,
    opening: &Opening,
) -> Result<Typed, NotDone> {
    by.may(Act::SignIn, Target::default())?;
    if typed.trim().is_empty() {
        return Err(Invalid::one("code", Fault::new("fault-empty")).into());
    }
    let unknown = Typed::Refused(Fault::new("sign-in-fault-desk-code"));
    let Some(typed) = desk::normalize(typed) else {
        return Ok(unknown);
    };
    let key = desk::code_key(by, &typed);
    let found = store::code_latest(tx, &key)?.filter(|c| c.channel == Channel::Desk);
    let Some(SignInCode {
        person: Some(person),
        ..
    }) = found
    else {
        return Ok(unknown);
    };
    // A role may have been given since the code was handed over.
    if role::lasts(&store::grants_of(tx, person)?, by.today) {
        return Ok(Typed::Refused(Fault::new("sign-in-fault-desk-staff")));
    }
    let hash = by.keys.code_hash(&key, &typed);
    match code::check(tx, by, found.as_ref(), &hash)? {
        Some(fault) => Ok(Typed::Refused(fault)),
        None => open(tx, by, person, Channel::Desk, opening),
    }
}

/// Signs in as an invented person of the demonstration, who agrees to the terms.
///
/// # Errors
/// When there is no such person.
pub fn as_invented(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    opening: &Opening,
) -> Result<Typed, NotDone> {
    by.may(Act::SignIn, Target::default())?;
    store::person_set_consent(tx, person, by.rules.limits.consent_version, by.now)?;
    open(tx, by, person, Channel::Desk, opening)
}

/// Ends the session that asks.
///
/// # Errors
/// When the store fails.
pub fn sign_out(tx: &mut Tx<'_>, by: &By, session: SessionId) -> Result<(), NotDone> {
    let person = by.own_account()?;
    store::session_end(tx, session, person, by.now)?;
    Ok(by.audit_own(tx, person, "sign-out")?)
}

fn new_person(
    tx: &mut Tx<'_>,
    by: &By,
    sent: &SentTo,
    address_key: String,
) -> Result<PersonId, StoreError> {
    let person = store::person_add(tx, by.lang.as_str(), &default_name(by), by.now)?;
    let contact = NewContact {
        person,
        channel: sent.address.channel,
        address: Personal::new(sent.address.text.clone()),
        address_key,
        verified_at: Some(by.now),
    };
    store::contact_add(tx, &contact, by.now)?;
    Ok(person)
}

fn open(
    tx: &mut Tx<'_>,
    by: &By,
    person: PersonId,
    channel: Channel,
    opening: &Opening,
) -> Result<Typed, NotDone> {
    let found = store::person_get(tx, person)?.filter(|p| p.closed_at.is_none());
    let found = found.ok_or_else(not_found)?;
    let staff = role::lasts(&store::grants_of(tx, person)?, by.today);
    if !staff && passes_for_office(&found.display_name, by.rules.names) {
        // Her last role ended by its date, and the name of its office with it.
        store::person_set_name(tx, person, &default_name(by))?;
    }
    let (idle_until, expires_at) = session_span(by.rules.limits, staff, by.now);
    if let Some((session, of)) = opening.replaces {
        store::session_end(tx, session, of, by.now)?;
    }
    let new = NewSession {
        person,
        token_hash: opening.token_hash.clone(),
        channel,
        agent: opening.agent.clone(),
        idle_until,
        expires_at,
    };
    let session = store::session_add(tx, &new, by.now)?;
    let detail = json!({ "step": "session", "session": session, "channel": channel.as_str() });
    let subject = format!("person/{person}");
    store::audit_append(
        tx,
        by.now,
        Some(person),
        Act::SignIn.as_str(),
        &subject,
        &detail,
    )?;
    let word = if needs_consent(&found, by) {
        "consent"
    } else {
        "in"
    };
    Ok(Typed::Accepted(word))
}
