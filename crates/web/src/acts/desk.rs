//! The desk of a neighbourhood office: papers are checked and a sign-in code is handed over.

use jiff::SignedDuration;
use process::act::Target;
use process::desk::{DeskForm, DeskOutcome, Known, Seen, decide};
use process::id::PersonId;
use process::identity::Assurance;
use process::person::Channel;
use process::refusal::Fault;
use process::{Act, Invalid, role};
use serde_json::json;
use store::{District, NewCode, Person, StoreError, Tx};

use super::account;
use super::{By, NotDone, district};

/// Letters and digits that nobody mistakes for one another on paper (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many of them make a code: 50 bits.
const LENGTH: usize = 10;

/// A fresh code, to be shown once. It is made before the act, because the act keeps only its
/// hash.
#[derive(Clone)]
pub struct DeskCode(String);

impl DeskCode {
    /// A random code.
    pub fn random() -> DeskCode {
        let random = u64::from_str_radix(&store::random_hex(8), 16)
            .expect("8 random bytes in hex are a number");
        let letter = |place: usize| char::from(ALPHABET[(random >> (5 * place)) as usize % 32]);
        DeskCode((0..LENGTH).map(letter).collect())
    }

    /// The code as it is written down: two groups of five.
    pub fn shown(&self) -> String {
        let (one, two) = self.0.split_at(LENGTH / 2);
        format!("{one}-{two}")
    }
}

/// A typed code without spaces and hyphens, with look-alikes read as what they stand for;
/// `None` when it can't be one.
pub fn normalize(typed: &str) -> Option<String> {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let code: String = kept
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let good = code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
    good.then_some(code)
}

/// What stands for a code in the store, where the address stands for other codes.
pub fn code_key(by: &By, code: &str) -> String {
    by.keys.hmac("desk-code", code)
}

/// Hands a code over to a person whose papers were seen.
///
/// The person gets an account that stands for her: a new one, the one she was verified for
/// before, or a new one that takes the identity over from an account that only declared it.
/// She is asked before the last of these, and no code is made then, nor for an account with a
/// role; that the clerk looked is recorded all the same. The owner of an earlier account is
/// told of a code, so nobody signs in behind her back.
///
/// # Errors
/// Refuses who may not; names the faulty fields.
pub fn issue(
    tx: &mut Tx<'_>,
    by: &By,
    slug: &str,
    form: &DeskForm,
    code: &DeskCode,
) -> Result<DeskOutcome, NotDone> {
    let district = district::find(tx, slug)?;
    by.may(Act::DeskCodeIssue, Target::district(district.id))?;
    by.consented(tx)?;
    let clerk = by.person()?;
    let seen = form.check(&by.rules, by.today)?;
    few_enough(tx, by, clerk)?;
    let identity_key = by.keys.identity_key(&seen.identity.material());
    let holder = store::person_by_identity_key(tx, &identity_key)?;
    let known = holder.as_ref().map(|p| known(tx, by, p)).transpose()?;
    let outcome = decide(known, form.take_over);
    if let (DeskOutcome::AskToMove | DeskOutcome::Staff, Some(holder)) = (outcome, &holder) {
        let looked = "desk-asked";
        store::access_record_add(tx, clerk, looked, holder.id, "papers", by.now)?;
        let detail = json!({ "outcome": word(outcome), "district": district.id });
        let subject = format_args!("person/{}", holder.id);
        by.audit(tx, Act::DeskCodeIssue, subject, &detail)?;
        return Ok(outcome);
    }
    let person = account_for(tx, by, outcome, holder.as_ref(), &identity_key, &seen)?;
    store::code_void(tx, person, Channel::Desk, by.now)?;
    let key = code_key(by, &code.0);
    let new = NewCode {
        channel: Channel::Desk,
        code_hash: by.keys.code_hash(&key, &code.0),
        address_key: key,
        person: Some(person),
        expires_at: by.now + SignedDuration::from_mins(by.rules.limits.desk_code_minutes),
        district: Some(district.id),
    };
    let id = store::code_put(tx, &new, by.now)?;
    store::access_record_add(tx, clerk, "desk", person, "papers", by.now)?;
    let mut from = None;
    if let Some(holder) = &holder {
        if holder.id != person {
            store::access_record_add(tx, clerk, "desk-moved", holder.id, "papers", by.now)?;
            from = Some(holder.id);
        }
        tell(tx, by, &district, holder)?;
    }
    let detail = json!({
        "outcome": word(outcome),
        "code": id.to_string(),
        "district": district.id,
        "guardian": seen.guardian,
        "from": from,
    });
    by.audit(
        tx,
        Act::DeskCodeIssue,
        format_args!("person/{person}"),
        &detail,
    )?;
    Ok(outcome)
}

