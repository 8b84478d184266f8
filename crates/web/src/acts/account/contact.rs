//! A further address for the same account, so that one person signs in by any of them.

use process::id::ContactId;
use process::person::check_address;
use process::refusal::Fault;
use process::{Invalid, Refusal};
use store::{NewContact, Personal, Tx};

use super::code::{self, SentTo, Typed};
use super::{By, NotDone, not_found};

/// Sends a code to a further address.
///
/// Whether another account uses the address is not said here, but only to somebody who has
/// shown that it is hers.
///
/// # Errors
/// Names what is wrong with the address.
pub fn ask(tx: &mut Tx<'_>, by: &By, network: &str, typed: &str) -> Result<SentTo, NotDone> {
    let person = by.own_account()?;
    by.consented(tx)?;
    let address = check_address(typed)?;
    let key = by.keys.address_key(address.channel, &address.text);
    if store::contact_by_key(tx, &key)?.is_some_and(|c| c.person == person) {
        return Err(Invalid::one("address", Fault::new("account-fault-contact-own")).into());
    }
    let code = code::send(tx, by, network, &address, Some(person))?;
    Ok(SentTo { code, address })
}

/// Adds the address when the code that was sent there comes back.
///
/// # Errors
/// When nothing that could be a code was typed. A wrong code is no error: it counts.
pub fn confirm(
    tx: &mut Tx<'_>,
    by: &By,
    sent: Option<&SentTo>,
    typed: &str,
) -> Result<Typed, NotDone> {
    let person = by.own_account()?;
    by.consented(tx)?;
    let typed = code::six_digits(typed)?;
    let Some(sent) = sent else {
        return Ok(Typed::Refused(Fault::new("fault-code-none")));
    };
    let (key, found) = sent.find(tx, by, Some(person))?;
    let hash = by.keys.code_hash(&key, &typed);
    if let Some(fault) = code::check(tx, by, found.as_ref(), &hash)? {
        return Ok(Typed::Refused(fault));
    }
    if let Some(contact) = store::contact_by_key(tx, &key)? {
        let own = contact.person == person;
        let taken = Typed::Refused(Fault::new("fault-contact-taken"));
        return Ok(if own {
            Typed::Accepted("contact")
        } else {
            taken
        });
    }
    let contact = NewContact {
        person,
        channel: sent.address.channel,
        address: Personal::new(sent.address.text.clone()),
        address_key: key,
        verified_at: Some(by.now),
    };
    let added = store::contact_add(tx, &contact, by.now)?;
    let words = ("contact-added-notice-subject", "contact-added-notice-text");
    tell(tx, by, &[added], words)?;
    by.audit_own(tx, person, "contact")?;
    Ok(Typed::Accepted("contact"))
}

/// Tells the owner at her other addresses, so that nobody takes her account over in silence.
fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    except: &[ContactId],
    words: (&str, &str),
) -> Result<(), NotDone> {
    let owner = store::person_get(tx, by.person()?)?.ok_or_else(not_found)?;
    Ok(super::tell(tx, by, &owner, except, words, |_| Vec::new())?)
}

/// Takes an address away from the account. The last one stays, or nobody could sign in.
///
/// # Errors
/// Somebody else's address is not found.
pub fn remove(tx: &mut Tx<'_>, by: &By, contact: ContactId) -> Result<(), NotDone> {
    let person = by.own_account()?;
    let contacts = store::contacts_of(tx, person)?;
    if !contacts.iter().any(|c| c.id == contact) {
        return Err(not_found().into());
    }
    if contacts.len() < 2 {
        return Err(Refusal::conflict(Fault::new("account-fault-contact-last")).into());
    }
    // The address that goes is told too: its owner may be somebody else by now.
    let words = (
        "contact-removed-notice-subject",
        "contact-removed-notice-text",
    );
    tell(tx, by, &[], words)?;
    store::contact_remove(tx, contact, person)?;
    Ok(by.audit_own(tx, person, "contact-remove")?)
}
