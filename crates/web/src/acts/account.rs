//! A person's own account: consent, name, sessions.

pub mod code;
pub mod contact;
pub mod sign_in;

use korean::Lang;
use process::act::Target;
use process::id::{ContactId, PersonId, SessionId};
use process::person::{Address, check_display_name};
use process::refusal::Fault;
use process::{Act, Invalid, Refusal, role};
use serde_json::json;
use store::{Person, StoreError, Tx};

use super::{By, NotDone, not_found};

/// Whether a person still has to agree to the terms in force.
pub fn needs_consent(person: &Person, by: &By) -> bool {
    person.consent_version < by.rules.limits.consent_version
}

impl By {
    /// Refuses a person who has not agreed to the terms in force; a visitor is asked to sign
    /// in. Every act that writes down what a person says or decides asks this first.
    ///
    /// # Errors
    /// The refusal says where to agree.
    pub fn consented(&self, tx: &mut Tx<'_>) -> Result<(), NotDone> {
        let person = store::person_get(tx, self.person()?)?.ok_or_else(not_found)?;
        if needs_consent(&person, self) {
            return Err(Refusal::conflict(Fault::new("account-consent-first")).into());
        }
        Ok(())
    }

    /// The signed-in person, who may manage her own account.
    pub(super) fn own_account(&self) -> Result<PersonId, Refusal> {
        let person = self.person()?;
        self.may(
            Act::AccountManage,
            Target {
                district: None,
                owner: Some(person),
            },
        )?;
        Ok(person)
    }

    /// The audit row of a change that somebody made to her own account.
    fn audit_own(&self, tx: &mut Tx<'_>, person: PersonId, step: &str) -> Result<(), StoreError> {
        let detail = json!({ "step": step });
        self.audit(
            tx,
            Act::AccountManage,
            format_args!("person/{person}"),
            &detail,
        )
    }
}

/// The name that an account has until its owner chooses one.
pub fn default_name(by: &By) -> String {
    let number = format!("{:04}", code::random_below(10_000));
    korean::tr(
        by.lang,
        "account-default-name",
        &[("number", number.into())],
    )
}

/// Tells the owner of an account what was done with it, at each of her addresses but those in
/// `except`, in her language. `words` are the keys of subject and text; the text has a `time`
/// beside what `args` gives.
///
/// # Errors
/// When the store fails.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    by: &By,
    owner: &Person,
    except: &[ContactId],
    words: (&str, &str),
    args: impl Fn(Lang) -> Vec<(&'static str, korean::Value<'static>)>,
) -> Result<(), StoreError> {
    let lang = owner.lang.parse().unwrap_or(by.lang);
    let mut values = args(lang);
    values.push(("time", korean::date_time(lang, by.now).into()));
    let subject = korean::t(lang, words.0);
    let text = korean::tr(lang, words.1, &values);
    for contact in store::contacts_of(tx, owner.id)? {
        if except.contains(&contact.id) {
            continue;
        }
        let address = Address {
            channel: contact.channel,
            text: contact.address.expose().to_owned(),
        };
        code::notify(tx, by, &address, subject.clone(), text.clone())?;
    }
    Ok(())
}

/// Checks a name that everybody will see.
fn check_name(by: &By, typed: &str, invalid: &mut Invalid) -> String {
    check_display_name(typed, &by.rules, by.actor.is_staff(), invalid)
}

/// Agrees to the terms in force, and chooses the name that others see.
///
/// # Errors
/// Names the faulty fields; without agreement nothing is written.
pub fn consent(tx: &mut Tx<'_>, by: &By, name: &str, agreed: bool) -> Result<(), NotDone> {
    let person = by.own_account()?;
    let mut invalid = Invalid::default();
    let name = check_name(by, name, &mut invalid);
    if !agreed {
        invalid.push("agree", Fault::new("fault-consent"));
    }
    let name = invalid.or(name)?;
    store::person_set_name(tx, person, &name)?;
    store::person_set_lang(tx, person, by.lang.as_str())?;
    let version = by.rules.limits.consent_version;
    store::person_set_consent(tx, person, version, by.now)?;
    let detail = json!({ "step": "consent", "version": version });
    by.audit(
        tx,
        Act::AccountManage,
        format_args!("person/{person}"),
        &detail,
    )?;
    Ok(())
}

/// Changes the name that others see.
///
/// # Errors
/// Names the faulty field.
pub fn rename(tx: &mut Tx<'_>, by: &By, name: &str) -> Result<(), NotDone> {
    let person = by.own_account()?;
    let mut invalid = Invalid::default();
    let name = check_name(by, name, &mut invalid);
    let name = invalid.or(name)?;
    store::person_set_name(tx, person, &name)?;
    Ok(by.audit_own(tx, person, "name")?)
}

/// Tells the generation that one belongs to, for numbers of who takes part, or takes it back.
/// The audit row does not say which.
///
/// # Errors
/// Names the field when it is none of the choices.
pub fn tell_generation(tx: &mut Tx<'_>, by: &By, typed: &str) -> Result<(), NotDone> {
    let person = by.own_account()?;
    by.consented(tx)?;
    let told = process::coverage::told_generation(typed)?;
    store::generation_set(tx, person, told, by.now)?;
    let step = match told {
        Some(_) => "generation",
        None => "generation-withdraw",
    };
    Ok(by.audit_own(tx, person, step)?)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// Somebody else's session is not found.
pub fn end_session(tx: &mut Tx<'_>, by: &By, session: SessionId) -> Result<(), NotDone> {
    let person = by.own_account()?;
    if !store::session_end(tx, session, person, by.now)? {
        let mut refusal = not_found();
        refusal.fault = Fault::new("refusal-session-not-yours");
        return Err(refusal.into());
    }
    Ok(by.audit_own(tx, person, "session-end")?)
}

/// Ends all of one's own sessions but this one.
///
/// # Errors
/// A visitor is asked to sign in.
pub fn end_other_sessions(tx: &mut Tx<'_>, by: &By, this: SessionId) -> Result<(), NotDone> {
    let person = by.own_account()?;
    store::session_end_all(tx, person, Some(this), by.now)?;
    Ok(by.audit_own(tx, person, "session-end-others")?)
}

/// Closes one's own account: name, addresses, identity and sessions go, places in bodies and as
/// co-owner of projects end, and what was done in workshop rooms is nobody's any more. What was published stays without a name, and a ballot
/// that was cast stays in its box.
///
/// Whoever holds a role lays it down first, so that no work is left without anybody to do it.
///
/// # Errors
/// Refuses holders of roles; a visitor is asked to sign in.
pub fn close(tx: &mut Tx<'_>, by: &By) -> Result<(), NotDone> {
    let person = by.own_account()?;
    if role::lasts(&store::grants_of(tx, person)?, by.today) {
        return Err(Refusal::conflict(Fault::new("account-fault-close-role")).into());
    }
    store::person_close(tx, person, by.now)?;
    store::drafts_forget(tx, person)?;
    store::contact_remove_all(tx, person)?;
    store::membership_leave_all(tx, person, by.now)?;
    store::project_owner_end_all(tx, person, by.now)?;
    store::rooms_forget_person(tx, person)?;
    store::access_need_remove_all(tx, person)?;
    store::generation_set(tx, person, None, by.now)?;
    store::applications_forget_person(tx, person, by.now)?;
    store::seats_forget_person(tx, person)?;
    store::session_end_all(tx, person, None, by.now)?;
    Ok(by.audit_own(tx, person, "close")?)
}