/// The word for an outcome, in the audit and in message keys.
pub fn word(outcome: DeskOutcome) -> &'static str {
    match outcome {
        DeskOutcome::NewAccount => "new",
        DeskOutcome::SameAccount => "same",
        DeskOutcome::AskToMove => "asked",
        DeskOutcome::Staff => "staff",
        DeskOutcome::MoveIdentity => "moved",
    }
}

/// Refuses more than a desk has to do in a day: a session of a clerk that somebody else got
/// hold of must not collect everybody's accounts.
fn few_enough(tx: &mut Tx<'_>, by: &By, clerk: PersonId) -> Result<(), NotDone> {
    let midnight = korean::seoul_midnight(by.today);
    let most = by.rules.limits.desk_codes_per_day;
    if store::access_record_count(tx, clerk, midnight)? < most {
        return Ok(());
    }
    let fault = Fault::new("desk-fault-many").count("count", most);
    Err(Invalid::one("name", fault).into())
}

/// What is known of the account that stands for the person.
fn known(tx: &mut Tx<'_>, by: &By, holder: &Person) -> Result<Known, StoreError> {
    Ok(Known {
        assurance: holder.assurance.unwrap_or(Assurance::Declared),
        staff: role::lasts(&store::grants_of(tx, holder.id)?, by.today),
    })
}

fn account_for(
    tx: &mut Tx<'_>,
    by: &By,
    outcome: DeskOutcome,
    holder: Option<&Person>,
    identity_key: &str,
    seen: &Seen,
) -> Result<PersonId, StoreError> {
    let basis = seen.basis;
    if let (DeskOutcome::SameAccount, Some(holder)) = (outcome, holder) {
        let basis = basis.or(holder.basis);
        store::person_bind_identity(tx, holder.id, identity_key, Assurance::Verified, basis)?;
        return Ok(holder.id);
    }
    let name = account::default_name(by);
    let person = store::person_add(tx, by.lang.as_str(), &name, by.now)?;
    match holder {
        Some(from) => store::person_move_identity(tx, from.id, person, identity_key, basis)?,
        None => {
            let verified = Assurance::Verified;
            store::person_bind_identity(tx, person, identity_key, verified, basis)?;
        }
    }
    Ok(person)
}

/// Tells the owner of an account, in her language, that a code was handed over in her name.
fn tell(tx: &mut Tx<'_>, by: &By, at: &District, owner: &Person) -> Result<(), StoreError> {
    let words = ("desk-notice-subject", "desk-notice-text");
    account::tell(tx, by, owner, &[], words, |lang| {
        let place = lang.pick(&at.name_ko, &at.name_en).clone();
        vec![("district", place.into())]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_as_it_was_written_down() {
        let code = DeskCode::random();
        let shown = code.shown();
        assert_eq!((shown.len(), shown.find('-')), (LENGTH + 1, Some(5)));
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " ")] {
            assert_eq!(normalize(&typed), Some(code.0.clone()), "{typed}");
        }
        assert_eq!(normalize("oil00-abcde"), Some("01100ABCDE".to_owned()));
        for typed in [
            "",
            "123456",
            "AAAAA-AAAAU",
            "가나다라마바사아자차",
            "AAAAA-AAAAAA",
        ] {
            assert_eq!(normalize(typed), None, "{typed}");
        }
    }
}
